/** CDS Hooks through the real routes and database: worked requests, every hostile shape, and tokens that must not hold. */
import { createSign, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { ReplyOf } from '@fairlead/contract';
import type { cdsCall } from '@fairlead/contract/interop';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { makeTestClinic, type TestClinic } from '../../platform/testing/test-clinic.ts';
import { interopRoutes } from '../interop-routes.ts';
import { cdsServiceRoutes, systemOfToken } from './index.ts';

type Resource = Record<string, unknown>;
type Reply = ReplyOf<typeof cdsCall>;
const origin = 'http://localhost:4600';
const issuer = 'https://ehr.example/fhir';
const ec = generateKeyPairSync('ec', { namedCurve: 'secp384r1' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const small = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const jwk = (key: KeyObject, kid: string): Resource => ({ ...key.export({ format: 'jwk' }), kid });

let clinic: TestClinic;
let admin: pg.Client;
let clientId: string;
let published = JSON.stringify({ keys: [jwk(rsa.publicKey, 'r1')] });
let fetches = 0;
const register = (body: Resource, who: 'administrator' | 'nurse' = 'administrator', organisation = clinic.here) => clinic.as(who, { method: 'POST', url: '/api/cds-clients', payload: body, organisation });
const hospital = { name: 'St Agnes', profile: 'CDC-2022', language: 'en' };

beforeAll(async () => {
  clinic = await makeTestClinic({ routes: (deps) => [...interopRoutes, ...cdsServiceRoutes(deps)], systemOf: (deps) => systemOfToken(deps, async () => { fetches += 1; return published; }) });
  admin = new pg.Client({ connectionString: clinic.adminUrl });
  await admin.connect();
  const made = await register({ ...hospital, issuer, jwks: { keys: [jwk(ec.publicKey, 'k1'), jwk(rsa.publicKey, 'k2')] } });
  expect(made.statusCode, made.body).toBe(201);
  clientId = made.json().id;
  expect((await register({ ...hospital, name: 'Elsewhere', issuer: 'https://publishes.example', jwksUrl: 'https://publishes.example/jwks.json', profile: 'CDC-2016', language: 'es' })).statusCode).toBe(201);
});
afterAll(async () => {
  await admin.end();
  await clinic.close();
});

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const seconds = (): number => Math.floor(clinic.clock.real().epochMilliseconds / 1000);

/** A token as CDS Hooks 2.0 describes it, with whatever a test bends. */
function token(path: string, { header = {}, claims = {}, key = ec.privateKey }: { header?: Resource; claims?: Resource; key?: KeyObject } = {}): string {
  const alg = key.asymmetricKeyType === 'rsa' ? 'RS384' : 'ES384';
  const head = part({ alg, typ: 'JWT', kid: alg === 'ES384' ? 'k1' : 'k2', ...header });
  const body = part({ iss: issuer, aud: `${origin}${path}`, exp: seconds() + 300, iat: seconds(), jti: newId(), ...claims });
  const data = `${head}.${body}`;
  const signature = key.asymmetricKeyType === 'rsa' ? createSign('sha384').update(data).sign(key) : sign('sha384', Buffer.from(data), { key, dsaEncoding: 'ieee-p1363' });
  return `${data}.${signature.toString('base64url')}`;
}
const post = (path: string, payload: unknown, bearer: string | null = token(path), headers: Record<string, string> = {}) =>
  clinic.app.inject({ method: 'POST', url: path, payload: payload as object, headers: { 'content-type': 'application/json', ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }), ...headers } });

const searchset = (...resources: Resource[]): Resource => ({ resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })) });
const order = (text: string, mg: number, more: Resource = {}): Resource => ({ resourceType: 'MedicationRequest', id: `m${String(mg)}`, status: 'active', intent: 'order', subject: { reference: 'Patient/pt-7731' }, medicationCodeableConcept: { text }, dosageInstruction: [{ timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } }, doseAndRate: [{ doseQuantity: { value: mg, unit: 'mg' } }] }], ...more });
const dependence = { resourceType: 'Condition', subject: { reference: 'Patient/pt-7731' }, code: { coding: [{ system: 'http://snomed.info/sct', code: '75544000' }] } };
const empty = { medications: searchset(), conditions: searchset(), urineTests: searchset() };
const view = (prefetch: unknown, more: Resource = {}): Resource => ({ hook: 'patient-view', hookInstance: newId(), context: { userId: 'Practitioner/1', patientId: 'pt-7731' }, prefetch, ...more });
const sign2 = (draftOrders: unknown, prefetch: unknown = empty): Resource => ({ hook: 'order-sign', hookInstance: newId(), context: { userId: 'Practitioner/1', patientId: 'Patient/pt-7731', draftOrders }, prefetch });
const chartPath = '/cds-services/opioid-chart';
const cardsOf = async (path: string, payload: unknown): Promise<Reply['cards']> => {
  const answer = await post(path, payload);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<Reply>().cards;
};
const topics = (cards: Reply['cards']): string[] => cards.map(({ source }) => source.topic.code);

