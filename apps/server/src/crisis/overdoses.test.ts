/** An overdose told in a minute, on the real database. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../platform/scoped.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { crisisRoutes } from './index.ts';

let clinic: TestClinic;
beforeAll(async () => { clinic = await makeTestClinic({ routes: crisisRoutes }); });
afterAll(() => clinic.close());

const told = { timeKnown: true, place: null, what: null, wasAlone: null, naloxoneGiven: null, naloxoneBy: null, emergencyCalled: null, outcome: 'came_round', intent: 'not_asked', words: null };
const note = async (personId: string, more: object = {}) => clinic.as('front_desk', { method: 'POST', url: `/api/people/${personId}/overdoses`, payload: { ...told, happenedAt: clinic.clock.now().toString(), ...more } });
const kinds = (personId: string): Promise<readonly string[]> => clinic.database.scoped(clinic.here.id, async (tx) => (await tx.all<{ kind: string }>(sql`select kind from tasks where organisation_id = ${clinic.here.id} and person_id = ${personId} and state = 'open' order by kind`)).map((row) => row.kind));

describe('an overdose', () => {
  it('needs only when and how it ended, and asks for naloxone, a review and a debrief the same day', async () => {
    const { personId } = clinic.here;
    expect((await note(personId)).statusCode).toBe(201);
    expect(await kinds(personId)).toEqual(['crisis.offer-naloxone', 'crisis.overdose-debrief', 'crisis.review-after-overdose']);
    const [{ id }] = (await clinic.as('nurse', { url: `/api/people/${personId}/overdoses` })).json().items;
    await clinic.as('peer_worker', { method: 'POST', url: `/api/overdoses/${id}/debriefs`, payload: { words: 'He was alone after pay day.', steps: ['tolerance_explained'], withPeer: true } });
    expect(await kinds(personId)).toEqual(['crisis.offer-naloxone', 'crisis.review-after-overdose']);
  });

  it('that may have been meant asks about suicide at once', async () => {
    const { personId } = await clinic.addPerson();
    await note(personId, { intent: 'unsure' });
    expect(await kinds(personId)).toContain('crisis.ask-about-suicide');
  });

  it('of somebody who died asks nobody about them', async () => {
    const { personId } = await clinic.addPerson();
    await note(personId, { outcome: 'died' });
    expect(await kinds(personId)).toEqual(['crisis.overdose-debrief']);
  });

  it('is present in the person’s overdose risk from that day', async () => {
    const { personId } = await clinic.addPerson();
    await note(personId);
    const risk = (await clinic.as('nurse', { url: `/api/people/${personId}/risk` })).json();
    expect(JSON.stringify(risk)).toMatch(/overdose_past_year/);
  });

  it('in the future is refused', async () => {
    expect((await note(clinic.here.personId, { happenedAt: '2031-01-01T00:00:00Z' })).statusCode).toBe(400);
  });
});
