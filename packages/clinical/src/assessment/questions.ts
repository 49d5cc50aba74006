/** The questions of each part that is no instrument. Each feeds a rule of placement, plan or risk, or is the person's own story. */
import { infections } from '../instruments/infection-cascade.ts';
import type { Sentence } from '../rule.ts';
import type { Only, Question, QuestionAnswer, QuestionOption } from './question.ts';

const words = (en: string, es: string, gb?: string): Sentence => (gb === undefined ? { en, es } : { en, es, 'en-GB': gb });
const option = (code: string, en: string, es: string): QuestionOption => ({ code, says: words(en, es) });
const YES_NO: QuestionAnswer = { kind: 'yesNo' };
const DAY: QuestionAnswer = { kind: 'day' };

interface More { readonly only?: Only; readonly hint?: Sentence; readonly gb?: string }

function ask(id: string, en: string, es: string, answer: QuestionAnswer = YES_NO, { gb, ...more }: More = {}): Question {
  return { id, says: words(en, es, gb), answer, ...more };
}
const after = (question: string, ...is: (string | boolean)[]): { readonly only: Only } => ({ only: { question, is: is.length === 0 ? [true] : is } });

export const medicalSupervision: Question = ask('solelyUnderMedicalSupervision', 'Opioids were taken only as prescribed, under medical supervision', 'Los opioides se tomaron solo según receta, bajo supervisión médica', YES_NO, { hint: words('Then tolerance and withdrawal do not count.', 'Entonces la tolerancia y la abstinencia no cuentan.') });

export const healthQuestions: readonly Question[] = [
  ask('lung', 'COPD, asthma that limits, or sleep apnea', 'EPOC, asma que limita o apnea del sueño', YES_NO, { gb: 'COPD, asthma that limits, or sleep apnoea' }),
  ask('liver', 'Liver disease', 'Enfermedad hepática'),
  ask('heart', 'Heart disease, fainting, or a long QT in the family', 'Enfermedad cardiaca, desmayos o QT largo en la familia'),
  ask('nursingNeed', 'An illness that is not under control and needs a nurse every day', 'Una enfermedad no controlada que exige enfermería todos los días'),
  ask('alcoholOrSedativeDependence', 'Depends on alcohol or sedatives', 'Depende del alcohol o de sedantes'),
  ask('pastWithdrawalSeizure', 'Had a seizure or delirium in withdrawal', 'Tuvo una convulsión o delirio en abstinencia', YES_NO, after('alcoholOrSedativeDependence')),
  ask('medicines', 'Medicines taken now, also those without prescription', 'Medicinas que toma ahora, también sin receta', { kind: 'text', long: true }),
  ask('wounds', 'Wounds, abscesses or a fever now', 'Heridas, abscesos o fiebre ahora'),
];

const statuses = (infection: keyof typeof infections): QuestionAnswer => ({ kind: 'choice', options: infections[infection].steps.map(({ status, says }) => ({ code: status, says })) });
export const infectionQuestions: readonly Question[] = [
  { id: 'hcv', says: infections.hcv.title, answer: statuses('hcv') }, { id: 'hbv', says: infections.hbv.title, answer: statuses('hbv') },
  { id: 'hiv', says: infections.hiv.title, answer: statuses('hiv') }, { id: 'tb', says: infections.tb.title, answer: statuses('tb') },
];

export const overdoseQuestions: readonly Question[] = [
  ask('overdosePastYear', 'Overdose in the last year', 'Sobredosis en el último año'),
  ask('lastOverdoseOn', 'When was the last one', 'Cuándo fue la última', DAY, after('overdosePastYear')),
  ask('overdoseCount', 'How many in the last year', 'Cuántas en el último año', { kind: 'number', min: 1, max: 99 }, after('overdosePastYear')),
  ask('injectsNow', 'Injects now', 'Se inyecta ahora'),
  ask('usesAlone', 'Uses alone', 'Consume a solas'),
  ask('dailyFentanyl', 'Uses fentanyl, or what may hold it, every day', 'Consume fentanilo, o lo que puede contenerlo, cada día'),
  ask('fentanylTest', 'Last test for fentanyl or a nitazene', 'Última prueba de fentanilo o nitaceno', { kind: 'choice', options: [option('positive', 'Positive', 'Positiva'), option('negative', 'Negative', 'Negativa'), option('not_tested', 'Not tested', 'Sin prueba')] }),
  ask('naloxoneAtHome', 'Has naloxone at hand', 'Tiene naloxona a mano'),
  ask('leftPrison', 'Released from prison in the last 28 days', 'Salió de prisión en los últimos 28 días'),
  ask('leftPrisonOn', 'Day of release', 'Día de la salida', DAY, after('leftPrison')),
  ask('leftHospital', 'Left a hospital in the last 28 days', 'Salió de un hospital en los últimos 28 días'),
  ask('leftHospitalOn', 'Day of leaving the hospital', 'Día de la salida del hospital', DAY, after('leftHospital')),
  ask('leftDetox', 'Left a detox in the last 28 days', 'Salió de una desintoxicación en los últimos 28 días'),
  ask('leftDetoxOn', 'Day of leaving the detox', 'Día de la salida de la desintoxicación', DAY, after('leftDetox')),
];

