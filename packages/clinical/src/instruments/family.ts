/** Worked cases of the instruments: how a case's input is read, and what it gives. The rules themselves stand in score.ts. */
import type { CaseFamily } from '../cases.ts';
import { scoreOfReading, type Invalid, type ScoreFacts } from './answer-score.ts';
import { correctedQt } from './corrected-qt.ts';
import { instruments, nextInfectionStep, oudCode, profilesOf, remissionOf } from './index.ts';
import { infections } from './infection-cascade.ts';
import type { Answer, Instrument } from './instrument.ts';
import { news2Score, type News2Readings } from './news2-level.ts';
import { assist } from './packs/assist.ts';
import { changeOf, score, scoreTotal, type Score } from './score.ts';

type Input = Readonly<Record<string, unknown>>;
type Output = Readonly<Record<string, unknown>>;

/** Keys that hold a list of the yes answers; all other yes-or-no items are then no. */
const YES_LISTS = ['yesItems', 'factors', 'criteriaMet'] as const;
/** Keys that hold a finished total. */
const TOTALS = ['total', 'yesCount', 'signsPresent'] as const;
/** Items that stand in the input under their own names. */
const NAMED_ITEMS = ['trauma', 'level', 'bilirubinMgDl', 'albuminGdl', 'inr', 'ascites', 'encephalopathy', 'qtDrugs', 'now', 'worst24h', 'rating'] as const;

const invalid = (item: string, allowed: readonly (string | number)[]): Invalid => ({ kind: 'invalid', error: 'invalid_option', item, allowed });
const failed = ({ error, item, allowed }: Invalid): Output => ({ error, item, allowed });

const letters = (name: string): string => name.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** Other spellings of coded answers that tables use, by their letters and digits. */
const SPELLINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ascites: { SLIGHT: 'mild', MODERATE: 'moderate_severe', SEVERE: 'moderate_severe', MODERATESEVERE: 'moderate_severe', MODERATETOSEVERE: 'moderate_severe' },
  encephalopathy: { 0: 'none', 1: 'grade_1_2', 2: 'grade_1_2', 12: 'grade_1_2', 3: 'grade_3_4', 4: 'grade_3_4', 34: 'grade_3_4' },
};

/** A coded answer as the instrument has it; what has no other spelling stays as given, to be accepted or refused. */
function spelled(key: string, given: unknown): unknown {
  if (key === 'level' && typeof given === 'number') return String(given);
  const plain = letters(String(given)).replace(/^GRADE/, '');
  return SPELLINGS[key]?.[plain] ?? given;
}

/** The profile of this instrument that a table's name means: `VA`, `VA/Mayo-Smith` and `VA-MAYO-SMITH` are one. */
function profileOf(instrument: Instrument, asked: unknown): string | null {
  if (typeof asked !== 'string') return null;
  const plain = (name: string): string => name.toUpperCase().replace(/[^A-Z0-9]+/g, '-');
  const wanted = plain(asked);
  return profilesOf(instrument).find((known) => plain(known) === wanted)
    ?? profilesOf(instrument).find((known) => known !== 'any' && (plain(known).includes(wanted) || wanted.includes(plain(known))))
    ?? asked;
}

function yesList(instrument: Instrument, key: string, listed: unknown, into: Map<string, unknown>): Invalid | null {
  const items = instrument.items.filter((item) => item.answer.kind === 'yesNo');
  const ids = items.map((item) => item.id);
  const numbered = ids.every((id) => /^\d+$/.test(id));
  // A form whose questions have names may be answered by their numbers too.
  const chosen = (listed as readonly unknown[]).map((each) => (!numbered && typeof each === 'number' ? ids[each - 1] ?? String(each) : String(each)));
  if (chosen.some((id) => !ids.includes(id))) return invalid(key, numbered ? [1, ids.length] : ids);
  for (const id of ids) into.set(id, chosen.includes(id));
  return null;
}

