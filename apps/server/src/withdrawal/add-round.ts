/** One round: scores and readings kept together; a threshold that passes opens its escalation in the same transaction. */
import { escalationFor, type Answers, type Escalation, type EscalationFacts } from '@fairlead/clinical';
import type { NewRound } from '@fairlead/contract/withdrawal';
import type { ReplyOf } from '@fairlead/contract';
import type { addRound as addRoundRoute } from '@fairlead/contract/withdrawal';
import { addObservation, keepResponse, type KeptResponse } from '../assessment/index.ts';
import { ecgsOf } from '../tests/index.ts';
import type { StaffActor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import { endTasks, takeEpisode, type NewTask, type RecordEvent } from '../platform/record-store.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { dueOf, news2Of, readCourse, type StayCourse } from './course-of-stay.ts';
import { endEscalationRow, insertEscalation, openEscalations } from './escalations-store.ts';
import { decisionReply } from './signed.ts';
import { insertRound, stayById, type StayRow } from './stays-store.ts';

type Reply = ReplyOf<typeof addRoundRoute>;
type Kept = Extract<KeptResponse, { kind: 'kept' }>;

const readingOf = { rr: ['respiration', '/min'], spo2: ['spo2', '%'], sbp: ['systolic', 'mm[Hg]'], pulse: ['pulse', '/min'], temp: ['temperature', 'Cel'] } as const;

async function keepReadings(tx: Tx, stay: StayRow, body: NewRound, groupId: string, actor: StaffActor, at: string): Promise<void> {
  const news2 = body.news2 ?? {};
  const rows = Object.entries(readingOf).flatMap(([item, [code, unit]]) => { const value = news2[item]; return typeof value === 'number' ? [{ code, unit, value }] : []; });
  for (const row of [...rows, ...(body.diastolic === undefined ? [] : [{ code: 'diastolic', unit: 'mm[Hg]', value: body.diastolic }])]) {
    await addObservation(tx, { personId: stay.person_id, episodeId: stay.episode_id, at, byAccountId: actor.accountId, byKind: 'staff', groupId, ...row });
  }
  if (body.craving !== undefined) await addObservation(tx, { personId: stay.person_id, episodeId: stay.episode_id, at, code: 'craving', value: body.craving, unit: '{0-10}', byAccountId: actor.accountId, byKind: 'staff', groupId });
}

/** The facts of this round in the words of the rules; what was not looked at stays unasked. */
function factsOf(course: StayCourse, body: NewRound, scores: { cows: Kept | null; news2: Kept | null }, qtcMs: number | null, now: Temporal.Instant): EscalationFacts {
  const rr = body.news2?.['rr'];
  const spo2 = body.news2?.['spo2'];
  const temp = body.news2?.['temp'];
  const lastBuprenorphine = course.doses.findLast((dose) => dose.medicine.startsWith('buprenorphine'));
  const hours = lastBuprenorphine === undefined ? null : now.since(Temporal.Instant.from(lastBuprenorphine.given_at)).total('hours');
  const before = lastBuprenorphine === undefined ? undefined : course.cows.findLast((row) => row.complete && row.at <= lastBuprenorphine.given_at) ?? course.cows.findLast((row) => row.complete);
  const cowsNow = scores.cows?.score.complete === true ? scores.cows.score.total : null;
  const news2 = scores.news2 === null ? null : news2Of({ complete: scores.news2.score.complete, total: scores.news2.score.total, answers: body.news2 ?? {} } as Parameters<typeof news2Of>[0]);
  return {
    ...(body.poss === undefined ? {} : { poss: body.poss }), ...(typeof rr === 'number' ? { respiratoryRate: rr } : {}), ...(typeof spo2 === 'number' ? { spo2 } : {}),
    ...(body.news2 === undefined ? {} : { news2: news2?.total ?? null, news2SingleThree: news2?.singleThree ?? null }),
    ...(typeof temp === 'number' ? { temperatureC: temp, injects: course.stay.route === null ? null : course.stay.route === 'injected' } : {}),
    ...(body.facts?.newInfectionSign === undefined ? {} : { injects: course.stay.route === null ? null : course.stay.route === 'injected' }),
    ...(cowsNow === null || before?.total === undefined || before.total === null || hours === null || hours > 24 ? {} : { cowsNow, cowsBefore: before.total, hoursSinceBuprenorphine: Math.round(hours * 100) / 100 }),
    ...(qtcMs === null ? {} : { qtcMs }), ...(body.facts?.chestPainSyncopePalpitations === undefined ? {} : { onMethadone: course.doses.some((dose) => dose.medicine === 'methadone') }),
    ...body.facts,
  } as EscalationFacts;
}

async function latestQtc(tx: Tx, personId: string, since: string): Promise<number | null> {
  const ecg = (await ecgsOf(tx, personId)).find((row) => row.recorded_at >= since);
  return ecg === undefined ? null : ecg[`qtc_${ecg.formula}_ms`];
}

function tasksOf(stay: StayRow, escalation: Escalation, id: string, now: Temporal.Instant): readonly NewTask[] {
  if (escalation.action === null) return [];
  const about = { personId: stay.person_id, episodeId: stay.episode_id, siteId: stay.site_id, dueAt: now.toString(), params: { action: escalation.action, escalationId: id } };
  const now_ = escalation.action !== 'today';
  return [
    { ...about, kind: 'withdrawal.escalation', role: 'prescriber', priority: now_ ? 1 : 2, dedupeKey: `escalation ${id} prescriber` },
    ...(now_ ? [{ ...about, kind: 'withdrawal.escalation', role: 'nurse', priority: 1 as const, dedupeKey: `escalation ${id} nurse` }] : []),
  ];
}

/** An overdue escalation has done its work once nothing is overdue any more. */
async function closeOverdue(tx: Tx, stay: StayRow, actor: StaffActor, now: Temporal.Instant): Promise<void> {
  const course = await readCourse(tx, stay, now);
  const late = dueOf(course, now).some(({ at }) => Temporal.Instant.compare(Temporal.Instant.from(at), now) < 0);
  await endTasks(tx, actor.accountId, now, { dedupeKey: `first round ${stay.id}`, outcome: 'done' });
  if (late) return;
  for (const open of await openEscalations(tx, [stay.id])) {
    if (open.kind !== 'overdue') continue;
    await endEscalationRow(tx, open.id, actor.accountId, 'observed', now);
    for (const role of ['nurse', 'prescriber']) await endTasks(tx, actor.accountId, now, { dedupeKey: `overdue ${open.id} ${role}`, outcome: 'observed' });
  }
}

export async function addRound(tx: Tx, stayId: string, body: NewRound, actor: StaffActor, now: Temporal.Instant): Promise<CommandResult<Reply>> {
  const seen = await stayById(tx, stayId);
  // Before anything is read that decides: no alarm is opened on a stay that ends at this moment, and none twice for one flag.
  if (seen === null || !(await takeEpisode(tx, seen.episode_id))) return { kind: 'not-found' };
  const stay = await stayById(tx, stayId);
  if (stay === null) return { kind: 'not-found' };
  if (stay.state === 'ended') return { kind: 'conflict', detail: 'This stay has ended. Nothing was kept.' };
  if (body.cows === undefined && body.news2 === undefined && body.poss === undefined && (body.note ?? '') === '' && body.craving === undefined && body.facts === undefined) return { kind: 'invalid', detail: 'Score something, or write what you saw.', field: '/cows' };
  const course = await readCourse(tx, stay, now);
  const at = now.toString();
  const asked: readonly (readonly [string, Answers | undefined])[] = [['COWS', body.cows], ['NEWS2', body.news2], ['POSS', body.poss === undefined ? undefined : { level: body.poss }]];
  const kept: Record<string, Kept | null> = {};
  for (const [instrument, answers] of asked) {
    if (answers === undefined) { kept[instrument] = null; continue; }
    const facts = instrument === 'NEWS2' && typeof answers['oxygen'] === 'boolean' ? { facts: { onOxygen: answers['oxygen'] } } : {};
    const one = await keepResponse(tx, { personId: stay.person_id, sex: stay.sex, episodeId: stay.episode_id, siteId: stay.site_id, instrument, answers, at, byAccountId: actor.accountId, byKind: 'staff', ...facts }, now);
    if (one.kind === 'invalid') return { kind: 'invalid', detail: one.detail, field: one.field.replace('/answers', `/${instrument.toLowerCase()}`) };
    kept[instrument] = one;
  }
  const [cows, news2, poss] = [kept['COWS'] ?? null, kept['NEWS2'] ?? null, kept['POSS'] ?? null];
  const groupId = newId();
  await keepReadings(tx, stay, body, groupId, actor, at);
  const facts = factsOf(course, body, { cows, news2 }, await latestQtc(tx, stay.person_id, stay.started_at), now);
  const escalation = escalationFor(facts);
  const decision = decisionReply(escalation);
  const roundId = await insertRound(tx, {
    stayId, personId: stay.person_id, at, byId: actor.accountId, cowsId: cows?.id ?? null, news2Id: news2?.id ?? null, possId: poss?.id ?? null, groupId, asleep: body.asleep === true, craving: body.craving ?? null, note: body.note ?? null,
    facts, decision, action: escalation.action, observeEveryMinutes: escalation.observeEveryMinutes, holdOpioidsAndSedatives: escalation.holdOpioidsAndSedatives,
  });
  // The same red flag again while somebody is at it is no second alarm; a new flag is.
  const same = escalation.action === null ? undefined : (await openEscalations(tx, [stayId])).find((open) => open.kind === 'threshold' && escalation.reasons.every((code) => open.codes.includes(code)));
  const opened = escalation.action === null || same !== undefined ? null : await insertEscalation(tx, { stayId, personId: stay.person_id, roundId, kind: 'threshold', codes: escalation.reasons, action: escalation.action, decision, asked: 'prescriber' }, now);
  const escalationId = opened ?? same?.id ?? null;
  await closeOverdue(tx, stay, actor, now);
  const after = await readCourse(tx, stay, now);
  const about = { topic: 'ward', personId: stay.person_id, episodeId: stay.episode_id, siteId: stay.site_id };
  const events: RecordEvent[] = [
    { kind: 'withdrawal.round', ...about, params: { cows: cows?.score.total ?? null, news2: news2?.score.total ?? null, poss: body.poss ?? null, craving: body.craving ?? null }, about: { table: 'withdrawal_rounds', id: roundId } },
    ...(opened === null ? [] : [{ kind: 'withdrawal.escalated', ...about, params: { action: escalation.action }, about: { table: 'withdrawal_escalations', id: opened } }]),
  ];
  const line = (one: Kept | null) => (one === null ? null : { at, total: one.score.complete ? one.score.total : null, band: one.score.band, complete: one.score.complete });
  const [next] = dueOf(after, now);
  return {
    kind: 'done', people: [stay.person_id], reply: { id: roundId, cows: line(cows), news2: line(news2), decision, action: escalation.action, escalationId, next: next === undefined ? null : { ...next, says: { ...next.says } } },
    events, tasks: [...[cows, news2, poss].flatMap((one) => one?.tasks ?? []), ...(opened === null ? [] : tasksOf(stay, escalation, opened, now))],
  };
}
