/** A theft or loss: its two legal clocks, what the form asks of it, and that somebody was told. */
import { afterBusinessDays, businessDaysSince, dayOf, decideControlledDrug, isoOf, type Day } from '@fairlead/clinical';
import type { Loss, LossAnswers, LossLine } from '@fairlead/contract/dispensary';
import type { StaffActor } from '../../platform/actor.ts';
import { dayAt, startOfDay } from '../../platform/clock.ts';
import type { CommandResult, NotDone } from '../../platform/registry.ts';
import type { Tx } from '../../platform/scoped.ts';
import { siteById, type SiteRow } from '../../platform/sites-store.ts';
import { holidayOn, siteCalendar, type SiteCalendar } from '../../schedule/index.ts';
import { decisionReply } from '../../medication/index.ts';
import { discrepancyById } from '../stock-store.ts';
import { cardsOf, valueMinor, type CardRow } from './cards-store.ts';
import { missingOf, toldPolice } from './loss-form.ts';
import { insertAnswers, insertLoss, lossById, lostFrom, noteStep, type LossKind, type LossRow, type LostLine } from './losses-store.ts';
import { registrantOf } from './registrant.ts';
import { scheduleOf, substanceOf } from './schedules.ts';

const day = (iso: string): Day => dayOf(iso) ?? (0 as Day);

/** Everything beside the loss itself that its reply is made of. */
export interface LossBook {
  readonly site: SiteRow;
  readonly calendar: SiteCalendar;
  readonly cards: readonly CardRow[];
}

export const lossBook = async (tx: Tx, site: SiteRow): Promise<LossBook> => ({ site, calendar: await siteCalendar(tx, site.id), cards: await cardsOf(tx, site.id) });

function lineReply({ productId, ...line }: LostLine, { cards, site }: LossBook): LossLine {
  const card = cards.find((each) => (productId === undefined ? each.name === line.product : each.productId === productId));
  return {
    ...line, substance: card === undefined ? null : substanceOf(card.medicine), schedule: card === undefined ? null : scheduleOf(card.medicine, site.country), ndc: card?.ndc ?? null, tradeName: card?.tradeName ?? null,
    valueMinor: card === undefined ? null : valueMinor(card, line.lostUg),
  };
}

/** A loss with its two clocks, what the form asks and still misses, and what the law says of it now. */
export function lossReply(row: LossRow, book: LossBook, now: Temporal.Instant): Loss {
  const { site, calendar } = book;
  const isHoliday = (each: Day): boolean => holidayOn(calendar, isoOf(each)) !== null;
  const today = day(dayAt(now, site.time_zone));
  const found = day(row.discoveredOn);
  const decision = decideControlledDrug({
    event: 'theft-or-loss', regime: site.country === 'US' ? 'DEA' : 'UK', businessDaysSinceDiscovery: businessDaysSince(found, today, isHoliday), fieldOfficeTold: row.officeToldAt !== null,
    daysSinceDiscovery: today - found, formFiled: row.formFiledAt !== null,
  });
  const [lines, answers] = [row.lines.map((line) => lineReply(line, book)), row.answers ?? {}];
  const values = lines.flatMap(({ valueMinor: value }) => (value === null ? [] : [value]));
  return {
    ...row, lines, answers: { ...answers }, missing: [...missingOf({ ...row, lines, answers }, registrantOf(site))],
    valueMinor: values.length === lines.length ? values.reduce((sum, value) => sum + value, 0) : null, currency: site.country === 'US' ? 'USD' : 'GBP',
    tellBy: isoOf(afterBusinessDays(found, 1, isHoliday)), fileBy: isoOf((found + 45) as Day), decision: decisionReply(decision),
  };
}

export interface LossAsked {
  readonly discrepancyId?: string | undefined;
  readonly containerId?: string | undefined;
  readonly lostUg?: number | undefined;
  readonly also?: readonly { readonly containerId: string; readonly lostUg: number }[] | undefined;
  readonly kind: LossKind;
  readonly discoveredOn?: string | undefined;
  readonly whatHappened: string;
  readonly policeTold: boolean;
  readonly policeReference?: string | undefined;
  readonly measures: string;
}

interface Gone {
  readonly kind: 'gone';
  readonly discrepancyId: string | null;
  readonly discoveredAt: string;
  readonly discoveredOn: string;
  readonly lines: readonly LostLine[];
}

