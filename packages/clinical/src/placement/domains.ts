/**
 * The six domains of placement, each rated 0 to 4 against anchors that anyone may read. The words are this project's
 * own; no text of the ASAM Criteria stands here. Not validated: they make a judgement visible, they do not replace it.
 */
import type { Sentence } from '../rule.ts';
import { domainFloors, type DomainId, type Floors } from './domain-floors.ts';

export interface Domain {
  readonly id: DomainId;
  readonly name: Sentence;
  readonly asks: Sentence;
  /** What 0, 1, 2, 3 and 4 mean. */
  readonly anchors: readonly [Sentence, Sentence, Sentence, Sentence, Sentence];
  /** The least level of care that each rating asks for; null asks for none. Wishes shape how care is given, never how much. */
  readonly floors: Floors;
}

const withdrawalNeed: Domain = {
  id: 'withdrawalNeed', floors: domainFloors.withdrawalNeed,
  name: { en: 'Withdrawal and medicine', es: 'Abstinencia y medicación' },
  asks: { en: 'How much care does withdrawal, intoxication or starting a medicine need now?', es: '¿Cuánto cuidado exige ahora la abstinencia, la intoxicación o el inicio de una medicación?' },
  anchors: [
    { en: 'No withdrawal, or settled on a medicine.', es: 'Sin abstinencia, o estable con medicación.' },
    { en: 'Mild signs; a first dose can be planned at the clinic.', es: 'Signos leves; la primera dosis puede planearse en la clínica.' },
    { en: 'Clear withdrawal; a medicine should start today and can at the clinic.', es: 'Abstinencia clara; la medicación debe empezar hoy y puede hacerse en la clínica.' },
    { en: 'Severe withdrawal, or alcohol or sedatives withdraw too: nurses day and night.', es: 'Abstinencia grave, o también de alcohol o sedantes: enfermería día y noche.' },
    { en: 'Life in danger: deep sedation, seizure, delirium.', es: 'Peligro de muerte: sedación profunda, convulsión, delirio.' },
  ],
};

const bodyNeed: Domain = {
  id: 'bodyNeed', floors: domainFloors.bodyNeed,
  name: { en: 'Body', es: 'Cuerpo' },
  asks: { en: 'How much care do other illnesses, infections or pregnancy need?', es: '¿Cuánto cuidado exigen otras enfermedades, infecciones o el embarazo?' },
  anchors: [
    { en: 'Nothing that needs care now.', es: 'Nada que atender ahora.' },
    { en: 'Stable conditions, followed elsewhere.', es: 'Enfermedades estables, seguidas en otro lugar.' },
    { en: 'Needs visits and tests, such as hepatitis C, wounds or a stable pregnancy.', es: 'Necesita visitas y pruebas, como hepatitis C, heridas o un embarazo estable.' },
    { en: 'Needs a nurse every day.', es: 'Necesita enfermería todos los días.' },
    { en: 'Needs a hospital now.', es: 'Necesita un hospital ahora.' },
  ],
};

const mindNeed: Domain = {
  id: 'mindNeed', floors: domainFloors.mindNeed,
  name: { en: 'Mind', es: 'Mente' },
  asks: { en: 'How much care do mood, trauma, thinking or thoughts of suicide need?', es: '¿Cuánto cuidado exigen el ánimo, el trauma, el pensamiento o las ideas de suicidio?' },
  anchors: [
    { en: 'No distress that needs care.', es: 'Sin malestar que atender.' },
    { en: 'Some distress; copes day to day.', es: 'Algún malestar; se maneja en el día a día.' },
    { en: 'Symptoms need treatment alongside, without danger.', es: 'Los síntomas necesitan tratamiento a la vez, sin peligro.' },
    { en: 'Symptoms take over most days, or danger needs watching daily.', es: 'Los síntomas dominan casi todos los días, o un peligro exige vigilancia diaria.' },
    { en: 'Danger to self or others now, or cannot look after basic needs.', es: 'Peligro actual para sí o para otros, o no puede cubrir sus necesidades básicas.' },
  ],
};

const useDanger: Domain = {
  id: 'useDanger', floors: domainFloors.useDanger,
  name: { en: 'Danger from use', es: 'Peligro por el consumo' },
  asks: { en: 'How likely and how dangerous is use in the coming weeks?', es: '¿Qué tan probable y peligroso es el consumo en las próximas semanas?' },
  anchors: [
    { en: 'No use for a year or more, and tools that work.', es: 'Un año o más sin consumo, y recursos que funcionan.' },
    { en: 'Some risk; manages it with support.', es: 'Algún riesgo; lo maneja con apoyo.' },
    { en: 'Uses, or very likely to; safer with medicine and regular visits.', es: 'Consume o es muy probable; más seguro con medicación y visitas regulares.' },
    { en: 'Daily use that outpatient care has not yet changed, or an overdose this year.', es: 'Consumo diario que la atención ambulatoria aún no ha cambiado, o una sobredosis este año.' },
    { en: 'Repeated overdose, or use that nothing outside a residence has interrupted.', es: 'Sobredosis repetidas, o un consumo que nada fuera de una residencia ha interrumpido.' },
  ],
};

const homeAndPeople: Domain = {
  id: 'homeAndPeople', floors: domainFloors.homeAndPeople,
  name: { en: 'Home and people', es: 'Hogar y personas' },
  asks: { en: 'Does the place and do the people around the person help recovery?', es: '¿El lugar y las personas alrededor ayudan a la recuperación?' },
  anchors: [
    { en: 'Safe home and people who help.', es: 'Hogar seguro y personas que ayudan.' },
    { en: 'Safe home, little support.', es: 'Hogar seguro, poco apoyo.' },
    { en: 'Strains at home or unstable housing, but nights are safe.', es: 'Tensiones en casa o vivienda inestable, pero las noches son seguras.' },
    { en: 'Others use at home, or no fixed place to sleep.', es: 'Otros consumen en casa, o no hay un lugar fijo para dormir.' },
    { en: 'Violence, coercion or nowhere to sleep tonight.', es: 'Violencia, coacción o ningún lugar para dormir esta noche.' },
  ],
};

const wishesAndReach: Domain = {
  id: 'wishesAndReach', floors: domainFloors.wishesAndReach,
  name: { en: 'Wishes and reach', es: 'Deseos y acceso' },
  asks: { en: 'What does the person want, and what stands in the way of getting there?', es: '¿Qué quiere la persona y qué le impide llegar?' },
  anchors: [
    { en: 'Wants this care and can get to it.', es: 'Quiere esta atención y puede llegar a ella.' },
    { en: 'Wants it; small hurdles such as transport.', es: 'La quiere; obstáculos pequeños como el transporte.' },
    { en: 'In two minds, or work and family limit the hours.', es: 'Tiene dudas, o el trabajo y la familia limitan las horas.' },
    { en: 'Wants something else for now, or large hurdles.', es: 'Por ahora quiere otra cosa, o los obstáculos son grandes.' },
    { en: 'Does not want care now; keep the door open and offer naloxone.', es: 'No quiere atención ahora; deje la puerta abierta y ofrezca naloxona.' },
  ],
};

export const domains: readonly Domain[] = [withdrawalNeed, bodyNeed, mindNeed, useDanger, homeAndPeople, wishesAndReach];
