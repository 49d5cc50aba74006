/**
 * Overdose risk as a list of factors with a tier, for people with opioid use disorder. No hidden weights: anyone can
 * count along. Not validated, and every screen says so. Source: clinical reference 6.4, windows by ruling 10.
 */
import type { Day } from '../day.ts';
import { daysBetween } from '../day.ts';
import type { Cite, Sentence } from '../rule.ts';

export const riskFactorIds = [
  'methadone_start', 'left_treatment', 'left_prison', 'left_hospital', 'left_detox', 'overdose_past_year', 'injecting', 'using_alone', 'fentanyl_or_nitazene',
  'depressant', 'no_naloxone', 'unstable_housing', 'missed_doses', 'lung', 'liver', 'suicidality',
] as const;
export type RiskFactorId = (typeof riskFactorIds)[number];

export type RiskTier = 'red' | 'amber' | 'green';

export interface RiskFactor {
  readonly id: RiskFactorId;
  readonly says: Sentence;
  /** Days for which a dated event counts; null where the fact counts while it is so. */
  readonly windowDays: number | null;
  /** One of the first three of the list, red by itself; prison only within 14 days. */
  readonly redByItself: boolean;
  readonly cite: Cite;
}

const list: Cite = { source: 'Fairlead overdose risk display', section: 'not validated', mark: 'product' };
const cousins: Cite = { source: 'Cousins 2016; Sordo 2017 BMJ', section: 'first weeks in and out of treatment', mark: 'primary' };
const merrall: Cite = { source: 'Merrall 2010', section: 'prison release, weeks 1 and 2', mark: 'unchecked' };
const factor = (id: RiskFactorId, en: string, es: string, windowDays: number | null, redByItself: boolean, cite: Cite = list): RiskFactor => ({ id, says: { en, es }, windowDays, redByItself, cite });

export const riskFactors: readonly RiskFactor[] = [
  factor('methadone_start', 'Methadone started or restarted in the last 28 days', 'Metadona iniciada o reiniciada en los últimos 28 días', 28, true, cousins),
  factor('left_treatment', 'Left treatment in the last 28 days', 'Dejó el tratamiento en los últimos 28 días', 28, true, cousins),
  factor('left_prison', 'Released from prison in the last 28 days', 'Salió de prisión en los últimos 28 días', 28, true, merrall),
  factor('left_hospital', 'Left a hospital in the last 28 days', 'Salió de un hospital en los últimos 28 días', 28, true),
  factor('left_detox', 'Left detox in the last 28 days', 'Salió de una desintoxicación en los últimos 28 días', 28, true),
  factor('overdose_past_year', 'Overdose in the last year', 'Sobredosis en el último año', 365, true),
  factor('injecting', 'Injects', 'Se inyecta', null, false),
  factor('using_alone', 'Uses alone', 'Consume a solas', null, false),
  factor('fentanyl_or_nitazene', 'Test positive for fentanyl or a nitazene', 'Prueba positiva de fentanilo o nitaceno', null, false),
  factor('depressant', 'Benzodiazepines, gabapentinoids or alcohol', 'Benzodiacepinas, gabapentinoides o alcohol', null, false, { source: 'Park 2015; Gomes 2017 and 2018', mark: 'unchecked' }),
  factor('no_naloxone', 'No naloxone at hand', 'Sin naloxona a mano', null, false),
  factor('unstable_housing', 'Unstable housing', 'Vivienda inestable', null, false),
  factor('missed_doses', 'Three or more doses missed', 'Tres o más dosis perdidas', null, false),
  factor('lung', 'COPD or sleep apnea', 'EPOC o apnea del sueño', null, false),
  factor('liver', 'Liver disease', 'Enfermedad hepática', null, false),
  factor('suicidality', 'Thoughts of suicide', 'Ideas de suicidio', null, false),
];

/** What is known of one factor: a dated event, a fact that is so since a day, not so, or asked and unknown. Absent: not asked. */
export type RiskFact = { readonly since: Day | null } | false | null;

export interface OverdoseRiskFacts {
  readonly today: Day;
  readonly factors: Readonly<Partial<Record<RiskFactorId, RiskFact>>>;
}

export interface PresentFactor {
  readonly id: RiskFactorId;
  readonly says: Sentence;
  readonly since: Day | null;
  readonly cite: Cite;
}

export type RiskAction = 'NALOXONE' | 'DAILY_DOSING' | 'OUTREACH_24_H' | 'OUTREACH_72_H' | 'ROUTINE_REVIEW' | 'ASK_WHAT_IS_UNKNOWN';

