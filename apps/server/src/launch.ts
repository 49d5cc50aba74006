/** What `start`, `serve` and `node` share: ports, doors, keys, listening, and an orderly end. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { compose } from './compose.ts';
import { anchorKey, keepAnchorFiles, resealCards, resealPassportKeys, resealWastePhotos, runLetters, runPumps, signAnchorsWith } from './dispensary/index.ts';
import { resealNodeKeys, type NodeLink } from './downtime/index.ts';
import { doDueWork } from './due-work.ts';
import type { Clock } from './platform/clock.ts';
import { loadCommonPassphrases } from './platform/common-passphrases.ts';
import { firstOrganisation } from './platform/installation-store.ts';
import { jsonLog } from './platform/log.ts';
import { resealPhotos } from './people/index.ts';
import { resealFactors } from './platform/reseal.ts';
import type { Database } from './platform/scoped.ts';
import type { Settings } from './platform/settings.ts';
import { whenToldToStop } from './platform/shutdown.ts';
import { holdKeys, readKeys } from './platform/vault.ts';
import { frontDoorOf } from './recognition/index.ts';

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Ends with one sentence for a person and nothing damaged. */
export function refuse(sentence: string): never {
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

export async function requirePort(settings: Settings): Promise<void> {
  if (await portIsFree(settings.port, settings.host)) return;
  refuse(`Port ${settings.port} is taken by another program. Stop it, or choose another port: PORT=${settings.port + 100} npm start. Nothing was changed.`);
}

export function buildDoors(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('../../../tools/build.ts', import.meta.url))], { stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error('The doors could not be built; what the builder said stands above.'))));
  });
}

/** Takes the keys and the list of passphrases into this process. */
export async function takeKeys(text: string, from: string, settings: Settings): Promise<void> {
  const keys = readKeys(text);
  if (keys === null) refuse(`${from} holds no key: it should be 32 random bytes in base64. Put the key back that was there; without it second factors have to be reset.`);
  holdKeys(keys);
  if (settings.passphraseList === null) return;
  const count = await loadCommonPassphrases(settings.passphraseList).catch(() => refuse(`The list of passphrases at FAIRLEAD_PASSPHRASE_LIST (${settings.passphraseList}) cannot be read. Nothing was changed.`));
  say(`${count} passphrases are on the list that nobody may take.`);
}

export async function sealFactors(database: Database, isDemo: boolean): Promise<void> {
  const { closed } = await resealFactors(database, isDemo);
  await resealPassportKeys(database);
  await resealNodeKeys(database);
  await resealPhotos(database);
  await resealWastePhotos(database);
  await resealCards(database);
  if (closed > 0) say(`The second factors of ${closed} accounts were sealed with a key that is not here. Add that key to FAIRLEAD_KEY behind a comma, or let an administrator reset them; recovery codes and passkeys work meanwhile.`);
}

export interface Running {
  readonly settings: Settings;
  readonly database: Database;
  readonly clock: Clock;
  readonly isDemo: boolean;
  readonly ready: () => Promise<boolean>;
  readonly stopDatabase: () => Promise<void>;
  /** This machine is a site node: what falls due is the server's. */
  readonly link?: NodeLink;
}

/** Ctrl-C, a stop by the system or the death of the bootstrap drain: requests under way finish, then the database stops. */
function stopOnSignal(app: FastifyInstance, running: Running, stopJobs: () => void): void {
  whenToldToStop(async () => {
    say('\nStopping: finishing what is under way …');
    stopJobs();
    await running.link?.stop();
    await app.close().catch(() => undefined);
    await running.database.close().catch(() => undefined);
    await running.stopDatabase();
    say('Stopped. Everything is kept.');
  });
}

/** Everything that falls due, and then the anchors of the ledger beside the database, signed with the installation's key. */
async function doEverythingDue({ settings, database, clock, link }: Running): Promise<void> {
  if (link !== undefined) return;
  await doDueWork(database, clock.now());
  const organisationId = await firstOrganisation(database);
  if (organisationId !== null) await keepAnchorFiles(database, organisationId, settings.dataDirectory);
}

export async function listen(running: Running): Promise<void> {
  const { settings, database, clock, isDemo } = running;
  const log = jsonLog((line) => void process.stderr.write(line));
  try {
    signAnchorsWith(await anchorKey(settings.dataDirectory));
  } catch (error) {
    // Doses are given all the same; anchors go out without a signature until somebody reads this.
    log.event('anchors are not signed', { job: 'anchor-key', error: error instanceof Error ? error.message.slice(0, 200) : 'unknown' });
  }
  const app = await compose({ database, clock, log, settings, isDemo, ready: running.ready, frontDoor: frontDoorOf, dueWork: doDueWork, ...(running.link === undefined ? {} : { link: running.link }) });
  await app.listen({ port: settings.port, host: settings.host });
  const everyMinute = setInterval(() => {
    void doEverythingDue(running).catch((error: unknown) => log.event('due work failed', { job: 'due-work', error: error instanceof Error ? error.message.slice(0, 200) : 'unknown' }));
  }, 60_000);
  const stopPumps = runPumps(database, clock, (error) => log.event('pumps are not asked', { job: 'pumps', error: error instanceof Error ? error.message.slice(0, 200) : 'unknown' }));
  // A site node writes no letters: whatever it would say to another organisation is its server's to say.
  const stopLetters = running.link === undefined ? runLetters(database, clock, settings.privatePeers, (error) => log.event('letters are not sent', { job: 'letters', error: error instanceof Error ? error.message.slice(0, 200) : 'unknown' })) : () => undefined;
  stopOnSignal(app, running, () => {
    clearInterval(everyMinute);
    stopPumps();
    stopLetters();
  });
}
