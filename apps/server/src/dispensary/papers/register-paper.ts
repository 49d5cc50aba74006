/**
 * The controlled-drug register: each class, form and strength on pages of its own, headed by them; in order of time; obtained and
 * supplied; corrections as entries of their own day and never over another (Misuse of Drugs Regulations 2001, regulations 19 and 20,
 * schedule 6) [unchecked]. The running balance is good practice, no statutory duty (reference, ruling 15).
 */
import type { Registrant } from '@fairlead/contract/dispensary';
import type { RegisterRow } from '../books-store.ts';
import type { CardRow } from '../books/cards-store.ts';
import { scheduleOf, substanceOf } from '../books/schedules.ts';
import { countText, dayText, footText, formText, mgText, momentText, strengthText } from './amounts.ts';
import { Sheet } from './sheet.ts';

export interface RegisterOf {
  readonly product: CardRow;
  readonly openingUg: number;
  readonly rows: readonly RegisterRow[];
}

interface RegisterSheet {
  readonly registers: readonly RegisterOf[];
  readonly registrant: Registrant;
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly now: Temporal.Instant;
}

const identifiers: Readonly<Record<string, string>> = { photo: 'photograph', name: 'name', 'born-on': 'date of birth', number: 'number', address: 'address' };

/** From whom it was obtained, or to whom it was supplied. */
function partner(row: RegisterRow, country: Registrant['country']): string {
  const with2 = row.witness === null ? '' : ` Second signature ${row.witness}.`;
  if (row.kind === 'receive') return row.supplier === null ? `Received. ${row.reason ?? 'SUPPLIER NOT ENTERED'}` : `Received from ${row.supplier.name}, ${row.supplier.address ?? 'ADDRESS NOT ENTERED'}${row.invoice === null ? '' : `. Invoice ${row.invoice}`}`;
  if (row.kind === 'disposal') return row.recipient === null ? `Destroyed: ${row.reason ?? ''}.${row.authorisedWitness === null ? '' : ` Authorised witness ${row.authorisedWitness}.`}${with2}` : `Sent to ${row.recipient.name}, ${row.recipient.address ?? ''}: ${row.reason ?? ''}.${with2}`;
  if (row.kind === 'waste') return `Wasted: ${row.reason ?? ''}.${with2}`;
  if (row.kind === 'discrepancy') return `Difference at a count, explained: ${row.reason ?? ''}.${with2}`;
  const person = `${row.name ?? ''}${row.address === null ? ', ADDRESS NOT ENTERED' : `, ${row.address}`}`;
  return row.kind === 'correction' || row.kind === 'return' ? `${person}. ${row.kind === 'return' ? 'Brought back' : 'Correction of an earlier entry'}: ${row.reason ?? ''}. Supplied ${row.personUg < 0 ? 'less' : 'more'} by ${mgText(Math.abs(row.personUg), country)}.${with2}` : person;
}

/** Who collected, whether proof of identity was requested, and what was provided. Doses are collected by the patient alone. */
function collected({ identity }: RegisterRow): readonly [string, string, string] {
  if (identity === null) return ['', '', ''];
  return ['The patient', 'Yes', identity.length === 0 ? 'No' : `Yes: ${identity.map((each) => identifiers[each] ?? each).join(', ')}`];
}

export async function registerPaper({ registers, registrant, from, to, timeZone, now }: RegisterSheet): Promise<Buffer> {
  const { country } = registrant;
  const sheet = new Sheet({ title: `Controlled ${country === 'US' ? 'substance' : 'drug'} register, ${dayText(from, country)} to ${dayText(to, country)}`, registrant, across: true, foot: footText(now, timeZone, country) });
  if (registers.length === 0) sheet.note('No controlled drug was kept in these days.');
  for (const [index, { product, openingUg, rows }] of registers.entries()) {
    if (index > 0) sheet.newPage();
    const balance = (ug: number): string => countText(product, ug, country);
    const amount = (ug: number): string => (ug === 0 ? '' : balance(ug));
    const schedule = scheduleOf(product.medicine, country);
    const line = (text: string, ug: number): readonly string[] => ['', text, '', '', '', '', '', '', balance(ug), ''];
    const before = (rowsBefore: number): number => (rowsBefore === 0 ? openingUg : rows[rowsBefore - 1]?.balanceUg ?? openingUg);
    await sheet.table({
      heading: `Class: ${substanceOf(product.medicine) ?? product.name}${schedule === null ? '' : `, schedule ${schedule}`}  ·  Form: ${formText(product.form)}  ·  Strength: ${strengthText(product, country)}  ·  ${product.name}`,
      columns: [
        { head: 'Date and time', share: 28 }, { head: 'Obtained from, or supplied to: name and address', share: 60 }, { head: 'Authority to possess: prescriber or licence holder', share: 28 }, { head: 'Person collecting', share: 19 }, { head: 'Proof of identity requested', share: 16 }, { head: 'Proof of identity provided', share: 46 },
        { head: 'Obtained', share: 19, right: true }, { head: 'Supplied', share: 18, right: true }, { head: 'Balance', share: 21, right: true }, { head: 'Entry by', share: 22 },
      ],
      rows: [
        { cells: line(`Balance brought from before ${dayText(from, country)}`, openingUg), bold: true },
        ...rows.map((row) => ({ cells: [momentText(row.at, timeZone, country), partner(row, country), row.prescriber ?? '', ...collected(row), amount(row.inUg), amount(row.outUg), balance(row.balanceUg), row.author] })),
        { cells: line(`Balance at the end of ${dayText(to, country)}`, rows.at(-1)?.balanceUg ?? openingUg), bold: true },
      ],
      carried: (drawn) => ({ forward: line('Carried forward', before(drawn - 1)), brought: line('Brought forward', before(drawn - 1)) }),
    });
  }
  sheet.signatures(['Signed', 'Date']);
  return sheet.end();
}
