/** What an instrument alone decides about its scoring, worked out once and kept for as long as the instrument lives. */
import { scoreOfAnswer, yesOf } from './answer-score.ts';
import type { Answer, BandSet, CodedAnswer, Flag, Instrument, Item, Scale } from './instrument.ts';

/**
 * One item after reading: `scored` with its points, and the unanswered questions on which it hangs whether it was to be
 * asked at all; `missing`, asked and unanswered; `closed`, not to be asked, which
 * counts nothing; `waiting`, unanswered while it is not yet known whether it is asked; `open`, answered, but a fact is
 * missing without which its points cannot be told.
 */
export type ItemState =
  | { readonly kind: 'scored'; readonly points: number; readonly yes: boolean | null; readonly awaits: readonly string[] }
  | { readonly kind: 'open'; readonly fact: string; readonly yes: boolean | null }
  | { readonly kind: 'missing' | 'closed' | 'waiting' };

export const missing: ItemState = { kind: 'missing' };

/** The states of all items, each at its item's place on the form. */
export type ItemStates = readonly ItemState[];

/** One item with the state that each of its answers leads to: none are listed where a reading or the person's sex decides. */
export interface PlannedItem {
  readonly item: Item;
  readonly id: string;
  readonly byAnswer: ReadonlyMap<Answer, ItemState>;
}

/** One scale with the places of its items, and its bands under one profile. */
export interface PlannedScale {
  readonly scale: Scale;
  readonly places: readonly number[];
  readonly bandSet: BandSet | null;
}

/** The readings under one profile. */
export interface ProfilePlan {
  readonly scales: readonly PlannedScale[];
  readonly flags: readonly Flag[];
}

export interface ScorePlan {
  readonly items: readonly PlannedItem[];
  /** Where on the form each item stands. */
  readonly places: ReadonlyMap<string, number>;
  /** A form on which nothing is answered yet. */
  readonly unanswered: readonly null[];
  readonly profiles: readonly string[];
  /** Where the items stand that a first question may close for good. */
  readonly gatedPlaces: readonly number[];
  readonly codedItems: readonly { readonly id: string; readonly options: CodedAnswer['options'] }[];
  /** Whatever a chosen option may say to do, still unsaid. */
  readonly unsaid: Readonly<Record<string, null>>;
  readonly under: (profile: string) => ProfilePlan;
}

/** The band set of one scale under one profile; a named profile's set stands in for that of `any`. */
export function bandSetOf(instrument: Instrument, scale: string, profile: string): BandSet | null {
  const sets = instrument.bandSets.filter((set) => set.scale === scale);
  return sets.find((set) => set.profile === profile) ?? sets.find((set) => set.profile === 'any') ?? null;
}

/** The flags under one profile; a named profile's flag replaces the one of the same id under `any`. */
function flagsUnder(instrument: Instrument, profile: string): readonly Flag[] {
  const own = instrument.flags.filter((flag) => flag.profile === profile);
  return instrument.flags.filter((flag) => flag.profile === profile
    || ((flag.profile ?? 'any') === 'any' && !own.some((each) => each.id === flag.id)));
}

/** Answers that can be listed: all but measurements. */
function answersTo({ answer }: Item): readonly Answer[] {
  switch (answer.kind) {
    case 'options': return answer.options.map((option) => option.score);
    case 'coded': return answer.options.map((option) => option.code);
    case 'scale': return Array.from({ length: answer.max - answer.min + 1 }, (_, index) => answer.min + index);
    case 'yesNo': return [true, false, 1, 0];
    case 'measure': return [];
  }
}

function planItem(item: Item): PlannedItem {
  const byAnswer = new Map<Answer, ItemState>();
  for (const given of answersTo(item)) {
    const score = scoreOfAnswer(item, given, {});
    if (score.kind === 'points') byAnswer.set(given, { kind: 'scored', points: score.points, yes: yesOf(given), awaits: [] });
  }
  return { item, id: item.id, byAnswer };
}

function makePlan(instrument: Instrument): ScorePlan {
  const byProfile = new Map<string, ProfilePlan>();
  const codedItems = instrument.items.flatMap(({ id, answer }) => (answer.kind === 'coded' ? [{ id, options: answer.options }] : []));
  const keys = codedItems.flatMap(({ options }) => options.flatMap((option) => Object.keys(option.gives ?? {})));
  const named = [...instrument.bandSets.map((set) => set.profile), ...instrument.flags.map((flag) => flag.profile ?? 'any')];
  const places = new Map(instrument.items.map(({ id }, place) => [id, place]));
  const placesOf = (scale: Scale): readonly number[] => scale.items.flatMap((id) => places.get(id) ?? []);
  return {
    items: instrument.items.map(planItem), places, unanswered: instrument.items.map(() => null), profiles: [...new Set(named)], codedItems, unsaid: Object.fromEntries(keys.map((key) => [key, null])),
    gatedPlaces: instrument.items.flatMap((item, place) => (item.asked?.otherwise === 'contradiction' ? [place] : [])),
    under: (profile) => {
      const known = byProfile.get(profile);
      if (known !== undefined) return known;
      const made = { scales: instrument.scales.map((scale) => ({ scale, places: placesOf(scale), bandSet: bandSetOf(instrument, scale.id, profile) })), flags: flagsUnder(instrument, profile) };
      byProfile.set(profile, made);
      return made;
    },
  };
}

const plans = new WeakMap<Instrument, ScorePlan>();

/** The plan of an instrument. */
export function planOf(instrument: Instrument): ScorePlan {
  const known = plans.get(instrument);
  if (known !== undefined) return known;
  const made = makePlan(instrument);
  plans.set(instrument, made);
  return made;
}
