import { describe, expect, it } from 'vitest';
import { lazyScreen, ScreenDidNotArrive } from './lazy-screen.ts';

describe('a screen whose code does not arrive', () => {
  it('says so as a failure of the line, and is fetched again when it is opened again', async () => {
    let isGone = true;
    const screen = lazyScreen(() => (isGone ? Promise.reject(new TypeError('Failed to fetch dynamically imported module')) : Promise.resolve({ Room: () => 'the room' })), 'Room') as ReturnType<typeof lazyScreen> & (() => unknown);
    await screen.preload?.();
    expect(() => screen()).toThrow(ScreenDidNotArrive);
    isGone = false;
    await screen.preload?.();
    expect(screen()).toMatchObject({ type: expect.any(Function) });
  });
});
