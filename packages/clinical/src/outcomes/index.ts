export * from './measures.ts';
export * from './retention.ts';
export * from './summaries.ts';
