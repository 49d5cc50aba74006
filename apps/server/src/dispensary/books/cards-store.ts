/** Cards of products: how each stands on a site's packs. Every change is a new row; the newest counts. */
import type { ProductRow } from '../../medication/index.ts';
import { newId } from '../../platform/ids.ts';
import { sql, type Tx } from '../../platform/scoped.ts';

export interface CardRow {
  readonly productId: string;
  readonly name: string;
  readonly medicine: ProductRow['medicine'];
  readonly form: ProductRow['form'];
  readonly ugPerMl: number | null;
  readonly ugPerUnit: number | null;
  readonly controlled: boolean;
  readonly ndc: string | null;
  readonly tradeName: string | null;
  readonly maker: string | null;
  readonly packSize: number | null;
  readonly priceMinor: number | null;
  readonly currency: 'USD' | 'GBP' | null;
  readonly lowestTenths: number | null;
  readonly highestTenths: number | null;
  readonly outsideHours: number | null;
  readonly setBy: string | null;
  readonly setAt: string | null;
}

/** Every product with its newest card at a site; without one the fields of the card are null. */
export function cardsOf(tx: Tx, siteId: string): Promise<readonly CardRow[]> {
  return tx.all<CardRow>(sql`
    select p.id as "productId", p.name, p.medicine, p.form, p.ug_per_ml as "ugPerMl", p.ug_per_unit as "ugPerUnit", p.controlled, c.ndc, c.trade_name as "tradeName", c.maker, c.pack_size as "packSize", c.price_minor as "priceMinor", c.currency, c.lowest_tenths as "lowestTenths", c.highest_tenths as "highestTenths", c.outside_hours as "outsideHours",
      a.display_name as "setBy", c.set_at as "setAt"
    from products p left join lateral (select k.* from product_cards k where k.organisation_id = p.organisation_id and k.site_id = ${siteId} and k.product_id = p.id order by k.set_at desc, k.id desc limit 1) c on true
    left join accounts a on a.organisation_id = p.organisation_id and a.id = c.set_by
    where p.organisation_id = ${tx.organisationId} and (p.state = 'active' or c.id is not null) order by p.name`);
}

export type NewCard = Pick<CardRow, 'ndc' | 'tradeName' | 'maker' | 'packSize' | 'priceMinor'> & Partial<Pick<CardRow, 'lowestTenths' | 'highestTenths' | 'outsideHours'>> & { readonly siteId: string; readonly productId: string; readonly currency: 'USD' | 'GBP' };

export async function insertCard(tx: Tx, card: NewCard, accountId: string, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`
    insert into product_cards (organisation_id, id, site_id, product_id, ndc, trade_name, maker, pack_size, price_minor, currency, lowest_tenths, highest_tenths, outside_hours, set_by, set_at)
    values (${tx.organisationId}, ${newId()}, ${card.siteId}, ${card.productId}, ${card.ndc}, ${card.tradeName}, ${card.maker}, ${card.packSize}, ${card.priceMinor}, ${card.currency}, ${card.lowestTenths ?? null}, ${card.highestTenths ?? null}, ${card.outsideHours ?? null}, ${accountId}, ${now.toString()})`);
}

/** What an amount cost, by the price of its pack, to the nearest cent or penny; null where the card does not say. */
export function valueMinor(card: Pick<CardRow, 'ugPerMl' | 'ugPerUnit' | 'packSize' | 'priceMinor'>, amountUg: number): number | null {
  const strength = card.ugPerMl ?? card.ugPerUnit;
  if (strength === null || card.packSize === null || card.priceMinor === null) return null;
  const packUg = BigInt(strength) * BigInt(card.packSize);
  return Number((BigInt(amountUg) * BigInt(card.priceMinor) * 2n + packUg) / (packUg * 2n));
}
