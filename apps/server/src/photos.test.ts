/** The photo at the window: only a real, small, square picture is kept, without what a camera writes beside it; sealed, and shown to the care team alone. */
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawFace } from './demo/draw-face.ts';
import { dispensaryRoutes } from './dispensary/index.ts';
import { makeDosingKit } from './dispensary/testing/dosing-kit.ts';
import { exportRecord } from './interop/index.ts';
import { medicationRoutes } from './medication/index.ts';
import { sql } from './platform/scoped.ts';
import { addTestPharmacy, makeTestClinic, type TestClinic } from './platform/testing/test-clinic.ts';
import { holdKeys, newKeyText, readKeys } from './platform/vault.ts';
import { peopleRoutes, resealPhotos } from './people/index.ts';
import { readPhoto } from './people/photo-file.ts';

let clinic: TestClinic;
let admin: pg.Client;
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...peopleRoutes, ...medicationRoutes, ...dispensaryRoutes] });
  admin = new pg.Client({ connectionString: clinic.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await clinic.close();
});

const face = drawFace('somebody', { sex: 'female', ageYears: 40 });
const segment = (marker: number, body: Buffer): Buffer => Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff]), body]);
const frame = (width: number, height: number): Buffer => segment(0xc0, Buffer.from([8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0]));
const place = Buffer.from('Exif\0\0GPS 40.7,-74.0 Maker Phone 7', 'latin1');
/** The parts of a JPEG with a scan that holds stuffed bytes and a restart, an Exif head, a comment, and something behind its end. */
const jpeg = (width = 400, height = 400): Buffer => Buffer.concat([
  Buffer.from([0xff, 0xd8]), segment(0xe0, Buffer.from([0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0])), segment(0xe1, place), segment(0xfe, Buffer.from('a comment')), segment(0xdb, Buffer.alloc(65, 9)), frame(width, height), segment(0xc4, Buffer.from([0, 0xff, 0xd9, 1])),
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4]), Buffer.from([0xff, 0xd9]), Buffer.from('<script>behind the end</script>'),
]);
const webp = (width: number, height: number): Buffer => {
  const chunk = (kind: string, body: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(body.length);
    return Buffer.concat([Buffer.from(kind, 'latin1'), length, body, Buffer.alloc(body.length % 2)]);
  };
  const vp8 = Buffer.concat([Buffer.from([0, 0, 0, 0x9d, 0x01, 0x2a, width & 0xff, width >> 8, height & 0xff, height >> 8]), Buffer.alloc(9, 7)]);
  const body = Buffer.concat([chunk('VP8X', Buffer.from([0x2c, 0, 0, 0, 0, 0, 0, 0, 0, 0])), chunk('ICCP', Buffer.from('profile')), chunk('VP8 ', vp8), chunk('EXIF', place)]);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
};

