/** Appointments that were kept or missed, and those of today and the next days. */
import { addDays, isoOf, weekdayOf } from '@fairlead/clinical';
import { newId } from '../platform/ids.ts';
import type { CohortPerson } from '@fairlead/cohort';
import { eventsOf, type Filling } from './filling.ts';

const kinds = { one_to_one: 'one_to_one', medical: 'medical', family: 'family' } as const;

function addPast(filling: Filling, person: CohortPerson): void {
  const { add, at } = filling;
  const team = filling.teamOf(person);
  for (const session of eventsOf(person, 'session')) {
    const episodeId = filling.episodeOf(person, session.day);
    if (session.session === 'group' || episodeId === null) continue;
    const startsAt = at(person, session.day, session.minute);
    const state = session.kept ? 'kept' : 'missed';
    const withId = session.session === 'medical' ? team.prescriber : team.counsellor;
    add('appointments', {
      id: session.id, person_id: person.id, episode_id: episodeId, site_id: team.siteId, with_id: withId, kind: kinds[session.session], title: session.title, starts_at: startsAt, minutes: session.minutes, modality: 'in_person', place: null,
      made_at: at(person, addDays(session.day, -4), 700), made_by: team.desk, state, state_at: at(person, session.day, Math.min(1430, session.minute + session.minutes)), reason: null, version: 2, origin: 'synthetic',
    });
    filling.tell(person, startsAt, `schedule.${state}`, { kind: kinds[session.session], title: session.title }, { topic: 'appointments', audience: 'person', episodeId, authorId: withId, about: { table: 'appointments', id: session.id } });
  }
}

interface Slot {
  readonly kind: string;
  readonly title: string;
  readonly minutes: number;
  readonly who: 'prescriber' | 'nurse' | 'counsellor' | 'peer';
}

const slots: readonly Slot[] = [
  { kind: 'one_to_one', title: 'One to one', minutes: 50, who: 'counsellor' }, { kind: 'medical', title: 'Medical review', minutes: 20, who: 'prescriber' }, { kind: 'check_in', title: 'Walk and talk', minutes: 30, who: 'peer' },
  { kind: 'review', title: 'Plan review', minutes: 40, who: 'counsellor' }, { kind: 'ecg', title: 'ECG', minutes: 15, who: 'nurse' },
];

/** Today and the next working days: each member of staff has a few, one after another, and nobody two at once. */
function addComing(filling: Filling): void {
  const inCare = filling.people.filter(({ stage }) => stage === 'treatment' || stage === 'starting' || stage === 'residence');
  const busy = new Map<string, number>();
  for (let ahead = 0, index = 0; ahead < 8 && index < inCare.length; ahead += 1) {
    const day = addDays(filling.today, ahead);
    // A demonstration has its day's appointments even on a Sunday.
    if (ahead > 0 && weekdayOf(day) > 4) continue;
    for (let i = 0; i < (ahead === 0 ? 14 : 9) && index < inCare.length; i += 1, index += 1) {
      const person = inCare[index];
      const slot = slots[index % slots.length];
      if (person === undefined || slot === undefined) continue;
      const team = filling.teamOf(person);
      const key = `${team[slot.who]} ${String(day)}`;
      const minute = busy.get(key) ?? 570;
      if (minute > 1020) continue;
      busy.set(key, minute + Math.max(60, slot.minutes));
      filling.add('appointments', {
        id: newId(), person_id: person.id, episode_id: filling.episodeOf(person, filling.today), site_id: team.siteId, with_id: team[slot.who], kind: slot.kind, title: slot.title, starts_at: filling.at(person, day, minute), minutes: slot.minutes,
        modality: index % 6 === 5 ? 'video' : 'in_person', place: index % 6 === 5 ? null : 'Room 2', made_at: filling.at(person, addDays(filling.today, -3), 700), made_by: team.desk, state: 'planned', state_at: null, reason: null, version: 1, origin: 'synthetic',
      });
    }
  }
}

export function fillSchedule(filling: Filling): void {
  for (const person of filling.people) addPast(filling, person);
  addComing(filling);
}

/** The day of the demonstration in words, e.g. 2026-02-10. */
export const todayOf = (filling: Filling): string => isoOf(filling.today);
