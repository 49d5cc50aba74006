import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../platform/scoped.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { consentRoutes } from '../consent/index.ts';
import { crisisRoutes } from '../crisis/index.ts';
import { peopleRoutes } from '../people/index.ts';
import { recognitionRoutes } from '../recognition/index.ts';
import { admissionRoutes } from './index.ts';

let clinic: TestClinic;
beforeAll(async () => { clinic = await makeTestClinic({ routes: [...recognitionRoutes, ...admissionRoutes, ...consentRoutes, ...crisisRoutes, ...peopleRoutes] }); });
afterAll(() => clinic.close());

const asking = { about: 'self', callMe: 'Kay', contact: 'phone', phone: '617 555 0142', ifOther: 'say_nothing', when: 'any', needsToday: false, language: 'en' };
const askForHelp = async (more: object = {}): Promise<string> => {
  const reply = await clinic.as('nobody', { method: 'POST', url: '/api/enquiries', payload: { ...asking, ...more } });
  expect(reply.statusCode).toBe(201);
  return reply.json().reference;
};
const inbox = async () => (await clinic.as('front_desk', { url: `/api/sites/${clinic.here.siteId}/enquiries` })).json().items as { id: string; reference: string; group: number; callMe: string; waitDays: number; contactOverdue: boolean; state: string }[];
const lineOf = async (reference: string) => {
  const line = (await inbox()).find((each) => each.reference === reference);
  if (line === undefined) throw new Error(`${reference} is not in the inbox`);
  return line;
};
const acceptance = () => ({
  person: { givenName: 'Kay', familyName: 'Moreau', bornOn: '1991-05-02', sex: 'female', telephone: '617 555 0142' }, responsibleClinicianId: clinic.here.staff.prescriber,
  consentToTreatment: { method: 'on_screen' }, goals: ['Keep my job and get there on time'],
});

describe('asking for help', () => {
  it('needs no account and tells nothing back but a reference and when somebody answers', async () => {
    const reply = await clinic.as('nobody', { method: 'POST', url: '/api/enquiries', payload: { ...asking, about: 'someone_else', otherName: 'Kit Marlow' } });
    expect(Object.keys(reply.json()).sort()).toEqual(['answerBy', 'reference']);
    const stranger = await clinic.as('nobody', { method: 'POST', url: '/api/enquiries', payload: { ...asking, about: 'someone_else', otherName: 'Nobody Known' } });
    expect(Object.keys(stranger.json()).sort()).toEqual(['answerBy', 'reference']);
  });

  it('puts the call on the front desk’s list, within the hour where help is needed today', async () => {
    const reference = await askForHelp({ needsToday: true });
    const tasks = await clinic.database.scoped(clinic.here.id, (tx) => tx.all<{ due: number; priority: number }>(sql`
      select extract(epoch from due_at - created_at)::int as due, priority from tasks where organisation_id = ${clinic.here.id} and params->>'reference' = ${reference}`));
    expect(tasks).toEqual([{ due: 3600, priority: 1 }]);
  });

  it('refuses an enquiry that nobody could answer, naming the field', async () => {
    const reply = await clinic.as('nobody', { method: 'POST', url: '/api/enquiries', payload: { ...asking, phone: 'call me' } });
    expect([reply.statusCode, reply.json().field]).toEqual([400, '/phone']);
  });
});

describe('the inbox', () => {
  it('orders by risk before waiting time, and says why (D4)', async () => {
    const early = await askForHelp({ callMe: 'Early' });
    clinic.clock.moveBy(Temporal.Duration.from('PT50H'));
    const late = await askForHelp({ callMe: 'Late' });
    await clinic.as('nurse', { method: 'POST', url: `/api/enquiries/${(await lineOf(late)).id}/triages`, payload: { reasons: ['pregnant'], asked: ['pregnant', 'injecting'], wantsToWait: true } });
    const lines = await inbox();
    const places = [lines.findIndex((line) => line.reference === late), lines.findIndex((line) => line.reference === early)];
    expect(places[0]).toBeLessThan(places[1] ?? 0);
    expect(lines[places[0] ?? 0]).toMatchObject({ group: 1, because: [{ id: 'pregnant' }], state: 'waiting' });
    expect(lines[places[1] ?? 0]).toMatchObject({ waitDays: 2 });
  });

  it('keeps each try to call, and asks for another after an unanswered one', async () => {
    const { id } = await lineOf(await askForHelp({ callMe: 'Ring' }));
    await clinic.as('front_desk', { method: 'POST', url: `/api/enquiries/${id}/contacts`, payload: { how: 'call', outcome: 'no_answer' } });
    const open = await clinic.database.scoped(clinic.here.id, (tx) => tx.one<{ n: number }>(sql`select count(*)::int as n from tasks where organisation_id = ${clinic.here.id} and params->>'enquiryId' = ${id} and state = 'open'`));
    expect(open?.n).toBe(1);
    const detail = (await clinic.as('nurse', { url: `/api/enquiries/${id}` })).json();
    expect(detail.contacts).toMatchObject([{ how: 'call', outcome: 'no_answer' }]);
  });

  it('is not for auditors, people in care or the public', async () => {
    for (const who of ['auditor', 'person', 'nobody'] as const) expect((await clinic.as(who, { url: `/api/sites/${clinic.here.siteId}/enquiries` })).statusCode).toBe(who === 'nobody' ? 401 : 403);
  });
});

