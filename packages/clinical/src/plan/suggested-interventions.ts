/** Interventions that an assessment suggests for the plan, each with its reason. The person and the team choose. */
import { decideBy } from '../decision.ts';
import { oneCodeRule } from '../one-code-rule.ts';
import { allows } from '../codes.ts';
import type { Finding } from '../decision.ts';
import type { Cite, CodeTable, Facts } from '../rule.ts';
import { ruleSet } from '../rule-set.ts';

export interface PlanFacts extends Facts {
  readonly oudSeverity?: 'none' | 'mild' | 'moderate' | 'severe' | null;
  readonly onAgonist?: boolean | null;
  readonly auditC?: number | null;
  /** Which of the two cut-offs applies; other genders take the lower. */
  readonly auditCCut?: 3 | 4 | null;
  readonly phq9?: number | null;
  readonly phq9Item9?: number | null;
  readonly gad7?: number | null;
  readonly pcPtsd5?: number | null;
  readonly cssrs?: 'none' | 'low' | 'moderate' | 'high' | null;
  readonly hepatitisC?: 'unknown' | 'negative' | 'positive' | 'cured' | null;
  readonly hepatitisBImmune?: boolean | null;
  readonly hivStatus?: 'unknown' | 'negative' | 'positive' | null;
  readonly injects?: boolean | null;
  readonly pregnant?: boolean | null;
  readonly housing?: 'safe' | 'unsafe' | 'none' | null;
  readonly employment?: 'working' | 'wants_work' | 'not_looking' | null;
  readonly hasNaloxone?: boolean | null;
  readonly supporters?: number | null;
  readonly barc10?: number | null;
  readonly usesStimulants?: boolean | null;
  readonly benzodiazepineUse?: boolean | null;
  readonly smokes?: boolean | null;
  readonly pegScore?: number | null;
}

export type Discipline = 'medical' | 'nursing' | 'psychology' | 'counselling' | 'peer' | 'social' | 'pharmacy' | 'family';

export const planCodes = {
  OFFER_AGONIST: allows('Offer methadone or buprenorphine: people on it die at less than half the rate of those out of it.', 'Ofrezca metadona o buprenorfina: quienes la toman mueren a menos de la mitad del ritmo de quienes la dejan.'),
  ALCOHOL_BRIEF_INTERVENTION: allows('AUDIT-C is {auditC}, at or over the line of {cut}: full AUDIT and a brief intervention.', 'AUDIT-C es {auditC}, en o sobre el corte de {cut}: AUDIT completo e intervención breve.'),
  DEPRESSION_TREATMENT: allows('PHQ-9 is {phq9}: treat depression alongside, with medicine or talking therapy.', 'PHQ-9 es {phq9}: trate la depresión a la vez, con medicación o psicoterapia.'),
  DEPRESSION_WATCH: allows('PHQ-9 is {phq9}, mild: repeat it in four weeks.', 'PHQ-9 es {phq9}, leve: repítalo en cuatro semanas.'),
  SUICIDE_SCREEN_NOW: allows('An answer of PHQ-9 speaks of being better off dead: C-SSRS today.', 'Una respuesta de PHQ-9 habla de estar mejor muerto: C-SSRS hoy.'),
  SAFETY_PLAN: allows('C-SSRS is {cssrs}: write a safety plan with the person today.', 'C-SSRS {cssrs}: escriba hoy un plan de seguridad con la persona.'),
  ANXIETY_TREATMENT: allows('GAD-7 is {gad7}: talking therapy for anxiety; no new benzodiazepine.', 'GAD-7 es {gad7}: psicoterapia para la ansiedad; sin benzodiacepinas nuevas.'),
  TRAUMA_CARE: allows('PC-PTSD-5 is {pcPtsd5}: offer a trauma assessment and trauma-informed therapy at the person’s own speed.', 'PC-PTSD-5 es {pcPtsd5}: ofrezca evaluación y terapia centrada en el trauma, al ritmo de la persona.'),
  HEPATITIS_C_TEST: allows('Hepatitis C is unknown: antibody and RNA test.', 'Hepatitis C desconocida: prueba de anticuerpos y ARN.'),
  HEPATITIS_C_TREAT: allows('Hepatitis C is positive: treat it now, use is no reason to wait.', 'Hepatitis C positiva: trátela ya; el consumo no es motivo para esperar.'),
  HEPATITIS_B_VACCINE: allows('Not immune to hepatitis B: vaccinate.', 'Sin inmunidad a la hepatitis B: vacune.'),
  HIV_TEST: allows('HIV status is unknown: offer a test, and PrEP where it is negative and risk goes on.', 'Estado de VIH desconocido: ofrezca la prueba y PrEP si es negativa y el riesgo sigue.'),
  SAFER_INJECTING: allows('Injects: sterile equipment, vein care, wound check.', 'Se inyecta: material estéril, cuidado de venas, revisión de heridas.'),
  PREGNANCY_CARE: allows('Pregnant: obstetric care, agonist treatment, a plan for the newborn.', 'Embarazo: atención obstétrica, tratamiento con agonista, plan para el recién nacido.'),
  HOUSING_HELP: allows('No safe home: a housing task this week.', 'Sin hogar seguro: una gestión de vivienda esta semana.'),
  WORK_SUPPORT: allows('Wants work: individual placement and support.', 'Quiere trabajar: apoyo individual para el empleo.'),
  NALOXONE_NOW: allows('No naloxone at hand: give two devices and show how.', 'Sin naloxona a mano: entregue dos dispositivos y enseñe a usarlos.'),
  PEER_AND_FAMILY: allows('Nobody to lean on yet: offer a peer worker, groups and family work.', 'Aún sin apoyo: ofrezca un trabajador par, grupos y trabajo con la familia.'),
  RECOVERY_CAPITAL: allows('BARC-10 is {barc10}, under 47: choose two areas to build with the person.', 'BARC-10 es {barc10}, menos de 47: elijan dos áreas que fortalecer.'),
  CONTINGENCY_MANAGEMENT: allows('Uses stimulants too: contingency management.', 'También consume estimulantes: manejo de contingencias.'),
  SEDATIVE_PLAN: allows('Benzodiazepines too: settle first, then offer a slow taper; never withhold methadone or buprenorphine for it.', 'También benzodiacepinas: estabilice primero y ofrezca luego una reducción lenta; nunca niegue por ello metadona o buprenorfina.'),
  STOP_SMOKING: allows('Smokes: offer help to stop.', 'Fuma: ofrezca ayuda para dejarlo.'),
  PAIN_PLAN: allows('PEG is {pegScore}: a pain plan that does not rest on more opioid.', 'PEG es {pegScore}: un plan de dolor que no dependa de más opioides.'),
} as const satisfies CodeTable;

