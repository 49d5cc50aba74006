/** What an assessment tells the rules of risk, placement and plan. Absent: not asked. Null: asked and not known. */
import type { RiskFact, RiskFactorId } from '../crisis/index.ts';
import { riskFactors } from '../crisis/index.ts';
import type { Day } from '../day.ts';
import { dayOf, daysBetween } from '../day.ts';
import type { PlacementFacts } from '../placement/index.ts';
import type { PlanFacts } from '../plan/index.ts';
import type { PartId } from './parts.ts';
import { saidOf } from './question.ts';
import type { PartAnswers, Said } from './question.ts';
import { substances } from './substances.ts';

export interface SavedPart extends PartAnswers {
  /** The local day on which it was last saved. */
  readonly savedOn: Day;
}
export type SavedParts = Readonly<Partial<Record<PartId, SavedPart>>>;

/** Drops what was not asked, so that a rule stays silent about it. */
function asked<T extends object>(facts: T): T {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as T;
}

const as = <T extends Said>(said: Said | null | undefined): T | null | undefined => said as T | null | undefined;
const ofPart = (parts: SavedParts, part: PartId) => <T extends Said = boolean>(question: string): T | null | undefined => as<T>(saidOf(parts[part], question));

/** Whether any substance of a kind is used now; undefined while one of them was not asked. */
function usesNow(parts: SavedParts, ids: readonly string[]): boolean | null | undefined {
  const found = ids.map((id) => saidOf(parts.substances, `${id}.use`));
  if (found.includes('now')) return true;
  return found.includes(undefined) ? undefined : found.includes(null) ? null : false;
}
const idsOf = (group: string): readonly string[] => substances.filter((each) => each.group === group).map(({ id }) => id);

/** Injecting now: as said outright, or by the route of a substance that is used now. One yes is enough. */
function injectsNow(parts: SavedParts): boolean | null | undefined {
  const said = saidOf(parts.overdose, 'injectsNow') as boolean | null | undefined;
  const byRoute = substances.some(({ id }) => {
    const routes = saidOf(parts.substances, `${id}.route`);
    return saidOf(parts.substances, `${id}.use`) === 'now' && Array.isArray(routes) && routes.includes('inject');
  });
  return byRoute ? true : said;
}

function pregnantOf(parts: SavedParts): boolean | null | undefined {
  const said = saidOf(parts.pregnancy, 'pregnancy');
  return said === undefined || said === null ? said : said === 'yes';
}

/** What the interview says of placement; scores of instruments and measurements stand beside it. */
export function placementFactsOf(parts: SavedParts): PlacementFacts {
  const [health, before, pregnancy] = [ofPart(parts, 'health'), ofPart(parts, 'strengths'), ofPart(parts, 'pregnancy')];
  return asked({
    alcoholOrSedativeDependence: health('alcoholOrSedativeDependence'), pastWithdrawalSeizure: health('pastWithdrawalSeizure'), nursingNeed: health('nursingNeed'),
    pregnant: pregnantOf(parts), pregnancyWeeks: pregnancy<number>('pregnancyWeeks'), pregnancyUnstable: pregnancy('pregnancyUnstable'), startingAgonist: pregnancy('startingAgonist'),
    housing: as<'safe' | 'unsafe' | 'none'>(saidOf(parts.social, 'housing')), dailyFentanyl: ofPart(parts, 'overdose')('dailyFentanyl'),
    failedOutpatientStarts: before<number>('failedOutpatientStarts'), wantsDetox: before('wantsDetox'), failedCommunityDetox: before('failedCommunityDetox'),
  }) as PlacementFacts;
}

const hepatitisC: Readonly<Record<string, PlanFacts['hepatitisC']>> = { not_tested: 'unknown', declined: 'unknown', antibody_positive: 'unknown', antibody_negative: 'negative', rna_negative: 'negative', rna_positive: 'positive', cured: 'cured' };
const hiv: Readonly<Record<string, PlanFacts['hivStatus']>> = { not_tested: 'unknown', declined: 'unknown', negative: 'negative', on_prep: 'negative', confirmed: 'positive', on_treatment: 'positive', suppressed: 'positive' };
const hepatitisB: Readonly<Record<string, boolean>> = { susceptible: false, vaccine_complete: true, immune: true };

