export * from './cadence.ts';
export * from './discharge.ts';
