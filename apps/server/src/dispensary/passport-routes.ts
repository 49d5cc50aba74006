/** Dose passports: for the phone, on paper, and the keys that prove them. */
import * as contract from '@fairlead/contract/dispensary';
import { showPassport } from '@fairlead/contract/recovery';
import { anyone, person, staff } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import type { RecordEvent } from '../platform/record-store.ts';
import { personById } from '../people/index.ts';
import { issuePassport, type Issued } from './issue-passport.ts';
import { rotatePassportKey } from './passport-keys.ts';
import { codePath, passportPdf } from './passport-paper.ts';
import { issuerName, passportKeys, type PassportKeyRow } from './passport-store.ts';

const keyReply = (row: PassportKeyRow) => ({ id: row.id, publicKey: row.public_key, state: row.state, from: row.created_at, until: row.ended_at });

const told = (issued: Issued, personId: string, kind: string): readonly RecordEvent[] => [{
  kind, topic: 'people', personId, episodeId: issued.episodeId, siteId: issued.siteId, audience: 'person', params: { expiresAt: issued.passport.expiresAt }, about: { table: 'dose_passports', id: issued.id },
}];

export const passportRoutes: readonly AnyRoute[] = [
  read(contract.getPassportKeys, { policy: anyone, limiter: 'ordinary', audit: 'passport keys read' }, async (ask, tx) => {
    const [issuer, keys] = [(await issuerName(tx))?.name ?? '', (await passportKeys(tx)).map(keyReply)];
    return { kind: 'ok', people: [], reply: { format: 'fairlead-passport-keys-1' as const, issuer, at: ask.now.toString(), keys } };
  }),
  command(contract.rotatePassportKey, { policy: staff('administrator'), limiter: 'ordinary', audit: 'passport key changed', freshFactor: true }, async (ask, tx) => {
    const row = await rotatePassportKey(tx, ask.body.withdrawn, ask.body.reason, ask.actor.accountId, ask.now);
    return { kind: 'done', people: [], reply: keyReply(row), details: { keyId: row.id, withdrawn: ask.body.withdrawn } };
  }),
  command(showPassport, { policy: person, limiter: 'ordinary', audit: 'dose passport shown', secretReply: true }, async (ask, tx) => {
    const issued = await issuePassport(tx, ask.actor.personId, 'companion', ask.actor.accountId, ask.now);
    if (issued.kind !== 'issued') return issued;
    const { medicine, partsUg, lastDoseAt, lastDoseUg, bottlesLeft, site, phone, issuedAt, expiresAt } = issued.passport;
    return {
      kind: 'done', people: [ask.actor.personId], details: { passportId: issued.id }, events: told(issued, ask.actor.personId, 'dispensary.passport-shown'),
      reply: { text: issued.text, code: codePath(issued.text), issuedAt, expiresAt, medicine, partsUg: [...partsUg], lastDoseAt, lastDoseUg, bottlesLeft, site, phone },
    };
  }),
  command(contract.printPassport, { policy: staff('prescriber', 'nurse', 'pharmacist'), limiter: 'heavy', audit: 'dose passport printed', secretReply: true }, async (ask, tx) => {
    if ((await personById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const issued = await issuePassport(tx, ask.params.id, 'paper', ask.actor.accountId, ask.now);
    if (issued.kind !== 'issued') return issued;
    const pdf = await passportPdf(issued.passport, issued.text, issued.zone, ask.language);
    return {
      kind: 'done', people: [ask.params.id], details: { passportId: issued.id }, events: told(issued, ask.params.id, 'dispensary.passport-printed'),
      reply: { id: issued.id, fileName: `dose-passport-${issued.number.toLowerCase()}.pdf`, base64: pdf.toString('base64'), text: issued.text, expiresAt: issued.passport.expiresAt },
    };
  }),
];
