/** Worked cases of placement: the facts as they stand, with the level and the codes of each floor as plain outputs. */
import type { CaseFamily } from '../cases.ts';
import { placementInputs } from './placement-facts.ts';
import type { PlacementFacts } from './placement-facts.ts';
import { recommendPlacement } from './recommend.ts';

export const placementCases: CaseFamily = {
  inputs: placementInputs,
  run: (input) => {
    const placed = recommendPlacement(input as PlacementFacts);
    return { ...placed, interimCodes: placed.interim.map(({ code }) => code) };
  },
};
