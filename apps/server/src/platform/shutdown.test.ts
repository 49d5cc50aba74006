import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';

const module = new URL('./shutdown.ts', import.meta.url).href;

const script = (stopMs: number, failing: boolean): string => `const { whenToldToStop } = await import('${module}');
  whenToldToStop(async (reason) => { console.log('stopping: ' + reason); await new Promise((done) => setTimeout(done, ${stopMs})); ${failing ? `throw new Error('no disk');` : ''} console.log('stopped'); });
  setInterval(() => {}, 1000); console.log('ready');`;

/** A process that takes `stopMs` to stop and says when it began and ended doing so. */
async function startServer(stopMs: number, failing = false): Promise<{ child: ChildProcess; said: () => string; ended: Promise<number | null> }> {
  return await watch(spawn(process.execPath, ['--input-type=module', '-e', script(stopMs, failing)], { stdio: ['ignore', 'pipe', 'pipe'] }));
}

/** The same below a bootstrap, which is the process that is returned; `ended` is when both have let go of their output. */
async function startBelowBootstrap(stopMs: number): ReturnType<typeof startServer> {
  const bootstrap = `require('node:child_process').spawn(process.execPath, ['--input-type=module', '-e', process.argv[1]], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });`;
  return await watch(spawn(process.execPath, ['--input-type=commonjs', '-e', bootstrap, script(stopMs, false)], { stdio: ['ignore', 'pipe', 'pipe'] }));
}

async function watch(child: ChildProcess): ReturnType<typeof startServer> {
  let text = '';
  const ready = new Promise<void>((resolve) => { child.stdout?.on('data', (part) => { text += part; if (text.includes('ready')) resolve(); }); });
  child.stderr?.on('data', (part) => { text += part; });
  const ended = new Promise<number | null>((resolve) => { child.on('close', (code) => resolve(code)); });
  await ready;
  return { child, said: () => text, ended };
}

describe('a server that is told to stop', () => {
  test('takes the several signals of one Ctrl-C as one, and ends with 0 when all is stopped', async () => {
    const { child, said, ended } = await startServer(300);
    for (let n = 0; n < 3; n += 1) { child.kill('SIGINT'); await wait(30); }
    expect(await ended).toBe(0);
    expect(said()).toBe('ready\nstopping: SIGINT\nstopped\n');
  });

  test('ends at once at a second Ctrl-C', async () => {
    const { child, said, ended } = await startServer(60_000);
    child.kill('SIGINT');
    await wait(1_000);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(said()).not.toContain('stopped');
  });

  test('stops in order when the process that started it was killed', async () => {
    const { child, said, ended } = await startBelowBootstrap(10);
    child.kill('SIGKILL');
    await ended;
    expect(said()).toBe('ready\nstopping: parent gone\nstopped\n');
  });

  test('ends with 1 and says why when it could not stop in order', async () => {
    const { child, said, ended } = await startServer(10, true);
    child.kill('SIGTERM');
    expect(await ended).toBe(1);
    expect(said()).toContain('Stopping failed: no disk');
  });
});
