/** Guest days signed over to another organisation and back, for the cut wire: the other organisation is a key that this one believes. */
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { grantBody, letterText, readLetter, returnBody } from '@fairlead/contract/grant';
import { toBase64Url } from '@fairlead/contract/passport';
import { addConsentRow } from '../../consent/index.ts';
import { checkOf, newToken } from '../guest-letters.ts';
import type { DosedPerson } from './dosing-kit.ts';
import type { CutScenario, Stage } from './cut-stage.ts';

interface Bay { readonly issuerId: string; readonly name: string; readonly keyId: string; readonly key: KeyObject; readonly ours: string }

const bays = new WeakMap<Stage, Promise<Bay>>();

async function makeBay(stage: Stage): Promise<Bay> {
  const pair = generateKeyPairSync('ed25519');
  const raw = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const keyId = createHash('sha256').update(raw).digest('hex').slice(0, 10);
  const name = `Cut Bay ${keyId}`;
  const keys = { format: 'fairlead-passport-keys-1', issuer: name, keys: [{ id: keyId, publicKey: toBase64Url(raw), state: 'current', from: '2026-01-01T00:00:00Z', until: null }] };
  const { id } = await stage.ask('administrator', '/api/passport-issuers', { keys, howChecked: 'Read out', url: 'https://bay.example' });
  return { issuerId: String(id), name, keyId, key: pair.privateKey, ours: '' };
}

/** The key in use here may be changed by another scenario: it is asked for each time. */
async function bay(stage: Stage): Promise<Bay> {
  const made = bays.get(stage) ?? makeBay(stage);
  bays.set(stage, made);
  const published = async (): Promise<string | undefined> => ((await stage.clinic.as('nobody', { url: '/.well-known/fairlead-passport-keys.json' })).json().keys as { id: string; state: string }[]).find(({ state }) => state === 'current')?.id;
  let ours = await published();
  if (ours === undefined) {
    await stage.ask('administrator', '/api/passport-keys', { withdrawn: false, reason: 'First' });
    ours = await published();
  }
  return { ...(await made), ours: ours ?? '' };
}

const signed = (body: string, key: KeyObject): string => letterText(body, sign(null, Buffer.from(body, 'ascii'), key));
const minute = (stage: Stage, hours: number): string => stage.clinic.clock.now().add({ hours }).round({ smallestUnit: 'minute', roundingMode: 'floor' }).toString();
const consent = (stage: Stage, personId: string, recipient: string): Promise<string> => stage.clinic.database.scoped(stage.clinic.here.id, (tx) =>
  addConsentRow(tx, { personId, kind: 'sharing', recipient, purpose: 'Guest dosing', amountAndKind: 'Dose', method: 'on_paper', witnessedBy: stage.clinic.here.staff.nurse }, stage.clinic.clock.now()));

/** Days of the other clinic's, signed over to us. */
async function grantOf(stage: Stage, from: Bay): Promise<string> {
  const token = newToken();
  const check = checkOf(token, { given_name: 'Robin', family_name: 'Okafor', born_on: '1988-03-14' }) ?? '';
  return signed(grantBody({
    keyId: from.keyId, toKeyId: from.ours, number: 1, token, check, medicine: 'methadone', fromDay: stage.day(0), toDay: stage.day(2), leastUg: 20_000, mostUg: 20_000, partsUg: [20_000], lastDoseAt: minute(stage, -24), lastDoseUg: 20_000, bottlesLeft: 0,
    site: 'Bay', phone: '', notice: 'UK-CONFIDENCE', issuedAt: minute(stage, -1), expiresAt: minute(stage, 90),
  }), from.key);
}

async function away(stage: Stage): Promise<{ readonly person: DosedPerson; readonly stayId: string }> {
  const person = await stage.kit.addDosed();
  return { person, stayId: (await stage.ask('prescriber', `/api/episodes/${person.episodeId}/guest-stays`, { kind: 'away', fromDay: stage.day(0), toDay: stage.day(1), clinic: 'Bay', phone: '555 0177' })).stay.id };
}

