/** Trial tables through the real route: exact amounts, unknown is never negative, a second import changes nothing. */
import type { ReplyOf } from '@fairlead/contract';
import type { importRecords } from '@fairlead/contract/interop';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestClinic, type TestClinic } from '../../platform/testing/test-clinic.ts';
import { noResultKnownOf } from '../../tests/index.ts';
import { interopRoutes } from '../index.ts';
import { csvRows, ugOfText } from './parse-tables.ts';

let clinic: TestClinic;
let admin: pg.Client;
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: interopRoutes });
  admin = new pg.Client({ connectionString: clinic.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await clinic.close();
});

// Made up, in the shape of published trial tables.
const tables = {
  everybody: 'who,project\n7001,27\n7002,30\n7003,51\n7004,27\n',
  demographics: 'who,age,is_hispanic,race,job,is_living_stable,education,marital,is_male\n7001,31,No,White,Full Time,Yes,HS/GED,Never married,Yes\n7002,44,Yes,,,,,,No\n',
  randomization: 'who,treatment,which,when\n7001,Methadone,1,0\n7001,Methadone,2,0\n7002,Outpatient BUP,1,3\n7003,Inpatient NR-NTX,1,-2\n',
  treatment: 'who,amount,when\n7001,30,0\n7001,30.5,1\n7001,0,2\n7001,2.125,4\n7002,8,3\n7002,16,4\n7003,380,5\n7004,24,1\n7001,10.00004,9\n7002,minus,6\n',
  uds: 'who,what,when\n7001,Opioid,-7\n7001,Cocaine,-7\n7001,Thc,14\n7002,Opioid,3\n7002,Opioid,3\n',
  visit: 'who,visit,what,is_no_note,is_no_show,when\n7001,BASELINE,visit,,,-7\n7001,WK1,visit,,,7\n7001,WK2,visit,,,14\n7001,WK3,no visit,,1,21\n7002,WK4,MISSING,1,,28\n7002,WK5,MISSING,1,,\n',
  withdrawal: 'who,withdrawal,when\n7001,1,0\n7002,3,3\n7002,5,4\n9999,1,0\n',
};
type Reply = ReplyOf<typeof importRecords>;
const send = (changed: Partial<Record<keyof typeof tables, string>> = {}, more: Record<string, unknown> = {}) => clinic.as('manager', {
  method: 'POST', url: `/api/sites/${clinic.here.siteId}/imports`,
  payload: { confirm: true, files: Object.entries({ ...tables, ...changed }).map(([name, text]) => ({ name: `${name}.csv`, text })), ...more },
});
const rows = async <T extends pg.QueryResultRow>(text: string): Promise<T[]> => (await admin.query<T>(text)).rows;
const counts = async (): Promise<unknown> => rows(`select (select count(*) from people) as people, (select count(*) from doses) as doses, (select count(*) from urine_results) as urine, (select count(*) from encounters) as visits, (select count(*) from observations) as observations, (select count(*) from events) as events, (select count(*) from import_batches) as batches`);

