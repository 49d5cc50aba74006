/** One part being filled in: the draft stays on the screen until the server has it, whatever happens to the line. */
import type { PartAnswers, Said, Unsaid } from '@fairlead/clinical';
import { saveAssessmentPart, type AssessmentPart } from '@fairlead/contract/assessment';
import { useCallback } from 'react';
import { useCall } from '../platform/index.ts';

export interface PartDraft extends PartAnswers {
  /** The version that the draft began from. */
  readonly version: number;
}

export type Drafts = Readonly<Record<string, PartDraft | undefined>>;

/** What the server has of a part, as a draft. */
export const draftOf = (part: AssessmentPart): PartDraft => ({ answers: part.answers, unsaid: part.unsaid, version: part.version });

type Edit = (draft: PartDraft) => PartDraft;

/** Sets an answer and takes back a reason for having none, or the other way round. */
export const answered = (id: string, answer: Said | null): Edit => (draft) => {
  const { [id]: _why, ...unsaid } = draft.unsaid;
  const { [id]: _old, ...answers } = draft.answers;
  return { ...draft, unsaid, answers: answer === null ? answers : { ...answers, [id]: answer } };
};
export const unsaidFor = (id: string, why: Unsaid): Edit => (draft) => {
  const { [id]: _old, ...answers } = draft.answers;
  return { ...draft, answers, unsaid: { ...draft.unsaid, [id]: why } };
};

/** Drops what JSON would not carry, so that what is sent is what is kept. */
function bodyOf({ answers, unsaid }: PartAnswers): { answers: Record<string, boolean | number | string | string[]>; unsaid: Record<string, Unsaid> } {
  return {
    answers: Object.fromEntries(Object.entries(answers).flatMap(([id, said]) => (said === null || said === undefined ? [] : [[id, Array.isArray(said) ? [...(said as readonly string[])] : (said as boolean | number | string)]]))),
    unsaid: Object.fromEntries(Object.entries(unsaid).flatMap(([id, why]) => (why === undefined ? [] : [[id, why]]))),
  };
}

export function usePartDraft(assessmentId: string, part: AssessmentPart, kept: PartDraft | undefined, keep: (next: (before: PartDraft | undefined) => PartDraft | undefined) => void) {
  const saving = useCall(saveAssessmentPart);
  const draft = kept ?? draftOf(part);
  const edit = useCallback((change: Edit) => { saving.clear(); keep((before) => change(before ?? draftOf(part))); }, [keep, part, saving]);
  const save = useCallback(async (now: PartDraft) => {
    const answer = await saving.send({ params: { id: assessmentId, part: part.part }, body: bodyOf(now) }, { ifMatch: String(now.version) });
    // The part has been read again by now; what was typed while it was on its way stays, on the new version.
    if (answer.kind === 'done') keep((typed) => (typed === now || typed === undefined ? undefined : { ...typed, version: answer.reply.version }));
    return answer;
  }, [assessmentId, keep, part.part, saving]);
  const isDirty = JSON.stringify(bodyOf(draft)) !== JSON.stringify(bodyOf(part));
  return { draft, edit, save, saving, isDirty, replaceWith: (next: PartDraft | undefined) => { saving.clear(); keep(() => next); } };
}
