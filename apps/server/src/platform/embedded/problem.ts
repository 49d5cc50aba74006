/** Why the embedded database did not start. Each kind has one sentence for the person who typed the command. */
export type StartProblem =
  | { kind: 'already-running'; directory: string; pid: number }
  | { kind: 'held-elsewhere'; directory: string }
  | { kind: 'other-version'; directory: string; found: string; needed: string }
  | { kind: 'not-a-data-directory'; directory: string }
  | { kind: 'disk-full'; directory: string }
  | { kind: 'port-taken'; port: number }
  | { kind: 'not-permitted'; path: string }
  | { kind: 'no-binaries'; platform: string }
  | { kind: 'no-user-to-run-as' }
  | { kind: 'did-not-start'; because: string; log: string };

/** One sentence that says what is wrong, that nothing was changed, and what to do next. */
export function sayStartProblem(problem: StartProblem): string {
  switch (problem.kind) {
    case 'already-running':
      return `Fairlead is already running with the data in ${problem.directory} (process ${problem.pid}); stop it first, or set FAIRLEAD_DATA to another directory.`;
    case 'held-elsewhere':
      return `Another PostgreSQL that this machine cannot stop is serving the data in ${problem.directory}; stop it where it runs, then start again.`;
    case 'other-version':
      return `The data in ${problem.directory} was written by PostgreSQL ${problem.found} and this Fairlead brings PostgreSQL ${problem.needed}; nothing was changed. Back it up with the Fairlead that wrote it and restore that backup into a new directory.`;
    case 'not-a-data-directory':
      return `${problem.directory} holds files that are not a Fairlead database; nothing was changed. Set FAIRLEAD_DATA to another directory.`;
    case 'disk-full':
      return `The disk that holds ${problem.directory} is full; nothing was lost. Free some space and start again.`;
    case 'port-taken':
      return `Port ${problem.port}, which the database was told to use, is taken by another program; stop that one or choose another port.`;
    case 'not-permitted':
      return `Fairlead may not read or write ${problem.path}; give this user the right to it, or set FAIRLEAD_DATA to another directory.`;
    case 'no-binaries':
      return `There is no packaged PostgreSQL for ${problem.platform}; run "npm ci" again, or use your own PostgreSQL with "npm run serve" and DATABASE_URL.`;
    case 'no-user-to-run-as':
      return 'PostgreSQL refuses to run as root or as a user without a name, and here neither a user namespace nor a user of its own could be made; run Fairlead as an ordinary user.';
    case 'did-not-start':
      return `The database did not start: ${problem.because} More is in ${problem.log}.`;
  }
}

/** What a file-system error means for a start; undefined for errors that are bugs and should be thrown. */
export function problemOf(error: unknown, directory: string): StartProblem | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') return { kind: 'disk-full', directory };
  if (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS') {
    return { kind: 'not-permitted', path: 'path' in error && typeof error.path === 'string' ? error.path : directory };
  }
  if (error.code === 'ENOTDIR' || error.code === 'EEXIST') return { kind: 'not-a-data-directory', directory };
  return undefined;
}

/** What the server's own log says about why it ended. */
export function problemInLog(log: string, facts: { directory: string; port: number; logFile: string }): StartProblem {
  if (/No space left on device|Disk quota exceeded/.test(log)) return { kind: 'disk-full', directory: facts.directory };
  if (/could not (bind|create any TCP\/IP)/.test(log)) return { kind: 'port-taken', port: facts.port };
  if (/Permission denied|Operation not permitted|Read-only file system/.test(log)) return { kind: 'not-permitted', path: facts.directory };
  const lines = log.split('\n').filter((line) => line.trim() !== '');
  const because = (lines.findLast((line) => /FATAL|PANIC|ERROR|error/.test(line)) ?? lines.at(-1))?.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '');
  return { kind: 'did-not-start', because: because === undefined ? 'it ended without a word.' : `${because.replace(/\.?$/, '.')}`, log: facts.logFile };
}
