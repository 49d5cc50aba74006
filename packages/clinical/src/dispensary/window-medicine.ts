/** What the window asks of buprenorphine and of naltrexone beside its own rules: the rules of the medicine, again at the dose itself. */
import { stronger, type Decision } from '../decision.ts';
import type { Ug } from '../dose.ts';
import { bothDecisions, decideBuprenorphineOrder, decideBuprenorphineStart, decideNaltrexone, type BuprenorphineStartFacts, type NaltrexoneFacts } from '../medication/index.ts';
import type { Outcome } from '../rule.ts';

/** The dose at hand as the medicine's own rules read it. `start` only where no dose of this course was taken yet. */
export type MedicineAtWindow =
  | { readonly medicine: 'methadone' }
  | { readonly medicine: 'buprenorphine'; readonly profile?: string; readonly treatmentDay: number; readonly dayTotalUg: Ug; readonly firstDoseUg?: Ug; readonly start?: BuprenorphineStartFacts }
  | { readonly medicine: 'naltrexone'; readonly profile?: string; readonly facts: NaltrexoneFacts };

/** What was found and not known when the order was signed: the signature answers it, and the window does not ask it again. */
export interface SignedFor {
  readonly codes: readonly string[];
  readonly missing: readonly string[];
}

/** A decision without what was signed for. What would change it is left out once nothing is left to change. */
export function withoutSigned(decision: Decision, signed: SignedFor): Decision {
  if (decision.hardStop === true) return decision;
  const findings = decision.findings.filter(({ code }) => !signed.codes.includes(code));
  const missing = decision.missing.filter((fact) => !signed.missing.includes(fact));
  const outcome = findings.reduce<Outcome>((worst, finding) => stronger(worst, finding.decision), missing.length > 0 ? 'warn' : 'allow');
  return { ...decision, decision: outcome, findings, missing, reasons: [...new Set(findings.map(({ code }) => code))], wouldChange: outcome === 'allow' ? [] : decision.wouldChange };
}

/** What the rules of the medicine say of this dose, or null where the window's own rules hold them all (methadone). */
export function decideMedicineAtWindow(at: MedicineAtWindow, signed: SignedFor): Decision | null {
  if (at.medicine === 'methadone') return null;
  if (at.medicine === 'naltrexone') return withoutSigned(decideNaltrexone(at.facts, at.profile), signed);
  const day = decideBuprenorphineOrder({ treatmentDay: at.treatmentDay, dayTotalUg: at.dayTotalUg, ...(at.firstDoseUg === undefined ? {} : { firstDoseUg: at.firstDoseUg }) }, at.profile);
  return withoutSigned(at.start === undefined ? day : bothDecisions(decideBuprenorphineStart(at.start, at.profile), day), signed);
}
