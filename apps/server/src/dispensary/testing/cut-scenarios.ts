/** Every write of medication, dispensary, tests, photos, screens and downtime with what it needs before it: what the wire is cut under. A new write that is not here fails a test. */
import { answers } from './dosing-kit.ts';
import { coldScenarios } from './cut-cold.ts';
import { counterScenarios } from './cut-counter.ts';
import { pumpScenarios } from './cut-pumps.ts';
import { roomScenarios } from './cut-rooms.ts';
import { secondSignatures } from './cut-second.ts';
import { signedDaysScenarios } from './cut-signed-days.ts';
import type { Asked, CutScenario, Stage } from './cut-stage.ts';

const dose = (stage: Stage, more: object = {}): object => ({ dosingDay: stage.day(0), part: 1, doseUg: 20_000, acknowledged: answers, ...more });
const nurse = (url: string, payload: object): Asked => ({ who: 'nurse', url, payload });
const prescriber = (url: string, payload: object): Asked => ({ who: 'prescriber', url, payload });
const idOf = (reply: { readonly body: string; json: () => { id: string } }): string => reply.json().id;
let serial = 0;
const next = (): number => { serial += 1; return serial; };

/** A loss that was noted of a count. */
const lossOf = async (stage: Stage): Promise<string> => idOf(await stage.post('nurse', `/api/sites/${stage.clinic.here.siteId}/losses`, { discrepancyId: (await stage.difference()).discrepancyId, kind: 'other', whatHappened: 'Short', policeTold: false, measures: 'Two count' }));

/** The person with an account, on an order, with nothing asked that stands open. */
const withOrder = new WeakSet<Stage>();
async function ownOrder(stage: Stage): Promise<void> {
  if (!withOrder.has(stage)) await stage.kit.addDosed({ person: stage.clinic.here });
  withOrder.add(stage);
  await stage.clinic.as('person', { method: 'POST', url: '/api/me/dose-requests/take-back', payload: {} });
}
const asking = { what: 'talk', words: 'I sleep badly' };
const asked = async (stage: Stage): Promise<string> => {
  await ownOrder(stage);
  return idOf(await stage.clinic.as('person', { method: 'POST', url: '/api/me/dose-requests', payload: asking }));
};

