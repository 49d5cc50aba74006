/** Guest dosing and transfer: what another clinic confirmed, and what is taken on nobody's word (clinical reference 3.12). */
import { refuses, refusesUnless, warns } from '../codes.ts';
import type { Day } from '../day.ts';
import { decideBy, type Decision } from '../decision.ts';
import { sayMg, type Ug } from '../dose.ts';
import type { CodeTable, Cite, Rule, RuleSet } from '../rule.ts';

/** What the home clinic writes down for the clinic that doses its patient. */
export const guestRecordParts = ['homeClinic', 'lastDoseAt', 'lastDoseWitnessed', 'takeHomesIssued', 'nextDoseDue', 'fromDay', 'toDay', 'prescriberOrder'] as const;
export type GuestRecordPart = (typeof guestRecordParts)[number];

/** Absent: not asked about. Null: asked and not known. */
export type GuestFacts = {
  readonly dosingDay?: Day;
  /** The parts that the record holds. */
  readonly parts?: readonly string[] | null;
  /** Confirmed by the home clinic itself, not by the person or on paper that they carried. */
  readonly confirmedByClinic?: boolean | null;
  readonly fromDay?: Day | null;
  readonly toDay?: Day | null;
  readonly lastDoseDay?: Day | null;
  /** Take-home bottles still held for this day or later days. */
  readonly takeHomesHeld?: number | null;
  readonly confirmedUg?: Ug | null;
  readonly doseUg?: Ug | null;
  /** Identity rests on a scanned code and nothing else. */
  readonly tokenOnly?: boolean | null;
  /** Another clinic gives today's dose by what was agreed with it. */
  readonly awayToday?: boolean | null;
  /** The clinic to which days were signed over that are past, and which has not said what it gave on them. */
  readonly unreturned?: string;
  /** The pharmacy that supplies today's dose on a prescription in force. */
  readonly pharmacy?: string;
  /** This is the window of the site that gives today's dose. */
  readonly atHostWindow?: boolean | null;
};

type GuestRule = Rule<GuestFacts>;

const cite: Cite = { source: 'Common practice of guest dosing between clinics', section: 'what is confirmed clinic to clinic', mark: 'unchecked' };
const none = 0 as Ug;

function rule(id: string, code: string, needs: GuestRule['needs'], judge: (facts: GuestFacts) => Record<string, string | number> | null): GuestRule {
  return {
    id: `guest-${id}`, profile: 'any', measure: `guest-${id}`, cite, needs, codes: [code],
    judge(facts) {
      const params = judge(facts);
      return params === null ? null : [{ code, params }];
    },
  };
}

const rules: readonly GuestRule[] = [
  rule('confirmed', 'GUEST_NOT_CONFIRMED_BY_CLINIC', ['confirmedByClinic'], ({ confirmedByClinic }) => (confirmedByClinic === false ? {} : null)),
  rule('record', 'GUEST_RECORD_INCOMPLETE', ['parts'], ({ parts }) => {
    const left = guestRecordParts.filter((part) => !(parts ?? []).includes(part));
    return left.length === 0 ? null : { count: left.length, parts: left.join(', ') };
  }),
  rule('dates', 'GUEST_OUTSIDE_DATES', ['dosingDay', 'fromDay', 'toDay'], ({ dosingDay, fromDay, toDay }) =>
    (dosingDay !== undefined && typeof fromDay === 'number' && typeof toDay === 'number' && (dosingDay < fromDay || dosingDay > toDay) ? {} : null)),
  rule('last-dose', 'GUEST_DOSED_TODAY_AT_HOME_CLINIC', ['dosingDay', 'lastDoseDay'], ({ dosingDay, lastDoseDay }) =>
    (dosingDay !== undefined && typeof lastDoseDay === 'number' && lastDoseDay >= dosingDay ? {} : null)),
  rule('take-homes', 'GUEST_HOLDS_TAKE_HOMES', ['takeHomesHeld'], ({ takeHomesHeld }) => ((takeHomesHeld ?? 0) > 0 ? { count: takeHomesHeld ?? 0 } : null)),
  rule('dose', 'GUEST_DOSE_OVER_CONFIRMED', ['doseUg', 'confirmedUg'], ({ doseUg, confirmedUg }) =>
    ((doseUg ?? none) > (confirmedUg ?? none) ? { dose: sayMg(doseUg ?? none), confirmed: sayMg(confirmedUg ?? none) } : null)),
  rule('away', 'GUEST_ELSEWHERE_TODAY', ['awayToday'], ({ awayToday }) => (awayToday === true ? {} : null)),
  rule('window', 'GUEST_AT_ANOTHER_WINDOW', ['atHostWindow'], ({ atHostWindow }) => (atHostWindow === false ? {} : null)),
  rule('return', 'GUEST_RETURN_MISSING', ['unreturned'], ({ unreturned }) => (unreturned === undefined ? null : { clinic: unreturned })),
  rule('pharmacy', 'PHARMACY_SUPPLIES_TODAY', ['pharmacy'], ({ pharmacy }) => (pharmacy === undefined ? null : { pharmacy })),
  rule('token', 'TOKEN_ALONE_IS_NO_IDENTITY', ['tokenOnly'], ({ tokenOnly }) => (tokenOnly === true ? {} : null)),
];

