/** Time passes: an observation that was not done asks the nurse, and then the prescriber. Running it twice asks nobody twice. */
import { overdueStep } from '@fairlead/clinical';
import { openTask, takeEpisode, writeEvent } from '../platform/record-store.ts';
import type { Tx } from '../platform/scoped.ts';
import { dueOf, readCourse, readCourses, type StayCourse } from './course-of-stay.ts';
import { askPrescriber, insertEscalation, openEscalations, type EscalationRow } from './escalations-store.ts';
import { openStays, stayById } from './stays-store.ts';

async function ask(tx: Tx, course: StayCourse, id: string, role: 'nurse' | 'prescriber', due: { readonly kind: string; readonly at: string }, now: Temporal.Instant): Promise<void> {
  const { stay } = course;
  const about = { personId: stay.person_id, episodeId: stay.episode_id, siteId: stay.site_id };
  const params = { what: due.kind, since: due.at, escalationId: id };
  await openTask(tx, null, now, { ...about, kind: 'withdrawal.observation-overdue', role, dueAt: due.at, priority: 1, params, dedupeKey: `overdue ${id} ${role}` });
  await writeEvent(tx, null, now, { kind: 'withdrawal.observation-overdue', topic: 'ward', ...about, params: { ...params, asked: role }, about: { table: 'withdrawal_escalations', id } });
}

/** Whether an observation is still owed once the episode is held: a stay may end, or be looked after, at this moment. */
async function isStillDue(tx: Tx, { stay: { id, episode_id } }: StayCourse, now: Temporal.Instant): Promise<boolean> {
  await takeEpisode(tx, episode_id);
  const stay = await stayById(tx, id);
  const [due] = stay?.state === 'open' ? dueOf(await readCourse(tx, stay, now), now) : [];
  return due !== undefined && overdueStep(now.since(Temporal.Instant.from(due.at)).total('minutes')) !== null;
}

async function sweepStay(tx: Tx, course: StayCourse, open: EscalationRow | undefined, now: Temporal.Instant): Promise<void> {
  const [due] = dueOf(course, now);
  if (due === undefined) return;
  const step = overdueStep(now.since(Temporal.Instant.from(due.at)).total('minutes'));
  if (step === null) return;
  if (open === undefined) {
    if (!(await isStillDue(tx, course, now))) return;
    const id = await insertEscalation(tx, { stayId: course.stay.id, personId: course.stay.person_id, roundId: null, kind: 'overdue', codes: ['OBSERVATION_OVERDUE'], action: 'observe', decision: null, due: { kind: due.kind, at: due.at }, asked: step }, now);
    if (id === null) return;
    await ask(tx, course, id, 'nurse', due, now);
    if (step === 'prescriber') await ask(tx, course, id, 'prescriber', due, now);
  } else if (step === 'prescriber' && open.asked === 'nurse' && (await askPrescriber(tx, open.id, now))) {
    await ask(tx, course, open.id, 'prescriber', due, now);
  }
}

export async function sweepWard(tx: Tx, now: Temporal.Instant): Promise<void> {
  const courses = await readCourses(tx, await openStays(tx, null), now);
  const open = await openEscalations(tx, courses.map(({ stay }) => stay.id));
  for (const course of courses) await sweepStay(tx, course, open.find((one) => one.stay_id === course.stay.id && one.kind === 'overdue'), now);
}
