/** Words of urine tests and ECGs. */
import { catalogue } from '@fairlead/ui';

export const testsMessages = catalogue({
  en: {
    tab: 'Tests', urine: 'Urine tests', noUrine: 'No urine test yet.', noUrineSub: 'A test is care, not proof: it is talked about before and after.', order: 'Order a test', why: 'Why', start: 'Start of treatment', random: 'Random', clinical: 'Something seems different', 'take-home': 'Take-home review', 'requested by the person': 'Asked for by the person', panel: 'What it looks for', given: 'Sample was given', notGiven: 'Not given today', state_ordered: 'Ordered', state_collected: 'Given, result to come', state_resulted: 'Result', state_notGiven: 'Not given',
    results: 'Enter results', positive: 'positive', negative: 'negative', invalid: 'invalid', unknown: 'no result', presumptive: 'Presumptive', confirmed: 'Confirmed', method: 'Method', save: 'Save results', cancel: 'Cancel', substance: 'Substance', result: 'Result', by: '{by}, {at}', enterAtLeastOne: 'Choose a result', notKnownYet: 'Not known: {list}', fentanylNote: 'Opiate panels do not see fentanyl; it is its own line.',
    ecgs: 'ECGs', noEcg: 'No ECG yet.', noEcgSub: 'Treatment is never refused only for want of an ECG.', addEcg: 'Enter an ECG', qt: 'QT interval', rate: 'Heart rate', perMinute: 'a minute', recordedOn: 'Recorded on', at: 'At', formula: 'Decide by', note: 'Note', saveEcg: 'Save the ECG', qtcBy: 'QTc by {formula}', when: 'When',
  },
  es: {
    tab: 'Pruebas', urine: 'Pruebas de orina', noUrine: 'Aún no hay prueba de orina.', noUrineSub: 'Una prueba es cuidado, no acusación: se habla antes y después.', order: 'Pedir una prueba', why: 'Por qué', start: 'Inicio del tratamiento', random: 'Al azar', clinical: 'Algo parece distinto', 'take-home': 'Revisión de dosis en casa', 'requested by the person': 'La pide la persona', panel: 'Qué busca', given: 'Dio la muestra', notGiven: 'Hoy no la dio', state_ordered: 'Pedida', state_collected: 'Dada, falta el resultado', state_resulted: 'Resultado', state_notGiven: 'No dada',
    results: 'Anotar resultados', positive: 'positivo', negative: 'negativo', invalid: 'no válido', unknown: 'sin resultado', presumptive: 'Presuntiva', confirmed: 'Confirmada', method: 'Método', save: 'Guardar resultados', cancel: 'Cancelar', substance: 'Sustancia', result: 'Resultado', by: '{by}, {at}', enterAtLeastOne: 'Elija un resultado', notKnownYet: 'No se sabe: {list}', fentanylNote: 'Los paneles de opiáceos no ven el fentanilo; va en su propia línea.',
    ecgs: 'ECG', noEcg: 'Aún no hay ECG.', noEcgSub: 'El tratamiento nunca se niega solo por falta de un ECG.', addEcg: 'Anotar un ECG', qt: 'Intervalo QT', rate: 'Frecuencia', perMinute: 'por minuto', recordedOn: 'Fecha', at: 'Hora', formula: 'Decidir con', note: 'Nota', saveEcg: 'Guardar el ECG', qtcBy: 'QTc por {formula}', when: 'Cuándo',
  },
});

/** Substances as they are called. */
export const substanceMessages = catalogue({
  en: { opiates: 'opiates', '6-acetylmorphine': '6-acetylmorphine (heroin)', fentanyl: 'fentanyl', methadone: 'methadone', 'methadone metabolite': 'methadone metabolite (EDDP)', buprenorphine: 'buprenorphine', 'buprenorphine metabolite': 'buprenorphine metabolite', oxycodone: 'oxycodone', tramadol: 'tramadol', benzodiazepines: 'benzodiazepines', cocaine: 'cocaine', amphetamines: 'amphetamines', methamphetamine: 'methamphetamine', cannabis: 'cannabis', 'alcohol metabolite': 'alcohol metabolite', barbiturates: 'barbiturates', gabapentinoids: 'gabapentinoids', xylazine: 'xylazine', nitazenes: 'nitazenes' },
  es: { opiates: 'opiáceos', '6-acetylmorphine': '6-acetilmorfina (heroína)', fentanyl: 'fentanilo', methadone: 'metadona', 'methadone metabolite': 'metabolito de metadona (EDDP)', buprenorphine: 'buprenorfina', 'buprenorphine metabolite': 'metabolito de buprenorfina', oxycodone: 'oxicodona', tramadol: 'tramadol', benzodiazepines: 'benzodiazepinas', cocaine: 'cocaína', amphetamines: 'anfetaminas', methamphetamine: 'metanfetamina', cannabis: 'cannabis', 'alcohol metabolite': 'metabolito del alcohol', barbiturates: 'barbitúricos', gabapentinoids: 'gabapentinoides', xylazine: 'xilacina', nitazenes: 'nitazenos' },
});
