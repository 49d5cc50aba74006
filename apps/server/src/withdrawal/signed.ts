/** Whether a decision lets an act go: what warns was answered, what refuses was gone past by whoever may, with a reason. */
import type { Decision as ClinicalDecision } from '@fairlead/clinical';
import { afterOverrides } from '@fairlead/clinical';
import type { Decision } from '@fairlead/contract';
import type { StaffActor } from '../platform/actor.ts';
import type { NotDone } from '../platform/registry.ts';

/** A decision as it travels: the same values, in arrays of its own. */
export function decisionReply(decision: ClinicalDecision): Decision {
  const { decision: outcome, reasons, findings, missing, wouldChange, hardStop } = decision;
  return structuredClone({ decision: outcome, reasons, findings, missing, wouldChange, ...(hardStop === true ? { hardStop } : {}) }) as unknown as Decision;
}

export interface Answers {
  /** Codes and facts that whoever acts has answered; undefined where signing itself answers. */
  readonly acknowledged?: readonly string[] | undefined;
  readonly overrideReason?: string | undefined;
}

export type Cleared = { readonly kind: 'cleared'; readonly override: { readonly reason: string; readonly by: string } | null };

/** `asks`: warnings and unknown facts have to be answered one by one. Without it the signature answers them. */
export function cleared(decision: ClinicalDecision, answers: Answers, actor: StaffActor, people: readonly string[], asks: boolean): Cleared | NotDone {
  if (decision.decision === 'refuse') {
    const signs = actor.roles.includes('prescriber') ? decision.reasons.map((code) => ({ code, prescribers: [actor.accountId] })) : [];
    const after = afterOverrides(decision, signs);
    if (after.decision === 'refuse') {
      const nobody = after.standing.some(({ override }) => override === 'nobody');
      return { kind: 'refused', detail: nobody ? 'Not now. The fact itself has to change first.' : 'Not now. A prescriber may go past this with a reason.', decision: decisionReply(decision), people };
    }
    if (answers.overrideReason === undefined) return { kind: 'refused', detail: 'Not now. Going past this needs a reason.', decision: decisionReply(decision), people };
    return { kind: 'cleared', override: { reason: answers.overrideReason, by: actor.accountId } };
  }
  const shown = new Set(answers.acknowledged ?? []);
  const open = asks ? [...new Set([...decision.findings.filter((finding) => finding.decision === 'warn').map(({ code }) => code), ...decision.missing])].filter((each) => !shown.has(each)) : [];
  if (open.length > 0) return { kind: 'refused', detail: `Answer ${String(open.length)} first: ${open.join(', ')}.`, decision: decisionReply(decision), people };
  return { kind: 'cleared', override: null };
}
