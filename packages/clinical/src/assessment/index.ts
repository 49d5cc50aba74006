export * from './question.ts';
export * from './substances.ts';
export * from './questions.ts';
export * from './parts.ts';
export * from './facts.ts';
export * from './scores.ts';
export * from './diagnosis.ts';
