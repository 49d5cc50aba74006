/** PHQ-9: depression over the last two weeks, 0 to 27. Any answer above "not at all" to item 9 opens the suicide screen at once. */
import { bandsTo, choice, itemsOf, sumOf, words, type Instrument, type ScaleAnswer } from '../instrument.ts';

const answer: ScaleAnswer = {
  kind: 'scale', min: 0, max: 3,
  anchors: [choice(0, 'Not at all', 'Ningún día'), choice(1, 'Several days', 'Varios días'), choice(2, 'More than half the days', 'Más de la mitad de los días'), choice(3, 'Nearly every day', 'Casi todos los días')],
};

const items = itemsOf(answer, [
  ['interest', 'Little interest or pleasure in doing things', 'Poco interés o placer en hacer cosas', '44250-9'],
  ['mood', 'Feeling down, depressed, or hopeless', 'Se ha sentido decaído(a), deprimido(a) o sin esperanzas', '44255-8'],
  ['sleep', 'Trouble falling or staying asleep, or sleeping too much', 'Dificultad para quedarse o permanecer dormido(a), o ha dormido demasiado', '44259-0'],
  ['energy', 'Feeling tired or having little energy', 'Se ha sentido cansado(a) o con poca energía', '44254-1'],
  ['appetite', 'Poor appetite or overeating', 'Sin apetito o ha comido en exceso', '44251-7'],
  ['selfWorth', 'Feeling bad about yourself, or that you are a failure or have let yourself or your family down', 'Se ha sentido mal con usted mismo(a), o que es un fracaso o que ha quedado mal con usted mismo(a) o con su familia', '44258-2'],
  ['concentration', 'Trouble concentrating on things, such as reading the newspaper or watching television', 'Dificultad para concentrarse en ciertas actividades, tales como leer el periódico o ver la televisión', '44252-5'],
  ['movement', 'Moving or speaking so slowly that other people could have noticed; or the opposite, being so fidgety or restless that you have been moving around a lot more than usual', 'Se ha movido o hablado tan lento que otras personas podrían haberlo notado; o lo contrario, tan inquieto(a) o agitado(a) que se ha estado moviendo mucho más de lo normal', '44253-3'],
  ['selfHarm', 'Thoughts that you would be better off dead, or of hurting yourself in some way', 'Pensamientos de que estaría mejor muerto(a) o de lastimarse de alguna manera', '44260-8'],
]);

export const phq9: Instrument = {
  id: 'PHQ-9',
  version: '1',
  title: words('Patient Health Questionnaire (PHQ-9)', 'Cuestionario sobre la salud del paciente (PHQ-9)'),
  room: 'assessment',
  licence: { says: 'No permission required to reproduce, translate, display or distribute.', wording: 'published', use: 'free', mark: 'unchecked' },
  cite: { source: 'Kroenke 2001, Table 2', mark: 'secondary' },
  ratedBy: 'person',
  about: words('Over the last 2 weeks, how often have you been bothered by', 'Durante las últimas 2 semanas, con qué frecuencia le han molestado'),
  items,
  scales: [sumOf(items, 0, 27, 'lower', { loinc: '44261-6' })],
  total: 'total',
  bandSets: [{
    scale: 'total', profile: 'any', source: 'Kroenke 2001', mark: 'secondary',
    bands: bandsTo(27, [
      ['minimal', 0, 'Minimal', 'Mínima'], ['mild', 5, 'Mild', 'Leve'], ['moderate', 10, 'Moderate', 'Moderada'],
      ['moderately_severe', 15, 'Moderately severe', 'Moderadamente grave'], ['severe', 20, 'Severe', 'Grave'],
    ]),
  }],
  flags: [{
    id: 'suicideFollowUp', of: { item: 'selfHarm' }, is: 'atLeast', value: 1, opens: 'C-SSRS-screener', mark: 'product',
    says: words('Ask the suicide screen now, whatever the total', 'Haga ahora el cribado de suicidio, sea cual sea el total'),
  }],
  loinc: { panel: '44249-1', mark: 'primary' },
  cautions: [words('Withdrawal and early abstinence raise sleep, appetite, energy and movement items; repeat at four weeks.', 'La abstinencia sube los ítems de sueño, apetito, energía y movimiento; repita a las cuatro semanas.')],
};
