/**
 * Medicines that are kept cold. The limits are what the site typed on the product's card from the leaflet; nothing here knows one of its own.
 * Outside them, what stood there is held until a pharmacist or a prescriber decides with a reason; meanwhile the database gives nothing of it.
 */
import type { BodyOf } from '@fairlead/contract';
import type { ColdHold, ColdState, Fridge, decideColdHold as decideRoute, moveCold as moveRoute, readFridge as readRoute } from '@fairlead/contract/dispensary';
import type { StaffActor } from '../../platform/actor.ts';
import { dayAfter, dayAt, startOfDay } from '../../platform/clock.ts';
import { endTasks, openTask, writeEvent, type NewTask, type RecordEvent } from '../../platform/record-store.ts';
import type { CommandResult } from '../../platform/registry.ts';
import type { Tx } from '../../platform/scoped.ts';
import { allSites, type SiteRow } from '../../platform/sites-store.ts';
import type { Sweep } from '../../platform/sweep.ts';
import { closedOn, siteCalendar, type SiteCalendar } from '../../schedule/index.ts';
import { containerFault } from '../lease-store.ts';
import { changeContainer, containerById, lockBalance } from '../stock-store.ts';
import {
  coldContainers, coldHoldById, decideColdHoldRow, deciderAt, fridgesOf, insertColdHold, insertReading, lastReadingAt, lockFridge, noteKnownAt, openTaskKeys, putIn, readingsSince, stoodThere, takeOut, unknownAtNode, type ColdHoldRow, type ColdRow, type ReadingRow, type UnknownHold,
} from './cold-store.ts';

export const coldReply = ({ lowestTenths, highestTenths, outsideHours, fridge, outsideSince, outsideMinutes, allowedMinutes, held }: ColdRow): ColdState => ({ lowestTenths, highestTenths, outsideHours, fridge, outsideSince, outsideMinutes, allowedMinutes, held });
export const holdReply = ({ siteId: _site, ...row }: ColdHoldRow): ColdHold => row;

/** Why nothing is given of it now, whether or not the sweep has come by. */
export const isStopped = (cold: ColdState | null): boolean => cold !== null && (cold.held !== null || (cold.allowedMinutes !== null && cold.outsideMinutes > cold.allowedMinutes));

const about = (containerId: string) => ({ table: 'containers', id: containerId });

/** Holds a container: a row, set aside, and work for whoever decides. */
async function hold(tx: Tx, row: ColdRow, cause: 'reading' | 'outside', readingId: string | null, now: Temporal.Instant): Promise<{ readonly event: RecordEvent; readonly tasks: readonly NewTask[] }> {
  const container = await containerById(tx, row.containerId);
  const id = await insertColdHold(tx, { containerId: row.containerId, cause, readingId, outsideMinutes: row.outsideMinutes }, now);
  // What stands at a site node is stopped by the hold itself, as soon as the node has it; until then its people are called.
  const [unknown] = await unknownAtNode(tx, { id });
  const role = await deciderAt(tx, row.siteId);
  if (container !== null && container.state === 'open' && (await containerFault(tx, row.containerId)) === null) await changeContainer(tx, row.containerId, container.place, 'quarantined');
  const params = { label: row.label, product: row.product, cause };
  return {
    event: { kind: 'dispensary.cold-held', topic: 'stock', siteId: row.siteId, params, about: about(row.containerId) },
    tasks: [{ siteId: row.siteId, kind: 'dispensary.decide-cold-hold', role, dueAt: now.toString(), priority: 1, params, dedupeKey: `cold hold ${id}` }, ...(unknown === undefined ? [] : [callAbout(unknown, role, now)])],
  };
}

const callKey = (id: string): string => `cold call ${id}`;

/** Whose node has not said that it knows is told by telephone. */
const callAbout = ({ id, siteId, label, product, node }: UnknownHold, role: 'pharmacist' | 'prescriber', now: Temporal.Instant): NewTask =>
  ({ siteId, kind: 'dispensary.call-about-hold', role, dueAt: now.toString(), priority: 1, params: { label, product, node }, dedupeKey: callKey(id) });

/** A node says which holds stand in its own database: from then on it gives nothing of what they hold, and nobody has to be called. */
export async function noteHoldsKnownAt(tx: Tx, nodeId: string, ids: readonly string[], now: Temporal.Instant): Promise<void> {
  for (const id of await noteKnownAt(tx, nodeId, ids, now)) {
    await endTasks(tx, null, now, { dedupeKey: callKey(id), outcome: 'known' });
    const held = await coldHoldById(tx, id);
    if (held !== null) await writeEvent(tx, null, now, { kind: 'dispensary.cold-known', topic: 'stock', siteId: held.siteId, params: { label: held.label, node: held.atNode?.site ?? '' }, about: about(held.containerId) });
  }
}

export const readingKey = (fridgeId: string, day: string): string => `fridge ${fridgeId} ${day}`;