/** The answers of one case by item id, from whichever way its table writes them; null where it gives none. */
function answersOf(instrument: Instrument, input: Input): Readonly<Record<string, unknown>> | Invalid | null {
  const answers = new Map<string, unknown>();
  for (const key of YES_LISTS) {
    const problem = Array.isArray(input[key]) ? yesList(instrument, key, input[key], answers) : null;
    if (problem !== null) return problem;
  }
  const named = NAMED_ITEMS.filter((key) => key in input && instrument.items.some((item) => item.id === key));
  for (const key of named) answers.set(key, spelled(key, input[key]));
  const items = input['items'] ?? input['answers'];
  const inOrder = instrument.items.filter((item) => item.id !== 'trauma' && !named.some((key) => key === item.id) && item.detail !== true);
  if (Array.isArray(items)) {
    for (const [index, given] of items.entries()) answers.set(inOrder[index]?.id ?? String(index + 1), given);
  } else if (typeof items === 'object' && items !== null) {
    for (const [id, given] of Object.entries(items)) answers.set(id, given);
  }
  const asked = YES_LISTS.some((key) => key in input) || named.length > 0 || (items !== undefined && items !== null);
  return asked ? Object.fromEntries(answers) : null;
}

/** How the tables call the band of an instrument, where not `band`. */
const BAND_NAMES: Readonly<Record<string, string>> = { 'DSM5-OUD': 'severity', 'Child-Pugh': 'class' };

function outputOf(instrument: Instrument, result: Score): Output {
  if (result.kind === 'invalid') return failed(result);
  const main = instrument.scales.find((scale) => scale.id === instrument.total);
  const bandName = BAND_NAMES[instrument.id] ?? 'band';
  const scales = Object.entries(result.scales);
  return {
    complete: result.complete, missing: result.missing, total: result.total, partial: result.partial, gated: result.gated,
    band: result.band, [bandName]: result.band, profile: result.profile, opens: result.opens, itemScores: result.itemScores,
    ...(main === undefined ? {} : { range: [main.min, main.max] }),
    ...Object.fromEntries(scales.map(([id, scale]) => [id, scale.value])),
    bands: Object.fromEntries(scales.map(([id, scale]) => [id, scale.band])),
    partials: Object.fromEntries(scales.map(([id, scale]) => [id, scale.partial])),
    ...result.flags,
    ...result.gives,
    ...(instrument.id === 'DSM5-OUD' && result.band !== null ? { icd10cm: oudCode(result.band)?.icd10cm ?? null } : {}),
  };
}

function runDerive(instrument: Instrument, input: Input): Output {
  const item = instrument.items.find((each) => each.id === input['derive']);
  const reading = item?.measured === undefined ? undefined : input[item.measured.from];
  if (item?.measured === undefined) return failed(invalid('derive', instrument.items.flatMap((each) => (each.measured === undefined ? [] : [each.id]))));
  const { from, min, max } = item.measured;
  if (reading === null || reading === undefined) return { itemScore: null, complete: false, missing: [from] };
  const itemScore = typeof reading === 'number' ? scoreOfReading(item.measured, reading) : null;
  return itemScore === null ? failed(invalid(from, [min, max])) : { itemScore };
}

function runChange(instrument: Instrument, input: Input): Output {
  const missing = ['baseline', 'followUp'].filter((key) => typeof input[key] !== 'number');
  if (missing.length > 0) return { change: null, meaningful: null, complete: false, missing };
  const changed = changeOf(instrument, input['baseline'] as number, input['followUp'] as number);
  if (changed === null) return { change: null, meaningful: null, complete: false, missing: [] };
  return 'kind' in changed ? failed(changed) : { ...changed, complete: true };
}

function runRemission(input: Input): Output {
  const months = input['monthsWithoutCriteriaExceptCraving'];
  if (typeof months !== 'number') return { remission: null, complete: false, missing: ['monthsWithoutCriteriaExceptCraving'] };
  const remission = remissionOf(months);
  if (remission === null) return failed(invalid('monthsWithoutCriteriaExceptCraving', [0, 1200]));
  const specifiers = [...(input['onMaintenanceTherapy'] === true ? ['on_maintenance_therapy'] : []), ...(input['inControlledEnvironment'] === true ? ['in_controlled_environment'] : [])];
  const severity = input['severityBefore'];
  return { remission, specifiers, ...(typeof severity === 'string' ? { icd10cm: oudCode(severity, remission)?.icd10cm ?? null } : {}) };
}

