export * from './analytes.ts';
export * from './urine-result.ts';
export * from './due.ts';
