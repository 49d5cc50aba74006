/** Gives one dose: facts, decision, one write. See "How one command flows" of the design. */
import type { BodyOf, Decision } from '@fairlead/contract';
import type { Dose, giveDose as giveDoseRoute } from '@fairlead/contract/dispensary';
import type { StaffActor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import type { CommandResult, NotDone } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { mg } from '../platform/words.ts';
import { decisionReply, signersNeeded, spendConfirmation } from '../medication/index.ts';
import { drawnFromCup, readPours } from './pump/poured.ts';
import { openPoursFor, settlePours } from './pump/pumps-store.ts';
import { decideOnDose, orderedParts, type WholeDecision } from './dose-decision.ts';
import { doseFacts, type DoseFacts } from './dose-facts-store.ts';
import { doseReply } from './dose-reply.ts';
import { leaseFault } from './lease-store.ts';
import { doseById, doseInSlotOf, versionSigned, writeDose, type DoseRow, type LedgerEntry, type NewDose, type VersionSigned } from './doses-store.ts';

export type GiveAsked = BodyOf<typeof giveDoseRoute>;
export type Given = { readonly dose: Dose; readonly decision: Decision; readonly volumeMl: number | null };
interface Second {
  readonly id: string;
  readonly roles: readonly string[];
}

const timeAt = (instant: string, timeZone: string): string => Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' });

/** Whose signature the screen has not seen, where it shows another version than the one in force. */
const signatureUnseen = async (tx: Tx, facts: DoseFacts, orderId: string, seen: string | null): Promise<VersionSigned | null> => (seen === null || seen === String(facts.order_version) ? null : versionSigned(tx, orderId, facts.order_version));

/** What the screen showed beside what is so: a nurse never gives from an old screen. */
export function staleness(facts: DoseFacts, asked: { readonly dosingDay: string }, seen: string | null, signed: VersionSigned | null = null): NotDone | null {
  if (seen === null) return { kind: 'invalid', detail: 'Send the version of the order that you saw as If-Match.', field: '/If-Match' };
  if (seen !== String(facts.order_version)) {
    const now = orderedParts(facts).map(({ doseUg }) => mg(doseUg)).join(' and ');
    const by = signed === null ? '' : ` ${signed.by} signed it at ${timeAt(signed.at, facts.time_zone)}.`;
    return { kind: 'stale', detail: `The order changed: it is at version ${facts.order_version} with ${now}; your screen showed version ${seen}.${by} Nothing was given.` };
  }
  if (asked.dosingDay !== facts.dosing_day) return { kind: 'stale', detail: `Today’s dosing day here is ${facts.dosing_day}; your screen showed ${asked.dosingDay}. Nothing was given.` };
  return null;
}

/** Whether everything that warns was answered, and everything that refuses is gone past by whoever may. */
export function answered(decision: Decision, asked: { readonly acknowledged?: readonly string[] | undefined; readonly overrideReason?: string | undefined }, actor: StaffActor, second: Second | null, people: readonly string[]): { readonly overrideBy: string | null } | NotDone {
  const shown = new Set(asked.acknowledged ?? []);
  const open = [...decision.findings.filter((finding) => finding.decision === 'warn').map(({ code }) => code), ...decision.missing].filter((each) => !shown.has(each));
  if (decision.decision === 'refuse') {
    const signers = signersNeeded(decision);
    const prescribers = [actor.roles.includes('prescriber') ? actor.accountId : null, second?.roles.includes('prescriber') === true ? second.id : null].filter((id) => id !== null);
    const enough = signers === 'one' ? prescribers.length >= 1 : signers === 'two' && prescribers.length >= 2;
    if (!enough) return { kind: 'refused', detail: signers === 'nobody' ? 'Not now. The fact itself has to change first.' : `Not now. ${signers === 'two' ? 'Two prescribers' : 'A prescriber'} may go past this with a reason.`, decision, people };
    if (asked.overrideReason === undefined) return { kind: 'refused', detail: 'Not now. Going past this needs a reason.', decision, people };
    return { overrideBy: prescribers[0] ?? null };
  }
  if (open.length > 0) return { kind: 'refused', detail: `Answer ${open.length} ${open.length === 1 ? 'question' : 'questions'} first: ${open.join(', ')}.`, decision, people };
  return { overrideBy: null };
}

/** Two entries or more: out of the containers, into the person, and what was poured and not taken into waste. */
export function entriesOf(personId: string, drawn: WholeDecision['drawn'], takenUg: number, into: 'person' | 'bottle' = 'person'): readonly LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  let left = takenUg;
  for (const { container, ug } of drawn) {
    const common = { productId: container.productId, lot: container.lot };
    const taken = Math.min(left, ug);
    left -= taken;
    entries.push({ ...common, account: 'container', containerId: container.id, personId: null, amountUg: -ug });
    if (taken > 0) entries.push({ ...common, account: into, containerId: null, personId, amountUg: taken });
    if (ug > taken) entries.push({ ...common, account: 'waste', containerId: null, personId: null, amountUg: ug - taken });
  }
  return entries;
}

