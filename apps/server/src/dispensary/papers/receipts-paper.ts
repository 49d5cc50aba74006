/** Receipts of some days: those on order forms (schedule II) on pages of their own, since their records are kept apart (21 CFR 1304.04, 1305.17). */
import type { Receipt, Registrant } from '@fairlead/contract/dispensary';
import { dayText, footText, formText, momentText, quantityText, strengthText } from './amounts.ts';
import { Sheet, type Table } from './sheet.ts';

const empty = 'NOT ENTERED';

function tableOf(receipts: readonly Receipt[], country: Registrant['country'], timeZone: string, heading: string, forms: boolean): Table {
  const us = country === 'US';
  const on = (each: Receipt): string => (each.papers?.receivedOn === undefined ? `NOT ENTERED (ledger: ${momentText(each.receivedAt, timeZone, country)})` : dayText(each.papers.receivedOn, country));
  return {
    heading,
    columns: [
      ...(forms ? [{ head: 'Order form, line', share: 17 }, { head: 'Ordered', share: 17 }] : []), { head: 'Received', share: 14 }, { head: 'Substance, strength, form', share: 28 }, { head: us ? 'Lot' : 'Batch', share: 11 }, { head: 'Packs', share: 12, right: true }, { head: 'Quantity', share: 20, right: true },
      { head: 'Supplier, address', share: 34 }, ...(us ? [{ head: 'DEA number', share: 15 }] : []), { head: 'Invoice', share: 12 }, { head: 'Received by', share: 16 },
    ],
    rows: receipts.map((each) => ({
      cells: [
        ...(forms ? [each.papers?.orderForm === undefined ? empty : `${each.papers.orderForm.number}, ${each.papers.orderForm.line}`, each.papers?.orderForm === undefined ? empty : `${each.papers.orderForm.packsOrdered} packs, ${dayText(each.papers.orderForm.orderedOn, country)}`] : []),
        on(each), `${each.product}, ${strengthText(each, country)} ${formText(each.form)}`, each.lot, each.papers?.packsReceived === undefined ? empty : `${each.papers.packsReceived}${each.packSize === null ? '' : ` × ${each.packSize}`}`, quantityText(each, each.amountUg, country),
        each.papers === null ? empty : `${each.papers.supplier.name}, ${each.papers.supplier.address ?? empty}`, ...(us ? [each.papers?.supplier.number ?? empty] : []), each.papers?.invoice ?? '', each.receivedBy,
      ],
    })),
  };
}

export async function receiptsPaper({ receipts, registrant, from, to, timeZone, now }: { readonly receipts: readonly Receipt[]; readonly registrant: Registrant; readonly from: string; readonly to: string; readonly timeZone: string; readonly now: Temporal.Instant }): Promise<Buffer> {
  const { country } = registrant;
  const sheet = new Sheet({ title: `Controlled ${country === 'US' ? 'substances' : 'drugs'} received, ${dayText(from, country)} to ${dayText(to, country)}`, registrant, across: true, foot: footText(now, timeZone, country) });
  const ordered = country === 'US' ? receipts.filter(({ schedule }) => schedule === 'II') : [];
  const others = receipts.filter((each) => !ordered.includes(each));
  if (receipts.length === 0) sheet.note('Nothing was received in these days.');
  if (ordered.length > 0) await sheet.table(tableOf(ordered, country, timeZone, 'Schedule II, on order forms (DEA form 222)', true));
  if (ordered.length > 0 && others.length > 0) sheet.newPage();
  if (others.length > 0) await sheet.table(tableOf(others, country, timeZone, country === 'US' ? 'Schedules III to V' : 'Controlled drugs', false));
  sheet.signatures(['Signed', 'Date']);
  return sheet.end();
}
