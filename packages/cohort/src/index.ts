/** Made-up people who live through the whole pathway, the same again for the same seed. For demonstrations, tests and load. */
export { livedYears, makeCohort, type CohortAsk } from './make-cohort.ts';
export type * from './events.ts';
export type * from './person.ts';
export { scripts as personas } from './personas.ts';
export * as rates from './rates.ts';
export { randomOf, type Random } from './random.ts';
export { comfortFor, expectedCows, signsAt, type Signs } from './stay.ts';