const codes: CodeTable = {
  GUEST_NOT_CONFIRMED_BY_CLINIC: refusesUnless('nobody', 'Call the home clinic. A dose is confirmed from clinic to clinic only.', 'Llame al centro de origen. La dosis se confirma solo de centro a centro.'),
  GUEST_RECORD_INCOMPLETE: refusesUnless('nobody', 'The guest record lacks {count} parts: {parts}.', 'Al registro de visitante le faltan {count} datos: {parts}.'),
  GUEST_OUTSIDE_DATES: refusesUnless('nobody', 'Today is outside the dates that the home clinic gave.', 'Hoy está fuera de las fechas que dio el centro de origen.'),
  GUEST_DOSED_TODAY_AT_HOME_CLINIC: refusesUnless('nobody', 'The home clinic has given today’s dose.', 'El centro de origen ya dio la dosis de hoy.'),
  GUEST_HOLDS_TAKE_HOMES: warns('{count} take-home bottles are still held. Is today’s dose among them?', 'Aún tiene {count} frascos para casa. ¿Está entre ellos la dosis de hoy?'),
  GUEST_DOSE_OVER_CONFIRMED: refuses('{dose} is more than the {confirmed} that the home clinic confirmed.', '{dose} es más que los {confirmed} confirmados por el centro de origen.'),
  GUEST_ELSEWHERE_TODAY: refusesUnless('nobody', 'Dosed elsewhere: another clinic gives today’s dose. End the guest days first.', 'Dosis en otro lugar: otro centro da la dosis de hoy. Termine antes los días de visitante.'),
  GUEST_AT_ANOTHER_WINDOW: refusesUnless('nobody', 'Dosed elsewhere: another site of this clinic gives today’s dose.', 'Dosis en otro lugar: otra sede de este centro da la dosis de hoy.'),
  GUEST_RETURN_MISSING: refuses('{clinic} has not said what it gave on the guest days. Ask, and end them with the answer.', '{clinic} no ha dicho qué dio en los días de visitante. Pregunte y termínelos con la respuesta.'),
  PHARMACY_SUPPLIES_TODAY: warns('{pharmacy} supplies today’s dose. Call them before giving it here.', '{pharmacy} entrega la dosis de hoy. Llame antes de darla aquí.'),
  TOKEN_ALONE_IS_NO_IDENTITY: refusesUnless('nobody', 'A scanned code alone is no identity. Confirm photo and date of birth too.', 'Un código escaneado no basta como identidad. Confirme también la foto y la fecha de nacimiento.'),
};

export const guestRuleSet: RuleSet<GuestFacts> = {
  family: 'guest-dosing',
  room: 'dispensary',
  version: '2026.1',
  rules,
  codes,
  inputs: [...new Set(rules.flatMap((each) => each.needs))],
  plausible: { confirmedByClinic: [true, false], tokenOnly: [false, true], awayToday: [false, true], atHostWindow: [true, false] },
};

/** Whether a guest may be dosed on what the home clinic gave. The dosing window's own rules apply beside this. */
export function decideGuestDose(facts: GuestFacts): Decision {
  return decideBy(guestRuleSet, facts);
}
