/** Guest days, and the clinics whose passports are believed. */
import * as contract from '@fairlead/contract/dispensary';
import { readPassportKeys } from '@fairlead/contract/passport';
import { staff } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { personById } from '../people/index.ts';
import { agreeGuestStay, stayReply } from './agree-guest-stay.ts';
import { endGuestStay } from './end-guest-stay.ts';
import { addressOf } from '../platform/outside.ts';
import { guestStaysOf, insertIssuer, passportIssuers, type IssuerRow } from './guest-store.ts';

const dosers = staff('nurse', 'pharmacist', 'prescriber');
const readers = staff('prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'front_desk', 'manager', 'auditor');
const issuerReply = (row: IssuerRow) => ({ id: row.id, name: row.name, keyIds: row.keys.keys.map(({ id }) => id), howChecked: row.how_checked, url: row.url, addedAt: row.added_at });

export const guestRoutes: readonly AnyRoute[] = [
  read(contract.getGuestStays, { policy: readers, limiter: 'ordinary', audit: 'guest days opened' }, async (ask, tx) => {
    if ((await personById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    return { kind: 'ok', people: [ask.params.id], reply: { items: (await guestStaysOf(tx, ask.params.id)).map(stayReply) } };
  }),
  command(contract.agreeGuestStay, { policy: staff('prescriber'), limiter: 'ordinary', audit: 'guest days agreed', freshFactor: true }, (ask, tx) => agreeGuestStay(tx, ask.actor, ask.params.id, ask.body, ask.now)),
  command(contract.endGuestStay, { policy: dosers, limiter: 'ordinary', audit: 'guest days ended' }, (ask, tx) => endGuestStay(tx, ask.actor, ask.params.id, ask.body, ask.now)),
  read(contract.getPassportIssuers, { policy: staff('administrator', 'prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'front_desk', 'manager', 'auditor'), limiter: 'ordinary', audit: 'passport issuers listed' }, async (_ask, tx) => ({ kind: 'ok', people: [], reply: { items: (await passportIssuers(tx)).map(issuerReply) } })),
  command(contract.addPassportIssuer, { policy: staff('administrator', 'pharmacist'), limiter: 'ordinary', audit: 'passport issuer believed', freshFactor: true }, async (ask, tx) => {
    const keys = readPassportKeys(ask.body.keys);
    if (keys === null || keys.keys.length === 0) return { kind: 'invalid', detail: 'This file holds no keys of a clinic. It publishes them at /.well-known/fairlead-passport-keys.json.', field: '/keys' };
    const url = ask.body.url === undefined || ask.body.url.trim() === '' ? null : addressOf(ask.body.url.trim());
    if (url?.kind === 'wrong') return { kind: 'invalid', detail: url.sentence, field: '/url' };
    const row = await insertIssuer(tx, keys.issuer, keys, ask.body.howChecked, url?.origin ?? null, ask.actor.accountId, ask.now);
    return { kind: 'done', people: [], reply: issuerReply(row), details: { issuer: row.name, keys: issuerReply(row).keyIds } };
  }),
];