const actionWords: Readonly<Record<RiskAction, Sentence>> = {
  NALOXONE: { en: 'Two naloxone devices now, also for the people at home.', es: 'Dos dispositivos de naloxona ahora, también para quienes viven en casa.' },
  DAILY_DOSING: { en: 'Daily observed doses, or a depot.', es: 'Dosis diarias supervisadas, o un depósito.' },
  OUTREACH_24_H: { en: 'Reach out within 24 hours.', es: 'Contactar en 24 horas.' },
  OUTREACH_72_H: { en: 'Reach out within 72 hours.', es: 'Contactar en 72 horas.' },
  ROUTINE_REVIEW: { en: 'Look again at the next review.', es: 'Volver a mirar en la próxima revisión.' },
  ASK_WHAT_IS_UNKNOWN: { en: 'Ask what nobody knows yet.', es: 'Preguntar lo que aún no se sabe.' },
};

const actionsOfTier: Readonly<Record<RiskTier, readonly RiskAction[]>> = {
  red: ['NALOXONE', 'DAILY_DOSING', 'OUTREACH_24_H'], amber: ['NALOXONE', 'OUTREACH_72_H'], green: ['ROUTINE_REVIEW'],
};

export interface OverdoseRiskDisplay {
  readonly tier: RiskTier;
  /** False while a factor was not asked or is not known: green then only says that nothing is known against it. */
  readonly complete: boolean;
  /** Newest first; facts without a date after the dated ones. */
  readonly present: readonly PresentFactor[];
  readonly notPresent: readonly RiskFactorId[];
  /** Not asked, or asked and not known. */
  readonly notAsked: readonly RiskFactorId[];
  readonly because: readonly RiskFactorId[];
  readonly actions: readonly { readonly code: RiskAction; readonly says: Sentence }[];
  readonly validated: false;
}

function holdsToday(each: RiskFactor, fact: RiskFact, today: Day): boolean {
  if (fact === false || fact === null) return false;
  if (each.windowDays === null || fact.since === null) return true;
  const days = daysBetween(fact.since, today);
  return days >= 0 && days <= each.windowDays;
}

function redReasons(present: readonly PresentFactor[], today: Day): readonly RiskFactorId[] {
  const own = present.filter(({ id, since }) => {
    // Ruling 10: prison release is red for 14 days and counts on as amber to day 28; an unknown day counts as today.
    if (id === 'left_prison') return since === null || daysBetween(since, today) <= 14;
    return riskFactors.find((each) => each.id === id)?.redByItself === true;
  });
  return own.map(({ id }) => id);
}

/**
 * The tier with what it rests on: red by any of the first three kinds (a methadone start, leaving treatment or an
 * institution, an overdose in the past year) and so also by overdose plus a depressant; amber by two others, or by
 * prison release between 15 and 28 days; green otherwise, never shown without `complete`.
 */
export function overdoseRiskDisplay(facts: OverdoseRiskFacts): OverdoseRiskDisplay {
  const state = (each: RiskFactor): RiskFact | undefined => facts.factors[each.id];
  const present: readonly PresentFactor[] = riskFactors
    .filter((each) => holdsToday(each, state(each) ?? null, facts.today))
    .map(({ id, says, cite }) => ({ id, says, cite, since: (facts.factors[id] as { since: Day | null }).since }))
    .toSorted((a, b) => (b.since ?? -Infinity) - (a.since ?? -Infinity) || riskFactorIds.indexOf(a.id) - riskFactorIds.indexOf(b.id));
  const notAsked = riskFactors.filter((each) => state(each) === undefined || state(each) === null).map(({ id }) => id);
  const notPresent = riskFactorIds.filter((id) => !notAsked.includes(id) && !present.some((each) => each.id === id));
  const red = redReasons(present, facts.today);
  const latePrison = present.some(({ id }) => id === 'left_prison') && !red.includes('left_prison');
  const others = present.filter(({ id }) => !red.includes(id)).map(({ id }) => id);
  const tier: RiskTier = red.length > 0 ? 'red' : latePrison || others.length >= 2 ? 'amber' : 'green';
  const codes = [...actionsOfTier[tier], ...(notAsked.length > 0 ? (['ASK_WHAT_IS_UNKNOWN'] as const) : [])];
  return {
    tier, complete: notAsked.length === 0, present, notPresent, notAsked, because: tier === 'red' ? red : tier === 'amber' ? others : [],
    actions: codes.map((code) => ({ code, says: actionWords[code] })), validated: false,
  };
}
