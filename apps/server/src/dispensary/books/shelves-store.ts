/** Lots by their date, products by how long they last, and the site's own reorder points. */
import { newId } from '../../platform/ids.ts';
import { sql, type Tx } from '../../platform/scoped.ts';
import { stateOfContainer } from '../stock-store.ts';

export interface LotRow {
  readonly containerId: string;
  readonly label: string;
  readonly product: string;
  readonly lot: string;
  readonly expiresOn: string;
  readonly place: 'safe' | 'window';
  readonly balanceUg: number;
  readonly setAside: boolean;
}

/** Every container that holds something, the first to expire first. */
export function lotsOf(tx: Tx, siteId: string): Promise<readonly LotRow[]> {
  return tx.all<LotRow>(sql`
    select c.id as "containerId", c.label, p.name as product, c.lot, c.expires_on as "expiresOn", c.place, c.balance_ug as "balanceUg", ${stateOfContainer} = 'quarantined' as "setAside"
    from containers c join products p on p.organisation_id = c.organisation_id and p.id = c.product_id
    where c.organisation_id = ${tx.organisationId} and c.site_id = ${siteId} and c.balance_ug > 0 order by c.expires_on, p.name, c.label limit 2000`);
}

export interface StockRow {
  readonly productId: string;
  readonly name: string;
  readonly balanceUg: number;
  /** In date today, and not set aside. */
  readonly usableUg: number;
  readonly usedUg: number;
  readonly pointUg: number | null;
  readonly packSize: number | null;
  readonly strengthUg: number;
}

/** Each product that the site has or had: what is there, what of it can be given, what was used since, and its point. */
export function stockOf(tx: Tx, siteId: string, today: string, since: string): Promise<readonly StockRow[]> {
  return tx.all<StockRow>(sql`
    with used as (
      select e.product_id, -sum(e.amount_ug) as ug from journals j join entries e on e.organisation_id = j.organisation_id and e.journal_id = j.id and e.container_id is not null
      where j.organisation_id = ${tx.organisationId} and j.site_id = ${siteId} and j.at >= ${since} and j.kind in ('dose', 'take-home') group by e.product_id
    )
    select p.id as "productId", p.name, coalesce(sum(c.balance_ug), 0)::bigint as "balanceUg", coalesce(sum(c.balance_ug) filter (where ${stateOfContainer} = 'open' and c.expires_on >= ${today}::date), 0)::bigint as "usableUg",
      coalesce((select u.ug from used u where u.product_id = p.id), 0)::bigint as "usedUg", coalesce(p.ug_per_ml, p.ug_per_unit) as "strengthUg",
      (select r.point_ug from reorder_points r where r.organisation_id = p.organisation_id and r.site_id = ${siteId} and r.product_id = p.id order by r.set_at desc, r.id desc limit 1) as "pointUg",
      (select k.pack_size from product_cards k where k.organisation_id = p.organisation_id and k.site_id = ${siteId} and k.product_id = p.id order by k.set_at desc, k.id desc limit 1) as "packSize"
    from products p join containers c on c.organisation_id = p.organisation_id and c.product_id = p.id and c.site_id = ${siteId}
    where p.organisation_id = ${tx.organisationId} and p.state = 'active' group by p.organisation_id, p.id, p.name, p.ug_per_ml, p.ug_per_unit order by p.name`);
}

export async function insertReorderPoint(tx: Tx, point: { readonly siteId: string; readonly productId: string; readonly pointUg: number | null }, accountId: string, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`
    insert into reorder_points (organisation_id, id, site_id, product_id, point_ug, set_by, set_at) values (${tx.organisationId}, ${newId()}, ${point.siteId}, ${point.productId}, ${point.pointUg}, ${accountId}, ${now.toString()})`);
}

/** Stock work that is open at a site, by what it is about: `reorder <product>`, `past <container>`. */
export async function openStockTasks(tx: Tx, siteId: string): Promise<readonly string[]> {
  return (await tx.all<{ key: string }>(sql`select dedupe_key as key from tasks where organisation_id = ${tx.organisationId} and site_id = ${siteId} and state = 'open' and kind in ('dispensary.reorder', 'dispensary.set-aside')`)).map(({ key }) => key);
}
