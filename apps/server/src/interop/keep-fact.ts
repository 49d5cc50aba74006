/** Makes the row of our record that a resource stands for, or says why there is none. */
import { fromPatient, fromQuestionnaireResponse, mayBeTheSame, type DoseFact, type EpisodeFact, type HistoryFact, type Json, type ObservationFact, type PersonFact, type RecordFact, type ResponseFact, type AppointmentFact } from '@fairlead/fhir';
import { instrumentById, score } from '@fairlead/clinical/instruments';
import { addOwnGoal } from '../admission/index.ts';
import { addObservation, addResponse } from '../assessment/index.ts';
import { insertImportedDoses } from '../dispensary/index.ts';
import { addPerson } from '../people/index.ts';
import { dayAt } from '../platform/clock.ts';
import type { Tx } from '../platform/scoped.ts';
import type { SiteRow } from '../platform/sites-store.ts';
import { appointmentById, bookAppointment, settleAppointmentRow } from '../schedule/index.ts';
import { addAllergyWord, addEpisode, addHistory, allergiesAsked, clinicianOf, completePerson, dosesOnDay, endEpisode, episodeSpans, personFactOf, rewritePerson } from './facts-store.ts';
import type { EarlierRow } from './imports-store.ts';
import { reason } from './reasons.ts';
import type { ImportReason } from '@fairlead/contract/interop';

/** Where and by whom an import is made. */
export interface Importing {
  readonly site: SiteRow;
  readonly batchId: string;
  readonly accountId: string | null;
  readonly now: Temporal.Instant;
  readonly source: string;
}

export type Kept =
  | { readonly kind: 'kept'; readonly personId: string | null; readonly mapped: { readonly table: string; readonly id: string } | null; readonly note?: ImportReason }
  | { readonly kind: 'not-kept'; readonly reason: ImportReason };

/** What stands behind one entry: its resource, what this source sent under the same name before, and whose it is. */
export interface Case {
  readonly resource: Json;
  readonly importKey: string;
  readonly earlier: EarlierRow | null;
  readonly personId: string;
}

const not = (code: Parameters<typeof reason>[0], what = ''): Kept => ({ kind: 'not-kept', reason: reason(code, what) });
const kept = (personId: string, table: string, id: string): Kept => ({ kind: 'kept', personId, mapped: { table, id } });
const again = 'imported again with another content';

/** A new person, or what changed of one: a field that somebody here has changed since stays as it is here. */
export async function keepPerson(tx: Tx, importing: Importing, fact: PersonFact, earlier: EarlierRow | null, known: string | null): Promise<Kept> {
  if (known === null) {
    const { id } = await addPerson(tx, { ...fact, siteId: importing.site.id, origin: 'imported' }, importing.now);
    await completePerson(tx, id, fact);
    return kept(id, 'people', id);
  }
  const before = earlier === null ? null : fromPatient(earlier.content);
  const here = await personFactOf(tx, known);
  if (here === null) return not('unknown-person');
  const base = before === null || before.kind === 'unreadable' ? here : before;
  if (!mayBeTheSame(base, fact)) return not('another-human');
  // Each field by itself: the source's new value only where nobody changed it here since the last import.
  const merged = Object.fromEntries(Object.entries(fact).map(([field, value]) => [field, here[field as keyof PersonFact] === base[field as keyof PersonFact] ? value : here[field as keyof PersonFact]]));
  await rewritePerson(tx, known, merged as unknown as PersonFact);
  return kept(known, 'people', known);
}

async function keepEpisode(tx: Tx, importing: Importing, fact: EpisodeFact, { earlier, personId }: Case): Promise<Kept> {
  if (earlier?.mapped_id !== null && earlier !== null) {
    if (fact.state === 'ended' && fact.endedOn !== null) await endEpisode(tx, earlier.mapped_id, fact.endedOn);
    return kept(personId, 'episodes', earlier.mapped_id);
  }
  if (fact.state === 'open' && (await episodeSpans(tx, personId)).some((span) => span.state === 'open')) return not('open-episode');
  const clinicianId = await clinicianOf(tx, importing.site.id);
  if (clinicianId === null) return not('no-clinician');
  return kept(personId, 'episodes', await addEpisode(tx, { personId, siteId: importing.site.id, clinicianId, fact, endReason: 'imported' }, importing.now));
}

