/** How a product and an amount of it are written on a prescription, in English as the form is. */
import type { ProductRow } from '../../medication/index.ts';
import { inWords } from './amount-in-words.ts';

const names: Readonly<Record<ProductRow['medicine'], string>> = {
  methadone: 'Methadone', buprenorphine: 'Buprenorphine', 'buprenorphine-naloxone': 'Buprenorphine with naloxone', 'buprenorphine-depot': 'Buprenorphine', naltrexone: 'Naltrexone', 'naltrexone-depot': 'Naltrexone',
};
/** The pharmaceutical form, and one and several of its units. */
const forms: Readonly<Record<ProductRow['form'], readonly [string, string, string]>> = {
  liquid: ['oral solution', 'millilitre', 'millilitres'], tablet: ['sublingual tablets', 'tablet', 'tablets'], film: ['sublingual films', 'film', 'films'], depot: ['depot injection', 'syringe', 'syringes'],
};

const mgText = (ug: number): string => String(ug / 1000);

export function preparationOf(product: ProductRow): { readonly medicine: string; readonly form: string; readonly strength: string; readonly preparation: string } {
  const form = product.medicine === 'naltrexone' ? 'tablets' : forms[product.form][0];
  const strength = product.ugPerMl === null ? `${mgText(product.ugPerUnit ?? 0)} mg` : `${mgText(product.ugPerMl)} mg/ml`;
  const medicine = names[product.medicine];
  return { medicine, form, strength, preparation: `${medicine} ${form} ${strength}` };
}

/** What is counted out: millilitres of a liquid, units of all others. */
const countOf = (product: ProductRow, ug: number): number => ug / (product.ugPerMl ?? product.ugPerUnit ?? 1000);
const unitOf = (product: ProductRow, count: number): string => (count === 1 ? forms[product.form][1] : forms[product.form][2]);

/** `60 mg (60 ml)`, `16 mg (2 tablets)`. */
export function amountText(product: ProductRow, ug: number): string {
  const count = Math.round(countOf(product, ug) * 1000) / 1000;
  return `${mgText(ug)} mg (${count} ${product.ugPerMl === null ? unitOf(product, count) : 'ml'})`;
}

/** The total of the preparation in figures and in words, as the law asks: `840 ml` and `eight hundred and forty millilitres`. */
export function totalOf(product: ProductRow, ug: number): { readonly figures: string; readonly words: string; readonly ug: number } {
  const count = Math.round(countOf(product, ug) * 1000) / 1000;
  return { figures: `${count} ${product.ugPerMl === null ? unitOf(product, count) : 'ml'} (${mgText(ug)} mg)`, words: `${inWords(count)} ${unitOf(product, count)}`, ug };
}