/** A status in the words of the plan's rules. Somebody on treatment is told nothing by them: the cascade says what comes next. */
function statusIn<T>(table: Readonly<Record<string, T>>, said: Said | null | undefined): T | null | undefined {
  return said === null ? null : typeof said === 'string' ? table[said] : undefined;
}

/** What the saved parts of the assessment say to the plan. */
export function planFactsOf(parts: SavedParts): PlanFacts {
  const infection = (id: string): Said | null | undefined => saidOf(parts.infections, id);
  return asked({
    hepatitisC: statusIn(hepatitisC, infection('hcv')), hepatitisBImmune: statusIn(hepatitisB, infection('hbv')), hivStatus: statusIn(hiv, infection('hiv')),
    injects: injectsNow(parts), pregnant: pregnantOf(parts), housing: as<'safe' | 'unsafe' | 'none'>(saidOf(parts.social, 'housing')),
    employment: as<'working' | 'wants_work' | 'not_looking'>(saidOf(parts.social, 'employment')), hasNaloxone: ofPart(parts, 'overdose')('naloxoneAtHome'),
    supporters: ofPart(parts, 'strengths')<number>('supporters'), onAgonist: ofPart(parts, 'strengths')('onAgonist'),
    usesStimulants: usesNow(parts, idsOf('stimulant')), benzodiazepineUse: usesNow(parts, ['benzodiazepines']), smokes: usesNow(parts, ['tobacco']),
  }) as PlanFacts;
}

function riskFact(id: RiskFactorId, said: boolean | null | undefined, part: SavedPart | undefined, today: Day, since?: Said | null): RiskFact | undefined {
  if (said === undefined || said === null) return said;
  const window = riskFactors.find((each) => each.id === id)?.windowDays ?? null;
  // "No" on the day of the interview says nothing of the weeks since: past its window the question stands open again.
  if (!said) return window !== null && part !== undefined && daysBetween(part.savedOn, today) > window ? undefined : false;
  return { since: typeof since === 'string' ? dayOf(since) : window === null ? part?.savedOn ?? null : null };
}

/** The factors of the overdose risk display that an interview can tell. Doses, kits and episodes tell the rest. */
export function riskFactsOf(parts: SavedParts, today: Day): Readonly<Partial<Record<RiskFactorId, RiskFact>>> {
  const { overdose, health, social } = parts;
  const said = ofPart(parts, 'overdose');
  const housing = saidOf(social, 'housing');
  const test = saidOf(overdose, 'fentanylTest');
  const naloxone = said('naloxoneAtHome');
  return asked({
    overdose_past_year: riskFact('overdose_past_year', said('overdosePastYear'), overdose, today, said<string>('lastOverdoseOn')),
    left_prison: riskFact('left_prison', said('leftPrison'), overdose, today, said<string>('leftPrisonOn')),
    left_hospital: riskFact('left_hospital', said('leftHospital'), overdose, today, said<string>('leftHospitalOn')),
    left_detox: riskFact('left_detox', said('leftDetox'), overdose, today, said<string>('leftDetoxOn')),
    injecting: riskFact('injecting', injectsNow(parts), overdose ?? parts.substances, today), using_alone: riskFact('using_alone', said('usesAlone'), overdose, today),
    fentanyl_or_nitazene: riskFact('fentanyl_or_nitazene', test === undefined ? undefined : test === null || test === 'not_tested' ? null : test === 'positive', overdose, today),
    depressant: riskFact('depressant', usesNow(parts, idsOf('depressant')), parts.substances, today),
    no_naloxone: riskFact('no_naloxone', typeof naloxone === 'boolean' ? !naloxone : naloxone, overdose, today),
    unstable_housing: riskFact('unstable_housing', housing === undefined || housing === null ? housing : housing !== 'safe', social, today),
    lung: riskFact('lung', saidOf(health, 'lung') as boolean | null | undefined, health, today), liver: riskFact('liver', saidOf(health, 'liver') as boolean | null | undefined, health, today),
  }) as Readonly<Partial<Record<RiskFactorId, RiskFact>>>;
}
