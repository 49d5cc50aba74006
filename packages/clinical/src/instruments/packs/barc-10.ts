/** BARC-10: recovery capital, ten statements from 1 to 6, total 10 to 60; 47 predicted a year of remission. */
import { choice, itemsOf, sumOf, words, type Instrument, type ScaleAnswer } from '../instrument.ts';

const answer: ScaleAnswer = {
  kind: 'scale', min: 1, max: 6,
  anchors: [
    choice(1, 'Strongly disagree', 'Muy en desacuerdo'), choice(2, 'Disagree', 'En desacuerdo'), choice(3, 'Somewhat disagree', 'Algo en desacuerdo'),
    choice(4, 'Somewhat agree', 'Algo de acuerdo'), choice(5, 'Agree', 'De acuerdo'), choice(6, 'Strongly agree', 'Muy de acuerdo'),
  ],
};

const items = itemsOf(answer, [
  ['priorities', 'There are more important things to me in life than using substances', 'Hay cosas más importantes en mi vida que consumir sustancias'],
  ['happiness', 'In general I am happy with my life', 'En general estoy feliz con mi vida'],
  ['energy', 'I have enough energy to complete the tasks I set myself', 'Tengo energía suficiente para terminar las tareas que me propongo'],
  ['community', 'I am proud of the community I live in and feel part of it', 'Estoy orgulloso de la comunidad donde vivo y me siento parte de ella'],
  ['friends', 'I get lots of support from friends', 'Recibo mucho apoyo de mis amistades'],
  ['fulfilment', 'I regard my life as challenging and fulfilling without the need for using drugs or alcohol', 'Considero mi vida estimulante y plena sin necesidad de drogas ni alcohol'],
  ['livingSpace', 'My living space has helped to drive my recovery journey', 'El lugar donde vivo ha impulsado mi recuperación'],
  ['responsibility', 'I take full responsibility for my actions', 'Asumo toda la responsabilidad de mis actos'],
  ['professionals', 'I am happy dealing with a range of professional people', 'Me siento cómodo al tratar con distintos profesionales'],
  ['progress', 'I am making good progress on my recovery journey', 'Estoy avanzando bien en mi recuperación'],
]);

export const barc10: Instrument = {
  id: 'BARC-10',
  version: '1',
  title: words('Brief Assessment of Recovery Capital (BARC-10)', 'Evaluación breve del capital de recuperación (BARC-10)'),
  room: 'recovery',
  licence: { says: 'PhenX protocol 590502: freely available, no permission required. The Spanish is our own translation.', wording: 'published', use: 'free', mark: 'primary' },
  cite: { source: 'Vilsaint 2017; PhenX 590502', mark: 'primary' },
  ratedBy: 'person',
  about: words('How far you agree today', 'Hasta qué punto está de acuerdo hoy'),
  items,
  scales: [sumOf(items, 10, 60, 'higher')],
  total: 'total',
  bandSets: [],
  flags: [{ id: 'atOrAboveCut47', of: { scale: 'total' }, is: 'atLeast', value: 47, mark: 'primary', says: words('47 or more: predicted remission over 12 months', '47 o más: predijo remisión durante 12 meses') }],
  cautions: [words('Answers run from 1 to 6; thirds that circulate are not validated and not shown.', 'Las respuestas van de 1 a 6; los tercios que circulan no están validados y no se muestran.')],
};
