export * from './dispensary-messages.ts';
