export * from './overdose-risk-display.ts';
export * from './tolerance-watch.ts';
export * from './riosord.ts';
export * from './high-risk-windows.ts';
export * from './naloxone.ts';
export * from './mme.ts';
export { prescribingProfiles, prescribingRules, type PrescribingProfile } from './prescribing-rules.ts';
export type { PrescribingCode } from './prescribing-codes.ts';
export type { PrescribingFacts, UrineTestOnRecord, UseDisorderOnRecord } from './prescribing-facts.ts';
