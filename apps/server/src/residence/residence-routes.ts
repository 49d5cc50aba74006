/** Beds, leave, timetable and house log. */
import * as contract from '@fairlead/contract/residence';
import { dayAt } from '../platform/clock.ts';
import { careTeam, staff } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { siteById } from '../platform/sites-store.ts';
import { readBeds } from './bed-board.ts';
import { bedById, endLeaveRow, endSpan, freePlaces, insertBed, leaveById, setBedState, spanById } from './beds-store.ts';
import { admit, hold, leave, stayToChange, transfer } from './keep-bed.ts';
import { cancelItem, houseLogOf, insertAttendance, insertHouseEntry, insertItem, itemById, itemsOn, staffAt } from './timetable-store.ts';

const places = staff('prescriber', 'nurse', 'counsellor', 'peer_worker', 'front_desk', 'manager');
const nursing = staff('prescriber', 'nurse', 'manager');
const houseTeam = staff('prescriber', 'nurse', 'counsellor', 'peer_worker', 'manager');
const done = { ok: true } as const;

const board = read(contract.bedBoard, { policy: careTeam, limiter: 'ordinary', audit: 'beds looked at' }, async (ask, tx) => {
  const site = await siteById(tx, ask.params.id);
  if (site === null) return { kind: 'not-found' };
  const items = await readBeds(tx, site.id, ask.now);
  const people = items.flatMap(({ span, next }) => [span, next].flatMap((each) => (each?.personId === undefined || each.personId === null ? [] : [each.personId])));
  return { kind: 'ok', people, reply: { now: ask.now.toString(), places: await freePlaces(tx, site.id, ask.now), items: [...items] } };
});

const bedAdded = command(contract.addBed, { policy: staff('manager', 'administrator'), limiter: 'ordinary', audit: 'bed added' }, async (ask, tx) => {
  const site = await siteById(tx, ask.params.id);
  if (site === null) return { kind: 'not-found' };
  const id = await insertBed(tx, { siteId: site.id, ...ask.body }, ask.now);
  return { kind: 'done', reply: { id }, people: [], events: [{ kind: 'residence.bed-added', topic: 'beds', siteId: site.id, params: { bed: ask.body.name } }] };
});

const bedClosed = command(contract.closeBed, { policy: staff('nurse', 'manager', 'administrator'), limiter: 'ordinary', audit: 'bed closed or opened' }, async (ask, tx) => {
  const bed = await bedById(tx, ask.params.id);
  if (bed === null) return { kind: 'not-found' };
  await setBedState(tx, bed.id, ask.body.closedReason);
  return { kind: 'done', reply: done, people: [], events: [{ kind: ask.body.closedReason === null ? 'residence.bed-opened' : 'residence.bed-closed', topic: 'beds', siteId: bed.site_id, params: { bed: bed.name, reason: ask.body.closedReason } }] };
});

const held = command(contract.holdBed, { policy: places, limiter: 'ordinary', audit: 'bed held' }, (ask, tx) => hold(tx, ask.params.id, ask.body, ask.actor, ask.now));
const admitted = command(contract.admitToBed, { policy: nursing, limiter: 'ordinary', audit: 'person admitted to a bed' }, (ask, tx) => admit(tx, ask.params.id, ask.body, ask.actor, ask.now));
const moved = command(contract.transferBed, { policy: nursing, limiter: 'ordinary', audit: 'person moved to another bed' }, (ask, tx) => transfer(tx, ask.params.id, ask.body, ask.actor, ask.now));
const onLeave = command(contract.startLeave, { policy: nursing, limiter: 'ordinary', audit: 'leave agreed' }, (ask, tx) => leave(tx, ask.params.id, ask.body, ask.actor, ask.now));

const released = command(contract.releaseHold, { policy: places, limiter: 'ordinary', audit: 'hold of a bed given up' }, async (ask, tx) => {
  const span = await spanById(tx, ask.params.id);
  if (span === null || span.kind !== 'hold') return { kind: 'not-found' };
  if (!(await endSpan(tx, span.id, 'released', ask.actor.accountId, ask.now))) return { kind: 'conflict', detail: 'This hold has ended already.' };
  return { kind: 'done', reply: done, people: span.person_id === null ? [] : [span.person_id], events: [{ kind: 'residence.hold-released', topic: 'beds', siteId: span.site_id, personId: span.person_id, params: { bed: span.bed } }] };
});

const left = command(contract.leaveBed, { policy: nursing, limiter: 'ordinary', audit: 'bed left' }, async (ask, tx) => {
  const span = await stayToChange(tx, ask.params.id);
  if (span === null || span.kind !== 'stay' || span.person_id === null) return { kind: 'not-found' };
  if (!(await endSpan(tx, span.id, ask.body.reason, ask.actor.accountId, ask.now))) return { kind: 'conflict', detail: 'This stay has ended already.' };
  if (span.leave_id !== null) await endLeaveRow(tx, span.leave_id, ask.body.reason, ask.now);
  return { kind: 'done', reply: done, people: [span.person_id], events: [{ kind: 'residence.left-bed', topic: 'beds', siteId: span.site_id, personId: span.person_id, episodeId: span.episode_id, audience: 'person', params: { bed: span.bed, reason: ask.body.reason } }] };
});