const orders: readonly CutScenario[] = [
  { route: 'POST /api/products', ready: async () => ({ who: 'pharmacist', url: '/api/products', payload: { name: `Methadone ${next()}`, medicine: 'methadone', form: 'liquid', ugPerMl: 1000, controlled: true } }) },
  { route: 'POST /api/episodes/:id/order-decisions', ready: async (stage) => prescriber(`/api/episodes/${(await stage.clinic.addPerson()).episodeId}/order-decisions`, stage.orderBody()) },
  { route: 'POST /api/episodes/:id/orders', ready: async (stage) => prescriber(`/api/episodes/${(await stage.clinic.addPerson()).episodeId}/orders`, stage.orderBody()) },
  { route: 'POST /api/orders/:id/versions', ready: async (stage) => prescriber(`/api/orders/${(await stage.kit.addDosed()).orderId}/versions`, { ...stage.orderBody(), productId: undefined, partUg: [25_000] }) },
  { route: 'POST /api/orders/:id/signature', ready: async (stage) => prescriber(`/api/orders/${(await stage.kit.addDosed({ sign: false })).orderId}/signature`, { version: 1, overrideReason: 'Seen today' }) },
  { route: 'POST /api/orders/:id/end', ready: async (stage) => prescriber(`/api/orders/${(await stage.kit.addDosed()).orderId}/end`, { reason: 'Moves away' }) },
  { route: 'POST /api/episodes/:id/holds', ready: async (stage) => nurse(`/api/episodes/${(await stage.kit.addDosed()).episodeId}/holds`, { reason: 'Very drowsy' }) },
  {
    route: 'POST /api/holds/:id/lift',
    ready: async (stage) => {
      const held = await stage.post('nurse', `/api/episodes/${(await stage.kit.addDosed()).episodeId}/holds`, { reason: 'Very drowsy' });
      return prescriber(`/api/holds/${idOf(held)}/lift`, { reason: 'Awake' });
    },
  },
  { route: 'POST /api/people/:id/medicine-choice-trials', ready: async (stage) => prescriber(`/api/people/${(await stage.clinic.addPerson()).personId}/medicine-choice-trials`, { answers: { comingDailyHard: true } }) },
  { route: 'POST /api/people/:id/medicine-choices', ready: async (stage) => prescriber(`/api/people/${(await stage.clinic.addPerson()).personId}/medicine-choices`, { seenVersion: 0, answers: {}, ownWords: '', note: '' }) },
  { route: 'POST /api/me/medicine-choices', ready: async () => ({ who: 'person', url: '/api/me/medicine-choices', payload: { answers: { travels: true }, ownWords: 'I drive a truck' } }) },
  { route: 'POST /api/episodes/:id/medication-reviews', ready: async (stage) => prescriber(`/api/episodes/${(await stage.kit.addDosed()).episodeId}/medication-reviews`, { benefit: 'good', sideEffects: [], useOnTop: 'none', doseHolds: 'enough', goals: '', outcome: 'raise', note: '', nextOn: stage.day(30) }) },
  { route: 'POST /api/episodes/:id/taper-readiness', ready: async (stage) => nurse(`/api/episodes/${(await stage.kit.addDosed()).episodeId}/taper-readiness`, { ownWish: true, pauseOffered: true, overdoseRiskTold: null, words: '' }) },
  { route: 'POST /api/me/dose-requests', ready: async (stage) => { await ownOrder(stage); return { who: 'person', url: '/api/me/dose-requests', payload: asking }; } },
  { route: 'POST /api/me/dose-requests/take-back', ready: async (stage) => { await asked(stage); return { who: 'person', url: '/api/me/dose-requests/take-back', payload: {} }; } },
  { route: 'POST /api/dose-requests/:id/answer', ready: async (stage) => prescriber(`/api/dose-requests/${await asked(stage)}/answer`, { answer: 'kept', words: 'Let us talk on Friday' }) },
  { route: 'POST /api/second-person', ready: async (stage) => nurse('/api/second-person', { name: `pharmacist@${stage.clinic.here.siteId}`, passphrase: 'crash' }) },
];

const window: readonly CutScenario[] = [
  { route: 'POST /api/people/:id/check-ins', ready: async (stage) => nurse(`/api/people/${(await stage.clinic.addPerson()).personId}/check-ins`, {}) },
  {
    route: 'POST /api/people/:id/check-out',
    ready: async (stage) => {
      const { personId } = await stage.clinic.addPerson();
      await stage.post('nurse', `/api/people/${personId}/check-ins`, {});
      return nurse(`/api/people/${personId}/check-out`, {});
    },
  },
  { route: 'POST /api/people/:id/window-checks', ready: async (stage) => nurse(`/api/people/${(await stage.clinic.addPerson()).personId}/window-checks`, { identifiers: ['photo', 'born-on'], identityConfirmed: true, poss: '1', intoxicated: false }) },
  { route: 'POST /api/orders/:id/doses', ready: async (stage) => nurse(`/api/orders/${(await stage.checked()).orderId}/doses`, dose(stage)) },
  { route: 'POST /api/orders/:id/doses', way: 'in part', ready: async (stage) => nurse(`/api/orders/${(await stage.checked()).orderId}/doses`, dose(stage, { state: 'partial', givenUg: 12_000, confirmationId: await stage.second() })) },
  { route: 'POST /api/orders/:id/doses', way: 'not wanted', ready: async (stage) => nurse(`/api/orders/${(await stage.checked()).orderId}/doses`, dose(stage, { state: 'refused' })) },
  { route: 'POST /api/doses/:id/corrections', way: 'vomited', ready: async (stage) => nurse(`/api/doses/${(await stage.dosed()).doseId}/corrections`, { kind: 'vomited', minutesAfter: 10, witnessed: true, reason: 'In the waiting room' }) },
  { route: 'POST /api/doses/:id/corrections', way: 'entered in error', ready: async (stage) => nurse(`/api/doses/${(await stage.dosed()).doseId}/corrections`, { kind: 'entered-in-error', reason: 'Wrong person', confirmationId: await stage.second() }) },
  { route: 'POST /api/doses/:id/corrections', way: 'amount', ready: async (stage) => nurse(`/api/doses/${(await stage.dosed()).doseId}/corrections`, { kind: 'amount', givenUg: 15_000, reason: 'Spat out', confirmationId: await stage.second() }) },
  { route: 'POST /api/orders/:id/injection-decisions', ready: async (stage) => nurse(`/api/orders/${(await stage.depot()).orderId}/injection-decisions`, stage.injectionBody()) },
  { route: 'POST /api/orders/:id/injections', ready: async (stage) => nurse(`/api/orders/${(await stage.depot()).orderId}/injections`, { ...stage.injectionBody(), acknowledged: [] }) },
];

