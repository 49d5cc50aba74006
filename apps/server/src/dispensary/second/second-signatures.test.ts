/** The second person signs on their own device: asked, shown, signed or not; and nothing stands anywhere before. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import pg from 'pg';
import type { Role } from '@fairlead/contract';
import { dispensaryRoutes, endSecondAsks } from '../index.ts';
import { medicationRoutes } from '../../medication/index.ts';
import { makeTestClinic, type TestClinic } from '../../platform/testing/test-clinic.ts';
import { sql } from '../../platform/scoped.ts';
import { answers, makeDosingKit, type DosingKit } from '../testing/dosing-kit.ts';

let clinic: TestClinic;
let kit: DosingKit;
let admin: pg.Client;
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes] });
  kit = await makeDosingKit(clinic);
  admin = new pg.Client({ connectionString: clinic.adminUrl });
  await admin.connect();
  // Everybody is signed in: whoever asks is offered them first.
  for (const role of ['nurse', 'pharmacist', 'prescriber'] as const) await clinic.as(role, { url: '/api/second-signatures' });
});
afterAll(async () => {
  await admin.end();
  await clinic.close();
});

type Reply = Awaited<ReturnType<TestClinic['as']>>;
type Body = Readonly<Record<string, unknown>>;
const site = (): string => clinic.here.siteId;
const ask = (act: string, params: Body, body: Body, more: Body = {}, who: Role = 'nurse'): Promise<Reply> =>
  clinic.as(who, { method: 'POST', url: `/api/sites/${site()}/second-signatures`, payload: { act, of: clinic.here.staff.pharmacist, params, body, ...more } });
const answer = (id: string, what: 'signature' | 'refusal' | 'end', payload: Body, who: Role): Promise<Reply> => clinic.as(who, { method: 'POST', url: `/api/second-signatures/${id}/${what}`, payload });
const sign = (one: { readonly id: string; readonly hash: string }, who: Role = 'pharmacist'): Promise<Reply> => answer(one.id, 'signature', { hash: one.hash }, who);
const read = async (id: string, who: Role = 'nurse') => (await clinic.as(who, { url: `/api/second-signatures/${id}` })).json();
const balance = async (): Promise<number> => (await clinic.as('nurse', { url: `/api/sites/${site()}/stock` })).json().items.find((row: { id: string }) => row.id === kit.containerId).balanceUg;
const journals = async (): Promise<number> => (await clinic.database.scoped(clinic.here.id, (tx) => tx.one<{ n: number }>(sql`select count(*) as n from journals where organisation_id = ${clinic.here.id}`)))?.n ?? 0;
const tasks = async (): Promise<readonly { kind: string; assignee_id: string; state: string; outcome: string | null }[]> => clinic.database.scoped(clinic.here.id, (tx) => tx.all(sql`select kind, assignee_id, state, outcome from tasks where organisation_id = ${clinic.here.id} and kind = 'dispensary.sign-as-second' order by created_at desc, id desc`));
let spill = 0;
beforeEach(() => { spill += 1; });
const waste = (amountUg = 2_000): Promise<Reply> => ask('waste', { id: kit.containerId }, { amountUg, reason: `Spilled, number ${spill}` });
const asked = async (reply: Promise<Reply>) => {
  const got = await reply;
  expect(got.statusCode, got.body).toBe(201);
  return got.json() as { id: string; hash: string; shown: Record<string, unknown>; state: string };
};

describe('a second signature that is asked for', () => {
  it('shows exactly what is signed, writes nothing before, and is written as the two of it when the second signs', async () => {
    const [before, moved] = [await balance(), await journals()];
    const offered = (await clinic.as('nurse', { url: `/api/sites/${site()}/second-signers` })).json();
    expect(offered.items.map(({ name, here }: { name: string; here: boolean }) => [name, here])).toEqual([['Test pharmacist', true], ['Test prescriber', true]]);
    const one = await asked(waste());
    expect(one).toMatchObject({ act: 'waste', state: 'asked', askedBy: 'Test nurse', askedOf: 'Test pharmacist', shown: { person: null, photoId: null, said: { amountUg: 2000, reason: `Spilled, number ${spill}` } } });
    expect(one.shown['lines']).toEqual([
      { account: 'container', product: expect.stringContaining('Methadone'), lot: 'L1', expiresOn: '2029-01-31', container: 'Window 1000', amountUg: -2000 },
      { account: 'waste', product: expect.stringContaining('Methadone'), lot: 'L1', expiresOn: '2029-01-31', container: null, amountUg: 2000 },
    ]);
    expect([await balance(), await journals()]).toEqual([before, moved]);
    const theirs = (await clinic.as('pharmacist', { url: '/api/second-signatures' })).json();
    expect(theirs.toSign.map(({ id }: { id: string }) => id)).toContain(one.id);
    expect((await tasks())[0]).toMatchObject({ assignee_id: clinic.here.staff.pharmacist, state: 'open' });
    expect((await sign(one)).json()).toMatchObject({ state: 'signed' });
    expect(await balance()).toBe(before - 2000);
    expect((await tasks())[0]).toMatchObject({ state: 'done', outcome: 'signed' });
    const [line] = (await clinic.as('nurse', { url: `/api/containers/${kit.containerId}/ledger?limit=1` })).json().items;
    expect(line).toMatchObject({ kind: 'waste', author: 'Test nurse', witness: 'Test pharmacist', amountUg: -2000 });
    // The first's screen goes on with the reply that its own press would have had; the second reads none.
    expect((await read(one.id)).answer.reply).toMatchObject({ id: kit.containerId, balanceUg: before - 2000 });
    expect((await read(one.id, 'pharmacist')).answer).toBeUndefined();
    expect((await sign(one)).statusCode).toBe(409);
    expect(await journals()).toBe(moved + 1);
    const audit = await clinic.database.scoped(clinic.here.id, (tx) => tx.all<{ event: string; account_id: string }>(sql`select event, account_id from audit_entries where organisation_id = ${clinic.here.id} and (details ->> 'secondId') = ${one.id} and kind = 'write' order by at, event`));
    expect(audit.map(({ event, account_id: who }) => [event, who === clinic.here.staff.nurse ? 'first' : 'second'])).toEqual(expect.arrayContaining([['second signature asked for', 'first'], ['stock wasted', 'first'], ['signed as the second', 'second']]));
  });

  it('is no business of anybody else, and never one’s own', async () => {
    const one = await asked(waste());
    expect((await clinic.as('prescriber', { url: `/api/second-signatures/${one.id}` })).statusCode).toBe(404);
    expect([(await sign(one, 'prescriber')).statusCode, (await sign(one, 'nurse')).statusCode, (await answer(one.id, 'end', {}, 'pharmacist')).statusCode]).toEqual([404, 404, 404]);
    expect((await ask('waste', { id: kit.containerId }, { amountUg: 1000, reason: 'x' }, { of: clinic.here.staff.nurse })).statusCode).toBe(400);
    expect((await ask('waste', { id: kit.containerId }, { amountUg: 1000, reason: 'x' }, { of: clinic.here.staff.counsellor })).statusCode).toBe(400);
    expect((await ask('difference', { id: kit.containerId }, { explanation: 'x' })).statusCode).toBe(403);
    await expect(admin.query('update second_signatures set asked_of = asked_by where id = $1', [one.id])).rejects.toThrow(/a_second_signature_is_somebody_elses/);
    await expect(admin.query(`update second_signatures set state = 'signed', ended_at = asked_at, confirmation_id = (select id from confirmations limit 1) where id = $1`, [one.id])).rejects.toThrow(/one_confirmation_a_signature/);
    await answer(one.id, 'end', {}, 'nurse');
  });

  it('wants a fresh factor, and the very content that was on the screen', async () => {
    const one = await asked(waste());
    expect((await answer(one.id, 'signature', { hash: '0'.repeat(64) }, 'pharmacist')).statusCode).toBe(412);
    await clinic.database.scoped(clinic.here.id, (tx) => tx.run(sql`update sessions set factor_at = ${clinic.clock.real().subtract({ minutes: 6 }).toString()} where organisation_id = ${clinic.here.id} and account_id = ${clinic.here.staff.pharmacist}`));
    const stale = await sign(one);
    expect([stale.statusCode, stale.json().type]).toEqual([401, '/problems/factor-needed']);
    await clinic.database.scoped(clinic.here.id, (tx) => tx.run(sql`update sessions set factor_at = ${clinic.clock.real().toString()} where organisation_id = ${clinic.here.id} and account_id = ${clinic.here.staff.pharmacist}`));
    expect((await sign(one)).json().state).toBe('signed');
  });

  it('is refused with a reason, is taken back, or ends by itself; nothing is written by any of it', async () => {
    const before = await balance();
    const one = await asked(waste());
    expect((await waste()).statusCode, 'the same is not asked for twice').toBe(409);
    expect((await answer(one.id, 'refusal', { reason: ' ' }, 'pharmacist')).statusCode).toBe(400);
    expect((await answer(one.id, 'refusal', { reason: 'I did not see it' }, 'pharmacist')).json()).toMatchObject({ state: 'declined', reason: 'I did not see it' });
    const two = await asked(waste());
    expect((await answer(two.id, 'end', {}, 'nurse')).json().state).toBe('taken-back');
    expect((await sign(two)).statusCode).toBe(409);
    const three = await asked(waste());
    const later = clinic.clock.now().add({ minutes: 16 });
    await clinic.database.scoped(clinic.here.id, (tx) => endSecondAsks(tx, later));
    expect(await read(three.id)).toMatchObject({ ask: { state: 'ended' } });
    expect((await sign(three)).statusCode).toBe(409);
    expect((await tasks())[0]).toMatchObject({ state: 'done', outcome: 'ended' });
    expect(await balance()).toBe(before);
  });

  it('signed and taken back at once: one of the two holds, and the ledger says the same', async () => {
    for (const round of [1, 2, 3, 4]) {
      const before = await balance();
      const one = await asked(waste(1000 + round));
      const [signed, back] = await Promise.all([sign(one), answer(one.id, 'end', {}, 'nurse')]);
      expect([signed.statusCode, back.statusCode].toSorted()).toEqual([201, 409]);
      const { ask: { state } } = await read(one.id);
      expect(state).toBe(signed.statusCode === 201 ? 'signed' : 'taken-back');
      expect(await balance()).toBe(state === 'signed' ? before - 1000 - round : before);
    }
  });

  it('the same press twice is one ask and one signature', async () => {
    const key = { 'idempotency-key': 'asked-twice-0001' };
    const payload = { act: 'waste', of: clinic.here.staff.pharmacist, params: { id: kit.containerId }, body: { amountUg: 3000, reason: 'Twice' } };
    const [a, b] = await Promise.all([1, 2].map(() => clinic.as('nurse', { method: 'POST', url: `/api/sites/${site()}/second-signatures`, payload, headers: key })));
    expect(a?.json().id).toBe(b?.json().id);
    const moved = await journals();
    const one = a?.json() as { id: string; hash: string };
    const twice = await Promise.all([1, 2].map(() => clinic.as('pharmacist', { method: 'POST', url: `/api/second-signatures/${one.id}/signature`, payload: { hash: one.hash }, headers: { 'idempotency-key': 'signed-twice-0001' } })));
    expect(twice.map((each) => each.json().state)).toEqual(['signed', 'signed']);
    expect(await journals()).toBe(moved + 1);
  });
});

describe('what changed in between', () => {
  it('is never written blindly: where other lines would be written the ask ends, and has to be asked for again', async () => {
    const one = await asked(waste());
    const before = await balance();
    await admin.query('update containers set label = $1 where id = $2', ['Another label', kit.containerId]);
    expect((await sign(one)).json().state).toBe('changed');
    await admin.query('update containers set label = $1 where id = $2', ['Window 1000', kit.containerId]);
    expect(await balance()).toBe(before);
  });

  it('is decided again: what the container no longer holds is not wasted, and the first reads why', async () => {
    const product = await clinic.as('nurse', { method: 'POST', url: `/api/sites/${site()}/stock`, payload: { productId: kit.productId, lot: 'L2', expiresOn: '2029-01-31', label: 'Small', amountUg: 5000, place: 'safe' } });
    const id = product.json().id as string;
    expect((await ask('waste', { id }, { amountUg: 6000, reason: 'Too much' })).statusCode, 'what cannot be done is not asked for').toBe(409);
    const [a, b] = [await asked(ask('waste', { id }, { amountUg: 4000, reason: 'First' })), await asked(ask('waste', { id }, { amountUg: 4000, reason: 'Second' }))];
    expect((await sign(a)).json().state).toBe('signed');
    expect((await sign(b)).json().state).toBe('refused');
    expect((await read(b.id)).answer).toMatchObject({ status: 409, detail: expect.stringContaining('1 mg') });
  });

  it('a first whose account is shut meanwhile signs nothing', async () => {
    const one = await asked(waste());
    const shut = (state: string) => clinic.database.scoped(clinic.here.id, (tx) => tx.run(sql`update accounts set state = ${state} where organisation_id = ${clinic.here.id} and id = ${clinic.here.staff.nurse}`));
    await shut('disabled');
    expect((await sign(one)).json().state).toBe('refused');
    await shut('active');
  });
});

/** The chunks of a square PNG; what it shows does not matter here. */
function png(sidePx: number): Buffer {
  const chunk = (kind: string, body: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return Buffer.concat([length, Buffer.from(kind, 'latin1'), body, Buffer.alloc(4)]);
  };
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  head.writeUInt32BE(sidePx, 0);
  head.writeUInt32BE(sidePx, 4);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', Buffer.from([1, 2, 3])), chunk('IEND', Buffer.alloc(0))]);
}

