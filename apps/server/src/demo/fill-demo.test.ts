import type { Stay, WardRow } from '@fairlead/contract/withdrawal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doDueWork } from '../due-work.ts';
import { sql } from '../platform/scoped.ts';
import { makeTestClinic, type TestClinic, type TestOrganisation } from '../platform/testing/test-clinic.ts';
import { roomRoutes } from '../rooms.ts';
import { demoCompanions } from './demo-store.ts';
import { fillDemo, type FilledClinic } from './fill-demo.ts';

let clinic: TestClinic;
let demo: FilledClinic;
let seconds = 0;
const today = '2026-02-10';

const read = async (name: string, url: string): Promise<{ readonly status: number; readonly body: Record<string, unknown> & { readonly items: readonly Record<string, unknown>[] } }> => {
  const organisation: TestOrganisation = { ...clinic.here, id: demo.organisationId };
  const reply = await clinic.app.inject({ url, headers: { cookie: await clinic.cookieOf(organisation, demo.staff[name] ?? '') } });
  return { status: reply.statusCode, body: reply.json() };
};
const count = async (statement: ReturnType<typeof sql<{ n: number }>>): Promise<number> => (await clinic.database.scoped(demo.organisationId, (tx) => tx.one<{ n: number }>(statement)))?.n ?? -1;

beforeAll(async () => {
  clinic = await makeTestClinic({ routes: roomRoutes });
  const begun = performance.now();
  const filled = await fillDemo(clinic.database, clinic.clock.now());
  seconds = (performance.now() - begun) / 1000;
  if (filled === null) throw new Error('The demonstration was not filled.');
  demo = filled;
});
afterAll(() => clinic.close());

