/** How a preparation and an amount of it are written on a prescription, in English as the form is. */
import { wholeUnits } from '@fairlead/clinical';
import type { OrderedProduct } from '../../medication/index.ts';
import { inWords } from './amount-in-words.ts';

/** What is counted out: a liquid by its millilitres, tablets and films by the strengths that they can be made of. */
export type Counted = Pick<OrderedProduct, 'form' | 'ugPerMl' | 'strengthsUg'>;
type Doses = readonly { readonly doseUg: number }[];

const names: Readonly<Record<OrderedProduct['medicine'], string>> = {
  methadone: 'Methadone', buprenorphine: 'Buprenorphine', 'buprenorphine-naloxone': 'Buprenorphine with naloxone', 'buprenorphine-depot': 'Buprenorphine', naltrexone: 'Naltrexone', 'naltrexone-depot': 'Naltrexone',
};
/** The pharmaceutical form, and one and several of its units. */
const forms: Readonly<Record<OrderedProduct['form'], readonly [string, string, string]>> = {
  liquid: ['oral solution', 'millilitre', 'millilitres'], tablet: ['sublingual tablets', 'tablet', 'tablets'], film: ['sublingual films', 'film', 'films'], depot: ['depot injection', 'syringe', 'syringes'],
};

const mgText = (ug: number): string => String(ug / 1000);
const rounded = (count: number): number => Math.round(count * 1000) / 1000;
const total = (doses: Doses): number => doses.reduce((sum, { doseUg }) => sum + doseUg, 0);

/** How many of each strength make these doses, each dose by itself: the fewest whole units, parts of the least strength where no whole ones do. */
function unitsOf({ strengthsUg }: Counted, doses: Doses): readonly (readonly [strengthUg: number, count: number])[] {
  const counts = new Map<number, number>();
  const least = strengthsUg.at(-1) ?? 1000;
  for (const { doseUg } of doses) {
    for (const { strengthUg, count } of wholeUnits(doseUg, strengthsUg) ?? [{ strengthUg: least, count: doseUg / least }]) counts.set(strengthUg, (counts.get(strengthUg) ?? 0) + count);
  }
  return [...counts].map(([strengthUg, count]) => [strengthUg, rounded(count)] as const).toSorted((a, b) => b[0] - a[0]);
}

export function preparationOf(product: Counted & Pick<OrderedProduct, 'medicine'>, doses: Doses): { readonly medicine: string; readonly form: string; readonly strength: string; readonly preparation: string } {
  const form = product.medicine === 'naltrexone' ? 'tablets' : forms[product.form][0];
  const strength = product.ugPerMl === null ? unitsOf(product, doses).map(([strengthUg]) => `${mgText(strengthUg)} mg`).join(' and ') : `${mgText(product.ugPerMl)} mg/ml`;
  const medicine = names[product.medicine];
  return { medicine, form, strength, preparation: `${medicine} ${form} ${strength}` };
}

const countWords = (product: Counted, doses: Doses, figure: (count: number) => string): string =>
  unitsOf(product, doses).map(([strengthUg, count]) => `${figure(count)} ${count === 1 ? forms[product.form][1] : forms[product.form][2]} of ${mgText(strengthUg)} mg`).join(' and ');

/** `60 mg (60 ml)`, `18 mg (2 tablets of 8 mg and 1 tablet of 2 mg)`. */
export function amountText(product: Counted, doses: Doses): string {
  const ug = total(doses);
  return `${mgText(ug)} mg (${product.ugPerMl === null ? countWords(product, doses, String) : `${rounded(ug / product.ugPerMl)} ml`})`;
}

/** The total of the preparation in figures and in words, as the law asks: `840 ml` and `eight hundred and forty millilitres`. */
export function totalOf(product: Counted, doses: Doses): { readonly figures: string; readonly words: string; readonly ug: number } {
  const ug = total(doses);
  if (product.ugPerMl === null) return { figures: `${countWords(product, doses, String)} (${mgText(ug)} mg)`, words: countWords(product, doses, inWords), ug };
  const count = rounded(ug / product.ugPerMl);
  return { figures: `${count} ml (${mgText(ug)} mg)`, words: `${inWords(count)} ${count === 1 ? forms.liquid[1] : forms.liquid[2]}`, ug };
}
