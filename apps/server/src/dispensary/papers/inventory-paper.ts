/** A signed inventory (21 CFR 1304.11): the day and whether at the opening or the close of business, each finished form and strength with its units or volume and number of containers, who took it; schedule II apart (21 CFR 1304.04). */
import type { Inventory, Registrant } from '@fairlead/contract/dispensary';
import type { CardRow } from '../books/cards-store.ts';
import { scheduleOf, substanceOf } from '../books/schedules.ts';
import { countText, dayText, footText, formText, mgText, momentText, strengthText } from './amounts.ts';
import { Sheet, type Row } from './sheet.ts';

interface InventorySheet {
  readonly inventory: Inventory;
  /** The first that was ever signed at the site. */
  readonly initial: boolean;
  readonly cards: readonly CardRow[];
  readonly registrant: Registrant;
  readonly timeZone: string;
  readonly now: Temporal.Instant;
}

type Line = Inventory['lines'][number];

/** Each container, and under them how much and how many containers of the product there are. */
function rowsOf(product: string, lines: readonly Line[], card: CardRow | undefined, country: Registrant['country']): readonly Row[] {
  const total = lines.reduce((sum, { countedUg }) => sum + countedUg, 0);
  const [first] = lines;
  return [
    ...lines.map((line) => ({ cells: [card === undefined ? product : `${substanceOf(card.medicine) ?? product}\n${product}`, strengthText(line, country), formText(line.form), line.container, line.lot, dayText(line.expiresOn, country), countText(line, line.countedUg, country), mgText(line.countedUg, country)] })),
    { cells: [`Total: ${product}`, '', '', `${lines.length} ${lines.length === 1 ? 'container' : 'containers'}`, '', '', first === undefined ? '' : countText(first, total, country), mgText(total, country)], bold: true },
  ];
}

export async function inventoryPaper({ inventory, initial, cards, registrant, timeZone, now }: InventorySheet): Promise<Buffer> {
  const { country } = registrant;
  const us = country === 'US';
  const sheet = new Sheet({ title: `${initial ? 'Initial inventory' : us ? 'Biennial inventory' : 'Inventory'} of controlled ${us ? 'substances' : 'drugs'}`, registrant, foot: footText(now, timeZone, country) });
  sheet.fields([
    ['Date of the inventory', dayText(inventory.takenOn, country)], ['Taken at', inventory.moment === 'opening' ? 'Opening of business' : 'Close of business'], ['Signed in the record', momentText(inventory.takenAt, timeZone, country)],
    ['Taken by', inventory.takenBy], ['Second signature', inventory.secondBy], ['Note', inventory.note ?? 'none'],
  ]);
  const cardOf = (line: Line): CardRow | undefined => cards.find(({ name }) => name === line.product);
  const schedule = (line: Line): string => { const card = cardOf(line); return (card === undefined ? null : scheduleOf(card.medicine, country)) ?? 'not entered'; };
  const schedules = [...new Set(inventory.lines.map(schedule))].toSorted();
  if (schedules.length === 0) sheet.note('No controlled substances were on hand (21 CFR 1304.11(b)).');
  for (const [index, each] of schedules.entries()) {
    if (index > 0) sheet.newPage();
    const products = Map.groupBy(inventory.lines.filter((line) => schedule(line) === each), ({ product }) => product);
    await sheet.table({
      heading: `Schedule ${each}`,
      columns: [{ head: 'Name of the substance', share: 30 }, { head: 'Strength', share: 13 }, { head: 'Finished form', share: 14 }, { head: 'Container', share: 20 }, { head: us ? 'Lot' : 'Batch', share: 10 }, { head: 'Expires', share: 14 }, { head: 'Units or volume', share: 15, right: true }, { head: 'Amount', share: 15, right: true }],
      rows: [...products].flatMap(([product, lines]) => rowsOf(product, lines, lines[0] === undefined ? undefined : cardOf(lines[0]), country)),
    });
  }
  sheet.signatures([inventory.takenBy, inventory.secondBy, 'Date']);
  return sheet.end();
}
