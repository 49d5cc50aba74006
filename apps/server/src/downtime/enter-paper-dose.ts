/** A dose that was given from the printed list comes into the record once; one that stands there already is kept apart and looked at. */
import type { BodyOf, ReplyOf } from '@fairlead/contract';
import type { enterPaperDose as enterRoute } from '@fairlead/contract/downtime';
import type { StaffActor } from '../platform/actor.ts';
import { dayAt } from '../platform/clock.ts';
import { moveEpisodeOn } from '../platform/record-store.ts';
import type { CommandResult, NotDone } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById } from '../platform/sites-store.ts';
import { leaseFault, writeJournal } from '../dispensary/index.ts';
import { episodeById, personById } from '../people/index.ts';
import { giversAt, insertPaperDose, keepPaperDuplicate, orderThen, paperEntered, type OrderThen, type PaperDose } from './paper-store.ts';

type Entered = ReplyOf<typeof enterRoute>;

const longestDays = 31;

function faultOf(asked: BodyOf<typeof enterRoute>, zone: string, now: Temporal.Instant): NotDone | null {
  const givenAt = Temporal.Instant.from(asked.givenAt);
  const oldest = Temporal.PlainDate.from(dayAt(now, zone)).subtract({ days: longestDays }).toString();
  if (Temporal.Instant.compare(givenAt, now) > 0) return { kind: 'invalid', detail: 'This is still to come. Write the time that stands on the paper.', field: '/givenAt' };
  if (dayAt(givenAt, zone) !== asked.dosingDay) return { kind: 'invalid', detail: 'The time on the paper is of another day.', field: '/givenAt' };
  return asked.dosingDay < oldest ? { kind: 'invalid', detail: 'Paper is entered within a month.', field: '/dosingDay' } : null;
}

function orderFault(order: OrderThen | null, asked: BodyOf<typeof enterRoute>): NotDone | null {
  if (order === null) return { kind: 'conflict', detail: 'No order that was signed by then covers this day and part. Ask the prescriber; nothing was entered.' };
  if (asked.givenUg > order.ordered_ug) return { kind: 'invalid', detail: `The order of that day says ${order.ordered_ug / 1000} mg. Note more as an incident.`, field: '/givenUg' };
  return order.container_fits && order.container_product !== null ? null : { kind: 'invalid', detail: 'This container holds another medicine, or another form of it.', field: '/containerId' };
}

export async function enterPaperDose(tx: Tx, actor: StaffActor, siteId: string, asked: BodyOf<typeof enterRoute>, now: Temporal.Instant): Promise<CommandResult<Entered>> {
  const [site, person] = [await siteById(tx, siteId), await personById(tx, asked.personId)];
  if (site === null || person === null) return { kind: 'not-found' };
  const giver = (await giversAt(tx, siteId)).find(({ id }) => id === asked.givenById);
  if (giver === undefined) return { kind: 'invalid', detail: 'Choose who gave it.', field: '/givenById' };
  const order = await orderThen(tx, asked.personId, asked.dosingDay, asked.part, asked.givenAt, asked.containerId);
  const fault = faultOf(asked, site.time_zone, now) ?? await leaseFault(tx, asked.personId, [asked.dosingDay]) ?? orderFault(order, asked);
  if (fault !== null || order === null) return fault ?? { kind: 'not-found' };
  const dose: PaperDose = { ...asked, siteId };
  const about = { personId: person.id, episodeId: order.episode_id, siteId };
  const params = { medicine: order.medicine, doseUg: asked.givenUg, dosingDay: asked.dosingDay };
  if ((await paperEntered(tx, person.id, asked.dosingDay, asked.part)) !== null) {
    const differenceId = await keepPaperDuplicate(tx, dose, order.medicine, actor.accountId, now);
    return {
      kind: 'done', people: [person.id], reply: { outcome: 'stands-already', doseId: null }, details: { differenceId },
      tasks: [{ ...about, kind: 'downtime.look-at-paper', role: 'prescriber', dueAt: now.toString(), priority: 1, params, dedupeKey: `difference ${differenceId}` }],
    };
  }
  const episode = await episodeById(tx, order.episode_id);
  if (episode === null || !(await moveEpisodeOn(tx, episode.id, episode.version))) return { kind: 'lost-race', detail: 'Somebody else changed this person’s record at the same moment.' };
  const line = { productId: order.container_product ?? '', lot: order.container_lot ?? '' };
  const journalId = await writeJournal(tx, { siteId, kind: 'dose', authorId: asked.givenById, witnessId: null, reason: `Paper ${asked.reference}` }, [
    { ...line, account: 'container', containerId: asked.containerId, personId: null, amountUg: -asked.givenUg }, { ...line, account: 'person', containerId: null, personId: person.id, amountUg: asked.givenUg },
  ], Temporal.Instant.from(asked.givenAt));
  const doseId = await insertPaperDose(tx, dose, order, journalId, actor.accountId, now);
  return {
    kind: 'done', people: [person.id], reply: { outcome: 'entered', doseId }, details: { doseId, reference: asked.reference },
    events: [{ kind: 'downtime.paper-entered', topic: 'queue', ...about, at: asked.givenAt, params: { ...params, reference: asked.reference }, audience: 'person', about: { table: 'doses', id: doseId } }],
  };
}
