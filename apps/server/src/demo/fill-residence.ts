/** The house: beds with who lies in them, one held and one closed, somebody on leave, the day's timetable, the house log. */
import { addDays, isoOf, type Day } from '@fairlead/clinical';
import type { CohortPerson } from '@fairlead/cohort';
import { newId } from '../platform/ids.ts';
import { eventsOf, type Filling } from './filling.ts';
import { wardStays } from './fill-withdrawal.ts';

interface Lodger { readonly person: CohortPerson; readonly episodeId: string; readonly since: string; readonly wishes?: string | undefined }

const wardBeds = 12;
const rooms = ['East', 'Middle', 'West'] as const;

/** People who live in the house now, and since when. */
function residents(filling: Filling): readonly Lodger[] {
  return filling.people.flatMap((person): Lodger[] => {
    const placed = eventsOf(person, 'placed').at(-1);
    const episodeId = filling.episodeOf(person, filling.today);
    return placed?.level !== 'residential' || episodeId === null || person.stage === 'died' ? [] : [{ person, episodeId, since: filling.at(person, placed.day, placed.minute) }];
  });
}

function onWard(filling: Filling): readonly Lodger[] {
  return wardStays(filling).filter(({ endMs }) => endMs === null).map(({ person, episodeId, startMs }) => ({ person, episodeId, since: new Date(startMs).toISOString(), wishes: eventsOf(person, 'stay-started').at(-1)?.bed }));
}

interface House { readonly siteId: string; readonly ward: readonly Lodger[]; readonly living: readonly Lodger[] }

function addBed(filling: Filling, siteId: string, name: string, room: string, closedReason: string | null): string {
  const id = newId();
  filling.add('beds', { id, site_id: siteId, name, room, state: closedReason === null ? 'open' : 'closed', closed_reason: closedReason, created_at: filling.now.subtract({ hours: 24 * 400 }).toString() });
  return id;
}

/** Keeps a bed for somebody who lies in it. */
function lieIn(filling: Filling, bedId: string, bed: string, { person, episodeId, since }: Lodger): string {
  const { nurse } = filling.teamOf(person);
  const id = newId();
  filling.add('bed_spans', { id, bed_id: bedId, kind: 'stay', during: `["${since}",)`, person_id: person.id, episode_id: episodeId, made_at: since, made_by: nurse, origin: 'synthetic' });
  filling.tell(person, since, 'residence.admitted', { bed }, { topic: 'beds', audience: 'person', episodeId, authorId: nurse, about: { table: 'bed_spans', id } });
  return id;
}

function addWardBeds(filling: Filling, house: House): void {
  const [first] = house.ward;
  if (first === undefined) return;
  const { desk } = filling.teamOf(first.person);
  const taken = new Map<string, Lodger>();
  for (const lodger of house.ward) {
    const wished = lodger.wishes !== undefined && Number(lodger.wishes) < wardBeds - 1 && !taken.has(lodger.wishes) ? lodger.wishes : undefined;
    const name = wished ?? Array.from({ length: wardBeds - 1 }, (_, at) => String(at + 1)).find((free) => !taken.has(free));
    if (name !== undefined) taken.set(name, lodger);
  }
  let isHeld = false;
  for (let at = 1; at <= wardBeds; at += 1) {
    const name = String(at);
    const bedId = addBed(filling, house.siteId, name, rooms[Math.floor((at - 1) / 4)] ?? 'West', at === wardBeds ? 'The window is being mended' : null);
    const lodger = taken.get(name);
    if (lodger !== undefined) lieIn(filling, bedId, name, lodger);
    else if (!isHeld && at < wardBeds) {
      isHeld = true;
      const from = filling.now.subtract({ minutes: 50 });
      filling.add('bed_spans', { id: newId(), bed_id: bedId, kind: 'hold', during: `["${from.toString()}","${from.add({ hours: 5 }).toString()}")`, held_for: 'L. C., from Bayview Hospital', note: 'Comes by taxi', made_at: from.toString(), made_by: desk, origin: 'synthetic' });
    }
  }
}

function addHouseBeds(filling: Filling, house: House): void {
  for (let at = 0; at < house.living.length + 2; at += 1) {
    const name = String(21 + at);
    const bedId = addBed(filling, house.siteId, name, at % 2 === 0 ? 'Upper floor' : 'Garden side', null);
    const lodger = house.living[at];
    if (lodger === undefined) continue;
    const spanId = lieIn(filling, bedId, name, lodger);
    if (at !== 1) continue;
    const left = filling.now.subtract({ minutes: 75 });
    filling.add('bed_leaves', { id: newId(), span_id: spanId, person_id: lodger.person.id, left_at: left.toString(), due_back_at: left.add({ hours: 4 }).toString(), reason: 'Flat viewing with the peer worker', naloxone_in_hand: true, agreed_by: filling.teamOf(lodger.person).nurse, origin: 'synthetic' });
    filling.tell(lodger.person, left.toString(), 'residence.leave-started', { until: left.add({ hours: 4 }).toString(), reason: 'Flat viewing with the peer worker', naloxone: true }, { topic: 'beds', audience: 'person', episodeId: lodger.episodeId, authorId: filling.teamOf(lodger.person).nurse });
  }
}