export const pregnancyQuestions: readonly Question[] = [
  ask('pregnancy', 'Pregnant', 'Embarazo', { kind: 'choice', options: [option('yes', 'Yes', 'Sí'), option('no', 'No', 'No'), option('does_not_apply', 'Does not apply', 'No corresponde')] }),
  ask('pregnancyWeeks', 'Weeks', 'Semanas', { kind: 'number', min: 1, max: 43, unit: words('weeks', 'semanas') }, after('pregnancy', 'yes')),
  ask('pregnancyUnstable', 'Bleeding, pain, high blood pressure or another danger sign', 'Sangrado, dolor, presión alta u otra señal de peligro', YES_NO, after('pregnancy', 'yes')),
  ask('startingAgonist', 'Starts methadone or buprenorphine now', 'Inicia metadona o buprenorfina ahora', YES_NO, after('pregnancy', 'yes')),
  ask('obstetricCare', 'Has obstetric care', 'Tiene atención obstétrica', YES_NO, after('pregnancy', 'yes')),
  ask('breastfeeding', 'Breastfeeding', 'Lactancia', YES_NO, after('pregnancy', 'no')),
];

export const socialQuestions: readonly Question[] = [
  ask('housing', 'Where the person sleeps', 'Dónde duerme la persona', { kind: 'choice', options: [option('safe', 'A safe home', 'Un hogar seguro'), option('unsafe', 'A home that is unsafe or where others use', 'Un hogar inseguro o donde otros consumen'), option('none', 'No home', 'Sin hogar')] }),
  ask('childrenAtHome', 'Children in the home', 'Niños en el hogar'),
  ask('lockedBox', 'A locked box for medicine at home', 'Una caja con llave para la medicina en casa'),
  ask('violence', 'Afraid of somebody, or hurt by somebody now', 'Teme a alguien, o alguien le hace daño ahora'),
  ask('employment', 'Work', 'Trabajo', { kind: 'choice', options: [option('working', 'Working or studying', 'Trabaja o estudia'), option('wants_work', 'Wants work', 'Quiere trabajar'), option('not_looking', 'Not looking now', 'No busca por ahora')] }),
  ask('needs', 'What needs help this month', 'Qué necesita ayuda este mes', { kind: 'many', options: [option('housing', 'Housing', 'Vivienda'), option('money', 'Money or benefits', 'Dinero o ayudas'), option('legal', 'A court or the police', 'Un juzgado o la policía'), option('transport', 'Getting here', 'Llegar hasta aquí'), option('food', 'Food', 'Comida'), option('papers', 'Identity papers', 'Documentos'), option('childcare', 'Childcare', 'Cuidado de los hijos'), option('nothing', 'Nothing now', 'Nada por ahora')] }),
];

export const strengthQuestions: readonly Question[] = [
  ask('supporters', 'How many people the person can lean on', 'En cuántas personas puede apoyarse', { kind: 'number', min: 0, max: 50 }),
  ask('whatHelps', 'What has helped before', 'Qué ha ayudado antes', { kind: 'text', long: true }),
  ask('strengths', 'What the person is good at, and proud of', 'En qué es buena la persona, y de qué está orgullosa', { kind: 'text', long: true }),
  ask('onAgonist', 'Takes prescribed methadone or buprenorphine now', 'Toma metadona o buprenorfina con receta ahora'),
  ask('failedOutpatientStarts', 'Outpatient starts that did not hold', 'Inicios ambulatorios que no se sostuvieron', { kind: 'number', min: 0, max: 50 }),
  ask('wantsDetox', 'Wants a detox', 'Quiere una desintoxicación'),
  ask('failedCommunityDetox', 'A detox in the community did not hold before', 'Una desintoxicación ambulatoria no se sostuvo antes', YES_NO, after('wantsDetox')),
  ask('hopes', 'What should be different in three months', 'Qué debería ser distinto en tres meses', { kind: 'text', long: true }),
];
