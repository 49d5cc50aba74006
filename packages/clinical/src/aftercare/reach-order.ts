/**
 * In which order people are called who missed doses, an injection or a visit, and why: what can kill first, then what else
 * is known. Nothing is weighed in secret; anyone can count along. Days and doses come from the missed-dose rule of the site.
 */
import { riskFactorIds, riskFactors, type RiskFactorId } from '../crisis/index.ts';
import type { MissedDoseCode } from '../dispensary/index.ts';
import type { Cite, Sentence } from '../rule.ts';

export const ownReachReasons = ['first_fortnight', 'tolerance_lost', 'naltrexone_gap', 'pregnant', 'restart_lower', 'injection_late', 'never_came', 'order_ran_out', 'days_missed', 'visit_missed'] as const;
export type ReachReasonId = (typeof ownReachReasons)[number] | RiskFactorId;

/** 1 is called before 2, whatever else is known. */
export type ReachGroup = 1 | 2 | 3;

export interface ReachReason {
  readonly id: ReachReasonId;
  readonly group: ReachGroup;
  readonly says: Sentence;
  readonly cite: Cite;
}

const policy: Cite = { source: 'Fairlead order of reaching out', section: 'a site may edit it', mark: 'product' };
const missedRule: Cite = { source: 'Missed-dose rule of the site', section: 'see dispensary, missed-dose', mark: 'product' };
const cousins: Cite = { source: 'Cousins 2016; Sordo 2017 BMJ', section: 'first weeks in and out of treatment', mark: 'primary' };
const own = (id: (typeof ownReachReasons)[number], group: ReachGroup, en: string, es: string, cite: Cite = policy): ReachReason => ({ id, group, says: { en, es }, cite });

/** Each factor that makes the overdose display red by itself is called first, so that no red person stands below an amber one. */
const factorGroup = (id: RiskFactorId, redByItself: boolean): ReachGroup => (redByItself || id === 'suicidality' ? 1 : id === 'missed_doses' ? 3 : 2);

export const reachReasons: readonly ReachReason[] = [
  own('first_fortnight', 1, 'Two or more days missed in the first 14 days of methadone', 'Dos o más días sin dosis en los primeros 14 días de metadona', cousins),
  own('tolerance_lost', 1, 'So many days missed that tolerance is lost', 'Tantos días sin dosis que se perdió la tolerancia', missedRule),
  own('naltrexone_gap', 1, 'Naltrexone missed: the block fades and tolerance is gone', 'Falta la naltrexona: el bloqueo cede y no hay tolerancia'),
  own('pregnant', 1, 'Pregnant', 'Embarazo', { source: 'ASAM National Practice Guideline 2020; ACOG Committee Opinion 711', section: 'withdrawal in pregnancy', mark: 'unchecked' }),
  ...riskFactors.map(({ id, says, redByItself, cite }): ReachReason => ({ id, group: factorGroup(id, redByItself), says, cite })),
  own('restart_lower', 2, 'Days missed: the prescriber decides the next dose', 'Días sin dosis: el prescriptor decide la siguiente', missedRule),
  own('injection_late', 2, 'Past the window of the injection', 'Pasado el plazo de la inyección'),
  own('never_came', 2, 'Ordered, and never came for the first dose', 'Prescrito, y no vino a por la primera dosis'),
  own('order_ran_out', 2, 'The order ran out and nothing has been given since', 'La orden venció y desde entonces no se dio nada'),
  own('days_missed', 3, 'Missed a day', 'Faltó un día'),
  own('visit_missed', 3, 'Missed a visit', 'Faltó a una cita'),
];

/** Hours within which somebody is reached, by group: those of the overdose display (24 and 72), and a week. */
export const reachWithinHours: Readonly<Record<ReachGroup, number>> = { 1: 24, 2: 72, 3: 168 };

export interface ReachFacts {
  readonly medicine: 'methadone' | 'buprenorphine' | 'naltrexone' | 'buprenorphine-depot' | 'naltrexone-depot' | null;
  /** Whole days in a row without a dose, up to yesterday; null where none is taken daily. */
  readonly missedDays: number | null;
  /** What the missed-dose rule of the site says of them; null where the usual dose goes on. */
  readonly missedCode: MissedDoseCode | null;
  readonly treatmentDay: number | null;
  /** Days past the last day of the injection's window. */
  readonly injectionDaysLate: number | null;
  readonly neverCame: boolean;
  readonly orderRanOut: boolean;
  readonly visitMissed: boolean;
  readonly pregnant: boolean | null;
  /** Factors of the overdose display that are so today. */
  readonly factors: readonly RiskFactorId[];
}

const toleranceGone: readonly MissedDoseCode[] = ['NEW_INDUCTION', 'UK_REASSESS_AND_RETITRATE'];
const firstDays = 14;

/** Why somebody is to be reached, in the order of the table. Nothing that nobody knows counts for or against them. */
export function reasonsToReach(facts: ReachFacts): readonly ReachReason[] {
  const missed = facts.missedDays ?? 0;
  const daily = facts.medicine === 'methadone' || facts.medicine === 'buprenorphine';
  const lost = daily && facts.missedCode !== null && toleranceGone.includes(facts.missedCode);
  const so: Readonly<Record<(typeof ownReachReasons)[number], boolean>> = {
    first_fortnight: facts.medicine === 'methadone' && missed >= 2 && (facts.treatmentDay ?? firstDays + 1) <= firstDays,
    tolerance_lost: lost,
    naltrexone_gap: (facts.medicine === 'naltrexone' && missed >= 2) || (facts.medicine === 'naltrexone-depot' && (facts.injectionDaysLate ?? 0) > 0),
    pregnant: facts.pregnant === true,
    restart_lower: daily && facts.missedCode !== null && !lost,
    injection_late: facts.medicine === 'buprenorphine-depot' && (facts.injectionDaysLate ?? 0) > 0,
    never_came: facts.neverCame,
    order_ran_out: facts.orderRanOut,
    days_missed: missed >= 1,
    visit_missed: facts.visitMissed,
  };
  const isOwn = (id: ReachReasonId): id is (typeof ownReachReasons)[number] => !riskFactorIds.some((each) => each === id);
  return reachReasons.filter(({ id }) => (isOwn(id) ? so[id] : facts.factors.includes(id)));
}

export interface ReachPerson {
  readonly id: string;
  readonly facts: ReachFacts;
}

export interface ReachPlace {
  readonly id: string;
  /** 1 is called first. */
  readonly place: number;
  readonly group: ReachGroup;
  readonly because: readonly ReachReason[];
  readonly withinHours: number;
}

/**
 * The order of the list: group; within it how many reasons of that group, then how many in all, then the longest gap, then
 * the id, so that the order is the same every time.
 */
export function reachOrder(people: readonly ReachPerson[]): readonly ReachPlace[] {
  const judged = people.map(({ id, facts }) => {
    const because = reasonsToReach(facts);
    const group: ReachGroup = because.some((each) => each.group === 1) ? 1 : because.some((each) => each.group === 2) ? 2 : 3;
    return { id, because, group, same: because.filter((each) => each.group === group).length, gap: Math.max(facts.missedDays ?? 0, facts.injectionDaysLate ?? 0) };
  });
  return judged
    .toSorted((a, b) => a.group - b.group || b.same - a.same || b.because.length - a.because.length || b.gap - a.gap || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .map(({ id, group, because }, index) => ({ id, place: index + 1, group, because, withinHours: reachWithinHours[group] }));
}
