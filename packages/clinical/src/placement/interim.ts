/** What is given while somebody waits for a place. It is recorded apart from the level that was recommended. */
import type { Sentence } from '../rule.ts';
import type { LevelId } from './levels.ts';
import type { PlacementFacts } from './placement-facts.ts';

export interface InterimStep {
  readonly code: 'MEDICINE_NOW' | 'NALOXONE_NOW' | 'CALL_WEEKLY' | 'CALL_DAILY' | 'DAY_PROGRAMME_MEANWHILE' | 'OBSTETRIC_LINK_NOW' | 'NO_WAITING_FOR_EMERGENCY';
  readonly says: Sentence;
}

const steps: Readonly<Record<InterimStep['code'], Sentence>> = {
  MEDICINE_NOW: { en: 'Start methadone or buprenorphine now; waiting for a bed is no reason to wait for medicine.', es: 'Inicie metadona o buprenorfina ahora; esperar una cama no es motivo para esperar la medicación.' },
  NALOXONE_NOW: { en: 'Give naloxone and show how to use it, also to the people at home.', es: 'Entregue naloxona y enseñe a usarla, también a quienes viven en casa.' },
  CALL_WEEKLY: { en: 'Call every week while waiting, and say how long it still takes.', es: 'Llame cada semana durante la espera y diga cuánto falta.' },
  CALL_DAILY: { en: 'Call every day while waiting.', es: 'Llame todos los días durante la espera.' },
  DAY_PROGRAMME_MEANWHILE: { en: 'Offer a day program meanwhile.', es: 'Ofrezca mientras tanto un programa de día.', 'en-GB': 'Offer a day programme meanwhile.' },
  OBSTETRIC_LINK_NOW: { en: 'Link with obstetric care today.', es: 'Contacte hoy con atención obstétrica.' },
  NO_WAITING_FOR_EMERGENCY: { en: 'Emergency care has no waiting list: transfer now.', es: 'La urgencia no tiene lista de espera: traslade ahora.' },
};

const step = (code: InterimStep['code']): InterimStep => ({ code, says: steps[code] });

/** The interim care for a level that is not free yet. Product policy, in line with interim treatment under 42 CFR 8.12. */
export function interimCare(level: LevelId, facts: PlacementFacts): readonly InterimStep[] {
  const living = level === 'residential' || level === 'medically_managed_residential' || level === 'inpatient_withdrawal';
  const oud = facts.oudSeverity === 'moderate' || facts.oudSeverity === 'severe';
  return [
    ...(level === 'hospital' ? [step('NO_WAITING_FOR_EMERGENCY')] : []),
    ...(oud ? [step('MEDICINE_NOW')] : []),
    step('NALOXONE_NOW'),
    ...(facts.pregnant === true ? [step('OBSTETRIC_LINK_NOW')] : []),
    ...(living ? [step('DAY_PROGRAMME_MEANWHILE')] : []),
    step(facts.pregnant === true || facts.dailyFentanyl === true ? 'CALL_DAILY' : 'CALL_WEEKLY'),
  ];
}
