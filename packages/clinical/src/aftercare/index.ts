export * from './cadence.ts';
export * from './discharge.ts';
export * from './reach-order.ts';
