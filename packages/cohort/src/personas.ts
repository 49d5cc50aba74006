/** The people the demonstration introduces, and a few more who stand where somebody should stand. All are invented. */
import type { CohortSupporter, LifePlan, Traits } from './person.ts';

export interface Script {
  readonly persona: string;
  readonly story: string | null;
  readonly name?: readonly [given: string, family: string];
  readonly sex?: 'female' | 'male';
  readonly language?: 'en' | 'en-GB' | 'es';
  readonly ageYears?: number;
  readonly country: 'US' | 'UK';
  readonly traits?: Partial<Traits>;
  readonly plan: Partial<LifePlan> & Pick<LifePlan, 'track'>;
  /** Which day of the course today is; or how many days ago they asked. */
  readonly courseDay?: number;
  readonly askedDaysAgo?: number;
  /** The night of a ward stay that comes next. */
  readonly wardNight?: number;
  readonly supporters?: readonly CohortSupporter[];
}

const stays = { closes: false, leavesAfterDays: null, diesAfterDays: null, returnsAfterDays: null, wardDays: 0, residenceDays: 0, intensive: false, pregnantAfterDays: null, releasedFromPrison: false, depot: false, longQt: false, missesAtTheEnd: -14 } as const;
const steady = { steadiness: 0.9, severity: 0.62, homeless: false, sedatives: false, usesPhone: true } as const;