describe('trial tables', () => {
  it('are looked at first, and nothing of it stays', async () => {
    const before = await counts();
    const reply = (await send({}, { confirm: false })).json<Reply>();
    expect(reply.counts.kept).toBeGreaterThan(20);
    expect(await counts()).toEqual(before);
  });

  it('become people, episodes, doses, urine tests, visits and ratings, each other row named', async () => {
    const answer = await send();
    expect(answer.statusCode, answer.body).toBe(201);
    const reply = answer.json<Reply>();
    expect(Object.fromEntries(reply.types.map(({ type, read, kept, notKept }) => [type, [read, kept, notKept]]))).toEqual({
      everybody: [4, 4, 0], demographics: [2, 2, 0], randomization: [4, 4, 0], treatment: [10, 7, 3], uds: [5, 4, 1], visit: [6, 6, 0], withdrawal: [4, 2, 2],
    });
    expect(reply.entries.map((each) => `${each.file} ${each.place} ${each.reason?.code}`).toSorted()).toEqual([
      'treatment.csv 10 bad-row', 'treatment.csv 11 bad-row', 'treatment.csv 9 no-medicine', 'uds.csv 6 twice', 'withdrawal.csv 4 bad-row', 'withdrawal.csv 5 unknown-person',
    ]);
  });

  it('keep amounts to the microgram, a row of 0 as 0, and no row for a missed day', async () => {
    expect(await rows(`select p.number, d.dosing_day::text, d.given_ug::int, d.medicine, d.origin from doses d join people p on p.id = d.person_id order by 1, 2`)).toEqual([
      { number: '27-7001', dosing_day: '2000-01-01', given_ug: 30_000, medicine: 'methadone', origin: 'imported' },
      { number: '27-7001', dosing_day: '2000-01-02', given_ug: 30_500, medicine: 'methadone', origin: 'imported' },
      { number: '27-7001', dosing_day: '2000-01-03', given_ug: 0, medicine: 'methadone', origin: 'imported' },
      { number: '27-7001', dosing_day: '2000-01-05', given_ug: 2125, medicine: 'methadone', origin: 'imported' },
      { number: '30-7002', dosing_day: '2000-01-04', given_ug: 8000, medicine: 'buprenorphine', origin: 'imported' },
      { number: '30-7002', dosing_day: '2000-01-05', given_ug: 16_000, medicine: 'buprenorphine', origin: 'imported' },
      { number: '51-7003', dosing_day: '2000-01-06', given_ug: 380_000, medicine: 'naltrexone-depot', origin: 'imported' },
    ]);
    expect(await rows(`select count(*)::int as n from entries`)).toEqual([{ n: 0 }]);
  });

  it('say positive where a row says so and nothing where none does', async () => {
    expect(await rows(`select t.collected_at::date::text as day, t.panel from urine_tests t join people p on p.id = t.person_id where p.number = '27-7001' order by 1`)).toEqual([{ day: '1999-12-25', panel: ['opiates', 'cocaine'] }, { day: '2000-01-15', panel: ['cannabis'] }]);
    expect(await rows(`select count(*)::int as n from urine_results where result <> 'positive'`)).toEqual([{ n: 0 }]);
  });

  it('leave a visit without rows as one without a known result, on its day', async () => {
    const [person] = await rows(`select id from people where number = '27-7001'`) as { id: string }[];
    const known = await clinic.database.scoped(clinic.here.id, (tx) => noResultKnownOf(tx, person?.id ?? ''));
    // Of its visits, -7 and 14 have rows of what was found, 21 did not take place; 7 has neither.
    expect(known).toEqual(['2000-01-08']);
  });

  it('carry their own withdrawal rating, which is no COWS', async () => {
    expect(await rows(`select code, value::int, value_text, details ->> 'instrument' as instrument from observations where code = 'trial_withdrawal' order by value`)).toEqual([
      { code: 'trial_withdrawal', value: 1, value_text: 'mild', instrument: 'trial-withdrawal' }, { code: 'trial_withdrawal', value: 3, value_text: 'severe', instrument: 'trial-withdrawal' },
    ]);
    expect(await rows(`select count(*)::int as n from responses`)).toEqual([{ n: 0 }]);
  });

  it('keep why a visit did not take place, and an episode from the first day to the last', async () => {
    expect(await rows(`select words, state, details -> 'reasons' as reasons from encounters where state <> 'finished' order by 1`)).toEqual([{ words: 'WK3', state: 'cancelled', reasons: ['no_show'] }, { words: 'WK4', state: 'unknown', reasons: ['no_note'] }, { words: 'WK5', state: 'unknown', reasons: ['no_note'] }]);
    expect(await rows(`select e.started_on::text as a, e.ended_on::text as b, e.state from episodes e join people p on p.id = e.person_id where p.number = '27-7001'`)).toEqual([{ a: '1999-12-25', b: '2000-01-22', state: 'ended' }]);
  });

  it('change nothing when they come again', async () => {
    const before = await counts();
    const reply = (await send()).json<Reply>();
    expect(reply.counts).toMatchObject({ kept: 0, here: 29 });
    expect(await counts()).toEqual(before);
  });

  it('never change a dose that is here, and add what is new', async () => {
    const reply = (await send({ treatment: 'who,amount,when\n7001,35,0\n7001,30.5,1\n7001,40,10\n' })).json<Reply>();
    expect(reply.types.find(({ type }) => type === 'treatment')).toEqual({ type: 'treatment', read: 3, kept: 1, here: 1, notKept: 1 });
    expect(reply.entries.find((each) => each.reason?.code === 'dose-there')).toMatchObject({ place: 2 });
    expect(await rows(`select given_ug::int from doses d join people p on p.id = d.person_id where p.number = '27-7001' and dosing_day = '2000-01-01'`)).toEqual([{ given_ug: 30_000 }]);
  });

  it('refuse the same people under another day 0', async () => {
    const answer = await send({}, { dayZero: '2001-01-01' });
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ detail: string }>().detail).toContain('2000-01-01');
  });

  it('refuse a table without its columns, and tables without people, with nothing written', async () => {
    const before = await counts();
    expect((await send({ treatment: 'who,mg\n7001,3\n' })).json<{ detail: string }>().detail).toContain('treatment.csv: amount, when');
    const alone = await clinic.as('manager', { method: 'POST', url: `/api/sites/${clinic.here.siteId}/imports`, payload: { confirm: true, files: [{ name: 'uds.csv', text: tables.uds }] } });
    expect(alone.statusCode).toBe(400);
    expect(await counts()).toEqual(before);
  });
});

describe('reading tables', () => {
  it.each([['8', 8000], ['0', 0], ['2.125', 2125], ['2.1250', 2125], ['2.0005', null], ['-1', null], ['1e3', null], [' ', null], [null, null]] as const)('%s mg is %s ug', (text, ug) => {
    expect(ugOfText(text)).toBe(ug);
  });
  it('reads quoted cells', () => {
    expect(csvRows('a,b\n"x, ""y""","z\nw"\n')).toEqual([['a', 'b'], ['x, "y"', 'z\nw']]);
  });
});