describe('acceptance', () => {
  it('opens an episode with consent, a responsible clinician, the person’s goals and naloxone to offer', async () => {
    const { id } = await lineOf(await askForHelp());
    const reply = await clinic.as('nurse', { method: 'POST', url: `/api/enquiries/${id}/acceptance`, payload: acceptance() });
    expect(reply.statusCode).toBe(201);
    const { personId, episodeId } = reply.json();
    const person = (await clinic.as('nurse', { url: `/api/people/${personId}` })).json();
    expect(person.episodes).toMatchObject([{ id: episodeId, state: 'open', responsibleClinician: 'Test prescriber' }]);
    expect((await clinic.as('nurse', { url: `/api/people/${personId}/consents` })).json().items).toMatchObject([{ kind: 'treatment', state: 'in_force' }]);
    expect((await clinic.as('nurse', { url: `/api/people/${personId}/own-goals` })).json().items).toMatchObject([{ words: 'Keep my job and get there on time' }]);
    const issue = await clinic.as('nurse', { method: 'POST', url: `/api/people/${personId}/naloxone-kits`, payload: { product: 'nasal_4mg', devices: 2, trained: true, expiresOn: '2027-11-30' } });
    expect(issue.statusCode).toBe(201);
    const owed = await clinic.database.scoped(clinic.here.id, (tx) => tx.one<{ n: number }>(sql`select count(*)::int as n from tasks where organisation_id = ${clinic.here.id} and person_id = ${personId} and kind = 'crisis.offer-naloxone' and state = 'open'`));
    expect(owed?.n).toBe(0);
    const timeline = (await clinic.as('nurse', { url: `/api/people/${personId}/timeline` })).json().items.map((line: { kind: string }) => line.kind);
    expect(timeline).toEqual(expect.arrayContaining(['admission.accepted', 'admission.goal-said', 'crisis.naloxone-issued']));
  });

  it('by two staff at once makes one person and one episode', async () => {
    const { id } = await lineOf(await askForHelp({ callMe: 'Twice' }));
    const both = await Promise.all((['nurse', 'counsellor'] as const).map((who) => clinic.as(who, { method: 'POST', url: `/api/enquiries/${id}/acceptance`, payload: { ...acceptance(), person: { ...acceptance().person, familyName: 'Onlyone' } } })));
    expect(both.map((reply) => reply.statusCode).sort()).toEqual([201, 409]);
    const found = (await clinic.as('nurse', { url: '/api/people', query: { find: 'Onlyone' } })).json().items;
    expect(found).toHaveLength(1);
  });

  it('refuses a second open episode, and a clinician of nowhere', async () => {
    const { id } = await lineOf(await askForHelp({ callMe: 'Again' }));
    const open = await clinic.as('nurse', { method: 'POST', url: `/api/enquiries/${id}/acceptance`, payload: { ...acceptance(), person: undefined, personId: clinic.here.personId } });
    expect(open.statusCode).toBe(409);
    const foreign = await clinic.as('nurse', { method: 'POST', url: `/api/enquiries/${id}/acceptance`, payload: { ...acceptance(), responsibleClinicianId: clinic.other.staff.prescriber } });
    expect([foreign.statusCode, foreign.json().field]).toEqual([400, '/responsibleClinicianId']);
  });
});

describe('a consent', () => {
  it('that ended stays ended, in the product and in the database (C-1)', async () => {
    const { personId } = clinic.here;
    const { id } = (await clinic.as('nurse', { method: 'POST', url: `/api/people/${personId}/consents`, payload: { kind: 'sharing', recipient: 'Dr Lane, primary care', purpose: 'treatment', amountAndKind: 'medicines and visits', method: 'on_screen' } })).json();
    expect((await clinic.as('counsellor', { method: 'POST', url: `/api/consents/${id}/end`, payload: {} })).statusCode).toBe(201);
    expect((await clinic.as('counsellor', { method: 'POST', url: `/api/consents/${id}/end`, payload: {} })).statusCode).toBe(409);
    const items = (await clinic.as('nurse', { url: `/api/people/${personId}/consents` })).json().items;
    expect(items.find((item: { id: string }) => item.id === id)).toMatchObject({ state: 'ended' });
    await expect(clinic.database.scoped(clinic.here.id, (tx) => tx.run(sql`delete from consent_ends where organisation_id = ${clinic.here.id}`))).rejects.toThrow(/permission denied/);
  });

  it('to share says with whom, what and why', async () => {
    const reply = await clinic.as('nurse', { method: 'POST', url: `/api/people/${clinic.here.personId}/consents`, payload: { kind: 'sharing', method: 'on_screen' } });
    expect([reply.statusCode, reply.json().field]).toEqual([400, '/recipient']);
  });

  it('and the access log show the auditor who looked', async () => {
    await clinic.as('counsellor', { url: `/api/people/${clinic.here.personId}` });
    const items = (await clinic.as('auditor', { url: `/api/people/${clinic.here.personId}/access-log` })).json().items;
    expect(items.some((item: { who: string; event: string }) => item.who === 'Test counsellor' && item.event === 'person opened')).toBe(true);
  });
});
