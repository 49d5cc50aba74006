export { backup, sayBackupProblem, type BackupProblem, type BackupResult } from './backup.ts';
export type { Manifest } from './manifest.ts';
export { restoreEmbedded, type EmbeddedRestore } from './restore-embedded.ts';
export { openBackup, restoreTables, sayRestoreProblem, type RestoreProblem, type RestoreResult } from './restore.ts';