const home: readonly CutScenario[] = [
  { route: 'POST /api/episodes/:id/take-home-trials', ready: async (stage) => nurse(`/api/episodes/${(await stage.kit.addDosed()).episodeId}/take-home-trials`, stage.takeHomeBody()) },
  { route: 'POST /api/episodes/:id/take-home-decisions', ready: async (stage) => prescriber(`/api/episodes/${(await stage.kit.addDosed()).episodeId}/take-home-decisions`, stage.takeHomeBody()) },
  { route: 'POST /api/orders/:id/take-home', ready: async (stage) => nurse(`/api/orders/${(await stage.trusted()).orderId}/take-home`, { dosingDays: [stage.day(1), stage.day(2)], containerId: stage.kit.containerId }) },
  { route: 'POST /api/bottle-scans', ready: async (stage) => nurse('/api/bottle-scans', { code: (await stage.withBottles()).bottles[0]?.labelCode }) },
  { route: 'POST /api/bottles/:id/return', way: 'empty', ready: async (stage) => nurse(`/api/bottles/${(await stage.withBottles()).bottles[0]?.id}/return`, { state: 'returned-empty' }) },
  { route: 'POST /api/bottles/:id/return', way: 'full', ready: async (stage) => nurse(`/api/bottles/${(await stage.withBottles()).bottles[0]?.id}/return`, { state: 'returned-full', confirmationId: await stage.second() }) },
  { route: 'POST /api/bottles/:id/return', way: 'stolen', ready: async (stage) => nurse(`/api/bottles/${(await stage.withBottles()).bottles[0]?.id}/return`, { state: 'stolen', note: 'On the bus' }) },
  { route: 'POST /api/sites/:id/call-backs', ready: async (stage) => nurse(`/api/sites/${stage.clinic.here.siteId}/call-backs`, { personId: (await stage.withBottles()).personId, reason: 'A seal was found' }) },
  {
    route: 'POST /api/call-backs/:id/outcome',
    ready: async (stage) => {
      const called = await stage.post('nurse', `/api/sites/${stage.clinic.here.siteId}/call-backs`, { personId: (await stage.withBottles()).personId, reason: 'A seal was found' });
      return nurse(`/api/call-backs/${called.json().items[0].id}/outcome`, { outcome: 'short', bottlesBrought: 1, sealsWhole: true, volumesRight: true });
    },
  },
];

const closed: readonly CutScenario[] = [{
  route: 'POST /api/sites/:id/closure-decisions',
  ready: async (stage) => {
    // Everybody who is there already is decided first, so that this one press is for one person.
    await stage.post('prescriber', `/api/sites/${stage.clinic.here.siteId}/closure-decisions`, {});
    await stage.kit.addDosed();
    return prescriber(`/api/sites/${stage.clinic.here.siteId}/closure-decisions`, {});
  },
}];

