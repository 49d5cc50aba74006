export * from './rule.ts';
export * from './decision.ts';
export * from './day.ts';
export * from './dose.ts';
export * from './cases.ts';
export * from './placement/index.ts';
export * from './withdrawal/index.ts';
export * from './medication/index.ts';
