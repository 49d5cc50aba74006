/** What a decision is once authorised people have signed: who may go past what is data on each finding. */
import type { Decision, Finding } from './decision.ts';
import type { Outcome } from './rule.ts';

/** One signed reason for going past the findings of one code, with the prescribers who signed it. */
export interface SignedOverride {
  readonly code: string;
  readonly prescribers: readonly string[];
}

/** Whether these signatures lift this refusal. The same prescriber twice is one. */
export function lifts(finding: Finding, signed: readonly SignedOverride[]): boolean {
  const names = new Set(signed.filter(({ code }) => code === finding.code).flatMap(({ prescribers }) => prescribers));
  switch (finding.override) {
    case 'nobody': return false;
    case 'two prescribers': return names.size >= 2;
    case 'prescriber': return names.size >= 1;
    case 'acknowledge': return true;
  }
}

/** The outcome after signatures: a lifted refusal is still a warning, and a hard stop or `nobody` stands. */
export function afterOverrides(decision: Decision, signed: readonly SignedOverride[]): { readonly decision: Outcome; readonly standing: readonly Finding[] } {
  if (decision.decision !== 'refuse') return { decision: decision.decision, standing: [] };
  const refusals = decision.findings.filter((finding) => finding.decision === 'refuse');
  const standing = decision.hardStop === true ? refusals : refusals.filter((finding) => !lifts(finding, signed));
  // A refusal with no finding of its own has nothing that a signature could name.
  return { decision: standing.length === 0 && refusals.length > 0 ? 'warn' : 'refuse', standing };
}
