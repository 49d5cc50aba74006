/** When a detox needs more than a detox ward: red flags as rules, the most urgent action first. */
import { decideBy } from '../decision.ts';
import type { Decision } from '../decision.ts';
import { oneCodeRule } from '../one-code-rule.ts';
import type { Cite, Facts } from '../rule.ts';
import { actionClasses, actionOfCode, escalationCodes } from './escalation-codes.ts';
import type { ActionClass, EscalationCode } from './escalation-codes.ts';
import { ruleSet } from '../rule-set.ts';

export interface EscalationFacts extends Facts {
  /** Pasero level, as the code of the instrument or as a number. */
  readonly poss?: 'S' | '1' | '2' | '3' | '4' | 1 | 2 | 3 | 4 | null;
  readonly rousable?: boolean | null;
  /** Breaths a minute. */
  readonly respiratoryRate?: number | null;
  /** Per cent, scale 1. */
  readonly spo2?: number | null;
  readonly news2?: number | null;
  /** Any single part of NEWS2 scores 3. */
  readonly news2SingleThree?: boolean | null;
  readonly seizureDeliriumHallucination?: boolean | null;
  readonly cowsBefore?: number | null;
  readonly cowsNow?: number | null;
  readonly hoursSinceBuprenorphine?: number | null;
  readonly vomitingHours?: number | null;
  readonly hoursSinceUrine?: number | null;
  /** mmol/L. */
  readonly potassium?: number | null;
  readonly qtcMs?: number | null;
  readonly injects?: boolean | null;
  readonly temperatureC?: number | null;
  /** A new murmur, back pain or hot joint. */
  readonly newInfectionSign?: boolean | null;
  readonly pregnancyTest?: 'positive' | 'negative' | null;
  readonly cssrs?: 'none' | 'low' | 'moderate' | 'high' | null;
  readonly onMethadone?: boolean | null;
  readonly chestPainSyncopePalpitations?: boolean | null;
}


const flags: Cite = { source: 'Fairlead red flags for withdrawal', section: 'a site may edit them', mark: 'product' };
const rcp: Cite = { source: 'RCP National Early Warning Score 2, 2017', section: 'clinical response', mark: 'secondary' };
const poss: Cite = { source: 'Pasero Opioid-induced Sedation Scale', section: 'with our 15-minute observation', mark: 'secondary' };
const precipitated: Cite = { source: 'CA Bridge practice', section: 'rise of 5 or more within about 2 h', mark: 'unchecked' };

const rule = oneCodeRule<EscalationFacts>;
const sedation = [
  rule({ id: 'withdrawal.poss-4', cite: poss, needs: ['poss'], code: 'SEDATION_EMERGENCY', holds: (f) => String(f.poss) === '4', turns: [{ fact: 'poss', to: 2 }] }),
  rule({ id: 'withdrawal.unrousable', cite: flags, needs: ['rousable'], code: 'SEDATION_EMERGENCY', holds: (f) => f.rousable === false, turns: [{ fact: 'rousable', to: true }] }),
  rule({ id: 'withdrawal.rate-8', cite: flags, needs: ['respiratoryRate'], code: 'SEDATION_EMERGENCY', holds: (f) => (f.respiratoryRate ?? 99) <= 8, turns: [{ fact: 'respiratoryRate', to: 12 }] }),
  rule({ id: 'withdrawal.spo2-91', cite: flags, needs: ['spo2'], code: 'SEDATION_EMERGENCY', holds: (f) => (f.spo2 ?? 100) <= 91, turns: [{ fact: 'spo2', to: 96 }] }),
  // Within one measure the graver band replaces the lighter one, and different measures add up (ruling 1).
  rule({ id: 'withdrawal.poss-3', cite: poss, needs: ['poss'], code: 'SEDATION_HOLD', holds: (f) => String(f.poss) === '3', turns: [{ fact: 'poss', to: 2 }] }),
  rule({ id: 'withdrawal.rate-9-11', cite: flags, needs: ['respiratoryRate'], code: 'SEDATION_HOLD', holds: (f) => (f.respiratoryRate ?? 99) > 8 && (f.respiratoryRate ?? 99) < 12, turns: [{ fact: 'respiratoryRate', to: 12 }] }),
];

const earlyWarning = [
  rule({ id: 'withdrawal.news2-7', cite: rcp, needs: ['news2'], code: 'NEWS2_EMERGENCY', holds: (f) => (f.news2 ?? 0) >= 7, params: (f) => ({ news2: f.news2 ?? 0 }), turns: [{ fact: 'news2', to: 4 }] }),
  rule({ id: 'withdrawal.news2-5', cite: rcp, needs: ['news2'], code: 'NEWS2_URGENT', holds: (f) => (f.news2 ?? 0) >= 5 && (f.news2 ?? 0) < 7, params: (f) => ({ news2: f.news2 ?? 0 }), turns: [{ fact: 'news2', to: 4 }] }),
  rule({ id: 'withdrawal.news2-single-3', cite: rcp, needs: ['news2SingleThree', 'news2'], code: 'NEWS2_SINGLE_THREE', when: (f) => f.news2SingleThree !== false, holds: (f) => (f.news2 ?? 0) < 5, turns: [{ fact: 'news2SingleThree', to: false }] }),
  rule({ id: 'withdrawal.other-cause', cite: flags, needs: ['seizureDeliriumHallucination'], code: 'NOT_OPIOID_WITHDRAWAL', holds: (f) => f.seizureDeliriumHallucination === true, turns: [{ fact: 'seizureDeliriumHallucination', to: false }] }),
];

