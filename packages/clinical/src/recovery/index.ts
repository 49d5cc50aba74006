export * from './check-in-escalation.ts';
