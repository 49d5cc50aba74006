/** Weekly groups with their members, the meetings of the last weeks with who came, and those of today. */
import { addDays, isoOf, weekdayOf, type Day } from '@fairlead/clinical';
import type { CohortPerson } from '@fairlead/cohort';
import { newId } from '../platform/ids.ts';
import { eventsOf, type Filling } from './filling.ts';

interface Group {
  readonly site: 'HARBOR' | 'QUAY';
  readonly programme: string;
  readonly title: string;
  readonly leader: string;
  /** 0 Monday; null for the weekday of today, so that each day has its group. */
  readonly weekday: number | null;
  readonly minute: number;
  readonly minutes: number;
  readonly members: (person: CohortPerson, index: number) => boolean;
}

const stays = (person: CohortPerson): boolean => person.stage === 'treatment' || person.stage === 'starting';
const intensive = (person: CohortPerson): boolean => person.level === 'intensive_outpatient';
const groups: readonly Group[] = [
  ...[0, 2, 4].map((weekday): Group => ({ site: 'HARBOR', programme: 'cbt', title: 'Morning program', leader: 'rosa', weekday, minute: 540, minutes: 180, members: intensive })),
  { site: 'HARBOR', programme: 'relapse_prevention', title: 'Relapse prevention', leader: 'rosa', weekday: null, minute: 1050, minutes: 75, members: (person, index) => stays(person) && !intensive(person) && index % 5 === 0 },
  { site: 'HARBOR', programme: 'mindfulness', title: 'Riding out the wave', leader: 'marcus', weekday: 3, minute: 1080, minutes: 60, members: (person, index) => stays(person) && !intensive(person) && index % 7 === 1 },
  { site: 'QUAY', programme: 'relapse_prevention', title: 'Thursday group', leader: 'gwen', weekday: 3, minute: 1080, minutes: 75, members: (person, index) => stays(person) && index % 2 === 0 },
];
const capacity = 12;
const weeksBack = 6;

/** Whole numbers that look thrown about, the same again for the same meeting and person. */
const thrown = (a: number, b: number): number => (Math.imul(a + 7, 2_654_435_761) ^ Math.imul(b + 13, 40_503)) >>> 0;

function addMeeting(filling: Filling, group: Group, seriesId: string, members: readonly CohortPerson[], day: Day): void {
  const { add, at, clinic, now } = filling;
  const [first] = members;
  if (first === undefined) return;
  const startsAt = at(first, day, group.minute);
  const ends = at(first, day, group.minute + group.minutes);
  const held = ends < now.toString();
  const id = newId();
  const leader = clinic.staff[group.leader] ?? '';
  add('therapy_sessions', {
    id, site_id: filling.teamOf(first).siteId, kind: 'group', programme: group.programme, topic: null, title: group.title, series_id: seriesId, family_id: null, person_id: null, appointment_id: null, starts_at: startsAt, minutes: group.minutes, modality: 'in_person', room: 'Long room', link: null,
    leader_id: leader, state: held ? 'held' : 'planned', state_at: held ? ends : null, cancel_reason: null, made_at: at(first, addDays(day, -14), 600), version: 1, origin: 'synthetic',
  });
  if (!held) return;
  members.forEach((person, index) => {
    const episode = filling.episodes(person).at(-1);
    if (episode === undefined || episode.from > day) return;
    const roll = thrown(day, index) % 10;
    const status = roll < 7 ? 'came' : roll === 7 ? 'late' : roll === 8 ? 'excused' : 'absent';
    const minutesPresent = status === 'came' ? group.minutes : status === 'late' ? group.minutes - 15 : 0;
    add('session_attendance', { id: newId(), session_id: id, person_id: person.id, family_member_id: null, status, minutes_present: minutesPresent, note: null, at: ends, by_id: leader, origin: 'synthetic' });
    filling.tell(person, ends, 'therapy.attended', { title: group.title, status, minutes: minutesPresent, sessionKind: 'group' }, { topic: 'sessions', audience: 'person', episodeId: episode.id, authorId: leader, about: { table: 'therapy_sessions', id } });
  });
}

function addGroup(filling: Filling, group: Group): void {
  const { add, at, clinic, today } = filling;
  const members = filling.people.filter((person, index) => person.site.code === group.site && group.members(person, index)).slice(0, capacity);
  const [first] = members;
  if (first === undefined) return;
  const id = newId();
  const weekday = group.weekday ?? weekdayOf(today);
  const begins = addDays(today, -7 * weeksBack);
  const hour = `${String(Math.floor(group.minute / 60)).padStart(2, '0')}:${String(group.minute % 60).padStart(2, '0')}`;
  add('group_series', {
    id, site_id: filling.teamOf(first).siteId, programme: group.programme, title: group.title, leader_id: clinic.staff[group.leader], room: 'Long room', link: null, modality: 'in_person', weekday: weekday + 1, starts_at_time: hour, minutes: group.minutes, capacity,
    starts_on: isoOf(begins), ends_on: null, made_at: at(first, begins, 600), version: 1, origin: 'synthetic',
  });
  for (const person of members) {
    const since = Math.max(begins, eventsOf(person, 'accepted').at(-1)?.day ?? begins) as Day;
    add('group_places', { id: newId(), series_id: id, person_id: person.id, state: 'member', asked_at: at(person, since, 700), joined_at: at(person, since, 700), left_at: null, left_reason: null, added_by: clinic.staff[group.leader], origin: 'synthetic' });
  }
  for (let day = begins; day <= today; day = addDays(day, 1)) if (weekdayOf(day) === weekday) addMeeting(filling, group, id, members, day);
}

export function fillTherapy(filling: Filling): void {
  for (const group of groups) addGroup(filling, group);
}
