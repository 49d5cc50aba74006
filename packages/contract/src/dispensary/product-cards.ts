/** What forms and inventories say of a product beside its strength, as it stands on a site's packs. */
import * as z from 'zod/mini';
import { ProductForm } from '../medication/index.ts';
import { route } from '../route.ts';
import { Id, IdParams, Instant, Line } from '../shapes.ts';

/** Labeller, product and package of a national drug code: 4-4-2, 5-3-2, 5-4-1 or 5-4-2 digits. */
export const ndcPattern = /^(\d{4}-\d{4}-\d{2}|\d{5}-\d{3}-\d{2}|\d{5}-\d{4}-\d{1,2})$/;

export const ProductCard = z.object({
  productId: Id, name: z.string(), form: ProductForm, ugPerMl: z.nullable(z.int()), ugPerUnit: z.nullable(z.int()),
  /** Schedule of the site's law; null for what is not controlled. */
  schedule: z.nullable(z.string()),
  ndc: z.nullable(z.string()), tradeName: z.nullable(z.string()), maker: z.nullable(z.string()),
  /** Millilitres of a liquid, else tablets, films or syringes. */
  packSize: z.nullable(z.int()),
  /** Cents or pence that the site pays for a pack. */
  priceMinor: z.nullable(z.int()), currency: z.enum(['USD', 'GBP']),
  /** Tenths of a degree Celsius between which it is stored, as the site typed them from the leaflet; and how many hours it may stand outside. */
  lowestTenths: z.nullable(z.int()), highestTenths: z.nullable(z.int()), outsideHours: z.nullable(z.int()),
  setBy: z.nullable(z.string()), setAt: z.nullable(Instant),
});
export type ProductCard = z.output<typeof ProductCard>;

export const listProductCards = route({ method: 'GET', path: '/api/sites/:id/product-cards', summary: 'Each product as it stands on the site’s packs: code, trade name, maker, pack, price', params: IdParams, reply: z.object({ country: z.enum(['US', 'UK']), items: z.array(ProductCard) }) });
export const setProductCard = route({
  method: 'POST', path: '/api/sites/:id/product-cards', summary: 'Writes a product’s card anew; the older ones stay', params: IdParams,
  body: z.object({
    productId: Id, ndc: z.optional(z.string().check(z.trim(), z.regex(ndcPattern))), tradeName: z.optional(Line), maker: z.optional(Line),
    packSize: z.optional(z.int().check(z.gte(1), z.lte(1_000_000))), priceMinor: z.optional(z.int().check(z.gte(0), z.lte(10_000_000_000))),
    lowestTenths: z.optional(z.int().check(z.gte(-400), z.lte(400))), highestTenths: z.optional(z.int().check(z.gte(-400), z.lte(400))), outsideHours: z.optional(z.int().check(z.gte(0), z.lte(10_000))),
  }),
  reply: ProductCard,
});
