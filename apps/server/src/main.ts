/** `start`: the demonstration with an embedded database. `serve`: a real installation on DATABASE_URL. */
import { randomBytes } from 'node:crypto';
import { demoPumpPort } from './demo/fill-dispensary.ts';
import { demoPassphrase, fillDemo } from './demo/fill-demo.ts';
import { SimulatedPump } from './dispensary/index.ts';
import { buildDoors, listen, refuse, requirePort, say, sealFactors, takeKeys } from './launch.ts';
import { movableClock, systemClock } from './platform/clock.ts';
import { keyBeside, sayStartProblem, startEmbedded, type EmbeddedDatabase } from './platform/embedded/index.ts';
import { firstOrganisation, keepSetupCode, readInstallation, roleDangers } from './platform/installation-store.ts';
import { checkSchema, migrate, sayMigrateProblem, saySchemaState } from './platform/migrate.ts';
import { DatabaseUnreachable, openDatabase, type Database } from './platform/scoped.ts';
import { isLoopback, readSettings, type Settings } from './platform/settings.ts';
import { newKeyText } from './platform/vault.ts';
import { setupCodeHash } from './setup/setup-routes.ts';

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
  if (installation.node_id !== null) {
    await embedded.stop();
    refuse(`${embedded.directory} holds a site node's database. Start it with: npm run node`);
  }
  await sealFactors(database, installation.is_demo);
  const clock = movableClock(installation.clock_ahead_ms);
  if (!installation.is_demo) say('Filling the demonstration clinic …');
  const begun = clock.real();
  const clinic = await fillDemo(database, clock.now());
  if (clinic !== null) say(`Filled with ${clinic.filled.people} made-up people, ${clinic.filled.rows} rows, in ${clock.real().since(begun).total('seconds').toFixed(1)} s.`);
  const isDemo = isLoopback(settings.host);
  // Where another demonstration holds the port, its pump serves this one too; a pump pours each command once whoever asks.
  await new SimulatedPump({ name: 'demonstration' }).listen(demoPumpPort, '127.0.0.1').catch(() => undefined);
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