/** Our days, signed over and answered. */
async function answered(stage: Stage): Promise<string> {
  const [from, { person, stayId }] = [await bay(stage), await away(stage)];
  const { letter } = await stage.ask('prescriber', `/api/guest-stays/${stayId}/grants`, { issuerId: from.issuerId, consentId: await consent(stage, person.personId, from.name) });
  const said = readLetter(letter.text);
  if (said?.kind !== 'grant') throw new Error('No grant was signed.');
  return signed(returnBody({
    keyId: from.keyId, toKeyId: said.grant.keyId, token: said.grant.token, grantNumber: said.grant.number, number: 1, notice: '42CFR2-2024', issuedAt: minute(stage, 0),
    days: [{ day: stage.day(0), outcome: 'given', ug: 20_000, at: minute(stage, 0) }, { day: stage.day(1), outcome: 'back', ug: 0, at: null }],
  }), from.key);
}

/** A visitor on days that were signed over to us. */
async function visitor(stage: Stage): Promise<string> {
  const [from, { personId, episodeId }] = [await bay(stage), await stage.clinic.addPerson()];
  const confirmation = { how: 'grant', text: await grantOf(stage, from), consentId: await consent(stage, personId, from.name) };
  return (await stage.ask('prescriber', `/api/episodes/${episodeId}/guest-stays`, { kind: 'visitor', fromDay: stage.day(0), toDay: stage.day(2), confirmation })).stay.id;
}

export const signedDaysScenarios: readonly CutScenario[] = [
  {
    route: 'POST /api/guest-stays/:id/grants',
    ready: async (stage) => {
      const [from, { person, stayId }] = [await bay(stage), await away(stage)];
      return { who: 'prescriber', url: `/api/guest-stays/${stayId}/grants`, payload: { issuerId: from.issuerId, consentId: await consent(stage, person.personId, from.name) } };
    },
  },
  {
    route: 'POST /api/guest-stays/:id/recalls',
    ready: async (stage) => {
      const [from, { person, stayId }] = [await bay(stage), await away(stage)];
      await stage.ask('prescriber', `/api/guest-stays/${stayId}/grants`, { issuerId: from.issuerId, consentId: await consent(stage, person.personId, from.name) });
      return { who: 'nurse', url: `/api/guest-stays/${stayId}/recalls`, payload: { why: 'back-early' } };
    },
  },
  { route: 'POST /api/guest-returns', ready: async (stage) => ({ who: 'nurse', url: '/api/guest-returns', payload: { text: await answered(stage) } }) },
  { route: 'POST /api/guest-letters', way: 'days signed over to us', ready: async (stage) => ({ who: 'nobody', url: '/api/guest-letters', payload: { text: await grantOf(stage, await bay(stage)) } }) },
  { route: 'POST /api/guest-letters', way: 'our days given back', ready: async (stage) => ({ who: 'nobody', url: '/api/guest-letters', payload: { text: await answered(stage) } }) },
  {
    route: 'POST /api/episodes/:id/guest-stays', way: 'on a grant',
    ready: async (stage) => {
      const [from, { personId, episodeId }] = [await bay(stage), await stage.clinic.addPerson()];
      return { who: 'prescriber', url: `/api/episodes/${episodeId}/guest-stays`, payload: { kind: 'visitor', fromDay: stage.day(0), toDay: stage.day(2), confirmation: { how: 'grant', text: await grantOf(stage, from), consentId: await consent(stage, personId, from.name) } } };
    },
  },
  { route: 'POST /api/guest-stays/:id/end', way: 'given back', ready: async (stage) => ({ who: 'nurse', url: `/api/guest-stays/${await visitor(stage)}/end`, payload: { reason: 'Leaves' } }) },
];
