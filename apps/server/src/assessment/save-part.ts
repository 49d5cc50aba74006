/** Saving one part of an assessment: checked, scored, kept as a version of its own. */
import { firstFault, instrumentOfPart, itemAnswers, partOf, progressOf, saidOf, scoreInstrument, suicideRiskOf, type AssessmentPart, type Instrument, type PartAnswers, type PartId } from '@fairlead/clinical';
import type { BodyOf, ReplyOf } from '@fairlead/contract';
import type { saveAssessmentPart } from '@fairlead/contract/assessment';
import { personById, episodeById } from '../people/index.ts';
import type { StaffActor } from '../platform/actor.ts';
import { dayAt } from '../platform/clock.ts';
import type { NewTask, RecordEvent } from '../platform/record-store.ts';
import type { CommandResult, NotDone } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { addSave, assessmentToChange, newestSaves, type AssessmentRow, type SaveRow } from './assessment-store.ts';
import { keepResponse, type KeptResponse } from './keep-response.ts';
import { isSuperseded } from './responses-store.ts';

type Body = BodyOf<typeof saveAssessmentPart>;
type Result = CommandResult<ReplyOf<typeof saveAssessmentPart>>;

/** The instrument's items and the part's own questions under one roof: which answers cannot be. */
function impossible(part: AssessmentPart, instrument: Instrument | null, saved: PartAnswers, today: string): Extract<NotDone, { kind: 'invalid' }> | null {
  const items = new Set((instrument?.items ?? []).map(({ id }) => id));
  const own = (all: object): Record<string, never> => Object.fromEntries(Object.entries(all).filter(([id]) => !items.has(id))) as Record<string, never>;
  const fault = firstFault(part.questions, { answers: own(saved.answers), unsaid: own(saved.unsaid) }, today);
  if (fault !== null) return { kind: 'invalid', detail: `The answer to “${fault.question}” cannot be kept: ${fault.fault.replaceAll('_', ' ')}.`, field: `/answers/${fault.question}` };
  if (instrument === null) return null;
  const score = scoreInstrument(instrument, itemAnswers(instrument, saved));
  return score.kind === 'invalid' ? { kind: 'invalid', detail: `The answer to “${score.item}” cannot be: ${score.error.replaceAll('_', ' ')}.`, field: `/answers/${score.item}` } : null;
}

/** Facts that an instrument's table asks for, answered beside it. */
export function scoreFactsOf(saved: PartAnswers): Readonly<Record<string, boolean>> {
  const supervised = saidOf(saved, 'solelyUnderMedicalSupervision');
  return typeof supervised === 'boolean' ? { solelyUnderMedicalSupervision: supervised } : {};
}

interface ToKeep {
  readonly assessment: AssessmentRow;
  readonly saved: PartAnswers;
  readonly instrument: Instrument;
  readonly previous: SaveRow | undefined;
  readonly byId: string;
  /** At the end an unfinished form is kept too, as incomplete. */
  readonly evenIncomplete: boolean;
}

/** Keeps the response of an instrument part where it is whole, dangerous, or was kept before; null where there is nothing to keep. */
export async function responseOfPart(tx: Tx, { assessment, saved, instrument, previous, byId, evenIncomplete }: ToKeep, now: Temporal.Instant): Promise<KeptResponse | null> {
  const answers = itemAnswers(instrument, saved);
  const facts = scoreFactsOf(saved);
  const score = scoreInstrument(instrument, answers, facts);
  if (score.kind === 'invalid' || Object.keys(answers).length === 0) return null;
  const dangerous = score.opens.length > 0 || (instrument.id === 'C-SSRS-screener' && (score.band === 'high' || score.band === 'moderate'));
  const before = previous?.response_id ?? null;
  if (!score.complete && !dangerous && before === null && !evenIncomplete) return null;
  const same = previous !== undefined && before !== null && JSON.stringify(itemAnswers(instrument, previous)) === JSON.stringify(answers) && JSON.stringify(scoreFactsOf(previous)) === JSON.stringify(facts);
  if (same) return null;
  const [person, episode] = [await personById(tx, assessment.person_id), await episodeById(tx, assessment.episode_id)];
  if (person === null || episode === null) return null;
  const supersedes = before !== null && !(await isSuperseded(tx, before)) ? { supersedes: { id: before, reason: 'Changed while the assessment was open' } } : {};
  return keepResponse(tx, {
    personId: person.id, sex: person.sex, episodeId: episode.id, siteId: episode.site_id, instrument: instrument.id, answers, facts, at: now.toString(), byAccountId: byId, byKind: 'staff', ...supersedes,
  }, now);
}

