/** Where care should be given: every floor that holds, the highest wins, and what would change that. */
import { decideBy, stronger, turnsNamed } from '../decision.ts';
import type { Decision, Finding } from '../decision.ts';
import type { FactChange } from '../changes.ts';
import { choiceRules } from './choice.ts';
import { domainFloors, domainIds, isSeverity } from './domain-floors.ts';
import { placementRules } from './floors.ts';
import { interimCare } from './interim.ts';
import type { InterimStep } from './interim.ts';
import { rankOf, stepsDown } from './levels.ts';
import type { LevelId } from './levels.ts';
import { emergencyCodes, floorOfCode } from './placement-codes.ts';
import type { PlacementCode } from './placement-codes.ts';
import { coreFacts } from './placement-facts.ts';
import type { PlacementFacts } from './placement-facts.ts';

/** One fired rule and the least level it asks for; null where it tells something without asking for a level. */
export interface Floor {
  readonly code: string;
  readonly rule: string;
  readonly level: LevelId | null;
}

/** Another value of one fact, and the level that it would lead to. */
export interface LevelChange extends FactChange {
  readonly level: LevelId;
  readonly unknown?: true;
}

export interface Placement extends Decision {
  readonly recommendedLevel: LevelId;
  /** False while a fact is missing without which no place can be called safe; a screen never shows the level without it. */
  readonly complete: boolean;
  readonly floors: readonly Floor[];
  /** The lowest level that preference alone, with a reason, may carry; the recommended level itself in an emergency. */
  readonly lowestByPreference: LevelId;
  /** Levels that serve as well where the rule names two. */
  readonly alsoSuitable: readonly LevelId[];
  readonly offerHousing: boolean;
  readonly medicationToday: boolean;
  /** Always true: no rule of this product holds medicine back for missed sessions. */
  readonly medicationNeverDependsOnSessions: true;
  readonly levelWouldChange: readonly LevelChange[];
  /** What is given while waiting for a place; kept apart from the level that is recommended. */
  readonly interim: readonly InterimStep[];
}

function floorOf(finding: Finding, facts: PlacementFacts): LevelId | null {
  const domain = domainIds.find((each) => finding.rule === `placement.domain.${each}`);
  if (domain === undefined) return floorOfCode[finding.code as PlacementCode];
  const rating = facts[domain];
  return isSeverity(rating) ? domainFloors[domain][rating] : null;
}

const highest = (levels: readonly LevelId[]): LevelId => levels.reduce((best, level) => (rankOf(level) > rankOf(best) ? level : best), 'monitoring');

function floorsOf(facts: PlacementFacts): { decision: Decision; floors: readonly Floor[]; level: LevelId } {
  const decision = decideBy(placementRules, facts);
  const floors = decision.findings.map((finding) => ({ code: finding.code, rule: finding.rule, level: floorOf(finding, facts) }));
  const asked = floors.flatMap(({ level }) => (level === null ? [] : [level]));
  // Nobody is placed under outpatient care by default: check-ups follow only from a year that was stable.
  const base: LevelId = floors.some(({ code }) => code === 'STABLE_A_YEAR') ? 'monitoring' : 'outpatient';
  return { decision, floors, level: highest([base, ...asked]) };
}

function levelChanges(facts: PlacementFacts, now: LevelId, missing: readonly string[]): readonly LevelChange[] {
  const plausible = placementRules.plausible as Readonly<Record<string, readonly FactChange['to'][] | undefined>>;
  const unknown = missing.flatMap((fact) => (plausible[fact] ?? []).map((to) => ({ fact, to, unknown: true as const })));
  const tried = [...turnsNamed(placementRules, facts), ...unknown].map((change) => ({ ...change, level: floorsOf({ ...facts, [change.fact]: change.to }).level }));
  const changing = tried.filter(({ level }) => level !== now);
  const step = (change: LevelChange): number => Math.abs(rankOf(change.level) - rankOf(now));
  const seen = new Set<string>();
  return changing.toSorted((a, b) => step(a) - step(b)).filter(({ fact, to }) => {
    const key = `${fact}=${JSON.stringify(to)}`;
    return seen.has(key) ? false : (seen.add(key), true);
  });
}

function choiceOf(facts: PlacementFacts, recommended: LevelId, emergency: boolean): Decision | null {
  if (facts.chosenLevel === undefined || facts.chosenLevel === null) return null;
  return decideBy(choiceRules, { stepsBelow: rankOf(recommended) - rankOf(facts.chosenLevel), reasonGiven: (facts.preferenceReason ?? '').trim() !== '', emergency });
}

/**
 * The recommended level of care with every rule that fired, its source, the missing facts and what would change it.
 * Throws a RangeError for a domain rated outside 0 to 4. Medicine is never refused for absence from sessions.
 * Source: clinical reference 7.3; a licensed person decides with the person.
 */
export function recommendPlacement(facts: PlacementFacts): Placement {
  const { decision, floors, level } = floorsOf(facts);
  const emergency = decision.reasons.some((code) => emergencyCodes.has(code));
  const choice = choiceOf(facts, level, emergency);
  const neverAsked = coreFacts.filter((key) => facts[key] === undefined);
  const missing = [...new Set([...decision.missing, ...neverAsked])];
  const either = decision.reasons.includes('OUTPATIENT_FAILED_TWICE') || decision.reasons.includes('UNSAFE_HOME_DAILY_FENTANYL');
  return {
    decision: [decision.decision, choice?.decision ?? 'allow', missing.length > 0 ? ('warn' as const) : ('allow' as const)].reduce(stronger),
    reasons: [...decision.reasons, ...(choice?.reasons ?? [])],
    findings: [...decision.findings, ...(choice?.findings ?? [])],
    missing,
    wouldChange: choice?.wouldChange ?? decision.wouldChange,
    recommendedLevel: level,
    complete: missing.length === 0,
    floors,
    lowestByPreference: emergency ? level : stepsDown(level, 1),
    alsoSuitable: either && level === 'intensive_outpatient' ? ['residential'] : [],
    offerHousing: decision.reasons.includes('NEEDS_A_HOME'),
    medicationToday: decision.reasons.includes('AGONIST_SAME_DAY'),
    medicationNeverDependsOnSessions: true,
    levelWouldChange: levelChanges(facts, level, missing),
    interim: facts.waiting === true ? interimCare(level, facts) : [],
  };
}
