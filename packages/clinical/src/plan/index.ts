export * from './suggested-interventions.ts';
export * from './pathway.ts';
