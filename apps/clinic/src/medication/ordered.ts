/** What can be ordered: liquids and depots as the products they are, tablets and films as their medicine and form over all strengths. */
import type { NewOrder, OrderedProduct, Product } from '@fairlead/contract/medication';
import { useFormats, useWords } from '@fairlead/ui';
import { medicationMessages } from './medication-messages.ts';

type Named = Pick<OrderedProduct, 'id' | 'name' | 'medicine' | 'form' | 'line'>;

const keyOf = ({ medicine, form, line }: Pick<Product, 'medicine' | 'form' | 'line'>): string => `${medicine} ${form} ${line ?? ''}`;

/** One choice a liquid and depot, one a medicine and form; in the order of their names. */
export function orderable(products: readonly Product[]): readonly { readonly key: string; readonly product: OrderedProduct }[] {
  const byForm = Map.groupBy(products.filter(({ ugPerUnit, form }) => ugPerUnit !== null && form !== 'depot'), keyOf);
  const preparations = [...byForm].flatMap(([key, [first, ...others]]) => (first === undefined ? [] : [{
    key, product: { ...first, id: null, ugPerUnit: null, strengthsUg: [...new Set([first, ...others].map(({ ugPerUnit }) => ugPerUnit ?? 0))].toSorted((a, b) => b - a) },
  }]));
  return [...products.filter(({ ugPerMl, form }) => ugPerMl !== null || form === 'depot').map((product) => ({ key: product.id, product: { ...product, strengthsUg: [] } })), ...preparations].toSorted((a, b) => a.product.name.localeCompare(b.product.name, 'en', { numeric: true }));
}

/** The choice that a product belongs to. */
export function choiceOf(products: readonly Product[], productId: string | null): string | undefined {
  const product = products.find(({ id }) => id === productId);
  return product === undefined || product.ugPerMl !== null || product.form === 'depot' ? product?.id : keyOf(product);
}

/** As an order names it. */
export function namedAs(product: Named): Pick<NewOrder, 'productId' | 'preparation'> {
  const { id, medicine, form, line } = product;
  if (id !== null) return { productId: id };
  return (form === 'tablet' || form === 'film') && (medicine === 'buprenorphine' || medicine === 'buprenorphine-naloxone' || medicine === 'naltrexone') ? { preparation: { medicine, form, ...(line === null || line === undefined ? {} : { line }) } } : {};
}

/** The name of what is ordered, in words of the screen's language where it is no single product. */
export function useOrderedName(): (product: Named & Partial<Pick<OrderedProduct, 'strengthsUg'>>, withStrengths?: boolean) => string {
  const words = useWords(medicationMessages);
  const { mg } = useFormats();
  return (product, withStrengths = false) => {
    const { id, name, medicine, form, line, strengthsUg } = product;
    if (id !== null || (form !== 'tablet' && form !== 'film') || (medicine !== 'buprenorphine' && medicine !== 'buprenorphine-naloxone' && medicine !== 'naltrexone')) return name;
    const said = line === null || line === undefined ? words(`of_${medicine}_${form}`) : words('of_line', { line });
    return withStrengths && strengthsUg !== undefined ? `${said} (${strengthsUg.map(mg).join(', ')})` : said;
  };
}
