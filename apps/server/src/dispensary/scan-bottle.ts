/** A bottle is known again by the code of its label: whose it is, and whether it was settled before. */
import { randomBytes } from 'node:crypto';
import type { Scanned } from '@fairlead/contract/dispensary';
import type { StaffActor } from '../platform/actor.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { bottleByCode, insertScan } from './labels/label-store.ts';

/** Crockford's letters: none can be taken for another. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code for the label that says nothing of its owner: 16 letters, 80 random bits. */
export const newLabelCode = (): string => [...randomBytes(16)].map((byte) => letters[byte & 31] ?? '0').join('');

const typedAs = (code: string): readonly string[] => {
  const plain = code.toUpperCase().replaceAll(/[\s-]/g, '');
  return [plain, plain.replaceAll('O', '0').replaceAll(/[IL]/g, '1')];
};

export async function scanBottle(tx: Tx, actor: StaffActor, asked: { readonly code: string; readonly personId?: string | undefined }, now: Temporal.Instant): Promise<CommandResult<Scanned>> {
  const [exact, read] = typedAs(asked.code);
  const row = (await bottleByCode(tx, exact ?? '')) ?? (await bottleByCode(tx, read ?? ''));
  if (row === null) return { kind: 'invalid', detail: 'No bottle of ours has this code. Read it again, letter by letter.', field: '/code' };
  const found = asked.personId !== undefined && asked.personId !== row.person_id ? 'somebody-elses' : row.state === 'out' ? 'theirs' : 'settled';
  await insertScan(tx, { bottleId: row.id, forPersonId: asked.personId ?? null, found }, actor.accountId, now);
  return {
    kind: 'done', people: [...new Set([row.person_id, ...(asked.personId === undefined ? [] : [asked.personId])])], details: { bottleId: row.id, found },
    reply: { bottleId: row.id, personId: row.person_id, number: row.number, name: row.name, state: row.state, found, settledAt: row.settled_at, settledBy: row.settled_by },
  };
}
