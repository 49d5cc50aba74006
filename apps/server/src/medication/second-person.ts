/** A second member of staff shows who they are at the first one's screen, by their own code or passphrase. */
import type { CommandResult } from '../platform/registry.ts';
import type { StaffActor } from '../platform/actor.ts';
import { spendTotpStep } from '../platform/accounts-store.ts';
import { isPassphrase, totpStep } from '../platform/passphrases.ts';
import type { Tx } from '../platform/scoped.ts';
import { insertConfirmation, staffByName } from './second-person-store.ts';

interface Shown {
  readonly name: string;
  readonly code?: string | undefined;
  readonly passphrase?: string | undefined;
}

/** Roles that sign as the second, at another's screen or on their own device. */
export const mayConfirm: ReadonlySet<string> = new Set(['prescriber', 'nurse', 'pharmacist']);

/** The same answer for an unknown name and a wrong code, so that neither can be found out here. */
const notShown = { kind: 'invalid', detail: 'This name and code do not go together, or this person may not confirm.', field: '/code' } as const;

export async function confirmSecondPerson(tx: Tx, actor: StaffActor, shown: Shown, now: Temporal.Instant, real: Temporal.Instant): Promise<CommandResult<{ confirmationId: string; name: string; initials: string }>> {
  const second = await staffByName(tx, shown.name);
  const step = shown.code === undefined || second?.totp_secret === null || second === null ? null : totpStep(second.totp_secret, shown.code, real);
  // Checked also where there is no such name: the time taken tells nothing.
  const rightPassphrase = shown.passphrase === undefined ? false : await isPassphrase(second?.passphrase_hash ?? null, shown.passphrase);
  if (second === null) return notShown;
  if (second.account_id === actor.accountId) return { kind: 'invalid', detail: 'The second person has to be somebody else.', field: '/name' };
  if (!second.roles.some((role) => mayConfirm.has(role))) return notShown;
  const byCode = step !== null && (await spendTotpStep(tx, second.account_id, step));
  if (!byCode && !rightPassphrase) return notShown;
  const confirmationId = await insertConfirmation(tx, actor.accountId, second.account_id, now);
  return { kind: 'done', reply: { confirmationId, name: second.display_name, initials: second.initials }, people: [], details: { confirmedBy: second.account_id } };
}
