/** Weekly groups: starting one, places, the waiting list, leaving, changing places. */
import { decideTherapy, programmeById } from '@fairlead/clinical';
import * as contract from '@fairlead/contract/therapy';
import { decisionReply } from '../medication/index.ts';
import { personById } from '../people/index.ts';
import { careTeam, staff } from '../platform/policy.ts';
import type { RecordEvent } from '../platform/record-store.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { siteById } from '../platform/sites-store.ts';
import { addPlace, addSeries, endPlace, joinFromWaiting, placeById, placesOf, seriesOf, seriesToChange, type PlaceRow, type SeriesRow } from './groups-store.ts';
import { planMeetings } from './plan-groups.ts';
import { leadersAt } from './sessions-store.ts';

const seriesReply = (row: SeriesRow, places: readonly PlaceRow[]): contract.GroupSeries => {
  const own = places.filter(({ series_id }) => series_id === row.id).map((place) => ({ state: place.state, shown: { placeId: place.id, personId: place.person_id, name: place.name, since: place.since } }));
  return {
    id: row.id, programme: row.programme, title: row.title, leaderId: row.leader_id, leader: row.leader, room: row.room, link: row.link, modality: row.modality, weekday: row.weekday, time: row.time, minutes: row.minutes,
    capacity: row.capacity, startsOn: row.starts_on, endsOn: row.ends_on, nextAt: row.next_at,
    members: own.filter(({ state }) => state === 'member').map(({ shown }) => shown), waiting: own.filter(({ state }) => state === 'waiting').map(({ shown }) => shown),
  };
};

const placeEvent = (kind: string, place: Pick<PlaceRow, 'id' | 'person_id' | 'title'>, siteId: string, more: Readonly<Record<string, unknown>> = {}): RecordEvent =>
  ({ kind, topic: 'sessions', personId: place.person_id, siteId, audience: 'person', params: { title: place.title, ...more }, about: { table: 'group_places', id: place.id } });

