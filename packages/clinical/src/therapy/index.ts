/** Therapies: the catalogue, worksheets, names in notes for several charts, and hours attended. */
import { familyProgrammes, holisticProgrammes } from './holistic.ts';
import type { Programme } from './programme.ts';
import { talkingProgrammes } from './talking.ts';

export * from './programme.ts';
export * from './worksheets.ts';
export { namesIn, type Named, type NameFound } from './names-in-text.ts';
export { decideTherapy, therapyCodes, therapyRules, type TherapyFacts } from './therapy-rules.ts';

/** The catalogue of therapies and programmes. */
export const programmes: readonly Programme[] = [...talkingProgrammes, ...familyProgrammes, ...holisticProgrammes];

/** One programme by its id. */
export function programmeById(id: string): Programme | undefined {
  return programmes.find((each) => each.id === id);
}
