export { interopRoutes } from './interop-routes.ts';
export { importEntries, type Outcome } from './import-entries.ts';
export { countsOf, sumOf } from './import-files.ts';
export { openFiles, openLines, parseJson, tableNameOf, type SentFile } from './open-files.ts';
export { addBatch, countBatch } from './imports-store.ts';
export { sayFault } from './reasons.ts';
export { parseTables, tableNames } from './trial/parse-tables.ts';
export { importParsed } from './trial/import-tables.ts';