interface Item { readonly minute: number; readonly minutes: number; readonly kind: string; readonly title: string; readonly place: string; readonly who: 'prescriber' | 'wardNurse' | 'counsellor' | 'peer' | null; readonly risk?: string }

const dayOfHouse: readonly Item[] = [
  { minute: 450, minutes: 45, kind: 'meal', title: 'Breakfast', place: 'Kitchen', who: null },
  { minute: 510, minutes: 30, kind: 'house', title: 'Morning meeting', place: 'Long table', who: 'peer' },
  { minute: 570, minutes: 75, kind: 'group', title: 'Cravings and what to do with them', place: 'Blue room', who: 'counsellor' },
  { minute: 660, minutes: 45, kind: 'medical', title: 'Medical round', place: 'Ward', who: 'prescriber' },
  { minute: 750, minutes: 45, kind: 'meal', title: 'Lunch', place: 'Kitchen', who: null },
  { minute: 840, minutes: 60, kind: 'outing', title: 'Walk along the harbor', place: 'From the front door', who: 'peer', risk: 'Past the station: two staff, two naloxone sprays, a phone; back together' },
  { minute: 930, minutes: 50, kind: 'therapy', title: 'Sleep skills', place: 'Blue room', who: 'counsellor' },
  { minute: 1020, minutes: 40, kind: 'exercise', title: 'Stretching', place: 'Garden', who: 'peer', risk: 'Pulse over 100 or dizzy: sit this one out' },
  { minute: 1110, minutes: 45, kind: 'meal', title: 'Supper', place: 'Kitchen', who: null },
  { minute: 1200, minutes: 30, kind: 'house', title: 'How the day was', place: 'Long table', who: 'wardNurse' },
];
const states = ['came', 'came', 'part', 'came', 'came', 'excused'] as const;

function addDay(filling: Filling, house: House, anybody: CohortPerson, day: Day): void {
  const team = filling.teamOf(anybody);
  dayOfHouse.forEach((item, index) => {
    const id = newId();
    const startsAt = filling.at(anybody, day, item.minute);
    const ends = Temporal.Instant.from(startsAt).add({ minutes: item.minutes });
    filling.add('timetable_items', {
      id, site_id: house.siteId, day: isoOf(day), starts_at: startsAt, minutes: item.minutes, kind: item.kind, title: item.title, place: item.place, led_by: item.who === null ? null : team[item.who], risk_note: item.risk ?? null, made_at: filling.at(anybody, addDays(filling.today, -5), 900), made_by: team.manager, state: 'planned', origin: 'synthetic',
    });
    if (item.kind === 'meal' || item.kind === 'medical' || Temporal.Instant.compare(ends, filling.now) > 0) return;
    house.living.forEach(({ person }, at) => filling.add('timetable_attendance', { id: newId(), item_id: id, person_id: person.id, at: ends.toString(), by_id: item.who === null ? team.wardNurse : team[item.who], state: states[(at + index) % states.length], note: null, origin: 'synthetic' }));
  });
}

function addHouseLog(filling: Filling, house: House): void {
  const [first, second] = house.living;
  if (first === undefined) return;
  const team = filling.teamOf(first.person);
  const entries = [
    { hours: 26, kind: 'search', person: second ?? first, words: 'Bag looked through together on coming back, nothing found', consented: true, by: team.wardNurse },
    { hours: 17, kind: 'visitor', person: first, words: 'Sister came for tea, 40 minutes, in the garden', consented: true, by: team.desk },
    { hours: 5, kind: 'incident', person: null, words: 'Kettle in the upper kitchen sparked; unplugged, a new one is ordered', consented: null, by: team.wardNurse },
  ];
  for (const { hours, person, words, ...rest } of entries) filling.add('house_log', { id: newId(), site_id: house.siteId, person_id: person?.person.id ?? null, at: filling.now.subtract({ hours }).toString(), by_id: rest.by, kind: rest.kind, words, consented: rest.consented });
}

export function fillResidence(filling: Filling): void {
  const [ward, living] = [onWard(filling), residents(filling)];
  for (const siteId of new Set([...ward, ...living].map(({ person }) => filling.teamOf(person).siteId))) {
    const here = ({ person }: Lodger): boolean => filling.teamOf(person).siteId === siteId;
    const house: House = { siteId, ward: ward.filter(here), living: living.filter(here) };
    const anybody = (house.ward[0] ?? house.living[0])?.person;
    if (anybody === undefined) continue;
    addWardBeds(filling, house);
    addHouseBeds(filling, house);
    for (const ahead of [0, 1, 2]) addDay(filling, house, anybody, addDays(filling.today, ahead));
    addHouseLog(filling, house);
  }
}
