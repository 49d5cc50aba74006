/** What became known of a dose later: a new line that stands over the old one, and a movement of stock where the amount changes. */
import type { Decision } from '@fairlead/contract';
import type { CorrectionLine, Dose } from '@fairlead/contract/dispensary';
import { decideMissedDose, type Ug } from '@fairlead/clinical';
import type { StaffActor } from '../platform/actor.ts';
import { takeEpisode, type NewTask } from '../platform/record-store.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { decisionReply, siteProfilesOf, spendConfirmation } from '../medication/index.ts';
import { episodeById } from '../people/index.ts';
import { correctionReply, doseReply } from './dose-reply.ts';
import { correctionsOf, doseById, entriesOfDose, insertCorrection, type DoseRow, type LedgerEntry, type NewCorrection } from './doses-store.ts';
import { correctionFault } from './lease-store.ts';
import { tieWastePhoto } from './second/waste-photos-store.ts';
import { writeJournal } from './stock-store.ts';

export interface CorrectionAsked {
  readonly kind: 'amount' | 'vomited' | 'entered-in-error' | 'note';
  readonly givenUg?: number | undefined;
  readonly minutesAfter?: number | undefined;
  readonly witnessed?: boolean | undefined;
  readonly reason: string;
  readonly confirmationId?: string | undefined;
  /** A photo of what was wasted or spilled. */
  readonly photoId?: string | undefined;
}

type Corrected = { readonly dose: Dose; readonly corrections: CorrectionLine[]; readonly decision: Decision | null };

/** The lines that bring stock from what the dose took to what it should have taken. What was poured and not taken is waste. */
async function movementOf(tx: Tx, dose: DoseRow, takenUg: number): Promise<readonly LedgerEntry[]> {
  if (dose.journal_id === null) return [];
  const lines = await entriesOfDose(tx, dose.id);
  const person = lines.find(({ account }) => account === 'person' || account === 'bottle');
  const change = takenUg - dose.taken_ug;
  if (person === undefined || change === 0) return [];
  const common = { productId: person.product_id, lot: person.lot };
  return [
    { ...common, account: person.account, containerId: null, personId: dose.person_id, amountUg: change },
    { ...common, account: 'waste', containerId: null, personId: null, amountUg: -change },
  ];
}

/** A dose that was never given: everything goes back where it came from. */
async function reversalOf(tx: Tx, dose: DoseRow): Promise<readonly LedgerEntry[]> {
  if (dose.journal_id === null) return [];
  const lines = await entriesOfDose(tx, dose.id);
  return lines.map((line) => ({ account: line.account, productId: line.product_id, lot: line.lot, containerId: line.container_id, personId: line.person_id, amountUg: -line.amount_ug }));
}

function faultOf(dose: DoseRow, asked: CorrectionAsked): CommandResult<never> | null {
  if (dose.state_now === 'void') return { kind: 'conflict', detail: 'This dose was entered in error and corrected already.' };
  if (asked.kind === 'vomited' && (asked.minutesAfter === undefined || asked.witnessed === undefined)) return { kind: 'invalid', detail: 'Say how many minutes after the dose, and whether somebody saw it.', field: '/minutesAfter' };
  if (asked.kind === 'vomited' && dose.taken_ug === 0) return { kind: 'invalid', detail: 'Nothing was taken that could have been vomited.', field: '/kind' };
  if (asked.kind !== 'amount') return null;
  if (asked.givenUg === undefined) return { kind: 'invalid', detail: 'Say how much was taken.', field: '/givenUg' };
  if (asked.givenUg > dose.dose_ug) return { kind: 'invalid', detail: `No more than the ordered ${dose.dose_ug / 1000} mg can have been this dose. Note more as an incident.`, field: '/givenUg' };
  return dose.taken_ug === asked.givenUg ? { kind: 'invalid', detail: 'This is the amount that stands already.', field: '/givenUg' } : null;
}

function afterVomiting(dose: DoseRow, decision: Decision, now: Temporal.Instant): readonly NewTask[] {
  return [{ siteId: dose.site_id, kind: 'dispensary.vomited-dose', role: 'prescriber', personId: dose.person_id, episodeId: dose.episode_id, dueAt: now.toString(), priority: 1, params: { doseId: dose.id, reasons: decision.reasons }, dedupeKey: `vomited ${dose.id}` }];
}

export async function correctDose(tx: Tx, actor: StaffActor, doseId: string, asked: CorrectionAsked, now: Temporal.Instant): Promise<CommandResult<Corrected>> {
  const seen = await doseById(tx, doseId);
  // Before the dose is read as it stands: of two who correct it at once the second reads the first's line.
  const episode = seen !== null && (await takeEpisode(tx, seen.episode_id)) ? await episodeById(tx, seen.episode_id) : null;
  if (episode === null) return { kind: 'not-found' };
  const dose = await doseById(tx, doseId);
  if (dose === null) return { kind: 'not-found' };
  const fault = faultOf(dose, asked) ?? await correctionFault(tx, dose);
  if (fault !== null) return fault;
  const moves = asked.kind === 'amount' ? await movementOf(tx, dose, asked.givenUg ?? 0) : asked.kind === 'entered-in-error' ? await reversalOf(tx, dose) : [];
  const second = asked.confirmationId === undefined ? null : await spendConfirmation(tx, asked.confirmationId, actor.accountId, now);
  if (moves.length > 0 && second === null) return { kind: 'invalid', detail: 'A correction that moves stock needs a second person. Ask them to confirm at this screen.', field: '/confirmationId' };
  const journalId = moves.length === 0 ? null : await writeJournal(tx, { siteId: dose.site_id, kind: 'correction', authorId: actor.accountId, witnessId: second?.id ?? null, reason: asked.reason }, moves, now);
  const noPhoto = await tieWastePhoto(tx, asked.photoId, journalId, dose.site_id, actor.accountId);
  if (noPhoto !== null) return noPhoto;
  const decision = asked.kind !== 'vomited' ? null : decisionReply(decideMissedDose({
    drug: dose.medicine === 'methadone' ? 'methadone' : 'buprenorphine', usualUg: dose.dose_ug as Ug, minutesAfterDose: asked.minutesAfter ?? null, witnessed: asked.witnessed ?? null,
  }, siteProfilesOf(episode.profiles).missed));
  const row: NewCorrection = { doseId, kind: asked.kind, givenUg: asked.kind === 'amount' ? (asked.givenUg ?? null) : null, minutesAfter: asked.minutesAfter ?? null, witnessed: asked.witnessed ?? null, reason: asked.reason, decision, journalId };
  await insertCorrection(tx, row, actor.accountId, now);
  const after = await doseById(tx, doseId);
  if (after === null) throw new Error('The dose that was just corrected is not there.');
  return {
    kind: 'done', people: [dose.person_id], reply: { dose: doseReply(after), corrections: (await correctionsOf(tx, doseId)).map(correctionReply), decision },
    events: [{ kind: `dispensary.dose-${asked.kind === 'amount' ? 'corrected' : asked.kind === 'note' ? 'noted' : asked.kind}`, topic: 'queue', personId: dose.person_id, episodeId: dose.episode_id, siteId: dose.site_id,
      params: { dosingDay: dose.dosing_day, part: dose.part, takenUg: after.taken_ug, reason: asked.reason, ...(asked.minutesAfter === undefined ? {} : { minutes: asked.minutesAfter }) }, about: { table: 'doses', id: doseId } }],
    tasks: decision === null ? [] : afterVomiting(dose, decision, now),
  };
}
