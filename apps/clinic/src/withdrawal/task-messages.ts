/** Work of this room on somebody's list. */
import { catalogue } from '@fairlead/ui';

export { comfortNames } from './comfort-names.ts';

const what = { en: { cows: 'COWS', news2: 'NEWS2', poss: 'Sedation', respiratory_rate: 'Breaths', blood_pressure_lying_standing: 'Blood pressure', pulse: 'Pulse', ciwa: 'CIWA-Ar', contact: 'Contact' }, es: { cows: 'COWS', news2: 'NEWS2', poss: 'Sedación', respiratory_rate: 'Respiración', blood_pressure_lying_standing: 'Presión', pulse: 'Pulso', ciwa: 'CIWA-Ar', contact: 'Contacto' } };
const action = { en: { emergency: 'emergency', transfer: 'medical transfer', prescriber_now: 'the prescriber looks now', today: 'look today' }, es: { emergency: 'emergencia', transfer: 'traslado médico', prescriber_now: 'mira ya quien prescribe', today: 'mirar hoy' } };
const keyed = (prefix: string, words: Readonly<Record<string, string>>): Record<string, string> => Object.fromEntries(Object.entries(words).map(([key, text]) => [`${prefix}.${key}`, text]));

export const taskMessages = catalogue<string>({
  en: {
    'withdrawal.first-round': 'First round of a new withdrawal stay.', 'withdrawal.observation-overdue': '{what} overdue since {since}.', 'withdrawal.escalation': 'A threshold passed in withdrawal: {action}.', 'withdrawal.measure-again': '{medicine} was held: measure again.', 'withdrawal.ask-effect': 'Ask whether {medicine} helped.', 'withdrawal.comfort-course-over': 'The course of {medicine} is over: ask how it went.', 'withdrawal.alpha2-course-over': 'The course of {medicine} is over: ask about pressure, and that it was stepped down and not stopped at once.', 'withdrawal.take-over': 'Read the handover and take over.', 'withdrawal.tolerance-watch': 'Lost tolerance after withdrawal, day {day}: make contact.',
    ...keyed('withdrawal.observation-overdue.what', what.en), ...keyed('withdrawal.escalation.action', action.en),
  },
  es: {
    'withdrawal.first-round': 'Primera ronda de una nueva estancia de abstinencia.', 'withdrawal.observation-overdue': '{what} atrasado desde {since}.', 'withdrawal.escalation': 'Se pasó un umbral en abstinencia: {action}.', 'withdrawal.measure-again': 'Se retuvo {medicine}: medir de nuevo.', 'withdrawal.ask-effect': 'Preguntar si {medicine} ayudó.', 'withdrawal.comfort-course-over': 'Terminó el tratamiento con {medicine}: preguntar cómo fue.', 'withdrawal.alpha2-course-over': 'Terminó el tratamiento con {medicine}: preguntar por la presión, y si se bajó poco a poco y no de golpe.', 'withdrawal.take-over': 'Leer el relevo y seguir.', 'withdrawal.tolerance-watch': 'Tolerancia perdida tras la abstinencia, día {day}: tomar contacto.',
    ...keyed('withdrawal.observation-overdue.what', what.es), ...keyed('withdrawal.escalation.action', action.es),
  },
});
