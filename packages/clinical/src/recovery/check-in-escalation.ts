/** What a check-in or its absence sets going: who is told, and how soon. */
import { allows, warns } from '../codes.ts';
import { decideBy } from '../decision.ts';
import type { Decision } from '../decision.ts';
import { oneCodeRule } from '../one-code-rule.ts';
import type { Cite, CodeTable, Facts } from '../rule.ts';
import { ruleSet } from '../rule-set.ts';

export interface CheckInFacts extends Facts {
  /** 0 to 10, now. */
  readonly craving?: number | null;
  /** 0 to 10, the person's own usual over the last two weeks. */
  readonly usualCraving?: number | null;
  /** The craving (0 to 10) at which this person asked to be called; absent leaves the policy's 8. */
  readonly callAtCraving?: number | null;
  readonly mood?: number | null;
  readonly used?: boolean | null;
  readonly usedAlone?: boolean | null;
  readonly wantsHelp?: boolean | null;
  readonly thoughtsOfSuicide?: boolean | null;
  readonly missedDoses?: number | null;
  /** Hours since a check-in was due and did not come; 0 when it came. */
  readonly hoursOverdue?: number | null;
  readonly attemptsMade?: number | null;
  /** The person agreed that a nominated contact may be called. */
  readonly contactConsented?: boolean | null;
  readonly contactTried?: boolean | null;
}

export const checkInCodes = {
  WANTS_HELP: warns('Asks for help: call back today.', 'Pide ayuda: llame hoy.'),
  SUICIDE_THOUGHTS: warns('Thoughts of suicide: call now, C-SSRS, show the crisis lines.', 'Ideas de suicidio: llame ahora, C-SSRS, muestre las líneas de crisis.'),
  CRAVING_HIGH: warns('Craving is {craving} of 10: call today, look at dose and coping together.', 'Ganas de consumir {craving} de 10: llame hoy, revisen juntos dosis y recursos.'),
  CRAVING_RISING: warns('Craving is {rise} above the usual: message today, call tomorrow if it stays.', 'Ganas {rise} por encima de lo habitual: mensaje hoy, llamada mañana si sigue.'),
  MOOD_LOW: allows('Mood is {mood} of 10: ask about it at the next contact and offer PHQ-9.', 'Ánimo {mood} de 10: pregunte en el próximo contacto y ofrezca PHQ-9.'),
  LAPSE: warns('Used: kind contact within a day, safety first, nothing is reset.', 'Consumió: contacto amable en un día, primero la seguridad, nada se reinicia.'),
  LAPSE_ALONE: warns('Used alone: call today, naloxone, never-use-alone line.', 'Consumió a solas: llame hoy, naloxona, línea de acompañamiento.'),
  DOSES_MISSED: warns('{missed} doses missed: tolerance may be lower, prescriber before the next dose.', '{missed} dosis perdidas: la tolerancia puede ser menor; médico antes de la próxima dosis.'),
  TRY_AGAIN: warns('No answer: try again, two attempts within 48 hours.', 'Sin respuesta: intente de nuevo, dos intentos en 48 horas.'),
  CALL_NOMINATED_CONTACT: warns('Two attempts and 48 hours without an answer: call the nominated contact, as agreed.', 'Dos intentos y 48 horas sin respuesta: llame al contacto acordado.'),
  OUTREACH: warns('Still no answer: outreach goes to see the person.', 'Aún sin respuesta: el equipo va a ver a la persona.'),
} as const satisfies CodeTable;

export type CheckInCode = keyof typeof checkInCodes;

/** Hours within which somebody acts. */
export const withinHours: Readonly<Record<CheckInCode, number>> = {
  SUICIDE_THOUGHTS: 0, WANTS_HELP: 8, CRAVING_HIGH: 8, LAPSE_ALONE: 8, CRAVING_RISING: 24, LAPSE: 24, DOSES_MISSED: 24, TRY_AGAIN: 24, CALL_NOMINATED_CONTACT: 24, OUTREACH: 24, MOOD_LOW: 72,
};

