/** One life from the first call for help to its last day, stage after stage. */
import { addDays, type Day } from '@fairlead/clinical';
import { accept, ask } from './asking.ts';
import { buprenorphineCourse, naltrexoneCourse } from './buprenorphine.ts';
import type { PlannedGoal } from './events.ts';
import { assess, overdose, weekOf } from './follow.ts';
import { note, type Life } from './life.ts';
import { methadoneCourse } from './methadone.ts';
import { events as rates } from './rates.ts';
import { wardStay } from './stay.ts';
import { goalWords, goalWordsSpanish } from './words.ts';

const NEVER = 1_000_000;

/** Lives it: everything that happens is in `life.events`, in order of time. */
export function live(life: Life, bornOn: Day): void {
  const { plan } = life;
  ask(life);
  const acceptedOn = addDays(plan.enquiryOn, plan.waitDays);
  if (!plan.closes && acceptedOn <= life.until) {
    const deathOn = plan.diesAfterDays === null ? NEVER as Day : addDays(acceptedOn, plan.diesAfterDays);
    const leftOn = episode(life, acceptedOn, bornOn, false, plan.leavesAfterDays, deathOn);
    if (leftOn !== null) after(life, leftOn, bornOn, deathOn);
  }
  life.events.sort((a, b) => a.day - b.day || a.minute - b.minute);
}

function signPlan(life: Life, day: Day): void {
  const { random, newId } = life;
  const pool = life.language === 'es' ? goalWordsSpanish : goalWords;
  const first = random.pick(pool);
  const second = random.pick(pool);
  const goals: readonly PlannedGoal[] = first === second ? [first] : [first, second];
  note(life, { id: newId(day, 880), day, minute: 880, kind: 'plan-signed', goals });
}

function place(life: Life, day: Day, level: 'outpatient' | 'intensive_outpatient' | 'residential' | 'monitoring', because: string): void {
  if (day > life.until) return;
  note(life, { id: life.newId(day, 700), day, minute: 700, kind: 'placed', level, because });
  life.level = level;
}

/** One episode. Returns the day it ended, or null where it goes on or ended by death. */
function episode(life: Life, acceptedOn: Day, bornOn: Day, again: boolean, leavesAfterDays: number | null, deathOn: Day): Day | null {
  const { plan, random } = life;
  accept(life, acceptedOn, again);
  const assessedOn = addDays(acceptedOn, again ? 0 : random.between(0, 1));
  assess(life, assessedOn);
  const ward = again ? 0 : plan.wardDays;
  if (ward > 0) wardStay(life, addDays(acceptedOn, 1), ward);
  const courseFrom = addDays(acceptedOn, ward > 0 ? ward + 1 + (plan.track === 'naltrexone' ? 9 : 0) : again ? 0 : plan.startGapDays);
  if (courseFrom <= life.until && assessedOn <= life.until) settle(life, courseFrom, again);
  signPlan(life, addDays(acceptedOn, random.between(3, 7)));
  const leavesOn = leavesAfterDays === null ? NEVER as Day : addDays(courseFrom, leavesAfterDays);
  const to = Math.min(leavesOn, deathOn) as Day;
  if (courseFrom <= life.until) {
    life.stage = plan.residenceDays > 0 && !again && courseFrom + plan.residenceDays > life.until ? 'residence' : life.until - courseFrom < 28 ? 'starting' : 'treatment';
    if (plan.track === 'methadone') methadoneCourse(life, courseFrom, to, Math.floor((courseFrom - bornOn) / 365.25));
    else if (plan.track === 'buprenorphine') buprenorphineCourse(life, courseFrom, to);
    else if (plan.track === 'naltrexone') naltrexoneCourse(life, courseFrom, to);
  }
  if (plan.pregnantAfterDays !== null && !again) pregnancy(life, addDays(acceptedOn, plan.pregnantAfterDays));
  const last = Math.min(to, life.until);
  for (let day = acceptedOn, week = 0; day <= last; day = addDays(day, 7), week += 1) weekOf(life, day, week);
  if (to > life.until) return null;
  return end(life, to, deathOn);
}

function settle(life: Life, day: Day, again: boolean): void {
  const { plan } = life;
  if (plan.residenceDays > 0 && !again) {
    place(life, day, 'residential', 'No safe home to begin from');
    place(life, addDays(day, plan.residenceDays), 'outpatient', 'Programme completed');
  } else if (plan.intensive && !again) {
    place(life, day, 'intensive_outpatient', 'Three days of groups a week for the first twelve weeks');
    if (day + 84 <= life.until) place(life, addDays(day, 84), 'outpatient', 'Twelve weeks done');
  } else place(life, day, 'outpatient', 'Medicine the same day, with counselling');
}

function pregnancy(life: Life, day: Day): void {
  note(life, { id: life.newId(day, 640), day, minute: 640, kind: 'pregnancy', weeks: life.random.between(8, 16) });
}

function end(life: Life, day: Day, deathOn: Day): Day | null {
  const { plan, newId } = life;
  const died = day === deathOn;
  note(life, { id: newId(day, 1010), day, minute: 1010, kind: 'left', episodeId: life.episodeId ?? '', reason: died ? 'died' : plan.leaveReason });
  life.level = null;
  life.course = null;
  life.episodeId = null;
  life.stage = died ? 'died' : plan.leaveReason === 'completed' ? 'aftercare' : 'left';
  if (died) note(life, { id: newId(day, 1011), day, minute: 1011, kind: 'died' });
  return died ? null : day;
}

/** Weekly for a month, monthly for a year, then each quarter to year five. */
function aftercareDays(): readonly number[] {
  const days = [7, 14, 21, 28];
  for (let month = 2; month <= 12; month += 1) days.push(month * 30);
  for (let quarter = 5; quarter <= 20; quarter += 1) days.push(Math.round(quarter * 91.3));
  return days;
}
const contactDays = aftercareDays();

/** After leaving: contacts for those who completed, overdose risk for all, a return for some. */
function after(life: Life, leftOn: Day, bornOn: Day, deathOn: Day): void {
  const { random, plan, newId } = life;
  const returnOn = plan.returnsAfterDays === null ? NEVER as Day : addDays(leftOn, plan.returnsAfterDays);
  const last = Math.min(returnOn, deathOn, life.until + 1);
  if (plan.leaveReason === 'completed') {
    for (const days of contactDays) {
      const day = addDays(leftOn, days);
      if (day >= last) break;
      note(life, { id: newId(day, 860), day, minute: 860, kind: 'aftercare-contact', reached: random.chance(0.78), wellbeing: Math.min(10, Math.max(1, Math.round(random.normal(6.8 + life.traits.steadiness, 1.2)))), month: Math.round(days / 30) });
    }
  } else if (random.chance((rates.overdoseOutAYear.value * Math.min(365, last - leftOn)) / 365)) overdose(life, addDays(leftOn, random.between(3, 60)));
  if (deathOn < returnOn && deathOn <= life.until) {
    note(life, { id: newId(deathOn, 720), day: deathOn, minute: 720, kind: 'died' });
    life.stage = 'died';
    return;
  }
  if (returnOn <= life.until && returnOn < deathOn) episode(life, returnOn, bornOn, true, null, deathOn);
}
