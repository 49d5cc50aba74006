/** When the first dose of buprenorphine may be given, one set of lines per guideline (clinical reference, sections 4.1, 4.4, 4.7). */
import type { Ug } from '../dose.ts';
import { mgOf } from '../dose.ts';
import type { Cite, Judgement, Rule } from '../rule.ts';
import { buprenorphineStartCodes } from './buprenorphine-start-codes.ts';
import { isFentanyl, isLongActing, isMethadone } from './opioid-kinds.ts';
import { allBuprenorphineProfiles } from './buprenorphine-profiles.ts';
import { ruleSet } from '../rule-set.ts';

/** What is known before a first dose. An absent key was not asked about; null was asked and is not known. */
export type BuprenorphineStartFacts = {
  /** The last full agonist: `heroin`, `fentanyl`, `methadone`, ... */
  readonly lastOpioid?: string | null;
  readonly hoursSince?: number | null;
  /** The daily methadone dose that the person comes from. */
  readonly methadoneUg?: Ug | null;
  readonly cows?: number | null;
  /** How many objective signs of withdrawal are seen. */
  readonly objectiveSigns?: number | null;
  /** Whether objective withdrawal is seen, where a guideline does not count signs. */
  readonly objectiveWithdrawal?: boolean | null;
  readonly formulation?: 'combination' | 'mono' | null;
  readonly childPugh?: 'A' | 'B' | 'C' | null;
  readonly buprenorphineAllergy?: boolean | null;
  readonly naloxoneAllergy?: boolean | null;
  readonly sedativesOrAlcohol?: boolean | null;
};

type StartRule = Rule<BuprenorphineStartFacts>;
type Said = readonly Judgement<BuprenorphineStartFacts>[] | null;

const known = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;

/** A rule about one kind of opioid also has to ask when the opioid is unknown. */
const opioidIs = (test: (opioid: string) => boolean) => (facts: BuprenorphineStartFacts): boolean =>
  !known(facts.lastOpioid) || test(facts.lastOpioid);

const isShort = (opioid: string): boolean => !isLongActing(opioid);

/**
 * Withdrawal came and went: over 72 hours since a short-acting opioid other than fentanyl, and no active withdrawal now.
 * CA Bridge then starts without a score; fentanyl and methadone may take longer than 72 hours, so they never count.
 */
export function isPastWithdrawal({ lastOpioid, hoursSince, cows }: BuprenorphineStartFacts): boolean {
  return known(lastOpioid) && isShort(lastOpioid) && !isFentanyl(lastOpioid) && known(hoursSince) && hoursSince > 72 && known(cows) && cows <= 4;
}

interface HoursLine {
  readonly profile: string;
  readonly shortHours: number;
  readonly longHours: number;
  readonly cite: Cite;
  /** Of the hours after a long-acting opioid, where they rest on another source. */
  readonly longCite?: Cite;
}

const hoursLines: readonly HoursLine[] = [
  { profile: 'US-LABEL', shortHours: 4, longHours: 24, cite: { source: 'US label, sublingual buprenorphine', section: 'dosage and administration', mark: 'primary' } },
  { profile: 'EXPERTS', shortHours: 6, longHours: 24, cite: { source: 'US label page, advice of some experts', mark: 'primary' }, longCite: { source: 'Advice of some experts', section: '24 to 72 hours after a long-acting opioid', mark: 'unchecked' } },
  { profile: 'ASAM20', shortHours: 6, longHours: 24, cite: { source: 'ASAM National Practice Guideline 2020', mark: 'unchecked' } },
  { profile: 'EU-BUVIDAL', shortHours: 6, longHours: 24, cite: { source: 'Buvidal SmPC', section: '4.2', mark: 'primary' } },
  { profile: 'OB17', shortHours: 6, longHours: 24, cite: { source: 'Drug misuse and dependence: UK guidelines 2017', mark: 'unchecked' } },
];

function hoursRules({ profile, shortHours, longHours, cite, longCite = cite }: HoursLine): readonly StartRule[] {
  const shortCode = `SHORT_ACTING_UNDER_${String(shortHours)}H`;
  const under = (code: string, limit: number) => ({ hoursSince }: BuprenorphineStartFacts): Said =>
    known(hoursSince) && hoursSince < limit
      ? [{ code, params: { hours: hoursSince, limit }, turns: [{ fact: 'hoursSince', to: limit }] }]
      : null;
  const shared = { profile, needs: ['lastOpioid', 'hoursSince'] as const };
  return [
    { ...shared, cite, id: `bup-start-short-hours-${profile}`, measure: 'short-acting hours', when: opioidIs(isShort), codes: [shortCode], judge: under(shortCode, shortHours) },
    { ...shared, cite: longCite, id: `bup-start-long-hours-${profile}`, measure: 'long-acting hours', when: opioidIs(isLongActing), codes: ['METHADONE_UNDER_24H'], judge: under('METHADONE_UNDER_24H', longHours) },
  ];
}

