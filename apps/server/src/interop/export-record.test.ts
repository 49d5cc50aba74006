/** A whole record leaves as FHIR and comes back without loss; its labels never fall (C-2, C-3). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReplyOf } from '@fairlead/contract';
import type { importRecords } from '@fairlead/contract/interop';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addOwnGoal } from '../admission/index.ts';
import { addObservation, addResponse } from '../assessment/index.ts';
import { addConsentRow, endConsentRow } from '../consent/index.ts';
import { addKit, addOffer } from '../crisis/index.ts';
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';
import { makeTestClinic, type TestClinic, type TestOrganisation } from '../platform/testing/test-clinic.ts';
import { bookAppointment } from '../schedule/index.ts';
import { exportRecord, interopRoutes, type RecordBundle } from './index.ts';
import { canonicalText } from './open-files.ts';
import { recordShapes } from './export-store.ts';

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: interopRoutes });
  await clinic.database.scoped(clinic.here.id, fill);
});
afterAll(() => clinic.close());

/** A little of everything that rooms write. */
async function fill(tx: Tx): Promise<void> {
  const { personId, episodeId, siteId, staff } = clinic.here;
  const now = clinic.clock.now();
  const at = now.toString();
  await addOwnGoal(tx, { personId, words: 'See my daughter graduate', saidBy: 'person', byAccountId: null }, now);
  await addConsentRow(tx, { personId, kind: 'treatment', method: 'on_paper', witnessedBy: staff.nurse }, now);
  const sharing = await addConsentRow(tx, { personId, kind: 'sharing', recipient: 'Dr Vale', purpose: 'shared care', amountAndKind: 'doses', method: 'on_paper', witnessedBy: staff.nurse }, now);
  await endConsentRow(tx, sharing, staff.nurse, 'asked to stop', now);
  await addKit(tx, { personId, product: 'nasal_4mg', devices: 2, trained: true, issuedBy: staff.nurse }, now);
  await addOffer(tx, personId, 'taken', staff.nurse, null, now);
  await bookAppointment(tx, { personId, episodeId, siteId, kind: 'review', title: 'Review', startsAt: now.add({ hours: 48 }).toString(), minutes: 30, modality: 'in_person', madeBy: staff.nurse }, now);
  await addObservation(tx, { personId, episodeId, code: 'pulse', at, value: 72.5, unit: '/min', byAccountId: staff.nurse, byKind: 'staff' });
  await addResponse(tx, { personId, episodeId, instrument: 'phq-2', instrumentVersion: '1', at, byAccountId: staff.nurse, byKind: 'staff', answers: { 1: 1, 2: 2 }, score: {}, total: 3, band: null, complete: true });
  const [testId, day] = [newId(), at.slice(0, 10)];
  await tx.run(sql`insert into urine_tests (organisation_id, id, person_id, episode_id, site_id, reason, panel, state, ordered_by, ordered_at) values (${tx.organisationId}, ${testId}, ${personId}, ${episodeId}, ${siteId}, 'random', array['fentanyl', 'cocaine'], 'resulted', ${staff.nurse}, ${at})`);
  await tx.run(sql`insert into urine_results (organisation_id, id, test_id, substance, method, result, resulted_at) values (${tx.organisationId}, ${newId()}, ${testId}, 'fentanyl', 'presumptive', 'negative', ${at})`);
  for (const ug of [80_000, 82_500]) {
    await tx.run(sql`insert into doses (organisation_id, id, person_id, episode_id, site_id, dosing_day, part, medicine, dose_ug, given_ug, kind, state, origin, given_at, recorded_at)
      values (${tx.organisationId}, ${newId()}, ${personId}, ${episodeId}, ${siteId}, ${day}::date, ${ug === 80_000 ? 1 : 2}, 'methadone', ${ug}, ${ug}, 'observed', 'given', 'imported', ${at}, ${at})`);
  }
}

const exported = async (organisation: TestOrganisation, personId: string): Promise<RecordBundle> => {
  const bundle = await clinic.database.scoped(organisation.id, (tx) => exportRecord(tx, personId, clinic.clock.now()));
  if (bundle === null) throw new Error('nobody');
  return bundle;
};
type Reply = ReplyOf<typeof importRecords>;
const bring = async (organisation: TestOrganisation, bundle: unknown, source?: string): Promise<Reply> => {
  const answer = await clinic.as('manager', { organisation, method: 'POST', url: `/api/sites/${organisation.siteId}/imports`, payload: { confirm: true, files: [{ name: 'record.json', text: JSON.stringify(bundle) }], ...(source === undefined ? {} : { source }) } });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
};
/** Resources by name with one person's id for another's. */
const normalised = (bundle: RecordBundle, from: string, to: string): Record<string, string> =>
  Object.fromEntries(bundle.entry.map(({ resource }) => [`${String(resource['resourceType'])}/${String(resource['id'])}`.replace(from, to), canonicalText(JSON.parse(JSON.stringify(resource).replaceAll(`Patient/${from}`, `Patient/${to}`).replaceAll(`"id":"${from}"`, `"id":"${to}"`)))]));

