/** Gives one depot: facts, decision, one write of dose, ledger and needle. */
import type { BodyOf, ReplyOf } from '@fairlead/contract';
import type { giveInjection as giveRoute } from '@fairlead/contract/dispensary';
import type { StaffActor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import { endTasks } from '../platform/record-store.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { decisionReply, spendConfirmation } from '../medication/index.ts';
import { doseInSlot, writeDose, type LedgerEntry } from './doses-store.ts';
import { answered } from './give-dose.ts';
import { decideOnInjection, nextAfter, syringeOf } from './injection-decision.ts';
import { injectionFault } from './lease-store.ts';
import { injectionLine } from './injection-reply.ts';
import { injectionFacts, injectionsOf, insertInjection } from './injections-store.ts';
import { photoFault } from './photo-fault.ts';

type Given = ReplyOf<typeof giveRoute>;

export async function giveInjection(tx: Tx, actor: StaffActor, orderId: string, asked: BodyOf<typeof giveRoute>, seen: string | null, now: Temporal.Instant): Promise<CommandResult<Given>> {
  const row = await injectionFacts(tx, orderId, now);
  if (row === null || row.product.depot === null) return { kind: 'not-found' };
  if (seen === null) return { kind: 'invalid', detail: 'Send the version of the order that you saw as If-Match.', field: '/If-Match' };
  if (seen !== String(row.order_version)) return { kind: 'stale', detail: `The order changed: it is at version ${row.order_version}; your screen showed version ${seen}. Nothing was given.` };
  if (asked.dosingDay !== row.dosing_day) return { kind: 'stale', detail: `Today here is ${row.dosing_day}; your screen showed ${asked.dosingDay}. Nothing was given.` };
  const noPhoto = await photoFault(tx, row.person_id, asked.identifiers);
  if (noPhoto !== null) return noPhoto;
  const there = await doseInSlot(tx, row.person_id, row.dosing_day, row.part);
  if (there !== null) return { kind: 'conflict', detail: `${there.given_by ?? 'Somebody'} gave an injection or a dose at this part of the day. Nothing more was given.` };
  const leased = await injectionFault(tx, row.person_id, row.dosing_day);
  if (leased !== null) return leased;
  const second = asked.confirmationId === undefined ? null : await spendConfirmation(tx, asked.confirmationId, actor.accountId, now);
  if (asked.confirmationId !== undefined && second === null) return { kind: 'invalid', detail: 'The second person’s confirmation was used already or is older than two minutes.', field: '/confirmationId' };
  const decision = decisionReply(decideOnInjection(row, asked));
  const answer = answered(decision, asked, actor, second, [row.person_id]);
  if ('kind' in answer) return answer;
  const syringe = syringeOf(row, asked.containerId);
  if (syringe === undefined || (asked.route !== 'SC' && asked.route !== 'IM-gluteal')) return { kind: 'refused', detail: 'Not now. The fact itself has to change first.', decision, people: [row.person_id] };
  const doseId = newId();
  const line = { productId: syringe.productId, lot: syringe.lot };
  const entries: readonly LedgerEntry[] = [
    { ...line, account: 'container', containerId: syringe.id, personId: null, amountUg: -row.dose_ug }, { ...line, account: 'person', containerId: null, personId: row.person_id, amountUg: row.dose_ug },
  ];
  const written = await writeDose(tx, {
    id: doseId, personId: row.person_id, episodeId: row.episode_id, siteId: row.site_id, dosingDay: row.dosing_day, part: row.part, orderId, orderVersion: row.order_version, medicine: row.product.medicine, productId: row.product.id,
    doseUg: row.dose_ug, givenUg: row.dose_ug, kind: 'observed', state: 'given', givenBy: actor.accountId, checkedBy: second?.id ?? null, windowCheckId: null, decision, overrideReason: asked.overrideReason ?? null, overrideBy: answer.overrideBy, note: asked.note ?? null,
  }, entries, second?.id ?? null, row.episode_version, now);
  if (!written) return { kind: 'lost-race', detail: 'Somebody else changed this person’s record at the same moment. Look again, then decide.' };
  const next = nextAfter(row.product.depot, row.dosing_day);
  const { poss, intoxicated, identifiers, facts } = asked;
  await insertInjection(tx, { doseId, personId: row.person_id, orderId, number: row.given.length + 1, route: asked.route, place: asked.place, lot: syringe.lot, expiresOn: syringe.expiresOn, facts: { identifiers, poss, intoxicated, ...facts }, next });
  await endTasks(tx, actor.accountId, now, { dedupeKey: `injection ${row.person_id} ${row.product.medicine}`, outcome: 'given' });
  const given = (await injectionsOf(tx, row.person_id)).find((each) => each.dose_id === doseId);
  if (given === undefined) throw new Error('The injection that was just written is not there.');
  return {
    kind: 'done', people: [row.person_id], etag: String(row.order_version), reply: { injection: injectionLine(given), next, decision },
    events: [{ kind: 'dispensary.injection-given', topic: 'queue', personId: row.person_id, episodeId: row.episode_id, siteId: row.site_id, audience: 'person', params: { medicine: row.product.medicine, doseUg: row.dose_ug, place: asked.place, nextOn: next.dueOn }, about: { table: 'doses', id: doseId } }],
    details: { doseId, reasons: decision.reasons },
  };
}
