/** Comfort medicines as a reader calls them; one that is not here keeps the name under which it was ordered. */
import { catalogue, useWords } from '@fairlead/ui';

const names = {
  en: { clonidine: 'clonidine', diazepam: 'diazepam', dicyclomine: 'dicyclomine', hydroxyzine: 'hydroxyzine', 'hyoscine butylbromide': 'hyoscine butylbromide', ibuprofen: 'ibuprofen', lofexidine: 'lofexidine', loperamide: 'loperamide', melatonin: 'melatonin', metoclopramide: 'metoclopramide', ondansetron: 'ondansetron', paracetamol: 'acetaminophen', prochlorperazine: 'prochlorperazine', promethazine: 'promethazine', trazodone: 'trazodone' },
  es: { clonidine: 'clonidina', diazepam: 'diazepam', dicyclomine: 'dicicloverina', hydroxyzine: 'hidroxizina', 'hyoscine butylbromide': 'butilbromuro de hioscina', ibuprofen: 'ibuprofeno', lofexidine: 'lofexidina', loperamide: 'loperamida', melatonin: 'melatonina', metoclopramide: 'metoclopramida', ondansetron: 'ondansetrón', paracetamol: 'paracetamol', prochlorperazine: 'proclorperazina', promethazine: 'prometazina', trazodone: 'trazodona' },
  'en-GB': { dicyclomine: 'dicycloverine', paracetamol: 'paracetamol' },
} as const;

type Name = keyof (typeof names)['en'];
const keyed = (words: Readonly<Record<string, string>>): Record<string, string> => Object.fromEntries(Object.entries(words).map(([name, word]) => [`medicine.${name}`, word]));

/** The same words for sentences of the timeline and of tasks, under their shared parameter. */
export const comfortNames = catalogue<string>({ en: keyed(names.en), es: keyed(names.es), 'en-GB': keyed(names['en-GB']) });

const isName = (medicine: string): medicine is Name => medicine in names.en;

export function useComfortName(): (medicine: string) => string {
  const words = useWords(comfortNames);
  return (medicine) => (isName(medicine) ? words(`medicine.${medicine}`) : medicine);
}
