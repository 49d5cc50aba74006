/**
 * Words of a bottle's label. What has to stand on it: clinic name, address and telephone (42 CFR 8.12(i)); patient,
 * prescriber, date, serial number, directions and cautions (21 CFR 1306.24); the federal caution (21 CFR 290.5); in the
 * UK the name of the person, supplier, date, product, directions and "keep out of the reach and sight of children"
 * (Human Medicines Regulations 2012, schedule 26).
 */
import type { Language } from '@fairlead/contract';

export interface LabelWords {
  readonly takeOn: string;
  readonly part: (part: number, parts: number) => string;
  readonly swallowAll: Readonly<Record<'liquid' | 'tablet' | 'film', string>>;
  readonly units: Readonly<Record<'tablet' | 'film', readonly [one: string, more: string]>>;
  /** `2 films` and `8 mg`. */
  readonly ofStrength: (units: string, strength: string) => string;
  readonly locked: string;
  readonly danger: string;
  readonly law: string;
  readonly born: string;
  readonly prescriber: string;
  readonly dispensed: string;
  readonly serial: string;
  readonly lot: string;
  readonly goodUntil: string;
  readonly back: string;
  readonly telephone: string;
  /** Under each pictogram. */
  readonly pictures: Readonly<Record<'drink' | 'under-tongue' | 'locked' | 'no-children', string>>;
  /** Beside the ring for a raised dot, and below it. */
  readonly raisedDot: string;
  readonly readsAloud: string;
}

const english: LabelWords = {
  takeOn: 'Take on', part: (part, parts) => `Part ${part} of ${parts}`,
  swallowAll: { liquid: 'Drink all of this bottle on that day, by mouth.', tablet: 'Take all of it on that day, under the tongue.', film: 'Take all of it on that day, under the tongue.' },
  units: { tablet: ['tablet', 'tablets'], film: ['film', 'films'] }, ofStrength: (units, strength) => `${units} of ${strength}`,
  locked: 'Keep locked up, out of reach and sight of children.', danger: 'Can kill anyone it is not meant for. Overdose: naloxone, call 911.',
  law: 'Caution: Federal law prohibits the transfer of this drug to any person other than the patient for whom it was prescribed.',
  born: 'born', prescriber: 'Prescriber', dispensed: 'Dispensed', serial: 'No.', lot: 'Lot', goodUntil: 'use by', back: 'Bring the bottle back.', telephone: 'tel.',
  pictures: { drink: 'By mouth, on this day', 'under-tongue': 'Under the tongue, this day', locked: 'Keep locked up', 'no-children': 'Can kill a child' },
  raisedDot: 'Raised dot here: code above', readsAloud: 'Your own app reads this label aloud from the code.',
};

export const labelWords: Readonly<Record<Language, LabelWords>> = {
  en: english,
  'en-GB': {
    ...english, danger: 'Can kill anyone it is not meant for. Overdose: naloxone, call 999.', law: 'For the person named only. It is against the law to give or sell it to anybody else.', lot: 'Batch',
    locked: 'Keep locked up, out of the reach and sight of children.',
  },
  es: {
    takeOn: 'Tomar el', part: (part, parts) => `Parte ${part} de ${parts}`,
    swallowAll: { liquid: 'Beba todo el frasco ese día, por la boca.', tablet: 'Tómelo todo ese día, bajo la lengua.', film: 'Tómelo todo ese día, bajo la lengua.' },
    units: { tablet: ['comprimido', 'comprimidos'], film: ['lámina', 'láminas'] }, ofStrength: (units, strength) => `${units} de ${strength}`,
    locked: 'Guarde bajo llave, lejos de los niños y de su vista.', danger: 'Puede matar a otra persona. Sobredosis: naloxona, llame al 911.',
    law: 'Aviso: la ley federal prohíbe dar este medicamento a otra persona que no sea el paciente a quien se recetó.',
    born: 'nac.', prescriber: 'Receta', dispensed: 'Entregado', serial: 'N.º', lot: 'Lote', goodUntil: 'usar antes de', back: 'Devuelva el frasco.', telephone: 'tel.',
    pictures: { drink: 'Por la boca, ese día', 'under-tongue': 'Bajo la lengua, ese día', locked: 'Bajo llave', 'no-children': 'Puede matar a un niño' },
    raisedDot: 'Punto en relieve: código arriba', readsAloud: 'Su aplicación lee esta etiqueta en voz alta con el código.',
  },
};
