import { realpath } from 'node:fs/promises';
import { readPasswords, readRunNote } from './files.ts';
import { guardHolder } from './guard.ts';
import type { StartProblem } from './problem.ts';
import { urlFor } from './roles.ts';
import { startEmbedded, type EmbeddedDatabase } from './start.ts';

export type WithEmbedded<T> = { kind: 'done'; value: T } | { kind: 'refused'; problem: StartProblem };

/** The database of a Fairlead that runs now on this data directory; its `stop` does nothing, since it is not ours to stop. */
export async function attachEmbedded(directory: string): Promise<EmbeddedDatabase | undefined> {
  const real = await realpath(directory).catch(() => undefined);
  if (real === undefined || (await guardHolder(real)) === undefined) return undefined;
  const [note, passwords] = [await readRunNote(real), await readPasswords(real)];
  if (note === undefined || passwords === undefined) return undefined;
  return {
    directory: real, port: note.port, startedFresh: false,
    ownerUrl: urlFor('fairlead_owner', passwords.owner, note.port),
    appUrl: urlFor('fairlead_app', passwords.app, note.port),
    adminUrl: urlFor('postgres', passwords.admin, note.port),
    stop: async () => undefined,
  };
}

/** Runs something with the embedded database: beside the Fairlead that already runs on it, or alone with a start and a stop around it. */
export async function withEmbedded<T>(directory: string, run: (database: EmbeddedDatabase) => Promise<T>): Promise<WithEmbedded<T>> {
  const running = await attachEmbedded(directory);
  if (running !== undefined) return { kind: 'done', value: await run(running) };
  const started = await startEmbedded({ directory });
  if (started.kind === 'refused') return started;
  try {
    return { kind: 'done', value: await run(started.database) };
  } finally {
    await started.database.stop();
  }
}
