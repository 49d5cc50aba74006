/** What an instrument alone decides about its scoring, worked out once and kept for as long as the instrument lives. */
import type { BandSet, Flag, Instrument, Item, Scale } from './instrument.ts';

/** One scale with its bands under one profile. */
export interface PlannedScale {
  readonly scale: Scale;
  readonly bandSet: BandSet | null;
}

/** The readings under one profile. */
export interface ProfilePlan {
  readonly scales: readonly PlannedScale[];
  readonly flags: readonly Flag[];
}

export interface ScorePlan {
  readonly ids: ReadonlySet<string>;
  readonly profiles: readonly string[];
  /** Items whose absence leaves the form open: all but details. */
  readonly asked: readonly Item[];
  /** Items that a first question may close for good. */
  readonly gatedItems: readonly Item[];
  readonly codedItems: readonly Item[];
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

function makePlan(instrument: Instrument): ScorePlan {
  const byProfile = new Map<string, ProfilePlan>();
  const codedItems = instrument.items.filter(({ answer }) => answer.kind === 'coded');
  const keys = codedItems.flatMap(({ answer }) => (answer.kind === 'coded' ? answer.options.flatMap((option) => Object.keys(option.gives ?? {})) : []));
  const named = [...instrument.bandSets.map((set) => set.profile), ...instrument.flags.map((flag) => flag.profile ?? 'any')];
  return {
    ids: new Set(instrument.items.map(({ id }) => id)), profiles: [...new Set(named)], codedItems, unsaid: Object.fromEntries(keys.map((key) => [key, null])),
    asked: instrument.items.filter((item) => item.detail !== true), gatedItems: instrument.items.filter((item) => item.asked?.otherwise === 'contradiction'),
    under: (profile) => {
      const known = byProfile.get(profile);
      if (known !== undefined) return known;
      const made = { scales: instrument.scales.map((scale) => ({ scale, bandSet: bandSetOf(instrument, scale.id, profile) })), flags: flagsUnder(instrument, profile) };
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
