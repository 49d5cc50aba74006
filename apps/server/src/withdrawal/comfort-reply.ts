/** Comfort orders and doses as they travel, with what the record holds for the next decision. */
import type { ComfortDose, ComfortOrder } from '@fairlead/contract/withdrawal';
import type { Tx } from '../platform/scoped.ts';
import type { ComfortBasis } from './comfort-basis.ts';
import { givenInDay, recordFacts } from './comfort-decision.ts';
import type { ComfortDoseRow, ComfortOrderRow } from './comfort-store.ts';

export function comfortDoseReply(row: ComfortDoseRow): ComfortDose {
  return {
    id: row.id, at: row.at, by: row.by, what: row.what, medicine: row.medicine, doseUg: row.dose_ug, units: row.units, readings: { ...row.readings }, decision: row.decision, overrideReason: row.override_reason, recheckAt: row.recheck_at, askEffectAt: row.ask_effect_at,
    effect: row.effect === null ? null : { ...row.effect }, note: row.note,
  };
}

export async function comfortOrderReply(tx: Tx, basis: ComfortBasis, row: ComfortOrderRow, now: Temporal.Instant): Promise<ComfortOrder> {
  const doses = basis.comfort.filter((dose) => dose.order_id === row.id);
  const facts = row.state === 'ended' ? {} : await recordFacts(tx, basis, row.medicine, row.facts, now);
  const course = row.course === null ? null : { lastOn: row.course.lastOn, unitUg: row.course.unitUg, units: row.course.units, supply: row.course.supply, suppliedUnits: doses.reduce((sum, dose) => sum + (dose.units ?? 0), 0) };
  return {
    id: row.id, medicine: row.medicine, doseUg: row.dose_ug, everyHours: row.every_hours, maxADayUg: row.max_a_day_ug, asNeeded: row.as_needed, reason: row.reason, state: row.state, signedBy: row.signed_by, signedAt: row.signed_at,
    overrideReason: row.override_reason, decision: row.decision, endReason: row.end_reason, last24hUg: givenInDay(basis, row.medicine, now), lastGivenAt: basis.comfort.find((dose) => dose.medicine === row.medicine && dose.what === 'given')?.at ?? null,
    recheckAt: row.state === 'ended' ? null : doses[0]?.recheck_at ?? null, facts: { ...facts, sedativesHeld: basis.sedativesHeld }, doses: doses.map(comfortDoseReply), course,
  };
}
