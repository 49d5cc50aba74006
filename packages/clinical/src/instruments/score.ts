/**
 * The one scorer of every instrument: sums, means, subscales, gates, reversed items, bands by profile, cut-offs by sex.
 * Missing is never normal: an unanswered item gives `total: null, complete: false`, with the partial sum and the list of
 * what is missing (clinical reference, C4 and section 13, ruling 7). An impossible answer gives no score at all (C5).
 */
import { pointsFor, type Invalid, type ScoreFacts } from './answer-score.ts';
import type { Answers, Band, BandSet, Flag, Instrument, Scale } from './instrument.ts';
import { bandSetOf, planOf, type ItemStates, type PlannedScale, type ScorePlan } from './score-plan.ts';
import { readItems, stateOf, type ReadForm } from './skip-logic.ts';

export { bandSetOf } from './score-plan.ts';

/** One scale of a response. `value` is null while anything it needs is missing; `band` is then null too. */
export interface ScaleScore {
  readonly value: number | null;
  /** Sum of the items answered, whatever the method. */
  readonly partial: number;
  readonly complete: boolean;
  readonly missing: readonly string[];
  readonly band: string | null;
}

/** A scored response. No screen shows a band, a flag or a number from it without `complete` beside it. */
export interface Scored {
  readonly kind: 'scored';
  readonly instrument: string;
  readonly version: string;
  readonly complete: boolean;
  /** Items, then facts, without which something stays open. */
  readonly missing: readonly string[];
  readonly total: number | null;
  readonly partial: number;
  readonly band: string | null;
  readonly profile: string | null;
  readonly scales: Readonly<Record<string, ScaleScore>>;
  /** A flag is null while what it looks at is missing. */
  readonly flags: Readonly<Record<string, boolean | null>>;
  /** True where a first question ended the form. */
  readonly gated: boolean;
  readonly itemScores: Readonly<Record<string, number>>;
  /** What the chosen options themselves say to do; null while nothing was chosen. */
  readonly gives: Readonly<Record<string, string | boolean | null>>;
  /** Instruments that an answer opens at once. */
  readonly opens: readonly string[];
}

export type Score = Scored | Invalid;

const hundredth = (value: number): number => Math.floor(value * 100 + 0.5 + 1e-9) / 100;

/** The profiles an instrument can be read under. */
export function profilesOf(instrument: Instrument): readonly string[] {
  return planOf(instrument).profiles;
}

/** The profile to read under: the one asked for, else the instrument's own, else what holds under any. */
function profileFor(instrument: Instrument, asked: string | null | undefined): string | Invalid {
  if (asked === null || asked === undefined) return instrument.profile ?? 'any';
  const known = profilesOf(instrument);
  if (known.includes(asked) || asked === 'any') return asked;
  return { kind: 'invalid', error: 'unknown_profile', item: 'profile', allowed: known };
}

/** The band that a value of a scale falls into. */
export function bandOf(set: BandSet | null, value: number | null): Band | null {
  if (set === null || value === null) return null;
  for (const band of set.bands) if (value >= band.from && value <= band.to) return band;
  return null;
}

interface Summed {
  readonly sum: number;
  readonly answered: number;
  readonly missing: readonly string[];
}

const nothing: readonly string[] = Object.freeze([]);

function sumItems(places: readonly number[], plan: ScorePlan, states: ItemStates): Summed {
  let sum = 0;
  let answered = 0;
  let missing: string[] | null = null;
  for (const place of places) {
    const state = states[place];
    if (state === undefined || state.kind === 'closed') continue;
    if (state.kind === 'scored') {
      sum += state.points;
      answered += 1;
      for (const id of state.awaits) (missing ??= []).push(id);
    } else (missing ??= []).push(state.kind === 'open' ? state.fact : plan.items[place]?.id ?? '');
  }
  return { sum, answered, missing: missing === null ? nothing : [...new Set(missing)] };
}

function valueOf(scale: Scale, summed: Summed): number | null {
  if (scale.method === 'any' && summed.sum > 0) return 1;
  if (summed.missing.length > 0) return null;
  if (scale.method === 'mean') return summed.answered === 0 ? null : hundredth(summed.sum / summed.answered);
  return summed.sum * (scale.times ?? 1);
}

/** A scale of whose items some do not count where a fact about the person holds. */
function sumOfThoseThatCount({ places }: PlannedScale, out: NonNullable<Scale['leaveOut']>, plan: ScorePlan, states: ItemStates, facts: ScoreFacts): Summed & { readonly undecided: boolean } {
  const left = out.items.flatMap((id) => plan.places.get(id) ?? []);
  const summed = sumItems(facts[out.when] === true ? places.filter((place) => !left.includes(place)) : places, plan, states);
  // Whether these items count hangs on a fact that nobody has stated, and at least one of them was met.
  const undecided = typeof facts[out.when] !== 'boolean' && sumItems(left, plan, states).sum > 0;
  return { ...summed, missing: undecided ? [...summed.missing, out.when] : summed.missing, undecided };
}