/** What is gone and since when it is known, read from the count that showed it or from what was said. */
async function whatIsGone(tx: Tx, site: SiteRow, asked: LossAsked, now: Temporal.Instant): Promise<Gone | NotDone> {
  const found = asked.discrepancyId === undefined ? null : await discrepancyById(tx, asked.discrepancyId);
  if (asked.discrepancyId !== undefined && (found === null || found.site_id !== site.id)) return { kind: 'not-found' };
  if (found !== null && found.difference_ug > 0) return { kind: 'invalid', detail: 'This count found more than the ledger says. Nothing is gone.', field: '/discrepancyId' };
  const containerId = found?.container_id ?? asked.containerId;
  const lostUg = found === null ? asked.lostUg : -found.difference_ug;
  if (containerId === undefined || lostUg === undefined) return { kind: 'invalid', detail: 'Say which container it is gone from, and how much.', field: '/containerId' };
  const lines: LostLine[] = [];
  for (const each of [{ containerId, lostUg }, ...(asked.also ?? [])]) {
    const product = await lostFrom(tx, site.id, each.containerId);
    if (product === null) return { kind: 'not-found' };
    lines.push({ ...product, lostUg: each.lostUg });
  }
  const today = dayAt(now, site.time_zone);
  const discoveredOn = found === null ? (asked.discoveredOn ?? today) : dayAt(Temporal.Instant.from(found.opened_at), site.time_zone);
  if (discoveredOn > today) return { kind: 'invalid', detail: 'It was not discovered in the future.', field: '/discoveredOn' };
  const discoveredAt = found?.opened_at ?? (discoveredOn === today ? now.toString() : startOfDay(discoveredOn, site.time_zone).toString());
  return { kind: 'gone', discrepancyId: found?.id ?? null, discoveredAt, discoveredOn, lines };
}

/** Starts the clocks: the office within one business day, the form within 45 days. The ledger itself moves only when two close the difference. */
export async function reportLoss(tx: Tx, actor: StaffActor, siteId: string, asked: LossAsked, now: Temporal.Instant): Promise<CommandResult<Loss>> {
  const site = await siteById(tx, siteId);
  if (site === null) return { kind: 'not-found' };
  const gone = await whatIsGone(tx, site, asked, now);
  if (gone.kind !== 'gone') return gone;
  const { kind: _gone, ...about } = gone;
  const id = await insertLoss(tx, {
    siteId, ...about, kind: asked.kind, whatHappened: asked.whatHappened, policeTold: asked.policeTold, policeReference: asked.policeReference ?? null, measures: asked.measures,
  }, actor.accountId, now);
  const row = await lossById(tx, id);
  if (row === null) throw new Error('The loss that was just noted is not there.');
  const reply = lossReply(row, await lossBook(tx, site), now);
  const lostUg = gone.lines.reduce((sum, line) => sum + line.lostUg, 0);
  const product = [...new Set(gone.lines.map((line) => line.product))].join(', ');
  // End of the last day, at the site: the law counts days, not hours.
  const endOf = (on: string): string => startOfDay(Temporal.PlainDate.from(on).add({ days: 1 }).toString(), site.time_zone).subtract({ minutes: 1 }).toString();
  return {
    kind: 'done', reply, people: [], details: { lossId: id, lostUg },
    events: [{ kind: 'dispensary.loss-noted', topic: 'stock', siteId, params: { product, lostUg }, about: { table: 'losses', id } }],
    tasks: [
      { siteId, kind: 'dispensary.tell-office', role: 'manager', dueAt: endOf(reply.tellBy), priority: 1, params: { lossId: id, product, lostUg }, dedupeKey: `loss told ${id}` },
      { siteId, kind: 'dispensary.file-loss-form', role: 'manager', dueAt: endOf(reply.fileBy), priority: 2, params: { lossId: id, product, lostUg }, dedupeKey: `loss filed ${id}` },
    ],
  };
}

export async function tellLoss(tx: Tx, actor: StaffActor, id: string, asked: { readonly step: 'told' | 'filed'; readonly reference: string }, now: Temporal.Instant): Promise<CommandResult<Loss>> {
  const row = await lossById(tx, id);
  const site = row === null ? null : await siteById(tx, row.siteId);
  if (row === null || site === null) return { kind: 'not-found' };
  if (!(await noteStep(tx, id, asked.step, asked.reference, actor.accountId, now))) return { kind: 'conflict', detail: 'This was noted already.' };
  const after = await lossById(tx, id);
  return after === null ? { kind: 'not-found' } : { kind: 'done', reply: lossReply(after, await lossBook(tx, site), now), people: [], details: { lossId: id, step: asked.step } };
}

/** Answers are kept whole each time, so that a form can be followed back to what was said when. */
export async function answerLoss(tx: Tx, actor: StaffActor, id: string, answers: LossAnswers, now: Temporal.Instant): Promise<CommandResult<Loss>> {
  const row = await lossById(tx, id);
  const site = row === null ? null : await siteById(tx, row.siteId);
  if (row === null || site === null) return { kind: 'not-found' };
  if (answers.happenedOn !== undefined && answers.happenedOn > row.discoveredOn) return { kind: 'invalid', detail: 'It did not happen after it was discovered.', field: '/happenedOn' };
  if (!toldPolice({ answers, policeTold: row.policeTold }) && answers.policeReference !== undefined) return { kind: 'invalid', detail: 'A report number belongs to a report: say that the police were told.', field: '/policeReference' };
  await insertAnswers(tx, id, answers, actor.accountId, now);
  const after = await lossById(tx, id);
  if (after === null) throw new Error('The loss that was just answered is not there.');
  const reply = lossReply(after, await lossBook(tx, site), now);
  return { kind: 'done', reply, people: [], details: { lossId: id, before: row.answers, after: answers, missing: reply.missing.length } };
}
