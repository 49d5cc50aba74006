/** The record as FHIR R4: the same rows by every way, nobody else's, each look in the audit; and what it takes to let a record out. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consentRoutes } from '../consent/index.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { interopRoutes } from './index.ts';

let clinic: TestClinic;
let admin: pg.Client;
let idaId = '';
const entries = [
  { resourceType: 'Patient', id: 'ida', name: [{ given: ['Ida'], family: 'Falk' }], gender: 'female', birthDate: '1984-07-19' },
  { resourceType: 'Condition', id: 'c1', subject: { reference: 'Patient/ida' }, clinicalStatus: { coding: [{ code: 'active' }] }, code: { coding: [{ system: 'http://snomed.info/sct', code: '75544000' }] }, onsetDateTime: '2019-04' },
  ...[['o1', '2024-03-02', '44261-6', 14], ['o2', '2024-04-02', '44261-6', 9], ['o3', '2024-04-02', '8867-4', 70]].map(([id, day, code, value]) => ({ resourceType: 'Observation', id, status: 'final', subject: { reference: 'Patient/ida' }, code: { coding: [{ system: 'http://loinc.org', code }] }, effectiveDateTime: day, valueQuantity: { value } })),
];
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...interopRoutes, ...consentRoutes] });
  admin = new pg.Client({ connectionString: clinic.adminUrl });
  await admin.connect();
  const bundle = JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: entries.map((resource) => ({ resource })) });
  const kept = await clinic.as('manager', { method: 'POST', url: `/api/sites/${clinic.here.siteId}/imports`, payload: { confirm: true, source: 'elsewhere', files: [{ name: 'ida.json', text: bundle }] } });
  idaId = kept.json().people[0].id;
});
afterAll(async () => {
  await admin.end();
  await clinic.close();
});

interface Bundle { resourceType: string; total: number; link: { relation: string; url: string }[]; entry: { fullUrl: string; resource: { resourceType: string; id: string } }[] }
const get = async (url: string, who: 'nurse' | 'front_desk' | 'nobody' = 'nurse') => clinic.as(who, { url: `/fhir/R4/${url}` });
const found = async (url: string): Promise<Bundle> => {
  const answer = await get(url);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};
const ids = (bundle: Bundle): string[] => bundle.entry.map(({ resource }) => resource.id);
const audited = async (event: string): Promise<number> => Number((await admin.query(`select count(*) from audit_entries where event = $1 and $2::uuid = any(person_ids)`, [event, idaId])).rows[0].count);

describe('reading the record as FHIR', () => {
  it('says without a sign-in what it can do, and nothing that it cannot', async () => {
    const answer = await get('metadata', 'nobody');
    expect(answer.headers['content-type']).toContain('application/fhir+json');
    const statement = answer.json();
    expect([statement.resourceType, statement.fhirVersion]).toEqual(['CapabilityStatement', '4.0.1']);
    const denied: string[] = [];
    for (const { type, searchParam } of statement.rest[0].resource as { type: string; searchParam: { name: string }[] }[]) {
      for (const { name } of searchParam) {
        const value = name === 'patient' ? `Patient/${idaId}` : name.includes('date') || name === 'authored' || name === 'created' || name === 'effective-time' ? '2024-01-01' : 'x';
        const asked = await get(`${type}?${name}=${value}${type === 'Patient' ? '&name=Falk' : name === 'patient' ? '' : `&patient=${idaId}`}`);
        if (asked.statusCode !== 200) denied.push(`${type} ${name} ${asked.statusCode}`);
      }
    }
    expect(denied).toEqual([]);
  });

  it('finds the same rows by search, by read and as the whole record, and no row of anybody else (G10)', async () => {
    const whole = (await get(`Patient/${idaId}/$everything`)).json() as Bundle;
    const types = [...new Set(whole.entry.map(({ resource }) => resource.resourceType))].filter((type) => type !== 'Patient');
    for (const type of types) {
      const all = whole.entry.map(({ resource }) => resource).filter(({ resourceType }) => resourceType === type);
      expect(ids(await found(`${type}?patient=Patient/${idaId}&_count=500`))).toEqual(all.map(({ id }) => id));
      for (const resource of all) expect((await get(`${type}/${resource.id}`)).json()).toEqual(resource);
    }
    const other = (await get(`Patient/${clinic.here.personId}/$everything`)).json() as Bundle;
    for (const { resource } of other.entry) expect(JSON.stringify(resource)).not.toContain(idaId);
    expect((await get(`Patient/${clinic.other.personId}/$everything`)).statusCode).toBe(404);
    expect(ids(await found(`Observation?patient=${clinic.other.personId}`))).toEqual([]);
  });

  it('reads rows made here too, each under its own id', async () => {
    const [episode] = (await found(`EpisodeOfCare?patient=${clinic.here.personId}`)).entry;
    expect((await get(`EpisodeOfCare/${episode?.resource.id}`)).json()).toEqual(episode?.resource);
  });

  it('takes codes, dates with prefixes, several values and pages', async () => {
    const mine = `Observation?patient=${idaId}`;
    expect(ids(await found(`${mine}&code=http://loinc.org|44261-6`)).toSorted()).toEqual(['o1', 'o2']);
    expect(ids(await found(`${mine}&code=8867-4,44261-6&date=ge2024-04`)).toSorted()).toEqual(['o2', 'o3']);
    expect(ids(await found(`${mine}&date=2024-03`))).toEqual(['o1']);
    expect(ids(await found(`${mine}&date=gt2024-03-01&date=lt2024-04-01`))).toEqual(['o1']);
    expect(ids(await found(`Condition?patient=${idaId}&clinical-status=active&onset-date=2019`))).toEqual(['c1']);
    const seen: string[] = [];
    for (let next: string | undefined = `${mine}&_count=1`; next !== undefined;) {
      const page: Bundle = await found(next);
      expect(page.total).toBe(3);
      seen.push(...ids(page));
      next = page.link.find(({ relation }) => relation === 'next')?.url.split('/fhir/R4/')[1];
    }
    expect(seen.toSorted()).toEqual(['o1', 'o2', 'o3']);
    expect(ids(await found('Patient?family=fal&birthdate=1984-07-19'))).toEqual([idaId]);
  });

  it('refuses what would show more than was asked for, as an OperationOutcome', async () => {
    for (const url of ['Observation', `Observation?patient=${idaId}&value-quantity=7`, 'Patient', 'Patient?gender=female', `Observation?patient=${idaId}&_count=all`]) {
      const answer = await get(url);
      expect([url, answer.statusCode, answer.json().resourceType]).toEqual([url, 400, 'OperationOutcome']);
    }
    expect((await get('Observation/none')).json()).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ code: 'not-found' }] });
  });

  it('is for clinicians, and every look is in the audit', async () => {
    expect((await get(`Observation?patient=${idaId}`, 'front_desk')).statusCode).toBe(403);
    expect((await get(`Observation?patient=${idaId}`, 'nobody')).statusCode).toBe(401);
    const before = await audited('record searched as FHIR');
    await found(`Observation?patient=${idaId}`);
    expect(await audited('record searched as FHIR')).toBe(before + 1);
    expect(await audited('resource read as FHIR')).toBeGreaterThan(0);
  });
});

describe('taking a whole record out', () => {
  const release = (payload: object) => clinic.as('counsellor', { method: 'POST', url: `/api/people/${idaId}/record-releases`, payload });
  it('is written on the person’s own timeline, for themselves or under a consent in force, and under no other', async () => {
    expect((await release({})).json()).toMatchObject({ recipient: null });
    const consent = async (recipient: string) => (await clinic.as('counsellor', { method: 'POST', url: `/api/people/${idaId}/consents`, payload: { kind: 'sharing', recipient, purpose: 'Care goes on there', amountAndKind: 'Whole record', method: 'on_paper' } })).json().id as string;
    const harbour = await consent('Harbour Hospital');
    expect((await release({ consentId: harbour })).json()).toMatchObject({ recipient: 'Harbour Hospital' });
    await clinic.as('counsellor', { method: 'POST', url: `/api/consents/${harbour}/end`, payload: {} });
    expect((await release({ consentId: harbour })).statusCode).toBe(409);
    expect((await release({ consentId: clinic.here.personId })).statusCode).toBe(400);
    const events = await admin.query(`select kind, audience, params ->> 'recipient' as recipient from events where person_id = $1 and kind like 'interop.record-%' order by at, id`, [idaId]);
    expect(events.rows).toEqual([{ kind: 'interop.record-given', audience: 'person', recipient: null }, { kind: 'interop.record-released', audience: 'person', recipient: 'Harbour Hospital' }]);
  });
});
