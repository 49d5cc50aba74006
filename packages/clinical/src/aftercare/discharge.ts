/** What has to be in place before somebody leaves: the next appointment, naloxone, a plan. Overridable, with a reason. */
import { refuses, warns } from '../codes.ts';
import { oneCodeRule } from '../one-code-rule.ts';
import type { Cite, CodeTable, Facts } from '../rule.ts';
import { ruleSet } from '../rule-set.ts';

export interface DischargeFacts extends Facts {
  readonly kind?: 'planned' | 'step_down' | 'transfer' | 'left_unplanned' | 'died' | null;
  readonly nextAppointmentBooked?: boolean | null;
  readonly naloxoneGiven?: boolean | null;
  readonly aftercarePlan?: boolean | null;
  /** Medicine goes on, or its offer was recorded. */
  readonly medicineContinuesOrOffered?: boolean | null;
  readonly toleranceAdviceGiven?: boolean | null;
  readonly contactsConfirmed?: boolean | null;
}

export const dischargeCodes = {
  NO_NEXT_APPOINTMENT: refuses('No next appointment is booked.', 'No hay próxima cita reservada.'),
  NO_NALOXONE: refuses('Naloxone was not given.', 'No se entregó naloxona.'),
  NO_AFTERCARE_PLAN: refuses('There is no aftercare plan.', 'No hay plan de continuidad.'),
  MEDICINE_NOT_OFFERED: refuses('Medicine neither goes on nor was it offered.', 'La medicación ni continúa ni se ofreció.'),
  NO_TOLERANCE_ADVICE: warns('Nobody has talked about lost tolerance.', 'Nadie ha hablado de la pérdida de tolerancia.'),
  CONTACTS_NOT_CONFIRMED: warns('How to reach the person was not confirmed.', 'No se confirmó cómo contactar a la persona.'),
} as const satisfies CodeTable;

const policy: Cite = { source: 'Fairlead discharge policy', section: 'next appointment, naloxone, plan', mark: 'product' };
const rule = oneCodeRule<DischargeFacts>;
/** A death asks for none of this; whoever left without a word is followed up, and the file is not held open by rules. */
const leaves = (f: DischargeFacts): boolean => f.kind !== 'died' && f.kind !== 'left_unplanned';

export const dischargeRules = ruleSet<DischargeFacts>({
  family: 'discharge', room: 'aftercare', version: '2026.1', codes: dischargeCodes,
  rules: [
    rule({ id: 'aftercare.appointment', cite: policy, needs: ['nextAppointmentBooked'], code: 'NO_NEXT_APPOINTMENT', when: leaves, holds: (f) => f.nextAppointmentBooked === false, turns: [{ fact: 'nextAppointmentBooked', to: true }] }),
    rule({ id: 'aftercare.naloxone', cite: policy, needs: ['naloxoneGiven'], code: 'NO_NALOXONE', when: leaves, holds: (f) => f.naloxoneGiven === false, turns: [{ fact: 'naloxoneGiven', to: true }] }),
    rule({ id: 'aftercare.plan', cite: policy, needs: ['aftercarePlan'], code: 'NO_AFTERCARE_PLAN', when: leaves, holds: (f) => f.aftercarePlan === false, turns: [{ fact: 'aftercarePlan', to: true }] }),
    rule({ id: 'aftercare.medicine', cite: { source: 'CDC 2022 recommendation 12; ASAM20', mark: 'primary' }, needs: ['medicineContinuesOrOffered'], code: 'MEDICINE_NOT_OFFERED', when: leaves, holds: (f) => f.medicineContinuesOrOffered === false, turns: [{ fact: 'medicineContinuesOrOffered', to: true }] }),
    rule({ id: 'aftercare.tolerance', cite: { source: 'Cousins 2016; Sordo 2017 BMJ', mark: 'primary' }, needs: ['toleranceAdviceGiven'], code: 'NO_TOLERANCE_ADVICE', when: leaves, holds: (f) => f.toleranceAdviceGiven === false, turns: [{ fact: 'toleranceAdviceGiven', to: true }] }),
    rule({ id: 'aftercare.contacts', cite: policy, needs: ['contactsConfirmed'], code: 'CONTACTS_NOT_CONFIRMED', when: leaves, holds: (f) => f.contactsConfirmed === false, turns: [{ fact: 'contactsConfirmed', to: true }] }),
  ],
  plausible: { nextAppointmentBooked: [true, false], naloxoneGiven: [true, false], aftercarePlan: [true, false], medicineContinuesOrOffered: [true, false], toleranceAdviceGiven: [true, false], contactsConfirmed: [true, false] },
}, 'kind');
