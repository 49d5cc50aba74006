/** Brief Addiction Monitor, 17 items over 30 days: Use, Risk and Protective. Items 7A to 7G and 17 are kept, not scored. */
import { choice, words, type AnswerKind, type Instrument, type Item, type Scale } from '../instrument.ts';

const days: AnswerKind = {
  kind: 'scale', min: 0, max: 4,
  anchors: [choice(0, 'No days', 'Ningún día'), choice(1, '1 to 3 days', '1 a 3 días'), choice(2, '4 to 8 days', '4 a 8 días'), choice(3, '9 to 15 days', '9 a 15 días'), choice(4, '16 to 30 days', '16 a 30 días')],
};
const degree: AnswerKind = {
  kind: 'scale', min: 0, max: 4,
  anchors: [choice(0, 'Not at all', 'Nada'), choice(1, 'Slightly', 'Un poco'), choice(2, 'Moderately', 'Moderadamente'), choice(3, 'Considerably', 'Bastante'), choice(4, 'Extremely', 'Muchísimo')],
};
const health: AnswerKind = {
  kind: 'scale', min: 0, max: 4,
  anchors: [choice(0, 'Excellent', 'Excelente'), choice(1, 'Very good', 'Muy buena'), choice(2, 'Good', 'Buena'), choice(3, 'Fair', 'Regular'), choice(4, 'Poor', 'Mala')],
};
const enough: AnswerKind = { kind: 'options', options: [choice(0, 'No', 'No'), choice(4, 'Yes', 'Sí')] };

const row = (id: string, en: string, es: string, answer: AnswerKind, detail?: true): Item => ({ id, says: words(en, es), answer, ...(detail === undefined ? {} : { detail }) });

const items: readonly Item[] = [
  row('1', 'Physical health', 'Salud física', health),
  row('2', 'Nights with poor sleep', 'Noches con mal sueño', days),
  row('3', 'Days depressed, anxious, angry or upset', 'Días con depresión, ansiedad, enojo o malestar', days),
  row('4', 'Days with any alcohol', 'Días con algo de alcohol', days),
  row('5', 'Days of heavy drinking (5 or more drinks for men, 4 or more for women)', 'Días de consumo fuerte (5 o más bebidas en hombres, 4 o más en mujeres)', days),
  row('6', 'Days with illegal drugs or misused medicines', 'Días con drogas ilegales o medicinas mal usadas', days),
  row('7A', 'Days with cannabis', 'Días con cannabis', days, true),
  { ...row('7B', '', '', days, true), says: words('Days with sedatives or tranquilizers', 'Días con sedantes o tranquilizantes', 'Days with sedatives or tranquillisers') },
  row('7C', 'Days with cocaine or crack', 'Días con cocaína o crack', days, true),
  row('7D', 'Days with other stimulants', 'Días con otros estimulantes', days, true),
  row('7E', 'Days with opioids', 'Días con opioides', days, true),
  row('7F', 'Days with inhalants', 'Días con inhalantes', days, true),
  row('7G', 'Days with other drugs', 'Días con otras drogas', days, true),
  row('8', 'Bothered by craving or urges', 'Molestia por ansias o impulsos', degree),
  row('9', 'Confidence in staying abstinent for the next 30 days', 'Confianza en mantenerse sin consumir los próximos 30 días', degree),
  row('10', 'Days at self-help meetings', 'Días en grupos de ayuda mutua', days),
  row('11', 'Days in situations that put you at risk of using', 'Días en situaciones con riesgo de consumir', days),
  row('12', 'Religion or spirituality helps recovery', 'La religión o espiritualidad ayuda a la recuperación', degree),
  row('13', 'Days at work, school or volunteering', 'Días de trabajo, estudios o voluntariado', days),
  row('14', 'Enough income from legal sources for what you need', 'Ingresos legales suficientes para lo necesario', enough),
  row('15', 'Bothered by conflict with family or friends', 'Molestia por conflictos con familia o amigos', degree),
  row('16', 'Days with people who support recovery', 'Días con personas que apoyan la recuperación', days),
  row('17', 'Satisfied with progress toward recovery goals', 'Satisfacción con el avance hacia sus metas', degree, true),
];

const scale = (id: string, en: string, es: string, ids: readonly string[], better: Scale['better']): Scale => ({
  id, says: words(en, es), method: 'sum', items: ids, min: 0, max: ids.length * 4, better,
});

export const bam: Instrument = {
  id: 'BAM',
  version: '1',
  title: words('Brief Addiction Monitor (BAM)', 'Monitor breve de adicción (BAM)'),
  room: 'outcomes',
  licence: { says: 'US Department of Veterans Affairs and University of Pennsylvania, public domain. Wording here is our own.', wording: 'own', use: 'free', mark: 'secondary' },
  cite: { source: 'Cacciola 2013', mark: 'secondary' },
  ratedBy: 'either',
  about: words('The past 30 days', 'Los últimos 30 días'),
  items,
  scales: [
    scale('use', 'Use', 'Consumo', ['4', '5', '6'], 'lower'),
    scale('risk', 'Risk', 'Riesgo', ['1', '2', '3', '8', '11', '15'], 'lower'),
    scale('protective', 'Protective', 'Protección', ['9', '10', '12', '13', '14', '16'], 'higher'),
  ],
  bandSets: [],
  flags: [
    { id: 'useAttention', of: { scale: 'use' }, is: 'atLeast', value: 1, mark: 'unchecked', says: words('Some use: look at it together', 'Algún consumo: revísenlo juntos') },
    { id: 'riskAttention', of: { scale: 'risk' }, is: 'atLeast', value: 12, mark: 'unchecked', says: words('Risk 12 or more', 'Riesgo 12 o más') },
    { id: 'protectiveAttention', of: { scale: 'protective' }, is: 'atMost', value: 12, mark: 'unchecked', says: words('Protective 12 or less', 'Protección 12 o menos') },
  ],
  cautions: [
    words('Copies disagree on the direction of item 17; it is kept as answered and stays out of every scale.', 'Las copias no coinciden en la dirección del ítem 17; se guarda como se respondió y queda fuera de las escalas.'),
    words('This is the version with day bands; BAM-C (counts) and BAM-R are different forms.', 'Esta es la versión con rangos de días; BAM-C (conteos) y BAM-R son otros formularios.'),
  ],
};
