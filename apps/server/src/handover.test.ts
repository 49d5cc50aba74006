import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aftercareRoutes, letterOf, type HandoverContent } from './aftercare/index.ts';
import { consentRoutes } from './consent/index.ts';
import { crisisRoutes } from './crisis/index.ts';
import { dispensaryRoutes } from './dispensary/index.ts';
import { makeDosingKit, type DosingKit } from './dispensary/testing/dosing-kit.ts';
import { addManyDosed } from './dispensary/testing/many-people.ts';
import { medicationRoutes } from './medication/index.ts';
import { sql } from './platform/scoped.ts';
import { makeTestClinic, type TestClinic } from './platform/testing/test-clinic.ts';

let clinic: TestClinic;
let kit: DosingKit;
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes, ...crisisRoutes, ...consentRoutes, ...aftercareRoutes] });
  kit = await makeDosingKit(clinic);
});
afterAll(() => clinic.close());

const post = (url: string, payload: object, who: 'nurse' | 'prescriber' | 'counsellor' = 'nurse') => clinic.as(who, { method: 'POST', url, payload });
const hospital = { place: 'hospital', otherName: 'Saint Anne Hospital', otherPerson: 'Dr Ruiz', otherPhone: '617 555 0170' };
const share = async (personId: string): Promise<string> => (await post(`/api/people/${personId}/consents`, { kind: 'sharing', recipient: 'Saint Anne Hospital', purpose: 'Treatment', amountAndKind: 'Medicine, doses, risks', method: 'on_screen' })).json().id;
const contentOf = async (id: string): Promise<{ row: never; content: HandoverContent }> => {
  const row = await clinic.database.scoped(clinic.here.id, (tx) => tx.one<{ content: HandoverContent }>(sql`select h.*, 'Ana' as by from institution_handovers h where h.id = ${id}`));
  if (row === null) throw new Error('no handover');
  return { row: row as never, content: row.content };
};
const daysBack = (days: number): string => Temporal.PlainDate.from(kit.today()).subtract({ days }).toString();

