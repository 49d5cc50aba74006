/**
 * One dose over HTTP beside the same rows written by one SQL function from a raw client: as the application's role, with
 * row-level security on, on the same database with durable commits, so that the same triggers look at the same rows, link the
 * ledger and sum it. Every dose is of somebody who has none yet that day.
 */
import pg from 'pg';
import { newId } from '../apps/server/src/platform/ids.ts';
import { addDosed, doseUg, type Dosed } from './ground/dosed.ts';
import { measure, openGround, sayLoad, type Measured } from './ground/ground.ts';
import { median, report, type Row } from './report.ts';

const dosesARound = Number(process.env['DOSES'] ?? 400);
const rounds = Number(process.env['ROUNDS'] ?? 5);
const ground = await openGround();
await ground.admin.query(`
  create function bench_dose(o uuid, p uuid, e uuid, s uuid, ord uuid, chk uuid, product uuid, container uuid, nurse uuid, session uuid, ug bigint, day date, at timestamptz, dose uuid, journal uuid, audit uuid, event uuid, decision jsonb, reply jsonb)
  returns void language plpgsql as $$ begin
    update episodes set version = version + 1 where organisation_id = o and id = e;
    insert into journals (organisation_id, id, site_id, kind, at, author_id) values (o, journal, s, 'dose', at, nurse);
    insert into entries (organisation_id, journal_id, line, account, product_id, lot, container_id, person_id, amount_ug)
      values (o, journal, 1, 'container', product, 'L1', container, null, -ug), (o, journal, 2, 'person', product, 'L1', null, p, ug);
    update check_ins set left_at = at where organisation_id = o and person_id = p and left_at is null;
    insert into doses (organisation_id, id, person_id, episode_id, site_id, dosing_day, part, order_id, order_version, medicine, product_id, dose_ug, given_ug, kind, state, given_at, given_by, journal_id, window_check_id, decision, recorded_at)
      values (o, dose, p, e, s, day, 1, ord, 1, 'methadone', product, ug, ug, 'observed', 'given', at, nurse, journal, chk, decision, at);
    insert into audit_entries (organisation_id, id, at, event, kind, account_id, account_kind, roles, session_id, person_ids, details, request_id)
      values (o, audit, at, 'dose given', 'write', nurse, 'staff', array['nurse'], session, array[p], jsonb_build_object('doseId', dose, 'reasons', decision -> 'reasons'), dose::text);
    insert into events (organisation_id, id, at, kind, topic, person_id, episode_id, site_id, author_id, params, audience, about)
      values (o, event, at, 'dispensary.dose-given', 'queue', p, e, s, nurse, jsonb_build_object('medicine', 'methadone', 'doseUg', ug, 'takenUg', ug, 'part', 1, 'dosingDay', day), 'person', jsonb_build_object('table', 'doses', 'id', dose));
    perform pg_notify('fairlead_events', json_build_object('o', o, 't', 'queue', 'p', p, 's', s, 'a', 'person', 'i', event)::text);
    insert into idempotency_keys (organisation_id, account_id, key, request_hash, status, reply, etag, created_at) values (o, nurse, dose::text, sha256(dose::text::bytea), 201, reply, '1', at);
  end $$;
  grant execute on function bench_dose to public`);
const [session] = (await ground.admin.query<{ id: string }>('select id from sessions limit 1')).rows;

/** What a nurse answers for a first dose: the facts that nobody asked about stay named as missing. */
const answers = ['poss', 'intoxicated', 'identityConfirmed', 'dosedElsewhereToday', 'sedativesOrAlcohol', 'lowTolerance', 'daysSinceLastOpioid', 'hoursAfterFirst', 'rationale', 'ecgBaseline'];

const give = (person: Dosed): Promise<unknown> => ground.ask('POST', `/api/orders/${person.orderId}/doses`, { dosingDay: ground.today, part: 1, doseUg, acknowledged: answers }, { 'if-match': '1' });

