/** Closed days, from the calendar of a site to the bottle, the phone and the legal clock. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PersonData } from '@fairlead/contract/recovery';
import { dispensaryRoutes } from './index.ts';
import { makeDosingKit, type DosingKit } from './testing/dosing-kit.ts';
import { medicationRoutes } from '../medication/index.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { recoveryRoutes } from '../recovery/index.ts';
import { scheduleRoutes } from '../schedule/index.ts';

let clinic: TestClinic;
let kit: DosingKit;
beforeAll(async () => {
  // Thursday 12 February 2026; Monday the 16th is Washington’s Birthday.
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes, ...scheduleRoutes, ...recoveryRoutes], startAt: '2026-02-12T14:00:00Z' });
  kit = await makeDosingKit(clinic);
});
afterAll(() => clinic.close());

type Who = Parameters<TestClinic['as']>[0];
const site = (): string => clinic.here.siteId;
const send = (who: Who, method: 'POST' | 'PUT', url: string, payload: object = {}, headers: Record<string, string> = {}): ReturnType<TestClinic['as']> => clinic.as(who, { method, url, payload, headers });
const day = (n: number): string => Temporal.PlainDate.from(kit.today()).add({ days: n }).toString();
interface Row { readonly personId: string; readonly closureBottles?: number }
const queue = async (): Promise<{ closedNext?: { day: string }[]; items: Row[] }> => (await clinic.as('nurse', { url: `/api/sites/${site()}/queue` })).json();

describe('the calendar of a site (D45)', () => {
  it('is set by a manager, closes weekdays and federal holidays, and says so for the months ahead', async () => {
    expect((await send('nurse', 'PUT', `/api/sites/${site()}/calendar`, { holidays: 'none', closedOnHolidays: false, closedWeekdays: [] })).statusCode).toBe(403);
    expect((await send('manager', 'PUT', `/api/sites/${site()}/calendar`, { holidays: 'none', closedOnHolidays: true, closedWeekdays: [7] })).statusCode).toBe(400);
    expect((await send('manager', 'PUT', `/api/sites/${site()}/calendar`, { holidays: 'US-federal', closedOnHolidays: true, closedWeekdays: [7] })).statusCode).toBeLessThan(300);
    const calendar = (await clinic.as('nurse', { url: `/api/sites/${site()}/calendar` })).json();
    expect(calendar.ahead.slice(0, 3)).toEqual([{ day: '2026-02-15', why: 'weekly', name: null }, { day: '2026-02-16', why: 'holiday', name: 'Washington’s Birthday' }, { day: '2026-02-22', why: 'weekly', name: null }]);
  });

  it('takes single days noted before they come, once, and takes them back', async () => {
    const note = (on: string) => send('manager', 'POST', `/api/sites/${site()}/closures`, { day: on, reason: 'Move' });
    expect((await note(day(0))).statusCode).toBe(400);
    expect((await note('2026-03-04')).statusCode).toBe(201);
    expect((await note('2026-03-04')).statusCode).toBe(409);
    const [closure] = (await clinic.as('nurse', { url: `/api/sites/${site()}/calendar` })).json().closures as { id: string; day: string }[];
    expect(closure?.day).toBe('2026-03-04');
    expect((await send('manager', 'POST', `/api/closures/${closure?.id ?? ''}/withdrawal`)).statusCode).toBe(201);
    expect((await send('manager', 'POST', `/api/closures/${closure?.id ?? ''}/withdrawal`)).statusCode).toBe(404);
    expect((await note('2026-03-04')).statusCode).toBe(201);
  });

  it('reads a published list for what no law computes, each day once', async () => {
    const list = { calendar: 'GB-SCT', source: 'GOV.UK bank holidays, read 2026-02-12', days: [{ day: '2026-11-30', name: 'St Andrew’s Day' }, { day: '2026-08-03', name: 'Summer bank holiday' }] };
    expect((await send('manager', 'POST', '/api/public-holidays', list)).json()).toEqual({ added: 2 });
    expect((await send('manager', 'POST', '/api/public-holidays', list)).json()).toEqual({ added: 0 });
  });
});

describe('a closed day', () => {
  it('is allowed for all by one press, goes home the day before beside the standing decision, and is given to nobody twice', async () => {
    const me = { personId: clinic.here.personId, episodeId: clinic.here.episodeId };
    const [ana, own] = [await kit.addDosed({ mg: [20] }), await kit.addDosed({ mg: [20], person: me })];
    for (const each of [ana, own]) {
      await kit.check(each.personId);
      expect((await kit.give(each)).statusCode).toBe(201);
    }
    expect((await queue()).closedNext).toBeUndefined();
    const list = (await clinic.as('nurse', { url: `/api/sites/${site()}/closure-list` })).json();
    expect(list).toMatchObject({ goesHomeOn: '2026-02-14', closed: [{ day: '2026-02-15' }, { day: '2026-02-16' }] });
    expect(list.items.map((each: { personId: string }) => each.personId).toSorted()).toEqual([ana.personId, own.personId].toSorted());
    expect((await send('nurse', 'POST', `/api/sites/${site()}/closure-decisions`)).statusCode).toBe(403);
    expect((await send('prescriber', 'POST', `/api/sites/${site()}/closure-decisions`)).json()).toEqual({ allowed: 2, refused: 0, days: ['2026-02-15', '2026-02-16'] });
    expect((await send('prescriber', 'POST', `/api/sites/${site()}/closure-decisions`)).json()).toMatchObject({ allowed: 0, refused: 0 });
    const phone = PersonData.parse((await clinic.as('person', { url: '/api/me' })).json());
    expect(phone.doseDays.filter(({ closed }) => closed !== undefined).slice(0, 2)).toMatchObject([{ day: '2026-02-15', how: 'home', closed: { name: null, goesHomeOn: '2026-02-14' } }, { day: '2026-02-16', closed: { name: 'Washington’s Birthday', goesHomeOn: '2026-02-14' } }]);

    // On the Friday the closed days do not follow yet, and no bottle of them may go.
    clinic.clock.moveBy(Temporal.Duration.from('P1D'));
    const issue = (person: { orderId: string }, days: readonly string[]) => send('nurse', 'POST', `/api/orders/${person.orderId}/take-home`, { dosingDays: [...days], containerId: kit.containerId }, { 'if-match': '1' });
    for (const each of [ana, own]) { await kit.check(each.personId); await kit.give(each); }
    clinic.clock.moveBy(Temporal.Duration.from('P1D'));
    const saturday = await queue();
    expect(saturday.closedNext?.map((each) => each.day)).toEqual(['2026-02-15', '2026-02-16']);
    expect(saturday.items.find(({ personId }) => personId === ana.personId)?.closureBottles).toBe(2);
    for (const each of [ana, own]) { await kit.check(each.personId); expect((await kit.give(each)).statusCode).toBe(201); }
    expect((await issue(ana, ['2026-02-15', '2026-02-16', '2026-02-17'])).statusCode).toBe(409);
    // The decision for closed days is for closed days alone.
    expect((await issue(ana, ['2026-02-17'])).statusCode).toBe(409);
    const gone = await issue(ana, ['2026-02-15', '2026-02-16']);
    expect(gone.statusCode, gone.body).toBe(201);
    expect((await issue(ana, ['2026-02-15'])).statusCode).toBe(409);
    expect((await queue()).items.find(({ personId }) => personId === ana.personId)?.closureBottles).toBeUndefined();
    const tab = (await clinic.as('nurse', { url: `/api/people/${ana.personId}/take-home` })).json();
    expect(tab).toMatchObject({ inForce: null, closure: { today: '2026-02-14', goesHomeOn: '2026-02-14', decision: { closure: true, outcome: 'allowed' } } });
    expect(tab.bottles).toHaveLength(2);

    // On the closed Sunday Monday is next; on the closed Monday it is the Sunday after, whose doses go home on Saturday.
    const nextOn = async () => (({ goesHomeOn, closed }) => [goesHomeOn, closed.map((each: { day: string }) => each.day)])((await clinic.as('nurse', { url: `/api/sites/${site()}/closure-list` })).json());
    clinic.clock.moveBy(Temporal.Duration.from('P1D'));
    expect(await nextOn()).toEqual(['2026-02-15', ['2026-02-16']]);
    clinic.clock.moveBy(Temporal.Duration.from('P1D'));
    expect(await nextOn()).toEqual(['2026-02-21', ['2026-02-22']]);
  });

  it('is no reason where the calendar has the clinic open', async () => {
    const person = await kit.addDosed({ mg: [20] });
    const tried = await send('prescriber', 'POST', `/api/episodes/${person.episodeId}/take-home-trials`, { requestedDays: 5, factors: {}, rationale: 'Closed', closure: true });
    expect(tried.json().decision.reasons).not.toContain('CLOSURE_DAY_EXEMPT');
    const basis = (await clinic.as('prescriber', { url: `/api/episodes/${person.episodeId}/order-basis` })).json();
    expect(basis.closed.slice(0, 2)).toEqual([{ day: '2026-02-16', why: 'holiday', name: 'Washington’s Birthday' }, { day: '2026-02-22', why: 'weekly', name: null }]);
  });
});

describe('the legal clock of a loss', () => {
  it('waits over the public holiday of the site', async () => {
    const lost = await send('manager', 'POST', `/api/sites/${site()}/losses`, { containerId: kit.containerId, lostUg: 5_000, kind: 'other', discoveredOn: '2026-02-13', whatHappened: 'Spilt, nobody saw', policeTold: false, measures: 'Counted again' });
    expect(lost.statusCode, lost.body).toBe(201);
    // Friday the 13th; the weekend and Monday’s holiday are no business days.
    expect(lost.json().tellBy).toBe('2026-02-17');
  });
});
