/** This morning: who is at the window already, the hold, the ECG to talk over, calls to make. Alive, and calm. */
import { isoOf } from '@fairlead/clinical';
import type { CohortPerson } from '@fairlead/cohort';
import { newId } from '../platform/ids.ts';
import { eventsOf, type Filling } from './filling.ts';

interface TodayTask {
  readonly kind: string;
  readonly role: string;
  readonly priority: number;
  /** Minutes from now. */
  readonly dueIn: number;
  readonly params?: Readonly<Record<string, unknown>>;
}

function addTask(filling: Filling, person: CohortPerson, task: TodayTask): void {
  filling.add('tasks', {
    id: newId(), site_id: filling.teamOf(person).siteId, person_id: filling.episodes(person).length === 0 ? null : person.id, episode_id: filling.episodeOf(person, filling.today), kind: task.kind, role: task.role, params: task.params ?? {}, priority: task.priority,
    due_at: filling.now.add({ minutes: task.dueIn }).toString(), state: 'open', created_at: filling.now.subtract({ hours: 3 }).toString(),
  });
}

/** Already in the waiting room: those who usually come first, and the two whom somebody must talk with. */
function addWaitingRoom(filling: Filling): void {
  const { add, now, people, today, clinic } = filling;
  const due = people.filter((person) => person.site.code === 'HARBOR' && person.course?.medicine === 'methadone' && !eventsOf(person, 'dose').some(({ dosingDay }) => dosingDay === today));
  const first = due.filter(({ persona }) => persona === 'missed' || persona === 'hold');
  const daily = due.filter(({ persona }) => persona === null || persona.startsWith('daily'));
  const isNew = ({ course }: CohortPerson): boolean => course !== null && today - course.startedOn < 14;
  // Two who are new, and two for whom it is a morning like any other.
  const others = [...daily.filter(isNew).slice(0, 2), ...daily.filter((person) => !isNew(person)).slice(0, 2)];
  [...others, ...first].forEach((person, index) => {
    add('check_ins', { id: newId(), person_id: person.id, site_id: clinic.harborId, dosing_day: isoOf(today), arrived_at: now.subtract({ minutes: 16 - index * 2 }).toString(), left_at: null, checked_in_by: filling.teamOf(person).desk });
  });
}

function addHold(filling: Filling, person: CohortPerson): void {
  const team = filling.teamOf(person);
  const episodeId = filling.episodeOf(person, filling.today);
  if (episodeId === null) return;
  const id = newId();
  const reason = 'Smelled of alcohol yesterday; talk first';
  const placedAt = filling.now.subtract({ hours: 20 }).toString();
  filling.add('holds', { id, person_id: person.id, episode_id: episodeId, order_id: null, code: 'BY_STAFF', reason, lifted_by_role: 'prescriber', placed_by: team.nurse, placed_at: placedAt });
  filling.tell(person, placedAt, 'medication.held', { reason, liftedByRole: 'prescriber' }, { topic: 'queue', episodeId, authorId: team.nurse, about: { table: 'holds', id } });
  addTask(filling, person, { kind: 'medication.review-hold', role: 'prescriber', priority: 2, dueIn: 60, params: { holdId: id, reason } });
}

function addWork(filling: Filling): void {
  const named = (persona: string): CohortPerson | undefined => filling.people.find((person) => person.persona === persona);
  const give = (persona: string, task: TodayTask): void => {
    const person = named(persona);
    if (person !== undefined) addTask(filling, person, task);
  };
  const ecg = named('long-qt');
  if (ecg !== undefined) addTask(filling, ecg, { kind: 'tests.review-qtc', role: 'prescriber', priority: 2, dueIn: 240, params: { qtcMs: 462 } });
  give('missed', { kind: 'schedule.reach-out', role: 'peer_worker', priority: 2, dueIn: 180, params: { title: 'One to one' } });
  give('released', { kind: 'schedule.reach-out', role: 'peer_worker', priority: 3, dueIn: 300, params: { title: 'Medical review' } });
  give('third-day', { kind: 'messages.answer', role: 'counsellor', priority: 3, dueIn: 400 });
  give('pregnant', { kind: 'placement.review', role: 'prescriber', priority: 3, dueIn: 1400 });
  give('take-homes', { kind: 'plan.write', role: 'counsellor', priority: 4, dueIn: 2000 });
  for (const person of filling.people.filter(({ stage }) => stage === 'assessment').slice(0, 2)) addTask(filling, person, { kind: 'assessment.start', role: 'nurse', priority: 2, dueIn: 120 });
  for (const person of filling.people.filter(({ stage, events }) => stage === 'starting' && !events.some(({ kind }) => kind === 'kit')).slice(0, 2)) addTask(filling, person, { kind: 'crisis.offer-naloxone', role: 'nurse', priority: 1, dueIn: 30 });
}

/** Requests that came in during the last hours, one of them urgent, each with the call back that it asks for. */
function addNewEnquiries(filling: Filling): void {
  const { clinic, now, add } = filling;
  const asked = [
    { callMe: 'Sunny', minutes: 25, siteId: clinic.harborId, needsToday: true, phone: '555-0177', words: 'I used this morning and I am scared. Can I come today?', about: 'self', relation: null, language: 'en' },
    { callMe: 'Pat', minutes: 95, siteId: clinic.harborId, needsToday: false, phone: '555-0162', words: 'My son is twenty and I found foil in his room.', about: 'someone_else', relation: 'mother', language: 'en' },
    { callMe: 'Luz', minutes: 190, siteId: clinic.harborId, needsToday: false, phone: '555-0119', words: 'Quiero empezar con la medicina. Trabajo de noche.', about: 'self', relation: null, language: 'es' },
    { callMe: 'Dee', minutes: 140, siteId: clinic.quayId, needsToday: false, phone: '07700 900412', words: 'I moved here and need to carry on my script.', about: 'self', relation: null, language: 'en-GB' },
  ] as const;
  for (const { minutes, callMe, siteId, needsToday, ...rest } of asked) {
    const id = newId();
    const reference = `H-${id.replaceAll('-', '').slice(-8).toUpperCase()}`;
    const receivedAt = now.subtract({ minutes }).toString();
    add('enquiries', {
      id, reference, kind: 'enquiry', source: 'front_door', site_id: siteId, about: rest.about, call_me: callMe, other_name: null, relation: rest.relation, contact: 'phone', phone: rest.phone, if_other: 'say_nothing', best_time: 'any', needs_today: needsToday, language: rest.language,
      words: rest.words, signs: [], referrer: null, received_at: receivedAt, state: 'new', person_id: null, episode_id: null, closed_at: null, closed_reason: null, version: 1, origin: 'synthetic',
    });
    add('tasks', {
      id: newId(), site_id: siteId, person_id: null, episode_id: null, kind: 'admission.call-back', role: 'front_desk', params: { enquiryId: id, reference, callMe }, priority: needsToday ? 1 : 2, due_at: now.add({ minutes: needsToday ? 35 : 1200 }).toString(), state: 'open', created_at: receivedAt,
    });
  }
}

export function fillToday(filling: Filling): void {
  addWaitingRoom(filling);
  const held = filling.people.find(({ persona }) => persona === 'hold');
  if (held !== undefined) addHold(filling, held);
  addWork(filling);
  addNewEnquiries(filling);
}
