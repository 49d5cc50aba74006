/** What the rules say of groups, notes that land in several charts, family sessions, absence and diary cards. */
import { decideBy, type Decision } from '../decision.ts';
import { allows, refusesUnless, warns } from '../codes.ts';
import { oneCodeRule } from '../one-code-rule.ts';
import type { Cite, CodeTable, Facts } from '../rule.ts';
import { groupSize } from './programme.ts';
import { ruleSet } from '../rule-set.ts';

export interface TherapyFacts extends Facts {
  /** Whom the common text names, of the roster; empty where nobody. */
  readonly namedInCommonText?: string | null;
  /** Whom somebody's addendum names, of the others on the roster; empty where nobody. */
  readonly namedInAddendum?: string | null;
  /** How many places a group has. */
  readonly capacity?: number | null;
  /** How many have a place. */
  readonly members?: number | null;
  /** What everybody, asked alone, said about being safe together. */
  readonly safeTogether?: 'yes' | 'no' | 'not_asked' | null;
  readonly attendance?: 'came' | 'late' | 'excused' | 'absent' | null;
  /** Urge to hurt oneself on a diary card, 0 to 5. */
  readonly selfHarmUrge?: number | null;
}

export const therapyCodes = {
  COMMON_TEXT_NAMES_MEMBER: refusesUnless('nobody', 'The common text names {name}. It goes into everybody’s chart: take the name out, or write it into that person’s own addendum.', 'El texto común nombra a {name}. Va a la historia de todos: quite el nombre o escríbalo en el añadido de esa persona.'),
  ADDENDUM_NAMES_ANOTHER: refusesUnless('nobody', 'An addendum names {name}, who is somebody else in this group. Take the name out: no chart may identify another person in treatment.', 'Un añadido nombra a {name}, otra persona de este grupo. Quite el nombre: ninguna historia puede identificar a otra persona en tratamiento.'),
  GROUP_IS_FULL: refusesUnless('nobody', 'All {capacity} places are taken. The person goes onto the waiting list and is asked when a place is free.', 'Las {capacity} plazas están ocupadas. La persona pasa a la lista de espera y se le avisará cuando haya plaza.'),
  GROUP_SIZE_UNUSUAL: warns('{capacity} places: groups of {min} to {max} are usual.', '{capacity} plazas: lo habitual son grupos de {min} a {max}.'),
  NOT_SAFE_TOGETHER: refusesUnless('nobody', 'Somebody said that they are not safe together. No joint session: see each alone, and offer safety help.', 'Alguien dijo que no está seguro en conjunto. Sin sesión conjunta: vea a cada uno a solas y ofrezca ayuda de seguridad.'),
  SAFETY_NOT_ASKED: warns('Nobody has asked each of them alone whether they are safe together. Ask before the joint session.', 'Aún no se ha preguntado a cada uno a solas si está seguro en conjunto. Pregunte antes de la sesión conjunta.'),
  REACH_OUT: allows('Missed without word: somebody calls within a day, kindly. No dose is withheld for it.', 'Faltó sin avisar: alguien llama en un día, con amabilidad. No se retiene ninguna dosis por ello.'),
  SELF_HARM_URGE: warns('The diary card says {urge} of 5 for the urge to hurt oneself: speak with the person and ask C-SSRS today.', 'La tarjeta dice {urge} de 5 en ganas de hacerse daño: hable hoy con la persona y haga el C-SSRS.'),
} as const satisfies CodeTable;

const part2: Cite = { source: '42 CFR 2.12 and 2.13, as amended 16 Feb 2024', mark: 'unchecked' };
const reference: Cite = { source: 'Group therapy parameters', mark: 'unchecked' };
const screen: Cite = { source: 'Couples and family work: screen for violence first', mark: 'unchecked' };
const policy: Cite = { source: 'Fairlead therapy policy', mark: 'product' };
const rule = oneCodeRule<TherapyFacts>;
const n = (value: number | null | undefined): number => value ?? 0;

export const therapyRules = ruleSet<TherapyFacts>({
  family: 'therapy', room: 'therapy', version: '2026.1', codes: therapyCodes,
  rules: [
    rule({ id: 'therapy.common-text', cite: part2, needs: ['namedInCommonText'], code: 'COMMON_TEXT_NAMES_MEMBER', holds: (f) => f.namedInCommonText !== '', params: (f) => ({ name: f.namedInCommonText ?? '' }), turns: [{ fact: 'namedInCommonText', to: '' }] }),
    rule({ id: 'therapy.addendum', cite: part2, needs: ['namedInAddendum'], code: 'ADDENDUM_NAMES_ANOTHER', holds: (f) => f.namedInAddendum !== '', params: (f) => ({ name: f.namedInAddendum ?? '' }), turns: [{ fact: 'namedInAddendum', to: '' }] }),
    rule({ id: 'therapy.full', cite: policy, needs: ['capacity', 'members'], code: 'GROUP_IS_FULL', holds: (f) => n(f.members) >= n(f.capacity), params: (f) => ({ capacity: n(f.capacity) }) }),
    rule({ id: 'therapy.size', cite: reference, needs: ['capacity'], code: 'GROUP_SIZE_UNUSUAL', when: (f) => f.members === undefined, holds: (f) => n(f.capacity) < groupSize.min || n(f.capacity) > groupSize.max, params: (f) => ({ capacity: n(f.capacity), min: groupSize.min, max: groupSize.max }) }),
    rule({ id: 'therapy.not-safe', cite: screen, needs: ['safeTogether'], code: 'NOT_SAFE_TOGETHER', holds: (f) => f.safeTogether === 'no', turns: [{ fact: 'safeTogether', to: 'yes' }] }),
    rule({ id: 'therapy.safety-asked', cite: screen, needs: ['safeTogether'], code: 'SAFETY_NOT_ASKED', holds: (f) => f.safeTogether === 'not_asked', turns: [{ fact: 'safeTogether', to: 'yes' }] }),
    rule({ id: 'therapy.reach-out', cite: policy, needs: ['attendance'], code: 'REACH_OUT', holds: (f) => f.attendance === 'absent' }),
    rule({ id: 'therapy.self-harm', cite: policy, needs: ['selfHarmUrge'], code: 'SELF_HARM_URGE', holds: (f) => n(f.selfHarmUrge) >= 1, params: (f) => ({ urge: n(f.selfHarmUrge) }) }),
  ],
});

/** What the rules say of these facts of a group, a note, a family or a diary card. */
export function decideTherapy(facts: TherapyFacts): Decision {
  return decideBy(therapyRules, facts);
}
