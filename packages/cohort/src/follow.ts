/** What goes on around the medicine week by week: instruments, urine, sessions, check-ins, cravings, lapses, messages. */
import { addDays, type Day } from '@fairlead/clinical';
import { fill, fillBam, fillCriteria, fillTop, type Filled } from './answers.ts';
import { giveKit } from './asking.ts';
import type { UrineReason } from './events.ts';
import { note, severityOn, type Life } from './life.ts';
import { events as rates } from './rates.ts';
import { copings, groupTitles, lapseWords, personMessages, staffMessages, triggers } from './words.ts';

function respond(life: Life, day: Day, minute: number, instrument: string, filled: Filled, by: 'staff' | 'person' = 'staff'): void {
  note(life, { id: life.newId(day, minute), day, minute, kind: 'response', instrument, answers: filled.answers, total: filled.total, by });
}

/** The first assessment: criteria, withdrawal, mood, alcohol, recovery capital, outcomes, vital signs, a first urine. */
export function assess(life: Life, day: Day): void {
  const { random, traits, newId } = life;
  const minute = 600 + random.between(0, 200);
  respond(life, day, minute, 'DSM5-OUD', fillCriteria(random, Math.min(11, 5 + Math.round(traits.severity * 6))));
  respond(life, day, minute + 4, 'COWS', fill(random, 'COWS', Math.round(random.normal(9 + 6 * traits.severity, 3))));
  note(life, { id: newId(day, minute + 5), day, minute: minute + 5, kind: 'vitals', pulse: random.between(72, 104), systolic: random.between(108, 142), diastolic: random.between(66, 88), respiration: random.between(13, 18), spo2: random.between(96, 99), temperatureTenths: random.between(364, 372) });
  measures(life, day, minute + 10);
  urine(life, day, minute + 30, 'start');
}

/** Mood, recovery capital and outcomes on one day. */
function measures(life: Life, day: Day, minute: number): void {
  const { random, traits, site } = life;
  const severity = severityOn(life, day);
  respond(life, day, minute, 'PHQ-9', fill(random, 'PHQ-9', Math.max(0, Math.round(random.normal(20 * severity, 2.5))), severity < 0.8 ? ['selfHarm'] : []), 'person');
  respond(life, day, minute + 2, 'GAD-7', fill(random, 'GAD-7', Math.max(0, Math.round(random.normal(15 * severity, 2)))), 'person');
  respond(life, day, minute + 4, 'BARC-10', fill(random, 'BARC-10', Math.round(random.normal(56 - 34 * severity, 3))), 'person');
  if (site.country === 'US') respond(life, day, minute + 6, 'BAM', fillBam(random, severity, traits.works));
  else respond(life, day, minute + 6, 'TOP', fillTop(random, severity, traits.injects, traits.works));
}

const medicineOf = { methadone: 'methadone', 'buprenorphine-naloxone': 'buprenorphine', 'buprenorphine-depot': 'buprenorphine', 'naltrexone-depot': null } as const;

function urine(life: Life, day: Day, minute: number, reason: UrineReason): void {
  const { random, traits } = life;
  const severity = severityOn(life, day);
  const using = rates.positiveLater.value + (rates.positiveAtStart.value - rates.positiveLater.value) * severity;
  const used = reason === 'start' ? true : random.chance(using * (1.5 - traits.steadiness));
  const result = (positive: boolean): 'positive' | 'negative' => (positive ? 'positive' : 'negative');
  const medicine = life.course === null ? null : medicineOf[life.course.medicine];
  const medicineThere = reason !== 'start' && day > (life.course?.startedOn ?? day);
  note(life, {
    id: life.newId(day, minute), day, minute, kind: 'urine', reason,
    results: {
      opiates: result(used && !traits.fentanyl), fentanyl: result(used && traits.fentanyl), benzodiazepines: result(traits.sedatives && random.chance(0.4 + 0.4 * severity)), cocaine: result(random.chance(0.08 + 0.2 * severity)), amphetamines: result(random.chance(0.04)),
      ...(medicine === 'methadone' ? { methadone: result(medicineThere) } : {}), ...(medicine === 'buprenorphine' ? { buprenorphine: result(medicineThere), norbuprenorphine: result(medicineThere) } : {}),
    },
  });
}

