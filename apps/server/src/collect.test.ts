/** Where and when to collect, on the person's own phone. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PersonData } from '@fairlead/contract/recovery';
import { dispensaryRoutes } from './dispensary/index.ts';
import { makeDosingKit, type DosingKit } from './dispensary/testing/dosing-kit.ts';
import { medicationRoutes } from './medication/index.ts';
import { newId } from './platform/ids.ts';
import { sql } from './platform/scoped.ts';
import { addTestPharmacy, makeTestClinic, type TestClinic } from './platform/testing/test-clinic.ts';
import { recoveryRoutes } from './recovery/index.ts';

let clinic: TestClinic;
let kit: DosingKit;
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes, ...recoveryRoutes] });
  kit = await makeDosingKit(clinic);
  await clinic.database.scoped(clinic.here.id, async (tx) => {
    await tx.run(sql`update sites set details = ${JSON.stringify({ address: '14 Harbor Street', phone: '555-0140', hours: 'Every day, 5:30 to 11:00' })}::jsonb where organisation_id = ${tx.organisationId} and id = ${clinic.here.siteId}`);
    await tx.run(sql`insert into site_calendars (organisation_id, id, site_id, holidays, closed_on_holidays, closed_weekdays, set_by, set_at) values (${tx.organisationId}, ${newId()}, ${clinic.here.siteId}, 'US-federal', true, '{7}'::smallint[], ${clinic.here.staff.manager}, ${clinic.clock.now().toString()})`);
  });
});
afterAll(() => clinic.close());

const me = async (): Promise<PersonData> => PersonData.parse((await clinic.as('person', { url: '/api/me' })).json());

it('is nothing before medicine is ordered, then the clinic with its hours, the next day and what is closed', async () => {
  expect((await me()).collect).toBeNull();
  const { personId, episodeId } = clinic.here;
  const person = await kit.addDosed({ person: { personId, episodeId } });
  expect((await me()).collect).toEqual({
    kind: 'clinic', name: 'Harbor Street', address: '14 Harbor Street', phone: '555-0140', hours: 'Every day, 5:30 to 11:00', openDays: null,
    // Presidents' Day; the Sundays are usual and stand with the week.
    closed: [{ day: '2026-02-16', name: 'Washington’s Birthday' }], next: { day: '2026-02-10', takenThere: true, takeHome: [] },
  });
  await kit.check(personId);
  expect((await kit.give(person)).statusCode).toBe(201);
  expect((await me()).collect?.next).toEqual({ day: '2026-02-11', takenThere: true, takeHome: [] });
  // The day before Sunday and the holiday: both of their doses go home on it.
  clinic.clock.moveBy(Temporal.Duration.from({ hours: 4 * 24 }));
  expect((await me()).collect?.next).toEqual({ day: '2026-02-14', takenThere: true, takeHome: ['2026-02-15', '2026-02-16'] });
});

it('names the medicine, and counts out no units of a liquid', async () => {
  const [today] = (await me()).doseDays;
  expect(today).toMatchObject({ medicine: 'methadone' });
  expect(today).not.toHaveProperty('units');
});

it('is the pharmacy with its hours by weekday, and when it is open on the next day', async () => {
  const uk = clinic.other;
  const there = await makeDosingKit(clinic, uk);
  await clinic.database.scoped(uk.id, (tx) => tx.run(sql`update sites set details = '{"address": "3 Quayside", "phone": "07700 900140"}' where organisation_id = ${uk.id}`));
  // Open on every day, so that the next day is tomorrow whatever day it is.
  const hours = [{ day: 7, opens: '10:00', closes: '16:00' }, ...[1, 2, 3, 4, 5].flatMap((day) => [{ day, opens: '14:00', closes: '17:30' }, { day, opens: '09:00', closes: '13:00' }])];
  const { pharmacyId } = await addTestPharmacy(clinic.database, uk, clinic.clock.now(), 'FQ555');
  await clinic.database.scoped(uk.id, (tx) => tx.run(sql`update pharmacies set open_days = '{1,2,3,4,5,6,7}', opens_on_bank_holidays = true, hours = ${JSON.stringify(hours)} where organisation_id = ${uk.id} and id = ${pharmacyId}`));
  const { personId, episodeId } = uk;
  const { orderId } = await there.addDosed({ person: { personId, episodeId } });
  const [startOn, endOn] = [0, 6].map((days) => Temporal.PlainDate.from(there.today()).add({ days }).toString());
  const signed = await clinic.as('prescriber', { organisation: uk, method: 'POST', url: `/api/orders/${orderId}/prescriptions`, payload: { pharmacyId, startOn, endOn, supervised: true, wordings: ['remaining-days', 'three-missed', 'supervise', 'separate-containers'], personAddress: '7 Harbour View', registration: 'GMC 7000001' } });
  expect(signed.statusCode, signed.body).toBe(201);
  const { collect } = PersonData.parse((await clinic.as('person', { organisation: uk, url: '/api/me' })).json());
  const split = [{ opens: '09:00', closes: '13:00' }, { opens: '14:00', closes: '17:30' }];
  expect(collect).toMatchObject({ kind: 'pharmacy', openTimes: [{ days: [1, 2, 3, 4, 5], times: split }, { days: [6], times: [] }, { days: [7], times: [{ opens: '10:00', closes: '16:00' }] }] });
  const weekday = Temporal.PlainDate.from(startOn ?? '').dayOfWeek;
  expect(collect?.next).toEqual({ day: startOn, takenThere: true, takeHome: [], ...(weekday === 6 ? {} : { times: weekday === 7 ? [{ opens: '10:00', closes: '16:00' }] : split }) });
});
