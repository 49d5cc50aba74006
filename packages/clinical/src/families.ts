/** Every family of worked cases by name: one line each, in order. */
import type { CaseFamily } from './cases.ts';
import { missedDoseCases } from './dispensary/missed-dose-cases.ts';
import { takeHomeCases } from './dispensary/take-home-cases.ts';
import { instrumentsFamily, news2Family } from './instruments/family.ts';
import { buprenorphineCases } from './medication/buprenorphine-cases.ts';
import { methadoneCases } from './medication/methadone-cases.ts';

export const families: Readonly<Record<string, CaseFamily>> = {
  buprenorphine: buprenorphineCases,
  instruments: instrumentsFamily,
  methadone: methadoneCases,
  'missed-dose': missedDoseCases,
  news2: news2Family,
  'take-home': takeHomeCases,
};
