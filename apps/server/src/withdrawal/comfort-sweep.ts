/** Time passes: a course at home ends with its last day, and somebody asks how it went. Running it twice ends nothing twice. */
import { openTask, writeEvent } from '../platform/record-store.ts';
import type { Tx } from '../platform/scoped.ts';
import { isAlpha2 } from './comfort-decision.ts';
import { comfortCoursesOver, endComfortOrderRow } from './comfort-store.ts';

export async function sweepComfort(tx: Tx, now: Temporal.Instant): Promise<void> {
  for (const order of await comfortCoursesOver(tx, now)) {
    const { course } = order;
    if (course === null || !(await endComfortOrderRow(tx, order.id, null, 'The course is over.', now))) continue;
    const about = { personId: order.person_id, episodeId: course.episodeId, siteId: course.siteId };
    await writeEvent(tx, null, now, { kind: 'withdrawal.comfort-course-over', topic: 'ward', ...about, params: { medicine: order.medicine, lastOn: course.lastOn }, about: { table: 'comfort_orders', id: order.id } });
    await openTask(tx, null, now, { ...about, kind: isAlpha2(order.medicine) ? 'withdrawal.alpha2-course-over' : 'withdrawal.comfort-course-over', role: 'nurse', dueAt: now.toString(), priority: 3, params: { medicine: order.medicine, lastOn: course.lastOn }, dedupeKey: `comfort over ${order.id}` });
  }
}