const stock: readonly CutScenario[] = [
  { route: 'POST /api/sites/:id/stock', ready: async (stage) => nurse(`/api/sites/${stage.clinic.here.siteId}/stock`, { productId: stage.kit.productId, lot: 'L1', expiresOn: '2099-01-31', label: `Box ${next()}`, amountUg: 50_000, place: 'safe' }) },
  { route: 'POST /api/containers/:id/transfers', ready: async (stage) => nurse(`/api/containers/${await stage.container(50_000)}/transfers`, { toContainerId: stage.kit.containerId, amountUg: 30_000 }) },
  { route: 'POST /api/containers/:id/place', ready: async (stage) => nurse(`/api/containers/${await stage.container(50_000)}/place`, { place: 'window', reason: 'Opened' }) },
  { route: 'POST /api/containers/:id/waste', ready: async (stage) => nurse(`/api/containers/${await stage.container(50_000)}/waste`, { amountUg: 1000, reason: 'Spilled', confirmationId: await stage.second() }) },
  { route: 'POST /api/containers/:id/counts', ready: async (stage) => nurse(`/api/containers/${await stage.container(50_000)}/counts`, { countedUg: 50_000 }) },
  { route: 'POST /api/containers/:id/counts', way: 'with a difference', ready: async (stage) => nurse(`/api/containers/${await stage.container(50_000)}/counts`, { countedUg: 49_000 }) },
  { route: 'POST /api/discrepancies/:id/closure', ready: async (stage) => ({ who: 'pharmacist', url: `/api/discrepancies/${(await stage.difference()).discrepancyId}/closure`, payload: { explanation: 'Measured again', confirmationId: await stage.second(stage.clinic.here, 'pharmacist') } }) },
  {
    route: 'POST /api/ledger-anchors',
    ready: async (stage) => {
      await stage.post('auditor', '/api/ledger-anchors', {});
      await stage.container(50_000);
      return { who: 'auditor', url: '/api/ledger-anchors', payload: {} };
    },
  },
  {
    route: 'POST /api/sites/:id/inventories',
    ready: async (stage) => {
      const { other } = stage.clinic;
      await stage.post('nurse', `/api/containers/${stage.alone.containerId}/counts`, { countedUg: 1_000_000_000 }, other);
      return { ...nurse(`/api/sites/${stage.alone.siteId}/inventories`, { moment: 'close', confirmationId: await stage.second(other) }), organisation: other };
    },
  },
  { route: 'POST /api/sites/:id/losses', ready: async (stage) => nurse(`/api/sites/${stage.clinic.here.siteId}/losses`, { discrepancyId: (await stage.difference()).discrepancyId, kind: 'other', whatHappened: 'Short', policeTold: false, measures: 'Two count' }) },
  { route: 'POST /api/losses/:id/steps', ready: async (stage) => ({ who: 'manager', url: `/api/losses/${await lossOf(stage)}/steps`, payload: { step: 'told', reference: 'Spoke to the duty officer' } }) },
  { route: 'POST /api/losses/:id/answers', ready: async (stage) => nurse(`/api/losses/${await lossOf(stage)}/answers`, { marks: 'Site label', signer: 'Helen Park, manager' }) },
  { route: 'POST /api/containers/:id/receipt-papers', ready: async (stage) => nurse(`/api/containers/${await stage.container(50_000)}/receipt-papers`, { supplier: { name: 'Bay Wholesale', address: '9 Dock Road' }, packsReceived: 1 }) },
  { route: 'POST /api/sites/:id/reorder-points', ready: async (stage) => nurse(`/api/sites/${stage.clinic.here.siteId}/reorder-points`, { productId: stage.kit.productId, pointUg: next() }) },
  { route: 'POST /api/sites/:id/disposals', ready: async (stage) => nurse(`/api/sites/${stage.clinic.here.siteId}/disposals`, { kind: 'destroyed', lines: [{ containerId: await stage.container(50_000), ug: 20_000 }], reason: 'Past its date', place: 'Room 4', method: 'Sequestration kit', nonRetrievable: true, confirmationId: await stage.second() }) },
  { route: 'POST /api/sites/:id/product-cards', ready: async (stage) => nurse(`/api/sites/${stage.clinic.here.siteId}/product-cards`, { productId: stage.kit.productId, ndc: '0054-0392-68', packSize: 1000, priceMinor: next() }) },
];

