/** How often one caller may use a route: windows of a minute, kept in memory, counted by account or by network. */

export type LimiterName = 'ordinary' | 'sign-in' | 'public-form' | 'heavy' | 'name-here' | 'name-anywhere';

/** Calls a minute. A clinic's morning stays far below `ordinary`. */
export const callsAMinute: Readonly<Record<LimiterName, number>> = { ordinary: 1200, 'sign-in': 20, 'public-form': 30, heavy: 30, 'name-here': 10, 'name-anywhere': 100 };

/** IPv4 as it is, IPv6 by its /64, since one household or attacker holds a whole one. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  if (address.startsWith('::ffff:')) return address.slice(7);
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const full = tail === undefined ? left : [...left, ...Array.from({ length: 8 - left.length - right.length }, () => '0'), ...right];
  return full.slice(0, 4).map((part) => part.padStart(4, '0')).join(':');
}

export interface Limiter {
  /** True when this call is within the limit. */
  readonly take: (name: LimiterName, caller: string) => boolean;
}

/**
 * Whether one more passphrase may be tried for a name: ten a minute from one network, so that it cannot be guessed, and a hundred
 * from all, so that many networks cannot either; somebody who tries a name elsewhere does not lock its owner out.
 */
export function mayTryName({ limiter }: { readonly limiter: Limiter }, name: string, network: string): boolean {
  const plain = name.trim().toLowerCase();
  return limiter.take('name-here', `${network} ${plain}`) && limiter.take('name-anywhere', plain);
}

/** A fixed window of one minute a caller and limiter. `factor` widens all limits but those of a name (load tests). */
export function makeLimiter(nowMs: () => number, factor = 1): Limiter {
  let windowStart = 0;
  let counts = new Map<string, number>();
  return {
    take: (name, caller) => {
      const minute = Math.floor(nowMs() / 60_000);
      if (minute !== windowStart) {
        windowStart = minute;
        counts = new Map();
      }
      const key = `${name} ${caller}`;
      const used = (counts.get(key) ?? 0) + 1;
      counts.set(key, used);
      return used <= callsAMinute[name] * (name.startsWith('name-') ? 1 : factor);
    },
  };
}
