/** Orders a comfort medicine for a course at home: as on the ward, with a last day, tablets of one strength, and no controlled medicine out of the window. */
import { adjunctLimits, adjunctName, type AdjunctDecision } from '@fairlead/clinical';
import type { ReplyOf } from '@fairlead/contract';
import type { NewHomeComfort, signHomeComfort } from '@fairlead/contract/withdrawal';
import { episodeById, type EpisodeRow } from '../people/index.ts';
import type { StaffActor } from '../platform/actor.ts';
import { dayAt, daysFrom } from '../platform/clock.ts';
import { takeEpisode } from '../platform/record-store.ts';
import type { CommandResult, NotDone } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { basisOfEpisode, type ComfortBasis } from './comfort-basis.ts';
import { orderDecision } from './comfort-decision.ts';
import { comfortOrdersAtHome, insertComfortOrder } from './comfort-store.ts';
import { cleared, decisionReply } from './signed.ts';
import { staysOf } from './stays-store.ts';

/** Under control by law in both countries: it leaves the clinic on a prescription, or is given on the ward. */
const controlled: readonly string[] = ['diazepam'];
const longestDays = 28;
const invalid = (detail: string, field: string): NotDone => ({ kind: 'invalid', detail, field });

const courseDays = (episode: EpisodeRow, body: NewHomeComfort, now: Temporal.Instant): number => daysFrom(dayAt(now, episode.time_zone), body.lastOn) + 1;

export function weighAtHome(tx: Tx, episode: EpisodeRow, basis: ComfortBasis, body: NewHomeComfort, now: Temporal.Instant): Promise<AdjunctDecision> {
  return orderDecision(tx, basis, { ...body, medicine: body.medicine.trim().toLowerCase() }, now, Math.max(1, courseDays(episode, body, now)));
}

/** What nobody can sign, whatever the rules say. */
function faultOf(body: NewHomeComfort, medicine: string, days: number): NotDone | null {
  if (!adjunctLimits.some(({ drug }) => drug === adjunctName(medicine))) return invalid('The rules know no limits of this medicine, so it is not ordered here.', '/medicine');
  if (days < 1) return invalid('The last day is over.', '/lastOn');
  if (days > longestDays) return invalid(`A course at home is ${longestDays} days at most; see the person again before the next.`, '/lastOn');
  if (body.maxADayUg < body.doseUg) return invalid('The most in a day is at least one dose.', '/maxADayUg');
  if ((body.doseUg * 2) % body.unitUg !== 0) return invalid(`A dose is whole or half tablets of ${body.unitUg / 1000} mg.`, '/unitUg');
  const most = Math.ceil((body.maxADayUg * days) / body.unitUg);
  if (body.units > most) return invalid(`${most} tablets are enough for the most in a day over ${days} days.`, '/units');
  return body.supply === 'window' && controlled.includes(adjunctName(medicine)) ? invalid('This medicine is controlled. It is prescribed on paper, not supplied from the window.', '/supply') : null;
}

export async function orderAtHome(tx: Tx, episodeId: string, body: NewHomeComfort, actor: StaffActor, now: Temporal.Instant): Promise<CommandResult<ReplyOf<typeof signHomeComfort>>> {
  // Before the orders in force are read: the same medicine under its other name is not ordered beside this one.
  const episode = (await takeEpisode(tx, episodeId)) ? await episodeById(tx, episodeId) : null;
  if (episode === null) return { kind: 'not-found' };
  if (episode.state !== 'open') return { kind: 'conflict', detail: 'This episode has ended. Nothing was ordered.' };
  if ((await staysOf(tx, episode.person_id)).some(({ state }) => state === 'open')) return { kind: 'conflict', detail: 'This person is on the ward. Order it with the stay.' };
  const medicine = body.medicine.trim().toLowerCase();
  const fault = faultOf(body, medicine, courseDays(episode, body, now));
  if (fault !== null) return fault;
  if ((await comfortOrdersAtHome(tx, episode.person_id)).some((order) => order.state === 'in_force' && adjunctName(order.medicine) === adjunctName(medicine))) return { kind: 'conflict', detail: `There is an order of ${medicine} in force. End it first; nothing was ordered.` };
  const decision = await weighAtHome(tx, episode, await basisOfEpisode(tx, episode, now), body, now);
  const gate = cleared(decision, { overrideReason: body.overrideReason }, actor, [episode.person_id], false);
  if (gate.kind !== 'cleared') return gate;
  const reply = decisionReply(decision);
  const id = await insertComfortOrder(tx, {
    stayId: null, course: { episodeId: episode.id, siteId: episode.site_id, lastOn: body.lastOn, unitUg: body.unitUg, units: body.units, supply: body.supply }, personId: episode.person_id, medicine, doseUg: body.doseUg, everyHours: body.everyHours,
    maxADayUg: body.maxADayUg, asNeeded: body.asNeeded, reason: body.reason, facts: body.facts ?? {}, decision: reply, overrideReason: gate.override?.reason ?? null, signedBy: actor.accountId, signedAt: now.toString(),
  });
  return {
    kind: 'done', reply: { id, decision: reply }, people: [episode.person_id], details: { reasons: decision.reasons },
    events: [{ kind: 'withdrawal.comfort-ordered', topic: 'ward', personId: episode.person_id, episodeId: episode.id, siteId: episode.site_id, audience: 'person', params: { medicine, doseUg: body.doseUg, hours: body.everyHours }, about: { table: 'comfort_orders', id } }],
  };
}
