/** Everything that one stay's schedule and charts rest on, read together: scores, readings, doses, comfort medicines, the last round. */
import { adjunctName, news2Score, observationsDue, type News2Readings, type ObservationDue, type ObservationFacts, type ObservationKind } from '@fairlead/clinical';
import { observationsOf, responsesOf, type ObservationRow, type ResponseRow } from '../assessment/index.ts';
import { dosesBetween, type DoseRow } from '../dispensary/index.ts';
import { dayAt } from '../platform/clock.ts';
import type { Tx } from '../platform/scoped.ts';
import { bedsOfPeople, type SpanRow } from '../residence/index.ts';
import { comfortDosesOf, comfortOrdersOf, type ComfortDoseRow, type ComfortOrderRow } from './comfort-store.ts';
import { roundsOf, type RoundRow, type StayRow } from './stays-store.ts';

export interface StayCourse {
  readonly stay: StayRow;
  /** Oldest first. */
  readonly cows: readonly ResponseRow[];
  readonly news2: readonly ResponseRow[];
  readonly poss: readonly ResponseRow[];
  readonly ciwa: readonly ResponseRow[];
  /** Newest first. */
  readonly readings: readonly ObservationRow[];
  readonly doses: readonly DoseRow[];
  readonly orders: readonly ComfortOrderRow[];
  /** Newest first. */
  readonly comfort: readonly ComfortDoseRow[];
  readonly lastRound: RoundRow | null;
  readonly bed: SpanRow | null;
}

const vitals = ['pulse', 'systolic', 'diastolic', 'respiration', 'spo2', 'temperature', 'weight'] as const;
const hourMs = 3_600_000;
const ms = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds;

async function courseOf(tx: Tx, stay: StayRow, now: Temporal.Instant): Promise<Omit<StayCourse, 'stay' | 'orders' | 'comfort' | 'lastRound' | 'bed'>> {
  const started = Temporal.Instant.from(stay.started_at);
  const since = started.subtract({ hours: 24 }).toString();
  const [responses, readings, doses] = await Promise.all([
    responsesOf(tx, stay.person_id, { since, limit: 500 }), observationsOf(tx, stay.person_id, { since, codes: vitals, limit: 500 }),
    dosesBetween(tx, stay.person_id, dayAt(started.subtract({ hours: 24 }), stay.time_zone), dayAt(now, stay.time_zone)),
  ]);
  const of = (instrument: string): readonly ResponseRow[] => responses.filter((row) => row.instrument === instrument).toReversed();
  return {
    cows: of('COWS'), news2: of('NEWS2'), poss: of('POSS'), ciwa: of('CIWA-Ar'), readings,
    doses: doses.filter((dose) => dose.taken_ug > 0 && (dose.medicine === 'methadone' || dose.medicine.startsWith('buprenorphine'))),
  };
}

/** The courses of some stays, read together. */
export async function readCourses(tx: Tx, stays: readonly StayRow[], now: Temporal.Instant): Promise<readonly StayCourse[]> {
  if (stays.length === 0) return [];
  const [ids, people] = [stays.map(({ id }) => id), stays.map(({ person_id: personId }) => personId)];
  const earliest = stays.map(({ started_at: at }) => at).toSorted()[0] ?? now.toString();
  const [orders, comfort, rounds, beds, courses] = await Promise.all([
    comfortOrdersOf(tx, ids), comfortDosesOf(tx, people, Temporal.Instant.from(earliest).subtract({ hours: 24 }).toString()), roundsOf(tx, ids, 1), bedsOfPeople(tx, people, now), Promise.all(stays.map((stay) => courseOf(tx, stay, now))),
  ]);
  return stays.flatMap((stay, index) => {
    const course = courses[index];
    return course === undefined ? [] : [{
      stay, ...course, orders: orders.filter((order) => order.stay_id === stay.id), comfort: comfort.filter((dose) => dose.person_id === stay.person_id),
      lastRound: rounds.find((round) => round.stay_id === stay.id) ?? null, bed: beds.find((bed) => bed.person_id === stay.person_id) ?? null,
    }];
  });
}

export async function readCourse(tx: Tx, stay: StayRow, now: Temporal.Instant): Promise<StayCourse> {
  const [course] = await readCourses(tx, [stay], now);
  if (course === undefined) throw new Error('A stay without a course.');
  return course;
}

/** A kept NEWS2 with what its chart says of single parts. */
export function news2Of(row: ResponseRow): { readonly total: number; readonly singleThree: boolean } | null {
  if (!row.complete || row.total === null) return null;
  const { answers } = row;
  const scored = news2Score({ rr: answers['rr'], spo2: answers['spo2'], onOxygen: answers['oxygen'], sbp: answers['sbp'], pulse: answers['pulse'], acvpu: answers['acvpu'], tempC: answers['temp'] } as News2Readings);
  return { total: row.total, singleThree: scored.kind === 'scored' && scored.anyThree === true };
}

