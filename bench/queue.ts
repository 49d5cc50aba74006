/**
 * The morning queue of a clinic of 1,000 people over HTTP beside its bare query, sent by a raw client as the application's role
 * with row-level security on; and itself in a database of 1 thousand people beside one of 20 thousand (`--long`: 200 thousand),
 * of whom all others belong to another site. The reply names a thousand people, and so does its audit entry.
 */
import pg from 'pg';
import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, DummyDriver, type CompiledQuery } from 'kysely';
import { queueFacts } from '../apps/server/src/dispensary/window-store.ts';
import { addSite, startingProfiles } from '../apps/server/src/platform/sites-store.ts';
import { openDatabase, type Statement, type Tx } from '../apps/server/src/platform/scoped.ts';
import { addCrowd } from './ground/crowd.ts';
import { measure, openGround, sayLoad, type Ground, type Measured } from './ground/ground.ts';
import { median, report } from './report.ts';

const inClinic = 1000;
const others = process.argv.includes('--long') ? 199_000 : 19_000;
const rounds = 5;
const asked = 30;
const clients = 2;

/** A database with the clinic and so many people of another site. */
async function standing(elsewhere: number): Promise<Ground> {
  const ground = await openGround();
  await addCrowd(ground, inClinic, ground.siteId, 40);
  if (elsewhere > 0) {
    const database = openDatabase(ground.embedded.appUrl, { size: 1 });
    const other = await database.scoped(ground.organisationId, (tx) => addSite(tx, { code: 'OTHER', name: 'Another site', country: 'US', timeZone: 'UTC', profiles: startingProfiles.US }, Temporal.Now.instant()));
    await database.close();
    const { rows, seconds } = await addCrowd(ground, elsewhere, other);
    process.stdout.write(`${rows} rows loaded in ${seconds.toFixed(1)} s\n`);
  }
  return ground;
}

/** The very statement of the queue, as it is sent. */
async function bareQuery(ground: Ground): Promise<CompiledQuery> {
  const compiler = new Kysely<Record<string, never>>({ dialect: {
    createAdapter: () => new PostgresAdapter(), createDriver: () => new DummyDriver(), createIntrospector: (db) => new PostgresIntrospector(db), createQueryCompiler: () => new PostgresQueryCompiler(),
  } });
  let sent: CompiledQuery | undefined;
  const tx = { organisationId: ground.organisationId, all: (statement: Statement<unknown>) => { sent = statement.compile(compiler); return Promise.resolve([]); } };
  await queueFacts(tx as unknown as Tx, ground.siteId, ground.today, 'UTC');
  if (sent === undefined) throw new Error('The queue asked nothing.');
  return sent;
}

const [small, large] = [await standing(0), await standing(others)];
const raw = new pg.Pool({ connectionString: small.embedded.appUrl, max: clients, options: '-c timezone=UTC' });
const query = await bareQuery(small);
async function bare(): Promise<void> {
  const client = await raw.connect();
  try {
    await client.query('begin read only');
    await client.query(`select set_config('fairlead.organisation_id', $1, true)`, [small.organisationId]);
    const { rows } = await client.query({ name: 'queue', text: query.sql, values: [...query.parameters] });
    if (rows.length !== inClinic) throw new Error(`The bare query found ${rows.length} people.`);
    await client.query('commit');
  } finally {
    client.release();
  }
}

const open = (ground: Ground) => async (): Promise<void> => {
  const { items } = await ground.ask('GET', `/api/sites/${ground.siteId}/queue`) as { readonly items: readonly unknown[] };
  if (items.length !== inClinic) throw new Error(`The queue named ${items.length} people.`);
};

sayLoad('at the start');
const times = Array.from({ length: asked }, (_, index) => index);
const [ours, grown, reference]: [Measured[], Measured[], Measured[]] = [[], [], []];
for (let round = -1; round < rounds; round += 1) {
  const each = [await measure(times, clients, open(small)), await measure(times, clients, open(large)), await measure(times, clients, bare)] as const;
  // The first round warms: connections, prepared statements, compiled code.
  if (round < 0) continue;
  ours.push(each[0]);
  grown.push(each[1]);
  reference.push(each[2]);
}
const rate = (all: readonly Measured[]): number => median(all.map((each) => each.rate));
const p99 = (all: readonly Measured[]): number => median(all.map((each) => each.p99));
sayLoad('at the end');
process.exitCode = report([
  { name: 'queue', case: 'queues of 1,000 a second beside the bare query', ours: rate(ours), reference: rate(reference), goal: 0.6 },
  { name: 'queue', case: `p99 in ms, ${inClinic + others} people beside ${inClinic}`, ours: p99(grown), reference: p99(ours), goal: 1.5, smallerIsBetter: true },
]) ? 0 : 1;
await raw.end();
await small.close();
await large.close();
