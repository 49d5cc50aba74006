/** The ward board, sorted by who needs somebody first. */
import type { ReplyOf } from '@fairlead/contract';
import type { ward, WardRow } from '@fairlead/contract/withdrawal';
import type { SiteRow } from '../platform/sites-store.ts';
import type { Tx } from '../platform/scoped.ts';
import { freePlaces } from '../residence/index.ts';
import type { ResponseRow } from '../assessment/index.ts';
import { dueOf, newestReading, readCourses, type StayCourse } from './course-of-stay.ts';
import { escalationReply, openEscalations, type EscalationRow } from './escalations-store.ts';
import { openStays } from './stays-store.ts';
import { handoversOf } from './ward-store.ts';

const ms = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds;
const hourMs = 3_600_000;

export const scoreReply = (row: ResponseRow): WardRow['cows'][number] => ({ at: row.at, total: row.total, band: row.band, complete: row.complete });

/** What is due within a day, and the next of each kind after that; a kind that is due twice at once stands once. */
export function shownDue(course: StayCourse, now: Temporal.Instant): WardRow['due'] {
  const seen = new Set<string>();
  return dueOf(course, now).filter(({ kind, at }) => {
    const key = `${kind} ${String(Math.round(ms(at) / 60_000))}`;
    if (seen.has(key) || ms(at) > now.epochMilliseconds + 24 * hourMs) return false;
    seen.add(key);
    return true;
  }).map((due) => ({ ...due, says: { ...due.says } }));
}

export function recheckOf(course: StayCourse): string | null {
  const open = course.orders.filter((order) => order.state === 'in_force').flatMap((order) => {
    const newest = course.comfort.find((dose) => dose.order_id === order.id);
    return newest?.recheck_at === undefined || newest.recheck_at === null ? [] : [newest.recheck_at];
  });
  return open.toSorted()[0] ?? null;
}

function rowOf(course: StayCourse, escalations: readonly EscalationRow[], now: Temporal.Instant): WardRow {
  const { stay } = course;
  const since = now.epochMilliseconds - 30 * hourMs;
  const news2 = course.news2.findLast((row) => row.complete);
  const open = escalations.find((one) => one.stay_id === stay.id);
  const reading = (code: Parameters<typeof newestReading>[1]): number | null => newestReading(course, code)?.value ?? null;
  return {
    stayId: stay.id, personId: stay.person_id, episodeId: stay.episode_id, name: stay.name, number: stay.number, bed: course.bed?.bed ?? null, onLeaveUntil: course.bed?.due_back_at ?? null,
    opioid: stay.opioid, route: stay.route, method: stay.method, lastUseAt: stay.last_use_at, startedAt: stay.started_at, day: Math.floor((now.epochMilliseconds - ms(stay.started_at)) / (24 * hourMs)) + 1, asleep: course.lastRound?.asleep === true,
    cows: course.cows.filter((row) => ms(row.at) >= since).map(scoreReply), news2: news2 === undefined ? null : scoreReply(news2), poss: poss(course),
    doses: course.doses.filter((dose) => ms(dose.given_at) >= since).map((dose) => ({ at: dose.given_at, medicine: dose.medicine, doseUg: dose.taken_ug })),
    comfort: course.comfort.filter((dose) => ms(dose.at) >= since).map((dose) => ({ at: dose.at, medicine: dose.medicine, doseUg: dose.dose_ug, what: dose.what })),
    due: shownDue(course, now), escalation: open === undefined ? null : escalationReply(open), recheckAt: recheckOf(course),
    readings: { pulse: reading('pulse'), systolic: reading('systolic'), diastolic: reading('diastolic'), respiration: reading('respiration'), spo2: reading('spo2') },
  };
}

function poss(course: StayCourse): string | null {
  const level = course.poss.at(-1)?.answers['level'];
  return typeof level === 'string' ? level : null;
}

const weight = { emergency: 0, transfer: 1, prescriber_now: 2, today: 3, observe: 4 } as const;

/** Who needs somebody first: a threshold that passed by its urgency, then what is overdue longest, then what is due next. */
export function byNeed(a: WardRow, b: WardRow): number {
  const urgency = (row: WardRow): number => (row.escalation === null || row.escalation.kind === 'overdue' ? 4 : weight[row.escalation.action]);
  const next = ({ due, recheckAt }: WardRow): number => Math.min(...[due[0]?.at, recheckAt ?? undefined].map((at) => (at === undefined ? Number.MAX_SAFE_INTEGER : ms(at))));
  return urgency(a) - urgency(b) || next(a) - next(b) || a.name.localeCompare(b.name);
}

export async function readWard(tx: Tx, site: SiteRow, now: Temporal.Instant): Promise<ReplyOf<typeof ward>> {
  const stays = await openStays(tx, site.id);
  const [courses, escalations, beds, [handover]] = await Promise.all([readCourses(tx, stays, now), openEscalations(tx, stays.map(({ id }) => id)), freePlaces(tx, site.id, now), handoversOf(tx, site.id, 1)]);
  return {
    now: now.toString(), items: courses.map((course) => rowOf(course, escalations, now)).toSorted(byNeed), beds: { ...beds },
    handover: handover === undefined ? null : { id: handover.id, at: handover.at, by: handover.by, to: handover.to, acknowledgedAt: handover.acknowledged_at },
  };
}
