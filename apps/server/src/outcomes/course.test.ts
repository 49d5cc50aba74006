import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addResponse } from '../assessment/index.ts';
import { crisisRoutes } from '../crisis/index.ts';
import { insertImportedDoses } from '../dispensary/index.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { scheduleRoutes } from '../schedule/index.ts';
import { outcomesRoutes } from './index.ts';

let clinic: TestClinic;
beforeAll(async () => { clinic = await makeTestClinic({ routes: [...outcomesRoutes, ...scheduleRoutes, ...crisisRoutes] }); });
afterAll(() => clinic.close());

const course = async (span?: string) => (await clinic.as('prescriber', { url: `/api/people/${clinic.here.personId}/course`, query: span === undefined ? {} : { span } })).json();

describe('the course of one person', () => {
  it('puts doses, scores, sessions and events on the site’s days, imported ones too', async () => {
    const { personId, episodeId, siteId } = clinic.here;
    await clinic.database.scoped(clinic.here.id, async (tx) => {
      await insertImportedDoses(tx, [{ personId, episodeId, siteId, dosingDay: '2026-02-08', medicine: 'methadone', ug: 30_000 }], clinic.clock.now());
      // Late in the evening in New York is the next day in UTC.
      await addResponse(tx, { personId, episodeId, instrument: 'COWS', instrumentVersion: '1', at: '2026-02-10T04:30:00Z', byAccountId: null, byKind: 'staff', answers: {}, score: {}, total: 17, band: 'moderate', complete: true });
      await addResponse(tx, { personId, episodeId, instrument: 'COWS', instrumentVersion: '1', at: '2026-02-10T12:00:00Z', byAccountId: null, byKind: 'staff', answers: {}, score: {}, total: null, band: null, complete: false });
    });
    await clinic.as('nurse', { method: 'POST', url: `/api/people/${personId}/naloxone-kits`, payload: { product: 'nasal_4mg', devices: 2, trained: true } });
    await clinic.as('front_desk', { method: 'POST', url: `/api/people/${personId}/appointments`, payload: { kind: 'review', title: 'Dose review', startsAt: '2026-02-12T15:00:00Z', minutes: 30, modality: 'in_person' } });
    const reply = await course('14days');
    expect(reply.doses).toEqual([{ day: '2026-02-08', takenUg: 30_000, plannedUg: null, kind: 'imported' }]);
    expect(reply.scores).toEqual([{ instrument: 'COWS', points: [{ at: '2026-02-10T04:30:00Z', day: '2026-02-09', total: 17, band: 'moderate' }] }]);
    expect(reply.sessions).toEqual([{ day: '2026-02-12', title: 'Dose review', state: 'planned' }]);
    expect(reply.events).toMatchObject([{ day: '2026-02-10', kind: 'crisis.naloxone-issued' }]);
    expect([reply.today, reply.medicine, reply.episodes.length]).toEqual(['2026-02-10', null, 1]);
  });

  it('is not told of another organisation’s person', async () => {
    expect((await clinic.as('prescriber', { url: `/api/people/${clinic.other.personId}/course` })).statusCode).toBe(404);
  });
});