describe('a photo of what was wasted', () => {
  it('is sealed, shown to the second and in the books, tied to one movement, and opened for nobody else', async () => {
    const face = png(256);
    const keep = (picture: Buffer, who: Role = 'nurse') => clinic.as(who, { method: 'POST', url: `/api/sites/${site()}/waste-photos`, payload: { picture: picture.toString('base64') } });
    expect((await keep(Buffer.from('no picture at all, only words that somebody sent'))).statusCode).toBe(400);
    const photoId = (await keep(face)).json().id as string;
    expect((await admin.query<{ sealed_picture: string }>('select sealed_picture from waste_photos where id = $1', [photoId])).rows[0]?.sealed_picture).toMatch(/^k1\./);
    const one = await asked(ask('waste', { id: kit.containerId }, { amountUg: 7000, reason: 'The bottle broke', photoId }));
    expect(one.shown['photoId']).toBe(photoId);
    const seen = await clinic.as('pharmacist', { url: `/api/waste-photos/${photoId}` });
    expect(seen.json()).toMatchObject({ mediaType: 'image/png', takenBy: 'Test nurse' });
    for (const who of ['counsellor', 'front_desk', 'administrator', 'person', 'pharmacy'] as const) expect((await clinic.as(who, { url: `/api/waste-photos/${photoId}` })).statusCode).toBe(403);
    expect((await clinic.as('pharmacist', { organisation: clinic.other, url: `/api/waste-photos/${photoId}` })).statusCode).toBe(404);
    expect((await sign(one)).json().state).toBe('signed');
    const [line] = (await clinic.as('auditor', { url: `/api/containers/${kit.containerId}/ledger?limit=1` })).json().items;
    expect(line.photoId).toBe(photoId);
    expect((await ask('waste', { id: kit.containerId }, { amountUg: 1000, reason: 'Again', photoId })).statusCode).toBe(400);
    expect((await ask('waste', { id: kit.containerId }, { amountUg: 1000, reason: 'Not mine', photoId: (await keep(face, 'prescriber')).json().id })).statusCode).toBe(400);
  });
});

