/** One person's course on one axis of days, from what every room keeps. */
import type { Course } from '@fairlead/contract/outcomes';
import { askedDays } from '../admission/index.ts';
import { responsesOf } from '../assessment/index.ts';
import { daysOf, dosesBetween, plannedDays } from '../dispensary/index.ts';
import { ordersOf, partsOn } from '../medication/index.ts';
import { episodesOf, eventsOfKinds } from '../people/index.ts';
import { dayAt, startOfDay } from '../platform/clock.ts';
import type { Tx } from '../platform/scoped.ts';
import { levelsOf } from '../placement/index.ts';
import { appointmentsOf } from '../schedule/index.ts';
import { ecgsOf, noResultKnownOf, urineTestsOf } from '../tests/index.ts';
import { visitsOf } from '../therapy/index.ts';

/** Events that turn a course; everything else stands in the timeline below it. */
export const turningPoints = [
  'crisis.naloxone-issued', 'crisis.overdose-noted', 'recovery.lapse-told', 'aftercare.discharged', 'aftercare.returned', 'dispensary.take-home-issued', 'plan.signed', 'medication.held', 'residence.admitted', 'residence.left',
] as const;

const plus = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();
const total = (amounts: readonly number[]): number => amounts.reduce((sum, each) => sum + each, 0);

async function dosePart(tx: Tx, personId: string, from: string, today: string): Promise<Pick<Course, 'medicine' | 'doseMedicine' | 'doses'>> {
  const ahead = plus(today, 7);
  const [orders, rows, planned] = await Promise.all([ordersOf(tx, personId), dosesBetween(tx, personId, from, ahead), plannedDays(tx, personId, from, ahead)]);
  const order = orders.find(({ state, startOn, endOn }) => (state === 'signed' || state === 'held') && startOn <= today && today <= endOn);
  const version = order?.versions.find((each) => each.version === order.version);
  const days = daysOf(rows, planned, today);
  const known = new Set(days.map(({ dosingDay }) => dosingDay));
  const toCome = planned.filter(({ day }) => day >= today && !known.has(day)).map(({ day, ug }) => ({ day, takenUg: 0, plannedUg: ug, kind: 'planned' as const }));
  return {
    medicine: order === undefined || (order.state !== 'signed' && order.state !== 'held') ? null
      : { orderId: order.id, medicine: order.product.medicine, doseUg: version === undefined ? null : total(partsOn({ ...version, firstPart: order.firstPart }, today)), state: order.state, endOn: order.endOn },
    doseMedicine: rows.at(-1)?.medicine ?? order?.product.medicine ?? null,
    doses: [...days.map(({ dosingDay, takenUg, plannedUg, kind }) => ({ day: dosingDay, takenUg, plannedUg, kind })), ...toCome],
  };
}

async function scorePart(tx: Tx, personId: string, from: string, zone: string): Promise<Course['scores']> {
  const responses = await responsesOf(tx, personId, { since: `${from}T00:00:00Z`, limit: 2000 });
  const by = new Map<string, Course['scores'][number]['points']>();
  for (const { instrument, at, total: score, band, complete } of responses.toReversed()) {
    if (!complete || score === null) continue;
    by.set(instrument, [...(by.get(instrument) ?? []), { at, day: dayAt(Temporal.Instant.from(at), zone), total: score, band }]);
  }
  return [...by].map(([instrument, points]) => ({ instrument, points })).toSorted((a, b) => b.points.length - a.points.length || (a.instrument < b.instrument ? -1 : 1));
}

async function markPart(tx: Tx, personId: string, from: string, zone: string, now: Temporal.Instant): Promise<Pick<Course, 'sessions' | 'tests' | 'events'>> {
  const dayOf = (instant: string): string => dayAt(Temporal.Instant.from(instant), zone);
  const [appointments, visits, urine, ecgs, events, unknown] = await Promise.all([
    appointmentsOf(tx, personId, 500), visitsOf(tx, personId, startOfDay(from, zone), now.add({ hours: 24 * 28 })), urineTestsOf(tx, personId), ecgsOf(tx, personId), eventsOfKinds(tx, personId, turningPoints), noResultKnownOf(tx, personId),
  ]);
  const tests: Course['tests'] = [
    ...urine.map((test) => ({
      day: dayOf(test.collected_at ?? test.ordered_at), what: 'urine' as const, qtcMs: null, positive: [...new Set(test.results.filter(({ result }) => result === 'positive').map(({ substance }) => substance))],
      state: test.state === 'ordered' ? 'planned' as const : test.state === 'not given' ? 'missed' as const : 'done' as const,
    })),
    ...unknown.map((day) => ({ day, what: 'urine' as const, qtcMs: null, positive: [], state: 'unknown' as const })),
    ...ecgs.map((ecg) => ({ day: dayOf(ecg.recorded_at), what: 'ecg' as const, qtcMs: ecg[`qtc_${ecg.formula}_ms`], positive: [], state: 'done' as const })),
    ...appointments.filter(({ kind, state }) => kind === 'ecg' && state === 'planned').map(({ starts_at }) => ({ day: dayOf(starts_at), what: 'ecg' as const, qtcMs: null, positive: [], state: 'planned' as const })),
  ];
  return {
    sessions: visits.filter(({ kind, state }) => kind !== 'ecg' && state !== 'cancelled').map(({ startsAt, title, state }) => ({ day: dayOf(startsAt), title, state })).toReversed(),
    tests: tests.filter(({ day }) => day >= from),
    events: events.map(({ at, kind, params }) => ({ day: dayOf(at), kind, params: { ...params } })).filter(({ day }) => day >= from),
  };
}

/** Levels of care as they were given, oldest first; sober living is a home and stands on no lane. */
async function levelPart(tx: Tx, personId: string, zone: string): Promise<Course['levels']> {
  const dayOf = (instant: string): string => dayAt(Temporal.Instant.from(instant), zone);
  return (await levelsOf(tx, personId)).flatMap((row) => (row.level === 'sober_living' ? [] : [{ level: row.level, from: dayOf(row.starts_at), to: row.ends_at === null ? null : dayOf(row.ends_at) }])).toReversed();
}

/** Everything of the span: the last 14 days, the newest episode with the wait before it, or all episodes. */
export async function courseOf(tx: Tx, personId: string, span: '14days' | 'episode' | 'all', zone: string, now: Temporal.Instant): Promise<Course> {
  const today = dayAt(now, zone);
  const [episodes, asked] = await Promise.all([episodesOf(tx, personId), askedDays(tx, personId)]);
  const lines = episodes.map((row) => {
    const askedAt = asked.find(({ episode_id }) => episode_id === row.id)?.received_at;
    return { id: row.id, askedOn: askedAt === undefined ? null : dayAt(Temporal.Instant.from(askedAt), zone), startedOn: row.started_on, endedOn: row.ended_on, siteName: row.site_name };
  });
  const shown = span === 'all' ? lines.at(-1) : lines[0];
  const start = shown === undefined ? plus(today, -14) : shown.askedOn !== null && shown.askedOn < shown.startedOn ? shown.askedOn : shown.startedOn;
  const from = span === '14days' ? plus(today, -14) : start < plus(today, -3) ? start : plus(today, -3);
  // Sent together, so that the whole course takes the way to the database twice and not once for every lane.
  const [levels, doses, scores, marks] = await Promise.all([levelPart(tx, personId, zone), dosePart(tx, personId, from, today), scorePart(tx, personId, from, zone), markPart(tx, personId, from, zone, now)]);
  return { today, from, episodes: lines, levels, ...doses, scores, ...marks };
}
