/** What doses tell of overdose risk. */
import type { RiskFact, RiskFactorId } from '@fairlead/clinical';
import type { Tx } from '../platform/scoped.ts';

type DoseFacts = Readonly<Partial<Record<Extract<RiskFactorId, 'methadone_start' | 'missed_doses'>, RiskFact>>>;

/** Until doses are on record here nothing is known of them, and both factors stand under "not asked". */
export async function doseFactsOf(_tx: Tx, _personId: string, _today: string): Promise<DoseFacts> {
  return {};
}