describe('discovery', () => {
  it('is open to anyone, names the three hooks, and asks for no name and no birth date', async () => {
    const answer = await clinic.app.inject({ method: 'GET', url: '/cds-services' });
    expect(answer.statusCode).toBe(200);
    const { services } = answer.json();
    expect(services.map(({ hook, id }: Resource) => [hook, id])).toEqual([['patient-view', 'opioid-chart'], ['order-select', 'opioid-order-select'], ['order-sign', 'opioid-order-sign']]);
    expect(services[0].prefetch.medications).toBe('MedicationRequest?patient={{context.patientId}}&status=active');
    expect(JSON.stringify(services)).not.toMatch(/"Patient\//);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
  });

  it('lets pages of other systems ask, without cookies', async () => {
    const preflight = await clinic.app.inject({ method: 'OPTIONS', url: chartPath, headers: { origin: 'https://ehr.example', 'access-control-request-method': 'POST' } });
    expect(preflight.statusCode).toBe(204);
    expect(preflight.headers['access-control-allow-headers']).toContain('authorization');
    expect(preflight.headers['access-control-allow-credentials']).toBeUndefined();
    expect((await post(chartPath, view(empty), token(chartPath), { origin: 'https://ehr.example' })).statusCode).toBe(200);
  });
});

describe('a question', () => {
  it('about a chart is answered by ES384 and by RS384 with cards, kept without the patient, with an audit entry', async () => {
    const prefetch = { ...empty, medications: searchset(order('oxycodone', 40), order('diazepam 5 MG Oral Tablet', 5)), conditions: searchset(dependence) };
    const cards = await cardsOf(chartPath, view(prefetch));
    expect(topics(cards).toSorted()).toEqual(['benzodiazepine', 'dose', 'naloxone', 'treatment', 'urine']);
    expect(cards.every(({ summary }) => summary.length < 140)).toBe(true);
    expect((await post(chartPath, view(prefetch), token(chartPath, { key: rsa.privateKey }))).statusCode).toBe(200);
    const kept = await admin.query('select topic, client_id from cds_cards where id = $1', [cards[0]?.uuid]);
    expect(kept.rows).toEqual([{ topic: cards[0]?.source.topic.code, client_id: clientId }]);
    const audit = await admin.query(`select account_id, account_kind, person_ids, details from audit_entries where event = 'decision support asked' order by at desc, id desc limit 1`);
    expect(audit.rows[0]).toMatchObject({ account_id: null, account_kind: 'system', person_ids: [], details: { client: clientId, service: 'opioid-chart', profile: 'CDC-2022', missing: [] } });
    expect(JSON.stringify(audit.rows[0])).not.toContain('pt-7731');
  });

  it('about an order is silent where no opioid is concerned, and speaks where one is', async () => {
    const path = '/cds-services/opioid-order-sign';
    expect(await cardsOf(path, sign2(searchset(order('amoxicillin 500 MG Oral Capsule', 500, { status: 'draft' })), { conditions: null }))).toEqual([]);
    expect(topics(await cardsOf(path, sign2(searchset(order('morphine sulfate', 60, { status: 'draft' })))))).toEqual(['dose', 'naloxone', 'urine']);
    expect(topics(await cardsOf('/cds-services/opioid-order-select', { ...sign2(searchset(order('morphine sulfate', 20, { status: 'draft' })), {}), hook: 'order-select' }))).toContain('unknown');
  });

  it('with nothing known gives a card that says so, never an empty answer', async () => {
    for (const prefetch of [undefined, null, {}, { medications: null, conditions: null, urineTests: null }]) expect(topics(await cardsOf(chartPath, view(prefetch)))).toEqual(['unknown']);
    expect(await cardsOf(chartPath, view(empty))).toEqual([]);
    const wrapped = Object.fromEntries(Object.entries(empty).map(([key, resource]) => [key, { response: { status: '200 OK' }, resource }]));
    expect(await cardsOf(chartPath, view(wrapped))).toEqual([]);
  });

  it('goes by the edition and language of its system, with keys that it publishes', async () => {
    const claims = { iss: 'https://publishes.example' };
    const prefetch = { ...empty, medications: searchset(order('morphine', 95), order('naloxone', 4)), urineTests: null };
    const answer = await post(chartPath, view(prefetch), token(chartPath, { key: rsa.privateKey, header: { kid: 'r1' }, claims }));
    expect(answer.json<Reply>().cards[0]?.summary).toContain('evite 90 o más');
    expect(fetches).toBe(1);
    // A changed key is fetched again, once a minute at most.
    published = JSON.stringify({ keys: [jwk(ec.publicKey, 'e2'), { kty: 'oct', kid: 'odd', k: 'AA' }] });
    const changed = (): Promise<number> => post(chartPath, view(empty), token(chartPath, { header: { kid: 'e2' }, claims })).then(({ statusCode }) => statusCode);
    expect(await changed()).toBe(401);
    expect(fetches).toBe(1);
  });
});

describe('a shape that is wrong', () => {
  it.each([
    ['another hook', view(empty, { hook: 'order-sign' }), '/hook'], ['no hook', { ...view(empty), hook: undefined }, '/hook'], ['no UUID', view(empty, { hookInstance: 'x' }), '/hookInstance'],
    ['no context', { ...view(empty), context: undefined }, '/context'], ['no patient', view(empty, { context: { userId: 'u' } }), '/context/patientId'], ['prefetch as text', view('x'), '/prefetch'],
    ['prefetch as a list', view([]), '/prefetch'], ['a key of it as text', view({ conditions: 'x' }), '/prefetch/conditions'], ['a key of it that is no resource', view({ urineTests: { a: 1 } }), '/prefetch/urineTests'],
    ['another patient', view({ medications: searchset(order('oxycodone', 5, { subject: { reference: 'Patient/78' } })) }), '/prefetch/medications'],
  ])('%s is refused with a sentence and its place', async (_name, body, field) => {
    const answer = await post(chartPath, body);
    expect(answer.statusCode, answer.body).toBe(400);
    expect(answer.json()).toMatchObject({ type: '/problems/invalid', field });
    expect(answer.json().detail.length).toBeGreaterThan(10);
  });

  it('of order-sign without orders, of no JSON, of too much depth or size, of no service, is refused too', async () => {
    const path = '/cds-services/opioid-order-sign';
    expect((await post(path, sign2(undefined))).json()).toMatchObject({ status: 400, field: '/context/draftOrders' });
    expect((await post(path, sign2('x'))).json()).toMatchObject({ status: 400, field: '/context/draftOrders' });
    expect((await post(chartPath, '{"hook":')).statusCode).toBe(400);
    expect((await post(chartPath, '[]')).statusCode).toBe(400);
    expect((await post(chartPath, `{"a":${'['.repeat(100)}${']'.repeat(100)}}`)).statusCode).toBe(400);
    expect((await post(chartPath, `{"__proto__":{"hook":"patient-view"}}`)).statusCode).toBe(400);
    expect((await post(chartPath, view({ medications: 'x'.repeat(1_100_000) }))).statusCode).toBe(413);
    for (const none of ['/cds-services/nobody', '/cds-services/Opioid-Chart', '/cds-services/..%2fapi']) expect((await post(none, view(empty))).statusCode).toBe(404);
  });
});

describe('a token', () => {
  const refused = async (bearer: string | null, path = chartPath): Promise<string> => {
    const answer = await post(path, view(empty), bearer);
    expect(answer.statusCode, answer.body).toBe(401);
    expect(answer.headers['www-authenticate']).toContain('Bearer');
    return answer.json().detail;
  };

  it('opens once', async () => {
    const once = token(chartPath);
    expect((await post(chartPath, view(empty), once)).statusCode).toBe(200);
    expect(await refused(once)).toContain('used before');
    const both = token(chartPath);
    const answers = await Promise.all([post(chartPath, view(empty), both), post(chartPath, view(empty), both)]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 401]);
  });

  it('does not hold when it is over, too long, of tomorrow, for another address, or unsigned', async () => {
    expect(await refused(null)).toContain('Authorization');
    expect(await refused(token(chartPath, { claims: { exp: seconds() - 1, iat: seconds() - 100 } }))).toContain('exp');
    expect(await refused(token(chartPath, { claims: { exp: seconds() + 3600 } }))).toContain('ten minutes');
    expect(await refused(token(chartPath, { claims: { iat: seconds() + 90, exp: seconds() + 300 } }))).toContain('iat');
    expect(await refused(token('/cds-services/opioid-order-sign'))).toContain('aud');
    expect(await refused(token(chartPath, { claims: { aud: undefined } }))).toContain('aud');
    expect(await refused(token(chartPath, { claims: { jti: '' } }))).toContain('jti');
    expect(await refused(token(chartPath, { claims: { exp: '9999999999' } }))).toContain('exp');
    expect(await refused(token(chartPath, { header: { alg: 'none' } }))).toContain('ES384');
    expect(await refused(token(chartPath, { header: { alg: 'HS384' } }))).toContain('ES384');
    expect(await refused(token(chartPath, { header: { crit: ['b64'] } }))).toContain('crit');
    expect(await refused('a.b')).toContain('no signed JWT');
  });

  it('of an unknown issuer, key or signature gets one and the same sentence', async () => {
    const [head, , tail] = token(chartPath).split('.');
    const bent = `${head ?? ''}.${part({ iss: issuer, aud: `${origin}${chartPath}`, exp: seconds() + 300, iat: seconds(), jti: newId() })}.${tail ?? ''}`;
    const detail = new Set<string>();
    for (const bearer of [
      bent, token(chartPath, { claims: { iss: 'https://nobody.example' } }), token(chartPath, { header: { kid: 'k9' } }), token(chartPath, { key: generateKeyPairSync('ec', { namedCurve: 'secp384r1' }).privateKey }),
      token(chartPath, { header: { kid: 'k2' } }), token(chartPath, { header: { jku: 'https://evil.example/jwks' } }), token(chartPath, { header: { alg: 'RS384', kid: 'k2' } }),
    ]) detail.add(await refused(bearer));
    expect([...detail]).toEqual(['The issuer or the signature is not known here.']);
  });

  it('opens nothing else: neither the record, nor the list of systems', async () => {
    for (const url of ['/api/cds-clients', `/api/people/${clinic.here.personId}`]) {
      const answer = await clinic.app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token(url)}` } });
      expect([401, 404]).toContain(answer.statusCode);
    }
    // And a signed-in member of staff is no system.
    expect((await clinic.as('administrator', { method: 'POST', url: chartPath, payload: view(empty) })).statusCode).toBe(403);
  });
});

describe('feedback', () => {
  const path = `${chartPath}/feedback`;
  const shown = async (): Promise<Reply['cards'][number]> => {
    const [card] = await cardsOf(chartPath, view({ ...empty, medications: searchset(order('oxycodone', 40)) }));
    if (card === undefined) throw new Error('No card.');
    return (await cardsOf(chartPath, view({ ...empty, conditions: searchset(dependence) }))).find(({ source }) => source.topic.code === 'naloxone') ?? card;
  };
  const told = (card: string, more: Resource): Resource => ({ feedback: [{ card, outcomeTimestamp: '2026-02-10T13:00:00Z', ...more }] });

  it('is kept with its card, its reason and an audit entry; told twice it is kept once', async () => {
    const card = await shown();
    const accepted = told(card.uuid, { outcome: 'accepted', acceptedSuggestions: [{ id: card.suggestions?.[0]?.uuid }] });
    expect((await post(path, accepted)).json()).toEqual({ kept: 1 });
    expect((await post(path, accepted)).json()).toEqual({ kept: 0 });
    const overridden = told(card.uuid, { outcome: 'overridden', overrideReason: { reason: { code: 'patient-declines', system: 's' }, userComment: 'Talked it over.' } });
    expect((await post(path, overridden)).json()).toEqual({ kept: 1 });
    const rows = await admin.query('select outcome, reason_code, comment, cardinality(suggestion_ids) as taken from cds_feedback where card_id = $1 order by outcome', [card.uuid]);
    expect(rows.rows).toEqual([{ outcome: 'accepted', reason_code: null, comment: null, taken: 1 }, { outcome: 'overridden', reason_code: 'patient-declines', comment: 'Talked it over.', taken: 0 }]);
    expect((await admin.query(`select count(*)::int as n from audit_entries where event = 'decision support answered' and kind = 'write'`)).rows[0].n).toBe(3);
  });

  it('on a card of nobody, of another service or without its suggestion keeps nothing at all', async () => {
    const card = await shown();
    const good = { card: card.uuid, outcome: 'overridden', outcomeTimestamp: '2026-02-10T14:00:00Z' };
    expect((await post(path, { feedback: [good, { ...good, card: newId() }] })).json()).toMatchObject({ status: 400, field: '/feedback/1/card' });
    expect((await post('/cds-services/opioid-order-sign/feedback', { feedback: [good] })).statusCode).toBe(400);
    expect((await post(path, told(card.uuid, { outcome: 'accepted' }))).json()).toMatchObject({ status: 400, field: '/feedback/0/acceptedSuggestions' });
    expect((await post(path, told(card.uuid, { outcome: 'accepted', acceptedSuggestions: [{ id: newId() }] }))).statusCode).toBe(400);
    for (const wrong of [{}, { feedback: [] }, { feedback: 'x' }, told('x', { outcome: 'overridden' }), told(card.uuid, { outcome: 'ignored' }), told(card.uuid, { outcome: 'overridden', outcomeTimestamp: 'yesterday' })]) expect((await post(path, wrong)).statusCode).toBe(400);
    expect((await admin.query('select 1 from cds_feedback where card_id = $1', [card.uuid])).rowCount).toBe(0);
  });
});

describe('registering', () => {
  it('is for administrators; private, small and doubled keys, plain http and a taken issuer are refused', async () => {
    const body = { ...hospital, issuer: 'https://new.example' };
    expect((await register({ ...body, jwks: { keys: [jwk(ec.publicKey, 'a')] } }, 'nurse')).statusCode).toBe(403);
    for (const jwks of [[jwk(ec.privateKey, 'a')], [jwk(small.publicKey, 'a')], [jwk(ec.publicKey, 'a'), jwk(rsa.publicKey, 'a')], [{ kty: 'EC', kid: 'a' }], [{ ...jwk(ec.publicKey, 'a'), kid: undefined }]]) {
      expect((await register({ ...body, jwks: { keys: jwks } })).json()).toMatchObject({ status: 400, field: '/jwks' });
    }
    for (const jwksUrl of ['http://new.example/k', 'file:///etc/passwd', 'https://u:p@new.example/k', 'x', undefined]) expect((await register({ ...body, jwksUrl })).json()).toMatchObject({ status: 400, field: '/jwksUrl' });
    expect((await register({ ...body, issuer, jwks: { keys: [jwk(ec.publicKey, 'a')] } }, 'administrator', clinic.other)).json()).toMatchObject({ status: 400, field: '/issuer' });
  });

  it('ends when it ends, and a changed key opens from then on', async () => {
    const made = (await register({ ...hospital, issuer: 'https://short.example', jwks: { keys: [jwk(ec.publicKey, 'k1')] } })).json();
    const claims = { iss: 'https://short.example' };
    const ask = (key: KeyObject, kid: string): Promise<number> => post(chartPath, view(empty), token(chartPath, { key, header: { kid }, claims })).then(({ statusCode }) => statusCode);
    expect(await ask(ec.privateKey, 'k1')).toBe(200);
    const change = await clinic.as('administrator', { method: 'PUT', url: `/api/cds-clients/${made.id}`, payload: { ...hospital, jwks: { keys: [jwk(rsa.publicKey, 'n1')] } } });
    expect(change.statusCode, change.body).toBe(201);
    expect([await ask(ec.privateKey, 'k1'), await ask(rsa.privateKey, 'n1')]).toEqual([401, 200]);
    expect((await clinic.as('administrator', { method: 'POST', url: `/api/cds-clients/${made.id}/end`, payload: {} })).statusCode).toBe(201);
    expect(await ask(rsa.privateKey, 'n1')).toBe(401);
    const list = (await clinic.as('administrator', { method: 'GET', url: '/api/cds-clients' })).json();
    expect(list.items.find(({ id }: { id: string }) => id === made.id)).toMatchObject({ keyIds: ['n1'], endedAt: expect.any(String) });
    expect((await clinic.as('administrator', { method: 'GET', url: '/api/cds-clients', organisation: clinic.other })).json().items).toEqual([]);
  });
});
