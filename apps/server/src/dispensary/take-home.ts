/** Taking doses home: the decision by six heads, the bottles, and what came back. */
import type { Decision } from '@fairlead/contract';
import type { Bottle, TakeHomeDecision, TakeHomeFactors } from '@fairlead/contract/dispensary';
import { criteriaOf, decideTakeHome, federalMaxDays, nextFederalTier, takeHomeHeads, type HeadConsidered, type TakeHomeHead } from '@fairlead/clinical';
import type { StaffActor } from '../platform/actor.ts';
import { dayAfter, dayAt, daysFrom } from '../platform/clock.ts';
import { moveEpisodeOn } from '../platform/record-store.ts';
import type { CommandResult, NotDone } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { courseStart, decisionReply, episodeFacts, medicinesOf, ordersOf, signersNeeded, siteProfilesOf, spendConfirmation } from '../medication/index.ts';
import { closedBetween, siteCalendar, type SiteCalendar } from '../schedule/index.ts';
import { doseById, insertCorrection, entriesOfDose } from './doses-store.ts';
import { correctionFault } from './lease-store.ts';
import { writeJournal } from './stock-store.ts';
import { bottleById, insertTakeHomeDecision, settleBottleRow, takeHomeDecisionsOf, type BottleRow, type TakeHomeRow } from './take-home-store.ts';

export function takeHomeReply(row: TakeHomeRow): TakeHomeDecision {
  return {
    id: row.id, requestedDays: row.requested_days, factors: { ...row.factors }, rationale: row.rationale, closure: row.closure, decision: row.decision, maxDays: row.max_days, outcome: row.outcome,
    overrideReason: row.override_reason, validUntil: row.valid_until, decidedBy: row.decided_by, decidedAt: row.decided_at,
  };
}

export function bottleReply(row: BottleRow): Bottle {
  return { id: row.id, doseId: row.dose_id, dosingDay: row.dosing_day, part: row.part, doseUg: row.dose_ug, labelCode: row.label_code, state: row.state, issuedAt: row.issued_at, poured: row.poured };
}

export interface TakeHomeAsked {
  readonly requestedDays: number;
  readonly factors: TakeHomeFactors;
  readonly rationale: string;
  readonly closure?: boolean | undefined;
  readonly validDays?: number | undefined;
  readonly overrideReason?: string | undefined;
}

interface Judged {
  readonly kind: 'judged';
  readonly personId: string;
  readonly siteId: string;
  readonly version: number;
  readonly today: string;
  readonly decision: Decision;
  readonly maxDays: number | null;
}

/** The most closed days in a row in the next four weeks. */
function longestRun(calendar: SiteCalendar, today: string): number {
  const closed = closedBetween(calendar, dayAfter(today), dayAfter(today, 28)).map(({ day }) => day);
  let [run, most] = [0, 0];
  for (const [at, day] of closed.entries()) {
    run = at > 0 && closed[at - 1] === dayAfter(day, -1) ? run + 1 : 1;
    most = Math.max(most, run);
  }
  return most;
}

