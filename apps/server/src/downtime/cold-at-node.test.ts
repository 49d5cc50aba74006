/** What left the cold at a site whose containers stand at its node: the node's own database refuses it, and until the node has said so its people are called. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepCold } from '../dispensary/index.ts';
import type { Role } from '@fairlead/contract';
import { makeTwoMachines, type TwoMachines } from './testing/two-machines.ts';

let two: TwoMachines;
let [fridgeId, boxId] = ['', ''];
const at = (path: string): string => `/api/sites/${two.clinic.here.siteId}/${path}`;
async function made(who: Role, url: string, payload: object): Promise<Record<string, unknown> & { id: string }> {
  const reply = await two.clinic.as(who, { method: 'POST', url, payload });
  if (reply.statusCode !== 201) throw new Error(`${url}: ${reply.statusCode} ${reply.body.slice(0, 600)}`);
  return reply.json();
}
const day = (after: number): string => Temporal.PlainDate.from(two.kit.today()).add({ days: after }).toString();

beforeAll(async () => {
  two = await makeTwoMachines(0);
  const { id: productId } = await made('pharmacist', '/api/products', { name: 'Vivitrol 380 mg', form: 'depot', medicine: 'naltrexone-depot', ugPerUnit: 380_000, controlled: false, depot: { name: 'Vivitrol', interval: 'monthly' } });
  // Both are kept cold: the limits are invented.
  for (const each of [productId, two.kit.productId]) await made('pharmacist', at('product-cards'), { productId: each, lowestTenths: 30, highestTenths: 70, outsideHours: 10 });
  boxId = (await made('nurse', at('stock'), { productId, lot: 'V1', expiresOn: '2029-01-31', label: 'Depot 1', amountUg: 380_000 * 50, place: 'safe' })).id;
  fridgeId = (await made('nurse', at('fridges'), { name: 'Fridge 1' })).id;
  for (const each of [boxId, two.kit.containerId]) await made('nurse', `/api/containers/${each}/cold`, { fridgeId });
  const person = await two.clinic.addPerson();
  personId = person.personId;
  orderId = (await made('prescriber', `/api/episodes/${person.episodeId}/orders`, { productId, startOn: day(0), endOn: day(180), partUg: [380_000], reason: 'Wants it', facts: { lastOpioid: 'heroin', daysOpioidFree: 12, currentOpioidAnalgesic: 'none', dependentOrInWithdrawal: false, altTimesUln: 1, acuteHepatitis: false } })).id;
  await made('prescriber', `/api/orders/${orderId}/signature`, { version: 1 });
  await exchange();
});
afterAll(() => two.close());

let [personId, orderId] = ['', ''];
const exchange = async (): Promise<void> => {
  two.weather = 'up';
  expect(await two.link.exchange()).toBe(true);
};
const inject = (more: object = {}) => two.node.as('nurse', { method: 'POST', url: `/api/orders/${orderId}/injections`, headers: { 'if-match': '1' }, payload: { dosingDay: two.kit.today(), route: 'IM-gluteal', place: 'buttock-left', identifiers: ['photo', 'born-on'], poss: '1', intoxicated: false, acknowledged: [], ...more } });
const holds = async (): Promise<readonly { id: string; label: string; decision: string | null; atNode: { site: string; knowsSince: string | null } | null }[]> => (await two.clinic.as('pharmacist', { url: at('cold-chain') })).json().holds;
const calls = () => two.server.rows<{ state: string; outcome: string | null; label: string; node: string }>(`select state, outcome, params ->> 'label' as label, params ->> 'node' as node from tasks where kind = 'dispensary.call-about-hold' order by created_at, id`);
const sweep = () => two.clinic.database.scoped(two.clinic.here.id, (tx) => sweepCold(tx, two.clinic.clock.now()));
const decide = async (label: string, decision: 'usable' | 'dispose') => made('pharmacist', `/api/cold-holds/${(await holds()).find((each) => each.label === label && each.decision === null)?.id ?? ''}/decision`, { decision, why: 'The maker, reference 4711' });

describe('an excursion that is read at the server while the node has no link', () => {
  it('says that the container stands at the node, and has somebody call its people, until the node has said that it knows', async () => {
    two.weather = 'down';
    await made('nurse', `/api/fridges/${fridgeId}/readings`, { lowestTenths: 30, highestTenths: 120, nowTenths: 50 });
    await sweep();
    expect((await holds()).map(({ label, atNode }) => [label, atNode]).toSorted()).toEqual([['Depot 1', { site: 'Harbor Street', heardAt: expect.any(String), knowsSince: null }], ['Window 1000', { site: 'Harbor Street', heardAt: expect.any(String), knowsSince: null }]]);
    const open = { state: 'open', outcome: null, node: 'Harbor Street' };
    expect((await calls()).toSorted((a, b) => (a.label < b.label ? -1 : 1))).toEqual([{ ...open, label: 'Depot 1' }, { ...open, label: 'Window 1000' }]);
    // An answer that was lost is no acknowledgement: the server cannot know what became of it.
    two.weather = 'answers-lost';
    await two.link.exchange();
    expect((await calls()).map(({ state }) => state)).toEqual(['open', 'open']);
    await exchange();
    expect((await holds()).map(({ atNode }) => atNode?.knowsSince)).toEqual([expect.any(String), expect.any(String)]);
    expect((await calls()).map(({ state, outcome }) => [state, outcome])).toEqual([['done', 'known'], ['done', 'known']]);
    await sweep();
    expect((await calls()).map(({ state }) => state), 'and is not asked for again').toEqual(['done', 'done']);
  });

  it('is acknowledged for the holds that the node names, and for no other', async () => {
    await decide('Depot 1', 'usable');
    await exchange();
    two.weather = 'down';
    await made('nurse', `/api/fridges/${fridgeId}/readings`, { lowestTenths: 10, highestTenths: 50, nowTenths: 50 });
    // What it knows of is the other hold alone.
    two.weather = 'answers-lost';
    await two.link.exchange();
    expect((await holds()).filter(({ decision }) => decision === null).map(({ label, atNode }) => [label, atNode?.knowsSince !== null]).toSorted()).toEqual([['Depot 1', false], ['Window 1000', true]]);
    await exchange();
  });
});

describe('what is held stands at the node', () => {
  it('is refused there in words, at the window, for an injection and for opening it, and says why', async () => {
    two.weather = 'down';
    const shown = (await two.node.as('nurse', { url: `/api/people/${personId}/injections` })).json();
    expect(shown.containers).toMatchObject([{ label: 'Depot 1', cold: { held: { cause: 'reading' }, fridge: { name: 'Fridge 1' } } }]);
    const refused = await inject();
    expect([refused.statusCode, refused.json().decision?.reasons]).toEqual([409, ['CONTAINER_SET_ASIDE']]);
    expect((await two.node.as('nurse', { url: at('cold-chain') })).json()).toMatchObject({ fridges: [{ name: 'Fridge 1', readings: [{ lowestTenths: 10 }, { highestTenths: 120 }] }], holds: expect.arrayContaining([expect.objectContaining({ label: 'Depot 1', decision: null, atNode: null, reading: expect.objectContaining({ fridge: 'Fridge 1' }) })]) });
    const stock = (await two.node.as('nurse', { url: at('stock') })).json().items as { id: string; state: string }[];
    expect(stock.filter(({ id }) => [boxId, two.kit.containerId].includes(id)).map(({ state }) => state)).toEqual(['quarantined', 'quarantined']);
    const opened = await two.node.as('nurse', { method: 'POST', url: `/api/containers/${boxId}/place`, payload: { state: 'open', reason: 'Looks fine' } });
    expect([opened.statusCode, opened.json().detail]).toEqual([409, expect.stringContaining('held since the cold was left')]);
    expect((await two.node.as('pharmacist', { method: 'POST', url: `/api/fridges/${fridgeId}/readings`, payload: { lowestTenths: 40, highestTenths: 50, nowTenths: 45 } })).json().detail).toMatch(/needs the server/);
  });

  it('is refused by the node’s own database, whatever the program says', async () => {
    two.weather = 'down';
    const written = two.node.rows(`with j as (insert into journals (organisation_id, id, site_id, kind, at, author_id) select organisation_id, uuidv7(), site_id, 'dose', now(), $2::uuid from containers where id = $1 returning organisation_id, id, site_id),
      e as (insert into entries (organisation_id, journal_id, line, account, product_id, lot, container_id, person_id, amount_ug) select j.organisation_id, j.id, 1, 'container', c.product_id, c.lot, c.id, null::uuid, -380000 from j, containers c where c.id = $1
        union all select j.organisation_id, j.id, 2, 'person', c.product_id, c.lot, null::uuid, $3::uuid, 380000 from j, containers c where c.id = $1)
      insert into doses (organisation_id, id, person_id, episode_id, site_id, dosing_day, part, order_id, order_version, medicine, product_id, dose_ug, given_ug, kind, state, given_by, given_at, journal_id, origin, recorded_at)
      select j.organisation_id, uuidv7(), o.person_id, o.episode_id, j.site_id, $5::date, 1, o.id, 1, 'naltrexone-depot', o.product_id, 380000, 380000, 'observed', 'given', $2::uuid, now(), j.id, 'here', now() from j, orders o where o.id = $4`, [boxId, two.clinic.here.staff.nurse, personId, orderId, two.kit.today()]);
    await expect(written).rejects.toThrow(/held after an excursion/);
  });

  it('may be given again when the link has brought the decision, and no sooner; what is to be disposed of never', async () => {
    two.weather = 'down';
    await decide('Depot 1', 'usable');
    await decide('Window 1000', 'dispose');
    expect((await inject()).statusCode).toBe(409);
    await exchange();
    two.weather = 'down';
    const given = await inject();
    expect(given.statusCode, given.body).toBe(201);
    expect((await two.node.as('nurse', { url: at('stock') })).json().items.find(({ id }: { id: string }) => id === two.kit.containerId).state).toBe('quarantined');
    await exchange();
    expect(await two.server.rows('select because from node_differences')).toEqual([]);
    const balances = 'select label, balance_ug, state from containers order by label';
    expect(await two.server.rows(balances)).toEqual(await two.node.rows(balances));
  });
});
