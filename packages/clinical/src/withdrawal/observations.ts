/** When the next observation is due. Hours are numbers since a zero that the caller chooses, such as admission; no clock. */
import type { Cite, Sentence } from '../rule.ts';

export type ObservationKind = 'cows' | 'news2' | 'poss' | 'respiratory_rate' | 'blood_pressure_lying_standing' | 'pulse' | 'ciwa' | 'contact';

export interface ObservationFacts {
  readonly setting: 'ward' | 'community';
  /** Hours now, and at admission (or first contact). */
  readonly nowHours: number;
  readonly admittedHours: number;
  /** Hours of the latest of each kind; absent when there was none. */
  readonly last?: Readonly<Partial<Record<ObservationKind, number>>>;
  /** The latest NEWS2, with whether any single part scored 3. */
  readonly news2?: { readonly total: number; readonly singleThree: boolean } | null;
  /** Doses of opioid agonist in the last hours. */
  readonly agonistDoses?: readonly { readonly medicine: 'buprenorphine' | 'methadone'; readonly atHours: number }[];
  /** Hours of planned doses of clonidine or lofexidine. */
  readonly alpha2PlannedHours?: readonly number[];
  readonly coDependence?: 'alcohol' | 'sedative' | null;
  /** Latest CIWA total, for the interval between 1 and 4 hours. */
  readonly ciwaTotal?: number | null;
  /** Asleep and easy to rouse: COWS waits, vital signs do not. */
  readonly asleep?: boolean;
  /** POSS 3 or a rate of 9 to 11: every 15 minutes. */
  readonly sedated?: boolean;
}

export interface ObservationDue {
  readonly kind: ObservationKind;
  readonly dueHours: number;
  /** Hours overdue at `nowHours`; 0 when it is not yet due. */
  readonly overdueHours: number;
  readonly everyHours: number | null;
  readonly because: ObservationReason;
  readonly says: Sentence;
  readonly cite: Cite;
}

export type ObservationReason = 'FIRST_24_H' | 'DAYS_2_TO_4' | 'LATER_DAYS' | 'NEWS2_RESPONSE' | 'AFTER_BUPRENORPHINE_30_MIN' | 'AFTER_BUPRENORPHINE_2_H' | 'AFTER_METHADONE_PEAK' | 'BEFORE_ALPHA_2' | 'CO_DEPENDENCE' | 'COMMUNITY_DAYS_1_TO_3' | 'COMMUNITY_TO_DAY_7' | 'SEDATED_15_MIN';

const defaults: Cite = { source: 'Fairlead observation defaults', section: 'a site may edit them', mark: 'product' };
const rcp: Cite = { source: 'RCP National Early Warning Score 2, 2017', section: 'minimum monitoring', mark: 'secondary' };

const because: Readonly<Record<ObservationReason, Sentence>> = {
  FIRST_24_H: { en: 'First 24 hours.', es: 'Primeras 24 horas.' },
  DAYS_2_TO_4: { en: 'Days 2 to 4, when withdrawal peaks.', es: 'Días 2 a 4, el pico de la abstinencia.' },
  LATER_DAYS: { en: 'From day 5.', es: 'Desde el día 5.' },
  NEWS2_RESPONSE: { en: 'The last NEWS2 asks for it.', es: 'Lo exige el último NEWS2.' },
  AFTER_BUPRENORPHINE_30_MIN: { en: '30 minutes after buprenorphine.', es: '30 minutos después de la buprenorfina.' },
  AFTER_BUPRENORPHINE_2_H: { en: 'Two hours after buprenorphine.', es: 'Dos horas después de la buprenorfina.' },
  AFTER_METHADONE_PEAK: { en: 'Methadone peaks 2 to 4 hours after the dose.', es: 'La metadona alcanza su pico 2 a 4 horas después de la dosis.' },
  BEFORE_ALPHA_2: { en: 'Before each dose of clonidine or lofexidine.', es: 'Antes de cada dosis de clonidina o lofexidina.' },
  CO_DEPENDENCE: { en: 'Alcohol or sedatives withdraw too.', es: 'También hay abstinencia de alcohol o sedantes.' },
  COMMUNITY_DAYS_1_TO_3: { en: 'Daily contact on days 1 to 3.', es: 'Contacto diario los días 1 a 3.' },
  COMMUNITY_TO_DAY_7: { en: 'Every other day to day 7.', es: 'Cada dos días hasta el día 7.' },
  SEDATED_15_MIN: { en: 'Sedated: every 15 minutes until it lifts.', es: 'Sedación: cada 15 minutos hasta que ceda.' },
};

/** Hours between NEWS2 observations by its chart; 0 stands for continuous monitoring. */
export function news2IntervalHours(total: number, singleThree: boolean): number {
  if (total >= 7) return 0;
  if (total >= 5 || singleThree) return 1;
  return total >= 1 ? 6 : 12;
}

function ciwaIntervalHours(total: number | null | undefined): number {
  // Unknown is never mild: hourly until somebody has scored.
  if (total === null || total === undefined || total >= 19) return 1;
  return total >= 10 ? 2 : 4;
}

type Draft = Omit<ObservationDue, 'overdueHours' | 'says'>;

function every(facts: ObservationFacts, kind: ObservationKind, hours: number, reason: ObservationReason, cite: Cite = defaults): Draft {
  const last = facts.last?.[kind];
  return { kind, dueHours: last === undefined ? facts.admittedHours : last + hours, everyHours: hours, because: reason, cite };
}

