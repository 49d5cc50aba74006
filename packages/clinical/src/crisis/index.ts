export * from './overdose-risk-display.ts';
export * from './tolerance-watch.ts';
