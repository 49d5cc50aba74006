/**
 * The one scorer of every instrument: sums, means, subscales, gates, reversed items, bands by profile, cut-offs by sex.
 * Missing is never normal: an unanswered item gives `total: null, complete: false`, with the partial sum and the list of
 * what is missing (clinical reference, C4 and section 13, ruling 7). An impossible answer gives no score at all (C5).
 */
import { pointsFor, type Invalid, type ScoreFacts } from './answer-score.ts';
import type { Answers, Band, BandSet, Flag, Instrument, Item, Scale } from './instrument.ts';
import { bandSetOf, planOf, type PlannedScale } from './score-plan.ts';
import { readItems, type ItemStates } from './skip-logic.ts';

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

function sumItems(ids: readonly string[], states: ItemStates): Summed {
  let sum = 0;
  let answered = 0;
  const missing: string[] = [];
  for (const id of ids) {
    const state = states.get(id);
    if (state?.kind === 'scored') {
      sum += state.points;
      answered += 1;
      if (state.awaits.length > 0) missing.push(...state.awaits);
    }
    else if (state?.kind === 'missing' || state?.kind === 'waiting') missing.push(id);
    else if (state?.kind === 'open') missing.push(state.fact);
  }
  return { sum, answered, missing };
}

function valueOf(scale: Scale, summed: Summed): number | null {
  if (scale.method === 'any' && summed.sum > 0) return 1;
  if (summed.missing.length > 0) return null;
  if (scale.method === 'mean') return summed.answered === 0 ? null : hundredth(summed.sum / summed.answered);
  return summed.sum * (scale.times ?? 1);
}

function scoreScale({ scale, bandSet }: PlannedScale, states: ItemStates, facts: ScoreFacts): ScaleScore {
  const out = scale.leaveOut;
  const left = out !== undefined && facts[out.when] === true ? scale.items.filter((id) => !out.items.includes(id)) : scale.items;
  const summed = sumItems(left, states);
  // Whether these items count hangs on a fact that nobody has stated, and at least one of them was met.
  const undecided = out !== undefined && typeof facts[out.when] !== 'boolean' && sumItems(out.items, states).sum > 0;
  const missing = undecided ? [...summed.missing, out.when] : summed.missing;
  const value = undecided ? null : valueOf(scale, summed);
  const band = bandOf(bandSet, value);
  return { value, partial: summed.sum, complete: missing.length === 0, missing: missing.length > 1 ? [...new Set(missing)] : missing, band: band?.id ?? null };
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

function readFlags(instrument: Instrument, profile: string, scales: Readonly<Record<string, ScaleScore>>, states: ItemStates | null, facts: ScoreFacts) {
  const flags: Record<string, boolean | null> = {};
  const opens: string[] = [];
  let sexMissing = false;
  for (const flag of planOf(instrument).under(profile).flags) {
    const state = 'item' in flag.of ? states?.get(flag.of.item) : undefined;
    const value = 'scale' in flag.of ? scales[flag.of.scale]?.value ?? null : state?.kind === 'scored' ? state.points : null;
    const read = readFlag(flag, value, facts);
    flags[flag.id] = read;
    sexMissing ||= read === null && value !== null;
    if (read === true && flag.opens !== undefined) opens.push(flag.opens);
  }
  return { flags, opens, sexMissing };
}

function givenBy(instrument: Instrument, answers: Answers): Readonly<Record<string, string | boolean | null>> {
  const { codedItems, unsaid } = planOf(instrument);
  if (codedItems.length === 0) return unsaid;
  const gives: Record<string, string | boolean | null> = { ...unsaid };
  for (const { id, answer } of codedItems) if (answer.kind === 'coded') Object.assign(gives, answer.options.find((option) => option.code === answers[id])?.gives);
  return gives;
}

/** First match of the items answered yes; while questions are open it is the band that the answers so far give. */
function triageBand(instrument: Instrument, states: ItemStates): string | null {
  const { triage } = instrument;
  if (triage === undefined) return null;
  const yes = (id: string): boolean => {
    const state = states.get(id);
    return state?.kind === 'scored' && state.yes === true;
  };
  return (triage.steps.find((step) => step.anyOf.some(yes)) ?? triage.otherwise).band;
}

/** What is missing of the whole form: questions first, then facts that a scale or a flag needs, each once. */
function missingOf(asked: readonly Item[], states: ItemStates, scales: readonly ScaleScore[], sexMissing: boolean): readonly string[] {
  const missing: string[] = [];
  for (const { id } of asked) if (states.get(id)?.kind === 'missing') missing.push(id);
  for (const scale of scales) for (const name of scale.missing) if (!states.has(name)) missing.push(name);
  if (sexMissing) missing.push('sex');
  return missing.length > 1 ? [...new Set(missing)] : missing;
}

/**
 * Scores a response.
 * @param answers by item id; absent or null is unanswered.
 * @param facts the site's profile for this instrument, and the facts its table asks for (`sex`).
 */
export function score(instrument: Instrument, answers: Answers, facts: ScoreFacts = {}): Score {
  const profile = profileFor(instrument, facts.profile);
  if (typeof profile !== 'string') return profile;
  const states = readItems(instrument, answers, facts);
  if ('kind' in states) return states;
  const plan = planOf(instrument);
  const scales: Record<string, ScaleScore> = {};
  for (const each of plan.under(profile).scales) scales[each.scale.id] = scoreScale(each, states, facts);
  const main = instrument.total === undefined ? undefined : scales[instrument.total];
  const { flags, opens, sexMissing } = readFlags(instrument, profile, scales, states, facts);
  const missing = missingOf(plan.asked, states, Object.values(scales), sexMissing);
  const itemScores: Record<string, number> = {};
  let sum = 0;
  for (const [id, state] of states) {
    if (state.kind !== 'scored') continue;
    itemScores[id] = state.points;
    sum += state.points;
  }
  return {
    kind: 'scored',
    instrument: instrument.id,
    version: instrument.version,
    complete: missing.length === 0,
    missing,
    total: main?.value ?? null,
    partial: main?.partial ?? sum,
    band: main?.band ?? triageBand(instrument, states),
    profile: profile === 'any' ? null : profile,
    scales,
    flags,
    gated: plan.gatedItems.length > 0 && plan.gatedItems.every(({ id }) => states.get(id)?.kind === 'closed'),
    itemScores,
    gives: givenBy(instrument, answers),
    opens,
  };
}

/** Reads a total that was worked out elsewhere (an outside record, a paper form): its band and flags, no items. */
export function scoreTotal(instrument: Instrument, total: number, facts: ScoreFacts = {}): Score {
  const profile = profileFor(instrument, facts.profile);
  if (typeof profile !== 'string') return profile;
  const scale = instrument.scales.find((each) => each.id === instrument.total);
  const allowed = scale === undefined ? [] : [scale.min, scale.max];
  const possible = scale !== undefined && total >= scale.min && total <= scale.max && (scale.method === 'mean' || Number.isInteger(total));
  if (!possible) return { kind: 'invalid', error: 'invalid_option', item: 'total', allowed };
  const band = bandOf(bandSetOf(instrument, scale.id, profile), total)?.id ?? null;
  const scales = { [scale.id]: { value: total, partial: total, complete: true, missing: [], band } };
  const { flags, opens, sexMissing } = readFlags(instrument, profile, scales, null, facts);
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