const returned = command(contract.endLeave, { policy: nursing, limiter: 'ordinary', audit: 'return from leave' }, async (ask, tx) => {
  const row = await leaveById(tx, ask.params.id);
  const span = row === null ? null : await spanById(tx, row.span_id);
  if (row === null || span === null) return { kind: 'not-found' };
  if (!(await endLeaveRow(tx, row.id, ask.body.note ?? null, ask.now))) return { kind: 'conflict', detail: 'They are back already.' };
  return { kind: 'done', reply: done, people: [row.person_id], events: [{ kind: 'residence.leave-ended', topic: 'beds', siteId: span.site_id, personId: row.person_id, episodeId: span.episode_id, audience: 'person', params: { bed: span.bed } }] };
});

const dayRead = read(contract.timetable, { policy: careTeam, limiter: 'ordinary', audit: 'timetable looked at' }, async (ask, tx) => {
  const site = await siteById(tx, ask.params.id);
  if (site === null) return { kind: 'not-found' };
  const day = ask.query.day ?? dayAt(ask.now, site.time_zone);
  const beds = await readBeds(tx, site.id, ask.now);
  const residents = beds.flatMap(({ name: bed, span }) => (span === null || span.kind !== 'stay' || span.personId === null ? [] : [{ personId: span.personId, name: span.name, bed, onLeave: span.leave !== null }]));
  const items = (await itemsOn(tx, site.id, day)).map((row) => ({ id: row.id, startsAt: row.starts_at, minutes: row.minutes, kind: row.kind, title: row.title, place: row.place, ledBy: row.led_by, riskNote: row.risk_note, state: row.state, attendance: row.attendance.map((each) => ({ ...each })) }));
  return { kind: 'ok', people: residents.map(({ personId }) => personId), reply: { day, residents, items, staff: [...(await staffAt(tx, site.id, ['prescriber', 'nurse', 'counsellor', 'peer_worker']))] } };
});

const planned = command(contract.addTimetableItem, { policy: houseTeam, limiter: 'ordinary', audit: 'timetable changed' }, async (ask, tx) => {
  const site = await siteById(tx, ask.params.id);
  if (site === null) return { kind: 'not-found' };
  const { body } = ask;
  if (body.kind === 'outing' && (body.riskNote ?? '') === '') return { kind: 'invalid', detail: 'Say what can go wrong on the outing and what is done about it.', field: '/riskNote' };
  const id = await insertItem(tx, { siteId: site.id, day: dayAt(Temporal.Instant.from(body.startsAt), site.time_zone), startsAt: body.startsAt, minutes: body.minutes, kind: body.kind, title: body.title, place: body.place, ledBy: body.ledById, riskNote: body.riskNote, madeBy: ask.actor.accountId }, ask.now);
  return { kind: 'done', reply: { id }, people: [], events: [{ kind: 'residence.item-planned', topic: 'timetable', siteId: site.id, params: { title: body.title } }] };
});

const cancelled = command(contract.cancelTimetableItem, { policy: houseTeam, limiter: 'ordinary', audit: 'timetable changed' }, async (ask, tx) => {
  const item = await itemById(tx, ask.params.id);
  if (item === null) return { kind: 'not-found' };
  if (!(await cancelItem(tx, item.id))) return { kind: 'conflict', detail: 'It was cancelled already.' };
  return { kind: 'done', reply: done, people: [], events: [{ kind: 'residence.item-cancelled', topic: 'timetable', siteId: item.site_id, params: { title: item.title } }] };
});

const attended = command(contract.attend, { policy: houseTeam, limiter: 'ordinary', audit: 'attendance noted' }, async (ask, tx) => {
  const item = await itemById(tx, ask.params.id);
  if (item === null) return { kind: 'not-found' };
  if (item.state === 'cancelled') return { kind: 'conflict', detail: 'This item was cancelled.' };
  for (const each of ask.body.people) await insertAttendance(tx, { itemId: item.id, ...each, byId: ask.actor.accountId, at: ask.now.toString() });
  return {
    kind: 'done', reply: done, people: ask.body.people.map(({ personId }) => personId),
    events: ask.body.people.map(({ personId, state }) => ({ kind: 'residence.attendance', topic: 'timetable', siteId: item.site_id, personId, audience: 'person' as const, params: { title: item.title, state } })),
  };
});

const logRead = read(contract.houseLog, { policy: houseTeam, limiter: 'ordinary', audit: 'house log looked at' }, async (ask, tx) => {
  const rows = await houseLogOf(tx, ask.params.id);
  return { kind: 'ok', people: rows.flatMap((row) => (row.person_id === null ? [] : [row.person_id])), reply: { items: rows.map(({ person_id: personId, ...row }) => ({ ...row, personId })) } };
});

const logged = command(contract.addHouseEntry, { policy: houseTeam, limiter: 'ordinary', audit: 'house log written' }, async (ask, tx) => {
  const site = await siteById(tx, ask.params.id);
  if (site === null) return { kind: 'not-found' };
  if (ask.body.kind === 'search' && ask.body.consented === undefined) return { kind: 'invalid', detail: 'Say whether the person agreed to the search.', field: '/consented' };
  const id = await insertHouseEntry(tx, { siteId: site.id, ...ask.body, byId: ask.actor.accountId }, ask.now);
  return {
    kind: 'done', reply: { id }, people: ask.body.personId === undefined ? [] : [ask.body.personId],
    events: [{ kind: 'residence.house-entry', topic: 'house-log', siteId: site.id, personId: ask.body.personId ?? null, params: { what: ask.body.kind }, about: { table: 'house_log', id } }],
  };
});

/** The routes of this room. */
export const residenceRoutes: readonly AnyRoute[] = [board, bedAdded, bedClosed, held, admitted, moved, onLeave, released, left, returned, dayRead, planned, cancelled, attended, logRead, logged];