describe('a whole record', () => {
  it('leaves with every row, each labelled as a record under Part 2', async () => {
    const bundle = await exported(clinic.here, clinic.here.personId);
    const types = new Set(bundle.entry.map(({ resource }) => resource['resourceType']));
    for (const type of ['Patient', 'EpisodeOfCare', 'Goal', 'Consent', 'MedicationDispense', 'Appointment', 'Observation', 'MedicationAdministration', 'Basic']) expect(types).toContain(type);
    for (const { resource } of bundle.entry) {
      const codes = (resource['meta'] as { security: { code: string }[] }).security.map((each) => each.code);
      expect(codes).toEqual(expect.arrayContaining(['R', '42CFRPart2', 'NORDSCLCD']));
    }
    const ended = bundle.entry.find(({ resource }) => resource['resourceType'] === 'Consent' && resource['status'] === 'inactive');
    expect(ended).toBeDefined();
    expect(bundle.entry.filter(({ resource }) => resource['resourceType'] === 'MedicationAdministration').map(({ resource }) => (resource['dosage'] as { dose: { value: number } }).dose.value).toSorted()).toEqual([80, 82.5]);
  });

  it('comes into an empty organisation and leaves it again the same', async () => {
    const first = await exported(clinic.here, clinic.here.personId);
    const reply = await bring(clinic.other, first);
    expect(reply.counts).toMatchObject({ read: first.entry.length, kept: first.entry.length, notKept: 0 });
    const there = reply.people[0]?.id ?? '';
    const second = await exported(clinic.other, there);
    expect(normalised(second, there, clinic.here.personId)).toEqual(normalised(first, '-', '-'));
    const doses = await clinic.database.scoped(clinic.other.id, (tx) => tx.all<{ given_ug: number; origin: string }>(sql`select given_ug, origin from doses where person_id = ${there} order by part`));
    expect(doses).toEqual([{ given_ug: 80_000, origin: 'imported' }, { given_ug: 82_500, origin: 'imported' }]);
    expect((await bring(clinic.other, first)).counts).toMatchObject({ kept: 0, here: first.entry.length });
  });

  it('never brings a consent into force, nor an order', async () => {
    const found = await clinic.database.scoped(clinic.other.id, (tx) => tx.all<{ n: number }>(sql`select count(*)::int as n from consents union all select count(*)::int from orders`));
    expect(found).toEqual([{ n: 0 }, { n: 0 }]);
  });

  it('changes nothing when it comes back where it came from, and cannot change a row of it', async () => {
    const bundle = await exported(clinic.here, clinic.here.personId);
    expect((await bring(clinic.here, bundle)).counts).toEqual({ read: bundle.entry.length, kept: 0, here: bundle.entry.length, notKept: 0 });
    const forged = { ...bundle, entry: bundle.entry.map(({ resource }) => ({ resource: resource['resourceType'] === 'MedicationAdministration' ? { ...resource, dosage: { dose: { value: 800, unit: 'mg' } } } : resource })) };
    const reply = await bring(clinic.here, forged);
    expect(reply.counts).toMatchObject({ kept: 0, notKept: 2 });
    expect(reply.entries[0]?.reason?.code).toBe('row-of-ours');
  });

  it('keeps the highest label of what came in', async () => {
    const label = (code: string, system = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality') => ({ system, code });
    const reply = await bring(clinic.here, { resourceType: 'Bundle', type: 'collection', entry: [
      { resource: { resourceType: 'Patient', id: 'v', name: [{ text: 'Vee' }], meta: { security: [label('N')] } } },
      { resource: { resourceType: 'Condition', id: 'vc', subject: { reference: 'Patient/v' }, code: { text: 'HIV' }, meta: { security: [label('V'), label('HIV', 'http://terminology.hl7.org/CodeSystem/v3-ActCode')] } } },
    ] }, 'labels');
    const bundle = await exported(clinic.here, reply.people[0]?.id ?? '');
    const codes = bundle.entry.map(({ resource }) => (resource['meta'] as { security: { code: string }[] }).security.map((each) => each.code).toSorted());
    expect(codes).toEqual([['42CFRPart2', 'NORDSCLCD', 'R'], ['42CFRPart2', 'HIV', 'NORDSCLCD', 'V']]);
  });

  it('covers every table that names a person or hangs on one that does', async () => {
    const shapes = (await clinic.database.scoped(clinic.here.id, recordShapes)).map(({ table }) => table);
    for (const table of ['people', 'episodes', 'doses', 'dose_corrections', 'orders', 'order_versions', 'order_days', 'order_signatures', 'consents', 'consent_ends', 'naloxone_kits', 'naloxone_kit_ends', 'urine_tests', 'urine_results', 'responses', 'observations', 'problems']) expect(shapes).toContain(table);
    for (const table of ['audit_entries', 'sessions', 'accounts', 'journals', 'containers']) expect(shapes).not.toContain(table);
  });

  it('leaves out every table with a column that is restricted: those are asked for by a way of their own', async () => {
    const shapes = (await clinic.database.scoped(clinic.here.id, recordShapes)).map(({ table }) => table);
    const restricted = readFileSync(join(import.meta.dirname, '../../../../docs/security/data-classes.csv'), 'utf8').split('\n').filter((line) => line.endsWith(',restricted')).map((line) => line.split(',')[0]);
    expect(shapes.filter((table) => restricted.includes(table))).toEqual([]);
  });

  it('is nobody’s for an id of another organisation', async () => {
    expect(await clinic.database.scoped(clinic.other.id, (tx) => exportRecord(tx, clinic.here.personId, clinic.clock.now()))).toBeNull();
  });
});