export type PlanCode = keyof typeof planCodes;

export const disciplineOf: Readonly<Record<PlanCode, Discipline>> = {
  OFFER_AGONIST: 'medical', ALCOHOL_BRIEF_INTERVENTION: 'counselling', DEPRESSION_TREATMENT: 'medical', DEPRESSION_WATCH: 'nursing', SUICIDE_SCREEN_NOW: 'nursing', SAFETY_PLAN: 'psychology',
  ANXIETY_TREATMENT: 'psychology', TRAUMA_CARE: 'psychology', HEPATITIS_C_TEST: 'nursing', HEPATITIS_C_TREAT: 'medical', HEPATITIS_B_VACCINE: 'nursing', HIV_TEST: 'nursing', SAFER_INJECTING: 'nursing',
  PREGNANCY_CARE: 'medical', HOUSING_HELP: 'social', WORK_SUPPORT: 'social', NALOXONE_NOW: 'pharmacy', PEER_AND_FAMILY: 'family', RECOVERY_CAPITAL: 'peer', CONTINGENCY_MANAGEMENT: 'counselling',
  SEDATIVE_PLAN: 'medical', STOP_SMOKING: 'nursing', PAIN_PLAN: 'medical',
};

/** Same day, this week, or in the plan's first weeks. */
const urgentCodes: ReadonlySet<string> = new Set(['OFFER_AGONIST', 'SUICIDE_SCREEN_NOW', 'SAFETY_PLAN', 'NALOXONE_NOW', 'PREGNANCY_CARE']);

const band = (source: string, mark: Cite['mark']): Cite => ({ source, mark });
const policy = band('Fairlead plan suggestions', 'product');
const asam = band('ASAM National Practice Guideline, 2020 Focused Update', 'unchecked');
const rule = oneCodeRule<PlanFacts>;
const n = (value: number | null | undefined): number => value ?? 0;

