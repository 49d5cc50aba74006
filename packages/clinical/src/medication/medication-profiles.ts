/** Which guideline a site chose for each question about an order. */
import { rulesUnder } from '../decision.ts';
import type { Rule } from '../rule.ts';
import { ecgRules, type EcgProfile } from './methadone-ecg.ts';
import type { MethadoneFacts } from './methadone-facts.ts';
import { startRules, type StartProfile } from './methadone-start.ts';
import { taperRules, titrationRules, type TaperProfile, type TitrationProfile } from './methadone-titration.ts';

/** `law`: a legal limit that holds beside the clinical guideline of the start. */
export interface MedicationProfiles {
  readonly law?: 'US-CFR-2024';
  readonly start: StartProfile;
  readonly titration: TitrationProfile;
  readonly ecg: EcgProfile;
  readonly taper: TaperProfile;
}

type MethadoneRule = Rule<MethadoneFacts>;

/** The start rules of a site: its guideline's, and the law's where that is another. */
export function startRulesOf({ law, start }: MedicationProfiles): readonly MethadoneRule[] {
  const legal = law === start ? [] : startRules.filter((rule) => rule.profile === law);
  return [...rulesUnder(startRules, start), ...legal];
}

/** The rules on raising a dose of a site. */
export function titrationRulesOf({ titration }: MedicationProfiles): readonly MethadoneRule[] {
  return rulesUnder(titrationRules, titration);
}

/** The rules on stepping down of a site. */
export function taperRulesOf({ taper }: MedicationProfiles): readonly MethadoneRule[] {
  return rulesUnder(taperRules, taper);
}

/** The ECG rules of a site. */
export function ecgRulesOf({ ecg }: MedicationProfiles): readonly MethadoneRule[] {
  return rulesUnder(ecgRules, ecg);
}
