/** What a pharmacy marks of one day: a supply, which is the person's dose, or why there was none. */
import type { BodyOf } from '@fairlead/contract';
import type { PharmacyRow, markSupply as markRoute } from '@fairlead/contract/dispensary';
import type { PharmacyActor } from '../../platform/actor.ts';
import { dayAfter, dayAt } from '../../platform/clock.ts';
import { moveEpisodeOn, type NewTask, type RecordEvent } from '../../platform/record-store.ts';
import type { CommandResult, NotDone } from '../../platform/registry.ts';
import type { Tx } from '../../platform/scoped.ts';
import { mg } from '../../platform/words.ts';
import { decisionReply, insertHold } from '../../medication/index.ts';
import { insertCorrection } from '../doses-store.ts';
import { insertMark, insertSupply, markById } from './marks-store.ts';
import { pharmacyById } from './pharmacies-store.ts';
import type { Opening } from './plan-collections.ts';
import { prescriptionById, type PrescriptionRow } from './prescriptions-store.ts';
import { decideOnMissedDays } from './supply-decision.ts';
import { endedRow, isSupply, standingOn, type Standing } from './pharmacy-day.ts';
import { questionKey } from './write-prescription.ts';

type Asked = BodyOf<typeof markRoute>;
type Marked = { readonly row: PharmacyRow | null };

const lost = { kind: 'lost-race', detail: 'Somebody else changed this person’s record at the same moment. Look again, then decide.' } as const;
const conflict = (detail: string): NotDone => ({ kind: 'conflict', detail });
const invalid = (detail: string, field: string): NotDone => ({ kind: 'invalid', detail, field });

export async function openingOf(tx: Tx, pharmacyId: string): Promise<Opening & { readonly name: string; readonly telephone: string; readonly timeZone: string }> {
  const pharmacy = await pharmacyById(tx, pharmacyId);
  if (pharmacy === null) throw new Error('The pharmacy of this account is not there.');
  return { ...pharmacy, closedOn: pharmacy.closures.map(({ closedOn }) => closedOn) };
}

/** When it happened: now, or yesterday at the time that is named. */
function happenedAt(row: PrescriptionRow, asked: Asked, now: Temporal.Instant): Temporal.Instant | NotDone {
  const today = dayAt(now, row.timeZone);
  if (asked.day === today) return now;
  if (asked.day > today) return invalid('This day has not come yet.', '/day');
  if (asked.day < dayAfter(today, -1)) return invalid('Only today and yesterday can be marked. Tell the clinic what else is missing.', '/day');
  if (asked.note === undefined || (isSupply(asked.kind) && asked.at === undefined)) return invalid('Say why this is entered late, and when it happened.', '/note');
  return Temporal.PlainDate.from(asked.day).toZonedDateTime({ timeZone: row.timeZone, plainTime: asked.at ?? '12:00' }).toInstant();
}

function emptyReason(state: PharmacyRow['state'] | undefined): string {
  if (state === 'given-at-clinic') return 'The clinic gave this day’s dose. Nothing was supplied.';
  return state === 'at-home' ? 'This day’s dose was taken away earlier. Nothing was supplied.' : 'Nothing is due on this day.';
}

function supplyFault(row: PrescriptionRow, { row: shown, due, judged, mark }: Standing, asked: Asked): NotDone | null {
  if (shown.state === 'ended') return conflict('The order behind this prescription was changed. A new prescription is needed; nothing was supplied.');
  if (due.length === 0) return conflict(emptyReason(shown.state));
  const kind = due.some(({ supervised }) => supervised) ? 'supervised' : 'taken-away';
  if (asked.kind !== kind && !(asked.kind === 'in-part' && kind === 'supervised')) return invalid(kind === 'supervised' ? 'The prescription says supervised. Only doses for closed days are taken away with it.' : 'This is not supervised on the prescription: mark it as taken away.', '/kind');
  const dueUg = due.reduce((sum, { doseUg }) => sum + doseUg, 0);
  if (asked.doseUg !== dueUg) return { kind: 'stale', detail: `What is due now is ${mg(dueUg)}; your screen showed ${asked.doseUg === undefined ? 'nothing' : mg(asked.doseUg)}. Nothing was supplied.` };
  const ownUg = due.reduce((sum, { doseUg, supervised }) => sum + (supervised ? doseUg : 0), 0);
  if ((asked.kind === 'in-part') !== (asked.takenUg !== undefined)) return invalid('Say how much was taken.', '/takenUg');
  if (asked.takenUg !== undefined && asked.takenUg >= ownUg) return invalid(`Less than ${mg(ownUg)} is a part of it. All of it is marked as supervised.`, '/takenUg');
  if (asked.kind === 'in-part' && asked.note === undefined) return invalid('Say why the rest was not taken and was destroyed.', '/note');
  if (mark?.kind === 'intoxicated' && asked.note === undefined) return invalid('Intoxicated earlier today: say how the person is now.', '/note');
  // Whoever was marked as missed and comes after all is judged by the days before this one.
  const decision = decisionReply(judged.decision);
  const open = decision.findings.filter((each) => each.decision === 'warn' && !(asked.acknowledged ?? []).includes(each.code));
  if (decision.decision === 'refuse') return { kind: 'refused', detail: 'Do not supply. Contact the prescriber.', decision, people: [row.personId] };
  return open.length > 0 ? { kind: 'refused', detail: `Answer first: ${open.map(({ code }) => code).join(', ')}.`, decision, people: [row.personId] } : null;
}