function wardSchedule(facts: ObservationFacts): Draft[] {
  const inside = facts.nowHours - facts.admittedHours;
  const phase: ObservationReason = inside < 24 ? 'FIRST_24_H' : inside < 96 ? 'DAYS_2_TO_4' : 'LATER_DAYS';
  const cowsHours = phase === 'FIRST_24_H' ? 4 : phase === 'DAYS_2_TO_4' ? 6 : 12;
  const phaseHours = phase === 'FIRST_24_H' ? 6 : phase === 'DAYS_2_TO_4' ? 8 : 12;
  const chartHours = facts.news2 === null || facts.news2 === undefined ? phaseHours : news2IntervalHours(facts.news2.total, facts.news2.singleThree);
  // The larger of the two minimum frequencies applies (reference, ruling 5).
  const news2 = chartHours < phaseHours ? every(facts, 'news2', chartHours, 'NEWS2_RESPONSE', rcp) : every(facts, 'news2', phaseHours, phase);
  return facts.asleep === true ? [news2] : [every(facts, 'cows', cowsHours, phase), news2];
}

function communitySchedule(facts: ObservationFacts): Draft[] {
  const dayNumber = Math.floor((facts.nowHours - facts.admittedHours) / 24) + 1;
  if (dayNumber <= 3) return [every(facts, 'contact', 24, 'COMMUNITY_DAYS_1_TO_3')];
  return dayNumber <= 7 ? [every(facts, 'contact', 48, 'COMMUNITY_TO_DAY_7')] : [];
}

function once(facts: ObservationFacts, kinds: readonly ObservationKind[], dueHours: number, reason: ObservationReason): Draft[] {
  // Done when one was taken from ten minutes before it was due.
  return kinds.filter((kind) => (facts.last?.[kind] ?? -Infinity) < dueHours - 1 / 6).map((kind) => ({ kind, dueHours, everyHours: null, because: reason, cite: defaults }));
}

function afterDoses(facts: ObservationFacts): Draft[] {
  const kinds = ['cows', 'poss', 'respiratory_rate'] as const;
  return (facts.agonistDoses ?? []).flatMap(({ medicine, atHours }) => {
    if (facts.nowHours - atHours > 24) return [];
    if (medicine === 'methadone') return once(facts, kinds, atHours + 3, 'AFTER_METHADONE_PEAK');
    return [...once(facts, kinds, atHours + 0.5, 'AFTER_BUPRENORPHINE_30_MIN'), ...once(facts, kinds, atHours + 2, 'AFTER_BUPRENORPHINE_2_H')];
  });
}

/**
 * Every observation that is due or coming, the most overdue first. A kind that was never taken is due since admission.
 * Sources: reference 2.2 (product defaults), 1.17, ruling 5 (the larger frequency applies).
 */
export function observationsDue(facts: ObservationFacts): readonly ObservationDue[] {
  const drafts = [
    ...(facts.setting === 'ward' ? wardSchedule(facts) : communitySchedule(facts)),
    ...afterDoses(facts),
    ...(facts.alpha2PlannedHours ?? []).flatMap((at) => once(facts, ['blood_pressure_lying_standing', 'pulse'], at, 'BEFORE_ALPHA_2')),
    ...(facts.coDependence === 'alcohol' || facts.coDependence === 'sedative' ? [every(facts, 'ciwa', ciwaIntervalHours(facts.ciwaTotal), 'CO_DEPENDENCE')] : []),
    ...(facts.sedated === true ? [every(facts, 'poss', 0.25, 'SEDATED_15_MIN'), every(facts, 'respiratory_rate', 0.25, 'SEDATED_15_MIN')] : []),
  ];
  return drafts
    .map((draft) => ({ ...draft, overdueHours: Math.max(0, facts.nowHours - draft.dueHours), says: because[draft.because] }))
    .toSorted((a, b) => a.dueHours - b.dueHours);
}

export const admissionObservations: readonly { readonly code: string; readonly says: Sentence; readonly onlyIf?: Sentence }[] = [
  { code: 'news2', says: { en: 'NEWS2', es: 'NEWS2' } },
  { code: 'cows', says: { en: 'COWS', es: 'COWS' } },
  { code: 'poss', says: { en: 'Sedation (POSS)', es: 'Sedación (POSS)' } },
  { code: 'glucose', says: { en: 'Blood glucose', es: 'Glucemia' } },
  { code: 'pregnancy_test', says: { en: 'Pregnancy test', es: 'Prueba de embarazo' }, onlyIf: { en: 'for anyone who could be pregnant', es: 'para quien pueda estar embarazada' } },
  { code: 'urine_drugs', says: { en: 'Urine drug test with fentanyl', es: 'Prueba de drogas en orina con fentanilo' } },
  { code: 'alcohol_breath', says: { en: 'Breath alcohol', es: 'Alcohol en aliento' } },
  { code: 'ecg', says: { en: 'ECG', es: 'ECG' }, onlyIf: { en: 'with methadone or a QT-prolonging medicine', es: 'con metadona o un medicamento que prolonga el QT' } },
  { code: 'electrolytes', says: { en: 'Electrolytes and kidney function', es: 'Electrolitos y función renal', 'en-GB': 'U&E' } },
  { code: 'liver', says: { en: 'Liver tests', es: 'Pruebas hepáticas', 'en-GB': 'LFT' } },
  { code: 'cssrs', says: { en: 'C-SSRS', es: 'C-SSRS' } },
];
