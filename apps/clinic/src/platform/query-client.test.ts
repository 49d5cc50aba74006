import { MutationObserver, onlineManager } from '@tanstack/react-query';
import { afterEach, expect, it } from 'vitest';
import { newQueryClient } from './query-client.ts';

afterEach(() => onlineManager.setOnline(true));

it('answers a press at once where there is no line, and sends nothing by itself when it is back', async () => {
  onlineManager.setOnline(false);
  let sent = 0;
  const press = new MutationObserver(newQueryClient(), { mutationFn: async () => { sent += 1; return 'unreachable'; } });
  expect(await press.mutate()).toBe('unreachable');
  onlineManager.setOnline(true);
  expect(sent).toBe(1);
});
