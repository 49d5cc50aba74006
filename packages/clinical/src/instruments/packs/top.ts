/** Treatment Outcomes Profile (England): key-worker interview over 28 days, week 4 the earliest and week 1 the latest. */
import { choice, words, YES_NO, type AnswerKind, type Instrument, type Item, type Scale } from '../instrument.ts';

const week: AnswerKind = { kind: 'scale', min: 0, max: 7, anchors: [] };
const month: AnswerKind = { kind: 'scale', min: 0, max: 28, anchors: [] };
const wellbeing: AnswerKind = { kind: 'scale', min: 0, max: 20, anchors: [choice(0, 'Poor', 'Mala'), choice(20, 'Good', 'Buena')] };
const amount = (unit: string): AnswerKind => ({ kind: 'measure', unit, min: 0, max: 1000, step: 0, cuts: [{ score: 0 }] });

const SUBSTANCES = [
  ['alcohol', 'Alcohol', 'Alcohol', 'units/day'], ['opiates', 'Illicit opiates', 'Opiáceos ilícitos', 'g/day'], ['crack', 'Crack', 'Crack', 'g/day'], ['cocaine', 'Cocaine', 'Cocaína', 'g/day'],
  ['amphetamines', 'Amphetamines', 'Anfetaminas', 'g/day'], ['cannabis', 'Cannabis', 'Cannabis', 'spliffs/day'], ['other', 'Other problem substance', 'Otra sustancia problema', 'g/day'], ['tobacco', 'Tobacco', 'Tabaco', null],
] as const;
const WEEKS = [4, 3, 2, 1] as const;

const substanceItems: readonly Item[] = SUBSTANCES.flatMap(([id, en, es, unit]) => [
  ...(unit === null ? [] : [{ id: `${id}.amount`, says: words(`${en}: amount on a typical using day`, `${es}: cantidad en un día típico de consumo`), answer: amount(unit), detail: true as const }]),
  ...WEEKS.map((n): Item => ({ id: `${id}.week${String(n)}`, says: words(`${en}: days in week ${String(n)}`, `${es}: días en la semana ${String(n)}`), answer: week })),
]);

const row = (id: string, en: string, es: string, answer: AnswerKind): Item => ({ id, says: words(en, es), answer });

const items: readonly Item[] = [
  ...substanceItems,
  row('injectingDays', 'Days injected', 'Días de inyección', month),
  row('sharedNeedle', 'Used a needle or syringe that somebody else had used', 'Usó una aguja o jeringa usada por otra persona', YES_NO),
  row('sharedEquipment', 'Used a spoon, water or filter that somebody else had used', 'Usó una cuchara, agua o filtro usado por otra persona', YES_NO),
  row('shoplifting', 'Days shoplifting', 'Días de hurto en tiendas', month),
  row('selling', 'Days selling drugs', 'Días de venta de drogas', month),
  row('vehicleTheft', 'Theft from or of a vehicle', 'Robo de o en un vehículo', YES_NO),
  row('otherTheft', 'Other property theft or burglary', 'Otro robo o allanamiento', YES_NO),
  row('fraud', 'Fraud, forgery or handling stolen goods', 'Fraude, falsificación o receptación', YES_NO),
  row('violence', 'Assault or violence', 'Agresión o violencia', YES_NO),
  row('psychologicalHealth', 'Psychological health', 'Salud psicológica', wellbeing),
  row('workDays', 'Days paid work', 'Días de trabajo pagado', month),
  row('educationDays', 'Days at college or school', 'Días de estudios', month),
  row('physicalHealth', 'Physical health', 'Salud física', wellbeing),
  row('housingProblem', 'Acute housing problem', 'Problema grave de vivienda', YES_NO),
  row('evictionRisk', 'At risk of eviction', 'En riesgo de desalojo', YES_NO),
  row('qualityOfLife', 'Overall quality of life', 'Calidad de vida general', wellbeing),
];

const totals: readonly Scale[] = SUBSTANCES.map(([id, en, es]) => ({
  id, says: words(`${en}: days of 28`, `${es}: días de 28`), method: 'sum', items: WEEKS.map((n) => `${id}.week${String(n)}`), min: 0, max: 28, better: 'lower',
}));
const one = (id: string, en: string, es: string, max: number, better: Scale['better']): Scale => ({ id, says: words(en, es), method: 'sum', items: [id], min: 0, max, better });

export const top: Instrument = {
  id: 'TOP',
  version: '1',
  title: words('Treatment Outcomes Profile (TOP)', 'Perfil de resultados del tratamiento (TOP)'),
  room: 'outcomes',
  licence: { says: 'Crown copyright; related data-set documents are under the Open Government Licence v3.0. Wording here is our own.', wording: 'own', use: 'credit', mark: 'unchecked' },
  cite: { source: 'NTA Treatment Outcomes Profile; tobacco added 1 April 2016', mark: 'primary' },
  ratedBy: 'clinician',
  about: words('The past 28 days; at start, review, exit and after exit', 'Los últimos 28 días; al inicio, revisión, salida y después'),
  items,
  scales: [
    ...totals,
    one('injectingDays', 'Days injected', 'Días de inyección', 28, 'lower'),
    { id: 'sharing', says: words('Shared equipment', 'Equipo compartido'), method: 'any', items: ['sharedNeedle', 'sharedEquipment'], min: 0, max: 1, better: 'lower' },
    one('psychologicalHealth', 'Psychological health', 'Salud psicológica', 20, 'higher'),
    one('physicalHealth', 'Physical health', 'Salud física', 20, 'higher'),
    one('qualityOfLife', 'Overall quality of life', 'Calidad de vida general', 20, 'higher'),
    one('workDays', 'Days paid work', 'Días de trabajo pagado', 28, 'neither'),
    one('educationDays', 'Days at college or school', 'Días de estudios', 28, 'neither'),
  ],
  bandSets: [],
  flags: [],
  cautions: [
    words('The crime section was judged unreliable in a published audit; it feeds no risk rule.', 'Una auditoría publicada juzgó poco fiable la sección de delitos; no alimenta ninguna regla de riesgo.'),
    words('The lines on fraud and on assault were not checked against the form.', 'Las líneas de fraude y de agresión no se cotejaron con el formulario.'),
  ],
};
