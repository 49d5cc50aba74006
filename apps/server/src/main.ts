/** `start`: the demonstration with an embedded database. `serve`: a real installation on DATABASE_URL. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { compose } from './compose.ts';
import { demoPassphrase, fillDemo } from './demo/fill-demo.ts';
import { movableClock, systemClock, type Clock } from './platform/clock.ts';
import { keyBeside, sayStartProblem, startEmbedded, type EmbeddedDatabase } from './platform/embedded/index.ts';
import { firstOrganisation, keepSetupCode, readInstallation, roleDangers } from './platform/installation-store.ts';
import { loadCommonPassphrases } from './platform/common-passphrases.ts';
import { jsonLog } from './platform/log.ts';
import { checkSchema, migrate, sayMigrateProblem, saySchemaState } from './platform/migrate.ts';
import { resealFactors } from './platform/reseal.ts';
import { DatabaseUnreachable, openDatabase, type Database } from './platform/scoped.ts';
import { isLoopback, readSettings, type Settings } from './platform/settings.ts';
import { whenToldToStop } from './platform/shutdown.ts';
import { anchorKey, keepAnchorFiles, resealPassportKeys, signAnchorsWith } from './dispensary/index.ts';
import { holdKeys, newKeyText, readKeys } from './platform/vault.ts';
import { frontDoorOf } from './recognition/index.ts';
import { doDueWork } from './due-work.ts';
import { setupCodeHash } from './setup/setup-routes.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Ends with one sentence for a person and nothing damaged. */
function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function portIsFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

async function requirePort(settings: Settings): Promise<void> {
  if (await portIsFree(settings.port, settings.host)) return;
  refuse(`Port ${settings.port} is taken by another program. Stop it, or choose another port: PORT=${settings.port + 100} npm start. Nothing was changed.`);
}

function buildDoors(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('../../../tools/build.ts', import.meta.url))], { stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error('The doors could not be built; what the builder said stands above.'))));
  });
}

/** Takes the keys and the list of passphrases into this process. */
async function takeKeys(text: string, from: string, settings: Settings): Promise<void> {
  const keys = readKeys(text);
  if (keys === null) refuse(`${from} holds no key: it should be 32 random bytes in base64. Put the key back that was there; without it second factors have to be reset.`);
  holdKeys(keys);
  if (settings.passphraseList === null) return;
  const count = await loadCommonPassphrases(settings.passphraseList).catch(() => refuse(`The list of passphrases at FAIRLEAD_PASSPHRASE_LIST (${settings.passphraseList}) cannot be read. Nothing was changed.`));
  say(`${count} passphrases are on the list that nobody may take.`);
}

async function sealFactors(database: Database, isDemo: boolean): Promise<void> {
  const { closed } = await resealFactors(database, isDemo);
  await resealPassportKeys(database);
  if (closed > 0) say(`The second factors of ${closed} accounts were sealed with a key that is not here. Add that key to FAIRLEAD_KEY behind a comma, or let an administrator reset them; recovery codes and passkeys work meanwhile.`);
}

interface Running {
  readonly settings: Settings;
  readonly database: Database;
  readonly clock: Clock;
  readonly isDemo: boolean;
  readonly ready: () => Promise<boolean>;
  readonly stopDatabase: () => Promise<void>;
}

/** Ctrl-C, a stop by the system or the death of the bootstrap drain: requests under way finish, then the database stops. */
function stopOnSignal(app: FastifyInstance, running: Running, timer: NodeJS.Timeout): void {
  whenToldToStop(async () => {
    say('\nStopping: finishing what is under way …');
    clearInterval(timer);
    await app.close().catch(() => undefined);
    await running.database.close().catch(() => undefined);
    await running.stopDatabase();
    say('Stopped. Everything is kept.');
  });
}

/** Everything that falls due, and then the anchors of the ledger beside the database, signed with the installation's key. */
async function doEverythingDue({ settings, database, clock }: Running): Promise<void> {
  await doDueWork(database, clock.now());
  const organisationId = await firstOrganisation(database);
  if (organisationId !== null) await keepAnchorFiles(database, organisationId, settings.dataDirectory);
}

async function listen(running: Running): Promise<void> {
  const { settings, database, clock, isDemo } = running;
  const log = jsonLog((line) => void process.stderr.write(line));
  try {
    signAnchorsWith(await anchorKey(settings.dataDirectory));
  } catch (error) {
    // Doses are given all the same; anchors go out without a signature until somebody reads this.
    log.event('anchors are not signed', { job: 'anchor-key', error: error instanceof Error ? error.message.slice(0, 200) : 'unknown' });
  }
  const app = await compose({ database, clock, log, settings, isDemo, ready: running.ready, frontDoor: frontDoorOf, dueWork: doDueWork });
  await app.listen({ port: settings.port, host: settings.host });
  const everyMinute = setInterval(() => {
    void doEverythingDue(running).catch((error: unknown) => log.event('due work failed', { job: 'due-work', error: error instanceof Error ? error.message.slice(0, 200) : 'unknown' }));
  }, 60_000);
  stopOnSignal(app, running, everyMinute);
}

