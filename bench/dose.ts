/**
 * One dose over HTTP beside the same rows written by one SQL function from a raw client: as the application's role, with
 * row-level security on, on the same database with durable commits. Every dose is of somebody who has none yet that day.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { dispensaryRoutes } from '../apps/server/src/dispensary/index.ts';
import { answers, makeDosingKit, type DosedPerson } from '../apps/server/src/dispensary/testing/dosing-kit.ts';
import { medicationRoutes } from '../apps/server/src/medication/index.ts';
import { startEmbedded } from '../apps/server/src/platform/embedded/index.ts';
import { newId } from '../apps/server/src/platform/ids.ts';
import { migrate } from '../apps/server/src/platform/migrate.ts';
import { makeTestClinic } from '../apps/server/src/platform/testing/test-clinic.ts';
import { median, report, type Row } from './report.ts';

const dosesARound = Number(process.env['DOSES'] ?? 160);
const rounds = 3;
const directory = await mkdtemp(join(tmpdir(), 'fairlead-bench-'));
const started = await startEmbedded({ directory: join(directory, 'data'), settings: { jit: 'off', synchronous_commit: 'on' } });
if (started.kind === 'refused') throw new Error('The database did not start.');
const { database } = started;
const migrated = await migrate(database.ownerUrl);
if (migrated.kind === 'refused') throw new Error('The database was not migrated.');

const clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes], database: { appUrl: database.appUrl, ownerUrl: database.ownerUrl, adminUrl: database.adminUrl, close: async () => undefined } });
const kit = await makeDosingKit(clinic);
const admin = new pg.Client({ connectionString: database.ownerUrl });
await admin.connect();
await admin.query(`
  create function bench_dose(o uuid, p uuid, e uuid, s uuid, ord uuid, product uuid, container uuid, nurse uuid, ug bigint, day date, at timestamptz, dose uuid, journal uuid, audit uuid, event uuid, decision jsonb, reply jsonb)
  returns void language plpgsql as $$ begin
    update episodes set version = version + 1 where organisation_id = o and id = e;
    insert into journals (organisation_id, id, site_id, kind, at, author_id) values (o, journal, s, 'dose', at, nurse);
    insert into entries (organisation_id, journal_id, line, account, product_id, lot, container_id, person_id, amount_ug)
      values (o, journal, 1, 'container', product, 'L1', container, null, -ug), (o, journal, 2, 'person', product, 'L1', null, p, ug);
    update check_ins set left_at = at where organisation_id = o and person_id = p and left_at is null;
    insert into doses (organisation_id, id, person_id, episode_id, site_id, dosing_day, part, order_id, order_version, medicine, product_id, dose_ug, given_ug, kind, state, given_at, given_by, journal_id, decision, recorded_at)
      values (o, dose, p, e, s, day, 1, ord, 1, 'methadone', product, ug, ug, 'observed', 'given', at, nurse, journal, decision, at);
    insert into audit_entries (organisation_id, id, at, event, kind, account_id, account_kind, roles, person_ids, details, request_id)
      values (o, audit, at, 'dose given', 'write', nurse, 'staff', array['nurse'], array[p], jsonb_build_object('doseId', dose), dose::text);
    insert into events (organisation_id, id, at, kind, topic, person_id, episode_id, site_id, author_id, params, audience, about)
      values (o, event, at, 'dispensary.dose-given', 'queue', p, e, s, nurse, jsonb_build_object('doseUg', ug), 'person', jsonb_build_object('table', 'doses', 'id', dose));
    perform pg_notify('fairlead_events', json_build_object('o', o, 't', 'queue', 'p', p, 's', s, 'a', 'person', 'i', event)::text);
    insert into idempotency_keys (organisation_id, account_id, key, request_hash, status, reply, created_at) values (o, nurse, dose::text, '\\x00', 201, reply, at);
  end $$`);
await admin.query('grant execute on function bench_dose to public');
await admin.end();

const cookie = await clinic.cookieOf(clinic.here, clinic.here.staff.nurse);
await clinic.app.listen({ port: 0, host: '127.0.0.1' });
const { port } = clinic.app.server.address() as AddressInfo;
const agent = new Agent({ keepAlive: true, maxSockets: 32 });
const day = kit.today();

function give(person: DosedPerson): Promise<unknown> {
  const body = JSON.stringify({ dosingDay: day, part: 1, doseUg: person.doseUg, acknowledged: answers });
  return new Promise((resolve, reject) => {
    const sent = request({ agent, port, host: '127.0.0.1', method: 'POST', path: `/api/orders/${person.orderId}/doses`, headers: { cookie, host: 'localhost:4600', origin: 'http://localhost:4600', 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'idempotency-key': newId(), 'if-match': '1' } }, (reply) => {
      let text = '';
      reply.on('data', (part: Buffer) => { text += part.toString(); });
      reply.on('end', () => { if (reply.statusCode === 201) resolve(JSON.parse(text)); else reject(new Error(`${reply.statusCode ?? 0} ${text.slice(0, 400)}`)); });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const raw = new pg.Pool({ connectionString: database.appUrl, max: 8, options: '-c timezone=UTC' });
let sample: { dose: unknown; decision: unknown } | undefined;
async function write(person: DosedPerson): Promise<void> {
  const client = await raw.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('fairlead.organisation_id', $1, true)`, [clinic.here.id]);
    await client.query('select bench_dose($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17)', [
      clinic.here.id, person.personId, person.episodeId, clinic.here.siteId, person.orderId, kit.productId, kit.containerId, clinic.here.staff.nurse, person.doseUg, day, clinic.clock.now().toString(),
      newId(), newId(), newId(), newId(), JSON.stringify(sample?.decision ?? {}), JSON.stringify(sample ?? {})]);
    await client.query('commit');
  } finally {
    client.release();
  }
}

async function people(count: number): Promise<DosedPerson[]> {
  const made: DosedPerson[] = [];
  for (let index = 0; index < count; index += 8) {
    made.push(...await Promise.all(Array.from({ length: Math.min(8, count - index) }, async () => {
      const person = await kit.addDosed();
      await kit.check(person.personId);
      return person;
    })));
  }
  return made;
}

/** Doses a second, and the 99th percentile of one in milliseconds, by so many clients at once. */
async function run(work: (person: DosedPerson) => Promise<unknown>, clients: number): Promise<{ readonly rate: number; readonly p99: number }> {
  const waiting = await people(dosesARound);
  const times: number[] = [];
  const begun = performance.now();
  await Promise.all(Array.from({ length: clients }, async () => {
    for (let person = waiting.pop(); person !== undefined; person = waiting.pop()) {
      const from = performance.now();
      await work(person);
      times.push(performance.now() - from);
    }
  }));
  const sorted = times.toSorted((a, b) => a - b);
  return { rate: (times.length * 1000) / (performance.now() - begun), p99: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN };
}

for (const person of await people(40)) sample = await give(person) as typeof sample;
for (const person of await people(40)) await write(person);
const rows: Row[] = [];
for (const clients of [1, 8, 32]) {
  const [ours, reference]: [Awaited<ReturnType<typeof run>>[], Awaited<ReturnType<typeof run>>[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await run(give, clients));
    reference.push(await run(write, clients));
  }
  const rates = { ours: median(ours.map(({ rate }) => rate)), reference: median(reference.map(({ rate }) => rate)) };
  rows.push({ name: 'dose', case: `doses a second, ${clients} client${clients === 1 ? '' : 's'}`, ...rates, goal: clients === 32 ? 0.9 : clients === 8 ? 0.6 : 0 });
  rows.push({ name: 'dose', case: `p99 in ms, ${clients} client${clients === 1 ? '' : 's'}`, ours: median(ours.map(({ p99 }) => p99)), reference: median(reference.map(({ p99 }) => p99)), goal: 2.5, smallerIsBetter: true });
}
process.exitCode = report(rows) ? 0 : 1;
agent.destroy();
await raw.end();
await clinic.close();
await database.stop();
await rm(directory, { recursive: true, force: true });