const policy: Cite = { source: 'Fairlead check-in policy', section: 'thresholds that a site may edit', mark: 'product' };
const rule = oneCodeRule<CheckInFacts>;
const n = (value: number | null | undefined): number => value ?? 0;
// A person may ask to be called earlier than the policy's line, never later.
const callAt = (f: CheckInFacts): number => Math.min(8, f.callAtCraving ?? 8);
const late = (f: CheckInFacts): boolean => n(f.hoursOverdue) > 0;
const exhausted = (f: CheckInFacts): boolean => n(f.hoursOverdue) >= 48 && n(f.attemptsMade) >= 2;

export const checkInRules = ruleSet<CheckInFacts>({
  family: 'check-in', room: 'recovery', version: '2026.1', codes: checkInCodes,
  rules: [
    rule({ id: 'recovery.help', cite: policy, needs: ['wantsHelp'], code: 'WANTS_HELP', holds: (f) => f.wantsHelp === true }),
    rule({ id: 'recovery.suicide', cite: policy, needs: ['thoughtsOfSuicide'], code: 'SUICIDE_THOUGHTS', holds: (f) => f.thoughtsOfSuicide === true }),
    rule({ id: 'recovery.craving', cite: policy, needs: ['craving'], code: 'CRAVING_HIGH', holds: (f) => n(f.craving) >= callAt(f), params: (f) => ({ craving: n(f.craving) }), turns: (f) => [{ fact: 'craving', to: callAt(f) - 1 }] }),
    rule({ id: 'recovery.craving-rise', cite: policy, needs: ['craving', 'usualCraving'], code: 'CRAVING_RISING', holds: (f) => n(f.craving) < callAt(f) && n(f.craving) - n(f.usualCraving) >= 3, params: (f) => ({ rise: n(f.craving) - n(f.usualCraving) }) }),
    rule({ id: 'recovery.mood', cite: policy, needs: ['mood'], code: 'MOOD_LOW', holds: (f) => n(f.mood) <= 3, params: (f) => ({ mood: n(f.mood) }) }),
    rule({ id: 'recovery.lapse', cite: policy, needs: ['used'], code: 'LAPSE', holds: (f) => f.used === true && f.usedAlone !== true }),
    rule({ id: 'recovery.lapse-alone', cite: policy, needs: ['used', 'usedAlone'], code: 'LAPSE_ALONE', when: (f) => f.used === true, holds: (f) => f.usedAlone === true }),
    rule({ id: 'recovery.missed-doses', cite: policy, needs: ['missedDoses'], code: 'DOSES_MISSED', holds: (f) => n(f.missedDoses) >= 3, params: (f) => ({ missed: n(f.missedDoses) }), turns: [{ fact: 'missedDoses', to: 2 }] }),
    rule({ id: 'recovery.no-answer', cite: policy, needs: ['hoursOverdue', 'attemptsMade'], code: 'TRY_AGAIN', when: late, holds: (f) => !exhausted(f) }),
    rule({ id: 'recovery.nominated-contact', cite: policy, needs: ['hoursOverdue', 'attemptsMade', 'contactConsented'], code: 'CALL_NOMINATED_CONTACT', when: late, holds: (f) => exhausted(f) && f.contactConsented === true && f.contactTried !== true }),
    // Without consent nobody is told: the team itself goes.
    rule({ id: 'recovery.outreach', cite: policy, needs: ['hoursOverdue', 'attemptsMade', 'contactConsented'], code: 'OUTREACH', when: late, holds: (f) => exhausted(f) && (f.contactConsented !== true || f.contactTried === true) }),
  ],
  plausible: { craving: [3, 8], used: [false, true], usedAlone: [false, true], thoughtsOfSuicide: [false, true], missedDoses: [0, 3], contactConsented: [true, false] },
}, 'callAtCraving', 'contactTried');

export interface CheckInEscalation extends Decision {
  /** Hours within which somebody acts; null when nothing asks for it. */
  readonly actWithinHours: number | null;
}

/** What one check-in, or its absence, asks for. */
export function escalateCheckIn(facts: CheckInFacts): CheckInEscalation {
  const decision = decideBy(checkInRules, facts);
  const hours = decision.reasons.map((code) => withinHours[code as CheckInCode]);
  return { ...decision, actWithinHours: hours.length === 0 ? null : Math.min(...hours) };
}
