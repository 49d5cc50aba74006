/** What a benchmark over HTTP stands on: a database of its own with durable commits, a clinic, and the product's server in a process of its own. */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { insertProduct } from '../../apps/server/src/medication/index.ts';
import { stockContainer } from '../../apps/server/src/dispensary/index.ts';
import { addStaff } from '../../apps/server/src/platform/accounts-store.ts';
import { sayStartProblem, startEmbedded, type EmbeddedDatabase } from '../../apps/server/src/platform/embedded/index.ts';
import { newId } from '../../apps/server/src/platform/ids.ts';
import { migrate, sayMigrateProblem } from '../../apps/server/src/platform/migrate.ts';
import { openDatabase, sql } from '../../apps/server/src/platform/scoped.ts';
import { openSession } from '../../apps/server/src/platform/sessions-store.ts';
import { addSite, startingProfiles } from '../../apps/server/src/platform/sites-store.ts';

export interface Ground {
  readonly embedded: EmbeddedDatabase;
  /** As the superuser: loads, and looks past row-level security. */
  readonly admin: pg.Client;
  /** A folder that the database's own process can read and that goes with the rest. */
  readonly folder: string;
  readonly organisationId: string;
  readonly siteId: string;
  readonly nurseId: string;
  readonly productId: string;
  readonly containerId: string;
  /** The dosing day: the site keeps UTC, so that no run near midnight of another zone changes it half-way. */
  readonly today: string;
  readonly ask: (method: 'GET' | 'POST', path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

const freePort = (): Promise<number> => new Promise((resolve, reject) => {
  const probe = createServer();
  probe.once('error', reject);
  probe.listen(0, '127.0.0.1', () => {
    const address = probe.address();
    probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
  });
});

async function makeClinic(url: string): Promise<Pick<Ground, 'organisationId' | 'siteId' | 'nurseId' | 'productId' | 'containerId'> & { readonly cookie: string }> {
  const now = Temporal.Now.instant();
  const database = openDatabase(url, { size: 1 });
  const organisationId = newId();
  await database.outside(sql`insert into organisations (id, name, country, created_at) values (${organisationId}, 'Bench clinic', 'US', ${now.toString()})`);
  const made = await database.scoped(organisationId, async (tx) => {
    const siteId = await addSite(tx, { code: 'BENCH', name: 'Bench window', country: 'US', timeZone: 'UTC', profiles: startingProfiles.US }, now);
    const nurseId = await addStaff(tx, { displayName: 'Nurse Bench', initials: 'NB', roles: ['nurse'], siteIds: [siteId] }, now);
    await tx.run(sql`update accounts set state = 'active' where organisation_id = ${organisationId}`);
    const productId = await insertProduct(tx, { name: 'Methadone 1 mg/mL', medicine: 'methadone', form: 'liquid', ugPerMl: 1000, ugPerUnit: null, controlled: true }, now);
    const containerId = await stockContainer(tx, { siteId, productId, lot: 'L1', expiresOn: '2099-01-01', place: 'window', label: 'Window', amountUg: 1_000_000_000_000 }, nurseId, now);
    const { token } = await openSession(tx, nurseId, 'a benchmark', 'full', now, true);
    return { organisationId, siteId, nurseId, productId, containerId, cookie: `fairlead=${token}` };
  });
  await database.close();
  return made;
}

async function startServer(url: string): Promise<{ readonly port: number; readonly child: ChildProcess }> {
  const port = await freePort();
  const child = fork(fileURLToPath(new URL('./server.ts', import.meta.url)), { env: { ...process.env, BENCH_DATABASE: url, BENCH_PORT: String(port) }, execArgv: (process.env['SERVER_ARGS'] ?? '').split(' ').filter((each) => each !== '') });
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`The server ended with ${code ?? 'a signal'} before it was ready.`)));
  });
  return { port, child };
}

const stopped = (child: ChildProcess): Promise<void> => new Promise((resolve) => {
  child.once('exit', () => resolve());
  child.kill('SIGTERM');
});

/** Sends one request over a kept connection and reads the answer; anything but 200 and 201 throws with what was said. */
function askOver(agent: Agent, port: number, cookie: string): Ground['ask'] {
  return (method, path, body, headers = {}) => new Promise((resolve, reject) => {
    const text = body === undefined ? '' : JSON.stringify(body);
    const changing = method === 'GET' ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), 'idempotency-key': newId() };
    const sent = request({ agent, port, host: '127.0.0.1', method, path, headers: { cookie, ...changing, ...headers } }, (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('end', () => {
        const said = Buffer.concat(parts).toString();
        if (reply.statusCode === 200 || reply.statusCode === 201) resolve(JSON.parse(said));
        else reject(new Error(`${method} ${path}: ${reply.statusCode ?? 0} ${said.slice(0, 400)}`));
      });
    });
    sent.on('error', reject);
    sent.end(text);
  });
}

/** Starts everything. `more` are further settings of the database. */
export async function openGround(more: Readonly<Record<string, string>> = {}): Promise<Ground> {
  const directory = await mkdtemp(join(tmpdir(), 'fairlead-bench-'));
  const started = await startEmbedded({ directory, settings: { jit: 'off', synchronous_commit: 'on', ...more } });
  if (started.kind === 'refused') throw new Error(sayStartProblem(started.problem));
  const embedded = started.database;
  const migrated = await migrate(embedded.ownerUrl);
  if (migrated.kind === 'refused') throw new Error(sayMigrateProblem(migrated.problem));
  const { cookie, ...clinic } = await makeClinic(embedded.appUrl);
  const admin = new pg.Client({ connectionString: embedded.adminUrl });
  await admin.connect();
  const { port, child } = await startServer(embedded.appUrl);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const close = async (): Promise<void> => {
    agent.destroy();
    await stopped(child);
    await admin.end();
    await embedded.stop();
    await rm(directory, { recursive: true, force: true });
  };
  // A bench that throws leaves no database behind.
  process.once('uncaughtException', (error) => {
    process.stderr.write(`${error.stack ?? error.message}\n`);
    void close().finally(() => process.exit(1));
  });
  return { embedded, admin, folder: directory, ...clinic, today: Temporal.Now.instant().toString().slice(0, 10), ask: askOver(agent, port, cookie), close };
}

export interface Measured {
  /** A second. */
  readonly rate: number;
  /** Milliseconds of one, at the 99th percentile. */
  readonly p99: number;
}

/** Does `work` once for each of `all`, so many at a time. */
export async function measure<T>(all: readonly T[], clients: number, work: (each: T) => Promise<unknown>): Promise<Measured> {
  const waiting = [...all];
  const times: number[] = [];
  const begun = performance.now();
  await Promise.all(Array.from({ length: clients }, async () => {
    for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
      const from = performance.now();
      await work(each);
      times.push(performance.now() - from);
    }
  }));
  const sorted = times.toSorted((a, b) => a - b);
  return { rate: (times.length * 1000) / (performance.now() - begun), p99: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN };
}

/** How busy the machine was over the last minute: a figure means little without it. */
export const sayLoad = (when: string): void => void process.stdout.write(`load average ${when}: ${loadavg().map((each) => each.toFixed(2)).join(' ')}\n`);