describe('a sent file', () => {
  it('is kept as the picture alone: no place, no camera, no comment, nothing behind the end', () => {
    for (const [file, mediaType] of [[jpeg(), 'image/jpeg'], [webp(320, 320), 'image/webp'], [Buffer.concat([face, Buffer.from('<?php')]), 'image/png']] as const) {
      const read = readPhoto(file);
      if (typeof read === 'string') throw new Error(read);
      expect(read.mediaType).toBe(mediaType);
      expect(read.bytes.toString('latin1')).not.toMatch(/Exif|GPS|Maker|comment|script|php|profile/);
      expect(readPhoto(read.bytes)).toMatchObject({ sidePx: read.sidePx, bytes: read.bytes });
    }
  });
  it('is refused where it is no picture, not square, too large or of another size', () => {
    expect(readPhoto(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${' '.repeat(99)}</svg>`))).toBe('no picture');
    expect(readPhoto(Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(99)]))).toBe('no picture');
    expect(readPhoto(jpeg(400, 300))).toBe('not square');
    expect(readPhoto(jpeg(4000, 4000))).toBe('wrong size');
    expect(readPhoto(jpeg(64, 64))).toBe('wrong size');
    expect(readPhoto(Buffer.concat([jpeg(), Buffer.alloc(61_440)]))).toBe('too large');
    expect(readPhoto(jpeg().subarray(0, 150))).toBe('no picture');
  });
  it('is judged without a fault, whatever its bytes are', () => {
    const start = fc.constantFrom(Buffer.from([0xff, 0xd8]), face.subarray(0, 33), Buffer.from('RIFF\xff\0\0\0WEBP', 'latin1'), jpeg().subarray(0, 90), webp(320, 320).subarray(0, 40), Buffer.alloc(0));
    fc.assert(fc.property(start, fc.uint8Array({ maxLength: 300 }), (head, rest) => {
      const read = readPhoto(Buffer.concat([head, rest]));
      if (typeof read !== 'string') expect(read.bytes.length).toBeLessThanOrEqual(head.length + rest.length);
    }));
  });
});

const url = (personId: string): string => `/api/people/${personId}`;
const take = (personId: string, file: Buffer = face) => clinic.as('front_desk', { method: 'POST', url: `${url(personId)}/photos`, payload: { picture: file.toString('base64'), agreed: true } });
const none = (personId: string) => clinic.as('nurse', { method: 'POST', url: `${url(personId)}/no-photo`, payload: {} });
const picture = (personId: string) => clinic.as('nurse', { url: `${url(personId)}/photo` });

describe('the photo of a person', () => {
  it('is taken with consent, replaced by a newer one, and taken back; older notes stay', async () => {
    const { personId } = await clinic.addPerson();
    expect((await clinic.as('nurse', { url: `${url(personId)}/photos` })).json()).toEqual({ state: 'none', photoId: null, items: [] });
    expect((await clinic.as('nurse', { method: 'POST', url: `${url(personId)}/photos`, payload: { picture: face.toString('base64') } })).statusCode).toBe(400);
    expect((await take(personId)).statusCode).toBe(201);
    const second = await take(personId, drawFace('later', { sex: 'male', ageYears: 60 }));
    const shown = await picture(personId);
    expect(shown.headers['cache-control']).toBe('no-store');
    expect(shown.json()).toMatchObject({ photoId: second.json().id, mediaType: 'image/png', picture: drawFace('later', { sex: 'male', ageYears: 60 }).toString('base64') });
    expect((await none(personId)).statusCode).toBe(201);
    expect((await picture(personId)).statusCode).toBe(404);
    expect((await none(personId)).statusCode).toBe(409);
    expect((await clinic.as('front_desk', { url: `${url(personId)}/photos` })).json()).toMatchObject({ state: 'withdrawn', photoId: null, items: [{ state: 'withdrawn', notedBy: 'Test nurse' }, { state: 'taken', notedBy: 'Test front_desk' }, { state: 'taken' }] });
  });
  it('may be declined at once', async () => {
    const { personId } = await clinic.addPerson();
    expect((await none(personId)).statusCode).toBe(201);
    expect((await clinic.as('nurse', { url: `${url(personId)}/photos` })).json()).toMatchObject({ state: 'declined' });
  });
  it('is refused in words where the file is none', async () => {
    const answer = await take(clinic.here.personId, jpeg(400, 300));
    expect([answer.statusCode, answer.json().field]).toEqual([400, '/picture']);
  });
  it('is for the care team: not for auditors, administrators, the phone, pharmacies or nobody', async () => {
    const { personId } = await clinic.addPerson();
    await take(personId);
    for (const who of ['auditor', 'administrator', 'person', 'pharmacy'] as const) expect((await clinic.as(who, { url: `${url(personId)}/photo` })).statusCode, who).toBe(403);
    expect((await clinic.as('nobody', { url: `${url(personId)}/photo` })).statusCode).toBe(401);
    expect((await clinic.as('nurse', { organisation: clinic.other, url: `${url(personId)}/photo` })).statusCode).toBe(404);
    const looked = await admin.query(`select 1 from audit_entries where event = 'photo looked at' and kind = 'read' and $1 = any(person_ids)`, [personId]);
    expect(looked.rowCount).toBe(0);
    await picture(personId);
    expect((await admin.query(`select 1 from audit_entries where event = 'photo looked at' and kind = 'read' and $1 = any(person_ids)`, [personId])).rowCount).toBe(1);
  });
  it('lies sealed in the database, opens only in its own row, and no database reader sees it', async () => {
    const { personId } = await clinic.addPerson();
    const other = await clinic.addPerson();
    await take(personId);
    await take(other.personId);
    const { rows } = await admin.query<{ id: string; sealed_picture: string }>('select id, sealed_picture from person_photos where person_id = any($1)', [[personId, other.personId]]);
    expect(rows.every(({ sealed_picture: sealed }) => sealed.startsWith('k1.') && !Buffer.from(sealed, 'base64url').includes(face.subarray(40, 60)))).toBe(true);
    // The constraint that keeps a picture in its row is the seal itself: moved to another, it does not open.
    await admin.query('update person_photos set sealed_picture = $1 where id = $2', [rows[1]?.sealed_picture, rows[0]?.id]);
    const opened = await Promise.all([personId, other.personId].map(async (id) => (await picture(id)).statusCode));
    expect(opened.toSorted()).toEqual([200, 404]);
  });
});

describe('at the window', () => {
  const check = (personId: string, identifiers: readonly string[]) => clinic.as('nurse', { method: 'POST', url: `${url(personId)}/window-checks`, payload: { identifiers, identityConfirmed: true, poss: '1' } });
  it('a face agrees with a photo only where there is one', async () => {
    const { personId } = await clinic.addPerson();
    const without = await check(personId, ['photo-on-file', 'born-on']);
    expect([without.statusCode, without.json().field]).toEqual([400, '/identifiers']);
    await take(personId);
    expect((await check(personId, ['photo-on-file', 'born-on'])).statusCode).toBe(201);
    await none(personId);
    expect((await check(personId, ['photo-on-file', 'born-on'])).statusCode).toBe(400);
  });
});

describe('the whole record', () => {
  it('carries the picture open, once, as Media', async () => {
    const { personId } = await clinic.addPerson();
    await take(personId);
    await none(personId);
    const bundle = await clinic.database.scoped(clinic.here.id, (tx) => exportRecord(tx, personId, clinic.clock.now()));
    const media = (bundle?.entry ?? []).filter(({ resource }) => resource['resourceType'] === 'Media');
    expect(media.map(({ resource }) => resource['content'])).toEqual([{ contentType: 'image/png', data: face.toString('base64') }]);
    expect(JSON.stringify(bundle)).not.toContain('k1.');
    expect(JSON.stringify(bundle).split(face.toString('base64'))).toHaveLength(2);
  });
  it('keeps pictures readable when the installation’s key is changed', async () => {
    const older = newKeyText();
    holdKeys(readKeys(older) ?? []);
    const { personId } = await clinic.addPerson();
    await take(personId);
    holdKeys(readKeys(`${newKeyText()},${older}`) ?? []);
    expect(await resealPhotos(clinic.database)).toBe(1);
    expect(await resealPhotos(clinic.database)).toBe(0);
    expect((await picture(personId)).statusCode).toBe(200);
  });
});

describe('the photo at a pharmacy', () => {
  it('is shown to the pharmacy that the person agreed to, while it supplies, and to no other; by the database too', async () => {
    const uk = clinic.other;
    const kit = await makeDosingKit(clinic, uk);
    await clinic.database.scoped(uk.id, (tx) => tx.run(sql`update sites set details = '{"address": "3 Quayside", "phone": "07700 900140"}' where organisation_id = ${uk.id}`));
    await clinic.as('pharmacy', { organisation: uk, url: '/api/pharmacy/day' });
    const post = (who: 'nurse' | 'prescriber' | 'pharmacy', url: string, payload: object) => clinic.as(who, { organisation: uk, method: 'POST', url, payload });
    const pharmacyId = (await clinic.as('prescriber', { organisation: uk, url: '/api/pharmacies' })).json().items[0].id as string;
    const { personId, orderId } = await kit.addDosed();
    const asked = (agreed: boolean, to = pharmacyId) => post('nurse', `/api/people/${personId}/pharmacy-photos`, { pharmacyId: to, agreed });
    expect((await asked(true)).json().field).toBe('/pharmacyId');
    const [startOn, endOn] = [0, 5].map((days) => Temporal.PlainDate.from(kit.today()).add({ days }).toString());
    const form = { pharmacyId, startOn, endOn, supervised: true, wordings: ['closed-days', 'remaining-days', 'three-missed', 'supervise', 'separate-containers'], personAddress: '7 Harbour View', registration: 'GMC 7000001' };
    const prescriptionId = (await post('prescriber', `/api/orders/${orderId}/prescriptions`, form)).json().prescription.id as string;
    await post('nurse', `/api/people/${personId}/photos`, { picture: face.toString('base64'), agreed: true });
    const url = `/api/pharmacy/prescriptions/${prescriptionId}/photo`;
    const look = async () => (await clinic.as('pharmacy', { organisation: uk, url })).statusCode;
    const rows = (pharmacy: string) => clinic.database.scoped(uk.id, async (tx) => {
      await tx.run(sql`select set_config('fairlead.pharmacy_id', ${pharmacy}, true)`);
      return (await tx.all(sql`select id from person_photos where person_id = ${personId}`)).length;
    });
    // The photo for our own window says nothing about a pharmacy.
    expect([await look(), await rows(pharmacyId)]).toEqual([404, 0]);
    expect((await asked(true)).statusCode).toBe(201);
    const shown = await clinic.as('pharmacy', { organisation: uk, url });
    expect([shown.statusCode, shown.json().mediaType, shown.json().picture]).toEqual([200, 'image/png', face.toString('base64')]);
    const elsewhere = await addTestPharmacy(clinic.database, uk, clinic.clock.now(), 'FX777');
    expect((await clinic.app.inject({ url, headers: { cookie: await clinic.cookieOf(uk, elsewhere.accountId) } })).statusCode).toBe(404);
    expect([await rows(pharmacyId), await rows(elsewhere.pharmacyId)]).toEqual([1, 0]);
    expect((await asked(true)).statusCode).toBe(409);
    clinic.clock.moveBy(Temporal.Duration.from({ minutes: 1 }));
    expect((await asked(false)).json().items).toMatchObject([{ pharmacyId, state: 'withdrawn' }]);
    expect([await look(), await rows(pharmacyId)]).toEqual([404, 0]);
    clinic.clock.moveBy(Temporal.Duration.from({ minutes: 1 }));
    expect((await asked(true)).statusCode).toBe(201);
    expect((await post('prescriber', `/api/prescriptions/${prescriptionId}/cancellation`, { reason: 'Moves away' })).statusCode).toBe(201);
    expect([await look(), await rows(pharmacyId)]).toEqual([404, 0]);
  });
});
