/** Every family of worked cases by name: one line each, in order. */
import type { CaseFamily } from './cases.ts';
import { riskDisplayCases } from './crisis/risk-display-cases.ts';
import { mmeCases, overdoseRiskCases } from './crisis/crisis-cases.ts';
import { prescribingCases } from './crisis/prescribing-cases.ts';
import { missedDoseCases } from './dispensary/missed-dose-cases.ts';
import { takeHomeCases } from './dispensary/take-home-cases.ts';
import { instrumentsFamily, news2Family } from './instruments/family.ts';
import { lawCases } from './law-cases.ts';
import { buprenorphineCases } from './medication/buprenorphine-cases.ts';
import { methadoneCases } from './medication/methadone-cases.ts';
import { naltrexoneCases } from './medication/naltrexone-cases.ts';
import { placementCases } from './placement/placement-cases.ts';
import { measureCases } from './outcomes/measures-cases.ts';
import { contingencyManagementCases } from './recovery/contingency-management-cases.ts';
import { adjunctCases } from './withdrawal/adjunct-cases.ts';
import { withdrawalCases } from './withdrawal/withdrawal-cases.ts';

/** Families without guidelines of their own take the profile `any`, as every table may write it. */
function underAny({ inputs, run }: CaseFamily): CaseFamily {
  return { inputs: [...inputs, 'profile'], run: ({ profile, ...input }) => (profile === undefined || profile === null || profile === 'any' ? run(input) : { error: 'unknown_profile' }) };
}

export const families: Readonly<Record<string, CaseFamily>> = {
  adjuncts: adjunctCases,
  buprenorphine: buprenorphineCases,
  'contingency-management': contingencyManagementCases,
  instruments: instrumentsFamily,
  measures: underAny(measureCases),
  law: underAny(lawCases),
  methadone: methadoneCases,
  'missed-dose': missedDoseCases,
  mme: underAny(mmeCases),
  naltrexone: naltrexoneCases,
  news2: underAny(news2Family),
  'opioid-prescribing': prescribingCases,
  'overdose-risk': underAny(overdoseRiskCases),
  placement: placementCases,
  'risk-display': riskDisplayCases,
  'take-home': takeHomeCases,
  withdrawal: withdrawalCases,
};
