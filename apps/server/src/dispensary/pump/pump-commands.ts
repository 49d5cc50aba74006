/** Adding pumps, asking for a pour, and settling what was poured and not given. */
import { BlockList, isIP } from 'node:net';
import type { BodyOf } from '@fairlead/contract';
import type { askPour as askPourRoute, Pour, settlePour as settlePourRoute } from '@fairlead/contract/dispensary';
import { decisionReply, spendConfirmation } from '../../medication/index.ts';
import type { StaffActor } from '../../platform/actor.ts';
import type { CommandResult } from '../../platform/registry.ts';
import type { Tx } from '../../platform/scoped.ts';
import { siteById } from '../../platform/sites-store.ts';
import { decideOnDose } from '../dose-decision.ts';
import { doseFacts } from '../dose-facts-store.ts';
import { containerFault } from '../lease-store.ts';
import { answered, staleness } from '../give-dose.ts';
import { containerById, lockBalance, writeJournal } from '../stock-store.ts';
import { readPours, ugOfUl, ulOfUg } from './poured.ts';
import { endPumpRow, insertPour, insertPump, lockPour, measurePour, openPoursAt, openPoursFor, pumpById, pumpsOf, setContainer, settlePours, type NewPump } from './pumps-store.ts';

/** Where a pump may stand: this machine and private networks, so that nobody makes the server call out. RFC 1918, RFC 4193, RFC 4291. */
const nearby = new BlockList();
nearby.addSubnet('127.0.0.0', 8, 'ipv4');
nearby.addSubnet('10.0.0.0', 8, 'ipv4');
nearby.addSubnet('172.16.0.0', 12, 'ipv4');
nearby.addSubnet('192.168.0.0', 16, 'ipv4');
nearby.addSubnet('fc00::', 7, 'ipv6');
nearby.addAddress('::1', 'ipv6');

const told = (kind: string, siteId: string, params: Readonly<Record<string, unknown>>) => ({ kind, topic: 'stock', siteId, params });

export async function addPump(tx: Tx, actor: StaffActor, asked: NewPump, now: Temporal.Instant): Promise<CommandResult<{ id: string }>> {
  if ((await siteById(tx, asked.siteId)) === null) return { kind: 'not-found' };
  const family = isIP(asked.host);
  if (family === 0 || !nearby.check(asked.host, family === 4 ? 'ipv4' : 'ipv6')) return { kind: 'invalid', detail: 'A pump stands in the clinic’s own network: give its address there in numbers, such as 192.168.1.20.', field: '/host' };
  if ((await pumpsOf(tx, asked.siteId)).some((each) => each.name === asked.name)) return { kind: 'conflict', detail: `There is a pump ${asked.name} already.` };
  const id = await insertPump(tx, asked, actor.accountId, now);
  return { kind: 'done', reply: { id }, people: [], events: [told('dispensary.pump-added', asked.siteId, { name: asked.name })], details: { pumpId: id, host: asked.host, port: asked.port } };
}

export const standing = (name: string): CommandResult<never> => ({ kind: 'conflict', detail: `Something stands poured at ${name}. Give it or waste it before a witness first.` });

export async function connectPump(tx: Tx, pumpId: string, containerId: string | null): Promise<CommandResult<{ id: string }>> {
  const pump = await pumpById(tx, pumpId);
  const container = containerId === null ? null : await containerById(tx, containerId);
  if (pump === null || pump.ended_at !== null || (containerId !== null && container === null)) return { kind: 'not-found' };
  if (container !== null && (container.site_id !== pump.site_id || container.place !== 'window' || container.product.ugPerMl === null)) return { kind: 'invalid', detail: 'A pump draws from a container of liquid that stands at a window of its own site.', field: '/containerId' };
  if (pump.container_id !== null && (await openPoursAt(tx, pump.container_id)).length > 0) return standing(pump.name);
  for (const id of [pump.container_id, containerId]) {
    const held = id === null ? null : await containerFault(tx, id);
    if (held !== null) return held;
  }
  await setContainer(tx, pumpId, containerId);
  return { kind: 'done', reply: { id: pumpId }, people: [], events: [told('dispensary.pump-connected', pump.site_id, { name: pump.name, label: container?.label ?? null })], details: { pumpId, containerId } };
}

export async function endPump(tx: Tx, actor: StaffActor, pumpId: string, now: Temporal.Instant): Promise<CommandResult<{ id: string }>> {
  const pump = await pumpById(tx, pumpId);
  if (pump === null) return { kind: 'not-found' };
  if (pump.container_id !== null && (await openPoursAt(tx, pump.container_id)).length > 0) return standing(pump.name);
  await setContainer(tx, pumpId, null);
  await endPumpRow(tx, pumpId, actor.accountId, now);
  return { kind: 'done', reply: { id: pumpId }, people: [], events: [told('dispensary.pump-ended', pump.site_id, { name: pump.name })], details: { pumpId } };
}