const told: readonly Script[] = [
  {
    persona: 'take-homes', name: ['Marisol', 'Quintero'], sex: 'female', ageYears: 38, country: 'US', courseDay: 46, traits: { ...steady, hasChildren: true, works: true, fentanyl: true }, plan: { ...stays, track: 'methadone', source: 'front_door', waitDays: 1, missesAtTheEnd: -60 },
    story: 'Methadone, day 46. Carries two doses home now. Works mornings at a bakery, wants to be there when her daughter comes out of school.',
    supporters: [{ displayName: 'Lucia Quintero', relation: 'sister', story: "Marisol's sister. Carries naloxone, and sees the appointments that Marisol shares." }],
  },
  {
    persona: 'third-day', name: ['Darnell', 'Cobb'], sex: 'male', ageYears: 29, country: 'US', courseDay: 3, traits: { ...steady, fentanyl: true, severity: 0.8, steadiness: 0.6 }, plan: { ...stays, track: 'buprenorphine', source: 'hospital', waitDays: 0 },
    story: 'Third day of buprenorphine. Started from the emergency department after an overdose; 16 mg yesterday, slept for the first time.',
  },
  {
    persona: 'ward', name: ['Kyle', 'Larkin'], sex: 'male', ageYears: 33, country: 'US', wardNight: 2, traits: { severity: 0.78, fentanyl: false, usesPhone: true }, plan: { ...stays, track: 'naltrexone', wardDays: 7, source: 'telephone', waitDays: 2 },
    story: 'Second day on the withdrawal ward. Clonidine was held this morning for a low blood pressure.',
  },
  {
    persona: 'pregnant', name: ['Jasmin', 'Okafor'], sex: 'female', ageYears: 27, country: 'US', courseDay: 64, traits: { ...steady, hasChildren: false }, plan: { ...stays, track: 'methadone', pregnantAfterDays: 1, source: 'hospital', waitDays: 0 },
    story: 'Expecting in the spring. Methadone since the ninth week, doing well; a plan of safe care is being made with her.',
  },
  {
    persona: 'released', name: ['Curtis', 'Vance'], sex: 'male', ageYears: 41, country: 'US', courseDay: 6, traits: { severity: 0.7, steadiness: 0.5, homeless: true, injects: true, usesPhone: true }, plan: { ...stays, track: 'methadone', releasedFromPrison: true, source: 'prison', waitDays: 1 },
    story: 'Released from prison last week. Methadone, day 6, titrating; carries two naloxone sprays.',
  },
  {
    persona: 'missed', name: ['Lorna', 'Tierney'], sex: 'female', ageYears: 45, country: 'US', courseDay: 131, traits: { severity: 0.75, steadiness: 0.4, usesPhone: true }, plan: { ...stays, track: 'methadone', missesAtTheEnd: 3, source: 'walk_in', waitDays: 2 },
    story: 'Missed the last three days after her mother fell ill. Back this morning.',
  },
  {
    persona: 'xr-naltrexone', name: ['Ethan', 'Merrick'], sex: 'male', ageYears: 31, country: 'US', courseDay: 59, traits: { ...steady, works: true }, plan: { ...stays, track: 'naltrexone', source: 'gp', waitDays: 3, wardDays: 7 },
    story: 'Extended-release naltrexone; the next injection is due this week. Roofer, back at work.',
  },
  {
    persona: 'intensive', name: ['Alma', 'Herrera'], sex: 'female', ageYears: 35, language: 'es', country: 'US', courseDay: 24, traits: { ...steady, hasChildren: true }, plan: { ...stays, track: 'buprenorphine', intensive: true, source: 'front_door', waitDays: 2 },
    story: 'Programa intensivo tres mañanas por semana, con buprenorfina. Habla español.',
  },
  {
    persona: 'aftercare', name: ['Teresa', 'Bielak'], sex: 'female', ageYears: 52, country: 'US', askedDaysAgo: 840, traits: { ...steady, works: true }, plan: { ...stays, track: 'buprenorphine', leavesAfterDays: 380, leaveReason: 'completed', source: 'gp', waitDays: 2 },
    story: 'Finished her course more than a year ago. Aftercare calls every quarter; helps in the Thursday group.',
  },
  {
    persona: 'pharmacy', name: ['Callum', 'Seddon'], sex: 'male', ageYears: 36, country: 'UK', courseDay: 97, traits: { ...steady, injects: false }, plan: { ...stays, track: 'methadone', source: 'gp', waitDays: 9 },
    story: 'Collects methadone from a pharmacy in town; supervised for the first three months, now three days a week.',
    supporters: [{ displayName: 'Jean Seddon', relation: 'mother', story: "Callum's mother. Comes to the family evening, and looks after herself on Tuesdays." }],
  },
  {
    persona: 'waiting', name: ['Rhiannon', 'Pascoe'], sex: 'female', ageYears: 30, country: 'UK', askedDaysAgo: 8, traits: { severity: 0.7, injects: true, usesPhone: true }, plan: { ...stays, track: 'methadone', source: 'front_door', waitDays: 15 },
    story: 'On the waiting list for eight days; has a naloxone kit and a number to ring.',
  },
  {
    persona: 'long-qt', name: ['Hector', 'Maddox'], sex: 'male', ageYears: 49, country: 'US', courseDay: 38, traits: { severity: 0.7, steadiness: 0.7, usesPhone: false }, plan: { ...stays, track: 'methadone', longQt: true, source: 'telephone', waitDays: 1 },
    story: 'Methadone, day 38. The ECG of last week shows a QTc of 462 ms; to be talked over.',
  },
  {
    persona: 'hold', name: ['Trevor', 'Finch'], sex: 'male', ageYears: 55, country: 'US', courseDay: 210, traits: { severity: 0.8, steadiness: 0.45, usesPhone: false }, plan: { ...stays, track: 'methadone', source: 'walk_in', waitDays: 1 },
    story: 'Methadone for seven months. A hold stands until the prescriber has talked with him about alcohol.',
  },
];

const onWard = [1, 3, 4, 6].map((night): Script => ({ persona: `ward-${String(night)}`, story: null, country: 'US', wardNight: night, plan: { ...stays, track: night % 2 === 0 ? 'buprenorphine' : 'naltrexone', wardDays: 7, waitDays: 1 } }));
const inHouse = [6, 15, 27, 40].map((day): Script => ({ persona: `residence-${String(day)}`, story: null, country: 'US', courseDay: day, plan: { ...stays, track: 'buprenorphine', residenceDays: 70, waitDays: 2 } }));
const intensive = [10, 19, 33, 45, 60].map((day): Script => ({ persona: `intensive-${String(day)}`, story: null, country: 'US', courseDay: day, plan: { ...stays, track: day % 2 === 0 ? 'buprenorphine' : 'methadone', intensive: true, waitDays: 1 } }));
const daily = [2, 5, 8, 11, 14, 17, 21, 25, 29, 52, 75, 100, 160, 240].map((day): Script => ({ persona: `daily-${String(day)}`, story: null, country: 'US', courseDay: day, traits: { steadiness: 0.5 }, plan: { ...stays, track: 'methadone', waitDays: 1 } }));

/** In the order they are made; a small cohort has the first of them. */
export const scripts: readonly Script[] = [...told, ...onWard, ...inHouse, ...intensive, ...daily];
