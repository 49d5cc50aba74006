/** Takes in days that another organisation signed over to this one: kept once, and dosed only when somebody has shown themself with them. */
import type { GuestGrant } from '@fairlead/contract/grant';
import type { NewTask } from '../platform/record-store.ts';
import type { NotDone } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { allSites } from '../platform/sites-store.ts';
import { keepArrived, visitorGrantByToken, type VisitorGrantRow } from './grants-store.ts';
import { believedLetter } from './guest-letters.ts';
import { passportKeys } from './passport-store.ts';

const conflict = (detail: string): Extract<NotDone, { kind: 'conflict' }> => ({ kind: 'conflict', detail });

export interface TakenGrant {
  readonly kind: 'taken';
  readonly row: VisitorGrantRow;
  readonly grant: GuestGrant;
  readonly issuer: string;
  readonly isNew: boolean;
}

export async function takeGrant(tx: Tx, pasted: string, how: 'sent' | 'shown', now: Temporal.Instant): Promise<TakenGrant | Extract<NotDone, { kind: 'conflict' }>> {
  const believed = await believedLetter(tx, pasted, now);
  if (believed.kind !== 'believed') return believed;
  const { letter, issuer } = believed;
  if (letter.kind !== 'grant') return conflict('This letter gives days back. It is entered where they were signed over.');
  const { grant } = letter;
  // Named to a key of ours, so that no second clinic can accept the same days.
  if (!(await passportKeys(tx)).some(({ id, state }) => id === grant.toKeyId && state !== 'withdrawn')) return conflict('These days were signed over to another clinic, or to a key that is not in use here. Call the home clinic.');
  if (Temporal.Instant.compare(now, Temporal.Instant.from(grant.expiresAt)) >= 0) return conflict('These days are over. Nothing can be given on them.');
  const isNew = await keepArrived(tx, issuer, grant, pasted.replaceAll(/\s/g, ''), how, now);
  const row = await visitorGrantByToken(tx, grant.token);
  if (row === null) throw new Error('The grant that was just kept is not there.');
  // The same token under another signature: one of two is not what the home clinic meant.
  return row.text === pasted.replaceAll(/\s/g, '') ? { kind: 'taken', row, grant, issuer, isNew } : conflict('Other days came under the same number. Call the home clinic.');
}

/** Somebody is coming: who, shows when they are here. */
export async function arrivalTasks(tx: Tx, { row, grant, issuer, isNew }: TakenGrant, now: Temporal.Instant): Promise<readonly NewTask[]> {
  const [site] = await allSites(tx);
  return site === undefined || !isNew ? [] : [{ siteId: site.id, kind: 'dispensary.guest-is-coming', role: 'nurse', dueAt: now.toString(), priority: 3, params: { where: issuer, number: grant.number, from: grant.fromDay, to: grant.toDay }, dedupeKey: `arrived grant ${row.id}` }];
}
