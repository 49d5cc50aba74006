/** Responses to instruments and rounds of observations, of any person, for every screen that asks or measures. */
import * as contract from '@fairlead/contract/assessment';
import { openEpisodeOf, personById } from '../people/index.ts';
import { newId } from '../platform/ids.ts';
import { careTeam, clinicians } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { keepResponse } from './keep-response.ts';
import { addObservation, isSuperseded, observationsOf, responseById, responsesOf, type ResponseRow } from './responses-store.ts';

const responseReply = (row: ResponseRow): contract.Response => ({
  id: row.id, instrument: row.instrument, instrumentVersion: row.instrument_version, at: row.at, by: row.by, byKind: row.by_kind, total: row.total, band: row.band, complete: row.complete,
  answers: { ...row.answers }, score: { ...row.score },
});

/** A time that a person typed: not ahead of the clock. */
function isAhead(at: string | undefined, now: Temporal.Instant): boolean {
  return at !== undefined && Temporal.Instant.compare(Temporal.Instant.from(at), now) > 0;
}
const ahead = { kind: 'invalid', detail: 'This time has not come yet.', field: '/at' } as const;

function impossibleReading(item: { readonly code: string; readonly value?: number | undefined }): boolean {
  const sign = contract.vitalSigns[item.code as contract.VitalSign] as { readonly min: number; readonly max: number } | undefined;
  return sign !== undefined && (item.value === undefined || item.value < sign.min || item.value > sign.max);
}

export const responseRoutes: readonly AnyRoute[] = [
  read(contract.listResponses, { policy: careTeam, limiter: 'ordinary', audit: 'responses looked at' }, async (ask, tx) => {
    if ((await personById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const { instrument, since, limit } = ask.query;
    const rows = await responsesOf(tx, ask.params.id, { ...(instrument === undefined ? {} : { instrument }), ...(since === undefined ? {} : { since }), ...(limit === undefined ? {} : { limit }) });
    return { kind: 'ok', people: [ask.params.id], reply: { items: rows.map(responseReply) } };
  }),
  command(contract.addResponse, { policy: clinicians, limiter: 'ordinary', audit: 'response kept' }, async (ask, tx) => {
    const { body, now } = ask;
    const person = await personById(tx, ask.params.id);
    if (person === null) return { kind: 'not-found' };
    if (isAhead(body.at, now)) return ahead;
    if (body.corrects !== undefined) {
      const wrong = await responseById(tx, body.corrects.id);
      if (wrong === null || wrong.person_id !== person.id || wrong.instrument !== body.instrument) return { kind: 'invalid', detail: 'There is no such response of this person to correct.', field: '/corrects/id' };
      if (await isSuperseded(tx, wrong.id)) return { kind: 'conflict', detail: 'This response was corrected already. Look again.' };
    }
    const episode = await openEpisodeOf(tx, person.id);
    const kept = await keepResponse(tx, {
      personId: person.id, sex: person.sex, episodeId: episode?.id ?? null, siteId: episode?.site_id ?? person.site_id, instrument: body.instrument, answers: body.answers, at: body.at ?? now.toString(),
      byAccountId: ask.actor.accountId, byKind: 'staff', ...(body.facts === undefined ? {} : { facts: body.facts }), ...(body.corrects === undefined ? {} : { supersedes: body.corrects }),
    }, now);
    if (kept.kind === 'invalid') return kept;
    const { id, score, events, tasks } = kept;
    return { kind: 'done', reply: { id, total: score.complete ? score.total : null, band: score.band, complete: score.complete, missing: [...score.missing], opens: [...score.opens] }, people: [person.id], events, tasks };
  }),
  read(contract.listObservations, { policy: careTeam, limiter: 'ordinary', audit: 'observations looked at' }, async (ask, tx) => {
    if ((await personById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const { code, since, limit } = ask.query;
    const rows = await observationsOf(tx, ask.params.id, { ...(code === undefined ? {} : { codes: Array.isArray(code) ? code : [code] }), ...(since === undefined ? {} : { since }), ...(limit === undefined ? {} : { limit }) });
    return { kind: 'ok', people: [ask.params.id], reply: { items: rows.map((row) => ({ id: row.id, code: row.code, at: row.at, value: row.value, unit: row.unit, valueText: row.value_text, details: { ...row.details }, by: row.by, groupId: row.group_id })) } };
  }),
  command(contract.addObservations, { policy: clinicians, limiter: 'ordinary', audit: 'observations kept' }, async (ask, tx) => {
    const { body, now, params: { id: personId } } = ask;
    if ((await personById(tx, personId)) === null) return { kind: 'not-found' };
    if (isAhead(body.at, now)) return ahead;
    const wrong = body.items.findIndex((item) => impossibleReading(item) || (item.value === undefined && item.valueText === undefined));
    if (wrong >= 0) return { kind: 'invalid', detail: 'This cannot be a reading. Check the number and the unit.', field: `/items/${wrong}/value` };
    const episode = await openEpisodeOf(tx, personId);
    const [groupId, at] = [newId(), body.at ?? now.toString()];
    const ids: string[] = [];
    for (const { code, value, unit, valueText } of body.items) {
      const sign = contract.vitalSigns[code as contract.VitalSign] as { readonly unit: string } | undefined;
      const id = await addObservation(tx, { personId, episodeId: episode?.id ?? null, code, at, value: value ?? null, unit: unit ?? sign?.unit ?? null, valueText: valueText ?? null, byAccountId: ask.actor.accountId, byKind: 'staff', groupId });
      if (id !== null) ids.push(id);
    }
    return {
      kind: 'done', reply: { groupId, ids }, people: [personId],
      events: [{ kind: 'assessment.measured', topic: 'observations', personId, episodeId: episode?.id ?? null, at, params: { codes: body.items.map(({ code }) => code).join(', '), count: body.items.length } }],
    };
  }),
];
