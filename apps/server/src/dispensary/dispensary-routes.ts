/** The dosing window, doses and their corrections. */
import * as contract from '@fairlead/contract/dispensary';
import type { QueueRow } from '@fairlead/contract/dispensary';
import { dayAfter, dayAt } from '../platform/clock.ts';
import { careTeam, staff } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { siteById } from '../platform/sites-store.ts';
import { bottlesForClosure } from './closures.ts';
import { openEpisodeOf, personById } from '../people/index.ts';
import { correctDose } from './correct-dose.ts';
import { correctionReply, doseReply } from './dose-reply.ts';
import { daysOf } from './dose-series.ts';
import { correctionsOf, doseById, dosesBetween, plannedDays } from './doses-store.ts';
import { giveDose } from './give-dose.ts';
import { photoFault } from './photo-fault.ts';
import { queueOf } from './queue.ts';
import { checkReply, readTicket } from './read-ticket.ts';
import { callsOfQueue, openArrivals } from './waiting-room-store.ts';
import { checkIn, checkOut, insertCheck, latestCheck, queueFacts } from './window-store.ts';

const dosers = staff('nurse', 'pharmacist', 'prescriber');
const readers = staff('prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'manager', 'auditor');

export const windowRoutes: readonly AnyRoute[] = [
  read(contract.getQueue, { policy: careTeam, limiter: 'ordinary', audit: 'queue opened' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const day = ask.query.day ?? dayAt(ask.now, site.time_zone);
    // Sent together: none rests on another.
    const [facts, { closed, due }, called, arrived] = await Promise.all([queueFacts(tx, site.id, day, site.time_zone), bottlesForClosure(tx, site.id, day), callsOfQueue(tx, site.id, day), openArrivals(tx, site.id, day)]);
    const rows = queueOf(facts, day, ask.now);
    const calls = new Map(called.map((row) => [row.person_id, { label: row.label, window: row.window_name, calledAt: row.called_at }]));
    const arrivals = arrived.map((row) => ({ id: row.id, number: row.number, arrivedAt: row.arrived_at, how: row.how, initials: row.typed_initials, month: row.typed_month, day: row.typed_day }));
    const further = (row: QueueRow): QueueRow => (due.has(row.personId) || calls.has(row.personId) ? { ...row, ...(due.has(row.personId) ? { closureBottles: due.get(row.personId) ?? 0 } : {}), ...(calls.has(row.personId) ? { onWall: calls.get(row.personId) } : {}) } : row);
    const count = (lane: QueueRow['lane']): number => rows.filter((row) => row.lane === lane).length;
    return {
      kind: 'ok', people: rows.map((row) => row.personId),
      reply: { dosingDay: day, ...(closed.length === 0 ? {} : { closedNext: [...closed] }), ...(arrivals.length === 0 ? {} : { arrivals }), items: rows.map(further), counts: { here: count('here'), due: count('due'), done: count('done'), held: rows.filter((row) => row.holds > 0).length } },
    };
  }),
  command(contract.checkIn, { policy: careTeam, limiter: 'ordinary', audit: 'person checked in' }, async (ask, tx) => {
    const person = await personById(tx, ask.params.id);
    if (person === null) return { kind: 'not-found' };
    const siteId = ask.body.siteId ?? person.site_id;
    const site = await siteById(tx, siteId);
    if (site === null) return { kind: 'not-found' };
    const row = await checkIn(tx, person.id, siteId, dayAt(ask.now, site.time_zone), ask.actor.accountId, ask.now);
    return { kind: 'done', reply: { id: row.id, arrivedAt: row.arrived_at }, people: [person.id], events: [{ kind: 'dispensary.checked-in', topic: 'queue', personId: person.id, siteId, about: { table: 'check_ins', id: row.id } }] };
  }),
  command(contract.checkOut, { policy: careTeam, limiter: 'ordinary', audit: 'person left the queue' }, async (ask, tx) => {
    const person = await personById(tx, ask.params.id);
    if (person === null) return { kind: 'not-found' };
    const left = await checkOut(tx, person.id, ask.now);
    return { kind: 'done', reply: { left }, people: [person.id], events: left ? [{ kind: 'dispensary.left-undosed', topic: 'queue', personId: person.id, siteId: person.site_id }] : [] };
  }),
  read(contract.getTicket, { policy: dosers, limiter: 'ordinary', audit: 'dosing ticket opened' }, (ask, tx) => readTicket(tx, ask.params.id, ask.query, ask.now)),
  command(contract.addWindowCheck, { policy: dosers, limiter: 'ordinary', audit: 'window check noted' }, async (ask, tx) => {
    const episode = await openEpisodeOf(tx, ask.params.id);
    if (episode === null) return { kind: 'not-found' };
    const { body } = ask;
    if (body.identityConfirmed && new Set(body.identifiers).size < 2) return { kind: 'invalid', detail: 'Two identifiers confirm who this is.', field: '/identifiers' };
    const fault = await photoFault(tx, ask.params.id, body.identifiers);
    if (fault !== null) return fault;
    const day = dayAt(ask.now, episode.time_zone);
    await insertCheck(tx, {
      personId: ask.params.id, episodeId: episode.id, siteId: episode.site_id, dosingDay: day, identifiers: [...new Set(body.identifiers)], identityConfirmed: body.identityConfirmed, poss: body.poss ?? null, rr: body.rr ?? null,
      spo2: body.spo2 ?? null, spo2Scale2: body.spo2Scale2 ?? null, rousable: body.rousable ?? null, intoxicated: body.intoxicated ?? null, dosedElsewhere: body.dosedElsewhere ?? null,
      breathAlcoholMg: body.breathAlcoholMg ?? null, bottlesDue: body.bottlesDue ?? null, bottlesReturned: body.bottlesReturned ?? null, note: body.note ?? null,
    }, ask.actor.accountId, ask.now);
    const row = await latestCheck(tx, ask.params.id, day);
    if (row === null) throw new Error('The check that was just noted is not there.');
    return {
      kind: 'done', reply: checkReply(row), people: [ask.params.id],
      events: [{ kind: 'dispensary.window-check', topic: 'queue', personId: ask.params.id, episodeId: episode.id, siteId: episode.site_id, params: { poss: row.poss, rr: row.rr, intoxicated: row.intoxicated }, about: { table: 'window_checks', id: row.id } }],
    };
  }),
  // Going past a finding is a signature: the prescriber shows a second factor, or confirms beside the nurse with their own.
  command(contract.giveDose, { policy: dosers, limiter: 'ordinary', audit: 'dose given', gathered: true, freshFactor: (body) => body['overrideReason'] !== undefined && body['confirmationId'] === undefined }, (ask, tx) => giveDose(tx, ask.actor, ask.params.id, ask.body, ask.ifMatch, ask.now)),
  command(contract.correctDose, { policy: dosers, limiter: 'ordinary', audit: 'dose corrected' }, (ask, tx) => correctDose(tx, ask.actor, ask.params.id, ask.body, ask.now)),
  read(contract.getDose, { policy: readers, limiter: 'ordinary', audit: 'dose opened' }, async (ask, tx) => {
    const row = await doseById(tx, ask.params.id);
    if (row === null) return { kind: 'not-found' };
    return { kind: 'ok', people: [row.person_id], reply: { dose: doseReply(row), corrections: (await correctionsOf(tx, row.id)).map(correctionReply) } };
  }),
  read(contract.getDoses, { policy: readers, limiter: 'ordinary', audit: 'doses opened' }, async (ask, tx) => {
    const person = await personById(tx, ask.params.id);
    if (person === null) return { kind: 'not-found' };
    const site = await siteById(tx, person.site_id);
    const today = dayAt(ask.now, site?.time_zone ?? 'UTC');
    const [from, to] = [ask.query.from ?? dayAfter(today, -90), ask.query.to ?? dayAfter(today, 28)];
    const rows = await dosesBetween(tx, person.id, from, to);
    const planned = await plannedDays(tx, person.id, from, to);
    return { kind: 'ok', people: [person.id], reply: { items: rows.map(doseReply), days: [...daysOf(rows, planned, today)] } };
  }),
];
