export * from './check-in-escalation.ts';
export * from './contingency-management.ts';
