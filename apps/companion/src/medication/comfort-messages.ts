import { catalogue } from '@fairlead/ui/words';

export const comfortMessages = catalogue({
  en: {
    title: 'For symptoms', take: 'Take {units} of {unit}', takeHalf: 'Take half of one of {unit}', needed: 'when you need it, with {hours} hours between', regular: 'every {hours} hours', most: { one: 'No more than {count} in 24 hours.', other: 'No more than {count} in 24 hours.' }, until: 'Until {day}. {by} ordered it for: {reason}', stop: 'Dizzy when you stand up, faint, or a very slow pulse: sit down, take no more of it, and call us.', steps: 'Do not stop it all at once; ask us how.',
    clonidine: 'clonidine', diazepam: 'diazepam', dicyclomine: 'dicyclomine', hydroxyzine: 'hydroxyzine', 'hyoscine butylbromide': 'hyoscine butylbromide', ibuprofen: 'ibuprofen', lofexidine: 'lofexidine', loperamide: 'loperamide', melatonin: 'melatonin', metoclopramide: 'metoclopramide', ondansetron: 'ondansetron', paracetamol: 'acetaminophen', prochlorperazine: 'prochlorperazine', promethazine: 'promethazine', trazodone: 'trazodone',
  },
  es: {
    title: 'Para los síntomas', take: 'Toma {units} de {unit}', takeHalf: 'Toma medio de {unit}', needed: 'cuando lo necesites, con {hours} horas entre tomas', regular: 'cada {hours} horas', most: { one: 'No más de {count} en 24 horas.', other: 'No más de {count} en 24 horas.' }, until: 'Hasta el {day}. Lo ordenó {by} por: {reason}', stop: 'Si te mareas al levantarte, te desmayas o tienes el pulso muy lento: siéntate, no tomes más y llámanos.', steps: 'No lo dejes de golpe; pregúntanos cómo.',
    clonidine: 'clonidina', diazepam: 'diazepam', dicyclomine: 'dicicloverina', hydroxyzine: 'hidroxizina', 'hyoscine butylbromide': 'butilbromuro de hioscina', ibuprofen: 'ibuprofeno', lofexidine: 'lofexidina', loperamide: 'loperamida', melatonin: 'melatonina', metoclopramide: 'metoclopramida', ondansetron: 'ondansetrón', paracetamol: 'paracetamol', prochlorperazine: 'proclorperazina', promethazine: 'prometazina', trazodone: 'trazodona',
  },
  'en-GB': { dicyclomine: 'dicycloverine', paracetamol: 'paracetamol' },
});

const names = ['clonidine', 'diazepam', 'dicyclomine', 'hydroxyzine', 'hyoscine butylbromide', 'ibuprofen', 'lofexidine', 'loperamide', 'melatonin', 'metoclopramide', 'ondansetron', 'paracetamol', 'prochlorperazine', 'promethazine', 'trazodone'] as const;
export type ComfortName = (typeof names)[number];
export const comfortNameOf = (medicine: string): ComfortName | undefined => names.find((each) => each === medicine);