// Somebody asked and there is none: SNOMED CT "no known allergy", "no known drug allergy" and the like.
const noAllergy = ['716186003', '409137002', '428607008', '429625007'];

async function keepHistory(tx: Tx, importing: Importing, fact: HistoryFact, { earlier, personId }: Case): Promise<Kept> {
  const before = earlier?.mapped_table === fact.table ? earlier.mapped_id : null;
  const id = await addHistory(tx, personId, fact, before, importing.accountId, importing.now);
  if (fact.table === 'allergies') {
    if (fact.code !== null && noAllergy.includes(fact.code)) await allergiesAsked(tx, personId);
    else if (!['entered-in-error', 'refuted', 'inactive', 'resolved'].includes(fact.state)) await addAllergyWord(tx, personId, fact.words.slice(0, 200));
  }
  return kept(personId, fact.table, id);
}

async function keepObservation(tx: Tx, fact: ObservationFact, { earlier, personId, importKey }: Case): Promise<Kept> {
  const before = earlier?.mapped_table === 'observations' && earlier.mapped_id !== null ? { id: earlier.mapped_id, reason: again } : undefined;
  const isEmpty = fact.value === null && fact.valueText === null;
  const id = await addObservation(tx, {
    personId, episodeId: null, code: fact.code, at: fact.at, value: fact.value, unit: fact.unit, valueText: fact.valueText, details: isEmpty ? { ...fact.details, empty: true } : fact.details,
    byAccountId: null, byKind: 'imported', origin: 'imported', importKey, ...(before === undefined ? {} : { supersedes: before }),
  });
  return id === null ? not('changed') : kept(personId, 'observations', id);
}

async function keepResponse(tx: Tx, fact: ResponseFact, { resource, earlier, personId, importKey }: Case): Promise<Kept> {
  const instrument = instrumentById(fact.instrumentId);
  if (instrument === null) return { kind: 'kept', personId, mapped: null };
  const read = fromQuestionnaireResponse(instrument, resource as never);
  if (read.kind === 'unreadable') return not('answers', read.where);
  const scored = score(instrument, read.answers, {});
  if (scored.kind === 'invalid') return not('answers', scored.item);
  const before = earlier?.mapped_table === 'responses' && earlier.mapped_id !== null ? { id: earlier.mapped_id, reason: again } : undefined;
  const id = await addResponse(tx, {
    personId, episodeId: null, instrument: instrument.id, instrumentVersion: instrument.version, at: fact.at, byAccountId: null, byKind: 'imported', answers: read.answers, score: { ...scored }, total: scored.complete ? scored.total : null,
    band: scored.complete ? scored.band : null, complete: scored.complete, origin: 'imported', importKey, ...(before === undefined ? {} : { supersedes: before }),
  });
  return id === null ? not('changed') : kept(personId, 'responses', id);
}

/** An episode that covers the day; else the nearest; else one of its own that ended with the last imported dose. */
async function episodeFor(tx: Tx, importing: Importing, personId: string, day: string): Promise<string | null> {
  const spans = await episodeSpans(tx, personId);
  const covering = spans.find((span) => span.started_on <= day && (span.ended_on === null || span.ended_on >= day)) ?? spans.at(-1);
  if (covering !== undefined) return covering.id;
  const clinicianId = await clinicianOf(tx, importing.site.id);
  return clinicianId === null ? null : addEpisode(tx, { personId, siteId: importing.site.id, clinicianId, fact: { kind: 'episode', state: 'ended', startedOn: day, endedOn: day }, endReason: 'imported doses' }, importing.now);
}