describe('every act that two sign', () => {
  it('takes the same way: a dose given in part, its correction, a difference, an inventory, a disposal', async () => {
    const person = await kit.addDosed();
    await kit.check(person.personId);
    const dose = await asked(ask('dose', { id: person.orderId }, { dosingDay: kit.today(), part: 1, doseUg: 20_000, state: 'partial', givenUg: 12_000, acknowledged: answers }, { ifMatch: '"1"' }));
    expect(dose.shown).toMatchObject({ person: { name: expect.any(String), number: expect.stringMatching(/^FL-/) }, said: { doseUg: 20_000, givenUg: 12_000, state: 'partial' } });
    expect((await sign(dose)).json().state).toBe('signed');
    const given = (await read(dose.id)).answer.reply.dose;
    expect(given).toMatchObject({ state: 'partial', takenUg: 12_000, givenBy: 'Test nurse' });
    const correction = await asked(ask('correction', { id: given.id }, { kind: 'amount', givenUg: 10_000, reason: 'Spat some out' }));
    expect((correction.shown['lines'] as { amountUg: number }[]).map(({ amountUg }) => amountUg).toSorted((a, b) => a - b)).toEqual([-2000, 2000]);
    expect((await sign(correction)).json().state).toBe('signed');
    const counted = (await clinic.as('nurse', { method: 'POST', url: `/api/containers/${kit.containerId}/counts`, payload: { countedUg: (await balance()) - 500 } })).json();
    const difference = await asked(ask('difference', { id: counted.discrepancyId }, { explanation: 'Left in the measure' }, { of: clinic.here.staff.prescriber }, 'pharmacist'));
    expect((await sign(difference, 'prescriber')).json().state).toBe('signed');
    for (const each of (await clinic.as('nurse', { url: `/api/sites/${site()}/stock` })).json().items) await clinic.as('nurse', { method: 'POST', url: `/api/containers/${each.id}/counts`, payload: { countedUg: each.balanceUg } });
    const inventory = await asked(ask('inventory', { id: site() }, { moment: 'close' }));
    expect(inventory.shown['lines']).toEqual(expect.arrayContaining([expect.objectContaining({ account: 'counted', container: 'Window 1000', amountUg: await balance() })]));
    expect((await sign(inventory)).json().state).toBe('signed');
    const disposal = await asked(ask('disposal', { id: site() }, { kind: 'destroyed', lines: [{ containerId: kit.containerId, ug: 1000 }], reason: 'Old', place: 'Safe room', method: 'Binder', nonRetrievable: true }));
    expect((await sign(disposal)).json().state).toBe('signed');
    expect((await clinic.as('nurse', { url: `/api/sites/${site()}/ledger-check` })).json().differs).toEqual([]);
  });
});
