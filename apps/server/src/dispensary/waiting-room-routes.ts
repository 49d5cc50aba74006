/** The waiting room's routes: what its screens may ask, and what staff do with who came by them. */
import * as contract from '@fairlead/contract/dispensary';
import { ownCard, type CheckInCard } from '@fairlead/contract/recovery';
import { dayAfter, dayAt } from '../platform/clock.ts';
import { careTeam, device, person, staff } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { siteById } from '../platform/sites-store.ts';
import { personById } from '../people/index.ts';
import { codePath } from './passport-paper.ts';
import { addArrival, addCall, addWindowTime, callsOnWall, cardOf, countWaiting, hereNow, openArrival, type CardRow, peopleOfInitials, personOfCard, settleArrival, timesByDay } from './waiting-room-store.ts';
import { checkIn } from './window-store.ts';

/** A call leaves the wall after so long. */
const callMinutes = 15;
/** What the window is built for (D50). */
const targetSeconds = 45;
/** Fewer say nothing of how the window works, and much of one morning. */
const fewest = 5;

const screens: readonly AnyRoute[] = [
  command(contract.arrive, { policy: device('check-in'), limiter: 'sign-in', audit: 'somebody came by the screen' }, async (ask, tx) => {
    const { siteId, sessionId: deviceId } = ask.actor;
    const site = await siteById(tx, siteId);
    if (site === null) return { kind: 'not-found' };
    const { body } = ask;
    const day = dayAt(ask.now, site.time_zone);
    const how = 'card' in body ? 'card' : 'initials';
    const found = 'card' in body ? await personOfCard(tx, body.card, siteId, day) : await peopleOfInitials(tx, body, siteId, day);
    const [only] = found.length === 1 ? found : [];
    if (only === undefined) {
      const number = await addArrival(tx, { siteId, deviceId, day, how, outcome: found.length === 0 ? 'not-found' : 'several', checkInId: null, typed: 'card' in body ? null : body }, ask.now);
      return { kind: 'done', reply: { number }, people: [], events: [{ kind: 'dispensary.arrival-unknown', topic: 'queue', siteId, audience: 'restricted' }] };
    }
    const stay = await checkIn(tx, only.id, siteId, day, null, ask.now);
    const number = await addArrival(tx, { siteId, deviceId, day, how, outcome: 'here', checkInId: stay.id, typed: null }, ask.now);
    return { kind: 'done', reply: { number }, people: [only.id], events: [{ kind: 'dispensary.checked-in', topic: 'queue', personId: only.id, siteId, about: { table: 'check_ins', id: stay.id } }] };
  }),
  read(contract.readWall, { policy: device('wall'), limiter: 'ordinary', audit: 'wall read' }, async (ask, tx) => {
    const site = await siteById(tx, ask.actor.siteId);
    if (site === null) return { kind: 'not-found' };
    const day = dayAt(ask.now, site.time_zone);
    const calls = await callsOnWall(tx, site.id, day, ask.now.subtract({ minutes: callMinutes }));
    const waiting = await countWaiting(tx, site.id, day);
    // No name is read and no record shown: initials at most, as they stand on the wall.
    return { kind: 'ok', people: [], reply: { now: ask.now.toString(), waiting, calls: calls.map((row) => ({ id: row.id, label: row.label, window: row.window_name, calledAt: row.called_at })) } };
  }),
];

const drawn = (row: CardRow): CheckInCard => ({ ...row, code: codePath(row.card) });

const cards: readonly AnyRoute[] = [
  command(ownCard, { policy: person, limiter: 'heavy', audit: 'own check-in card shown', secretReply: true }, async (ask, tx) => ({ kind: 'done', reply: drawn(await cardOf(tx, ask.actor.personId, false, ask.actor.accountId, ask.now)), people: [ask.actor.personId] })),
  command(contract.personCard, { policy: careTeam, limiter: 'ordinary', audit: 'check-in card made', secretReply: true }, async (ask, tx) => {
    if ((await personById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    return { kind: 'done', reply: drawn(await cardOf(tx, ask.params.id, ask.body.fresh === true, ask.actor.accountId, ask.now)), people: [ask.params.id] };
  }),
];

const atTheWindow: readonly AnyRoute[] = [
  command(contract.callPerson, { policy: careTeam, limiter: 'ordinary', audit: 'person called' }, async (ask, tx) => {
    if ((await personById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const here = await hereNow(tx, ask.params.id);
    if (here === null) return { kind: 'conflict', detail: 'This person is not checked in, so the wall has nobody to call.' };
    const id = await addCall(tx, here, ask.body.window, ask.actor.accountId, ask.now);
    return { kind: 'done', reply: { id, label: here.label }, people: [ask.params.id], events: [{ kind: 'dispensary.called', topic: 'queue', audience: 'restricted', personId: ask.params.id, siteId: here.site_id, params: { window: ask.body.window }, about: { table: 'window_calls', id } }] };
  }),
  command(contract.settleArrival, { policy: careTeam, limiter: 'ordinary', audit: 'arrival settled' }, async (ask, tx) => {
    const arrival = await openArrival(tx, ask.params.id);
    if (arrival === null) return { kind: 'not-found' };
    const { personId } = ask.body;
    const known = personId === undefined ? null : await personById(tx, personId);
    if (personId !== undefined && known === null) return { kind: 'invalid', detail: 'There is nobody of this id.', field: '/personId' };
    const stay = known === null ? null : await checkIn(tx, known.id, arrival.site_id, arrival.dosing_day, ask.actor.accountId, ask.now);
    await settleArrival(tx, arrival.id, stay?.id ?? null, ask.actor.accountId, ask.now);
    const event = known === null ? { kind: 'dispensary.arrival-settled', topic: 'queue', siteId: arrival.site_id } : { kind: 'dispensary.checked-in', topic: 'queue', personId: known.id, siteId: arrival.site_id, about: { table: 'check_ins', id: stay?.id ?? '' } };
    return { kind: 'done', reply: { id: arrival.id }, people: known === null ? [] : [known.id], events: [event] };
  }),
];

const times: readonly AnyRoute[] = [
  command(contract.noteWindowTime, { policy: staff('nurse', 'pharmacist', 'prescriber'), limiter: 'ordinary', audit: 'window time noted' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    await addWindowTime(tx, site.id, dayAt(ask.now, site.time_zone), ask.body.seconds);
    return { kind: 'done', reply: { noted: true as const }, people: [] };
  }),
  read(contract.windowTimes, { policy: careTeam, limiter: 'ordinary', audit: 'window times opened' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const day = dayAt(ask.now, site.time_zone);
    const days = (await timesByDay(tx, site.id, dayAfter(day, -27), day)).map((row) => ({ day: row.day, people: row.people, medianSeconds: row.people < fewest ? null : row.median }));
    return { kind: 'ok', people: [], reply: { targetSeconds, today: days.find((each) => each.day === day) ?? { day, people: 0, medianSeconds: null }, days } };
  }),
];

export const waitingRoomRoutes: readonly AnyRoute[] = [...screens, ...cards, ...atTheWindow, ...times];
