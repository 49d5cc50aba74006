/** Issues a bottle for each of some later dosing days: a dose row on each of those days, so that no window gives it again. */
import type { Bottle } from '@fairlead/contract/dispensary';
import type { StaffActor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import type { CommandResult, NotDone } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { orderById, partsOn, spendConfirmation, type OrderRow } from '../medication/index.ts';
import { decideOnDose } from './dose-decision.ts';
import { doseFacts, type ContainerFacts, type DoseFacts } from './dose-facts-store.ts';
import { dayElsewhere } from './guest-store.ts';
import { closedAfter, siteCalendar } from '../schedule/index.ts';
import { doseInSlot, writeDose } from './doses-store.ts';
import { bottleById, countBottlesOut, insertBottle, takeHomeDecisionsOf, type BottleRow, type TakeHomeRow } from './take-home-store.ts';
import { bottleReply } from './take-home.ts';
import { entriesOf, onlyProduct, staleness } from './give-dose.ts';
import { leaseFault } from './lease-store.ts';
import { chooseContainers, type Drawn } from './shelf.ts';
import { drawnFromCup, readPours } from './pump/poured.ts';
import { openPoursFor, settlePours } from './pump/pumps-store.ts';
import { newLabelCode } from './scan-bottle.ts';
import { latestCheck } from './window-store.ts';

export interface IssueAsked {
  readonly dosingDays: readonly string[];
  /** The container that a liquid is filled from. */
  readonly containerId?: string | undefined;
  readonly confirmationId?: string | undefined;
  /** One part of each day alone: a pump fills the bottles of a day one after the other. */
  readonly part?: number | undefined;
}

interface PlannedBottle {
  readonly day: string;
  readonly part: number;
  readonly doseUg: number;
}

/** What stops a dose at the window after missed days stops bottles too: tomorrow's full dose is no safer at home. */
const missedDaysStand = (facts: DoseFacts, now: Temporal.Instant): boolean =>
  decideOnDose(facts, facts.first_part, undefined, true, now).findings.some(({ rule }) => rule.startsWith('missed-dose-') && rule !== 'missed-dose-intoxicated');

function faultOf(facts: DoseFacts, asked: IssueAsked, inForce: TakeHomeRow | undefined, container: ContainerFacts | undefined, alreadyOut: number): NotDone | null {
  const days = new Set(asked.dosingDays);
  if (facts.order_state !== 'signed') return { kind: 'conflict', detail: 'The order is not in force.' };
  if (facts.holds.length > 0) return { kind: 'conflict', detail: `Held: ${facts.holds[0]?.reason ?? ''} No bottles go home.` };
  if (facts.check === null || !facts.check.identity_confirmed) return { kind: 'conflict', detail: 'Confirm who this is at the window first.' };
  if (facts.check.intoxicated !== false || facts.check.poss === '3' || facts.check.poss === '4' || facts.check.poss === null) return { kind: 'conflict', detail: 'No bottles go home while somebody looks intoxicated or sedated, or nobody has looked.' };
  if (inForce === undefined || inForce.outcome !== 'allowed' || inForce.valid_until < facts.dosing_day) return { kind: 'conflict', detail: 'No take-home decision is in force. A prescriber decides first.' };
  if (days.size !== asked.dosingDays.length || [...days].some((day) => day <= facts.dosing_day)) return { kind: 'invalid', detail: 'Bottles are for later days, each day once.', field: '/dosingDays' };
  if (days.size + alreadyOut > inForce.requested_days) return { kind: 'conflict', detail: `The decision in force allows ${inForce.requested_days} days at home; ${alreadyOut} are out already.` };
  if ([...days].some((day) => day < facts.start_on || day > facts.end_on)) return { kind: 'conflict', detail: 'The order does not cover all of these days.' };
  if (container === undefined || container.state !== 'open') return { kind: 'conflict', detail: facts.strengths.length > 0 ? 'Nothing of this medicine and form is open at the window.' : 'This container is not open at the window.' };
  if ([...days].some((day) => day > container.expiresOn)) return { kind: 'conflict', detail: 'The container is past its date on one of these days.' };
  return null;
}

/** Closed days have a decision of their own beside the standing one; where no calendar is kept, the newest of all counts. */
function decisionFor(decisions: readonly TakeHomeRow[], forClosure: boolean, calendarKept: boolean, today: string): TakeHomeRow | undefined {
  const closure = decisions.find((each) => each.closure && each.outcome === 'allowed' && each.valid_until >= today);
  if (forClosure && closure !== undefined) return closure;
  return decisions.find((each) => !each.closure) ?? (calendarKept ? undefined : decisions[0]);
}

interface Filled extends PlannedBottle {
  readonly drawn: readonly Drawn[];
}

/** Each bottle of a liquid out of its container; each pack of tablets or films as whole units of what is left after the one before, and good on its day. */
function filledFrom(facts: DoseFacts, planned: readonly PlannedBottle[]): readonly Filled[] | NotDone {
  let containers = facts.containers.filter(({ state }) => state === 'open');
  const filled: Filled[] = [];
  for (const bottle of planned) {
    const { drawn, missing } = chooseContainers({ ...facts, containers, dosing_day: bottle.day }, undefined, bottle.doseUg);
    const short = drawn.find(({ container, ug }) => container.balanceUg < ug || container.expiresOn < bottle.day);
    if (missing.length > 0) return { kind: 'conflict', detail: `What stands at the window does not make ${bottle.doseUg / 1000} mg for ${bottle.day} in whole units. Missing: ${missing.map(({ strengthUg, count }) => `${count} × ${strengthUg / 1000} mg`).join(' + ')}.` };
    if (drawn.length === 0 || short !== undefined) return { kind: 'conflict', detail: `${planned.reduce((sum, { doseUg }) => sum + doseUg, 0) / 1000} mg are needed and ${short?.container.label ?? 'the window'} holds ${(short?.container.balanceUg ?? 0) / 1000} mg.` };
    containers = containers.map((each) => ({ ...each, balanceUg: each.balanceUg - (drawn.find(({ container }) => container.id === each.id)?.ug ?? 0) }));
    filled.push({ ...bottle, drawn });
  }
  return filled;
}

function bottlesFor(order: OrderRow, days: readonly string[]): readonly PlannedBottle[] {
  const version = order.versions.find((each) => each.version === order.version);
  if (version === undefined) return [];
  return days.toSorted().flatMap((day) => partsOn({ ...version, firstPart: order.firstPart }, day).map((doseUg, index) => ({ day, part: order.firstPart + index, doseUg })));
}

export interface ReadyToIssue {
  readonly kind: 'ready';
  readonly facts: DoseFacts;
  readonly inForce: TakeHomeRow;
  readonly planned: readonly Filled[];
}

/** Whether bottles of these days may go home now, and what each is filled from; whoever fills them. */
export async function readyToIssue(tx: Tx, orderId: string, asked: IssueAsked, seen: string | null, now: Temporal.Instant): Promise<ReadyToIssue | NotDone> {
  const [read, order] = [await doseFacts(tx, orderId, now, asked.containerId === undefined ? [] : [asked.containerId]), await orderById(tx, orderId)];
  if (read === null || order === null || read.depot) return { kind: 'not-found' };
  // Bottles go home after the day's own dose: what was seen at the window before it still counts.
  const facts = { ...read, check: read.check ?? (await latestCheck(tx, read.person_id, read.dosing_day)) };
  const old = staleness(facts, { dosingDay: facts.dosing_day }, seen);
  if (old !== null) return old;
  const calendar = await siteCalendar(tx, facts.site_id);
  const closed = closedAfter(calendar, facts.dosing_day).map(({ day }) => day);
  const forClosure = asked.dosingDays.every((day) => closed.includes(day));
  const decisions = await takeHomeDecisionsOf(tx, facts.person_id);
  const inForce = decisionFor(decisions, forClosure, calendar.isSet || calendar.closures.length > 0, facts.dosing_day);
  // What a pump draws from is drawn from by hand no more; of several that stand at the window it is those beside it.
  const container = facts.containers.find((each) => each.state === 'open' && !each.ofAPump && !asked.dosingDays.some((day) => day > each.expiresOn)) ?? facts.containers[0];
  const fault = faultOf(facts, asked, inForce, container, forClosure && inForce?.closure === true ? 0 : await countBottlesOut(tx, facts.person_id))
    ?? (missedDaysStand(facts, now) ? { kind: 'conflict', detail: 'Days were missed. The prescriber signs a dose first; then bottles may go home.' } as const : null);
  if (fault !== null || inForce === undefined || container === undefined) return fault ?? { kind: 'not-found' };
  const elsewhere = await dayElsewhere(tx, facts.person_id, asked.dosingDays, facts.site_id);
  if (elsewhere !== null) return { kind: 'conflict', detail: `${elsewhere.place} gives the dose of ${elsewhere.day} by agreed guest days. No bottle goes home for it.` };
  const leased = await leaseFault(tx, facts.person_id, asked.dosingDays);
  if (leased !== null) return leased;
  const planned = bottlesFor(order, asked.dosingDays).filter(({ doseUg, part }) => doseUg > 0 && (asked.part === undefined || part === asked.part));
  if (planned.length === 0) return { kind: 'conflict', detail: 'The order has no dose on these days.' };
  if (asked.containerId === undefined && facts.strengths.length === 0) return { kind: 'invalid', detail: 'Choose the container that the bottles are filled from.', field: '/containerId' };
  const filled = filledFrom(facts, planned);
  if ('kind' in filled) return filled;
  for (const { day, part } of filled) if ((await doseInSlot(tx, facts.person_id, day, part)) !== null) return { kind: 'conflict', detail: `The dose of ${day} was given or issued already.` };
  return { kind: 'ready', facts, inForce, planned: filled };
}

interface Leaves { readonly kind: 'leaves'; readonly drawn: readonly Drawn[]; readonly pours: readonly string[] }

/** What leaves the shelf for one bottle: what a pump measured into it, else the dose by hand. */
async function leaving(tx: Tx, facts: DoseFacts, { day, part, doseUg, drawn }: Filled, witnessed: boolean): Promise<Leaves | NotDone> {
  const cup = facts.poured ? readPours(await openPoursFor(tx, facts.person_id, day, part, 'bottle'), doseUg) : null;
  const pours = cup === null ? [] : cup.pours.map(({ id }) => id);
  const [from] = drawn;
  if (cup === null || cup.state === 'none') {
    const ofAPump = drawn.find(({ container }) => container.ofAPump)?.container;
    return ofAPump === undefined ? { kind: 'leaves', drawn, pours } : { kind: 'conflict', detail: `A pump draws from ${ofAPump.label}. Let it fill the bottle of ${day} first, or take the container off the pump. Nothing was issued.` };
  }
  if (from === undefined || from.container.id !== cup.containerId) return { kind: 'conflict', detail: `${cup.pumpName} has poured for the bottle of ${day}. Issue that, or waste it before a witness. Nothing was issued.` };
  const said = drawnFromCup(cup, { doseUg, takenUg: doseUg, partial: false, witnessed }, 'bottle');
  if (said.kind === 'drawn') return { kind: 'leaves', drawn: [{ container: from.container, ug: said.ug }], pours };
  return said.field === undefined ? { kind: 'conflict', detail: said.detail } : { kind: 'invalid', detail: said.detail, field: said.field };
}

export async function issueTakeHome(tx: Tx, actor: StaffActor, orderId: string, asked: IssueAsked, seen: string | null, now: Temporal.Instant): Promise<CommandResult<{ bottles: Bottle[] }>> {
  const ready = await readyToIssue(tx, orderId, asked, seen, now);
  if (ready.kind !== 'ready') return ready;
  const { facts, inForce, planned } = ready;
  const second = asked.confirmationId === undefined ? null : await spendConfirmation(tx, asked.confirmationId, actor.accountId, now);
  if (second === null && (facts.ug_per_ml ?? 0) >= 10_000) return { kind: 'invalid', detail: 'This liquid is ten times the usual strength. A second person reads each measure.', field: '/confirmationId' };
  const bottles: BottleRow[] = [];
  for (const [index, each] of planned.entries()) {
    const { day, part, doseUg } = each;
    const leaves = await leaving(tx, facts, each, second !== null);
    if (leaves.kind !== 'leaves') return leaves;
    const { drawn } = leaves;
    const doseId = newId();
    const lines = entriesOf(facts.person_id, drawn, doseUg, 'bottle');
    const written = await writeDose(tx, {
      id: doseId, personId: facts.person_id, episodeId: facts.episode_id, siteId: facts.site_id, dosingDay: day, part, orderId, orderVersion: facts.order_version, medicine: facts.medicine, productId: onlyProduct(drawn),
      doseUg, givenUg: doseUg, kind: 'take-home', state: 'given', givenBy: actor.accountId, checkedBy: second?.id ?? null, windowCheckId: facts.check?.id ?? null, decision: null, overrideReason: null, overrideBy: null, note: null,
    }, lines, second?.id ?? null, facts.episode_version + index, now);
    if (!written) return { kind: 'lost-race', detail: 'Somebody else changed this person’s record at the same moment.' };
    if (leaves.pours.length > 0) await settlePours(tx, leaves.pours, { how: 'dose', doseId }, actor.accountId, now);
    const bottle = await bottleById(tx, await insertBottle(tx, { doseId, personId: facts.person_id, decisionId: inForce.id, labelCode: newLabelCode() }, now));
    if (bottle !== null) bottles.push(bottle);
  }
  return {
    kind: 'done', reply: { bottles: bottles.map(bottleReply) }, people: [facts.person_id], etag: String(facts.order_version),
    events: [{ kind: 'dispensary.take-home-issued', topic: 'take-home', personId: facts.person_id, episodeId: facts.episode_id, siteId: facts.site_id, audience: 'person', params: { days: asked.dosingDays.length, from: asked.dosingDays.toSorted()[0], medicine: facts.medicine }, about: { table: 'orders', id: orderId } }],
  };
}