async function start(settings: Settings): Promise<void> {
  await requirePort(settings);
  const started = await startEmbedded({ directory: settings.dataDirectory });
  if (started.kind === 'refused') refuse(sayStartProblem(started.problem));
  // Whatever fails from here on takes the database down with it, so that no server is left without its Fairlead.
  await startWith(started.database, settings).catch(async (error: unknown) => {
    await started.database.stop();
    throw error;
  });
}

async function startWith(embedded: EmbeddedDatabase, settings: Settings): Promise<void> {
  await buildDoors().catch(async (error: unknown) => {
    await embedded.stop();
    refuse(error instanceof Error ? error.message : String(error));
  });
  const migrated = await migrate(embedded.ownerUrl);
  if (migrated.kind === 'refused') {
    await embedded.stop();
    refuse(sayMigrateProblem(migrated.problem));
  }
  await takeKeys(settings.keys ?? await keyBeside(embedded.directory, newKeyText), settings.keys === null ? `${embedded.directory}/fairlead.key` : 'FAIRLEAD_KEY', settings);
  const database = openDatabase(embedded.appUrl);
  const installation = await readInstallation(database);
  await sealFactors(database, installation.is_demo);
  const clock = movableClock(installation.clock_ahead_ms);
  if (!installation.is_demo) say('Filling the demonstration clinic …');
  const begun = clock.real();
  const clinic = await fillDemo(database, clock.now());
  if (clinic !== null) say(`Filled with ${clinic.filled.people} made-up people, ${clinic.filled.rows} rows, in ${clock.real().since(begun).total('seconds').toFixed(1)} s.`);
  const isDemo = isLoopback(settings.host);
  await listen({ settings, database, clock, isDemo, ready: async () => (await checkSchema(embedded.appUrl)).kind === 'current', stopDatabase: embedded.stop });
  const { port } = settings;
  say(`
  Front door   http://localhost:${port}
  Clinic       http://clinic.localhost:${port}
  Companion    http://companion.localhost:${port}

  Everybody and everything in it is made up. Sign in with one tap on the clinic's and the companion's first screen,
  or with a name (dana, ana, rosa …) and the passphrase "${demoPassphrase}".
  Stop with Ctrl-C.
`);
  say(`Fairlead is ready at http://localhost:${port}`);
}

async function checkRealDatabase(url: string, database: Database): Promise<void> {
  try {
    const state = await checkSchema(url);
    if (state.kind !== 'current') refuse(saySchemaState(state));
    const dangers = await roleDangers(database);
    if (dangers.length > 0) refuse(`DATABASE_URL connects with a role that ${dangers.join(' and ')}. One mistake would then show one organisation another's records. Connect as fairlead_app, which owns nothing.`);
  } catch (error) {
    if (error instanceof DatabaseUnreachable || (error as { code?: string }).code !== undefined) refuse(`The database at DATABASE_URL does not answer (${new URL(url).host}). Check that it runs and that the address and password are right. Nothing was changed.`);
    throw error;
  }
}

/** A code of 20 letters and digits that cannot be mistaken for one another. */
function newSetupCode(): string {
  const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
  const code = [...randomBytes(20)].map((byte) => letters[byte % letters.length] ?? 'X').join('');
  return (code.match(/.{5}/g) ?? [code]).join('-');
}

async function serve(settings: Settings): Promise<void> {
  if (settings.databaseUrl === null) refuse('serve needs DATABASE_URL: the address of a PostgreSQL 18 database, as the role fairlead_app. For a demonstration without one, run npm start.');
  if (settings.keys === null) refuse('serve needs FAIRLEAD_KEY: 32 random bytes in base64, kept apart from the database; second factors are sealed with it. Make one with: openssl rand -base64 32');
  await requirePort(settings);
  await takeKeys(settings.keys, 'FAIRLEAD_KEY', settings);
  const database = openDatabase(settings.databaseUrl);
  const url = settings.databaseUrl;
  await checkRealDatabase(url, database);
  const installation = await readInstallation(database);
  if (installation.is_demo) refuse('This database holds the demonstration clinic. A real installation needs a database of its own.');
  await sealFactors(database, false);
  await buildDoors().catch((error: unknown) => refuse(error instanceof Error ? error.message : String(error)));
  await listen({ settings, database, clock: systemClock, isDemo: false, ready: async () => (await checkSchema(url)).kind === 'current', stopDatabase: async () => undefined });
  if ((await firstOrganisation(database)) === null) {
    const code = newSetupCode();
    await keepSetupCode(database, setupCodeHash(code));
    say(`Nothing is set up yet. Open the clinic's address and enter this code, which is good once:\n\n  ${code}\n`);
  }
  say(`Fairlead is ready at ${settings.origins?.front ?? `http://${settings.host}:${settings.port}`}`);
}

const read = readSettings(process.env, process.env['INIT_CWD'] ?? process.cwd());
if (read.kind === 'wrong') refuse(read.sentence);
if (process.argv[2] === 'serve' || read.settings.databaseUrl !== null) await serve(read.settings);
else await start(read.settings);
