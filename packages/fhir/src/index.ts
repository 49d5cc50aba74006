export * from './systems.ts';
export * from './sentence.ts';
export * from './assessment/index.ts';
