export * from './suggested-interventions.ts';
export * from './pathway.ts';
export * from './signing.ts';