function faultOf(row: PrescriptionRow, standing: Standing | null, asked: Asked): NotDone | null {
  if (standing === null) return conflict(emptyReason(undefined));
  if (standing.mark !== null && isSupply(standing.mark.kind)) return conflict(`${standing.mark.author} marked this day already. If that was wrong, correct it first.`);
  if (isSupply(asked.kind)) return supplyFault(row, standing, asked);
  if (standing.row.state === 'ended') return conflict('This prescription has ended.');
  if (standing.due.length === 0) return conflict(emptyReason(standing.row.state));
  return asked.kind === 'held' && asked.note === undefined ? invalid('Say why supply is held.', '/note') : null;
}

interface Written { readonly events: readonly RecordEvent[]; readonly tasks: readonly NewTask[] }

function toldOf(row: PrescriptionRow, standing: Standing, asked: Asked, holdId: string | null, phone: string, now: Temporal.Instant): Written {
  const about = { personId: row.personId, episodeId: row.episodeId, siteId: row.siteId };
  const away = standing.due.filter(({ supervised }) => !supervised).length;
  const ownUg = standing.due.reduce((sum, { doseUg, supervised }) => sum + (supervised ? doseUg : 0), 0);
  const inPart = asked.takenUg === undefined ? {} : { takenUg: asked.takenUg, restUg: ownUg - asked.takenUg };
  const params = { pharmacy: row.content.pharmacy.name, dosingDay: asked.day, doseUg: asked.takenUg === undefined ? standing.row.dueUg : ownUg, ...inPart, ...(asked.note === undefined ? {} : { note: asked.note }), ...(isSupply(asked.kind) ? { away } : {}) };
  const task = (kind: string, more: Readonly<Record<string, unknown>>, dedupeKey: string): NewTask => ({ ...about, kind, role: 'prescriber', dueAt: now.toString(), priority: 1, params: { pharmacy: params.pharmacy, phone, ...more }, dedupeKey });
  return {
    events: [{ kind: `dispensary.supply-${asked.kind}`, topic: 'queue', ...about, params, audience: 'person' }],
    tasks: asked.kind === 'held' ? [task('dispensary.pharmacy-held', { reason: asked.note ?? '' }, `hold ${holdId ?? ''}`)] : asked.kind === 'intoxicated' ? [task('dispensary.pharmacy-intoxicated', {}, `intoxicated ${row.id} ${asked.day}`)]
      : asked.kind === 'in-part' ? [task('dispensary.pharmacy-in-part', { doseUg: ownUg, takenUg: asked.takenUg, reason: asked.note ?? '' }, `in part ${row.id} ${asked.day}`)] : [],
  };
}

export async function markSupply(tx: Tx, actor: PharmacyActor, prescriptionId: string, asked: Asked, now: Temporal.Instant): Promise<CommandResult<Marked>> {
  const row = await prescriptionById(tx, prescriptionId);
  if (row === null || row.pharmacyId !== actor.pharmacyId) return { kind: 'not-found' };
  if (row.state !== 'in-force') return conflict(`This prescription has ended: ${row.endReason ?? ''} Nothing was supplied.`);
  const at = happenedAt(row, asked, now);
  if ('kind' in at) return at;
  const opening = await openingOf(tx, actor.pharmacyId);
  const marked = isSupply(asked.kind) ? { ...row, marks: row.marks.map((mark) => (mark.kind === 'missed' && mark.onDay === asked.day ? { ...mark, kind: 'entered-in-error' as const } : mark)) } : row;
  const standing = await standingOn(tx, marked, opening, at);
  const fault = faultOf(row, standing, asked);
  if (fault !== null || standing === null) return fault ?? { kind: 'not-found' };
  if (!(await moveEpisodeOn(tx, row.episodeId, standing.facts.episode_version))) return lost;
  const decision = asked.kind === 'intoxicated' ? decideOnMissedDays(standing.facts, [], true).decision : standing.judged.decision;
  const holdId = asked.kind === 'held' ? await insertHold(tx, { personId: row.personId, episodeId: row.episodeId, orderId: null, code: 'HELD_BY_PHARMACY', reason: asked.note ?? '', liftedByRole: 'prescriber' }, actor.accountId, now) : null;
  const markId = await insertMark(tx, {
    prescriptionId, pharmacyId: actor.pharmacyId, personId: row.personId, onDay: asked.day, kind: asked.kind, note: asked.note ?? null, decision: decisionReply(decision), takenUg: asked.takenUg ?? null, holdId, happenedAt: at, supersedesId: standing.mark?.id ?? null,
  }, actor.accountId, now);
  if (isSupply(asked.kind)) {
    await insertSupply(tx, {
      markId, prescriptionId, personId: row.personId, episodeId: row.episodeId, siteId: row.siteId, orderId: row.orderId, orderVersion: row.orderVersion, medicine: standing.facts.medicine, productId: standing.facts.product_id, doses: standing.due, takenUg: asked.takenUg ?? null,
      decision: decisionReply(decision), note: asked.note ?? null, givenAt: at,
    }, actor.accountId, now);
  }
  return { kind: 'done', people: [row.personId], reply: { row: await rowAgain(tx, prescriptionId, opening, at) }, ...toldOf(row, standing, asked, holdId, opening.telephone, now), details: { prescriptionId, markId, mark: asked.kind, day: asked.day } };
}

