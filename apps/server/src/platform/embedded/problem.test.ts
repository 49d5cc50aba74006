import { describe, expect, test } from 'vitest';
import { problemInLog, problemOf, sayStartProblem } from './problem.ts';

const facts = { directory: '/srv/data', port: 5439, logFile: '/srv/data/postgres.log' };

describe('why the database did not start', () => {
  test.each([
    ['FATAL:  could not write lock file "postmaster.pid": No space left on device', /^The disk that holds \/srv\/data is full; nothing was lost\./],
    ['PANIC:  could not write to file "pg_wal/xlogtemp.1": Disk quota exceeded', /is full/],
    ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use\nFATAL:  could not create any TCP/IP sockets', /^Port 5439, .* is taken/],
    ['FATAL:  could not open file "global/pg_control": Permission denied', /^Fairlead may not read or write \/srv\/data/],
    ['2026-02-10 08:00:00 UTC [7] FATAL:  lock file "postmaster.pid" already exists', /^The database did not start: lock file "postmaster.pid" already exists\. More is in/],
    ['initdb: could not look up effective user ID 1234: user does not exist', /user does not exist\. More is in/],
    ['', /it ended without a word/],
  ])('is one sentence: %s', (log, sentence) => {
    const said = sayStartProblem(problemInLog(log, facts));
    expect(said).toMatch(sentence);
    expect(said).not.toContain('\n');
  });

  test('is told apart from a bug, which is thrown', () => {
    expect(problemOf(Object.assign(new Error('full'), { code: 'ENOSPC' }), '/srv/data')).toEqual({ kind: 'disk-full', directory: '/srv/data' });
    expect(problemOf(Object.assign(new Error('no'), { code: 'EACCES', path: '/srv' }), '/srv/data')).toEqual({ kind: 'not-permitted', path: '/srv' });
    expect(problemOf(new TypeError('a bug'), '/srv/data')).toBeUndefined();
  });
});
