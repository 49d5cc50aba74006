/** Whether a detox, or an antagonist after it, may start; and whether somebody may leave detox safely. */
import { oneCodeRule } from '../one-code-rule.ts';
import type { Cite, CodeTable, Facts } from '../rule.ts';
import { ruleSet } from '../rule-set.ts';

export interface DetoxFacts extends Facts {
  readonly step?: 'start_detox' | 'start_antagonist' | 'start_agonist' | 'leave_detox';
  readonly setting?: 'community' | 'residential' | 'inpatient' | null;
  readonly couldBePregnant?: boolean | null;
  readonly pregnant?: boolean | null;
  readonly alcoholDependence?: boolean | null;
  readonly benzodiazepineDependence?: boolean | null;
  /** The benzodiazepine is to be withdrawn at the same time. */
  readonly withdrawsBenzodiazepineToo?: boolean | null;
  readonly benzodiazepineUse?: boolean | null;
  readonly method?: 'methadone' | 'buprenorphine' | 'lofexidine' | 'clonidine' | 'dihydrocodeine' | 'ultra_rapid' | 'symptomatic' | null;
  readonly plannedDays?: number | null;
  /** Maintenance with methadone or buprenorphine was offered, and the offer recorded. */
  readonly agonistOfferRecorded?: boolean | null;
  readonly naloxoneGiven?: boolean | null;
  readonly nextAppointmentBooked?: boolean | null;
  readonly toleranceAdviceGiven?: boolean | null;
}

export const detoxCodes = {
  PREGNANT_OFFER_AGONIST_TREATMENT: { decision: 'refuse', override: 'prescriber', says: { en: 'Pregnant: do not withdraw from opioids and do not start a blocker. Offer methadone or buprenorphine.', es: 'Embarazo: no retire los opioides ni inicie un antagonista. Ofrezca metadona o buprenorfina.' } },
  PREGNANCY_STATUS_UNKNOWN: { decision: 'refuse', override: 'prescriber', says: { en: 'Could be pregnant and nobody knows: test first.', es: 'Podría haber embarazo y no se sabe: haga primero la prueba.' } },
  ALCOHOL_DETOX_INPATIENT: { decision: 'refuse', override: 'prescriber', says: { en: 'Alcohol dependence too: treat alcohol withdrawal first, or together with this as an inpatient.', es: 'También dependencia de alcohol: trate antes la abstinencia de alcohol, o a la vez en un hospital.' } },
  BENZODIAZEPINE_DETOX_INPATIENT_ONLY: { decision: 'refuse', override: 'prescriber', says: { en: 'Withdrawing from opioids and benzodiazepines together is for inpatient care only. Settle on methadone or buprenorphine first, then taper slowly.', es: 'Retirar a la vez opioides y benzodiacepinas solo es posible en un hospital. Estabilice primero con metadona o buprenorfina y reduzca despacio.' } },
  BENZODIAZEPINE_MANAGE_RISK: { decision: 'warn', override: 'acknowledge', says: { en: 'Benzodiazepines too: do not withhold methadone or buprenorphine; start methadone lower and give naloxone.', es: 'También benzodiacepinas: no niegue metadona o buprenorfina; inicie metadona más baja y entregue naloxona.' } },
  AGONIST_OFFER_NOT_RECORDED: { decision: 'refuse', override: 'prescriber', says: { en: 'Detox alone is not treatment and raises the risk of death. Offer methadone or buprenorphine first and record the answer.', es: 'La desintoxicación sola no es tratamiento y aumenta el riesgo de muerte. Ofrezca antes metadona o buprenorfina y registre la respuesta.' } },
  ULTRA_RAPID_NOT_USED: { decision: 'refuse', override: 'nobody', says: { en: 'Ultra-rapid detox and detox under sedation are not used.', es: 'No se usa la desintoxicación ultrarrápida ni bajo sedación.' } },
  NOT_ROUTINE_FIRST_LINE: { decision: 'warn', override: 'acknowledge', says: { en: 'Methadone or buprenorphine come first; clonidine and dihydrocodeine are not for routine use.', es: 'Primero metadona o buprenorfina; clonidina y dihidrocodeína no son de uso habitual.' } },
  RESIDENTIAL_OVER_4_WEEKS: { decision: 'warn', override: 'acknowledge', says: { en: 'Planned for {days} days; a residential detox takes up to 28.', es: 'Prevista para {days} días; una desintoxicación residencial dura hasta 28.' } },
  COMMUNITY_OVER_12_WEEKS: { decision: 'warn', override: 'acknowledge', says: { en: 'Planned for {days} days; a community detox takes up to 84.', es: 'Prevista para {days} días; una desintoxicación ambulatoria dura hasta 84.' } },
  EXIT_WITHOUT_NALOXONE: { decision: 'refuse', override: 'prescriber', says: { en: 'Nobody leaves detox without naloxone and somebody who can use it.', es: 'Nadie sale de la desintoxicación sin naloxona y alguien que sepa usarla.' } },
  EXIT_WITHOUT_NEXT_APPOINTMENT: { decision: 'refuse', override: 'prescriber', says: { en: 'Nobody leaves detox without the next appointment booked.', es: 'Nadie sale de la desintoxicación sin la próxima cita reservada.' } },
  EXIT_WITHOUT_TOLERANCE_ADVICE: { decision: 'warn', override: 'acknowledge', says: { en: 'Tell the person that tolerance is gone and that the old amount can kill.', es: 'Diga a la persona que la tolerancia se ha perdido y que la cantidad de antes puede matar.' } },
} as const satisfies CodeTable;