function runQt(input: Input): Output {
  const missing = ['qtMs', 'hrBpm'].filter((key) => typeof input[key] !== 'number');
  if (missing.length > 0) return { bazett: null, fridericia: null, framingham: null, hodges: null, complete: false, missing };
  const corrected = correctedQt(input['qtMs'] as number, input['hrBpm'] as number);
  return corrected.kind === 'invalid' ? failed(corrected) : { ...corrected, complete: true };
}

function runInfection(input: Input): Output {
  const infection = Object.values(infections).find((path) => path.infection === input['infection']);
  if (infection === undefined) return failed(invalid('infection', Object.keys(infections)));
  const step = nextInfectionStep(infection.infection, String(input['status']));
  if (step === null) return failed(invalid('status', infection.steps.map((each) => each.status)));
  return { next: step.next, repeatDays: step.repeatDays ?? null, done: step.done === true };
}

function runInstrument(instrument: Instrument, input: Input): Output {
  if ('derive' in input) return runDerive(instrument, input);
  if ('baseline' in input || 'followUp' in input) return runChange(instrument, input);
  if ('monthsWithoutCriteriaExceptCraving' in input) return runRemission(input);
  const facts: ScoreFacts = {
    profile: profileOf(instrument, input['profile']),
    sex: input['sex'] === 'female' || input['sex'] === 'male' ? input['sex'] : null,
    solelyUnderMedicalSupervision: input['solelyUnderMedicalSupervision'] as boolean | null | undefined,
  };
  const answers = answersOf(instrument, input);
  if (answers !== null && answers['kind'] === 'invalid') return failed(answers as unknown as Invalid);
  const key = TOTALS.find((each) => typeof input[each] === 'number');
  if (answers === null && key !== undefined) {
    const read = scoreTotal(instrument, input[key] as number, facts);
    return outputOf(instrument, read.kind === 'invalid' && read.item === 'total' ? { ...read, item: key } : read);
  }
  return outputOf(instrument, score(instrument, (answers ?? {}) as Record<string, Answer | null>, facts));
}

/** Worked cases of every instrument: `instrument` names it; answers as `items`, `answers`, a list of yeses, or a total. */
export const instrumentsFamily: CaseFamily = {
  inputs: [
    'instrument', 'items', 'answers', ...YES_LISTS, ...TOTALS, ...NAMED_ITEMS, 'profile', 'sex', 'solelyUnderMedicalSupervision', 'derive', 'beatsPerMinute',
    'baseline', 'followUp', 'monthsWithoutCriteriaExceptCraving', 'onMaintenanceTherapy', 'inControlledEnvironment', 'severityBefore', 'qtMs', 'hrBpm', 'infection', 'status',
  ],
  run: (input) => {
    const id = String(input['instrument']);
    if (letters(id) === 'QTC') return runQt(input);
    if (letters(id) === 'BBVTB') return runInfection(input);
    const instrument = [...instruments, assist].find((each) => letters(each.id) === letters(id));
    if (instrument === undefined) throw new Error(`There is no instrument ${id}.`);
    return runInstrument(instrument, input);
  },
};

const READINGS = ['rr', 'spo2', 'onOxygen', 'sbp', 'pulse', 'acvpu', 'tempC'] as const;

/** Worked cases of NEWS2. */
export const news2Family: CaseFamily = {
  inputs: [...READINGS, 'scale2'],
  run: (input) => {
    const given = Object.fromEntries(READINGS.map((key) => [key, input[key] ?? null]));
    const scored = news2Score({ ...(given as unknown as News2Readings), scale2: input['scale2'] === true });
    return scored.kind === 'invalid' ? failed(scored) : { ...scored };
  },
};