/** The product of a dose that is all of one; a dose of several strengths has its products in the ledger. */
export function onlyProduct(drawn: WholeDecision['drawn']): string | null {
  const [first] = drawn;
  return first !== undefined && drawn.every(({ container }) => container.productId === first.container.productId) ? first.container.productId : null;
}

function takenAlready(facts: DoseFacts, there: DoseRow | null): NotDone | null {
  if (there === null) return null;
  const when = timeAt(there.given_at, facts.time_zone);
  return { kind: 'conflict', detail: there.kind === 'take-home' ? 'This day’s dose went home in a bottle. Nothing more was given.' : `${there.given_by ?? 'Somebody'} gave this dose at ${when}. Nothing more was given.` };
}

/** Who holds the doses and since when, before anything else is said. */
const heldBy = (facts: DoseFacts): string => facts.holds.slice(0, 1).map(({ placedBy, placedAt, reason }) => `${placedBy ?? 'Somebody'} held doses at ${timeAt(placedAt, facts.time_zone)}: ${reason} `).join('');

interface Ready {
  readonly kind: 'ready';
  readonly decision: WholeDecision;
  readonly second: Second | null;
  readonly overrideBy: string | null;
  readonly takenUg: number;
}

async function readyToGive(tx: Tx, actor: StaffActor, facts: DoseFacts, asked: GiveAsked, now: Temporal.Instant): Promise<Ready | NotDone> {
  const second = asked.confirmationId === undefined ? null : await spendConfirmation(tx, asked.confirmationId, actor.accountId, now);
  if (asked.confirmationId !== undefined && second === null) return { kind: 'invalid', detail: 'The second person’s confirmation was used already or is older than two minutes.', field: '/confirmationId' };
  const decision = decideOnDose(facts, asked.part, asked.containers, second !== null, now, asked.siteId ?? null);
  if (decision.askedUg !== null && decision.askedUg !== asked.doseUg) return { kind: 'stale', detail: `The dose now is ${mg(decision.askedUg)}; your screen showed ${mg(asked.doseUg)}. Nothing was given.` };
  const drawnUg = decision.drawn.reduce((total, { ug }) => total + ug, 0);
  const answer = answered(decisionReply(decision), asked, actor, second, [facts.person_id]);
  if ('kind' in answer) return answer.kind === 'refused' ? { ...answer, detail: `${heldBy(facts)}${answer.detail}` } : answer;
  // What is of another medicine, form or window is not among them.
  if ((asked.containers ?? []).some(({ id }) => !decision.drawn.some(({ container }) => container.id === id))) return { kind: 'invalid', detail: 'One of these containers does not hold what is ordered, or does not stand at this window.', field: '/containers' };
  // An override lets the ordered dose go; what was drawn has to be exactly the dose.
  const drawn = decision.drawn.length === 1 ? decision.drawn.map(({ container }) => ({ container, ug: asked.doseUg })) : decision.drawn;
  if (decision.drawn.length !== 1 && drawnUg !== asked.doseUg) return { kind: 'invalid', detail: `The containers add up to ${mg(drawnUg)}, the dose is ${mg(asked.doseUg)}.`, field: '/containers' };
  const partial = asked.state === 'partial';
  if (partial && second === null) return { kind: 'invalid', detail: 'What was poured and not taken is wasted before a witness. Ask a second person to confirm.', field: '/confirmationId' };
  if (partial && (asked.givenUg === undefined || asked.givenUg >= asked.doseUg)) return { kind: 'invalid', detail: 'Say how much was taken: more than nothing, less than the dose.', field: '/givenUg' };
  return { kind: 'ready', decision: { ...decision, drawn }, second, overrideBy: answer.overrideBy, takenUg: partial ? (asked.givenUg ?? 0) : asked.doseUg };
}

type FromThePump = { readonly kind: 'poured'; readonly pours: readonly string[]; readonly drawn: WholeDecision['drawn'] };

/** What a pump poured for this part is what is given, to the last of it; without a pour nothing comes from a pump's container. */
async function fromThePump(tx: Tx, facts: DoseFacts, asked: GiveAsked, ready: Ready): Promise<FromThePump | Extract<NotDone, { kind: 'invalid' | 'conflict' }> | null> {
  const cup = facts.poured ? readPours(await openPoursFor(tx, facts.person_id, facts.dosing_day, asked.part), asked.doseUg) : null;
  const bottle = facts.poured ? (await openPoursFor(tx, facts.person_id, facts.dosing_day, asked.part, 'bottle'))[0] : undefined;
  if (bottle !== undefined) return { kind: 'conflict', detail: `${bottle.pump_name} filled a bottle for this day that was never issued. Waste it before a witness first. Nothing was given.` };
  const { drawn } = ready.decision;
  const [container] = drawn;
  if ((cup === null || cup.state === 'none') && drawn.some((each) => each.container.ofAPump)) return { kind: 'conflict', detail: 'A pump draws from this container. Pour first, or take it off the pump. Nothing was given.' };
  if (cup === null) return null;
  if (cup.state === 'none') return { kind: 'poured', pours: cup.pours.map((each) => each.id), drawn };
  if (container === undefined || drawn.length > 1 || container.container.id !== cup.containerId) return { kind: 'conflict', detail: `${cup.pumpName} has poured for this dose. Give that, or waste it before a witness. Nothing was given.` };
  const from = drawnFromCup(cup, { doseUg: asked.doseUg, takenUg: ready.takenUg, partial: asked.state === 'partial', witnessed: ready.second !== null });
  if (from.kind === 'not') return from.field === undefined ? { kind: 'conflict', detail: from.detail } : { kind: 'invalid', detail: from.detail, field: from.field };
  return { kind: 'poured', pours: cup.pours.map((each) => each.id), drawn: [{ container: container.container, ug: from.ug }] };
}

