/** The assessment of an episode: begun, saved part by part by whoever is there, finished. */
import { assessmentParts, nothingSaid, progressOf, type AssessmentPart, type PartId } from '@fairlead/clinical';
import * as contract from '@fairlead/contract/assessment';
import { openEpisodeOf, personById } from '../people/index.ts';
import { dayAt } from '../platform/clock.ts';
import { careTeam, clinicians } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById } from '../platform/sites-store.ts';
import { addAssessment, assessmentById, assessmentsOf, newestSaves, type AssessmentRow, type SaveRow } from './assessment-store.ts';
import { finishAssessment } from './finish-assessment.ts';
import { savePart } from './save-part.ts';
import { summaryOf } from './summary.ts';

const bySave = (rows: readonly SaveRow[]): ReadonlyMap<PartId, SaveRow> => new Map(rows.map((row) => [row.part, row]));

function lineOf(row: AssessmentRow, rows: readonly SaveRow[]): contract.AssessmentLine {
  const saves = bySave(rows);
  return {
    id: row.id, episodeId: row.episode_id, state: row.state, startedAt: row.started_at, startedBy: row.started_by, finishedAt: row.finished_at, finishedBy: row.finished_by,
    done: assessmentParts.filter((part) => progressOf(part, saves.get(part.id) ?? nothingSaid).state === 'done').length, of: assessmentParts.length,
  };
}

function partReply(part: AssessmentPart, save: SaveRow | undefined, before: SaveRow | undefined, timeZone: string): contract.AssessmentPart {
  const progress = progressOf(part, save ?? nothingSaid);
  return {
    part: part.id, version: save?.version ?? 0, ...progress, answers: { ...save?.answers }, unsaid: { ...save?.unsaid }, savedAt: save?.saved_at ?? null, savedBy: save?.saved_by ?? null,
    // An instrument is always asked afresh: last time's answers would pass for today's.
    before: before === undefined || part.instrument !== undefined ? null : { answers: { ...before.answers }, unsaid: { ...before.unsaid }, savedOn: dayAt(Temporal.Instant.from(before.saved_at), timeZone) },
  };
}

async function detailOf(tx: Tx, row: AssessmentRow): Promise<contract.Assessment | null> {
  const person = await personById(tx, row.person_id);
  if (person === null) return null;
  const site = await siteById(tx, person.site_id);
  const rows = await newestSaves(tx, row.id);
  const earlier = (await assessmentsOf(tx, row.person_id)).find((each) => each.state === 'finished' && each.id !== row.id && each.started_at < row.started_at);
  const [saves, before] = [bySave(rows), bySave(earlier === undefined ? [] : await newestSaves(tx, earlier.id))];
  return {
    ...lineOf(row, rows), personId: row.person_id, sex: person.sex, summary: row.summary ?? summaryOf(rows, person.sex),
    parts: assessmentParts.map((part) => partReply(part, saves.get(part.id), before.get(part.id), site?.time_zone ?? 'UTC')),
  };
}

export const assessmentRoomRoutes: readonly AnyRoute[] = [
  read(contract.listAssessments, { policy: careTeam, limiter: 'ordinary', audit: 'assessments looked at' }, async (ask, tx) => {
    if ((await personById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const items: contract.AssessmentLine[] = [];
    for (const row of await assessmentsOf(tx, ask.params.id)) items.push(lineOf(row, await newestSaves(tx, row.id)));
    return { kind: 'ok', people: [ask.params.id], reply: { items } };
  }),
  command(contract.startAssessment, { policy: clinicians, limiter: 'ordinary', audit: 'assessment begun' }, async (ask, tx) => {
    const person = await personById(tx, ask.params.id);
    if (person === null) return { kind: 'not-found' };
    const episode = await openEpisodeOf(tx, person.id);
    if (episode === null) return { kind: 'conflict', detail: 'There is no open episode. Accept the person first; an assessment belongs to an episode.' };
    const open = (await assessmentsOf(tx, person.id)).find((row) => row.state === 'open' && row.episode_id === episode.id);
    if (open !== undefined) return { kind: 'done', reply: { id: open.id }, people: [person.id] };
    const id = await addAssessment(tx, { personId: person.id, episodeId: episode.id, startedBy: ask.actor.accountId }, ask.now);
    return { kind: 'done', reply: { id }, people: [person.id], events: [{ kind: 'assessment.started', topic: 'assessment', personId: person.id, episodeId: episode.id, siteId: episode.site_id, params: {}, about: { table: 'assessments', id } }] };
  }),
  read(contract.getAssessment, { policy: clinicians, limiter: 'ordinary', audit: 'assessment opened' }, async (ask, tx) => {
    const row = await assessmentById(tx, ask.params.id);
    const reply = row === null ? null : await detailOf(tx, row);
    return row === null || reply === null ? { kind: 'not-found' } : { kind: 'ok', people: [row.person_id], reply };
  }),
  command(contract.saveAssessmentPart, { policy: clinicians, limiter: 'ordinary', audit: 'assessment part saved' }, (ask, tx) => savePart(tx, { ...ask.params, body: ask.body, ifMatch: ask.ifMatch, actor: ask.actor }, ask.now)),
  command(contract.finishAssessment, { policy: clinicians, limiter: 'ordinary', audit: 'assessment finished' }, (ask, tx) => finishAssessment(tx, ask.params.id, ask.actor, ask.now)),
];
