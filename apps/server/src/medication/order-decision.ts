/** What the site's guidelines say of an order: each step of its schedule is judged, and the answers become one. */
import {
  bothDecisions, decideBuprenorphineOrder, decideBuprenorphineStart, decideMissedDose, decideOrder, decideOrderAfterMissed, type BuprenorphineStartFacts, type Decision, type OrderFacts as RuleFacts, type Ug,
} from '@fairlead/clinical';
import type { OrderFacts as StatedFacts } from '@fairlead/contract/medication';
import { dayAfter, daysFrom } from '../platform/clock.ts';
import { courseAt, courseStart, type DayTotal } from './course.ts';
import type { EpisodeFacts } from './episode-facts-store.ts';
import type { OrderedProduct } from './orders-store.ts';
import { decideAboutOther } from './other-order-decision.ts';
import { siteCeilingUg, siteProfilesOf } from './site-profiles.ts';

export interface PlannedOrder {
  readonly startOn: string;
  readonly endOn: string;
  readonly firstPart: number;
  readonly partUg: readonly number[];
  readonly schedule: readonly { readonly dosingDay: string; readonly part: number; readonly doseUg: number }[];
}

/** The amounts of each part on one day. */
export function partsOn(order: PlannedOrder, day: string): readonly number[] {
  return order.partUg.map((usual, index) => order.schedule.find((each) => each.dosingDay === day && each.part === order.firstPart + index)?.doseUg ?? usual);
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, each) => total + each, 0);
const longestSchedule = 400;

/** The first day, and every day whose amounts differ from the day before. */
export function stepsOf(order: PlannedOrder): readonly { readonly day: string; readonly parts: readonly number[] }[] {
  const steps: { day: string; parts: readonly number[] }[] = [];
  const changes = new Set(order.schedule.flatMap((each) => [each.dosingDay, dayAfter(each.dosingDay)]));
  for (const day of [...new Set([order.startOn, ...changes])].toSorted()) {
    if (day < order.startOn || day > order.endOn || steps.length >= longestSchedule) continue;
    const parts = partsOn(order, day);
    if (steps.at(-1)?.parts.join() !== parts.join()) steps.push({ day, parts });
  }
  return steps;
}

/** Taken days, then the planned ones up to the day before `day`. */
function totalsBefore(facts: EpisodeFacts, order: PlannedOrder, day: string): readonly DayTotal[] {
  const planned: DayTotal[] = [];
  for (let each = order.startOn; each < day; each = dayAfter(each)) planned.push({ day: each, ug: sum(partsOn(order, each)) });
  return [...facts.days.filter((taken) => taken.day < order.startOn), ...planned].slice(-90);
}

function ageOn(bornOn: string | null, day: string): number | null {
  if (bornOn === null) return null;
  return Temporal.PlainDate.from(bornOn).until(day, { largestUnit: 'years' }).years;
}

function ecgFactsOf(facts: EpisodeFacts, start: string | null, day: string): Pick<RuleFacts, 'baselineEcgDone' | 'ecgFollowUp30d' | 'ecgSinceOver100' | 'qtcMs' | 'daysSinceLastEcg'> {
  const last = facts.ecgs[0];
  const begin = start ?? day;
  const over = facts.first_over_100;
  return {
    baselineEcgDone: facts.ecgs.some((ecg) => daysFrom(ecg.day, begin) <= 90),
    ecgFollowUp30d: facts.ecgs.some((ecg) => daysFrom(begin, ecg.day) > 0),
    ecgSinceOver100: over !== null && facts.ecgs.some((ecg) => ecg.day >= over),
    ...(last === undefined ? {} : { qtcMs: last.qtcMs, daysSinceLastEcg: Math.max(0, daysFrom(last.day, day)) }),
  };
}

