export * from './opioid-kinds.ts';
export * from './buprenorphine-decisions.ts';
export * from './buprenorphine-conversions.ts';
export * from './buprenorphine-regimens.ts';
export { type BuprenorphineStartFacts, buprenorphineStart } from './buprenorphine-start-rules.ts';
export { type BuprenorphineOrderFacts, buprenorphineOrder } from './buprenorphine-order-rules.ts';
export { type DepotDoseGiven, type DepotFacts } from './depot-rules.ts';
export { depotRules } from './depot-rule-set.ts';
export * from './depot-tables.ts';