function scoreScale(planned: PlannedScale, plan: ScorePlan, states: ItemStates, facts: ScoreFacts): ScaleScore {
  const { scale, bandSet } = planned;
  const summed = scale.leaveOut === undefined ? sumItems(planned.places, plan, states) : sumOfThoseThatCount(planned, scale.leaveOut, plan, states, facts);
  const { missing } = summed;
  const value = 'undecided' in summed && summed.undecided ? null : valueOf(scale, summed);
  const band = bandOf(bandSet, value);
  return { value, partial: summed.sum, complete: missing.length === 0, missing, band: band?.id ?? null };
}

function compare(flag: Flag, value: number, against: number): boolean {
  if (flag.is === 'atLeast') return value >= against;
  return flag.is === 'below' ? value < against : value <= against;
}

/** A flag's answer; null while unknown. Where the cut-off depends on the sex and both give the same, that is the answer. */
function readFlag(flag: Flag, value: number | null, facts: ScoreFacts): boolean | null {
  if (value === null) return null;
  const against = pointsFor(flag.value, facts.sex);
  if (against !== null) return compare(flag, value, against);
  if (typeof flag.value === 'number') return null;
  const female = compare(flag, value, flag.value.female);
  return female === compare(flag, value, flag.value.male) ? female : null;
}

interface FlagsRead {
  readonly flags: Readonly<Record<string, boolean | null>>;
  readonly opens: readonly string[];
  readonly sexMissing: boolean;
}

const noFlags: FlagsRead = { flags: Object.freeze({}), opens: nothing, sexMissing: false };

function readFlags(planned: readonly Flag[], plan: ScorePlan, scales: Readonly<Record<string, ScaleScore>>, states: ItemStates, facts: ScoreFacts): FlagsRead {
  if (planned.length === 0) return noFlags;
  const flags: Record<string, boolean | null> = {};
  const opens: string[] = [];
  let sexMissing = false;
  for (const flag of planned) {
    const state = 'item' in flag.of ? stateOf(plan, states, flag.of.item) : undefined;
    const value = 'scale' in flag.of ? scales[flag.of.scale]?.value ?? null : state?.kind === 'scored' ? state.points : null;
    const read = readFlag(flag, value, facts);
    flags[flag.id] = read;
    sexMissing ||= read === null && value !== null;
    if (read === true && flag.opens !== undefined) opens.push(flag.opens);
  }
  return { flags, opens, sexMissing };
}

function givenBy({ codedItems, unsaid }: ScorePlan, answers: Answers): Readonly<Record<string, string | boolean | null>> {
  if (codedItems.length === 0) return unsaid;
  const gives: Record<string, string | boolean | null> = { ...unsaid };
  for (const { id, options } of codedItems) Object.assign(gives, options.find((option) => option.code === answers[id])?.gives);
  return gives;
}

/** First match of the items answered yes; while questions are open it is the band that the answers so far give. */
function triageBand({ triage }: Instrument, plan: ScorePlan, states: ItemStates): string | null {
  if (triage === undefined) return null;
  const yes = (id: string): boolean => {
    const state = stateOf(plan, states, id);
    return state?.kind === 'scored' && state.yes === true;
  };
  return (triage.steps.find((step) => step.anyOf.some(yes)) ?? triage.otherwise).band;
}

/** What is missing of the whole form: questions first, then facts that a scale or a flag needs, each once. */
function missingOf(plan: ScorePlan, states: ItemStates, scales: Readonly<Record<string, ScaleScore>>, sexMissing: boolean): readonly string[] {
  const missing = plan.items.filter(({ item }, place) => states[place]?.kind === 'missing' && item.detail !== true).map(({ id }) => id);
  for (const scale of Object.values(scales)) for (const name of scale.missing) if (!plan.places.has(name)) missing.push(name);
  if (sexMissing) missing.push('sex');
  return [...new Set(missing)];
}

/** The points of every item that was scored, and their sum. */
function pointsOf(plan: ScorePlan, { states, isItsScores }: ReadForm, answers: Answers): { readonly itemScores: Readonly<Record<string, number>>; readonly sum: number; readonly all: boolean } {
  let sum = 0;
  let all = true;
  for (const state of states) {
    if (state.kind === 'scored') sum += state.points;
    else all = false;
  }
  if (isItsScores) return { itemScores: { ...answers } as Readonly<Record<string, number>>, sum, all };
  const itemScores: Record<string, number> = {};
  for (const { id } of plan.items) {
    const state = stateOf(plan, states, id);
    if (state?.kind === 'scored') itemScores[id] = state.points;
  }
  return { itemScores, sum, all };
}

