import { describe, expect, it } from 'vitest';
import { memoryShelf } from './shelf.ts';
import { hasLock, openVault, setPin, unlock, waitAfter, wrongPinsAllowed } from './vault.ts';

describe('the lock of the phone', () => {
  it('opens with the PIN and gives back what was sealed', async () => {
    const shelf = memoryShelf();
    const sealed = await (await setPin(shelf, '4821')).seal({ text: 'I walked to the canal.' });
    const opened = await unlock(shelf, '4821', 0);
    expect(opened.kind).toBe('open');
    if (opened.kind === 'open') expect(await opened.vault.unseal(sealed)).toEqual({ text: 'I walked to the canal.' });
  });

  it('keeps nothing readable: neither text, nor PIN, nor a key that can be taken out', async () => {
    const shelf = memoryShelf();
    const sealed = await (await setPin(shelf, '4821')).seal({ text: 'canal' });
    expect(new TextDecoder('latin1').decode(sealed.bytes)).not.toContain('canal');
    const device = await shelf.get<CryptoKey>('keys', 'device');
    expect(device?.extractable).toBe(false);
  });

  it('does not open on another device with the same PIN', async () => {
    const shelf = memoryShelf();
    await setPin(shelf, '4821');
    await shelf.put('keys', 'device', await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']));
    expect((await unlock(shelf, '4821', 0)).kind).toBe('wrong');
  });

  it('counts wrong PINs, makes them wait, and erases after ten', async () => {
    const shelf = memoryShelf();
    await setPin(shelf, '4821');
    let now = 0;
    for (let wrong = 1; wrong < wrongPinsAllowed; wrong += 1) {
      expect(await unlock(shelf, '0000', now)).toEqual({ kind: 'wrong', left: wrongPinsAllowed - wrong, waitSeconds: waitAfter(wrong) });
      if (waitAfter(wrong) > 0) expect((await unlock(shelf, '4821', now + 1_000)).kind).toBe('wait');
      now += waitAfter(wrong) * 1000;
    }
    expect((await unlock(shelf, '0000', now)).kind).toBe('erased');
    expect(await hasLock(shelf)).toBe(false);
  }, 60_000);

  it('forgets wrong tries after a right one', async () => {
    const shelf = memoryShelf();
    await setPin(shelf, '4821');
    await unlock(shelf, '0000', 0);
    await unlock(shelf, '4821', 0);
    expect(await unlock(shelf, '0000', 0)).toMatchObject({ left: wrongPinsAllowed - 1 });
  });

  it('opens the crisis card without a PIN', async () => {
    const shelf = memoryShelf();
    await setPin(shelf, '4821');
    const sealed = await (await openVault(shelf)).seal({ country: 'US' });
    expect(await (await openVault(shelf)).unseal(sealed)).toEqual({ country: 'US' });
  });
});
