/** Homework as the person's phone sees and answers it; called by the companion's own routes. */
import type { Homework } from '@fairlead/contract/recovery';
import type { RecordEvent } from '../platform/record-store.ts';
import type { Tx } from '../platform/scoped.ts';
import { addAnswer, homeworkOfPerson, homeworkRows } from './homework-store.ts';

/** A person's homework in the companion's shape, newest first. */
export async function homeworkOf(tx: Tx, personId: string): Promise<readonly Homework[]> {
  return (await homeworkRows(tx, [personId], 50)).map((row) => ({
    id: row.id, title: row.title, instructions: row.instructions, fromSession: row.from_session, dueOn: row.due_on, answeredAt: row.answers.at(-1)?.answeredAt ?? null,
  }));
}

export interface HomeworkAnswer {
  readonly homeworkId: string;
  readonly personId: string;
  readonly text: string;
  /** When it was written on the phone, which may have been offline. */
  readonly answeredAt: string;
  readonly accountId: string | null;
}

/** Keeps an answer for the next session's pre-note. Null where this is not this person's homework, or nothing was written. The events are the calling command's to return. */
export async function answerHomework(tx: Tx, answer: HomeworkAnswer, now: Temporal.Instant): Promise<{ readonly id: string; readonly events: readonly RecordEvent[] } | null> {
  const homework = await homeworkOfPerson(tx, answer.homeworkId, answer.personId);
  if (homework === null || answer.text.trim() === '') return null;
  const id = await addAnswer(tx, { homeworkId: answer.homeworkId, text: answer.text, answeredAt: answer.answeredAt, byAccountId: answer.accountId }, now);
  return { id, events: [{ kind: 'therapy.homework-answered', topic: 'homework', personId: answer.personId, audience: 'person', params: { title: homework.title }, about: { table: 'homework_answers', id } }] };
}