export async function readFridge(tx: Tx, actor: StaffActor, fridgeId: string, asked: BodyOf<typeof readRoute>, now: Temporal.Instant): Promise<CommandResult<{ id: string; held: string[] }>> {
  const fridge = await lockFridge(tx, fridgeId);
  if (fridge === null) return { kind: 'not-found' };
  if (asked.lowestTenths > asked.nowTenths || asked.nowTenths > asked.highestTenths) return { kind: 'invalid', detail: 'What it is now lies between the lowest and the highest. Look at the thermometer again.', field: '/nowTenths' };
  const since = await lastReadingAt(tx, fridgeId);
  const id = await insertReading(tx, fridgeId, { ...asked, note: asked.note === undefined || asked.note === '' ? null : asked.note }, actor.accountId, now);
  const there = await stoodThere(tx, fridgeId, since);
  const outside = (await coldContainers(tx, { containerIds: there }, now)).filter((each) => each.balanceUg > 0 && each.held === null && (asked.lowestTenths < each.lowestTenths || asked.highestTenths > each.highestTenths));
  const held = [];
  for (const each of outside) held.push(await hold(tx, each, 'reading', id, now));
  const site = (await allSites(tx)).find((each) => each.id === fridge.site_id);
  await endTasks(tx, actor.accountId, now, { dedupeKey: readingKey(fridgeId, dayAt(now, site?.time_zone ?? 'UTC')), outcome: 'read' });
  const params = { name: fridge.name, lowest: asked.lowestTenths / 10, highest: asked.highestTenths / 10, count: held.length };
  return {
    kind: 'done', reply: { id, held: outside.map(({ label }) => label) }, people: [], details: { fridgeId, readingId: id, held: outside.map(({ containerId }) => containerId) },
    events: [{ kind: held.length === 0 ? 'dispensary.fridge-read' : 'dispensary.fridge-off', topic: 'stock', siteId: fridge.site_id, params, about: { table: 'fridges', id: fridgeId } }, ...held.map(({ event }) => event)], tasks: held.flatMap(({ tasks }) => tasks),
  };
}

export async function moveCold(tx: Tx, actor: StaffActor, containerId: string, asked: BodyOf<typeof moveRoute>, now: Temporal.Instant): Promise<CommandResult<{ cold: ColdState | null }>> {
  const balance = await lockBalance(tx, containerId);
  const container = balance === null ? null : await containerById(tx, containerId);
  if (container === null) return { kind: 'not-found' };
  const fridge = asked.fridgeId === null ? null : await lockFridge(tx, asked.fridgeId);
  if (asked.fridgeId !== null && (fridge === null || fridge.site_id !== container.site_id)) return { kind: 'not-found' };
  const [before] = await coldContainers(tx, { containerIds: [containerId] }, now);
  if (before === undefined) return { kind: 'conflict', detail: `The card of ${container.product.name} says nothing of the cold. Write its limits from the leaflet first.` };
  if (fridge !== null && before.fridge?.id === fridge.id) return { kind: 'conflict', detail: `${container.label} stands in ${fridge.name} already.` };
  if (fridge === null && before.fridge === null) return { kind: 'conflict', detail: `${container.label} stands in no fridge.` };
  if (fridge === null && asked.takenFor === undefined) return { kind: 'invalid', detail: 'Say what it is taken out for.', field: '/takenFor' };
  if (before.fridge !== null) await takeOut(tx, containerId, fridge === null ? (asked.takenFor ?? null) : null, actor.accountId, now);
  if (fridge !== null) await putIn(tx, containerId, fridge.id, actor.accountId, now);
  const [after] = await coldContainers(tx, { containerIds: [containerId] }, now);
  const params = { label: container.label, name: fridge?.name ?? before.fridge?.name ?? '', ...(asked.takenFor === undefined ? {} : { takenFor: asked.takenFor }) };
  return {
    kind: 'done', reply: { cold: after === undefined ? null : coldReply(after) }, people: [], details: { containerId, fridgeId: asked.fridgeId },
    events: [{ kind: fridge === null ? 'dispensary.cold-out' : 'dispensary.cold-in', topic: 'stock', siteId: container.site_id, params, about: about(containerId) }],
  };
}