function sessions(life: Life, day: Day, week: number): void {
  const { random, newId } = life;
  const at = (offset: number, minute: number, session: 'one_to_one' | 'group' | 'medical', title: string, minutes: number): void => {
    const on = addDays(day, offset);
    note(life, { id: newId(on, minute), day: on, minute, kind: 'session', session, title, minutes, kept: random.chance(rates.sessionKept.value + 0.2 * (life.traits.steadiness - 0.5)) });
  };
  if (week < 12 || week % 2 === 0) at(random.between(0, 4), random.between(9, 16) * 60, 'one_to_one', 'One to one', 50);
  if (life.level === 'intensive_outpatient' && week < 12) for (const offset of [0, 2, 4]) at(offset, 540, 'group', random.pick(groupTitles), 180);
  else if (week % 2 === 0 && week > 1) at(random.between(0, 4), 1050, 'group', random.pick(groupTitles), 75);
  if (week === 1 || week % 8 === 4) at(random.between(0, 4), random.between(9, 15) * 60 + 30, 'medical', 'Medical review', 20);
}

function onThePhone(life: Life, day: Day, week: number): void {
  const { random, newId } = life;
  const times = week < 13 ? 4 : 2;
  const severity = severityOn(life, day);
  for (let i = 0; i < times; i += 1) {
    const on = addDays(day, Math.floor((i * 7) / times));
    const minute = random.between(1110, 1370);
    const craving = Math.min(10, Math.max(0, Math.round(random.normal(10 * severity - 0.5, 1.6))));
    note(life, { id: newId(on, minute), day: on, minute, kind: 'check-in', mood: Math.min(10, Math.max(0, Math.round(random.normal(9 - 6 * severity, 1.4)))), craving, sleepHours: Math.min(10, Math.max(2, Math.round(random.normal(7.4 - 2.5 * severity, 1)))), used: on >= life.lapsedOn && on - life.lapsedOn < 2 });
    if (craving >= 6 && random.chance(0.5)) note(life, { id: newId(on, minute + 5), day: on, minute: minute + 5, kind: 'craving', strength: craving, trigger: random.pick(triggers), did: random.pick(copings) });
  }
  if (!random.chance(0.1)) return;
  const asked = random.between(480, 1200);
  const which = random.between(0, personMessages.length - 1);
  note(life, { id: newId(day, asked), day, minute: asked, kind: 'message', from: 'person', words: personMessages[which] ?? personMessages[0] });
  note(life, { id: newId(day, asked + 25), day, minute: asked + 25, kind: 'message', from: 'staff', words: staffMessages[which] ?? staffMessages[0] });
}

function lapses(life: Life, day: Day): void {
  const { random, traits, newId } = life;
  if (random.chance(0.06 * (1.5 - traits.steadiness) * (0.4 + severityOn(life, day)))) {
    const on = addDays(day, random.between(0, 5));
    const minute = random.between(1200, 1400);
    if (on <= life.until) life.lapsedOn = on;
    note(life, { id: newId(on, minute), day: on, minute, kind: 'lapse', substance: traits.fentanyl ? 'fentanyl' : 'heroin', words: random.pick(lapseWords) });
  }
  if (!random.chance(rates.overdoseInAYear.value / 52)) return;
  const on = addDays(day, random.between(0, 6));
  overdose(life, on);
}

/** A non-fatal overdose; where a kit was there it was used, and a new one is given two days later. */
export function overdose(life: Life, day: Day): void {
  if (day > life.until) return;
  const { random, newId } = life;
  const withKit = life.kitId !== null && random.chance(0.6);
  note(life, { id: newId(day, 1290), day, minute: 1290, kind: 'overdose', withKit });
  if (!withKit || life.kitId === null) return;
  note(life, { id: newId(day, 1295), day, minute: 1295, kind: 'kit-used', kitId: life.kitId });
  life.kitId = null;
  if (addDays(day, 2) <= life.until) giveKit(life, addDays(day, 2), 600, null);
}

/** One week of treatment from `day`; `week` counts from 0 at acceptance. */
export function weekOf(life: Life, day: Day, week: number): void {
  const { random, traits, site } = life;
  sessions(life, day, week);
  if (traits.usesPhone) onThePhone(life, day, week);
  lapses(life, day);
  if (week === 4 || (week > 0 && week % 12 === 0)) measures(life, addDays(day, 1), random.between(560, 900));
  const urineEvery = site.country === 'US' ? 4 : 8;
  if (week > 0 && week % urineEvery === 2) urine(life, addDays(day, random.between(0, 4)), random.between(480, 700), random.chance(0.8) ? 'random' : 'clinical');
  if (week > 0 && week % 12 === 0) note(life, { id: life.newId(addDays(day, 2), 840), day: addDays(day, 2), minute: 840, kind: 'plan-reviewed', progress: severityOn(life, day) > 0.5 ? 'stuck' : random.chance(0.3) ? 'reached' : 'nearer' });
}
