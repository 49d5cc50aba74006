/** What the record holds for a comfort medicine, on the ward or at home, and the decision on it with the readings of the moment. */
import { adjunctName, bothDecisions, decideAdjunct, decideComfortDose, decideMethadone, interactionsOf, type AdjunctDecision, type AdjunctFacts, type ComfortOrderFacts, type Ug } from '@fairlead/clinical';
import type { ComfortReadings, NewComfortOrder } from '@fairlead/contract/withdrawal';
import { ecgsOf } from '../tests/index.ts';
import type { Tx } from '../platform/scoped.ts';
import type { ComfortBasis } from './comfort-basis.ts';
import type { ComfortDoseRow, ComfortOrderRow } from './comfort-store.ts';

const dayMs = 86_400_000;
const ms = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds;

export const isAlpha2 = (medicine: string): boolean => ['clonidine', 'lofexidine'].includes(adjunctName(medicine));

/** Given of this medicine in the 24 hours before an instant, under any of its names and orders. */
export function givenInDay(course: Pick<ComfortBasis, 'comfort'>, medicine: string, now: Temporal.Instant): number {
  return course.comfort.filter((dose) => dose.what === 'given' && adjunctName(dose.medicine) === adjunctName(medicine) && ms(dose.at) > now.epochMilliseconds - dayMs).reduce((total, dose) => total + dose.dose_ug, 0);
}

const askedFacts = ['childPughScore', 'egfr', 'dialysis', 'severeHepatic', 'congenitalLongQt', 'severeCoronaryInsufficiency', 'recentMyocardialInfarction', 'cerebrovascularDisease', 'markedBradycardia', 'pregnancyWeek', 'liverDisease', 'renalDisease', 'ulcer', 'glaucoma', 'urinaryRetention', 'infectiveOrObstructed'] as const;

/** Facts of the record for one medicine; a fact that nobody said is null, never normal. */
export async function recordFacts(tx: Tx, basis: ComfortBasis, medicine: string, said: Readonly<Record<string, unknown>>, now: Temporal.Instant): Promise<AdjunctFacts> {
  const same = basis.comfort.filter((dose) => adjunctName(dose.medicine) === adjunctName(medicine));
  const taken = same.filter((dose) => dose.what === 'given' || dose.what === 'supplied');
  const [last, first] = [taken.find(({ what }) => what === 'given'), taken.findLast((dose) => basis.isOfCourse(dose))];
  const ecg = (await ecgsOf(tx, basis.personId))[0];
  const weight = basis.weightKg ?? said['weightKg'] ?? null;
  const age = basis.bornOn === null ? null : Temporal.PlainDate.from(basis.bornOn).until(now.toZonedDateTimeISO(basis.timeZone).toPlainDate(), { largestUnit: 'years' }).years;
  return {
    ...Object.fromEntries(askedFacts.map((key) => [key, said[key] ?? null])),
    drug: medicine,
    hoursSinceLast: last === undefined ? null : Math.round(((now.epochMilliseconds - ms(last.at)) / 3_600_000) * 100) / 100,
    day: first === undefined ? 1 : Math.floor((now.epochMilliseconds - ms(first.at)) / dayMs) + 1,
    // Held again and again without a dose or a new order in between: somebody has to think.
    consecutiveHolds: holdsInARow(same),
    qtcMs: ecg === undefined ? (said['qtcMs'] ?? null) as number | null : ecg[`qtc_${ecg.formula}_ms`],
    weightKg: weight as number | null,
    elderly: (said['elderly'] ?? (age === null ? null : age >= 65)) as boolean | null,
    // Who is not pregnant has no week; unknown is asked.
    ...(said['pregnancyWeek'] === undefined && basis.notPregnant ? { pregnancyWeek: null } : {}),
    inpatient: basis.inpatient,
  } as AdjunctFacts;
}

function holdsInARow(newestFirst: readonly ComfortDoseRow[]): number {
  const [newest] = newestFirst;
  if (newest === undefined) return 0;
  const other = newestFirst.findIndex((dose) => dose.what === 'given' || dose.order_id !== newest.order_id);
  return newestFirst.slice(0, other === -1 ? undefined : other).filter((dose) => dose.what === 'held').length;
}

/** Readings of the moment in the words of the rules. Alpha-2 medicines ask for all of them. */
export function readingFacts(medicine: string, readings: ComfortReadings | undefined): Partial<AdjunctFacts> {
  if (!isAlpha2(medicine)) return {};
  const { systolic = null, diastolic = null, pulse = null, standingSystolic, standingDiastolic, symptoms = null, syncope = false } = readings ?? {};
  const fall = (lying: number | null, standing: number | null | undefined): number | null | undefined => (standing === undefined ? undefined : lying === null || standing === null ? null : lying - standing);
  const [systolicFall, diastolicFall] = [fall(systolic, standingSystolic), fall(diastolic, standingDiastolic)];
  return { sbp: systolic, dbp: diastolic, hr: pulse, symptoms, syncope, ...(systolicFall === undefined ? {} : { posturalSystolicFall: systolicFall }), ...(diastolicFall === undefined ? {} : { posturalDiastolicFall: diastolicFall }) };
}

/** How this medicine acts on the methadone that the person takes; nothing where they take none. */
function withMethadone(decision: AdjunctDecision, basis: ComfortBasis, medicine: string): AdjunctDecision {
  if (!basis.onMethadone || interactionsOf(adjunctName(medicine)).length === 0) return decision;
  return { ...decision, ...bothDecisions(decideMethadone({ otherMedicines: [adjunctName(medicine)] }), decision) };
}

/** The decision on giving one dose now, or on a supply whose single doses are these. */
export function doseDecision(basis: ComfortBasis, order: ComfortOrderRow, facts: AdjunctFacts, doseUg: number, readings: ComfortReadings | undefined, now: Temporal.Instant): AdjunctDecision {
  const dayUg = (givenInDay(basis, order.medicine, now) + doseUg) as Ug;
  const ordered: ComfortOrderFacts = {
    drug: order.medicine, doseUg: doseUg as Ug, orderedUg: order.dose_ug as Ug, dayUg, orderedDayUg: order.max_a_day_ug as Ug, hoursSinceLast: facts.hoursSinceLast ?? null, orderedEveryHours: order.every_hours,
    orderInForce: order.state === 'in_force', sedativesHeld: basis.sedativesHeld,
  };
  return decideComfortDose({ ...facts, singleUg: doseUg as Ug, dayUg, ...readingFacts(order.medicine, readings) }, ordered, basis.profiles['adjuncts']);
}

/** The decision on an order: its single dose, its day and what the prescriber said of the person. Nothing of the moment is asked. `courseDays`: how long it goes on at home. */
export async function orderDecision(tx: Tx, basis: ComfortBasis, body: NewComfortOrder, now: Temporal.Instant, courseDays = 0): Promise<AdjunctDecision> {
  const { hoursSinceLast: _last, consecutiveHolds: _holds, ...facts } = await recordFacts(tx, basis, body.medicine, body.facts ?? {}, now);
  const day = courseDays === 0 ? facts.day ?? null : (facts.day ?? 1) + courseDays - 1;
  return withMethadone(decideAdjunct({ ...facts, day, singleUg: body.doseUg as Ug, dayUg: body.maxADayUg as Ug }, basis.profiles['adjuncts']), basis, body.medicine);
}
