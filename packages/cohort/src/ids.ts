/** Ids in the shape of UUIDv7, made from seed, person and time instead of a clock: the same life has the same ids again. */
import type { Day } from '@fairlead/clinical';
import { spread } from './random.ts';

const hex4: readonly string[] = Array.from({ length: 65_536 }, (_, value) => value.toString(16).padStart(4, '0'));
const four = (value: number): string => hex4[value & 0xffff] ?? '0000';

const MS_A_DAY = 86_400_000;
const MS_A_MINUTE = 60_000;

export type IdMaker = (day: Day, minute: number) => string;

/** Unique within a seed: the person stands in the last 32 bits and a counter in the thirty before them. */
export function idsOf(seed: number, person: number): IdMaker {
  const who = spread(person ^ spread(seed));
  const whoText = four(who >>> 16) + four(who);
  const version = `7${four(spread(seed ^ 0x5bd1e995)).slice(1)}`;
  let counter = 0;
  return (day, minute) => {
    const ms = day * MS_A_DAY + minute * MS_A_MINUTE;
    const high = Math.floor(ms / 65_536);
    counter += 1;
    return `${four(high >>> 16)}${four(high)}-${four(ms % 65_536)}-${version}-${four(0x8000 | ((counter >>> 16) & 0x3fff))}-${four(counter)}${whoText}`;
  };
}