function methadoneStep(facts: EpisodeFacts, order: PlannedOrder, stated: StatedFacts, step: { day: string; parts: readonly number[] }): Decision {
  const totals = totalsBefore(facts, order, step.day);
  const start = courseStart(totals, facts.first_ever ?? (order.startOn < step.day ? order.startOn : null), step.day);
  const course = courseAt(totals, start, step.day);
  const total = sum(step.parts);
  // Coming back lower after three missed days is what the missed-dose rules ask for, and no step of a taper.
  const last = totals.at(-1);
  const isBack = last !== undefined && daysFrom(last.day, step.day) > 3;
  const falls = course.lastDayUg !== null && total < course.lastDayUg && !isBack;
  return decideOrder({
    profiles: siteProfilesOf(facts.profiles),
    purpose: course.lastDayUg === null ? 'start' : falls ? 'taper' : 'change',
    partsUg: step.parts as readonly Ug[],
    lengthDays: daysFrom(order.startOn, order.endOn) + 1,
    ...course,
    ceilingUg: siteCeilingUg(facts.profiles, 'methadone'),
    splitReasonDocumented: stated.splitReasonDocumented ?? order.partUg.length > 1,
    otherMedicines: stated.otherMedicines ?? null,
    naltrexoneXrDaysAgo: facts.naltrexone_xr_on === null ? null : daysFrom(facts.naltrexone_xr_on, step.day),
    sedativesOrAlcohol: stated.sedativesOrAlcohol ?? null,
    daysSinceLastOpioid: stated.daysSinceLastOpioid ?? null,
    lowTolerance: stated.lowTolerance ?? null,
    qtRiskFactors: stated.qtRiskFactors ?? null,
    // The reason of the order says why it is written; a rationale for going over a limit is asked for by itself.
    rationaleDocumented: (stated.rationale ?? '').trim() !== '',
    rationale: stated.rationale ?? null,
    ageYears: ageOn(facts.born_on, step.day),
    ...(stated.highTolerance === undefined ? {} : { highTolerance: stated.highTolerance }),
    ...(stated.experiencedPrescriber === undefined || stated.experiencedPrescriber === null ? {} : { experiencedPrescriber: stated.experiencedPrescriber }),
    ...(stated.respiratoryDisease === undefined ? {} : { respiratoryDisease: stated.respiratoryDisease }),
    ...(stated.recentHospitalisation === undefined ? {} : { recentHospitalisation: stated.recentHospitalisation }),
    ...(stated.severeHepaticImpairment === undefined ? {} : { severeHepaticImpairment: stated.severeHepaticImpairment }),
    ...(stated.unexplainedSyncopeOrSeizure === undefined ? {} : { unexplainedSyncopeOrSeizure: stated.unexplainedSyncopeOrSeizure }),
    ...ecgFactsOf(facts, start, step.day),
  });
}

/** The start as what the record itself knows of methadone, whatever was said of the last opioid; null where none was taken here in a week. */
function recordedMethadone(facts: EpisodeFacts, order: PlannedOrder, known: BuprenorphineStartFacts, now: Temporal.Instant): BuprenorphineStartFacts | null {
  if (facts.last_methadone === null) return null;
  const dayBegins = Temporal.PlainDate.from(order.startOn).toZonedDateTime(facts.time_zone).toInstant();
  const start = Temporal.Instant.compare(dayBegins, now) > 0 ? dayBegins : now;
  const hoursSince = Math.max(0, Math.floor(start.since(Temporal.Instant.from(facts.last_methadone.at)).total('hours')));
  return hoursSince > recentHours ? null : { ...known, lastOpioid: 'methadone', hoursSince, methadoneUg: facts.last_methadone.ug as Ug };
}

const recentHours = 7 * 24;

function buprenorphineStep({ facts, order, product, stated, now }: OrderQuestion, step: { day: string; parts: readonly number[] }): Decision {
  const totals = totalsBefore(facts, order, step.day);
  const start = courseStart(totals, facts.first_ever ?? (order.startOn < step.day ? order.startOn : null), step.day);
  const { treatmentDay, lastDayUg } = courseAt(totals, start, step.day);
  const profile = facts.profiles['buprenorphineStart'];
  const first = step.parts[0];
  const decision = decideBuprenorphineOrder({ treatmentDay, dayTotalUg: sum(step.parts) as Ug, ...(treatmentDay === 1 && first !== undefined ? { firstDoseUg: first as Ug } : {}) }, profile);
  if (lastDayUg !== null || step.day !== order.startOn) return decision;
  const known: BuprenorphineStartFacts = {
    lastOpioid: stated.lastOpioid ?? null, hoursSince: stated.hoursSince ?? null, cows: stated.cows ?? null, objectiveSigns: stated.objectiveSigns ?? null,
    objectiveWithdrawal: stated.objectiveSigns === undefined || stated.objectiveSigns === null ? null : stated.objectiveSigns > 0,
    ...(stated.methadoneUg === undefined || stated.methadoneUg === null ? {} : { methadoneUg: stated.methadoneUg as Ug }),
    formulation: product.medicine === 'buprenorphine' ? 'mono' : 'combination', ...(stated.sedativesOrAlcohol === undefined ? {} : { sedativesOrAlcohol: stated.sedativesOrAlcohol }),
    ...(stated.childPugh === undefined ? {} : { childPugh: stated.childPugh }), ...(stated.buprenorphineAllergy === undefined ? {} : { buprenorphineAllergy: stated.buprenorphineAllergy }), ...(stated.naloxoneAllergy === undefined ? {} : { naloxoneAllergy: stated.naloxoneAllergy }),
  };
  const recorded = recordedMethadone(facts, order, known, now);
  const said = bothDecisions(decideBuprenorphineStart(known, profile), decision);
  return recorded === null ? said : bothDecisions(decideBuprenorphineStart(recorded, profile), said);
}

