/** What the newest responses tell the rules. A score is only read where its instrument was complete; missing is never normal. */
import type { PlacementFacts } from '../placement/index.ts';
import type { PlanFacts } from '../plan/index.ts';
import { instrumentById } from '../instruments/index.ts';
import type { Sex } from '../instruments/index.ts';

/** The newest response of one instrument. */
export interface NewestResponse {
  readonly instrument: string;
  readonly total: number | null;
  readonly band: string | null;
  readonly complete: boolean;
  readonly answers: Readonly<Record<string, unknown>>;
}

type Newest = (instrument: string) => NewestResponse | undefined;

function drop<T extends object>(facts: T): T {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as T;
}

const totalOf = (response: NewestResponse | undefined): number | null | undefined => (response === undefined ? undefined : response.complete ? response.total : null);

/** The triage of the suicide screen: a high answer holds at once; anything less only when every question was answered, since one left open could still be high. */
export function suicideRiskOf(response: NewestResponse | undefined): 'none' | 'low' | 'moderate' | 'high' | null | undefined {
  if (response === undefined) return undefined;
  const { band, complete } = response;
  if (band === 'high') return 'high';
  if (!complete) return null;
  return band === 'moderate' || band === 'low' ? band : 'none';
}

function severityOf(response: NewestResponse | undefined): 'none' | 'mild' | 'moderate' | 'severe' | null | undefined {
  if (response === undefined) return undefined;
  const { band, complete } = response;
  return complete && (band === 'none' || band === 'mild' || band === 'moderate' || band === 'severe') ? band : null;
}

/** What the newest scores say to placement; a scale that was not answered is absent. */
export function placementScores(newest: Newest): PlacementFacts {
  const sedation = newest('POSS')?.answers['level'];
  return drop({
    oudSeverity: severityOf(newest('DSM5-OUD')), cssrs: suicideRiskOf(newest('C-SSRS-screener')), cows: totalOf(newest('COWS')), ciwaAr: totalOf(newest('CIWA-Ar')), news2: totalOf(newest('NEWS2')),
    poss: typeof sedation === 'string' ? sedation : undefined,
  }) as PlacementFacts;
}

/** The lower AUDIT-C line for women and wherever the sex is not on record; the flag of the instrument holds both. */
function auditLine(sex: Sex | null): 3 | 4 {
  const value = instrumentById('AUDIT-C')?.flags.find((flag) => typeof flag.value === 'object')?.value;
  const line = typeof value === 'object' ? value[sex ?? 'female'] : 3;
  return line === 4 ? 4 : 3;
}

/** What the newest scores say to the plan; a scale that was not answered is absent. */
export function planScores(newest: Newest, sex: Sex | null): PlanFacts {
  const selfHarm = newest('PHQ-9')?.answers['selfHarm'];
  const auditC = totalOf(newest('AUDIT-C'));
  return drop({
    oudSeverity: severityOf(newest('DSM5-OUD')), cssrs: suicideRiskOf(newest('C-SSRS-screener')), phq9: totalOf(newest('PHQ-9')), phq9Item9: typeof selfHarm === 'number' ? selfHarm : undefined,
    gad7: totalOf(newest('GAD-7')), pcPtsd5: totalOf(newest('PC-PTSD-5')), auditC, auditCCut: auditC === undefined ? undefined : auditLine(sex), barc10: totalOf(newest('BARC-10')), pegScore: totalOf(newest('PEG')),
  }) as PlanFacts;
}
