/** Scoring and keeping one response, and what an answer opens at once: for every door and room that asks. */
import { instrumentById, scoreInstrument, type Answers, type Instrument, type Scored } from '@fairlead/clinical';
import { endTasks, type NewTask, type RecordEvent } from '../platform/record-store.ts';
import type { Tx } from '../platform/scoped.ts';
import { addResponse } from './responses-store.ts';

export interface ResponseToKeep {
  readonly personId: string;
  readonly sex: 'female' | 'male' | 'other' | 'unknown' | null;
  readonly episodeId: string | null;
  readonly siteId: string;
  readonly instrument: string;
  readonly answers: Answers;
  readonly at: string;
  readonly byAccountId: string | null;
  readonly byKind: 'staff' | 'person' | 'imported';
  readonly facts?: Readonly<Record<string, boolean | string>>;
  readonly supersedes?: { readonly id: string; readonly reason: string };
  readonly origin?: 'here' | 'imported' | 'synthetic';
}

export type KeptResponse =
  | { readonly kind: 'kept'; readonly id: string; readonly score: Scored; readonly events: readonly RecordEvent[]; readonly tasks: readonly NewTask[] }
  | { readonly kind: 'invalid'; readonly detail: string; readonly field: string };

/** What somebody has to do now because of this score. Idempotent by its keys: saving twice asks once. */
export function followUpOf(response: Pick<ResponseToKeep, 'personId' | 'episodeId' | 'siteId'>, score: Scored, now: Temporal.Instant): readonly NewTask[] {
  const { personId, episodeId, siteId } = response;
  const task = (kind: string, role: string, priority: 1 | 2, key: string, hours = 0): NewTask => ({ siteId, personId, episodeId, kind, role, priority, dueAt: now.add({ hours }).toString(), params: { instrument: score.instrument, band: score.band }, dedupeKey: `${key} ${personId}` });
  const screen = score.opens.includes('C-SSRS-screener') ? [task('crisis.suicide-screen', 'nurse', 1, 'suicide screen')] : [];
  if (score.instrument !== 'C-SSRS-screener') return screen;
  // A yes that makes the risk high or moderate holds while later questions are still open.
  if (score.band === 'high') return [task('crisis.act-now', 'prescriber', 1, 'suicide act now')];
  return score.band === 'moderate' ? [task('crisis.suicide-review', 'prescriber', 1, 'suicide review', 4)] : [];
}

function eventsOf(response: ResponseToKeep, instrument: Instrument, score: Scored, id: string): readonly RecordEvent[] {
  const about = { topic: 'responses', personId: response.personId, episodeId: response.episodeId, siteId: response.siteId, about: { table: 'responses', id } };
  const kept: RecordEvent = { kind: 'assessment.response', at: response.at, ...about, params: { instrument: instrument.id, total: score.total, band: score.band, complete: score.complete, byPerson: response.byKind === 'person' } };
  const opened = score.opens.includes('C-SSRS-screener') ? [{ kind: 'crisis.suicide-screen-opened', ...about, params: { instrument: instrument.id } }] : [];
  const risk = score.instrument === 'C-SSRS-screener' && (score.band === 'high' || score.band === 'moderate') ? [{ kind: 'crisis.suicide-risk', ...about, params: { band: score.band } }] : [];
  return [kept, ...opened, ...risk];
}

/** Scores one response and keeps it with its whole working. The caller writes the events and tasks beside its own. */
export async function keepResponse(tx: Tx, response: ResponseToKeep, now: Temporal.Instant): Promise<KeptResponse> {
  const instrument = instrumentById(response.instrument);
  if (instrument === null) return { kind: 'invalid', detail: `There is no instrument called “${response.instrument}”.`, field: '/instrument' };
  const sex = response.sex === 'female' || response.sex === 'male' ? response.sex : null;
  const score = scoreInstrument(instrument, response.answers, { sex, ...response.facts });
  if (score.kind === 'invalid') return { kind: 'invalid', detail: `The answer to “${score.item}” cannot be: ${score.error.replaceAll('_', ' ')}. Possible: ${score.allowed.join(', ')}.`, field: `/answers/${score.item}` };
  const id = await addResponse(tx, {
    personId: response.personId, episodeId: response.episodeId, instrument: instrument.id, instrumentVersion: instrument.version, at: response.at, byAccountId: response.byAccountId, byKind: response.byKind,
    answers: response.answers, score: { ...score }, total: score.complete ? score.total : null, band: score.band, complete: score.complete,
    ...(response.supersedes === undefined ? {} : { supersedes: response.supersedes }), ...(response.origin === undefined ? {} : { origin: response.origin }),
  });
  if (id === null) throw new Error('A response without an import key was kept already.');
  // The screen that was owed has been done once every question of it has its answer.
  if (score.instrument === 'C-SSRS-screener' && score.complete) await endTasks(tx, response.byAccountId, now, { dedupeKey: `suicide screen ${response.personId}`, outcome: score.band ?? 'asked' });
  return { kind: 'kept', id, score, events: eventsOf(response, instrument, score, id), tasks: followUpOf(response, score, now) };
}