const seriesRoutes: readonly AnyRoute[] = [
  read(contract.listGroups, { policy: careTeam, limiter: 'ordinary', audit: 'groups looked at' }, async (ask, tx) => {
    if ((await siteById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const rows = await seriesOf(tx, ask.params.id, ask.now);
    const places = await placesOf(tx, { seriesIds: rows.map(({ id }) => id) });
    return { kind: 'ok', people: places.map(({ person_id }) => person_id), reply: { items: rows.map((row) => seriesReply(row, places)) } };
  }),
  command(contract.startGroup, { policy: staff('counsellor', 'prescriber', 'nurse', 'peer_worker', 'manager'), limiter: 'ordinary', audit: 'group started' }, async (ask, tx) => {
    const { body } = ask;
    if ((await siteById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    if (programmeById(body.programme)?.modes.includes('group') !== true) return { kind: 'invalid', detail: 'Choose a programme of the catalogue that is held in groups.', field: '/programme' };
    if (!(await leadersAt(tx, ask.params.id)).some(({ id }) => id === body.leaderId)) return { kind: 'invalid', detail: 'Choose somebody who leads sessions at this site.', field: '/leaderId' };
    if (body.modality !== 'video' && body.room === undefined) return { kind: 'invalid', detail: 'Say in which room the group meets.', field: '/room' };
    if (body.modality !== 'in_person' && body.link === undefined) return { kind: 'invalid', detail: 'Give the link by which people join from afar.', field: '/link' };
    const id = await addSeries(tx, { siteId: ask.params.id, ...body, room: body.room ?? null, link: body.link ?? null, endsOn: body.endsOn ?? null }, ask.now);
    const series = await seriesToChange(tx, id, ask.now);
    if (series !== null) await planMeetings(tx, series, ask.now);
    return { kind: 'done', reply: { id, decision: decisionReply(decideTherapy({ capacity: body.capacity })) }, people: [], events: [{ kind: 'therapy.group-started', topic: 'sessions', siteId: ask.params.id, params: { title: body.title } }] };
  }),
];

const placeRoutes: readonly AnyRoute[] = [
  command(contract.askForPlace, { policy: careTeam, limiter: 'ordinary', audit: 'place in a group' }, async (ask, tx) => {
    const series = await seriesToChange(tx, ask.params.id, ask.now);
    if (series === null) return { kind: 'not-found' };
    const person = await personById(tx, ask.body.personId);
    if (person === null) return { kind: 'invalid', detail: 'There is no such person here.', field: '/personId' };
    const places = await placesOf(tx, { seriesIds: [series.id] });
    const decision = decideTherapy({ capacity: series.capacity, members: places.filter(({ state }) => state === 'member').length });
    // A free place goes first to whoever waits for it.
    const full = decision.reasons.includes('GROUP_IS_FULL') || places.some(({ state }) => state === 'waiting');
    const state = full ? 'waiting' as const : 'member' as const;
    const id = await addPlace(tx, { seriesId: series.id, personId: person.id, state, byId: ask.actor.accountId }, ask.now);
    if (id === null) return { kind: 'conflict', detail: 'This person has a place in this group, or waits for one, already.' };
    return { kind: 'done', reply: { id, state, decision: decisionReply(decision) }, people: [person.id], events: [placeEvent(full ? 'therapy.group-waiting' : 'therapy.group-joined', { id, person_id: person.id, title: series.title }, series.site_id)] };
  }),
  command(contract.givePlace, { policy: careTeam, limiter: 'ordinary', audit: 'place in a group given' }, async (ask, tx) => {
    const place = await placeById(tx, ask.params.id);
    const series = place === null ? null : await seriesToChange(tx, place.series_id, ask.now);
    if (place === null || series === null) return { kind: 'not-found' };
    const members = (await placesOf(tx, { seriesIds: [series.id] })).filter(({ state }) => state === 'member').length;
    const decision = decideTherapy({ capacity: series.capacity, members });
    if (decision.reasons.includes('GROUP_IS_FULL')) return { kind: 'refused', detail: decision.findings.find(({ code }) => code === 'GROUP_IS_FULL')?.says.en ?? '', decision: decisionReply(decision), people: [place.person_id] };
    if (!(await joinFromWaiting(tx, place.id, ask.now))) return { kind: 'conflict', detail: 'This person does not wait for this group any more.' };
    return { kind: 'done', reply: { ok: true as const }, people: [place.person_id], events: [placeEvent('therapy.group-joined', place, series.site_id)] };
  }),
  command(contract.leaveGroup, { policy: careTeam, limiter: 'ordinary', audit: 'group left' }, async (ask, tx) => {
    const seen = await placeById(tx, ask.params.id);
    const series = seen === null ? null : await seriesToChange(tx, seen.series_id, ask.now);
    // Read once the group is held: who was given a place at this moment leaves one free.
    const place = await placeById(tx, ask.params.id);
    if (place === null || series === null) return { kind: 'not-found' };
    if (!(await endPlace(tx, place.id, ask.body.reason ?? null, ask.now))) return { kind: 'conflict', detail: 'This person left this group already.' };
    const waits = (await placesOf(tx, { seriesIds: [series.id] })).find(({ state }) => state === 'waiting');
    return {
      kind: 'done', reply: { ok: true as const }, people: [place.person_id], events: [placeEvent('therapy.group-left', place, series.site_id, { reason: ask.body.reason ?? null })],
      tasks: place.state === 'member' && waits !== undefined ? [{ siteId: series.site_id, kind: 'therapy.place-free', role: 'counsellor', personId: waits.person_id, dueAt: ask.now.add({ hours: 24 }).toString(), params: { title: series.title }, dedupeKey: `place free ${series.id} ${waits.person_id}` }] : [],
    };
  }),
  command(contract.swapPlaces, { policy: careTeam, limiter: 'ordinary', audit: 'places in groups changed' }, async (ask, tx) => {
    const [one, other] = [await placeById(tx, ask.params.id), await placeById(tx, ask.body.withPlaceId)];
    if (one === null) return { kind: 'not-found' };
    if (other === null) return { kind: 'invalid', detail: 'There is no such place.', field: '/withPlaceId' };
    if (one.state !== 'member' || other.state !== 'member' || one.series_id === other.series_id) return { kind: 'conflict', detail: 'Two members of two groups can change places.' };
    // Both groups are held in one order, so that two swaps at once cannot wait for each other.
    for (const id of [one.series_id, other.series_id].toSorted()) await seriesToChange(tx, id, ask.now);
    if (!(await endPlace(tx, one.id, 'swap', ask.now)) || !(await endPlace(tx, other.id, 'swap', ask.now))) return { kind: 'lost-race', detail: 'Somebody else changed one of these places.' };
    const made = [await addPlace(tx, { seriesId: other.series_id, personId: one.person_id, state: 'member', byId: ask.actor.accountId }, ask.now), await addPlace(tx, { seriesId: one.series_id, personId: other.person_id, state: 'member', byId: ask.actor.accountId }, ask.now)];
    if (made.includes(null)) return { kind: 'conflict', detail: 'One of them has a place in the other’s group already.' };
    const site = (await seriesToChange(tx, one.series_id, ask.now))?.site_id ?? '';
    return { kind: 'done', reply: { ok: true as const }, people: [one.person_id, other.person_id], events: [placeEvent('therapy.group-joined', { ...one, title: other.title }, site), placeEvent('therapy.group-joined', { ...other, title: one.title }, site)] };
  }),
];

export const groupRoutes: readonly AnyRoute[] = [...seriesRoutes, ...placeRoutes];
