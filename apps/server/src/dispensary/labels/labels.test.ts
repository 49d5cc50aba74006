/** A label says everything that the law asks for, and its code knows the bottle again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { medicationRoutes } from '../../medication/index.ts';
import { sql } from '../../platform/scoped.ts';
import { makeTestClinic, type TestClinic } from '../../platform/testing/test-clinic.ts';
import { dispensaryRoutes } from '../index.ts';
import { recordedLabel, sampleLabel } from '../testing/label-samples.ts';
import { plainText } from '../../platform/paper.ts';
import { doseText, productText } from './label-parts.ts';
import { labelsPdf } from './labels-pdf.ts';
import { makeDosingKit, type DosedPerson, type DosingKit } from '../testing/dosing-kit.ts';

let clinic: TestClinic;
let kit: DosingKit;
let person: DosedPerson;
let bottles: { readonly id: string; readonly labelCode: string }[];
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes] });
  kit = await makeDosingKit(clinic);
  await clinic.database.scoped(clinic.here.id, (tx) => tx.run(sql`update sites set details = ${JSON.stringify({ address: '14 Harbor Street', phone: '555-0140' })} where organisation_id = ${clinic.here.id}`));
  person = await kit.addDosed();
  await kit.check(person.personId);
  expect((await kit.give(person)).statusCode).toBe(201);
  await kit.check(person.personId);
  const head = { noActiveUseOrConditionRaisingHarm: true, regularAttendance: true, noSeriousBehaviourProblem: true, noKnownRecentDiversion: true, safeTransportAndStorage: true, otherRelevantFactors: true };
  const decided = await clinic.as('prescriber', { method: 'POST', url: `/api/episodes/${person.episodeId}/take-home-decisions`, payload: { requestedDays: 3, factors: head, rationale: 'Works nights' } });
  expect(decided.statusCode, decided.body).toBe(201);
  const days = [1, 2, 3].map((n) => Temporal.PlainDate.from(kit.today()).add({ days: n }).toString());
  const issued = await clinic.as('nurse', { method: 'POST', url: `/api/orders/${person.orderId}/take-home`, headers: { 'if-match': '1' }, payload: { dosingDays: days, containerId: kit.containerId } });
  expect(issued.statusCode, issued.body).toBe(201);
  bottles = issued.json().bottles;
});
afterAll(() => clinic.close());

const scan = (code: string, personId?: string): ReturnType<TestClinic['as']> => clinic.as('nurse', { method: 'POST', url: '/api/bottle-scans', payload: { code, ...(personId === undefined ? {} : { personId }) } });

describe('labels', () => {
  it('come as PDF, a page of 57 by 32 mm for each bottle that is out, or on A4', async () => {
    const roll = (await clinic.as('nurse', { url: `/api/people/${person.personId}/take-home-labels?paper=roll` })).json() as { base64: string; labels: number };
    expect(roll.labels).toBe(3);
    const text = Buffer.from(roll.base64, 'base64').toString('latin1');
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(text.match(/\/MediaBox \[0 0 161\.5\d+ 90\.7\d+\]/g)).toHaveLength(3);
    const sheet = (await clinic.as('nurse', { url: `/api/people/${person.personId}/take-home-labels?paper=a4&bottles=${bottles[0]?.id ?? ''}` })).json() as { base64: string; labels: number };
    expect(sheet.labels).toBe(1);
    expect(Buffer.from(sheet.base64, 'base64').toString('latin1')).toContain('595.28 841.89');
    expect((await clinic.as('counsellor', { url: `/api/people/${person.personId}/take-home-labels?paper=roll` })).statusCode).toBe(403);
  });

  it('never cut the dose short, and show what would turn a line round as a mark', async () => {
    expect(doseText({ dose_ug: 112_500, ug_per_ml: 10_000, contents: [], language: 'es', form: 'liquid' })).toBe('112.5 mg = 11.25 mL');
    const lot = { lot: 'A', expiresOn: '2030-01-01' };
    const films = { dose_ug: 18_000, ug_per_ml: null, form: 'film', contents: [{ ugPerUnit: 8000, ug: 8000, ...lot }, { ugPerUnit: 8000, ug: 8000, ...lot, lot: 'B' }, { ugPerUnit: 2000, ug: 2000, ...lot }] } as const;
    expect(doseText({ ...films, language: 'en' })).toBe('18 mg = 2 films of 8 mg + 1 film of 2 mg');
    expect(doseText({ ...films, language: 'es' })).toBe('18 mg = 2 láminas de 8 mg + 1 lámina de 2 mg');
    expect(plainText('Kit\u202Egnol\u200B')).toBe('Kit\uFFFDgnol\uFFFD');
    expect(productText({ product: 'Methadone concentrate', ug_per_ml: 10_000, language: 'en' })).toBe('Methadone concentrate 10 mg/mL');
    expect(productText({ product: 'Methadone oral solution 1 mg/ml', ug_per_ml: 1000, language: 'en-GB' })).toBe('Methadone oral solution 1 mg/ml');
    expect(productText({ product: 'Film 8 mg/2 mg + Film 2 mg/0.5 mg', ug_per_ml: null, language: 'en' })).toBe('Film 8 mg/2 mg + 2 mg/0.5 mg');
    expect(productText({ product: 'Subutex 8 mg + Buprenorphine 8 mg', ug_per_ml: null, language: 'en' })).toBe('Subutex 8 mg + Buprenorphine 8 mg');
  });

  it('keep name, dose and day whole within the label, whatever they are, with the day the largest', () => {
    const long = { ...sampleLabel, given_name: 'Maximiliana-Theodora', family_name: 'Featherstonehaugh-B' };
    const films = { ...sampleLabel, form: 'film', ug_per_ml: null, parts: 2, part: 1, dose_ug: 22_000, product: 'Film 8 mg/2 mg + Film 4 mg/1 mg + Film 2 mg/0.5 mg', contents: [8000, 4000, 2000].map((unit) => ({ ugPerUnit: unit, ug: unit === 8000 ? 16_000 : unit, lot: 'A', expiresOn: '2030-01-01' })) } as const;
    const huge = { ...sampleLabel, dose_ug: 123_456_789, product: 'P'.repeat(200), contents: [{ ugPerUnit: null, ug: 1, lot: 'L'.repeat(60), expiresOn: '2030-01-01' }], given_name: 'N'.repeat(200), family_name: 'Łę', site_name: 'S'.repeat(200), address: 'A'.repeat(300), prescriber: 'D'.repeat(200) };
    for (const size of ['small', 'large'] as const) {
      for (const row of [sampleLabel, long, films, huge, { ...films, language: 'es' as const }]) {
        const { texts, outside } = recordedLabel(row, size);
        expect(outside, `${size} ${row.given_name.slice(0, 20)}`).toEqual([]);
        expect(texts.map(({ text }) => text)).toContain(`${row.given_name} ${row.family_name}`);
        expect(texts.filter(({ text }) => text.includes('…'))).toEqual([]);
        const largest = texts.toSorted((one, other) => other.size - one.size)[0];
        expect(largest?.white, `${size}: ${largest?.text ?? ''} is larger than the day`).toBe(true);
      }
      const { texts } = recordedLabel(films, size);
      expect(texts.map(({ text }) => text).join('\n')).toContain('2 films of 8 mg + 1 film of 4 mg + 1 film of 2 mg');
      expect(texts.some(({ text }) => text.includes('Part 1 of 2'))).toBe(true);
    }
  });

  it('say three pictures in words on 100 by 62 mm alone, with what the law asks for on both', () => {
    const said = (size: 'small' | 'large', row = sampleLabel): string => recordedLabel(row, size).texts.map(({ text }) => text).join('\n');
    expect(said('large')).toMatch(/By mouth, on this day\nKeep locked up\nCan kill a child/);
    expect(said('large', { ...sampleLabel, form: 'film', ug_per_ml: null })).toContain('Under the tongue, this day');
    expect(said('large')).toContain('Raised dot here');
    expect(said('small')).not.toContain('By mouth, on this day');
    for (const size of ['small', 'large'] as const) {
      const us = said(size);
      for (const must of ['Harbor Street', '14 Harbor Street', '555-0140', 'Federal law prohibits', 'Dana Osei', '2026-02-10', '4F7C21A0B9', 'Keep locked up, out of reach and sight of children.', 'K7QW 2M9Z D4TB 8R3X', 'Methadone oral solution 1 mg/mL']) expect(us, must).toContain(must);
      const uk = said(size, { ...sampleLabel, country: 'UK' });
      expect(uk).toContain('out of the reach and sight of children');
      expect(uk).toContain('call 999');
    }
  });

  it('come in the size that the site chose', async () => {
    const chosen = (labels: string): Promise<number> => clinic.database.scoped(clinic.here.id, (tx) => tx.run(sql`update sites set details = details || ${JSON.stringify({ labels })}::jsonb where organisation_id = ${clinic.here.id}`));
    await chosen('large');
    const roll = (await clinic.as('nurse', { url: `/api/people/${person.personId}/take-home-labels?paper=roll` })).json() as { base64: string };
    expect(Buffer.from(roll.base64, 'base64').toString('latin1').match(/\/MediaBox \[0 0 283\.4\d+ 175\.7\d+\]/g)).toHaveLength(3);
    await chosen('small');
    const sheet = await labelsPdf(Array.from({ length: 9 }, () => sampleLabel), 'a4', 'large');
    expect(sheet.toString('latin1').match(/595\.28 841\.89/g)).toHaveLength(2);
  });

  it('know a bottle again, say when it is somebody else’s, and settle it once', async () => {
    const [bottle] = bottles;
    expect(bottle?.labelCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
    const code = bottle?.labelCode ?? '';
    expect((await scan(`${code.slice(0, 4)} ${code.slice(4).toLowerCase()}`, person.personId)).json()).toMatchObject({ found: 'theirs', bottleId: bottle?.id, personId: person.personId });
    expect((await scan(code, clinic.here.personId)).json()).toMatchObject({ found: 'somebody-elses' });
    expect((await scan('ZZZZZZZZZZZZZZZZ')).statusCode).toBe(400);
    expect((await clinic.as('nurse', { method: 'POST', url: `/api/bottles/${bottle?.id ?? ''}/return`, payload: { state: 'returned-empty' } })).statusCode).toBe(201);
    expect((await scan(code, person.personId)).json()).toMatchObject({ found: 'settled', state: 'returned-empty', settledBy: 'Test nurse' });
    expect((await clinic.as('nurse', { method: 'POST', url: `/api/bottles/${bottle?.id ?? ''}/return`, payload: { state: 'returned-empty' } })).statusCode).toBe(409);
  });
});