/** A finding of an order says for which of its days it was found. */
type DatedFinding = Decision['findings'][number] & { readonly days?: readonly string[] };

const dated = (decision: Decision, day: string): Decision => ({ ...decision, findings: decision.findings.map((finding): DatedFinding => ({ ...finding, days: [day] })) });

/** One finding a code: the same rule firing on each of forty days is said once, as of its first day, with all of them. */
function withoutRepeats(decision: Decision): Decision {
  const seen = new Map<string, DatedFinding>();
  for (const finding of decision.findings as readonly DatedFinding[]) {
    const key = finding.code;
    const before = seen.get(key);
    seen.set(key, before === undefined ? finding : { ...before, days: [...new Set([...(before.days ?? []), ...(finding.days ?? [])])].toSorted() });
  }
  const findings = [...seen.values()];
  const changes = new Set<string>();
  const wouldChange = decision.wouldChange.filter(({ fact, to, decision: outcome }) => {
    const key = `${fact} ${JSON.stringify(to)} ${outcome}`;
    return changes.has(key) ? false : changes.add(key) !== undefined;
  });
  return { ...decision, findings, wouldChange };
}

export interface OrderQuestion {
  readonly facts: EpisodeFacts;
  readonly product: Omit<OrderedProduct, 'strengthsUg'>;
  readonly order: PlannedOrder;
  readonly stated: StatedFacts;
  /** The vomited dose that this order replaces. */
  readonly replaces: { readonly minutes_after: number | null; readonly witnessed: boolean | null; readonly dose_ug: number } | null;
  readonly now: Temporal.Instant;
}

/** Days missed before the order's first day, as far as they are known today: days that are still to come are not missed yet. */
function afterMissed({ facts, product, order, now }: OrderQuestion): Decision | null {
  const last = facts.days.at(-1);
  if (last === undefined) return null;
  const today = now.toZonedDateTimeISO(facts.time_zone).toPlainDate().toString();
  const missedDays = daysFrom(last.day, order.startOn < today ? order.startOn : today) - 1;
  const drug = product.medicine === 'methadone' ? 'methadone' : 'buprenorphine';
  return missedDays < 1 ? null : decideOrderAfterMissed({ drug, usualUg: last.ug as Ug, missedDays, firstDayUg: sum(partsOn(order, order.startOn)) as Ug }, siteProfilesOf(facts.profiles).missed);
}

/** Decides an order, at its draft and again at its signature. */
export function decideAboutOrder(question: OrderQuestion): Decision {
  const { facts, product, order, stated, replaces } = question;
  if (replaces !== null) {
    const decision = decideMissedDose({
      drug: product.medicine === 'methadone' ? 'methadone' : 'buprenorphine', usualUg: replaces.dose_ug as Ug, minutesAfterDose: replaces.minutes_after, witnessed: replaces.witnessed,
      ...(stated.pregnant === undefined ? {} : { pregnant: stated.pregnant }),
    }, siteProfilesOf(facts.profiles).missed);
    return decision;
  }
  if (product.medicine === 'buprenorphine-depot' || product.medicine === 'naltrexone' || product.medicine === 'naltrexone-depot') return decideAboutOther(question);
  const steps = stepsOf(order);
  const judged = steps.map((step) => dated(product.medicine === 'methadone' ? methadoneStep(facts, order, stated, step) : buprenorphineStep(question, step), step.day));
  const missed = afterMissed(question);
  const [first, ...rest] = missed === null ? judged : [...judged, dated(missed, order.startOn)];
  if (first === undefined) throw new Error('An order has at least one day.');
  return withoutRepeats(rest.reduce<Decision>((all, each) => bothDecisions(all, each), first));
}

/** Who has to sign a decision: nobody can, one prescriber, or two. */
export function signersNeeded(decision: { readonly findings: readonly { readonly decision: string; readonly override: string }[]; readonly hardStop?: true | undefined }): 'nobody' | 'one' | 'two' {
  if (decision.hardStop === true) return 'nobody';
  const refusing = decision.findings.filter((finding) => finding.decision === 'refuse');
  if (refusing.some(({ override }) => override === 'nobody')) return 'nobody';
  return refusing.some(({ override }) => override === 'two prescribers') ? 'two' : 'one';
}

