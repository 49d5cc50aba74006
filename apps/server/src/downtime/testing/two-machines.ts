/** A server and a site node with a database each, and a link between them that a test cuts, delays and repeats. */
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Role } from '@fairlead/contract';
import { enrolNode, type Signed } from '@fairlead/contract/downtime';
import { dispensaryRoutes } from '../../dispensary/index.ts';
import { makeDosingKit, type DosedPerson, type DosingKit } from '../../dispensary/testing/dosing-kit.ts';
import { medicationRoutes } from '../../medication/index.ts';
import { peopleRoutes } from '../../people/index.ts';
import { buildApp } from '../../platform/app.ts';
import { movableClock, type Clock } from '../../platform/clock.ts';
import { newId } from '../../platform/ids.ts';
import { makeLimiter } from '../../platform/limiter.ts';
import { silentLog } from '../../platform/log.ts';
import type { PlatformDeps } from '../../platform/mount.ts';
import { openDatabase, type Database } from '../../platform/scoped.ts';
import { openSession } from '../../platform/sessions-store.ts';
import { signInRoutes } from '../../platform/sign-in-routes.ts';
import { makeTestClinic, type TestClinic } from '../../platform/testing/test-clinic.ts';
import { askAsAdmin, makeTestDatabase } from '../../platform/testing/test-database.ts';
import { testsRoutes } from '../../tests/index.ts';
import type { AnswerLimits } from '../exchange.ts';
import { becomeNode, downtimeRoutes, enrolmentText, makeNodeLink, newKeyPair, nodeExchangeRoutes, nodeRoutes, openReplica, signText, type NodeKeys, type NodeLink } from '../index.ts';

/** What the link does with the next exchanges. */
export type Weather = 'up' | 'down' | 'answers-lost' | 'twice';

export interface Machine {
  readonly as: (who: Role, request: InjectOptions) => Promise<LightMyRequestResponse>;
  readonly give: (person: DosedPerson, more?: Readonly<Record<string, unknown>>) => Promise<LightMyRequestResponse>;
  readonly check: (person: DosedPerson) => Promise<void>;
  /** As the superuser, past row-level security. */
  readonly rows: <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>;
}

export interface TwoMachines {
  readonly clinic: TestClinic;
  readonly kit: DosingKit;
  readonly server: Machine;
  readonly node: Machine;
  readonly nodeId: string;
  readonly link: NodeLink;
  readonly nodeClock: Required<Clock>;
  /** Every question that was sent, as it was. */
  readonly sent: Signed[];
  weather: Weather;
  /** Sends an old question again, as a network may. */
  readonly replay: (signed: Signed) => Promise<LightMyRequestResponse>;
  /** The program ends and begins anew on the same database. */
  readonly restart: () => void;
  readonly moveMonotonic: (ms: number) => void;
  /** Somebody sets the node's clock back. */
  readonly setBack: (by: Temporal.DurationLike) => void;
  /** The machine is off for so long by its counter while the program is not running; null: it is started anew. Then its clock is moved. */
  readonly offFor: (countedMs: number | null, clock: Temporal.DurationLike) => void;
  readonly close: () => Promise<void>;
}

async function ok(reply: LightMyRequestResponse, what: string): Promise<LightMyRequestResponse> {
  if (reply.statusCode >= 300) throw new Error(`${what}: ${reply.statusCode} ${reply.body.slice(0, 800)}`);
  return reply;
}

const answers = ['poss', 'intoxicated', 'identityConfirmed', 'dosedElsewhereToday', 'sedativesOrAlcohol', 'lowTolerance', 'daysSinceLastOpioid', 'hoursAfterFirst', 'rationale', 'ecgBaseline', 'MISSED_DAYS', 'ecgBeforeRaise'];

function machine(as: Machine['as'], adminUrl: string, today: () => string): Machine & { readonly end: () => Promise<void> } {
  return {
    as, ...askAsAdmin(adminUrl),
    give: (person, more = {}) => as('nurse', { method: 'POST', url: `/api/orders/${person.orderId}/doses`, headers: { 'if-match': '1' }, payload: { dosingDay: today(), part: 1, doseUg: person.doseUg, acknowledged: answers, ...more } }),
    check: async (person) => { await ok(await as('nurse', { method: 'POST', url: `/api/people/${person.personId}/window-checks`, payload: { identifiers: ['photo', 'born-on'], identityConfirmed: true, poss: '1', intoxicated: false, dosedElsewhere: false } }), 'check'); },
  };
}

async function nodeApp(database: Database, clock: Required<Clock>, organisationId: string, link: NodeLink): Promise<FastifyInstance> {
  const deps: PlatformDeps = {
    database, clock, log: silentLog, limiter: makeLimiter(() => clock.real().epochMilliseconds, 1000), frontDoorOrganisation: async () => organisationId,
    cookieName: 'fairlead', cookieSecure: false, allowedOrigins: () => ['http://localhost:4600'], passkeys: { rpId: 'localhost', origins: ['http://localhost:4600'] },
  };
  return buildApp({ deps, routes: [...signInRoutes(deps), ...nodeRoutes([...medicationRoutes, ...dispensaryRoutes, ...peopleRoutes, ...testsRoutes], link)], ready: async () => true });
}

