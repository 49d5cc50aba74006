/** Every family of worked cases by name: one line each, in order. */
import type { CaseFamily } from './cases.ts';
import { buprenorphineCases } from './medication/buprenorphine-cases.ts';

export const families: Readonly<Record<string, CaseFamily>> = {
  buprenorphine: buprenorphineCases,
};
