import type { Example } from '../rule.ts';
import type { DischargeFacts } from './discharge.ts';

const on = (rule: string, when: string, facts: DischargeFacts, gives: readonly string[]): Example<DischargeFacts> => ({ rule: `aftercare.${rule}`, when, facts, gives });

export const dischargeExamples: readonly Example<DischargeFacts>[] = [
  on('appointment', 'booked', { kind: 'planned', nextAppointmentBooked: true }, []),
  on('appointment', 'not booked', { kind: 'planned', nextAppointmentBooked: false }, ['NO_NEXT_APPOINTMENT']),
  on('appointment', 'the person died', { kind: 'died', nextAppointmentBooked: false }, []),
  on('appointment', 'the person left without a word', { kind: 'left_unplanned', nextAppointmentBooked: false }, []),
  on('naloxone', 'given', { kind: 'planned', naloxoneGiven: true }, []),
  on('naloxone', 'not given', { kind: 'transfer', naloxoneGiven: false }, ['NO_NALOXONE']),
  on('plan', 'written', { kind: 'planned', aftercarePlan: true }, []),
  on('plan', 'not written', { kind: 'planned', aftercarePlan: false }, ['NO_AFTERCARE_PLAN']),
  on('medicine', 'goes on', { kind: 'step_down', medicineContinuesOrOffered: true }, []),
  on('medicine', 'not offered', { kind: 'planned', medicineContinuesOrOffered: false }, ['MEDICINE_NOT_OFFERED']),
  on('tolerance', 'talked about', { kind: 'planned', toleranceAdviceGiven: true }, []),
  on('tolerance', 'not talked about', { kind: 'planned', toleranceAdviceGiven: false }, ['NO_TOLERANCE_ADVICE']),
  on('contacts', 'confirmed', { kind: 'planned', contactsConfirmed: true }, []),
  on('contacts', 'not confirmed', { kind: 'planned', contactsConfirmed: false }, ['CONTACTS_NOT_CONFIRMED']),
];
