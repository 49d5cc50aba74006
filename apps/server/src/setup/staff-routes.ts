/** Staff: who works here, inviting, roles and sites, shutting an account, a lost phone. Each asks for a fresh second factor. */
import type { Role } from '@fairlead/contract';
import * as contract from '@fairlead/contract/setup';
import { addInvitation, addStaff, changePassphrase, changeState, changeTotpSecret, endInvitations } from '../platform/accounts-store.ts';
import type { StaffActor } from '../platform/actor.ts';
import { endPasskeys } from '../platform/passkeys-store.ts';
import { newCode } from '../platform/passphrases.ts';
import { staff } from '../platform/policy.ts';
import { endRecoveryCodes } from '../platform/recovery-codes-store.ts';
import { command, read, type AnyRoute, type NotDone } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { endSessionsOf } from '../platform/sessions-store.ts';
import { allStaff, changeRoles, changeSitesOf, countSites, otherAdministrators, staffForChange, type StaffRow } from './staff-store.ts';

const administrator = staff('administrator');
/** Handed over in person or by telephone: long enough for the next shift, short enough to be no key under the mat. */
const codeHours = 72;

const shown = (row: StaffRow): contract.StaffMember => ({
  id: row.id, displayName: row.display_name, initials: row.initials, profession: row.profession, roles: row.roles, siteIds: row.site_ids, state: row.state, signInName: row.sign_in_name,
  lastSeenAt: row.last_seen_at, hasAuthenticator: row.has_authenticator, passkeys: row.passkeys, recoveryCodesLeft: row.codes_left, codeUntil: row.code_until,
});

/** First letters of the words of a name, titles left out: "Dr Dana Osei" is DO. */
export function initialsOf(displayName: string): string {
  const words = displayName.split(/\s+/).filter((word) => !/^(dr|prof|mr|mrs|ms|mx|sr|sra)\.?$/i.test(word));
  return ([...words.map((word) => [...word][0] ?? '').join('')].slice(0, 3).join('') || '?').toUpperCase();
}

async function sitesFault(tx: Tx, siteIds: readonly string[]): Promise<NotDone | null> {
  return (await countSites(tx, siteIds)) === new Set(siteIds).size ? null : { kind: 'invalid', detail: 'One of these sites does not exist here.', field: '/siteIds' };
}

async function giveCode(tx: Tx, accountId: string, now: Temporal.Instant): Promise<{ code: string; expiresAt: string }> {
  await endInvitations(tx, accountId, now);
  const [code, expiresAt] = [newCode(4), now.add({ hours: codeHours })];
  await addInvitation(tx, accountId, code, expiresAt);
  return { code, expiresAt: expiresAt.toString() };
}

/** Who may be changed by this administrator; what would leave the clinic without one is refused. */
async function changeable(tx: Tx, actor: StaffActor, id: string, now: Temporal.Instant, keepsAdministrator: boolean): Promise<StaffRow | NotDone> {
  const row = await staffForChange(tx, id, now);
  if (row === null) return { kind: 'not-found' };
  if (id === actor.accountId) return { kind: 'refused', detail: 'Your own account is changed by another administrator. Passphrase and second factor you change yourself, under your sign-ins.' };
  if (!keepsAdministrator && row.roles.includes('administrator') && (await otherAdministrators(tx, id)) === 0) {
    return { kind: 'refused', detail: `${row.display_name} is the only administrator who can come in. Make somebody else one first.` };
  }
  return row;
}

const isRow = (found: StaffRow | NotDone): found is StaffRow => 'display_name' in found;

