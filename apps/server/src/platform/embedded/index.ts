export { findBinaries } from './binaries.ts';
export { attachEmbedded, withEmbedded, type WithEmbedded } from './lifecycle.ts';
export { sayStartProblem, type StartProblem } from './problem.ts';
export { startEmbedded, type EmbeddedDatabase, type StartOptions, type StartResult } from './start.ts';