export const planRules = ruleSet<PlanFacts>({
  family: 'plan', room: 'plan', version: '2026.1', codes: planCodes,
  rules: [
    rule({ id: 'plan.agonist', cite: { source: 'Sordo 2017 BMJ; ASAM20', mark: 'primary' }, needs: ['oudSeverity', 'onAgonist'], code: 'OFFER_AGONIST', holds: (f) => (f.oudSeverity === 'moderate' || f.oudSeverity === 'severe') && f.onAgonist === false }),
    rule({ id: 'plan.alcohol', cite: band('Bush 1998: AUDIT-C 3 or more for women, 4 or more for men', 'secondary'), needs: ['auditC', 'auditCCut'], code: 'ALCOHOL_BRIEF_INTERVENTION', holds: (f) => n(f.auditC) >= n(f.auditCCut), params: (f) => ({ auditC: n(f.auditC), cut: n(f.auditCCut) }) }),
    rule({ id: 'plan.depression', cite: band('PHQ-9: moderate from 10', 'secondary'), needs: ['phq9'], code: 'DEPRESSION_TREATMENT', holds: (f) => n(f.phq9) >= 10, params: (f) => ({ phq9: n(f.phq9) }) }),
    rule({ id: 'plan.depression-mild', cite: band('PHQ-9: mild 5 to 9', 'secondary'), needs: ['phq9'], code: 'DEPRESSION_WATCH', holds: (f) => n(f.phq9) >= 5 && n(f.phq9) < 10, params: (f) => ({ phq9: n(f.phq9) }) }),
    rule({ id: 'plan.suicide-screen', cite: policy, needs: ['phq9Item9'], code: 'SUICIDE_SCREEN_NOW', holds: (f) => n(f.phq9Item9) > 0 }),
    rule({ id: 'plan.safety-plan', cite: band('C-SSRS screener triage', 'secondary'), needs: ['cssrs'], code: 'SAFETY_PLAN', holds: (f) => f.cssrs === 'moderate' || f.cssrs === 'high', params: (f) => ({ cssrs: f.cssrs ?? '' }) }),
    rule({ id: 'plan.anxiety', cite: band('GAD-7: moderate from 10', 'secondary'), needs: ['gad7'], code: 'ANXIETY_TREATMENT', holds: (f) => n(f.gad7) >= 10, params: (f) => ({ gad7: n(f.gad7) }) }),
    rule({ id: 'plan.trauma', cite: band('PC-PTSD-5: the more sensitive cut of 3', 'secondary'), needs: ['pcPtsd5'], code: 'TRAUMA_CARE', holds: (f) => n(f.pcPtsd5) >= 3, params: (f) => ({ pcPtsd5: n(f.pcPtsd5) }) }),
    rule({ id: 'plan.hepatitis-c-test', cite: policy, needs: ['hepatitisC'], code: 'HEPATITIS_C_TEST', holds: (f) => f.hepatitisC === 'unknown' }),
    rule({ id: 'plan.hepatitis-c-treat', cite: policy, needs: ['hepatitisC'], code: 'HEPATITIS_C_TREAT', holds: (f) => f.hepatitisC === 'positive' }),
    rule({ id: 'plan.hepatitis-b', cite: policy, needs: ['hepatitisBImmune'], code: 'HEPATITIS_B_VACCINE', holds: (f) => f.hepatitisBImmune === false }),
    rule({ id: 'plan.hiv', cite: policy, needs: ['hivStatus'], code: 'HIV_TEST', holds: (f) => f.hivStatus === 'unknown' }),
    rule({ id: 'plan.injecting', cite: policy, needs: ['injects'], code: 'SAFER_INJECTING', holds: (f) => f.injects === true }),
    rule({ id: 'plan.pregnancy', cite: band('ASAM20; ACOG 711; UK guidelines 2017; WHO 2014', 'unchecked'), needs: ['pregnant'], code: 'PREGNANCY_CARE', holds: (f) => f.pregnant === true }),
    rule({ id: 'plan.housing', cite: policy, needs: ['housing'], code: 'HOUSING_HELP', holds: (f) => f.housing === 'unsafe' || f.housing === 'none' }),
    rule({ id: 'plan.work', cite: policy, needs: ['employment'], code: 'WORK_SUPPORT', holds: (f) => f.employment === 'wants_work' }),
    rule({ id: 'plan.naloxone', cite: policy, needs: ['hasNaloxone'], code: 'NALOXONE_NOW', holds: (f) => f.hasNaloxone === false }),
    rule({ id: 'plan.support', cite: policy, needs: ['supporters'], code: 'PEER_AND_FAMILY', holds: (f) => n(f.supporters) === 0 }),
    rule({ id: 'plan.recovery-capital', cite: band('Vilsaint 2017: BARC-10 cut-off 47', 'primary'), needs: ['barc10'], code: 'RECOVERY_CAPITAL', holds: (f) => n(f.barc10) < 47, params: (f) => ({ barc10: n(f.barc10) }) }),
    rule({ id: 'plan.stimulants', cite: asam, needs: ['usesStimulants'], code: 'CONTINGENCY_MANAGEMENT', holds: (f) => f.usesStimulants === true }),
    rule({ id: 'plan.sedatives', cite: band('FDA drug safety communication 2017', 'unchecked'), needs: ['benzodiazepineUse'], code: 'SEDATIVE_PLAN', holds: (f) => f.benzodiazepineUse === true }),
    rule({ id: 'plan.smoking', cite: policy, needs: ['smokes'], code: 'STOP_SMOKING', holds: (f) => f.smokes === true }),
    rule({ id: 'plan.pain', cite: policy, needs: ['pegScore'], code: 'PAIN_PLAN', holds: (f) => n(f.pegScore) >= 4, params: (f) => ({ pegScore: n(f.pegScore) }) }),
  ],
});

export interface SuggestedIntervention {
  readonly code: PlanCode;
  readonly discipline: Discipline;
  readonly when: 'today' | 'this_plan';
  readonly because: Finding;
}

/** The interventions that these findings suggest, those for today first, and what nobody knows yet. */
export function suggestInterventions(facts: PlanFacts): { readonly suggestions: readonly SuggestedIntervention[]; readonly missing: readonly string[] } {
  const { findings, missing } = decideBy(planRules, facts);
  const suggestions = findings.map((because): SuggestedIntervention => {
    const code = because.code as PlanCode;
    return { code, discipline: disciplineOf[code], when: urgentCodes.has(code) ? 'today' : 'this_plan', because };
  });
  return { suggestions: [...suggestions.filter(({ when }) => when === 'today'), ...suggestions.filter(({ when }) => when !== 'today')], missing };
}
