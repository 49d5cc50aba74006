export { interopRoutes } from './interop-routes.ts';
export { importPath, type CommandImport, type FileCounts } from './command-import.ts';
export { sumOf } from './import-files.ts';
export { exportNamed, exportRecord, type RecordBundle } from './export-record.ts';
export { cdsServiceRoutes, systemOfToken } from './cds-hooks/index.ts';
