import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aloneOnThisPhone } from './local-data.ts';
import { outbox, staleAfterMs } from './outbox.ts';
import type { Call, Outbox, SendReply } from './outbox.ts';
import { memoryShelf } from './shelf.ts';
import type { Shelf } from './shelf.ts';
import type { OpenVault, Sealed } from './vault.ts';

const plainVault: OpenVault = {
  seal: (value) => Promise.resolve({ iv: new Uint8Array(0), bytes: new TextEncoder().encode(JSON.stringify(value)).buffer as ArrayBuffer }),
  unseal: <T>(sealed: Sealed) => Promise.resolve(JSON.parse(new TextDecoder().decode(sealed.bytes)) as T),
};

/** A server that keeps keys: the same key acts once, another body under the same key is refused. */
function modelServer() {
  const acted = new Map<string, string>();
  const effects: string[] = [];
  return {
    effects,
    take(key: string, call: Call): SendReply {
      const body = JSON.stringify(call);
      if (acted.has(key)) return acted.get(key) === body ? { kind: 'done' } : { kind: 'refused', because: 'reused' };
      if ((call.body as { refuse?: boolean }).refuse === true) return { kind: 'refused', because: 'no' };
      acted.set(key, body);
      effects.push(key);
      return { kind: 'done' };
    },
  };
}

class Crash extends Error {}

/** A shelf on which the app can die before or after any write reaches the disk. */
function crashingShelf(disk: Shelf, fate: () => 'fine' | 'before' | 'after'): Shelf {
  const risky = async (work: () => Promise<void>): Promise<void> => {
    const now = fate();
    if (now === 'before') throw new Crash();
    await work();
    if (now === 'after') throw new Crash();
  };
  return { ...disk, put: (shelf, id, value) => risky(() => disk.put(shelf, id, value)), remove: (shelf, id) => risky(() => disk.remove(shelf, id)) };
}

const fates = fc.infiniteStream(fc.constantFrom('fine', 'fine', 'fine', 'fine', 'before', 'after') as fc.Arbitrary<'fine' | 'before' | 'after'>);
const lines = fc.infiniteStream(fc.constantFrom('on', 'on', 'offline', 'lost reply', 'busy') as fc.Arbitrary<'on' | 'offline' | 'lost reply' | 'busy'>);
const steps = fc.array(fc.oneof(
  fc.record({ do: fc.constant('tap' as const), id: fc.nat(20), refuse: fc.boolean() }),
  fc.record({ do: fc.constant('flush' as const), tabs: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.nat(100_000) }),
), { maxLength: 40 });

describe('the outbox', () => {
  it('brings each entry to the server exactly once, whatever breaks', async () => {
    await fc.assert(fc.asyncProperty(steps, fates, lines, async (run, fate, line) => {
      const disk = memoryShelf();
      const server = modelServer();
      const alone = aloneOnThisPhone();
      let clock = 1_000;
      let calm = false;
      const send = (key: string, call: Call): Promise<SendReply> => {
        const now = calm ? 'on' : line.next().value;
        if (now === 'offline' || now === 'busy') return Promise.resolve({ kind: 'unreachable' });
        const reply = server.take(key, call);
        return Promise.resolve(now === 'lost reply' ? { kind: 'unreachable' } : reply);
      };
      const tab = (): Outbox => outbox({ shelf: calm ? disk : crashingShelf(disk, () => fate.next().value), vault: plainVault, send, now: () => clock, alone });
      const promised = new Map<string, boolean>();
      const survive = async (work: Promise<unknown>): Promise<boolean> => {
        try { await work; return true; } catch (error) { if (error instanceof Crash) return false; throw error; }
      };
      for (const step of run) {
        if (step.do === 'wait') clock += step.ms;
        else if (step.do === 'flush') await Promise.all(Array.from({ length: step.tabs }, () => survive(tab().flush())));
        else if (await survive(tab().add(`key-${step.id}`, 'check-in', { method: 'POST', path: '/x', body: { id: step.id, refuse: step.id % 5 === 0 && step.refuse } }))) promised.set(`key-${step.id}`, true);
      }
      calm = true;
      expect(await tab().flush()).toBe('clear');
      const left = await tab().list();
      expect(left.filter((item) => item.state === 'waiting')).toEqual([]);
      expect(new Set(server.effects).size).toBe(server.effects.length);
      const refused = new Set(left.filter((item) => item.state === 'refused').map((item) => item.key));
      for (const key of promised.keys()) expect(server.effects.includes(key) !== refused.has(key)).toBe(true);
    }), { numRuns: 400 });
  });

  const simple = (send: (key: string, call: Call) => Promise<SendReply>, now = () => 0, shelf = memoryShelf()) =>
    outbox({ shelf, vault: plainVault, send, now, alone: aloneOnThisPhone() });
  const call: Call = { method: 'POST', path: '/api/me/check-ins', body: { pull: 2 } };

  it('keeps what was refused, with the reason, and never sends it again by itself', async () => {
    let asked = 0;
    const box = simple(() => { asked += 1; return Promise.resolve({ kind: 'refused', because: 'This plan was changed.' }); });
    await box.add('a', 'plan', call);
    await box.flush();
    await box.flush();
    expect(asked).toBe(1);
    expect((await box.list()).map(({ state, because }) => ({ state, because }))).toEqual([{ state: 'refused', because: 'This plan was changed.' }]);
  });

  it('does not hold back others behind a refused one, and stops when the line is gone', async () => {
    const sent: string[] = [];
    const box = simple((key) => { sent.push(key); return Promise.resolve(key === 'a' ? { kind: 'refused', because: '' } : key === 'b' ? { kind: 'done' } : { kind: 'unreachable' }); });
    for (const key of ['a', 'b', 'c', 'd']) await box.add(key, 'check-in', call);
    expect(await box.flush()).toBe('waiting');
    expect(sent).toEqual(['a', 'b', 'c']);
  });

  it('asks the person before it sends something older than the server remembers keys', async () => {
    let clock = 0;
    const sent: string[] = [];
    const box = simple((key) => { sent.push(key); return Promise.resolve({ kind: 'done' }); }, () => clock);
    await box.add('old', 'check-in', call);
    clock = staleAfterMs + 1;
    await box.flush();
    expect(sent).toEqual([]);
    expect((await box.list())[0]?.because).toBe('stale');
    await box.again('old', 'new');
    await box.flush();
    expect(sent).toEqual(['new']);
  });

  it('forgets the content of what was sent, and a week later the line too', async () => {
    let clock = 0;
    const box = simple(() => Promise.resolve({ kind: 'done' }), () => clock);
    await box.add('a', 'check-in', call);
    await box.flush();
    expect((await box.list())[0]).toMatchObject({ state: 'sent', call: null });
    clock = 8 * 86_400_000;
    await box.flush();
    expect(await box.list()).toEqual([]);
  });
});
