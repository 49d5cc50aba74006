import type { Choice } from '@fairlead/contract/medication';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { medicationRoutes } from './index.ts';

let clinic: TestClinic;
beforeAll(async () => { clinic = await makeTestClinic({ routes: medicationRoutes }); });
afterAll(() => clinic.close());

const read = async (personId: string): Promise<Choice> => (await clinic.as('prescriber', { url: `/api/people/${personId}/medicine-choice` })).json();
const keep = (personId: string, seenVersion: number, more: object = {}) => clinic.as('prescriber', { method: 'POST', url: `/api/people/${personId}/medicine-choices`, payload: { seenVersion, answers: {}, ownWords: '', note: '', ...more } });

describe('choosing a medicine together', () => {
  it('shows every medicine without a ranking, and what nobody knows as not known', async () => {
    const { personId } = await clinic.addPerson();
    const choice = await read(personId);
    expect(choice.versions).toEqual([]);
    expect(choice.options.map(({ option }) => option)).toEqual(['methadone', 'buprenorphine', 'buprenorphine-depot', 'naltrexone', 'naltrexone-depot', 'none']);
    expect(choice.known).toMatchObject({ pregnant: null, qtcMs: null });
    expect(choice.options[0]).toMatchObject({ gates: [], missing: ['qtcMs'] });
    expect(JSON.stringify(choice.options)).not.toMatch(/"(score|rank|best)"/);
  });

  it('compares answers by the rules before they are kept', async () => {
    const { personId } = await clinic.addPerson();
    const tried = await clinic.as('counsellor', { method: 'POST', url: `/api/people/${personId}/medicine-choice-trials`, payload: { answers: { comingDailyHard: true, lastOpioid: 'heroin', daysOpioidFree: 3, pregnant: false, altTimesUln: 1 } } });
    expect(tried.statusCode, tried.body).toBe(201);
    const { options } = tried.json() as Choice;
    expect(options.find(({ option }) => option === 'buprenorphine-depot')?.for).toMatchObject([{ because: 'comingDailyHard', source: expect.any(String) }]);
    expect(options.find(({ option }) => option === 'naltrexone')?.gates.map(({ code }) => code)).toEqual(['UNDER_7_DAYS']);
    expect((await read(personId)).versions).toEqual([]);
  });

  it('keeps each version, and refuses one that was written over another unseen', async () => {
    const { personId } = await clinic.addPerson();
    expect((await keep(personId, 0, { answers: { private: true }, ownWords: 'Nobody at work may know' })).statusCode).toBe(201);
    expect((await keep(personId, 0, { chosen: 'methadone' })).statusCode).toBe(412);
    expect((await keep(personId, 1, { answers: { private: true }, note: 'Depot from Monday', chosen: 'buprenorphine-depot' })).statusCode).toBe(201);
    expect((await read(personId)).versions).toMatchObject([{ version: 2, chosen: 'buprenorphine-depot', note: 'Depot from Monday', byPerson: false }, { version: 1, chosen: null, ownWords: 'Nobody at work may know' }]);
    expect((await clinic.as('front_desk', { url: `/api/people/${personId}/medicine-choice` })).statusCode).toBe(403);
    expect((await clinic.as('prescriber', { organisation: clinic.other, url: `/api/people/${personId}/medicine-choice` })).statusCode).toBe(404);
  });

  it('is begun by the person at home, who changes neither the team’s note nor what the team knows, and reads it afterwards', async () => {
    const personId = clinic.here.personId;
    expect((await keep(personId, 0, { answers: { pregnant: false, private: true }, note: 'Talked on Monday', chosen: 'methadone' })).statusCode).toBe(201);
    const begun = await clinic.as('person', { method: 'POST', url: '/api/me/medicine-choices', payload: { answers: { private: false, travels: true }, ownWords: 'I drive a truck' } });
    expect(begun.statusCode, begun.body).toBe(201);
    expect((await clinic.as('person', { method: 'POST', url: '/api/me/medicine-choices', payload: { answers: { pregnant: true }, ownWords: '' } })).json()).not.toHaveProperty('error');
    const own = (await clinic.as('person', { url: '/api/me/medicine-choice' })).json();
    expect(own.version).toMatchObject({ byPerson: true, note: 'Talked on Monday', chosen: 'methadone', answers: { pregnant: false, private: false, travels: true } });
    expect(own.options.find(({ option }: { option: string }) => option === 'methadone').against.map(({ id }: { id: string }) => id)).toEqual(['methadone-travel']);
    expect((await read(personId)).versions).toHaveLength(3);
  });
});
