/** The short form of the crash run (D-3, D-5): four seeded kills of the server and one of the database. `.ci/run` makes fifty. */
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('loses nothing, doubles nothing and stays in balance over five kills', { timeout: 180_000 }, () => {
  const run = spawnSync(process.execPath, ['tools/crash.ts', '--kills', '4', '--database-kills', '1', '--seed', '20260210'], { encoding: 'utf8', timeout: 170_000 });
  expect(run.stdout.trim().split('\n').at(-1), run.stdout + run.stderr).toBe('lost 0, duplicated 0, off by 0 ug');
  expect(run.status).toBe(0);
});
