export * from './levels.ts';
export * from './domains.ts';
export * from './interim.ts';
export * from './recommend.ts';
export { placementRules } from './floors.ts';
export { choiceRules } from './choice.ts';
export type { ChoiceFacts } from './choice.ts';
export { coreFacts, placementInputs } from './placement-facts.ts';
export type { PlacementFacts } from './placement-facts.ts';