/** What the site's profile says of so many days, on the medicine in force. */
export async function judgeTakeHome(tx: Tx, episodeId: string, asked: TakeHomeAsked, now: Temporal.Instant): Promise<Judged | NotDone> {
  const probe = await episodeFacts(tx, episodeId, medicinesOf('methadone'), now.toString().slice(0, 10));
  if (probe === null) return { kind: 'not-found' };
  if (probe.state !== 'open') return { kind: 'conflict', detail: 'This episode has ended.' };
  const today = dayAt(now, probe.time_zone);
  const order = (await ordersOf(tx, probe.person_id)).find((each) => each.state === 'signed' && each.startOn <= today && each.endOn >= today && each.replacesDoseId === null);
  if (order === undefined) return { kind: 'conflict', detail: 'There is no order in force from which doses could be taken home.' };
  const facts = order.product.medicine === 'methadone' ? probe : await episodeFacts(tx, episodeId, medicinesOf(order.product.medicine), today);
  const start = facts === null ? null : courseStart(facts.days, facts.first_ever, today);
  const heads: Partial<Record<TakeHomeHead, HeadConsidered>> = {};
  for (const head of takeHomeHeads) {
    const met = asked.factors[head];
    if (met !== undefined) heads[head] = { met };
  }
  const calendar = asked.closure === true ? await siteCalendar(tx, probe.site_id) : null;
  // Where the site's calendar is kept, only days that it has as closed count as closed; elsewhere the prescriber says so.
  const closedDays = calendar === null ? 0 : calendar.isSet || calendar.closures.length > 0 ? longestRun(calendar, today) : asked.requestedDays;
  const judged = decideTakeHome({
    drug: order.product.medicine === 'methadone' ? 'methadone' : 'buprenorphine', treatmentDay: start === null ? 1 : daysFrom(start, today) + 1, requestedDays: asked.requestedDays,
    ...criteriaOf(heads), rationaleDocumented: asked.rationale.trim() !== '', ...(asked.closure === true ? { clinicClosed: closedDays > 0, closureDays: closedDays } : {}),
  }, siteProfilesOf(probe.profiles).takeHome);
  return { kind: 'judged', personId: probe.person_id, siteId: probe.site_id, version: probe.version, today, decision: decisionReply(judged), maxDays: judged.maxDays };
}

export interface TakeHomeNext {
  /** Heads that spoke against more at the last decision. */
  readonly unmet: readonly TakeHomeHead[];
  /** From when on how many days are possible at all; null where the profile sets no limit, or the longest is reached. */
  readonly more: { readonly from: string; readonly days: number } | null;
}

/** What stands between a person and more doses at home; null without an order in force from which any could be taken. */
export async function nextTakeHome(tx: Tx, episodeId: string, now: Temporal.Instant): Promise<TakeHomeNext | null> {
  const facts = await episodeFacts(tx, episodeId, medicinesOf('methadone'), now.toString().slice(0, 10));
  if (facts === null || facts.state !== 'open') return null;
  const today = dayAt(now, facts.time_zone);
  const order = (await ordersOf(tx, facts.person_id)).find((each) => each.state === 'signed' && each.startOn <= today && each.endOn >= today && each.replacesDoseId === null);
  if (order === undefined) return null;
  const [last] = await takeHomeDecisionsOf(tx, facts.person_id);
  const unmet = last === undefined ? [] : takeHomeHeads.filter((head) => last.factors[head] === false);
  if (order.product.medicine !== 'methadone' || siteProfilesOf(facts.profiles).takeHome !== 'US-CFR-2024') return { unmet, more: null };
  const start = courseStart(facts.days, facts.first_ever, today) ?? today;
  const treatmentDay = daysFrom(start, today) + 1;
  // Fewer days than the limit already leaves were the practitioner's own choice: then the limit is not what is missing.
  if (last === undefined || last.requested_days < federalMaxDays(treatmentDay)) return { unmet, more: null };
  const tier = nextFederalTier(treatmentDay);
  return { unmet, more: tier === null ? null : { from: dayAfter(start, tier.fromDay - 1), days: tier.maxDays } };
}

/** Keeps the decision. A refusal is kept too: it says why, and what would change it. */
export async function decideOnTakeHome(tx: Tx, actor: StaffActor, episodeId: string, asked: TakeHomeAsked, now: Temporal.Instant): Promise<CommandResult<TakeHomeDecision>> {
  const judged = await judgeTakeHome(tx, episodeId, asked, now);
  if (judged.kind !== 'judged') return judged;
  const refused = judged.decision.decision === 'refuse';
  const overridden = refused && asked.overrideReason !== undefined && signersNeeded(judged.decision) === 'one';
  if (!(await moveEpisodeOn(tx, episodeId, judged.version))) return { kind: 'lost-race', detail: 'Somebody else changed this person’s record at the same moment.' };
  const outcome = refused && !overridden ? 'refused' : 'allowed';
  await insertTakeHomeDecision(tx, {
    personId: judged.personId, episodeId, requestedDays: asked.requestedDays, factors: asked.factors, rationale: asked.rationale, closure: asked.closure ?? false, decision: judged.decision, maxDays: judged.maxDays,
    outcome, overrideReason: overridden ? (asked.overrideReason ?? null) : null, validUntil: dayAfter(judged.today, asked.validDays ?? 90),
  }, actor.accountId, now);
  const [row] = await takeHomeDecisionsOf(tx, judged.personId);
  if (row === undefined) throw new Error('The decision that was just kept is not there.');
  return {
    kind: 'done', reply: takeHomeReply(row), people: [judged.personId],
    events: [{ kind: `dispensary.take-home-${outcome}`, topic: 'take-home', personId: judged.personId, episodeId, siteId: judged.siteId, audience: 'person', params: { days: asked.requestedDays, rationale: asked.rationale }, about: { table: 'take_home_decisions', id: row.id } }],
  };
}