export async function rowAgain(tx: Tx, prescriptionId: string, opening: Opening, at: Temporal.Instant): Promise<PharmacyRow | null> {
  const row = await prescriptionById(tx, prescriptionId);
  if (row === null) return null;
  return row.state === 'in-force' ? ((await standingOn(tx, row, opening, at))?.row ?? null) : endedRow(row, dayAt(at, row.timeZone));
}

/** A mark that was wrong: its doses are voided, and the day is open again. A hold that it placed stays for the prescriber. */
export async function correctMark(tx: Tx, actor: PharmacyActor, markId: string, reason: string, now: Temporal.Instant): Promise<CommandResult<Marked>> {
  const mark = await markById(tx, markId);
  const row = mark === null ? null : await prescriptionById(tx, mark.prescription_id);
  if (mark === null || row === null || row.pharmacyId !== actor.pharmacyId) return { kind: 'not-found' };
  if (mark.followed || mark.kind === 'entered-in-error') return conflict('This mark was corrected already.');
  if (mark.on_day < dayAfter(dayAt(now, row.timeZone), -1)) return conflict('Only marks of today and yesterday are corrected here. Call the clinic.');
  if (!(await moveEpisodeOn(tx, row.episodeId, row.episodeVersion))) return lost;
  await insertMark(tx, { prescriptionId: row.id, pharmacyId: row.pharmacyId, personId: row.personId, onDay: mark.on_day, kind: 'entered-in-error', note: reason, decision: null, takenUg: null, holdId: null, happenedAt: now, supersedesId: mark.id }, actor.accountId, now);
  for (const doseId of mark.dose_ids) await insertCorrection(tx, { doseId, kind: 'entered-in-error', givenUg: null, minutesAfter: null, witnessed: null, reason, decision: null, journalId: null }, actor.accountId, now);
  return {
    kind: 'done', people: [row.personId], reply: { row: await rowAgain(tx, row.id, await openingOf(tx, row.pharmacyId), now) },
    events: [{ kind: 'dispensary.supply-corrected', topic: 'queue', personId: row.personId, episodeId: row.episodeId, siteId: row.siteId, params: { pharmacy: row.content.pharmacy.name, dosingDay: mark.on_day, was: mark.kind, reason }, audience: 'person' }],
    details: { prescriptionId: row.id, markId, was: mark.kind },
  };
}

/** One tap: the prescriber is told that supply stopped, or is asked something. */
export async function askPrescriber(tx: Tx, actor: PharmacyActor, prescriptionId: string, note: string | undefined, now: Temporal.Instant): Promise<CommandResult<Marked>> {
  await tx.takeTurns(questionKey(prescriptionId));
  const row = await prescriptionById(tx, prescriptionId);
  if (row === null || row.pharmacyId !== actor.pharmacyId) return { kind: 'not-found' };
  if (row.state !== 'in-force') return conflict('This prescription has ended.');
  if (row.asks !== null) return conflict('The prescriber was told already and has not answered yet. Call them if it cannot wait.');
  const opening = await openingOf(tx, actor.pharmacyId);
  const standing = await standingOn(tx, row, opening, now);
  const missedDays = standing?.judged.missedDays ?? 0;
  const about = { personId: row.personId, episodeId: row.episodeId, siteId: row.siteId };
  const reason = standing?.judged.decision.decision === 'refuse' && missedDays > 0 ? 'missed-days' : 'question';
  if (reason === 'question' && note === undefined) return invalid('Say what the prescriber is asked.', '/note');
  const params = { pharmacy: opening.name, phone: opening.telephone, missedDays, reason, ...(note === undefined ? {} : { note }), prescriptionId: row.id };
  const asks = { at: now.toString(), reason, missedDays, note: note ?? null };
  const shown = standing === null ? null : { ...standing.row, askedAt: asks.at };
  return {
    kind: 'done', people: [row.personId], reply: { row: shown },
    events: [{ kind: 'dispensary.pharmacy-asked', topic: 'queue', ...about, params }],
    tasks: [{ ...about, kind: 'dispensary.answer-pharmacy', role: 'prescriber', dueAt: now.toString(), priority: 1, params, dedupeKey: questionKey(row.id) }],
    details: { prescriptionId: row.id, reason, missedDays },
  };
}
