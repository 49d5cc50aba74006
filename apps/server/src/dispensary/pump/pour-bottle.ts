/**
 * Bottles filled by a pump, one after the other: asked for, measured, issued with its label, and only then the next. Two bottles never
 * stand filled and without a label beside each other.
 */
import type { BodyOf } from '@fairlead/contract';
import type { Pour, Poured, pourBottle as route } from '@fairlead/contract/dispensary';
import type { StaffActor } from '../../platform/actor.ts';
import type { CommandResult } from '../../platform/registry.ts';
import type { Tx } from '../../platform/scoped.ts';
import { readyToIssue } from '../issue-take-home.ts';
import { containerFault } from '../lease-store.ts';
import { containerById } from '../stock-store.ts';
import { standing } from './pump-commands.ts';
import { readPours, ulOfUg } from './poured.ts';
import { insertPour, openBottlePoursOf, openPoursAt, openPoursFor, pumpById, settlePours } from './pumps-store.ts';

/** Asks for the bottle of one later day, or for the rest of it. Whatever keeps a bottle from going home keeps it from being filled. */
export async function pourBottle(tx: Tx, actor: StaffActor, orderId: string, asked: BodyOf<typeof route>, seen: string | null, now: Temporal.Instant): Promise<CommandResult<Pour>> {
  const ready = await readyToIssue(tx, orderId, { dosingDays: [asked.forDay], part: asked.part, containerId: asked.containerId }, seen, now);
  if (ready.kind !== 'ready') return ready;
  const { facts, planned } = ready;
  if (asked.dosingDay !== facts.dosing_day) return { kind: 'stale', detail: `Today’s dosing day here is ${facts.dosing_day}; your screen showed ${asked.dosingDay}. Nothing was poured.` };
  const fault = await containerFault(tx, asked.containerId);
  if (fault !== null) return fault;
  const container = await containerById(tx, asked.containerId);
  const pump = container?.pump === undefined || container.pump === null ? null : await pumpById(tx, container.pump.id);
  const [[bottle], strength] = [planned, facts.ug_per_ml];
  if (pump === null || strength === null) return { kind: 'invalid', detail: 'No pump draws from this container.', field: '/containerId' };
  if (bottle?.doseUg !== asked.doseUg) return { kind: 'stale', detail: `The bottle of ${asked.forDay} holds ${(bottle?.doseUg ?? 0) / 1000} mg now; your screen showed ${asked.doseUg / 1000} mg. Nothing was poured.` };
  const open = await openPoursAt(tx, asked.containerId);
  const own = await openPoursFor(tx, facts.person_id, asked.forDay, asked.part, 'bottle');
  if (open.some(({ id }) => !own.some((each) => each.id === id))) return standing(pump.name);
  const cup = readPours(own, asked.doseUg);
  if (cup?.state === 'none') await settlePours(tx, cup.pours.map((each) => each.id), { how: 'nothing' }, actor.accountId, now);
  else if (cup !== null && cup.state !== 'short') return { kind: 'conflict', detail: cup.state === 'waiting' ? `${cup.pumpName} is pouring, or has not answered yet.` : `${cup.pumpName} has filled this bottle already.` };
  if (cup !== null && cup.state !== 'none' && cup.containerId !== asked.containerId) return { kind: 'conflict', detail: `The rest comes from where the first part came from: ${cup.pumpName}.` };
  const askedUg = cup?.state === 'short' ? cup.restUg : asked.doseUg;
  const pour = { pumpId: pump.id, containerId: asked.containerId, personId: facts.person_id, orderId, orderVersion: facts.order_version, dosingDay: asked.forDay, part: asked.part, askedUg, askedUl: ulOfUg(askedUg, strength), ugPerMl: strength, vessel: 'bottle' as const };
  const id = await insertPour(tx, pour, actor.accountId, now);
  return {
    kind: 'done', people: [facts.person_id], reply: { id, askedUg, askedUl: pour.askedUl, askedAt: now.toString(), measuredUl: null, measuredUg: null, measuredHow: null },
    events: [{ kind: 'dispensary.pour-asked', topic: 'pours', personId: facts.person_id, episodeId: facts.episode_id, siteId: facts.site_id, params: { doseUg: askedUg, name: pump.name }, audience: 'restricted', about: { table: 'pours', id } }],
    details: { pourId: id, askedUl: pour.askedUl, forDay: asked.forDay },
  };
}

/** Bottles of a person that stand filled, or half filled, and are not issued; each beside the dose that was first asked for. */
export async function fillingOf(tx: Tx, personId: string): Promise<readonly { readonly dosingDay: string; readonly part: number; readonly cup: Poured }[]> {
  return [...Map.groupBy(await openBottlePoursOf(tx, personId), (each) => `${each.dosing_day} ${each.part}`).values()].flatMap((pours) => {
    const [first] = pours;
    const cup = first === undefined ? null : readPours(pours, first.asked_ug);
    return first === undefined || cup === null ? [] : [{ dosingDay: first.dosing_day, part: first.part, cup }];
  });
}
