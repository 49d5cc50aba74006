/** The relapse-prevention plan as lines of text that two people can edit at one screen, and back. */
import type { RelapsePreventionPlan } from '@fairlead/contract/recovery';

export interface PlanText { readonly reasons: string; readonly triggers: string; readonly warningSigns: string; readonly coping: string; readonly contacts: string; readonly safety: string }

const lines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line) => line.slice(0, 300));
const halves = (line: string): readonly [string, string] => { const at = line.indexOf(':'); return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()]; };

export function textOf(plan: RelapsePreventionPlan): PlanText {
  return {
    reasons: plan.reasons.join('\n'), warningSigns: plan.warningSigns.join('\n'), coping: plan.coping.join('\n'), safety: plan.safety.join('\n'),
    triggers: plan.triggers.map((one) => (one.coping === '' ? one.words : `${one.words}: ${one.coping}`)).join('\n'), contacts: plan.contacts.map((one) => `${one.name}: ${one.phone}`).join('\n'),
  };
}

/** Null where a contact has no telephone number. Kinds of triggers and who a contact is stay as they were. */
export function planOf(text: PlanText, before: RelapsePreventionPlan): RelapsePreventionPlan | null {
  const contacts = lines(text.contacts).map(halves).map(([name, phone]) => ({ name, phone, who: before.contacts.find((one) => one.name === name)?.who ?? '' }));
  if (contacts.some((one) => !/^[+0-9 ()-]{3,30}$/.test(one.phone))) return null;
  return {
    reasons: lines(text.reasons), warningSigns: lines(text.warningSigns), coping: lines(text.coping), safety: lines(text.safety), contacts,
    triggers: lines(text.triggers).map(halves).map(([words, coping]) => ({ kind: before.triggers.find((one) => one.words === words)?.kind ?? 'other', words, coping })),
  };
}