function staleDetail(current: SaveRow | undefined): string {
  return current === undefined ? 'This part was changed by somebody else.' : `${current.saved_by} saved this part meanwhile. What you typed is still on your screen: compare, then save again.`;
}

/** Saves a part from the version that was on the screen. Somebody else's newer save is never overwritten unseen. */
export async function savePart(tx: Tx, ask: { readonly id: string; readonly part: PartId; readonly body: Body; readonly ifMatch: string | null; readonly actor: StaffActor }, now: Temporal.Instant): Promise<Result> {
  const assessment = await assessmentToChange(tx, ask.id);
  const part = partOf(ask.part);
  if (assessment === null || part === null) return { kind: 'not-found' };
  if (assessment.state === 'finished') return { kind: 'conflict', detail: `${assessment.finished_by ?? 'Somebody'} finished this assessment. Begin a new one; it starts from these answers.` };
  const episode = await episodeById(tx, assessment.episode_id);
  if (episode === null) return { kind: 'not-found' };
  const current = (await newestSaves(tx, assessment.id)).find((row) => row.part === part.id);
  if (ask.ifMatch === null) return { kind: 'invalid', detail: 'Say which version you saw (If-Match).', field: '/if-match' };
  if (ask.ifMatch !== String(current?.version ?? 0)) return { kind: 'stale', detail: staleDetail(current) };
  const instrument = instrumentOfPart(part);
  const saved: PartAnswers = ask.body;
  const fault = impossible(part, instrument, saved, dayAt(now, episode.time_zone));
  if (fault !== null) return fault;
  const kept = instrument === null ? null : await responseOfPart(tx, { assessment, saved, instrument, previous: current, byId: ask.actor.accountId, evenIncomplete: false }, now);
  if (kept?.kind === 'invalid') return kept;
  const version = (current?.version ?? 0) + 1;
  await addSave(tx, { assessmentId: assessment.id, part: part.id, version, answers: ask.body.answers, unsaid: ask.body.unsaid, savedBy: ask.actor.accountId, responseId: kept?.id ?? current?.response_id ?? null }, now);
  const { state } = progressOf(part, saved);
  const score = instrument === null ? null : scoreInstrument(instrument, itemAnswers(instrument, saved), scoreFactsOf(saved));
  const opens = score?.kind === 'scored' ? [...score.opens] : [];
  const suicideRisk = instrument?.id === 'C-SSRS-screener' && score?.kind === 'scored' ? suicideRiskOf({ instrument: instrument.id, total: null, band: score.band, complete: score.complete, answers: {} }) ?? null : null;
  return { kind: 'done', reply: { version, state, opens, suicideRisk }, people: [assessment.person_id], etag: String(version), ...besides(assessment, episode.site_id, part.id, kept) };
}

function besides(assessment: AssessmentRow, siteId: string, part: PartId, kept: Extract<KeptResponse, { kind: 'kept' }> | null): { readonly events: readonly RecordEvent[]; readonly tasks: readonly NewTask[] } {
  const event: RecordEvent = { kind: 'assessment.part-saved', topic: 'assessment', personId: assessment.person_id, episodeId: assessment.episode_id, siteId, params: { part }, audience: 'restricted', about: { table: 'assessments', id: assessment.id } };
  return { events: [event, ...(kept?.events ?? [])], tasks: kept?.tasks ?? [] };
}