export const newestReading = (course: Pick<StayCourse, 'readings'>, code: (typeof vitals)[number]): ObservationRow | undefined => course.readings.find((row) => row.code === code && row.value !== null);

function lastOf(course: StayCourse, hours: (at: string) => number): Partial<Record<ObservationKind, number>> {
  const newest = (rows: readonly ResponseRow[], complete = true): string | undefined => rows.findLast((row) => !complete || row.complete)?.at;
  const found: Partial<Record<ObservationKind, string | undefined>> = {
    cows: newest(course.cows), news2: newest(course.news2), poss: newest(course.poss, false), ciwa: newest(course.ciwa), contact: course.lastRound?.at,
    respiratory_rate: newestReading(course, 'respiration')?.at, blood_pressure_lying_standing: newestReading(course, 'systolic')?.at, pulse: newestReading(course, 'pulse')?.at,
  };
  // Taken before the stay began: the schedule starts with the stay's own first round, unless it was within the hour before.
  const inStay = Object.entries(found).filter((entry): entry is [ObservationKind, string] => entry[1] !== undefined && hours(entry[1]) > -1);
  return Object.fromEntries(inStay.map(([kind, at]) => [kind, hours(at)]));
}

/** When a regular clonidine or lofexidine is due next: its pressure is taken before. */
function alpha2Planned(course: StayCourse, hours: (at: string) => number): number[] {
  return course.orders.filter((order) => order.state === 'in_force' && !order.as_needed && ['clonidine', 'lofexidine'].includes(adjunctName(order.medicine))).map((order) => {
    const last = course.comfort.find((dose) => dose.order_id === order.id && dose.what !== 'declined');
    if (last?.recheck_at !== undefined && last.recheck_at !== null) return hours(last.recheck_at);
    return last === undefined ? hours(order.signed_at) : hours(last.at) + order.every_hours;
  });
}

function factsOf(course: StayCourse, now: Temporal.Instant): ObservationFacts {
  const { stay } = course;
  const started = ms(stay.started_at);
  const hours = (at: string): number => (ms(at) - started) / hourMs;
  const news2 = course.news2.findLast((row) => row.complete);
  return {
    setting: stay.setting === 'community' ? 'community' : 'ward', nowHours: (now.epochMilliseconds - started) / hourMs, admittedHours: 0, last: lastOf(course, hours),
    news2: news2 === undefined ? null : news2Of(news2),
    agonistDoses: course.doses.filter((dose) => ms(dose.given_at) >= started).map((dose) => ({ medicine: dose.medicine === 'methadone' ? 'methadone' as const : 'buprenorphine' as const, atHours: hours(dose.given_at) })),
    alpha2PlannedHours: alpha2Planned(course, hours),
    coDependence: stay.alcohol_dependence === true ? 'alcohol' : stay.benzodiazepine_dependence === true ? 'sedative' : null, ciwaTotal: course.ciwa.findLast((row) => row.complete)?.total ?? null,
    asleep: course.lastRound?.asleep === true, sedated: course.lastRound?.hold_opioids_and_sedatives === true,
  };
}

export interface DueAt extends Pick<ObservationDue, 'kind' | 'everyHours' | 'says'> {
  readonly at: string;
  readonly because: string;
  readonly source: string;
}

/** What the last round's findings ask to be looked at sooner than the schedule. */
function escalatedDue({ lastRound }: StayCourse): readonly DueAt[] {
  if (lastRound === null || lastRound.observe_every_minutes === null) return [];
  const minutes = Math.max(lastRound.observe_every_minutes, 15);
  const finding = lastRound.decision.findings[0];
  const precipitated = lastRound.decision.reasons.includes('PRECIPITATED_WITHDRAWAL_SUSPECTED');
  return [{
    kind: precipitated ? 'cows' : 'news2', at: Temporal.Instant.from(lastRound.at).add({ minutes }).toString(), everyHours: minutes / 60, because: 'ESCALATION', source: finding?.source ?? '',
    says: finding === undefined ? { en: '', es: '' } : { en: finding.says.en, es: finding.says.es, ...(finding.says['en-GB'] === undefined ? {} : { 'en-GB': finding.says['en-GB'] }) },
  }];
}

/** Every observation that is due or coming for a stay, the most overdue first; none while the person is on leave. */
export function dueOf(course: StayCourse, now: Temporal.Instant): readonly DueAt[] {
  if (course.stay.state !== 'open' || course.bed?.leave_id !== undefined && course.bed?.leave_id !== null) return [];
  const started = ms(course.stay.started_at);
  const due = observationsDue(factsOf(course, now)).map((each): DueAt => ({
    kind: each.kind, at: Temporal.Instant.fromEpochMilliseconds(Math.round(started + each.dueHours * hourMs)).toString(), everyHours: each.everyHours, because: each.because, says: each.says, source: each.cite.source,
  }));
  return [...escalatedDue(course), ...due].toSorted((a, b) => ms(a.at) - ms(b.at));
}
