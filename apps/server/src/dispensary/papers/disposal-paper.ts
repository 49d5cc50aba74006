/** The record of a disposal: content of DEA form 41, of a transfer, or of a witnessed destruction. In English, as the inspector reads it. */
import type { Disposal, Registrant } from '@fairlead/contract/dispensary';
import { countText, dayText, footText, formText, mgText, momentText, strengthText } from './amounts.ts';
import { Sheet } from './sheet.ts';

const titles: Readonly<Record<Disposal['kind'], readonly [us: string, uk: string]>> = {
  destroyed: ['Controlled substances destroyed: content of DEA form 41', 'Destruction of controlled drugs from stock'],
  'reverse-distributor': ['Transfer of controlled substances to a reverse distributor', 'Transfer of controlled drugs for destruction'],
  supplier: ['Return of controlled substances to the supplier', 'Return of controlled drugs to the supplier'],
  'returned-medicine': ['Medicine brought back by a patient', 'Patient-returned controlled drugs: record of destruction'],
};

const empty = 'NOT ENTERED';

export async function disposalPaper({ disposal, registrant, timeZone, now }: { readonly disposal: Disposal; readonly registrant: Registrant; readonly timeZone: string; readonly now: Temporal.Instant }): Promise<Buffer> {
  const { country } = registrant;
  const us = country === 'US';
  const { kind, witness, recipient } = disposal;
  const sheet = new Sheet({ title: titles[kind][us ? 0 : 1], registrant, foot: footText(now, timeZone, country) });
  if (us && kind === 'destroyed') sheet.note('This page is not the form. Its content is copied into form 41, which is kept for two years, and sent only where the authority asks for it (21 CFR 1317.95, 1304.21).');
  const destroyed = kind === 'destroyed' || kind === 'returned-medicine';
  sheet.fields([
    [destroyed ? 'Date of destruction' : 'Date of transfer', dayText(disposal.disposedOn, country)], ['Entered in the ledger', momentText(disposal.at, timeZone, country)], ['Reason', disposal.reason],
    ...(destroyed ? [['Place', disposal.place ?? empty], ['Method', disposal.method ?? empty]] as const : []), ...(us && kind === 'destroyed' ? [['Non-retrievable', disposal.nonRetrievable === true ? 'Yes: nothing can be got back' : empty]] as const : []),
    ...(recipient === null ? [] : [['Recipient', recipient.name], ['Address of the recipient', recipient.address ?? empty], [us ? 'DEA number of the recipient' : 'Licence of the recipient', recipient.number ?? (us ? empty : 'none entered')]] as const),
    ...(disposal.orderForm === null ? [] : [['Order form (222)', disposal.orderForm]] as const), ...(disposal.invoice === null ? [] : [['Invoice or manifest', disposal.invoice]] as const),
    ...(kind === 'returned-medicine' ? [['Patient', disposal.person ?? 'not of this clinic, or not known'], ['Brought back by', disposal.broughtBy ?? empty]] as const : []),
  ]);
  await sheet.table({
    heading: us ? 'Controlled substances' : 'Controlled drugs',
    columns: [{ head: 'Name', share: 30 }, ...(us ? [{ head: 'NDC', share: 19 }] : []), { head: 'Strength and form', share: 22 }, { head: us ? 'Lot' : 'Batch', share: 12 }, { head: 'Container', share: 18 }, { head: 'Expires', share: 14 }, { head: 'Units or volume', share: 16, right: true }, { head: 'Amount', share: 15, right: true }],
    rows: disposal.lines.map((line) => ({
      cells: [
        `${line.product}${line.schedule === null ? '' : `, schedule ${line.schedule}`}`, ...(us ? [line.ndc ?? empty] : []), line.form === '' ? '' : `${strengthText(line, country)} ${formText(line.form)}`, line.lot, line.container ?? '', line.expiresOn === null ? '' : dayText(line.expiresOn, country),
        line.ug === null || line.form === '' ? '' : countText(line, line.ug, country), line.ug === null ? 'as described' : mgText(line.ug, country),
      ],
    })),
  });
  if (witness !== null) sheet.fields([['Authorised witness', witness.name], ['Capacity', witness.capacity], ['Of', witness.body]]);
  sheet.note(us && kind === 'destroyed' ? `Two employees of the registrant saw it destroyed and signed in the record: ${disposal.signedBy} and ${disposal.secondBy}.` : `Signed in the record by ${disposal.signedBy} and ${disposal.secondBy}.`);
  sheet.signatures([disposal.signedBy, disposal.secondBy, ...(witness === null ? [] : [`${witness.name}, ${witness.capacity}`])]);
  return sheet.end();
}
