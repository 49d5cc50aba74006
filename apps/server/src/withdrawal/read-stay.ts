/** One stay, whole: also the detox record that goes with the person. */
import type { ReplyOf } from '@fairlead/contract';
import type { ComfortOrder, getStay, Round } from '@fairlead/contract/withdrawal';
import type { Tx } from '../platform/scoped.ts';
import { basisOfStay } from './comfort-basis.ts';
import { comfortOrderReply } from './comfort-reply.ts';
import { readCourse } from './course-of-stay.ts';
import { escalationReply, escalationsOf } from './escalations-store.ts';
import { exitOf, exitReply } from './end-stay.ts';
import { scoreReply, shownDue } from './read-ward.ts';
import { roundsOf, type RoundRow, type StayRow } from './stays-store.ts';
import { fluidsOf, handoverLinesOf, type FluidRow } from './ward-store.ts';

const dayMs = 86_400_000;

function roundReply(row: RoundRow): Round {
  return { id: row.id, at: row.at, by: row.by, cows: row.cows === null ? null : { ...row.cows }, news2: row.news2 === null ? null : { ...row.news2 }, poss: row.poss, asleep: row.asleep, craving: row.craving, note: row.note, decision: row.decision, action: row.action };
}

function fluidsReply(items: readonly FluidRow[], now: Temporal.Instant): ReplyOf<typeof getStay>['fluids'] {
  const since = now.epochMilliseconds - dayMs;
  const sum = (direction: 'in' | 'out'): number => items.filter((row) => row.direction === direction && Temporal.Instant.from(row.at).epochMilliseconds > since).reduce((total, row) => total + (row.millilitres ?? 0), 0);
  return { items: items.map((row) => ({ ...row })), inMl24h: sum('in'), outMl24h: sum('out'), lastUrineAt: items.find((row) => row.what === 'urine')?.at ?? null };
}

export async function readStay(tx: Tx, stay: StayRow, now: Temporal.Instant): Promise<ReplyOf<typeof getStay>> {
  const [course, rounds, escalations, fluids, handovers, exit] = await Promise.all([readCourse(tx, stay, now), roundsOf(tx, [stay.id], 200), escalationsOf(tx, stay.id), fluidsOf(tx, stay.id), handoverLinesOf(tx, stay.id), exitOf(tx, stay, null, now)]);
  const orders: ComfortOrder[] = [];
  for (const row of course.orders) orders.push(await comfortOrderReply(tx, basisOfStay(course), row, now));
  return {
    id: stay.id, personId: stay.person_id, episodeId: stay.episode_id, siteId: stay.site_id, name: stay.name, number: stay.number, bed: course.bed?.bed ?? null, state: stay.state, setting: stay.setting, opioid: stay.opioid, route: stay.route, lastUseAt: stay.last_use_at,
    supervision: stay.supervision, responsibleClinician: stay.responsible_clinician, method: stay.method, plannedDays: stay.planned_days, agonistAnswer: stay.agonist_answer, agonistWords: stay.agonist_words, pregnant: stay.pregnant, couldBePregnant: stay.could_be_pregnant,
    startedAt: stay.started_at, startedBy: stay.started_by, startDecision: stay.decision, overrideReason: stay.override_reason, endedAt: stay.ended_at, endReason: stay.end_reason, endOverrideReason: stay.end_override_reason, version: stay.version, now: now.toString(),
    cows: course.cows.map(scoreReply), doses: course.doses.map((dose) => ({ at: dose.given_at, medicine: dose.medicine, doseUg: dose.taken_ug })), due: shownDue(course, now), rounds: rounds.map(roundReply), escalations: escalations.map(escalationReply),
    orders, fluids: fluidsReply(fluids, now), handovers: handovers.map((row) => ({ at: row.at, by: row.by, to: row.to, changed: row.changed, due: row.due, acknowledgedAt: row.acknowledged_at })), exit: exitReply(exit),
  };
}