const raw = new pg.Pool({ connectionString: ground.embedded.appUrl, max: 8, options: '-c timezone=UTC' });
let sample: { decision?: unknown } = {};
async function write(person: Dosed): Promise<void> {
  const client = await raw.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('fairlead.organisation_id', $1, true)`, [ground.organisationId]);
    await client.query({ name: 'bench_dose', text: 'select bench_dose($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19)', values: [
      ground.organisationId, person.personId, person.episodeId, ground.siteId, person.orderId, person.checkId, ground.productId, ground.containerId, ground.nurseId, session?.id, doseUg, ground.today,
      Temporal.Now.instant().toString(), newId(), newId(), newId(), newId(), JSON.stringify(sample.decision ?? {}), JSON.stringify(sample)] });
    await client.query('commit');
  } finally {
    client.release();
  }
}

/** How many rows of each table doses have made: what both sides write has to be the same. */
async function rowsMade(): Promise<string> {
  const tables = ['doses', 'journals', 'entries', 'ledger_links', 'audit_entries', 'events', 'idempotency_keys'];
  const { rows } = await ground.admin.query<{ n: string }>(tables.map((table) => `select count(*) as n from ${table}`).join(' union all '));
  return rows.map(({ n }, index) => `${tables[index] ?? ''} ${n}`).join(', ');
}

async function compareRows(): Promise<void> {
  const differences: string[] = [];
  for (const work of [give, write]) {
    const before = (await rowsMade()).match(/\d+/g)?.map(Number) ?? [];
    for (const person of await addDosed(ground, 50)) sample = (await work(person) as typeof sample | undefined) ?? sample;
    const after = (await rowsMade()).match(/\d+/g)?.map(Number) ?? [];
    differences.push(after.map((each, index) => (each - (before[index] ?? 0)) / 50).join(' '));
  }
  if (differences[0] !== differences[1]) throw new Error(`The reference does not write the same rows: ${differences.join(' beside ')}.`);
}

/** A clinic that has dosed before: on empty tables the database would plan for tables that fit a page, and keep those plans. */
async function giveBefore(count: number): Promise<void> {
  const before = await addDosed(ground, count);
  await ground.admin.query(`select bench_dose($1, u.person, u.episode, $2, u.ord, u.chk, $3, $4, $5, $6, $7, $8, $9, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), '{}', '{}')
    from unnest($10::uuid[], $11::uuid[], $12::uuid[], $13::uuid[]) as u (person, episode, ord, chk)`, [
    ground.organisationId, ground.siteId, ground.productId, ground.containerId, ground.nurseId, session?.id, doseUg, ground.today, `${ground.today}T00:00:00Z`,
    before.map((each) => each.personId), before.map((each) => each.episodeId), before.map((each) => each.orderId), before.map((each) => each.checkId)]);
  await ground.admin.query('vacuum analyze');
}

sayLoad('at the start');
await giveBefore(5000);
await compareRows();
const rows: Row[] = [];
for (const clients of [1, 8, 32]) {
  const [ours, reference]: [Measured[], Measured[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await measure(await addDosed(ground, dosesARound), clients, give));
    reference.push(await measure(await addDosed(ground, dosesARound), clients, write));
  }
  const rates = { ours: median(ours.map(({ rate }) => rate)), reference: median(reference.map(({ rate }) => rate)) };
  rows.push({ name: 'dose', case: `doses a second, ${clients} client${clients === 1 ? '' : 's'}`, ...rates, goal: clients === 32 ? 0.9 : clients === 8 ? 0.6 : 0 });
  rows.push({ name: 'dose', case: `p99 in ms, ${clients} client${clients === 1 ? '' : 's'}`, ours: median(ours.map(({ p99 }) => p99)), reference: median(reference.map(({ p99 }) => p99)), goal: 2.5, smallerIsBetter: true });
}
sayLoad('at the end');
process.exitCode = report(rows) ? 0 : 1;
await raw.end();
await ground.close();
