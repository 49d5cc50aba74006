/** The books of stock as a clinic has them: suppliers, cards, a lot past its date, a loss with its form, a disposal, a product that runs low. All names are invented. */
import { addDays, isoOf } from '@fairlead/clinical';
import { books, insertContainer, stockContainer, writeJournal } from '../dispensary/index.ts';
import type { Tx } from '../platform/scoped.ts';
import { fillCold } from './fill-cold.ts';
import { productOf, type Shelf } from './fill-medication.ts';
import type { Filling } from './filling.ts';

const wholesaler = { US: { name: 'Bay Wholesale', address: '9 Dock Road, Boston, MA 02210', number: 'RB7654321' }, UK: { name: 'Tyne Wholesale', address: '2 Wharf Lane, Newcastle NE1 3DE' } } as const;

interface Place {
  readonly siteId: string;
  readonly country: 'US' | 'UK';
  readonly author: string;
  readonly second: string;
  readonly prefix: string;
}

async function fillCards(tx: Tx, shelf: Shelf, { siteId, country, author }: Place, at: Temporal.Instant): Promise<void> {
  const us = country === 'US';
  const currency = us ? 'USD' : 'GBP';
  const card = (productId: string, ndc: string, tradeName: string, packSize: number, priceMinor: number): Promise<void> => books.insertCard(tx, { siteId, productId, ndc: us ? ndc : null, tradeName, maker: 'Invented Pharma', packSize, priceMinor, currency }, author, at);
  await card(shelf.byMedicine.methadone, '99999-001-10', 'Methadone oral solution', 1000, us ? 6250 : 1840);
  await card(shelf.byMedicine['buprenorphine-naloxone'], '99999-002-30', 'Buprenorphine/naloxone film', 30, us ? 14_800 : 8120);
  await card(shelf.film2mg, '99999-003-30', 'Buprenorphine/naloxone film', 30, us ? 8900 : 5060);
}

/** A delivery on an order form of which one pack is still to come; and the papers of what was there before, but for one that a book says is missing. */
async function fillReceipts(filling: Filling, tx: Tx, shelf: Shelf, { siteId, country, author, prefix }: Place, at: Temporal.Instant): Promise<void> {
  const us = country === 'US';
  await stockContainer(tx, { siteId, productId: shelf.byMedicine.methadone, lot: 'ME282', expiresOn: isoOf(addDays(filling.today, 500)), place: 'safe', label: `${prefix} delivery methadone`, amountUg: 5_000_000 }, author, at);
  const [receivedOn, orderedOn] = [isoOf(addDays(filling.today, -3)), isoOf(addDays(filling.today, -9))];
  const all = await books.receiptsOf(tx, siteId, at.subtract({ hours: 1 }).toString(), filling.now.toString());
  for (const [index, { containerId, label, medicine, amountUg, packSize, ugPerMl, ugPerUnit }] of all.entries()) {
    if (label === `${prefix} pump methadone`) continue;
    const packs = Math.max(1, Math.round(amountUg / ((packSize ?? 1) * (ugPerMl ?? ugPerUnit ?? amountUg))));
    const more = label === `${prefix} delivery methadone` ? 1 : 0;
    const orderForm = us && medicine === 'methadone' ? { orderForm: { number: more === 1 ? '231234567' : '231234512', line: more === 1 ? 1 : 1 + (index % 10), packsOrdered: packs + more, orderedOn } } : {};
    await books.insertReceipt(tx, { siteId, containerId, receivedOn, supplier: wholesaler[country], invoice: us ? `BW-201${70 + index}` : `TW-51${20 + index}`, packsReceived: packs, ...orderForm }, author, at);
  }
}

