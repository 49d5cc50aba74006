/** What a family's answers, each given alone, add up to. */
import type { Tx } from '../platform/scoped.ts';
import { membersOf, safetyAnswers } from './families-store.ts';

/** `no` where anybody said so; `yes` only where the person and every member who takes part said so. */
export async function safetyOf(tx: Tx, familyId: string): Promise<'yes' | 'no' | 'not_asked'> {
  const [answers, members] = [await safetyAnswers(tx, familyId), await membersOf(tx, familyId)];
  const asked: readonly (string | null)[] = [null, ...members.filter(({ ended_at }) => ended_at === null).map(({ id }) => id)];
  const given = asked.map((id) => answers.find(({ member_id }) => member_id === id)?.safe);
  if (given.includes(false)) return 'no';
  return given.includes(undefined) ? 'not_asked' : 'yes';
}
