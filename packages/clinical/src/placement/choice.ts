/** Choosing another level than the one recommended: preference may lower it by one step, with a reason that is kept. */
import type { CodeTable, Facts, Rule, RuleSet } from '../rule.ts';

export interface ChoiceFacts extends Facts {
  /** Steps that the chosen level lies below the recommended one; negative above it. */
  readonly stepsBelow?: number | null;
  readonly reasonGiven?: boolean | null;
  readonly emergency?: boolean | null;
}

export const choiceCodes = {
  PREFERENCE_ONE_STEP_LOWER: {
    decision: 'warn', override: 'acknowledge',
    says: { en: 'One step below the recommended level, as the person prefers. The reason is kept with the placement.', es: 'Un nivel por debajo del recomendado, según la preferencia de la persona. El motivo queda registrado.' },
  },
  PREFERENCE_NEEDS_REASON: {
    decision: 'refuse', override: 'nobody',
    says: { en: 'A lower level than recommended needs the reason in writing.', es: 'Un nivel inferior al recomendado exige el motivo por escrito.' },
  },
  MORE_THAN_ONE_STEP_LOWER: {
    decision: 'refuse', override: 'prescriber',
    says: { en: 'The choice is {steps} steps below the recommended level; preference alone carries one. Offer medicine today wherever the person goes.', es: 'La elección está {steps} niveles por debajo del recomendado; la preferencia sola permite uno. Ofrezca medicación hoy, vaya donde vaya.' },
  },
  EMERGENCY_CARE_DECLINED: {
    decision: 'refuse', override: 'prescriber',
    says: { en: 'Emergency care was recommended. Going without it needs a prescriber who has assessed capacity and recorded the refusal.', es: 'Se recomendó atención de urgencia. Prescindir de ella exige que un médico evalúe la capacidad y registre el rechazo.' },
  },
  HIGHER_THAN_RECOMMENDED: {
    decision: 'warn', override: 'acknowledge',
    says: { en: 'The choice is more intensive than these facts ask for. The reason is kept; medicine starts today, not when a bed is free.', es: 'La elección es más intensiva de lo que piden estos datos. El motivo queda registrado; la medicación empieza hoy, no cuando haya cama.' },
  },
} as const satisfies CodeTable;

const cite = { source: 'Fairlead placement policy', section: 'preference and floors', mark: 'product' } as const;

const below: Rule<ChoiceFacts> = {
  id: 'placement.choice.below', profile: 'any', measure: 'choice-below', cite, needs: ['stepsBelow', 'reasonGiven', 'emergency'],
  codes: ['PREFERENCE_ONE_STEP_LOWER', 'PREFERENCE_NEEDS_REASON', 'MORE_THAN_ONE_STEP_LOWER', 'EMERGENCY_CARE_DECLINED'],
  when: (facts) => (facts.stepsBelow ?? 0) > 0,
  judge: ({ stepsBelow, reasonGiven, emergency }) => {
    const steps = stepsBelow ?? 0;
    const noReason = reasonGiven === true ? [] : [{ code: 'PREFERENCE_NEEDS_REASON', turns: [{ fact: 'reasonGiven', to: true } as const] }];
    if (emergency === true) return [{ code: 'EMERGENCY_CARE_DECLINED', turns: [{ fact: 'stepsBelow', to: 0 }] }, ...noReason];
    if (steps > 1) return [{ code: 'MORE_THAN_ONE_STEP_LOWER', params: { steps }, turns: [{ fact: 'stepsBelow', to: 1 }] }, ...noReason];
    return noReason.length > 0 ? noReason : [{ code: 'PREFERENCE_ONE_STEP_LOWER', turns: [{ fact: 'stepsBelow', to: 0 }] }];
  },
};

const above: Rule<ChoiceFacts> = {
  id: 'placement.choice.above', profile: 'any', measure: 'choice-above', cite, needs: ['stepsBelow'], codes: ['HIGHER_THAN_RECOMMENDED'],
  judge: ({ stepsBelow }) => ((stepsBelow ?? 0) < 0 ? [{ code: 'HIGHER_THAN_RECOMMENDED', turns: [{ fact: 'stepsBelow', to: 0 }] }] : null),
};

export const choiceRules: RuleSet<ChoiceFacts> = {
  family: 'placement-choice', room: 'placement', version: '2026.1', inputs: ['stepsBelow', 'reasonGiven', 'emergency'], codes: choiceCodes, rules: [below, above],
  plausible: { reasonGiven: [true, false] },
};