export async function decideColdHold(tx: Tx, actor: StaffActor, id: string, asked: BodyOf<typeof decideRoute>, now: Temporal.Instant): Promise<CommandResult<ColdHold>> {
  const found = await coldHoldById(tx, id);
  if (found === null) return { kind: 'not-found' };
  await lockBalance(tx, found.containerId);
  if (found.decision !== null) return { kind: 'conflict', detail: `${found.decidedBy ?? 'Somebody'} decided this already.` };
  const [cold] = await coldContainers(tx, { containerIds: [found.containerId] }, now);
  const usable = asked.decision === 'usable';
  const over = cold !== undefined && cold.allowedMinutes !== null && cold.outsideMinutes > cold.allowedMinutes;
  // Usable again, and outside for how long? Else it would be held again in the same minute.
  if (usable && over && asked.moreHours === undefined) return { kind: 'invalid', detail: 'Say how many hours it may still stand outside, as the maker says: none is an answer too.', field: '/moreHours' };
  if (usable && over && asked.moreHours === 0 && cold.fridge === null) return { kind: 'conflict', detail: `${found.label} still stands outside. Put it back into a fridge first.` };
  const allowedMinutes = usable && asked.moreHours !== undefined ? (cold?.outsideMinutes ?? 0) + asked.moreHours * 60 : null;
  if (!(await decideColdHoldRow(tx, id, { decision: asked.decision, why: asked.why, allowedMinutes }, actor.accountId, now))) return { kind: 'lost-race', detail: 'Somebody decided this at the same moment.' };
  const container = await containerById(tx, found.containerId);
  if (usable && container?.state === 'quarantined' && (await containerFault(tx, found.containerId)) === null) await changeContainer(tx, container.id, container.place, 'open');
  await endTasks(tx, actor.accountId, now, { dedupeKey: `cold hold ${id}`, outcome: asked.decision });
  if (usable) await endTasks(tx, actor.accountId, now, { dedupeKey: callKey(id), outcome: asked.decision });
  const after = await coldHoldById(tx, id);
  if (after === null) throw new Error('The hold that was just decided is not there.');
  return {
    kind: 'done', reply: holdReply(after), people: [], details: { holdId: id, containerId: found.containerId, decision: asked.decision },
    events: [{ kind: 'dispensary.cold-decided', topic: 'stock', siteId: found.siteId, params: { label: found.label, decision: asked.decision, why: asked.why }, about: about(found.containerId) }],
  };
}

const weeks = 14;

/** How a fridge stands today, and the working days of two weeks on which nobody read it. */
function standing(readings: readonly ReadingRow[], calendar: SiteCalendar, site: SiteRow, now: Temporal.Instant): Pick<Fridge, 'state' | 'missed'> {
  const today = dayAt(now, site.time_zone);
  const read = new Set(readings.map(({ read_at: at }) => dayAt(Temporal.Instant.from(at), site.time_zone)));
  const first = [...read].toSorted()[0] ?? today;
  const missed = Array.from({ length: weeks }, (_, index) => dayAfter(today, index - weeks)).filter((day) => day > first && !read.has(day) && closedOn(calendar, day) === null);
  const state = read.has(today) ? 'read' : closedOn(calendar, today) !== null ? 'closed' : now.toZonedDateTimeISO(site.time_zone).hour >= 12 ? 'late' : 'due';
  return { state, missed };
}

export async function fridgesNow(tx: Tx, site: SiteRow, now: Temporal.Instant): Promise<Fridge[]> {
  const [fridges, calendar] = [await fridgesOf(tx, site.id), await siteCalendar(tx, site.id)];
  const readings = await readingsSince(tx, site.id, startOfDay(dayAfter(dayAt(now, site.time_zone), -42), site.time_zone).toString());
  return fridges.map(({ id, name }) => {
    const own = readings.filter((each) => each.fridge_id === id);
    return { id, name, ...standing(own, calendar, site, now), readings: own.map((each) => ({ id: each.id, lowestTenths: each.lowest_tenths, highestTenths: each.highest_tenths, nowTenths: each.now_tenths, note: each.note, readBy: each.read_by, readAt: each.read_at, held: each.held })) };
  });
}

/** Calls that are needed, and no others: a container that a node took after it was held, and one that stands at no node any more. */
async function keepCalls(tx: Tx, siteId: string, now: Temporal.Instant): Promise<void> {
  const unknown = await unknownAtNode(tx, { siteId });
  const open = await openTaskKeys(tx, siteId, 'dispensary.call-about-hold');
  for (const each of unknown) if (!open.includes(callKey(each.id))) await openTask(tx, null, now, callAbout(each, await deciderAt(tx, siteId), now));
  for (const dedupeKey of open) if (!unknown.some(({ id }) => callKey(id) === dedupeKey)) await endTasks(tx, null, now, { dedupeKey, outcome: 'no longer so' });
}

/** A reading is due on each working day; what stands outside longer than it may is held. */
export const sweepCold: Sweep = async (tx, now) => {
  for (const site of await allSites(tx)) {
    const today = dayAt(now, site.time_zone);
    const wanted = new Map((await fridgesNow(tx, site, now)).filter(({ state }) => state === 'due' || state === 'late').map((each) => [readingKey(each.id, today), each.name]));
    const open = await openTaskKeys(tx, site.id, 'dispensary.read-fridge');
    for (const [dedupeKey, name] of wanted) if (!open.includes(dedupeKey)) await openTask(tx, null, now, { siteId: site.id, kind: 'dispensary.read-fridge', role: 'nurse', dueAt: now.toString(), priority: 2, params: { name }, dedupeKey });
    for (const dedupeKey of open) if (!wanted.has(dedupeKey)) await endTasks(tx, null, now, { dedupeKey, outcome: 'no longer so' });
    for (const row of (await coldContainers(tx, { siteId: site.id }, now)).filter((each) => each.held === null && isStopped(each))) {
      const { event, tasks } = await hold(tx, row, 'outside', null, now);
      await writeEvent(tx, null, now, event);
      for (const task of tasks) await openTask(tx, null, now, task);
    }
    await keepCalls(tx, site.id, now);
  }
};