function done(facts: DoseFacts, row: DoseRow, decision: WholeDecision): CommandResult<Given> {
  const params = { medicine: row.medicine, doseUg: row.dose_ug, takenUg: row.taken_ug, part: row.part, dosingDay: row.dosing_day };
  const kind = ({ given: 'dispensary.dose-given', partial: 'dispensary.dose-partial', refused: 'dispensary.dose-refused', vomited: '', void: '' } as const)[row.state_now];
  return {
    kind: 'done', people: [facts.person_id], etag: String(facts.order_version),
    reply: { dose: doseReply(row), decision: decisionReply(decision), volumeMl: decision.volumeMl },
    events: [{ kind, topic: 'queue', personId: facts.person_id, episodeId: facts.episode_id, siteId: facts.site_id, params, audience: 'person', about: { table: 'doses', id: row.id } }],
    details: { doseId: row.id, reasons: decision.reasons, ...(row.state_now === 'given' ? {} : { state: row.state_now }) },
  };
}

const lost = { kind: 'lost-race', detail: 'Somebody else changed this person’s record at the same moment. Look again, then decide.' } as const;

/** Gives, gives in part, or notes that the person did not want today's dose. */
export async function giveDose(tx: Tx, actor: StaffActor, orderId: string, asked: GiveAsked, seen: string | null, now: Temporal.Instant): Promise<CommandResult<Given>> {
  // The slot is that of the day on the screen; a day that is not today's is refused as stale below.
  const [facts, there] = await Promise.all([doseFacts(tx, orderId, now, (asked.containers ?? []).map(({ id }) => id)), doseInSlotOf(tx, orderId, asked.dosingDay, asked.part)]);
  if (facts === null) return { kind: 'not-found' };
  if (facts.depot) return { kind: 'conflict', detail: 'A depot is given from the injection list, with its place and lot.' };
  const refused = asked.state === 'refused';
  const fault = staleness(facts, asked, seen, await signatureUnseen(tx, facts, orderId, seen)) ?? takenAlready(facts, there) ?? await leaseFault(tx, facts.person_id, [facts.dosing_day]);
  if (fault !== null) return fault;
  if (refused && facts.order_state !== 'signed') return { kind: 'conflict', detail: 'Only a dose of an order in force can be noted as not wanted.' };
  const ready: Ready | NotDone = refused
    ? { kind: 'ready', decision: decideOnDose(facts, asked.part, asked.containers, true, now, asked.siteId ?? null), second: null, overrideBy: null, takenUg: 0 }
    : await readyToGive(tx, actor, facts, asked, now);
  if (ready.kind !== 'ready') return ready;
  const cup = refused ? null : await fromThePump(tx, facts, asked, ready);
  if (cup?.kind === 'invalid' || cup?.kind === 'conflict') return cup;
  const drawn = cup?.drawn ?? ready.decision.drawn;
  const dose: NewDose = {
    id: newId(), personId: facts.person_id, episodeId: facts.episode_id, siteId: facts.site_id, dosingDay: facts.dosing_day, part: asked.part, orderId, orderVersion: facts.order_version,
    medicine: facts.medicine, productId: onlyProduct(drawn) ?? (drawn.length === 0 ? facts.product_id : null), doseUg: asked.doseUg, givenUg: ready.takenUg, kind: 'observed', state: asked.state ?? 'given', givenBy: actor.accountId,
    checkedBy: ready.second?.id ?? null, windowCheckId: facts.check?.id ?? null, decision: decisionReply(ready.decision), overrideReason: asked.overrideReason ?? null, overrideBy: ready.overrideBy, note: asked.note ?? null,
  };
  const entries = refused ? [] : entriesOf(facts.person_id, drawn, ready.takenUg);
  const [written, row] = await Promise.all([writeDose(tx, dose, entries, ready.second?.id ?? null, facts.episode_version, now), doseById(tx, dose.id)]);
  if (!written) return lost;
  if (row === null) throw new Error('The dose that was just written is not there.');
  if (cup !== null) await settlePours(tx, cup.pours, { how: 'dose', doseId: dose.id }, actor.accountId, now);
  return done(facts, row, ready.decision);
}