const peopleRoutes: readonly AnyRoute[] = [
  read(contract.listStaff, { policy: administrator, limiter: 'ordinary', audit: 'staff looked at' }, async (ask, tx) =>
    ({ kind: 'ok', people: [], reply: { items: (await allStaff(tx, ask.now)).map(shown) } })),
  command(contract.inviteStaff, { policy: administrator, limiter: 'ordinary', audit: 'staff invited', freshFactor: true, secretReply: true }, async (ask, tx) => {
    const { body } = ask;
    const fault = await sitesFault(tx, body.siteIds);
    if (fault !== null) return fault;
    const id = await addStaff(tx, {
      displayName: body.displayName, initials: initialsOf(body.displayName), roles: [...new Set<Role>(body.roles)], siteIds: [...new Set(body.siteIds)], language: body.language ?? ask.language,
      ...(body.profession === undefined ? {} : { profession: body.profession }),
    }, ask.now);
    return { kind: 'done', reply: { id, ...(await giveCode(tx, id, ask.now)) }, people: [], details: { staffId: id, roles: body.roles, siteIds: body.siteIds } };
  }),
  command(contract.changeStaff, { policy: administrator, limiter: 'ordinary', audit: 'staff roles changed', freshFactor: true }, async (ask, tx) => {
    const { body, params } = ask;
    const row = await changeable(tx, ask.actor, params.id, ask.now, body.roles.includes('administrator'));
    if (!isRow(row)) return row;
    const fault = await sitesFault(tx, body.siteIds);
    if (fault !== null) return fault;
    await changeRoles(tx, row.id, [...new Set<Role>(body.roles)], body.profession ?? row.profession);
    await changeSitesOf(tx, row.id, body.siteIds);
    return { kind: 'done', reply: { ok: true as const }, people: [], details: { staffId: row.id, before: { roles: row.roles, siteIds: row.site_ids }, after: { roles: body.roles, siteIds: body.siteIds } } };
  }),
];

const accountRoutes: readonly AnyRoute[] = [
  command(contract.renewStaffCode, { policy: administrator, limiter: 'ordinary', audit: 'staff code renewed', freshFactor: true, secretReply: true }, async (ask, tx) => {
    const row = await staffForChange(tx, ask.params.id, ask.now);
    if (row === null) return { kind: 'not-found' };
    if (row.state !== 'invited') return { kind: 'refused', detail: `${row.display_name} has come in already. For a lost phone or a forgotten passphrase, reset what was lost.` };
    return { kind: 'done', reply: await giveCode(tx, row.id, ask.now), people: [], details: { staffId: row.id } };
  }),
  command(contract.disableStaff, { policy: administrator, limiter: 'ordinary', audit: 'staff account shut', freshFactor: true }, async (ask, tx) => {
    const row = await changeable(tx, ask.actor, ask.params.id, ask.now, false);
    if (!isRow(row)) return row;
    await changeState(tx, row.id, 'disabled');
    await endInvitations(tx, row.id, ask.now);
    const ended = await endSessionsOf(tx, row.id, null, ask.real);
    return { kind: 'done', reply: { ok: true as const }, people: [], details: { staffId: row.id, sessionsEnded: ended } };
  }),
  command(contract.enableStaff, { policy: administrator, limiter: 'ordinary', audit: 'staff account opened', freshFactor: true }, async (ask, tx) => {
    const row = await changeable(tx, ask.actor, ask.params.id, ask.now, true);
    if (!isRow(row)) return row;
    if (row.state !== 'disabled') return { kind: 'refused', detail: `The account of ${row.display_name} is open.` };
    await changeState(tx, row.id, row.sign_in_name === null || !row.has_authenticator ? 'invited' : 'active');
    return { kind: 'done', reply: { ok: true as const }, people: [], details: { staffId: row.id } };
  }),
  command(contract.resetStaff, { policy: administrator, limiter: 'ordinary', audit: 'staff sign-in reset', freshFactor: true, secretReply: true }, async (ask, tx) => {
    const { what } = ask.body;
    const row = await changeable(tx, ask.actor, ask.params.id, ask.now, false);
    if (!isRow(row)) return row;
    if (row.state === 'disabled') return { kind: 'refused', detail: `The account of ${row.display_name} is shut. Open it first.` };
    if (what !== 'factor') await changePassphrase(tx, row.id, null);
    if (what !== 'passphrase') {
      await changeTotpSecret(tx, row.id, null);
      await endPasskeys(tx, row.id, null, ask.real);
      await endRecoveryCodes(tx, row.id, ask.real);
    }
    await changeState(tx, row.id, 'invited');
    const ended = await endSessionsOf(tx, row.id, null, ask.real);
    return { kind: 'done', reply: await giveCode(tx, row.id, ask.now), people: [], details: { staffId: row.id, what, sessionsEnded: ended } };
  }),
];

export const staffRoutes: readonly AnyRoute[] = [...peopleRoutes, ...accountRoutes];
