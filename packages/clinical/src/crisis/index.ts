export * from './overdose-risk-display.ts';
export * from './tolerance-watch.ts';
export * from './riosord.ts';
export * from './high-risk-windows.ts';
export * from './naloxone.ts';
export * from './mme.ts';