const methadoneRules: readonly StartRule[] = [
  {
    id: 'bup-start-methadone-dose',
    profile: 'any',
    measure: 'methadone dose',
    cite: { source: 'Buvidal SmPC', section: 'from methadone, 30 mg a day or less', mark: 'primary' },
    needs: ['lastOpioid', 'methadoneUg'],
    when: opioidIs(isMethadone),
    codes: ['METHADONE_OVER_30_REDUCE_FIRST'],
    judge: ({ methadoneUg }) =>
      known(methadoneUg) && methadoneUg > 30_000
        ? [{ code: 'METHADONE_OVER_30_REDUCE_FIRST', params: { dose: mgOf(methadoneUg), limit: 30 }, turns: [{ fact: 'methadoneUg', to: 30_000 }] }]
        : null,
  },
  {
    id: 'bup-start-methadone-dose-ASAM20',
    profile: 'ASAM20',
    measure: 'methadone dose',
    cite: { source: 'ASAM National Practice Guideline 2020', mark: 'unchecked' },
    needs: ['lastOpioid', 'methadoneUg'],
    when: opioidIs(isMethadone),
    codes: ['METHADONE_OVER_30_REDUCE_FIRST', 'METHADONE_30_TO_40_CAUTION'],
    judge: ({ methadoneUg }) => {
      if (!known(methadoneUg) || methadoneUg <= 30_000) return null;
      const over = methadoneUg > 40_000;
      const code = over ? 'METHADONE_OVER_30_REDUCE_FIRST' : 'METHADONE_30_TO_40_CAUTION';
      return [{ code, params: { dose: mgOf(methadoneUg), limit: 40 }, turns: [{ fact: 'methadoneUg', to: over ? 40_000 : 30_000 }] }];
    },
  },
];

interface ScoreLine {
  readonly profile: string;
  readonly about: 'short' | 'long' | 'all';
  readonly least: number;
  readonly code: string;
  readonly cite: Cite;
}

const caBridge: Cite = { source: 'CA Bridge, buprenorphine emergency department quick start', mark: 'primary' };
const acep: Cite = { source: 'ACEP buprenorphine point-of-care tool', mark: 'primary' };

const scoreLines: readonly ScoreLine[] = [
  { profile: 'CA-BRIDGE', about: 'all', least: 8, code: 'COWS_BELOW_8', cite: caBridge },
  { profile: 'ACEP', about: 'short', least: 8, code: 'COWS_BELOW_8', cite: acep },
  { profile: 'ACEP', about: 'long', least: 13, code: 'LONG_ACTING_COWS_BELOW_13', cite: acep },
  { profile: 'ASAM20', about: 'all', least: 11, code: 'COWS_BELOW_11', cite: { source: 'ASAM National Practice Guideline 2020', mark: 'unchecked' } },
];

function scoreRule({ profile, about, least, code, cite }: ScoreLine): StartRule {
  const concerns = { short: isShort, long: isLongActing, all: (): boolean => true }[about];
  return {
    id: `bup-start-cows-${profile}-${about}`,
    profile,
    measure: `cows ${about}`,
    cite,
    needs: about === 'all' ? ['cows'] : ['lastOpioid', 'cows'],
    when: (facts) => opioidIs(concerns)(facts) && !isPastWithdrawal(facts),
    codes: [code],
    judge: ({ cows }) => (known(cows) && cows < least ? [{ code, params: { cows, limit: least }, turns: [{ fact: 'cows', to: least }] }] : null),
  };
}

const signCounted: StartRule = {
  id: 'bup-start-signs-CA-BRIDGE',
  profile: 'CA-BRIDGE',
  measure: 'objective signs',
  cite: caBridge,
  needs: ['objectiveSigns'],
  when: (facts) => !isPastWithdrawal(facts),
  codes: ['NO_OBJECTIVE_SIGN'],
  judge: ({ objectiveSigns }) =>
    known(objectiveSigns) && objectiveSigns < 1 ? [{ code: 'NO_OBJECTIVE_SIGN', turns: [{ fact: 'objectiveSigns', to: 1 }] }] : null,
};

/** The label and the European and British texts ask for visible withdrawal without counting signs. */
const signSeen = hoursLines
  .filter(({ profile }) => profile !== 'EXPERTS')
  .map(({ profile, cite }): StartRule => ({
    id: `bup-start-withdrawal-${profile}`,
    profile,
    measure: 'objective withdrawal',
    cite,
    needs: ['objectiveWithdrawal'],
    when: (facts) => !isPastWithdrawal(facts),
    codes: ['NO_OBJECTIVE_SIGN'],
    judge: ({ objectiveWithdrawal }) =>
      objectiveWithdrawal === false ? [{ code: 'NO_OBJECTIVE_SIGN', turns: [{ fact: 'objectiveWithdrawal', to: true }] }] : null,
  }));