/** So small that every answer has to be gone on with. */
const onePerson: AnswerLimits = { bytes: 1, ms: 4_000, peopleAtOnce: 1, photoBytes: 1_000_000 };

/** Two machines that have spoken once, a person an answer; the site is leased to the node for today and `aheadDays` days more. */
export async function makeTwoMachines(people = 2, aheadDays = 3, limits: AnswerLimits = onePerson): Promise<TwoMachines> {
  const clinic = await makeTestClinic({ routes: (deps) => [...medicationRoutes, ...dispensaryRoutes, ...peopleRoutes, ...testsRoutes, ...downtimeRoutes, ...nodeExchangeRoutes(deps, limits)] });
  const kit = await makeDosingKit(clinic);
  for (let count = 0; count < people; count += 1) await kit.addDosed();
  const keys: NodeKeys = { sign: newKeyPair('Ed25519'), box: newKeyPair('X25519') };
  const invited = await ok(await clinic.as('administrator', { method: 'POST', url: `/api/sites/${clinic.here.siteId}/nodes`, payload: { name: 'Window node', aheadDays } }), 'invite');
  const code = String(invited.json().code);
  const enrolled = await ok(await clinic.app.inject({
    method: enrolNode.method, url: enrolNode.path, payload: { code, publicKey: keys.sign.publicKey, boxKey: keys.box.publicKey, signature: signText(enrolmentText(code, keys.sign.publicKey, keys.box.publicKey), keys.sign.privateKey).signature },
  }), 'enrol');
  const own = await makeTestDatabase();
  await becomeNode(own.adminUrl, { ...enrolled.json(), serverUrl: 'http://server' });
  const database = openDatabase(own.appUrl);
  let backMs = 0;
  const nodeClock = movableClock(0, () => clinic.clock.now().subtract({ milliseconds: backMs }));
  const replica = openReplica(own.adminUrl);
  const sent: Signed[] = [];
  let monotonic = 0;
  let [counted, boot] = [0, 0 as number | null];
  const post = (signed: Signed) => clinic.app.inject({ method: 'POST', url: '/api/nodes/exchanges', payload: { ...signed } });
  const made = { weather: 'up' as Weather, link: null as unknown as NodeLink };
  const begin = (): NodeLink => makeNodeLink({
    database, replica, organisationId: clinic.here.id, clock: nodeClock, keys, monotonicMs: () => nodeClock.now().epochMilliseconds + monotonic,
    machine: () => ({ uptimeMs: nodeClock.now().epochMilliseconds + counted, bootId: boot === null ? null : `boot ${boot}` }),
    send: async (_url, signed) => {
      sent.push(signed);
      if (made.weather === 'down') throw new Error('no link');
      if (made.weather === 'twice') await post(signed);
      const reply = await post(signed);
      if (made.weather === 'answers-lost') throw new Error('the answer was lost');
      return { status: reply.statusCode, body: reply.json() };
    },
  });
  made.link = begin();
  const live: NodeLink = { exchange: () => made.link.exchange(), stopped: (tx, now) => made.link.stopped(tx, now), state: (tx, now) => made.link.state(tx, now), confirmDate: (tx, accountId, said, now) => made.link.confirmDate(tx, accountId, said, now), start: () => made.link.start(), stop: () => made.link.stop() };
  if (!(await live.exchange())) throw new Error('The first exchange had no answer.');
  const app = await nodeApp(database, nodeClock, clinic.here.id, live);
  const cookies = new Map<Role, string>();
  const server = machine((who, request) => clinic.as(who, request), clinic.adminUrl, kit.today);
  const node = machine(async (who, request) => {
    const cookie = cookies.get(who) ?? `fairlead=${(await database.scoped(clinic.here.id, (tx) => openSession(tx, clinic.here.staff[who], 'a test', 'full', nodeClock.real(), true))).token}`;
    cookies.set(who, cookie);
    return app.inject({ ...request, headers: { cookie, ...(request.method === 'GET' ? {} : { 'idempotency-key': newId() }), ...request.headers } });
  }, own.adminUrl, () => nodeClock.now().toZonedDateTimeISO('America/New_York').toPlainDate().toString());
  return {
    clinic, kit, server, node, nodeId: String(enrolled.json().nodeId), link: live, nodeClock, sent,
    get weather() { return made.weather; },
    set weather(next) { made.weather = next; },
    replay: post,
    restart: () => { made.link = begin(); },
    moveMonotonic: (ms) => { monotonic += ms; },
    setBack: (by) => { backMs += Temporal.Duration.from(by).total('milliseconds'); },
    offFor: (countedMs, moved) => {
      const before = nodeClock.now().epochMilliseconds;
      nodeClock.moveBy(Temporal.Duration.from(moved));
      if (countedMs === null) boot = (boot ?? 0) + 1;
      else counted += countedMs - (nodeClock.now().epochMilliseconds - before);
      made.link = begin();
    },
    close: async () => {
      await app.close();
      await replica.close();
      await Promise.all([server.end(), node.end()]);
      await database.close();
      await own.close();
      await clinic.close();
    },
  };
}
