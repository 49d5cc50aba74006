// `npm run node -- --server URL --code CODE`: this machine is a site node from now on. Later starts need neither.
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { becomeNode, changeServerUrl, enrolmentText, makeNodeLink, newKeyPair, openReplica, signText, type NodeKeys } from '../downtime/index.ts';
import { enrolNode } from '@fairlead/contract/downtime';
import { buildDoors, listen, refuse, requirePort, say, takeKeys } from '../launch.ts';
import { movableClock } from '../platform/clock.ts';
import { keyBeside, sayStartProblem, startEmbedded, type EmbeddedDatabase } from '../platform/embedded/index.ts';
import { firstOrganisation, keepClockAhead, readInstallation } from '../platform/installation-store.ts';
import { checkSchema, migrate, sayMigrateProblem } from '../platform/migrate.ts';
import { openDatabase } from '../platform/scoped.ts';
import { isLoopback, readSettings, type Settings } from '../platform/settings.ts';
import { newKeyText } from '../platform/vault.ts';

const how = 'npm run node -- --server https://clinic.example.org --code CODE';

/** Said after the database is stopped. */
function wrong(sentence: string): never {
  throw new Error(sentence);
}

function wordAfter(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

/** Records travel over it: TLS, but to this machine itself. */
function serverUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))) wrong(`--server is "${text}". Give the server's address with https, as: ${how}`);
  return url.origin;
}

/** The node's own keys, made at its first start and readable by its user alone. */
async function ownKeys(directory: string): Promise<NodeKeys> {
  const path = join(directory, 'node-keys.json');
  const kept = await readFile(path, 'utf8').catch(() => null);
  if (kept !== null) return JSON.parse(kept) as NodeKeys;
  const keys: NodeKeys = { sign: newKeyPair('Ed25519'), box: newKeyPair('X25519') };
  await writeFile(path, JSON.stringify(keys), { mode: 0o600, flag: 'wx', flush: true });
  await chmod(path, 0o600);
  return keys;
}

const post = (url: string, body: unknown): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), redirect: 'error', signal: AbortSignal.timeout(14_000) });

async function enrol(embedded: EmbeddedDatabase, keys: NodeKeys): Promise<void> {
  const [server, code] = [wordAfter('server'), wordAfter('code')];
  if (server === undefined || code === undefined) wrong(`This machine is no site node yet. An administrator invites it under Downtime; then: ${how}`);
  const url = serverUrl(server);
  const signature = signText(enrolmentText(code, keys.sign.publicKey, keys.box.publicKey), keys.sign.privateKey).signature;
  const answer = await post(`${url}${enrolNode.path}`, { code, publicKey: keys.sign.publicKey, boxKey: keys.box.publicKey, signature }).catch((error: unknown) => wrong(`The server at ${url} does not answer: ${error instanceof Error ? error.message : 'unknown'}. Nothing was changed.`));
  if (answer.status === 404) wrong('The server does not know this code: it was used, or is older than a day. Ask for a new one under Downtime.');
  if (!answer.ok) wrong(`The server at ${url} answered ${answer.status}. Nothing was changed.`);
  await becomeNode(embedded.adminUrl, { ...enrolNode.reply.parse(await answer.json()), serverUrl: url });
}

async function begin(embedded: EmbeddedDatabase, settings: Settings): Promise<void> {
  const [migrated] = await Promise.all([migrate(embedded.ownerUrl), buildDoors()]);
  if (migrated.kind === 'refused') throw new Error(sayMigrateProblem(migrated.problem));
  await takeKeys(settings.keys ?? await keyBeside(embedded.directory, newKeyText), 'fairlead.key', settings);
  const keys = await ownKeys(embedded.directory);
  const database = openDatabase(embedded.appUrl);
  const there = await firstOrganisation(database);
  const before = await readInstallation(database);
  if (there !== null && before.node_id === null) throw new Error(`${embedded.directory} holds a server's record. A site node needs a directory of its own: FAIRLEAD_DATA=node-data ${how}`);
  if (before.node_id === null) await enrol(embedded, keys);
  const organisationId = there ?? await firstOrganisation(database);
  if (organisationId === null) throw new Error('The node was enrolled and knows no organisation.');
  const moved = wordAfter('server');
  if (moved !== undefined) await changeServerUrl(embedded.adminUrl, organisationId, serverUrl(moved));
  const clock = movableClock(before.clock_ahead_ms);
  // Linux says which start of the machine this is; elsewhere each start of the program counts as one.
  const bootId = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')).trim() || null;
  const link = makeNodeLink({
    database, replica: openReplica(embedded.adminUrl), organisationId, clock, keys, monotonicMs: () => performance.now() + clock.aheadMs(),
    machine: () => ({ uptimeMs: uptime() * 1000 + clock.aheadMs(), bootId }),
    send: async (url, signed) => {
      const answer = await post(url, signed);
      return { status: answer.status, body: await answer.json() };
    },
    // Only where the server says that everybody is made up.
    follow: (serverNow) => {
      const behind = clock.now().until(serverNow);
      if (behind.total('seconds') < 60) return;
      clock.moveBy(behind);
      void keepClockAhead(database, clock.aheadMs()).catch(() => undefined);
    },
    log: (what) => process.stderr.write(`The exchange failed: ${what}\n`),
  });
  await link.start();
  await listen({ settings, database, clock, isDemo: false, ready: async () => (await checkSchema(embedded.appUrl)).kind === 'current', stopDatabase: embedded.stop, link });
  say(`\n  Clinic       http://clinic.localhost:${settings.port}\n\n  This is a site node. It doses what it holds, with its link or without. Stop with Ctrl-C.\n`);
  say(`Fairlead is ready at ${settings.origins?.clinic ?? `http://clinic.localhost:${settings.port}`}`);
}

const read = readSettings(process.env, process.env['INIT_CWD'] ?? process.cwd());
if (read.kind === 'wrong') refuse(read.sentence);
await requirePort(read.settings);
const started = await startEmbedded({ directory: read.settings.dataDirectory });
if (started.kind === 'refused') refuse(sayStartProblem(started.problem));
await begin(started.database, read.settings).catch(async (error: unknown) => {
  await started.database.stop();
  refuse(error instanceof Error ? error.message : String(error));
});