type Settled = { readonly state: 'returned-empty' | 'returned-full' | 'not-returned' | 'lost' | 'stolen'; readonly note?: string | undefined; readonly confirmationId?: string | undefined };

/** A bottle that comes back full was not taken: its dose is voided, its contents are wasted before a witness. */
async function takeBack(tx: Tx, actor: StaffActor, bottle: BottleRow, asked: Settled, now: Temporal.Instant): Promise<NotDone | null> {
  const second = asked.confirmationId === undefined ? null : await spendConfirmation(tx, asked.confirmationId, actor.accountId, now);
  if (second === null) return { kind: 'invalid', detail: 'A full bottle is wasted before a witness. Ask a second person to confirm.', field: '/confirmationId' };
  const dose = await doseById(tx, bottle.dose_id);
  if (dose === null) return { kind: 'not-found' };
  const leased = await correctionFault(tx, dose);
  if (leased !== null) return leased;
  const lines = (await entriesOfDose(tx, dose.id)).filter(({ account }) => account === 'bottle' || account === 'person');
  const entries = lines.flatMap((line) => [
    { account: line.account, productId: line.product_id, lot: line.lot, containerId: null, personId: line.person_id, amountUg: -line.amount_ug },
    { account: 'waste' as const, productId: line.product_id, lot: line.lot, containerId: null, personId: null, amountUg: line.amount_ug },
  ]);
  const reason = asked.note === undefined || asked.note === '' ? 'Bottle came back full.' : asked.note;
  const journalId = entries.length === 0 ? null : await writeJournal(tx, { siteId: dose.site_id, kind: 'return', authorId: actor.accountId, witnessId: second.id, reason }, entries, now);
  await insertCorrection(tx, { doseId: dose.id, kind: 'returned', givenUg: null, minutesAfter: null, witnessed: null, reason, decision: null, journalId }, actor.accountId, now);
  return null;
}

export async function settleBottle(tx: Tx, actor: StaffActor, id: string, asked: Settled, now: Temporal.Instant): Promise<CommandResult<Bottle>> {
  const bottle = await bottleById(tx, id);
  if (bottle === null) return { kind: 'not-found' };
  if (!(await settleBottleRow(tx, id, asked.state, actor.accountId, now))) return { kind: 'conflict', detail: 'This bottle was settled already.' };
  const dose = await doseById(tx, bottle.dose_id);
  const fault = asked.state === 'returned-full' ? await takeBack(tx, actor, bottle, asked, now) : null;
  if (fault !== null || dose === null) return fault ?? { kind: 'not-found' };
  const missing = asked.state === 'not-returned' || asked.state === 'lost' || asked.state === 'stolen';
  return {
    kind: 'done', reply: bottleReply({ ...bottle, state: asked.state }), people: [bottle.person_id],
    events: [{ kind: `dispensary.bottle-${asked.state}`, topic: 'take-home', personId: bottle.person_id, episodeId: dose.episode_id, siteId: dose.site_id, params: { dosingDay: bottle.dosing_day, ...(asked.note === undefined ? {} : { note: asked.note }) }, about: { table: 'bottles', id } }],
    // A talk, not a sanction.
    tasks: missing ? [{ siteId: dose.site_id, kind: 'dispensary.ask-about-bottle', role: 'nurse', personId: bottle.person_id, episodeId: dose.episode_id, dueAt: now.toString(), priority: 3, params: { dosingDay: bottle.dosing_day }, dedupeKey: `bottle ${id}` }] : [],
  };
}
