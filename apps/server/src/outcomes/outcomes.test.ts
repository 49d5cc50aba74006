import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addResponse } from '../assessment/index.ts';
import { insertImportedDoses } from '../dispensary/index.ts';
import { addPerson, openEpisode } from '../people/index.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { hiddenGroups } from './count-outcomes.ts';
import { outcomesRoutes } from './index.ts';

let clinic: TestClinic;
beforeAll(async () => { clinic = await makeTestClinic({ routes: outcomesRoutes, startAt: '2026-06-01T13:00:00Z' }); });
afterAll(() => clinic.close());

const outcomes = async (query: Record<string, string> = {}) => (await clinic.as('manager', { url: '/api/outcomes', query })).json();
const day = (from: string, days: number) => Temporal.PlainDate.from(from).add({ days }).toString();

/** Twenty imported people begun on 1 October 2025; half have no dose after day 60. */
async function importTrial(): Promise<void> {
  await clinic.database.scoped(clinic.here.id, async (tx) => {
    for (let at = 0; at < 20; at += 1) {
      const person = await addPerson(tx, { givenName: `P${at}`, familyName: 'Trial', bornOn: '1980-01-01', sex: at < 17 ? 'male' : 'female', siteId: clinic.here.siteId, origin: 'imported' }, clinic.clock.now());
      const episodeId = await openEpisode(tx, { personId: person.id, siteId: clinic.here.siteId, startedOn: '2025-10-01', responsibleClinicianId: clinic.here.staff.prescriber, origin: 'imported' }, clinic.clock.now());
      const lastDay = at < 10 ? 59 : 243;
      await insertImportedDoses(tx, [0, 30, lastDay].map((days) => ({ personId: person.id, episodeId, siteId: clinic.here.siteId, dosingDay: day('2025-10-01', days), medicine: 'methadone', ug: 60_000 })), clinic.clock.now());
      for (const [days, total] of [[0, 15], [90, 9]] as const) await addResponse(tx, { personId: person.id, episodeId, instrument: 'PHQ-9', instrumentVersion: '1', at: `${day('2025-10-01', days)}T12:00:00Z`, byAccountId: null, byKind: 'imported', answers: {}, score: {}, total, band: null, complete: true, origin: 'imported' });
    }
  });
}

describe('the figures of a clinic', () => {
  it('count imported people, each figure with its numerator and denominator', async () => {
    await importTrial();
    const reply = await outcomes({ origin: 'imported' });
    expect([reply.started, reply.origins, reply.returns]).toEqual([20, { here: 0, imported: 20, synthetic: 0 }, 0]);
    const at = (days: number) => reply.retention[0].points.find((point: { day: number }) => point.day === days);
    expect(at(30)).toMatchObject({ numerator: 20, denominator: 20, retained: 1 });
    expect(at(180)).toMatchObject({ numerator: 10, denominator: 20, retained: 0.5 });
    expect(reply.leaving).toEqual([{ reason: 'stopped_coming', n: 10 }]);
    expect(reply.change).toMatchObject([{ instrument: 'PHQ-9', n: 20, meanChange: -6, improved: 20 }]);
    expect(reply.retention.map(({ name }: { name: string }) => name)).toEqual(['all', 'methadone']);
  });

  it('show no group under ten people, nor the one that would give it away', async () => {
    const reply = await outcomes({ origin: 'imported' });
    const shown = Object.fromEntries(reply.groups.map(({ group, shown: is }: { group: string; shown: boolean }) => [group, is]));
    expect(shown).toMatchObject({ all: true, female: false, male: false, from30: true });
    expect([...hiddenGroups([{ partition: 'age', group: 'a', n: 4 }, { partition: 'age', group: 'b', n: 12 }, { partition: 'age', group: 'c', n: 30 }])].toSorted()).toEqual(['a', 'b']);
  });

  it('keep records apart by where they come from, and another organisation’s out', async () => {
    expect((await outcomes({ origin: 'here' })).started).toBe(1);
    expect((await clinic.as('manager', { url: '/api/outcomes', query: { siteId: clinic.other.siteId } })).statusCode).toBe(404);
    expect((await clinic.as('person', { url: '/api/outcomes' })).statusCode).toBe(403);
  });
});
