/** An episode as an EpisodeOfCare, and back. */
import type { EpisodeOfCare } from 'fhir/r4.js';
import { type EpisodeFact, type Row, type UnreadableFact, type VerbatimFact, unreadable } from '../facts.ts';
import { momentOf, objectOf, type Json } from '../read.ts';
import { dayText, patient, text } from '../rows.ts';

const open = ['active', 'onhold', 'planned', 'waitlist'];
const ended = ['finished', 'cancelled'];

/** One that was entered in error is no episode: it is kept as it came. */
export function fromEpisodeOfCare(resource: Json): EpisodeFact | UnreadableFact | VerbatimFact {
  const { status } = resource;
  const period = objectOf(resource['period']);
  const start = momentOf(period?.['start']);
  const end = momentOf(period?.['end']);
  if (status === 'entered-in-error') return { kind: 'verbatim', words: 'EpisodeOfCare', at: start?.at ?? null };
  if (typeof status !== 'string' || ![...open, ...ended].includes(status)) return unreadable('EpisodeOfCare.status');
  if (start === null || start.text.length < 10) return { kind: 'verbatim', words: 'EpisodeOfCare', at: start?.at ?? null };
  const startedOn = start.text.slice(0, 10);
  if (open.includes(status)) return status === 'active' || status === 'onhold' ? { kind: 'episode', state: 'open', startedOn, endedOn: null } : { kind: 'verbatim', words: 'EpisodeOfCare', at: start.at };
  const endedOn = end === null || end.text.length < 10 ? startedOn : end.text.slice(0, 10);
  return endedOn < startedOn ? unreadable('EpisodeOfCare.period') : { kind: 'episode', state: 'ended', startedOn, endedOn };
}

export function toEpisodeOfCare(row: Row): EpisodeOfCare {
  const end = dayText(row, 'ended_on');
  return {
    resourceType: 'EpisodeOfCare', id: text(row, 'id') ?? '', status: row['state'] === 'open' ? 'active' : 'finished', patient: patient(row),
    period: { start: dayText(row, 'started_on') ?? '', ...(end === null ? {} : { end }) },
  };
}
