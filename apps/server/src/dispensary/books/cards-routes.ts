/** Products as they stand on a site's packs. */
import * as contract from '@fairlead/contract/dispensary';
import { staff } from '../../platform/policy.ts';
import { command, read, type AnyRoute } from '../../platform/registry.ts';
import { siteById, type SiteRow } from '../../platform/sites-store.ts';
import { cardsOf, insertCard, type CardRow } from './cards-store.ts';
import { scheduleOf } from './schedules.ts';

const currencyOf = (site: SiteRow): 'USD' | 'GBP' => (site.country === 'US' ? 'USD' : 'GBP');

const cardReply = ({ medicine, controlled, ...row }: CardRow, site: SiteRow): contract.ProductCard => ({ ...row, schedule: controlled ? scheduleOf(medicine, site.country) : null, currency: row.currency ?? currencyOf(site) });

export const cardsRoutes: readonly AnyRoute[] = [
  read(contract.listProductCards, { policy: staff('nurse', 'pharmacist', 'prescriber', 'manager', 'auditor'), limiter: 'ordinary', audit: 'product cards opened' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    return site === null ? { kind: 'not-found' } : { kind: 'ok', people: [], reply: { country: site.country, items: (await cardsOf(tx, site.id)).map((row) => cardReply(row, site)) } };
  }),
  command(contract.setProductCard, { policy: staff('nurse', 'pharmacist', 'manager'), limiter: 'ordinary', audit: 'product card written' }, async (ask, tx) => {
    const { body, actor, now } = ask;
    const site = await siteById(tx, ask.params.id);
    const before = site === null ? undefined : (await cardsOf(tx, site.id)).find(({ productId }) => productId === body.productId);
    if (site === null || before === undefined) return { kind: 'not-found' };
    if (site.country === 'UK' && body.ndc !== undefined) return { kind: 'invalid', detail: 'National drug codes are of the United States.', field: '/ndc' };
    const { lowestTenths, highestTenths, outsideHours } = body;
    if ((lowestTenths === undefined) !== (highestTenths === undefined) || (lowestTenths ?? 0) > (highestTenths ?? 0)) return { kind: 'invalid', detail: 'Write the lowest and the highest temperature, the lowest first.', field: '/lowestTenths' };
    if (outsideHours !== undefined && lowestTenths === undefined) return { kind: 'invalid', detail: 'Hours outside belong to what is stored between two temperatures.', field: '/outsideHours' };
    const card = { ndc: body.ndc ?? null, tradeName: body.tradeName ?? null, maker: body.maker ?? null, packSize: body.packSize ?? null, priceMinor: body.priceMinor ?? null, lowestTenths: lowestTenths ?? null, highestTenths: highestTenths ?? null, outsideHours: outsideHours ?? null };
    await insertCard(tx, { ...card, siteId: site.id, productId: body.productId, currency: currencyOf(site) }, actor.accountId, now);
    const after = (await cardsOf(tx, site.id)).find(({ productId }) => productId === body.productId);
    if (after === undefined) throw new Error('The card that was just written is not there.');
    const { ndc, tradeName, maker, packSize, priceMinor } = before;
    const coldBefore = { lowestTenths: before.lowestTenths, highestTenths: before.highestTenths, outsideHours: before.outsideHours };
    return { kind: 'done', reply: cardReply(after, site), people: [], details: { productId: body.productId, before: { ndc, tradeName, maker, packSize, priceMinor, ...coldBefore }, after: card } };
  }),
];