describe('the filled demonstration', () => {
  it('is made soon, once', async () => {
    // Seven seconds where nothing else runs; a test run shares its cores.
    expect(`${seconds.toFixed(1)} s ${seconds < 45 ? 'in time' : 'too slow'}`).toMatch(/in time/);
    expect(demo.filled.people).toBe(150);
    expect(await fillDemo(clinic.database, clinic.clock.now())).toBeNull();
  });

  it('took the doses of yesterday and today out of containers, to the microgram, and counted them yesterday evening', async () => {
    const drawn = sql`from doses d where d.origin = 'synthetic' and d.kind = 'observed' and d.journal_id is not null`;
    expect(await count(sql`select count(*)::int as n ${drawn}`)).toBeGreaterThan(40);
    expect(await count(sql`select count(*)::int as n ${drawn} and d.given_ug <> (select sum(e.amount_ug) from entries e where e.organisation_id = d.organisation_id and e.journal_id = d.journal_id and e.account = 'person')`)).toBe(0);
    expect(await count(sql`select count(*)::int as n from stock_counts where counted_ug = expected_ug`)).toBeGreaterThan(3);
    // As a container's movements are listed: each goes on from the balance before.
    expect(await count(sql`select count(*)::int as n from (
      select e.balance_after_ug - e.amount_ug as before_ug, lag(e.balance_after_ug) over (partition by e.container_id order by e.journal_id, e.line) as left_ug from entries e where e.container_id is not null) moved
      where moved.left_ug <> moved.before_ug`)).toBe(0);
  });

  it('knows how long people took at the window for as many as were dosed there, on each day and today', async () => {
    const at = sql`site_id = ${demo.harborId} and dosing_day > ${today}::date - 14`;
    const doses = sql`select dosing_day from doses where ${at} and kind = 'observed' and medicine not like '%-depot'`;
    const times = sql`select dosing_day from window_times where ${at}`;
    expect(await count(sql`select count(*)::int as n from (${times}) t`)).toBeGreaterThan(200);
    expect(await count(sql`select count(*)::int as n from ((${doses} except all ${times}) union all (${times} except all ${doses})) odd`)).toBe(0);
  });

  it('holds no two doses of a person and dosing day, and no dose that its order does not say', async () => {
    expect(await count(sql`select count(*)::int as n from doses`)).toBeGreaterThan(10_000);
    expect(await count(sql`select count(*)::int as n from (select 1 from doses group by person_id, dosing_day, part having count(*) > 1) twice`)).toBe(0);
    expect(await count(sql`select count(*)::int as n from doses d join order_versions v on v.order_id = d.order_id and v.version = d.order_version where v.part_ug[1] <> d.dose_ug`)).toBe(0);
  });

  it('has a ledger that adds up, with the stock that the day needs', async () => {
    for (const siteId of [demo.harborId, demo.quayId]) {
      const check = await read(siteId === demo.harborId ? 'piotr' : 'tom', `/api/sites/${siteId}/ledger-check`);
      expect([check.status, check.body['differs'], check.body['dosesWithoutStock']]).toEqual([200, [], 0]);
    }
    const stock = await read('ana', `/api/sites/${demo.harborId}/stock`);
    expect(stock.body.items.length).toBeGreaterThan(3);
  });

  it('lets the morning at Harbor Street begin: about forty due, some here, one held, one back after missed days', async () => {
    const { status, body } = await read('ana', `/api/sites/${demo.harborId}/queue?day=${today}`);
    expect(status).toBe(200);
    const rows = body.items as readonly { readonly lane: string; readonly reason: string }[];
    const of = (lane: string): number => rows.filter((row) => row.lane === lane).length;
    expect(of('due') + of('here')).toBeGreaterThan(30);
    expect(of('due') + of('here')).toBeLessThan(60);
    expect(of('here')).toBeGreaterThanOrEqual(5);
    expect(rows.filter(({ reason }) => reason === 'held')).toHaveLength(1);
    expect(rows.some(({ reason, lane }) => reason === 'missed days' && lane === 'here')).toBe(true);
  });

  it('gives every role a first screen with something on it', async () => {
    const first: readonly (readonly [string, string])[] = [
      ['jolin', `/api/sites/${demo.harborId}/enquiries`], ['jolin', `/api/sites/${demo.harborId}/tasks?role=front_desk`], ['jolin', `/api/sites/${demo.harborId}/appointments?day=${today}`],
      ['ana', `/api/sites/${demo.harborId}/tasks?role=nurse`], ['dana', `/api/sites/${demo.harborId}/tasks?role=prescriber`], ['rosa', `/api/sites/${demo.harborId}/tasks?role=counsellor`], ['marcus', `/api/sites/${demo.harborId}/tasks?role=peer_worker`],
      ['dana', `/api/sites/${demo.harborId}/people`], ['rosa', `/api/sites/${demo.harborId}/therapy-sessions?day=${today}`], ['rosa', `/api/sites/${demo.harborId}/group-series`], ['tom', `/api/sites/${demo.quayId}/enquiries`], ['tom', `/api/sites/${demo.quayId}/queue?day=${today}`], ['priya', `/api/sites/${demo.quayId}/people`],
    ];
    for (const [name, url] of first) {
      const { status, body } = await read(name, url);
      expect([name, url, status]).toEqual([name, url, 200]);
      expect([url, body.items.length > 0]).toEqual([url, true]);
    }
  });

  it('has a withdrawal ward in the middle of its day: somebody late, somebody past a threshold, a clonidine held this morning, a handover to read', async () => {
    const { status, body } = await read('noor', `/api/sites/${demo.harborId}/ward`);
    expect(status).toBe(200);
    const rows = body.items as readonly WardRow[];
    expect(rows.length).toBeGreaterThanOrEqual(5);
    for (const { name, bed, cows, news2, due } of rows) expect([name, bed !== null, cows.length > 1, news2 !== null, due.length > 0]).toEqual([name, true, true, true, true]);
    expect(rows[0]?.escalation).toMatchObject({ kind: 'threshold', action: 'transfer', acknowledgedBy: null });
    const late = rows.filter(({ due }) => Temporal.Instant.compare(due[0]?.at ?? '', clinic.clock.now()) < 0);
    expect(late.map(({ escalation }) => escalation?.kind ?? null)).toEqual([null]);
    expect(body['handover']).toMatchObject({ to: 'Noor Haddad', acknowledgedAt: null });
    const kyle = rows.find(({ name }) => name === 'Kyle Larkin');
    expect(clinic.clock.now().until(Temporal.Instant.from(kyle?.recheckAt ?? '')).total('minutes')).toBeCloseTo(8, -1);
    const stay = (await read('noor', `/api/withdrawal-stays/${kyle?.stayId ?? ''}`)).body as unknown as Stay;
    expect(stay.orders.find(({ medicine }) => medicine === 'clonidine')?.doses[0]).toMatchObject({ what: 'held', readings: { systolic: 86, diastolic: 58 }, decision: { decision: 'refuse' } });
  });

  it('gives no comfort medicine sooner, or more in a day, than its order says', async () => {
    expect(await count(sql`select count(*)::int as n from comfort_doses where what = 'given'`)).toBeGreaterThan(20);
    expect(await count(sql`select count(*)::int as n from comfort_doses d join comfort_orders o on o.id = d.order_id join comfort_doses e on e.order_id = d.order_id and e.id <> d.id and e.what = 'given' where d.what = 'given' and e.at between d.at and d.at + o.every_hours * interval '1 hour' - interval '1 second'`)).toBe(0);
    expect(await count(sql`select count(*)::int as n from comfort_doses d join comfort_orders o on o.id = d.order_id where (select sum(e.dose_ug) from comfort_doses e where e.order_id = d.order_id and e.what = 'given' and e.at > d.at - interval '1 day' and e.at <= d.at) > o.max_a_day_ug`)).toBe(0);
  });

  it('has beds with who lies in them, one held and one closed, and a day that everybody knows', async () => {
    const beds = (await read('helen', `/api/sites/${demo.harborId}/beds`)).body.items as readonly { readonly state: string; readonly span: { readonly leave: unknown } | null }[];
    const of = (state: string): number => beds.filter((bed) => bed.state === state).length;
    expect([of('occupied') > 8, of('held'), of('closed'), of('free') > 1, beds.filter(({ span }) => (span?.leave ?? null) !== null).length]).toEqual([true, 1, 1, true, 1]);
    const day = await read('rosa', `/api/sites/${demo.harborId}/timetable?day=${today}`);
    expect([day.status, day.body.items.length]).toEqual([200, 10]);
    expect((await read('noor', `/api/sites/${demo.harborId}/house-log`)).body.items).toHaveLength(3);
  });

  it('introduces people and supporters with their stories, and their phones open', async () => {
    const introduced = await clinic.database.scoped(demo.organisationId, demoCompanions);
    expect(introduced.filter(({ kind }) => kind === 'person').length).toBeGreaterThanOrEqual(6);
    expect(introduced.filter(({ kind }) => kind === 'supporter')).toHaveLength(2);
    let counted = 0;
    for (const { id, kind, story } of introduced) {
      expect(story ?? '').not.toBe('');
      if (kind !== 'person') continue;
      const reply = await clinic.app.inject({ url: '/api/me', headers: { cookie: await clinic.cookieOf({ ...clinic.here, id: demo.organisationId }, id) } });
      expect([story, reply.statusCode]).toEqual([story, 200]);
      const { collect, callMe, doseDays } = reply.json();
      if (callMe === 'Callum') expect(collect).toMatchObject({ kind: 'pharmacy', name: 'Bridge Street Pharmacy', address: '22 Bridge Street, Quayside', openDays: [1, 2, 3, 4, 5, 6], next: { day: expect.stringMatching(/^\d{4}-/) } });
      else if (collect !== null) expect(collect).toMatchObject({ kind: 'clinic', address: expect.stringMatching(/Harbor Street|Quayside/) });
      counted += doseDays.filter((day: { units?: unknown[] }) => (day.units ?? []).length > 0).length;
    }
    expect(counted).toBeGreaterThan(0);
  });

  it('opens the record of everybody with a story', async () => {
    const rows = await clinic.database.scoped(demo.organisationId, (tx) => tx.all<{ id: string }>(sql`select id from people where account_id is not null`));
    expect(rows.length).toBeGreaterThanOrEqual(6);
    for (const { id } of rows) {
      for (const url of [`/api/people/${id}`, `/api/people/${id}/timeline`, `/api/people/${id}/orders`, `/api/people/${id}/doses?from=2026-01-15&to=2026-02-10`, `/api/people/${id}/responses`, `/api/people/${id}/urine-tests`, `/api/people/${id}/placement`, `/api/people/${id}/plan`, `/api/people/${id}/therapy`, `/api/people/${id}/recovery`]) {
        const { status } = await read('dana', url);
        expect([url, status]).toEqual([url, 200]);
      }
      const assessments = (await read('dana', `/api/people/${id}/assessments`)).body.items;
      for (const each of assessments) {
        const { status, body } = await read('dana', `/api/assessments/${String(each['id'])}`);
        expect([status, (body as { readonly summary?: { readonly oud?: { readonly severity: unknown } } }).summary?.oud?.severity]).toEqual([200, expect.stringMatching(/mild|moderate|severe/)]);
      }
    }
  });

  it('stays calm when what falls due is looked for', async () => {
    await doDueWork(clinic.database, clinic.clock.now());
    const open = await count(sql`select count(*)::int as n from tasks where state = 'open'`);
    expect(open).toBeGreaterThan(8);
    expect(open).toBeLessThan(45);
  });

  it('writes nothing that lies ahead of now on a timeline, and only people of the record', async () => {
    expect(await count(sql`select count(*)::int as n from events where at > ${clinic.clock.now().toString()}`)).toBe(0);
    expect(await count(sql`select count(*)::int as n from people where origin <> 'synthetic'`)).toBe(0);
    expect(await count(sql`select count(*)::int as n from accounts where kind = 'supporter'`)).toBe(2);
  });
});