/** Asks for the dose, or for the rest of it. The rules are asked before anything runs out; whoever may go past them draws by hand. */
export async function askPour(tx: Tx, actor: StaffActor, orderId: string, asked: BodyOf<typeof askPourRoute>, seen: string | null, now: Temporal.Instant): Promise<CommandResult<Pour>> {
  const facts = await doseFacts(tx, orderId, now, [asked.containerId]);
  const container = await containerById(tx, asked.containerId);
  if (facts === null || container === null) return { kind: 'not-found' };
  const fault = staleness(facts, asked, seen) ?? await containerFault(tx, container.id);
  if (fault !== null) return fault;
  const pump = container.pump === null ? null : await pumpById(tx, container.pump.id);
  const strength = facts.ug_per_ml;
  if (pump === null || strength === null) return { kind: 'invalid', detail: 'No pump draws from this container.', field: '/containerId' };
  const decision = decideOnDose(facts, asked.part, [{ id: container.id, ug: asked.doseUg }], true, now, asked.siteId ?? null);
  if (decision.askedUg !== null && decision.askedUg !== asked.doseUg) return { kind: 'stale', detail: `The dose now is ${decision.askedUg / 1000} mg; your screen showed ${asked.doseUg / 1000} mg. Nothing was poured.` };
  const reply = decisionReply(decision);
  if (decision.decision === 'refuse') return { kind: 'refused', detail: 'Not now. Nothing was poured.', decision: reply, people: [facts.person_id] };
  const answer = answered(reply, asked, actor, null, [facts.person_id]);
  if ('kind' in answer) return answer;
  const cup = readPours(await openPoursFor(tx, facts.person_id, asked.dosingDay, asked.part), asked.doseUg);
  if (cup?.state === 'none') await settlePours(tx, cup.pours.map((each) => each.id), { how: 'nothing' }, actor.accountId, now);
  else if (cup !== null && cup.state !== 'short') return { kind: 'conflict', detail: cup.state === 'waiting' ? `${cup.pumpName} is pouring, or has not answered yet.` : `${cup.pumpName} has poured this dose already.` };
  if (cup !== null && cup.containerId !== container.id) return { kind: 'conflict', detail: `The rest comes from where the first part came from: ${cup.pumpName}.` };
  const askedUg = cup?.restUg ?? asked.doseUg;
  const pour = { pumpId: pump.id, containerId: container.id, personId: facts.person_id, orderId, orderVersion: facts.order_version, dosingDay: asked.dosingDay, part: asked.part, askedUg, askedUl: ulOfUg(askedUg, strength), ugPerMl: strength, vessel: null };
  const id = await insertPour(tx, pour, actor.accountId, now);
  return {
    kind: 'done', people: [facts.person_id], reply: { id, askedUg, askedUl: pour.askedUl, askedAt: now.toString(), measuredUl: null, measuredUg: null, measuredHow: null },
    events: [{ kind: 'dispensary.pour-asked', topic: 'pours', personId: facts.person_id, episodeId: facts.episode_id, siteId: facts.site_id, params: { doseUg: askedUg, name: pump.name }, audience: 'restricted', about: { table: 'pours', id } }],
    details: { pourId: id, askedUl: pour.askedUl },
  };
}

/** Long enough for the pump to have answered, were it there. */
const patience = { seconds: 15 };

export async function settlePour(tx: Tx, actor: StaffActor, pourId: string, asked: BodyOf<typeof settlePourRoute>, now: Temporal.Instant): Promise<CommandResult<{ id: string; wastedUg: number }>> {
  const pour = await lockPour(tx, pourId);
  if (pour === null) return { kind: 'not-found' };
  if (pour.settled_how !== null) return { kind: 'conflict', detail: pour.settled_how === 'dose' ? 'It was given.' : 'Somebody settled this already.' };
  const seen = pour.measured_ul ?? asked.seenUl;
  if (seen === undefined) return { kind: 'invalid', detail: `${pour.pump_name} has not said how much it poured. Say what you see in the cup.`, field: '/seenUl' };
  if (pour.measured_ul === null && Temporal.Instant.compare(Temporal.Instant.from(pour.asked_at).add(patience), now) > 0) return { kind: 'conflict', detail: `${pour.pump_name} may still answer. Wait a few seconds, then look again.` };
  const wastedUg = ugOfUl(seen, pour.ug_per_ml);
  // A second person sees what is wasted, and what stands in the cup where no pump says it.
  const second = asked.confirmationId === undefined ? null : await spendConfirmation(tx, asked.confirmationId, actor.accountId, now);
  if ((wastedUg > 0 || pour.measured_ul === null) && second === null) return { kind: 'invalid', detail: 'A second person confirms what is in the cup. Ask one to confirm.', field: '/confirmationId' };
  if (pour.measured_ul === null) await measurePour(tx, pour.id, seen, 'by eye', now);
  let journalId: string | null = null;
  if (wastedUg > 0 && second !== null) {
    const balance = await lockBalance(tx, pour.container_id);
    const container = await containerById(tx, pour.container_id);
    if (container === null || (balance ?? 0) < wastedUg) return { kind: 'conflict', detail: 'The container does not hold as much by the ledger. Count it first. Nothing was changed.' };
    const line = { productId: container.product.id, lot: container.lot, personId: null };
    journalId = await writeJournal(tx, { siteId: pour.site_id, kind: 'waste', authorId: actor.accountId, witnessId: second.id, reason: asked.reason }, [{ ...line, account: 'container', containerId: container.id, amountUg: -wastedUg }, { ...line, account: 'waste', containerId: null, amountUg: wastedUg }], now);
  }
  await settlePours(tx, [pour.id], journalId === null ? { how: 'nothing' } : { how: 'waste', journalId }, actor.accountId, now);
  return {
    kind: 'done', people: [pour.person_id], reply: { id: pour.id, wastedUg },
    events: [{ kind: 'dispensary.pour-settled', topic: 'pours', personId: pour.person_id, siteId: pour.site_id, params: { wastedUg, name: pour.pump_name }, audience: 'restricted', about: { table: 'pours', id: pour.id } }, ...(wastedUg === 0 ? [] : [told('dispensary.stock-wasted', pour.site_id, { label: pour.pump_name, amountUg: wastedUg, reason: asked.reason })])],
    details: { pourId: pour.id, wastedUg, reason: asked.reason, witness: second?.id ?? null },
  };
}