async function keepDose(tx: Tx, importing: Importing, fact: DoseFact, { earlier, personId }: Case, ours: Set<string>): Promise<Kept> {
  if (earlier !== null) return not('changed');
  if (!fact.taken) {
    const history: HistoryFact = { kind: 'history', table: 'medication_statements', sort: 'administration', system: null, code: null, words: fact.words, state: 'not-done', began: fact.at, ended: null, at: fact.at, details: { medicine: fact.medicine, ug: fact.ug } };
    return kept(personId, 'medication_statements', await addHistory(tx, personId, history, null, importing.accountId, importing.now));
  }
  const day = fact.day ?? dayAt(Temporal.Instant.from(fact.at), importing.site.time_zone);
  const there = await dosesOnDay(tx, personId, day);
  // A day may hold several doses of one import (split dosing); a dose that came otherwise is never doubled.
  if (there.some((dose) => !ours.has(dose.id)) || there.some((dose) => dose.part === fact.part)) return not('dose-there', day);
  const part = fact.part ?? there.length + 1;
  const episodeId = await episodeFor(tx, importing, personId, day);
  if (episodeId === null) return not('no-clinician');
  const count = await insertImportedDoses(tx, [{ personId, episodeId, siteId: importing.site.id, dosingDay: day, part, medicine: fact.medicine, ug: fact.ug, kind: fact.takeHome ? 'take-home' : 'observed', givenAt: fact.at }], importing.now);
  const made = (await dosesOnDay(tx, personId, day)).find((dose) => dose.part === part);
  if (count !== 1 || made === undefined) return not('dose-there', day);
  ours.add(made.id);
  return kept(personId, 'doses', made.id);
}

async function keepAppointment(tx: Tx, importing: Importing, fact: AppointmentFact, { earlier, personId }: Case): Promise<Kept> {
  if (earlier !== null) return not('changed');
  const isOver = Temporal.Instant.compare(Temporal.Instant.from(fact.startsAt), importing.now) < 0;
  // A booking of the past that nobody settled is no missed appointment: it is kept to read.
  if (fact.state === 'planned' && isOver) return { kind: 'kept', personId, mapped: null };
  const id = await bookAppointment(tx, { personId, episodeId: null, siteId: importing.site.id, kind: 'other', title: fact.title, startsAt: fact.startsAt, minutes: fact.minutes, modality: 'in_person', ...(fact.place === null ? {} : { place: fact.place }), madeBy: null, origin: 'imported' }, importing.now);
  const row = fact.state === 'planned' ? null : await appointmentById(tx, id);
  if (row !== null && fact.state !== 'planned') await settleAppointmentRow(tx, row, fact.state, 'imported', importing.now);
  return kept(personId, 'appointments', id);
}

/** One fact of a known person. `ours` are the doses that this import made. */
export async function keepFact(tx: Tx, importing: Importing, fact: RecordFact, its: Case, ours: Set<string>): Promise<Kept> {
  switch (fact.kind) {
    case 'unreadable': return not('unreadable', fact.why);
    case 'person': return not('unreadable', 'Patient');
    case 'episode': return keepEpisode(tx, importing, fact, its);
    case 'history': return keepHistory(tx, importing, fact, its);
    case 'observation': return keepObservation(tx, fact, its);
    case 'response': return keepResponse(tx, fact, its);
    case 'dose': return keepDose(tx, importing, fact, its, ours);
    case 'appointment': return keepAppointment(tx, importing, fact, its);
    case 'goal': {
      const at = fact.at === null ? importing.now : Temporal.Instant.from(fact.at);
      const before = its.earlier?.mapped_table === 'own_goals' ? its.earlier.mapped_id : null;
      return kept(its.personId, 'own_goals', await addOwnGoal(tx, { personId: its.personId, words: fact.words.slice(0, 2000), saidBy: fact.saidBy, byAccountId: null, ...(before === null ? {} : { supersedesId: before }) }, at));
    }
    case 'verbatim': return its.earlier !== null && its.earlier.mapped_table !== null ? not('changed') : { kind: 'kept', personId: its.personId, mapped: null, ...(its.resource['resourceType'] === 'Consent' ? { note: reason('not-in-force') } : {}) };
  }
}
