/** What a dose is drawn from: one container of a liquid, whole tablets or films out of all that stand at the window. */
import { wholeUnits, type UnitsOf } from '@fairlead/clinical';
import { isCut } from '../medication/index.ts';
import type { ContainerFacts, DoseFacts } from './dose-facts-store.ts';

export interface Drawn {
  readonly container: ContainerFacts;
  readonly ug: number;
}

export interface Shelf {
  readonly drawn: readonly Drawn[];
  /** Units that would make the dose whole and are not there. */
  readonly missing: readonly UnitsOf[];
  /** The strength of the unit that is cut, where no whole units of any strength make the dose. */
  readonly cutUg: number | null;
}

const countIn = (each: ContainerFacts, strength: number): number => (each.ugPerUnit === strength ? Math.floor(each.balanceUg / strength) : 0);

/** Whole units, the fewest, of what expires first; null where what is there cannot make the dose. */
function wholeFrom(containers: readonly ContainerFacts[], doseUg: number): readonly Drawn[] | null {
  const strengths = containers.flatMap(({ ugPerUnit }) => (ugPerUnit === null ? [] : [ugPerUnit]));
  const units = wholeUnits(doseUg, strengths, (strength) => containers.reduce((count, each) => count + countIn(each, strength), 0));
  return units === null ? null : units.flatMap(({ strengthUg, count }) => {
    let left = count;
    return containers.flatMap((container) => {
      const taken = Math.min(left, countIn(container, strengthUg));
      left -= taken;
      return taken === 0 ? [] : [{ container, ug: taken * strengthUg }];
    });
  });
}

/** What is not there of the fewest units of any strength that is kept; all of them where the rest would not do. */
function missingOf(containers: readonly ContainerFacts[], doseUg: number, strengths: readonly number[]): readonly UnitsOf[] {
  const best = wholeUnits(doseUg, strengths) ?? [];
  const short = best.map(({ strengthUg, count }) => ({ strengthUg, count: count - containers.reduce((sum, each) => sum + countIn(each, strengthUg), 0) })).filter(({ count }) => count > 0);
  return short.length === 0 ? best : short;
}

/** A dose below or between the strengths: whole units as far as they go, and a half or a quarter of one more. */
function cutFrom(containers: readonly ContainerFacts[], doseUg: number): Pick<Shelf, 'drawn' | 'cutUg'> | null {
  for (const container of containers.toSorted((a, b) => (a.ugPerUnit ?? 0) - (b.ugPerUnit ?? 0))) {
    const unit = container.ugPerUnit ?? 0;
    const rest = unit === 0 ? 0 : doseUg % unit;
    if (rest === 0 || !isCut(rest, [unit]) || container.balanceUg < rest) continue;
    const whole = doseUg === rest ? [] : wholeFrom(containers, doseUg - rest);
    const others = (whole ?? []).filter((each) => each.container.id !== container.id);
    const own = (whole ?? []).find((each) => each.container.id === container.id)?.ug ?? 0;
    if (whole !== null && container.balanceUg >= own + rest) return { drawn: [...others, { container, ug: own + rest }], cutUg: unit };
  }
  return null;
}

/** Of what the nurse named: as it was named, where it is whole units or has to be cut. */
function namedOf(facts: DoseFacts, asked: readonly { readonly id: string; readonly ug: number }[], doseUg: number): Shelf {
  const drawn = asked.flatMap(({ id, ug }) => facts.containers.filter((each) => each.id === id).map((container) => ({ container, ug })));
  const whole = drawn.every(({ container, ug }) => container.ugPerUnit === null || ug % container.ugPerUnit === 0);
  if (whole || facts.strengths.length === 0) return { drawn, missing: [], cutUg: null };
  if (wholeUnits(doseUg, facts.strengths) !== null) return { drawn, missing: missingOf(drawn.map(({ container }) => container), doseUg, facts.strengths), cutUg: null };
  return { drawn, missing: [], cutUg: drawn.find(({ container, ug }) => ug % (container.ugPerUnit ?? 1) !== 0)?.container.ugPerUnit ?? null };
}

/** The containers a dose is drawn from: as the nurse chose, else what expires first. Only what is of the ordered medicine and form is among the facts. */
export function chooseContainers(facts: DoseFacts, asked: readonly { readonly id: string; readonly ug: number }[] | undefined, doseUg: number): Shelf {
  if (asked !== undefined && asked.length > 0) return namedOf(facts, asked, doseUg);
  const good = facts.containers.filter((each) => each.state === 'open' && each.expiresOn >= facts.dosing_day);
  if (facts.strengths.length > 0) {
    const drawn = wholeFrom(good, doseUg);
    if (drawn !== null) return { drawn, missing: [], cutUg: null };
    if (wholeUnits(doseUg, facts.strengths) !== null) return { drawn: [], missing: missingOf(good, doseUg, facts.strengths), cutUg: null };
    const cut = cutFrom(good, doseUg);
    if (cut !== null) return { ...cut, missing: [] };
  }
  // By hand first: what a pump draws from is used where it is named, or where there is nothing else.
  const usable = [...good.filter((each) => !each.ofAPump), ...good.filter((each) => each.ofAPump)];
  const whole = usable.find((each) => each.balanceUg >= doseUg) ?? usable[0] ?? facts.containers[0];
  return { drawn: whole === undefined ? [] : [{ container: whole, ug: doseUg }], missing: [], cutUg: null };
}
