/** Filled-in instruments and measurements, scored by the one scorer. */
import { assessmentParts, instrumentById, scoreInstrument } from '@fairlead/clinical';
import { summaryOf, type SaveRow } from '../assessment/index.ts';
import { newId } from '../platform/ids.ts';
import type { CohortPerson, EventOf } from '@fairlead/cohort';
import { eventsOf, type Filling } from './filling.ts';

function addResponse(filling: Filling, person: CohortPerson, response: EventOf<'response'>): void {
  const instrument = instrumentById(response.instrument);
  if (instrument === null) return;
  const score = scoreInstrument(instrument, response.answers, { sex: person.sex === 'other' ? null : person.sex, solelyUnderMedicalSupervision: false });
  if (score.kind !== 'scored') return;
  const when = filling.at(person, response.day, response.minute);
  const author = response.by === 'staff' ? filling.teamOf(person).nurse : null;
  const episodeId = filling.episodeOf(person, response.day);
  filling.add('responses', {
    id: response.id, person_id: person.id, episode_id: episodeId, instrument: instrument.id, instrument_version: instrument.version, at: when, by_account_id: author, by_kind: response.by, answers: response.answers, score, total: score.total,
    band: score.band, complete: score.complete, origin: 'synthetic',
  });
  filling.tell(person, when, 'assessment.response', { instrument: instrument.id, total: score.total, band: score.band, complete: score.complete, byPerson: response.by === 'person' }, {
    topic: 'responses', episodeId, about: { table: 'responses', id: response.id }, ...(author === null ? {} : { authorId: author }),
  });
}

const units = { pulse: '/min', systolic: 'mmHg', diastolic: 'mmHg', respiration: '/min', spo2: '%', temperature: 'Cel' } as const;

function addVitals(filling: Filling, person: CohortPerson, vitals: EventOf<'vitals'>): void {
  const when = filling.at(person, vitals.day, vitals.minute);
  const { nurse } = filling.teamOf(person);
  const group = newId();
  const episodeId = filling.episodeOf(person, vitals.day);
  const values = { pulse: vitals.pulse, systolic: vitals.systolic, diastolic: vitals.diastolic, respiration: vitals.respiration, spo2: vitals.spo2, temperature: vitals.temperatureTenths / 10 };
  for (const code of Object.keys(units) as (keyof typeof units)[]) {
    filling.add('observations', { id: newId(), person_id: person.id, episode_id: episodeId, code, at: when, value: values[code], unit: units[code], details: {}, by_account_id: nurse, by_kind: 'staff', group_id: group, origin: 'synthetic' });
  }
  filling.tell(person, when, 'assessment.measured', { codes: Object.keys(units).join(', '), count: 6 }, { topic: 'observations', episodeId, authorId: nurse });
}

/** The instruments of the first days as saves of their parts, each with the response that it made. */
function savesOf(filling: Filling, person: CohortPerson, assessmentId: string, from: number): readonly SaveRow[] {
  const { nurse } = filling.teamOf(person);
  return assessmentParts.flatMap(({ id: part, instrument }) => {
    const response = eventsOf(person, 'response').find((each) => each.instrument === instrument && each.day >= from && each.day <= from + 2);
    if (response === undefined) return [];
    const supervised = part === 'opioidUse' ? { solelyUnderMedicalSupervision: false } : {};
    return [{ assessment_id: assessmentId, part, version: 1, answers: { ...response.answers, ...supervised }, unsaid: {}, saved_at: filling.at(person, response.day, response.minute), saved_by: '', saved_by_id: nurse, response_id: response.id }];
  });
}

/** The answers of the first day as the parts of one finished assessment; its summary is the rules' own, parts that nobody asked stay open. */
function addAssessment(filling: Filling, person: CohortPerson, episodeId: string, from: number, open: boolean): void {
  const criteria = eventsOf(person, 'response').find(({ instrument, day }) => instrument === 'DSM5-OUD' && day >= from && day <= from + 2);
  if (criteria === undefined) return;
  const { nurse } = filling.teamOf(person);
  const id = newId();
  const saves = savesOf(filling, person, id, from);
  const summary = summaryOf(saves, person.sex);
  const finishedAt = saves.map(({ saved_at: at }) => at).concat(filling.at(person, criteria.day, criteria.minute + 40)).toSorted().at(-1) ?? '';
  const startedAt = saves.map(({ saved_at: at }) => at).concat(filling.at(person, criteria.day, criteria.minute)).toSorted()[0] ?? '';
  filling.add('assessments', {
    id, person_id: person.id, episode_id: episodeId, state: open ? 'open' : 'finished', started_at: startedAt, started_by: nurse, finished_at: open ? null : finishedAt, finished_by: open ? null : nurse,
    summary: open ? null : summary, origin: 'synthetic',
  });
  for (const save of saves) {
    filling.add('assessment_saves', { assessment_id: id, part: save.part, version: save.version, answers: save.answers, unsaid: save.unsaid, saved_at: save.saved_at, saved_by: nurse, response_id: save.response_id });
  }
  filling.tell(person, startedAt, 'assessment.started', {}, { episodeId, authorId: nurse });
  if (!open) filling.tell(person, finishedAt, 'assessment.finished', { severity: summary.oud?.severity ?? null, counted: summary.oud?.counted ?? null, openParts: summary.openParts.length }, { episodeId, authorId: nurse, about: { table: 'assessments', id } });
}

export function fillAssessment(filling: Filling): void {
  for (const person of filling.people) {
    if (filling.episodes(person).length === 0) continue;
    for (const response of eventsOf(person, 'response')) addResponse(filling, person, response);
    for (const vitals of eventsOf(person, 'vitals')) addVitals(filling, person, vitals);
    for (const episode of filling.episodes(person)) addAssessment(filling, person, episode.id, episode.from, person.stage === 'assessment');
  }
}