/**
 * Scores a response.
 * @param answers by item id; absent or null is unanswered.
 * @param facts the site's profile for this instrument, and the facts its table asks for (`sex`).
 */
export function score(instrument: Instrument, answers: Answers, facts: ScoreFacts = {}): Score {
  const profile = profileFor(instrument, facts.profile);
  if (typeof profile !== 'string') return profile;
  const read = readItems(instrument, answers, facts);
  if ('kind' in read) return read;
  const { states } = read;
  const plan = planOf(instrument);
  const reading = plan.under(profile);
  const scales: Record<string, ScaleScore> = {};
  let whole = true;
  for (const each of reading.scales) {
    const scale = scoreScale(each, plan, states, facts);
    scales[each.scale.id] = scale;
    whole &&= scale.complete;
  }
  const main = instrument.total === undefined ? undefined : scales[instrument.total];
  const { flags, opens, sexMissing } = readFlags(reading.flags, plan, scales, states, facts);
  const { itemScores, sum, all } = pointsOf(plan, read, answers);
  const missing = all && whole && !sexMissing ? nothing : missingOf(plan, states, scales, sexMissing);
  return {
    kind: 'scored',
    instrument: instrument.id,
    version: instrument.version,
    complete: missing.length === 0,
    missing,
    total: main?.value ?? null,
    partial: main?.partial ?? sum,
    band: main?.band ?? triageBand(instrument, plan, states),
    profile: profile === 'any' ? null : profile,
    scales,
    flags,
    gated: plan.gatedPlaces.length > 0 && plan.gatedPlaces.every((place) => states[place]?.kind === 'closed'),
    itemScores,
    gives: givenBy(plan, answers),
    opens,
  };
}

/** Reads a total that was worked out elsewhere (an outside record, a paper form): its band and flags, no items. */
export function scoreTotal(instrument: Instrument, total: number, facts: ScoreFacts = {}): Score {
  const profile = profileFor(instrument, facts.profile);
  if (typeof profile !== 'string') return profile;
  const plan = planOf(instrument);
  const scale = instrument.scales.find((each) => each.id === instrument.total);
  const allowed = scale === undefined ? [] : [scale.min, scale.max];
  const possible = scale !== undefined && total >= scale.min && total <= scale.max && (scale.method === 'mean' || Number.isInteger(total));
  if (!possible) return { kind: 'invalid', error: 'invalid_option', item: 'total', allowed };
  const band = bandOf(bandSetOf(instrument, scale.id, profile), total)?.id ?? null;
  const scales = { [scale.id]: { value: total, partial: total, complete: true, missing: [], band } };
  const { flags, opens, sexMissing } = readFlags(plan.under(profile).flags, plan, scales, [], facts);
  return {
    kind: 'scored', instrument: instrument.id, version: instrument.version,
    complete: !sexMissing, missing: sexMissing ? ['sex'] : [],
    total, partial: total, band, profile: profile === 'any' ? null : profile,
    scales, flags, gated: false, itemScores: {}, gives: {}, opens,
  };
}

/** A change between two scores of the same instrument. */
export interface ScoreChange {
  readonly change: number;
  /** Null where no published threshold says what a change means. */
  readonly meaningful: boolean | null;
}

/** The mean before it was rounded to 2 decimals: 6.67 of three items is 20 thirds, so that 6.67 to 4.67 is 30 per cent. */
function exactMean(scale: Scale, value: number): number {
  const exact = Math.round(value * scale.items.length) / scale.items.length;
  return scale.method === 'mean' && Math.abs(exact - value) < 0.0051 ? exact : value;
}

/**
 * The change from one total to a later one of the same instrument, or null where it cannot be told.
 * By share, it is follow-up minus baseline over baseline, to 2 decimals, so that improvement is negative (ruling 8).
 */
export function changeOf(instrument: Instrument, baseline: number, followUp: number): ScoreChange | Invalid | null {
  const scale = instrument.scales.find((each) => each.id === instrument.total);
  if (scale === undefined) return null;
  for (const [item, value] of [['baseline', baseline], ['followUp', followUp]] as const) {
    if (!(value >= scale.min && value <= scale.max)) return { kind: 'invalid', error: 'invalid_option', item, allowed: [scale.min, scale.max] };
  }
  const rule = instrument.change;
  if (rule?.by !== 'share') {
    const change = followUp - baseline;
    return { change, meaningful: rule === undefined ? null : Math.abs(change) >= rule.from };
  }
  if (baseline === 0) return null;
  const share = (exactMean(scale, followUp) - exactMean(scale, baseline)) / exactMean(scale, baseline);
  return { change: Math.sign(share) * hundredth(Math.abs(share)), meaningful: Math.abs(share) + 1e-9 >= rule.from };
}