const elsewhere: readonly CutScenario[] = [
  {
    route: 'POST /api/passport-keys',
    ready: async (stage) => {
      const asked = { who: 'administrator', url: '/api/passport-keys', payload: { withdrawn: false, reason: 'Yearly' } } as const;
      await stage.post(asked.who, asked.url, asked.payload);
      return asked;
    },
  },
  {
    route: 'POST /api/me/dose-passport',
    ready: async (stage) => {
      const { personId, episodeId } = stage.clinic.here;
      const shown = await stage.post('person', '/api/me/dose-passport', {});
      if (shown.statusCode !== 201) await stage.kit.addDosed({ person: { personId, episodeId } });
      if (shown.statusCode !== 201) await stage.post('person', '/api/me/dose-passport', {});
      return { who: 'person', url: '/api/me/dose-passport', payload: {} };
    },
  },
  { route: 'POST /api/people/:id/dose-passports', ready: async (stage) => nurse(`/api/people/${(await stage.dosed()).personId}/dose-passports`, { askedByPerson: true }) },
  { route: 'POST /api/episodes/:id/guest-stays', way: 'our other site', ready: async (stage) => prescriber(`/api/episodes/${(await stage.kit.addDosed()).episodeId}/guest-stays`, { kind: 'our-site', fromDay: stage.day(0), toDay: stage.day(3), hostSiteId: stage.hostSiteId }) },
  {
    route: 'POST /api/guest-stays/:id/end',
    ready: async (stage) => {
      const agreed = await stage.post('prescriber', `/api/episodes/${(await stage.kit.addDosed()).episodeId}/guest-stays`, { kind: 'away', fromDay: stage.day(0), toDay: stage.day(2), clinic: 'Bay Clinic', phone: '555 0177' });
      return nurse(`/api/guest-stays/${agreed.json().stay.id}/end`, { reason: 'Back', doses: [{ dosingDay: stage.day(0), doseUg: 20_000 }] });
    },
  },
  { route: 'POST /api/passport-issuers', ready: async (stage) => ({ who: 'administrator', url: '/api/passport-issuers', payload: { keys: stage.issuerKeys(), howChecked: 'From their letterhead' } }) },
];

const waitingRoom: readonly CutScenario[] = [
  { route: 'POST /api/device/arrivals', way: 'not known', ready: async () => ({ who: 'check-in screen', url: '/api/device/arrivals', payload: { initials: 'XZ', month: 2, day: 29 } }) },
  {
    route: 'POST /api/device/arrivals', way: 'by card',
    ready: async (stage) => {
      const made = await stage.ask('nurse', `/api/people/${(await stage.clinic.addPerson()).personId}/check-in-card`, {});
      return { who: 'check-in screen', url: '/api/device/arrivals', payload: { card: made.card } };
    },
  },
  { route: 'POST /api/me/check-in-card', ready: async (stage) => { await stage.ask('nurse', `/api/people/${stage.clinic.here.personId}/check-in-card`, {}); return { who: 'person', url: '/api/me/check-in-card', payload: {} }; } },
  { route: 'POST /api/people/:id/check-in-card', ready: async (stage) => nurse(`/api/people/${(await stage.clinic.addPerson()).personId}/check-in-card`, { fresh: true }) },
  {
    route: 'POST /api/people/:id/calls',
    ready: async (stage) => {
      const { personId } = await stage.clinic.addPerson();
      await stage.ask('nurse', `/api/people/${personId}/check-ins`, {});
      return nurse(`/api/people/${personId}/calls`, { window: '1' });
    },
  },
  {
    route: 'POST /api/arrivals/:id/settlement',
    ready: async (stage) => {
      await stage.ask('check-in screen', '/api/device/arrivals', { initials: 'QX', month: 2, day: 29 });
      const { arrivals } = (await stage.clinic.as('nurse', { url: `/api/sites/${stage.clinic.here.siteId}/queue` })).json();
      return nurse(`/api/arrivals/${arrivals.at(-1).id}/settlement`, { personId: (await stage.clinic.addPerson()).personId });
    },
  },
  { route: 'POST /api/sites/:id/window-times', ready: async (stage) => nurse(`/api/sites/${stage.clinic.here.siteId}/window-times`, { seconds: 41 }) },
];

export const cutScenarios: readonly CutScenario[] = [...orders, ...window, ...home, ...closed, ...stock, ...elsewhere, ...pumpScenarios, ...counterScenarios, ...waitingRoom, ...secondSignatures, ...signedDaysScenarios, ...roomScenarios, ...coldScenarios];