describe('going to hospital or prison', () => {
  it('tells nothing without a consent in force, and names the exception of an emergency', async () => {
    const person = await kit.addDosed();
    const url = `/api/people/${person.personId}/handovers`;
    expect((await post(url, { ...hospital, basis: 'consent' })).json()).toMatchObject({ status: 400, field: '/consentId' });
    expect((await post(url, { ...hospital, basis: 'direct-care' })).json()).toMatchObject({ status: 400, field: '/basis' });
    expect((await post(url, { ...hospital, basis: 'emergency' })).json()).toMatchObject({ status: 400, field: '/emergencyNature' });
    const consentId = await share(person.personId);
    await post(`/api/consents/${consentId}/end`, {});
    const ended = await post(url, { ...hospital, basis: 'consent', consentId });
    expect(ended.statusCode, ended.body).toBe(409);
    expect(ended.json().decision.reasons).toContain('CONSENT_REVOKED');
    const emergency = await post(url, { ...hospital, basis: 'emergency', emergencyNature: 'Brought in unconscious' });
    expect(emergency.statusCode, emergency.body).toBe(201);
    expect(emergency.json().decision.reasons).toContain('RECORD_EMERGENCY_DISCLOSURE');
    expect((await post(url, { ...hospital, basis: 'emergency', emergencyNature: 'Overdose' }, 'counsellor')).statusCode).toBe(403);
    expect((await clinic.as('nurse', { url })).json()).toMatchObject({ regime: '42CFR2', items: [{ direction: 'out', basis: 'emergency', emergencyNature: 'Brought in unconscious' }] });
  });

  it('tells medicine, last doses with times, bottles, kit and risks, with the notice, and keeps it as it stood', async () => {
    const person = await kit.addDosed();
    await kit.check(person.personId);
    const given = await kit.give(person);
    expect(given.statusCode, given.body).toBe(201);
    await post(`/api/people/${person.personId}/naloxone-kits`, { product: 'nasal_4mg', devices: 2, trained: true });
    const told = await post(`/api/people/${person.personId}/handovers`, { ...hospital, basis: 'consent', consentId: await share(person.personId), note: 'Allergic to latex gloves' });
    expect(told.statusCode, told.body).toBe(201);
    const { row, content } = await contentOf(told.json().id);
    const letter = letterOf(row, content, 'en').flatMap(({ head, lines }) => [head, ...lines]).join('\n');
    for (const part of ['Saint Anne Hospital, Dr Ruiz', '20 mg a day', 'methadone 20 mg, seen', '1 packs', 'Allergic to latex gloves', 'Call us before the first dose', 'Disclosed with the written consent', '42 CFR part 2 prohibits unauthorized use or disclosure of these records.']) expect(letter).toContain(part);
    expect(letterOf(row, content, 'es').flatMap(({ lines }) => lines).join('\n')).toContain('Llamen antes de la primera dosis');
    clinic.clock.moveBy(Temporal.Duration.from('P1D'));
    expect((await contentOf(told.json().id)).content.doses).toHaveLength(1);
    const paper = (await clinic.as('nurse', { url: `/api/handovers/${told.json().id}/letter` })).json();
    expect(Buffer.from(paper.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    expect((await clinic.as('nurse', { organisation: clinic.other, url: `/api/handovers/${told.json().id}/letter` })).statusCode).toBe(404);
    const log = (await clinic.as('manager', { url: `/api/people/${person.personId}/access-log` })).json().items as { event: string }[];
    expect(log.map(({ event }) => event)).toContain('record told to a hospital or prison');
  });

  it('is shared for direct care in the UK, where no consent of Part 2 is asked', async () => {
    const { personId } = await clinic.addPerson(clinic.other);
    const told = await clinic.as('nurse', { organisation: clinic.other, method: 'POST', url: `/api/people/${personId}/handovers`, payload: { ...hospital, basis: 'direct-care' } });
    expect(told.statusCode, told.body).toBe(201);
  });
});

describe('coming back', () => {
  it('counts confirmed doses for the days without, and opens the weeks in which an old amount can kill', async () => {
    const person = await kit.addDosed();
    await kit.check(person.personId);
    expect((await kit.give(person)).statusCode).toBe(201);
    clinic.clock.moveBy(Temporal.Duration.from('P5D'));
    const ticket = async () => (await clinic.as('nurse', { url: `/api/people/${person.personId}/ticket` })).json();
    expect((await ticket()).missedDays).toBe(4);
    const back = await post(`/api/people/${person.personId}/returns`, { ...hospital, basis: 'call-back', leftOn: daysBack(1), doses: [4, 3, 2, 1].map((days) => ({ dosingDay: daysBack(days), doseUg: 20_000 })) });
    expect(back.statusCode, back.body).toBe(201);
    expect(back.json().doses).toBe(4);
    expect((await ticket()).missedDays).toBe(0);
    const risk = (await clinic.as('nurse', { url: `/api/people/${person.personId}/risk` })).json();
    expect(risk).toMatchObject({ tier: 'red', because: expect.arrayContaining(['left_hospital']) });
  });

  it('counts nothing that nobody confirmed, nor a day after they left, nor a day twice', async () => {
    const person = await kit.addDosed();
    clinic.clock.moveBy(Temporal.Duration.from('P3D'));
    const url = `/api/people/${person.personId}/returns`;
    const dose = { dosingDay: daysBack(2), doseUg: 20_000 };
    expect((await post(url, { ...hospital, basis: 'not-confirmed', leftOn: daysBack(1), doses: [dose] })).json()).toMatchObject({ status: 400, field: '/basis' });
    expect((await post(url, { ...hospital, basis: 'letter', leftOn: daysBack(3), doses: [dose] })).json()).toMatchObject({ status: 400, field: '/doses' });
    expect((await post(url, { ...hospital, basis: 'letter', leftOn: daysBack(1), doses: [dose, dose] })).json()).toMatchObject({ status: 400, field: '/doses' });
    expect((await post(url, { place: 'hospital', otherName: 'Saint Anne', basis: 'call-back', leftOn: daysBack(1), doses: [] })).json()).toMatchObject({ status: 400, field: '/otherPerson' });
  });

  it('ends agreed days away with these doses, and a release from prison opens its watch', async () => {
    const person = await kit.addDosed();
    expect((await post(`/api/episodes/${person.episodeId}/guest-stays`, { kind: 'away', fromDay: kit.today(), toDay: daysBack(-5), clinic: 'County Jail', phone: '617 555 0180' }, 'prescriber')).statusCode).toBe(201);
    clinic.clock.moveBy(Temporal.Duration.from('P2D'));
    const prison = { place: 'prison', otherName: 'County Jail', otherPerson: 'Nurse Bell', basis: 'call-back', leftOn: kit.today() };
    const url = `/api/people/${person.personId}/returns`;
    expect((await post(url, { ...prison, doses: [{ dosingDay: daysBack(1), doseUg: 20_000 }] })).statusCode).toBe(409);
    const back = await post(url, { ...prison, doses: [{ dosingDay: daysBack(1), doseUg: 20_000 }], noneToday: true });
    expect(back.statusCode, back.body).toBe(201);
    expect((await clinic.as('nurse', { url: `/api/people/${person.personId}/guest-stays` })).json().items).toMatchObject([{ state: 'ended' }]);
    expect((await clinic.as('nurse', { url: `/api/people/${person.personId}/aftercare` })).json().watches).toMatchObject([{ opening: 'prison_released' }]);
    expect((await clinic.as('nurse', { url: `/api/people/${person.personId}/risk` })).json().because).toContain('left_prison');
  });
});

describe('a queue of many people', () => {
  it('is kept once however often it is opened, and every look at it stands in each person’s own log', async () => {
    const people = await addManyDosed(clinic, kit, 60);
    for (const who of ['nurse', 'nurse', 'prescriber'] as const) expect((await clinic.as(who, { url: `/api/sites/${clinic.here.siteId}/queue` })).statusCode).toBe(200);
    const kept = await clinic.database.scoped(clinic.here.id, (tx) => tx.all<{ shown: number; looks: number; inline: number }>(sql`
      select cardinality(l.person_ids) as shown, count(e.id)::int as looks, sum(cardinality(e.person_ids))::int as inline from audit_lists l join audit_entries e on e.organisation_id = l.organisation_id and e.list_digest = l.digest group by l.digest, l.person_ids`));
    expect(kept).toEqual([{ shown: expect.toSatisfy((shown: number) => shown >= 60), looks: 3, inline: 0 }]);
    for (const { personId } of [people[0], people[59]].filter((each) => each !== undefined)) {
      const items = (await clinic.as('auditor', { url: `/api/people/${personId}/access-log` })).json().items as { event: string; kind: string; who: string }[];
      expect(items.filter(({ event }) => event === 'queue opened')).toMatchObject([{ kind: 'read', who: 'Test prescriber' }, { who: 'Test nurse' }, { who: 'Test nurse' }]);
    }
  });

  it('cannot be kept under a digest that is not its own, nor changed', async () => {
    const write = (statement: ReturnType<typeof sql>) => clinic.database.scoped(clinic.here.id, (tx) => tx.run(statement as never));
    await expect(write(sql`insert into audit_lists (organisation_id, digest, person_ids) select organisation_id, digest, person_ids[2:] from audit_lists on conflict do nothing`)).rejects.toThrow('a_list_is_what_its_digest_says');
    await expect(write(sql`update audit_lists set person_ids = '{}'`)).rejects.toThrow(/permission denied/);
  });
});
