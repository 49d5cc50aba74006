/** Finding people, one person, their timeline. */
import * as contract from '@fairlead/contract/people';
import { staff } from '../platform/policy.ts';
import { read, type AnyRoute } from '../platform/registry.ts';
import { siteById } from '../platform/sites-store.ts';
import { countInTreatment, episodesOf, findPeople, peopleInTreatment, personById, timelineOf, timelineRooms, type EpisodeRow, type FoundRow, type PersonRow } from './people-store.ts';

/** A row of people as it travels. */
export function personReply(row: PersonRow): contract.Person {
  return {
    id: row.id, number: row.number, givenName: row.given_name, familyName: row.family_name, knownAs: row.known_as, bornOn: row.born_on, sex: row.sex,
    pronouns: row.pronouns, language: row.language, telephone: row.telephone, email: row.email, contact: { ...row.contact }, allergies: [...row.allergies],
    allergiesAsked: row.allergies_asked, siteId: row.site_id, diedOn: row.died_on, hasCompanion: row.account_id !== null,
  };
}

/** A row of episodes as it travels. */
export function episodeReply(row: EpisodeRow): contract.Episode {
  return {
    id: row.id, siteId: row.site_id, state: row.state, startedOn: row.started_on, endedOn: row.ended_on, endReason: row.end_reason,
    responsibleClinicianId: row.responsible_clinician_id, responsibleClinician: row.responsible_clinician, version: row.version,
  };
}

const foundReply = (row: FoundRow): contract.FoundPerson => ({
  ...personReply(row),
  episode: row.episode_id === null || row.state === null || row.started_on === null ? null
    : { id: row.episode_id, state: row.state, startedOn: row.started_on, endedOn: row.ended_on, siteName: row.site_name ?? '', responsibleClinician: row.responsible_clinician ?? '' },
});

const careAndAudit = staff('prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'front_desk', 'manager', 'auditor');

export const peopleRoutes: readonly AnyRoute[] = [
  read(contract.findPeople, { policy: careAndAudit, limiter: 'ordinary', audit: 'people searched' }, async (ask, tx) => {
    const rows = await findPeople(tx, ask.query.find, 20);
    return { kind: 'ok', people: rows.map((row) => row.id), reply: { items: rows.map(foundReply) } };
  }),
  read(contract.caseload, { policy: careAndAudit, limiter: 'ordinary', audit: 'people in treatment listed' }, async (ask, tx) => {
    if ((await siteById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const rows = await peopleInTreatment(tx, ask.params.id, ask.query.mine === 'yes' ? ask.actor.accountId : null, 200);
    return { kind: 'ok', people: rows.map((row) => row.id), reply: { items: rows.map(foundReply), inTreatment: await countInTreatment(tx, ask.params.id) } };
  }),
  read(contract.getPerson, { policy: careAndAudit, limiter: 'ordinary', audit: 'person opened' }, async (ask, tx) => {
    const [row, episodes] = await Promise.all([personById(tx, ask.params.id), episodesOf(tx, ask.params.id)]);
    if (row === null) return { kind: 'not-found' };
    return { kind: 'ok', people: [row.id], reply: { person: personReply(row), episodes: episodes.map(episodeReply) } };
  }),
  read(contract.getTimeline, { policy: careAndAudit, limiter: 'ordinary', audit: 'timeline opened' }, async (ask, tx) => {
    const limit = ask.query.limit ?? 50;
    const [row, lines, rooms] = await Promise.all([
      personById(tx, ask.params.id), timelineOf(tx, ask.params.id, { before: ask.query.before ?? null, limit, audience: 'team', room: ask.query.room ?? null }), timelineRooms(tx, ask.params.id),
    ]);
    if (row === null) return { kind: 'not-found' };
    const last = lines.at(-1);
    return {
      kind: 'ok', people: [row.id],
      reply: {
        items: lines.map((line) => ({ id: line.id, at: line.at, kind: line.kind, params: { ...line.params }, author: line.author, episodeId: line.episode_id })),
        next: lines.length === limit && last !== undefined ? last.id : null,
        rooms,
      },
    };
  }),
];
