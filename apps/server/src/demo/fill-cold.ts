/** A fridge with some days of readings, one of them outside the limits, and what was decided of it. The limits are invented like everything here: a site types those of its leaflet. */
import { books } from '../dispensary/index.ts';
import type { Tx } from '../platform/scoped.ts';
import type { Shelf } from './fill-medication.ts';
import type { Filling } from './filling.ts';

interface Place { readonly siteId: string; readonly country: 'US' | 'UK'; readonly author: string; readonly second: string; readonly prefix: string }

const limits = { lowestTenths: 30, highestTenths: 75, outsideHours: 48 };

export async function fillCold(filling: Filling, tx: Tx, shelf: Shelf, { siteId, country, author, second, prefix }: Place): Promise<void> {
  const { now } = filling;
  const received = now.subtract({ hours: 60 });
  const depots = [...shelf.depots.values(), shelf.byMedicine['naltrexone-depot']];
  for (const productId of depots) await books.insertCard(tx, { siteId, productId, ndc: null, tradeName: null, maker: 'Invented Pharma', packSize: 1, priceMinor: null, currency: country === 'US' ? 'USD' : 'GBP', ...limits }, author, received);
  const fridgeId = await books.insertFridge(tx, siteId, `${prefix} fridge`, author, now.subtract({ hours: 24 * 12 }));
  const inside = (await books.containersOf(tx, siteId)).filter(({ label }) => label.startsWith(`${prefix} fridge `));
  for (const { id: containerId } of inside) await books.putIn(tx, containerId, fridgeId, author, received);
  for (let day = 10; day >= 0; day -= 1) {
    const at = day === 0 ? now.subtract({ minutes: 20 }) : now.subtract({ hours: 24 * day });
    const warm = day === 1;
    const readingId = await books.insertReading(tx, fridgeId, { lowestTenths: 36 + ((day * 3) % 7), highestTenths: warm ? 78 : 56 + ((day * 5) % 9), nowTenths: 46 + ((day * 2) % 5), note: warm ? 'The door stood ajar over night' : null }, day % 2 === 0 ? author : second, at);
    if (!warm) continue;
    for (const { id: containerId } of inside) {
      const holdId = await books.insertColdHold(tx, { containerId, cause: 'reading', readingId, outsideMinutes: 0 }, at);
      await books.decideColdHoldRow(tx, holdId, { decision: 'usable', why: 'The maker confirmed by telephone: usable, reference 26-118', allowedMinutes: null }, author, at.add({ hours: 2 }));
    }
  }
}