/** One lot past its date that was set aside, and another that two destroyed. */
async function fillPastDate(filling: Filling, tx: Tx, shelf: Shelf, { siteId, country, author, second, prefix }: Place, at: Temporal.Instant): Promise<void> {
  const productId = productOf(shelf, 'methadone', 0);
  const old = { siteId, productId, expiresOn: isoOf(addDays(filling.today, -12)), place: 'safe' as const };
  const aside = await stockContainer(tx, { ...old, lot: 'ME119', label: `${prefix} past its date`, amountUg: 480_000 }, author, at);
  await books.changeContainer(tx, aside, 'safe', 'quarantined');
  const gone = await insertContainer(tx, { ...old, lot: 'ME117', label: `${prefix} destroyed` }, at);
  const line = { productId, lot: 'ME117', personId: null };
  await writeJournal(tx, { siteId, kind: 'receive', authorId: author, witnessId: null, reason: null }, [{ ...line, account: 'supplier', containerId: null, amountUg: -250_000 }, { ...line, account: 'container', containerId: gone, amountUg: 250_000 }], at);
  const when = at.add({ hours: 20 });
  const reason = 'Past its date';
  const journalId = await writeJournal(tx, { siteId, kind: 'disposal', authorId: author, witnessId: second, reason }, [{ ...line, account: 'container', containerId: gone, amountUg: -250_000 }, { ...line, account: 'waste', containerId: null, amountUg: 250_000 }], when);
  await books.changeContainer(tx, gone, 'safe', 'closed');
  await books.insertDisposal(tx, {
    siteId, kind: 'destroyed', disposedOn: isoOf(addDays(filling.today, -2)), reason, place: 'Dispensary', method: country === 'US' ? 'Sequestration kit (activated charcoal)' : 'Denaturing kit', nonRetrievable: country === 'US' ? true : null,
    witness: country === 'US' ? null : { name: 'A. Reed', capacity: 'Authorised witness', body: 'Health board' }, recipient: null, orderForm: null, invoice: null, personId: null, broughtBy: null, journalId, authorId: author, secondId: second,
    lines: [{ containerId: gone, container: `${prefix} destroyed`, product: 'Methadone oral solution 1 mg/mL', form: 'liquid', ugPerMl: 1000, ugPerUnit: null, lot: 'ME117', expiresOn: old.expiresOn, schedule: country === 'US' ? 'II' : '2', ndc: country === 'US' ? '99999-001-10' : null, ug: 250_000 }],
  }, when);
}

/** Told within the business day; the form waits for one answer and the number of the police’s report. */
async function fillLoss(filling: Filling, tx: Tx, shelf: Shelf, { siteId, author, second }: Place): Promise<void> {
  const at = filling.now.subtract({ hours: 24 * 6 });
  const lossId = await books.insertLoss(tx, {
    siteId, discrepancyId: null, kind: 'lost-in-transit', discoveredAt: at.toString(), discoveredOn: isoOf(addDays(filling.today, -6)), whatHappened: 'A carton of the delivery came open; one bottle of 1000 mL was broken and dry.', policeTold: true, policeReference: null, measures: 'Cartons are opened before the driver leaves, and two sign.',
    lines: [{ productId: shelf.byMedicine.methadone, product: 'Methadone oral solution 1 mg/mL', form: 'liquid', ugPerMl: 1000, ugPerUnit: null, lot: 'ME282', lostUg: 1_000_000 }],
  }, author, at);
  await books.noteStep(tx, lossId, 'told', 'Field office, by letter', second, at.add({ hours: 5 }));
  await books.insertAnswers(tx, lossId, {
    policeTold: true, policeDepartment: 'Harbor police, second district', policePhone: '555-0111', marks: 'Container labels of this site, H 31 to H 36', orderFormsTaken: false, otherGoodsTaken: false, carrier: 'Blue Line Couriers', consignee: 'Harbor Street', consigneeNumber: 'RH1234563', cartonCame: true, cartonTampered: true, earlierWithCarrier: 0,
  }, second, at.add({ hours: 6 }));
}

export async function fillBooks(filling: Filling, tx: Tx, shelf: Shelf): Promise<void> {
  const { clinic, now } = filling;
  const staff = (name: string): string => clinic.staff[name] ?? '';
  const harbor: Place = { siteId: clinic.harborId, country: 'US', author: staff('piotr'), second: staff('ana'), prefix: 'H' };
  const quay: Place = { siteId: clinic.quayId, country: 'UK', author: staff('tom'), second: staff('gwen'), prefix: 'Q' };
  const received = now.subtract({ hours: 60 });
  for (const place of [harbor, quay]) {
    await fillCards(tx, shelf, place, received);
    await fillPastDate(filling, tx, shelf, place, received);
    await fillReceipts(filling, tx, shelf, place, received);
    await fillCold(filling, tx, shelf, place);
  }
  await fillLoss(filling, tx, shelf, harbor);
  await books.insertReorderPoint(tx, { siteId: clinic.harborId, productId: shelf.byMedicine['buprenorphine-naloxone'], pointUg: 6_000_000 }, staff('piotr'), received);
}
