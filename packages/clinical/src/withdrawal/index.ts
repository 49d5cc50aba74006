export * from './course.ts';
export * from './observations.ts';
export * from './escalation.ts';
export { actionClasses } from './escalation-codes.ts';
export type { ActionClass, EscalationCode } from './escalation-codes.ts';
export * from './detox.ts';
export * from './taper.ts';
