/**
 * The way from a room to the whole record as FHIR: rooms do not know interop, so that whoever puts the server together says
 * here how a record is exported.
 */
import type { Tx } from './scoped.ts';

export type RecordExporter = (tx: Tx, personId: string, now: Temporal.Instant) => Promise<Readonly<Record<string, unknown>> | null>;

let exporter: RecordExporter | null = null;

export function provideRecordExport(run: RecordExporter): void {
  exporter = run;
}

/** One person's whole record as a FHIR R4 bundle, or null where there is nobody of this id. */
export async function exportRecord(tx: Tx, personId: string, now: Temporal.Instant): Promise<Readonly<Record<string, unknown>> | null> {
  if (exporter === null) throw new Error('Nobody has said how a record is exported.');
  return exporter(tx, personId, now);
}
