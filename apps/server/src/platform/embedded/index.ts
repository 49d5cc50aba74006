export { findBinaries } from './binaries.ts';
export { dataDirectory, typedPath } from './data-directory.ts';
export { keyBeside } from './key-file.ts';
export { attachEmbedded, withEmbedded, type WithEmbedded } from './lifecycle.ts';
export { sayStartProblem, type StartProblem } from './problem.ts';
export { hasCluster, putCluster, type PutResult } from './put-cluster.ts';
export { startEmbedded, type EmbeddedDatabase, type StartOptions, type StartResult } from './start.ts';