const labelModerate: StartRule = {
  id: 'bup-start-moderate-US-LABEL',
  profile: 'US-LABEL',
  measure: 'moderate withdrawal',
  cite: { source: 'US label, sublingual buprenorphine', section: 'dosage and administration', mark: 'primary' },
  needs: ['cows'],
  when: (facts) => !isPastWithdrawal(facts),
  codes: ['NO_OBJECTIVE_SIGN', 'WITHDRAWAL_NOT_MODERATE'],
  judge: ({ cows }) => {
    if (!known(cows) || cows >= 13) return null;
    const code = cows < 5 ? 'NO_OBJECTIVE_SIGN' : 'WITHDRAWAL_NOT_MODERATE';
    return [{ code, params: { cows, limit: 13 }, turns: [{ fact: 'cows', to: cows < 5 ? 5 : 13 }] }];
  },
};

const fentanyl: StartRule = {
  id: 'bup-start-fentanyl',
  profile: 'any',
  measure: 'fentanyl',
  cite: { ...caBridge, section: 'fentanyl' },
  needs: ['lastOpioid'],
  when: opioidIs(isFentanyl),
  codes: ['FENTANYL_VARIABLE_ONSET_PW_RISK'],
  judge: () => [{ code: 'FENTANYL_VARIABLE_ONSET_PW_RISK' }],
};

const cautions: readonly StartRule[] = [
  {
    id: 'bup-start-liver',
    profile: 'any',
    measure: 'liver',
    cite: { source: 'US labels, buprenorphine', section: 'hepatic impairment', mark: 'unchecked' },
    needs: ['childPugh', 'formulation'],
    codes: ['HEPATIC_B_COMBINATION_CAUTION', 'HEPATIC_C_AVOID_COMBINATION', 'HEPATIC_C_HALVE_DOSE'],
    judge: ({ childPugh, formulation }) => {
      if (childPugh === 'B') return formulation === 'combination' ? [{ code: 'HEPATIC_B_COMBINATION_CAUTION', turns: [{ fact: 'formulation', to: 'mono' }] }] : null;
      if (childPugh !== 'C') return null;
      return formulation === 'combination' ? [{ code: 'HEPATIC_C_AVOID_COMBINATION', turns: [{ fact: 'formulation', to: 'mono' }] }] : [{ code: 'HEPATIC_C_HALVE_DOSE' }];
    },
  },
  {
    id: 'bup-start-allergy',
    profile: 'any',
    measure: 'allergy',
    cite: { source: 'US labels, buprenorphine', section: 'contraindications', mark: 'unchecked' },
    needs: ['buprenorphineAllergy'],
    codes: ['BUPRENORPHINE_HYPERSENSITIVITY'],
    judge: ({ buprenorphineAllergy }) => (buprenorphineAllergy === true ? [{ code: 'BUPRENORPHINE_HYPERSENSITIVITY' }] : null),
  },
  {
    id: 'bup-start-naloxone-allergy',
    profile: 'any',
    measure: 'naloxone allergy',
    cite: { source: 'US labels, buprenorphine', section: 'contraindications', mark: 'unchecked' },
    needs: ['naloxoneAllergy', 'formulation'],
    codes: ['NALOXONE_HYPERSENSITIVITY_USE_MONO'],
    judge: ({ naloxoneAllergy, formulation }) =>
      naloxoneAllergy === true && formulation === 'combination'
        ? [{ code: 'NALOXONE_HYPERSENSITIVITY_USE_MONO', turns: [{ fact: 'formulation', to: 'mono' }] }]
        : null,
  },
  {
    id: 'bup-start-sedatives',
    profile: 'any',
    measure: 'sedatives',
    cite: { source: 'FDA safety communication 2017, buprenorphine and methadone with sedatives', asOf: '2017-09-20', mark: 'unchecked' },
    needs: ['sedativesOrAlcohol'],
    codes: ['SEDATIVES_SUPPLY_NALOXONE'],
    judge: ({ sedativesOrAlcohol }) => (sedativesOrAlcohol === true ? [{ code: 'SEDATIVES_SUPPLY_NALOXONE' }] : null),
  },
];

export const buprenorphineStart = ruleSet<BuprenorphineStartFacts>({
  profiles: allBuprenorphineProfiles,
  family: 'buprenorphine',
  room: 'medication',
  version: '1',
  plausible: {
    lastOpioid: ['heroin', 'fentanyl', 'methadone'], hoursSince: [4, 12, 24, 72], cows: [5, 8, 13], objectiveSigns: [0, 1, 2], childPugh: ['A', 'B', 'C'],
    objectiveWithdrawal: [true, false], buprenorphineAllergy: [false, true], naloxoneAllergy: [false, true], sedativesOrAlcohol: [false, true],
  },
  codes: buprenorphineStartCodes,
  rules: [...hoursLines.flatMap(hoursRules), ...methadoneRules, ...scoreLines.map(scoreRule), signCounted, ...signSeen, labelModerate, fentanyl, ...cautions],
});