const course = [
  rule({
    id: 'withdrawal.precipitated', cite: precipitated, needs: ['cowsBefore', 'cowsNow', 'hoursSinceBuprenorphine'], code: 'PRECIPITATED_WITHDRAWAL_SUSPECTED',
    holds: (f) => (f.hoursSinceBuprenorphine ?? 99) <= 2 && (f.cowsNow ?? 0) - (f.cowsBefore ?? 0) >= 5, params: (f) => ({ rise: (f.cowsNow ?? 0) - (f.cowsBefore ?? 0) }),
  }),
  rule({ id: 'withdrawal.vomiting', cite: flags, needs: ['vomitingHours'], code: 'TRANSFER_VOMITING', holds: (f) => (f.vomitingHours ?? 0) >= 12, params: (f) => ({ hours: f.vomitingHours ?? 0 }), turns: [{ fact: 'vomitingHours', to: 11 }] }),
  rule({ id: 'withdrawal.no-urine', cite: flags, needs: ['hoursSinceUrine'], code: 'TRANSFER_NO_URINE', holds: (f) => (f.hoursSinceUrine ?? 0) >= 8, params: (f) => ({ hours: f.hoursSinceUrine ?? 0 }), turns: [{ fact: 'hoursSinceUrine', to: 7 }] }),
  rule({ id: 'withdrawal.potassium', cite: flags, needs: ['potassium'], code: 'TRANSFER_LOW_POTASSIUM', holds: (f) => (f.potassium ?? 9) < 3, params: (f) => ({ potassium: f.potassium ?? 0 }), turns: [{ fact: 'potassium', to: 3 }] }),
  rule({ id: 'withdrawal.qtc', cite: flags, needs: ['qtcMs'], code: 'TRANSFER_QTC', holds: (f) => (f.qtcMs ?? 0) >= 500, params: (f) => ({ qtcMs: f.qtcMs ?? 0 }), turns: [{ fact: 'qtcMs', to: 499 }] }),
  rule({ id: 'withdrawal.fever', cite: flags, needs: ['injects', 'temperatureC'], code: 'SEPSIS_SCREEN', when: (f) => f.injects !== false, holds: (f) => (f.temperatureC ?? 0) >= 38.5, turns: [{ fact: 'temperatureC', to: 38.4 }] }),
  rule({ id: 'withdrawal.infection-sign', cite: flags, needs: ['injects', 'newInfectionSign'], code: 'SEPSIS_SCREEN', when: (f) => f.injects !== false, holds: (f) => f.newInfectionSign === true, turns: [{ fact: 'newInfectionSign', to: false }] }),
  rule({ id: 'withdrawal.pregnancy-positive', cite: { source: 'ASAM20; ACOG 711; UK guidelines 2017; WHO 2014', mark: 'unchecked' }, needs: ['pregnancyTest'], code: 'PREGNANT_STOP_DETOX', holds: (f) => f.pregnancyTest === 'positive', turns: [{ fact: 'pregnancyTest', to: 'negative' }] }),
  rule({ id: 'withdrawal.suicide-risk', cite: { source: 'C-SSRS screener triage', mark: 'secondary' }, needs: ['cssrs'], code: 'SUICIDE_RISK_ONE_TO_ONE', holds: (f) => f.cssrs === 'high', turns: [{ fact: 'cssrs', to: 'moderate' }] }),
  rule({ id: 'withdrawal.heart', cite: flags, needs: ['onMethadone', 'chestPainSyncopePalpitations'], code: 'ECG_NOW', when: (f) => f.onMethadone !== false, holds: (f) => f.chestPainSyncopePalpitations === true, turns: [{ fact: 'chestPainSyncopePalpitations', to: false }] }),
];

export const escalationRules = ruleSet<EscalationFacts>({
  family: 'withdrawal-escalation', room: 'withdrawal', version: '2026.1', codes: escalationCodes, rules: [...sedation, ...earlyWarning, ...course],
  plausible: {
    poss: [2, 3, 4], rousable: [true, false], respiratoryRate: [14, 10, 8], spo2: [97, 91], news2: [2, 5, 7], seizureDeliriumHallucination: [false, true],
    vomitingHours: [0, 12], hoursSinceUrine: [4, 8], potassium: [4, 2.9], qtcMs: [440, 500], injects: [false, true], temperatureC: [37, 38.5], pregnancyTest: ['negative', 'positive'], cssrs: ['none', 'high'],
  },
});

export interface Escalation extends Decision {
  /** The fastest action that any finding asks for; null when none does. */
  readonly action: ActionClass | null;
  /** Minutes between observations that the findings ask for, the shortest; 0 is continuous; null leaves the schedule. */
  readonly observeEveryMinutes: number | null;
  /** No opioid and no sedative until a prescriber has looked. */
  readonly holdOpioidsAndSedatives: boolean;
}

/** What these observations ask for. Source: clinical reference 2.6, 1.17, 1.18 and ruling 5 (the stronger act wins). */
export function escalationFor(facts: EscalationFacts): Escalation {
  const decision = decideBy(escalationRules, facts);
  const acts = decision.reasons.map((code) => actionOfCode[code as EscalationCode]);
  const minutes = acts.flatMap(({ observeMinutes }) => (observeMinutes === null ? [] : [observeMinutes]));
  return {
    ...decision,
    action: actionClasses.find((action) => acts.some((act) => act.action === action)) ?? null,
    observeEveryMinutes: minutes.length === 0 ? null : Math.min(...minutes),
    holdOpioidsAndSedatives: decision.reasons.some((code) => code === 'SEDATION_EMERGENCY' || code === 'SEDATION_HOLD'),
  };
}
