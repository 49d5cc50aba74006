/** The dispensing log as an inspector asks for it (21 CFR 1304.24): schedule II apart from the rest (21 CFR 1304.04). */
import type { Registrant } from '@fairlead/contract/dispensary';
import type { LogRow } from '../books-store.ts';
import { scheduleOf, substanceOf } from '../books/schedules.ts';
import { countText, dayText, footText, formText, mgText, momentText, strengthText } from './amounts.ts';
import { Sheet } from './sheet.ts';

interface LogSheet {
  readonly rows: readonly LogRow[];
  readonly registrant: Registrant;
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly now: Temporal.Instant;
}

/** An amount in milligrams with its volume or units; a correction takes back with a minus. */
function amountText(row: LogRow, ug: number, country: Registrant['country']): string {
  return ug === 0 ? '' : `${mgText(ug, country)} = ${countText(row, ug, country)}`;
}

export async function logPaper({ rows, registrant, from, to, timeZone, now }: LogSheet): Promise<Buffer> {
  const { country } = registrant;
  const sheet = new Sheet({ title: `Dispensing log, ${dayText(from, country)} to ${dayText(to, country)}`, registrant, across: true, foot: footText(now, timeZone, country) });
  const schedules = [...new Set(rows.map(({ medicine }) => scheduleOf(medicine, country)))].toSorted((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
  if (rows.length === 0) sheet.note('Nothing was dispensed in these days.');
  for (const [index, schedule] of schedules.entries()) {
    if (index > 0) sheet.newPage();
    await sheet.table({
      heading: schedule === null ? 'Not controlled' : `Schedule ${schedule}`,
      columns: [
        { head: 'Date and time', share: 28 }, { head: 'Name of substance', share: 40 }, { head: 'Strength', share: 13 }, { head: 'Dosage form', share: 19 }, { head: 'Patient: number, name', share: 46 }, { head: 'Amount consumed here', share: 27, right: true },
        { head: 'Amount and form taken home', share: 32, right: true }, { head: 'Dispenser', share: 15 }, { head: 'Entry', share: 18 },
      ],
      rows: rows.filter(({ medicine }) => scheduleOf(medicine, country) === schedule).map((row) => ({
        cells: [
          momentText(row.at, timeZone, country), substanceOf(row.medicine) ?? row.medicine, strengthText(row, country), formText(row.form), `${row.number} ${row.name}`, amountText(row, row.givenUg, country),
          row.homeUg === 0 ? '' : `${amountText(row, row.homeUg, country)}, ${formText(row.form)}`, row.initials, row.kind === 'correction' ? 'correction of an earlier entry' : row.kind === 'return' ? 'bottle brought back' : '',
        ],
      })),
    });
  }
  const names = [...new Map(rows.map(({ initials, author }) => [`${initials} ${author}`, `${initials}: ${author}`])).values()].toSorted();
  if (names.length > 0) sheet.note(`Dispensers: ${names.join('; ')}.`);
  sheet.signatures(['Signed', 'Date']);
  return sheet.end();
}