const cg52: Cite = { source: 'NICE CG52 Drug misuse: opioid detoxification', asOf: '2007-07-25', mark: 'unchecked' };
const pregnancy: Cite = { source: 'ASAM20; ACOG 711; UK guidelines 2017; WHO 2014', section: 'maintenance in pregnancy', mark: 'unchecked' };
const fda: Cite = { source: 'FDA drug safety communication 2017', section: 'benzodiazepines with methadone or buprenorphine', mark: 'unchecked' };
const offer: Cite = { source: 'CDC 2022 recommendation 12; ASAM20', section: 'withdrawal alone is not treatment', mark: 'primary' };
const policy: Cite = { source: 'Fairlead detox policy', section: 'leaving detox', mark: 'product' };

const rule = oneCodeRule<DetoxFacts>;
const detox = (f: DetoxFacts): boolean => f.step === 'start_detox';
const leaves = (f: DetoxFacts): boolean => f.step === 'leave_detox';
const stopsAgonist = (f: DetoxFacts): boolean => f.step === 'start_detox' || f.step === 'start_antagonist';

export const detoxRules = ruleSet<DetoxFacts>({
  family: 'withdrawal-detox', room: 'withdrawal', version: '2026.1', codes: detoxCodes,
  rules: [
    rule({ id: 'withdrawal.pregnant', cite: pregnancy, needs: ['pregnant'], code: 'PREGNANT_OFFER_AGONIST_TREATMENT', when: (f) => stopsAgonist(f) && f.pregnant !== null, holds: (f) => f.pregnant === true, turns: [{ fact: 'pregnant', to: false }] }),
    // `pregnant` is read inside, not under `needs`: here an unknown answer has a finding of its own.
    rule({ id: 'withdrawal.pregnancy-unknown', cite: pregnancy, needs: ['couldBePregnant'], code: 'PREGNANCY_STATUS_UNKNOWN', when: stopsAgonist, holds: (f) => f.couldBePregnant === true && (f.pregnant === null || f.pregnant === undefined), turns: [{ fact: 'pregnant', to: false }] }),
    rule({ id: 'withdrawal.alcohol', cite: cg52, needs: ['alcoholDependence', 'setting'], code: 'ALCOHOL_DETOX_INPATIENT', when: (f) => detox(f) && f.alcoholDependence !== false, holds: (f) => f.setting !== 'inpatient', turns: [{ fact: 'setting', to: 'inpatient' }] }),
    rule({ id: 'withdrawal.benzodiazepine-detox', cite: cg52, needs: ['benzodiazepineDependence', 'withdrawsBenzodiazepineToo', 'setting'], code: 'BENZODIAZEPINE_DETOX_INPATIENT_ONLY', when: (f) => detox(f) && f.benzodiazepineDependence !== false, holds: (f) => f.withdrawsBenzodiazepineToo === true && f.setting !== 'inpatient', turns: [{ fact: 'setting', to: 'inpatient' }, { fact: 'withdrawsBenzodiazepineToo', to: false }] }),
    rule({ id: 'withdrawal.benzodiazepine-agonist', cite: fda, needs: ['benzodiazepineUse'], code: 'BENZODIAZEPINE_MANAGE_RISK', when: (f) => f.step === 'start_agonist', holds: (f) => f.benzodiazepineUse === true, turns: [{ fact: 'benzodiazepineUse', to: false }] }),
    rule({ id: 'withdrawal.offer', cite: offer, needs: ['agonistOfferRecorded'], code: 'AGONIST_OFFER_NOT_RECORDED', when: detox, holds: (f) => f.agonistOfferRecorded === false, turns: [{ fact: 'agonistOfferRecorded', to: true }] }),
    rule({ id: 'withdrawal.ultra-rapid', cite: cg52, needs: ['method'], code: 'ULTRA_RAPID_NOT_USED', when: detox, holds: (f) => f.method === 'ultra_rapid', turns: [{ fact: 'method', to: 'buprenorphine' }] }),
    rule({ id: 'withdrawal.first-line', cite: cg52, needs: ['method'], code: 'NOT_ROUTINE_FIRST_LINE', when: detox, holds: (f) => f.method === 'clonidine' || f.method === 'dihydrocodeine', turns: [{ fact: 'method', to: 'buprenorphine' }] }),
    rule({ id: 'withdrawal.residential-length', cite: cg52, needs: ['setting', 'plannedDays'], code: 'RESIDENTIAL_OVER_4_WEEKS', when: detox, holds: (f) => (f.setting === 'residential' || f.setting === 'inpatient') && (f.plannedDays ?? 0) > 28, params: (f) => ({ days: f.plannedDays ?? 0 }), turns: [{ fact: 'plannedDays', to: 28 }] }),
    rule({ id: 'withdrawal.community-length', cite: cg52, needs: ['setting', 'plannedDays'], code: 'COMMUNITY_OVER_12_WEEKS', when: detox, holds: (f) => f.setting === 'community' && (f.plannedDays ?? 0) > 84, params: (f) => ({ days: f.plannedDays ?? 0 }), turns: [{ fact: 'plannedDays', to: 84 }] }),
    rule({ id: 'withdrawal.exit-naloxone', cite: policy, needs: ['naloxoneGiven'], code: 'EXIT_WITHOUT_NALOXONE', when: leaves, holds: (f) => f.naloxoneGiven === false, turns: [{ fact: 'naloxoneGiven', to: true }] }),
    rule({ id: 'withdrawal.exit-appointment', cite: policy, needs: ['nextAppointmentBooked'], code: 'EXIT_WITHOUT_NEXT_APPOINTMENT', when: leaves, holds: (f) => f.nextAppointmentBooked === false, turns: [{ fact: 'nextAppointmentBooked', to: true }] }),
    rule({ id: 'withdrawal.exit-tolerance', cite: policy, needs: ['toleranceAdviceGiven'], code: 'EXIT_WITHOUT_TOLERANCE_ADVICE', when: leaves, holds: (f) => f.toleranceAdviceGiven === false, turns: [{ fact: 'toleranceAdviceGiven', to: true }] }),
  ],
  plausible: {
    couldBePregnant: [false, true], alcoholDependence: [false, true], benzodiazepineDependence: [false, true], withdrawsBenzodiazepineToo: [false, true], setting: ['inpatient', 'community'],
    benzodiazepineUse: [false, true], agonistOfferRecorded: [true, false], naloxoneGiven: [true, false], nextAppointmentBooked: [true, false], toleranceAdviceGiven: [true, false],
  },
}, 'step');
