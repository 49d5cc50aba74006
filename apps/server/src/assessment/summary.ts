/** What an assessment shows so far: severity with its working, scores, the next step of each infection, what was not said. */
import { assessmentParts, instrumentOfPart, itemAnswers, nextInfectionStep, nothingSaid, oudWorking, partOf, progressOf, saidOf, scoreInstrument, type PartAnswers, type PartId } from '@fairlead/clinical';
import type { AssessmentSummary } from '@fairlead/contract/assessment';
import type { SaveRow } from './assessment-store.ts';
import { scoreFactsOf } from './save-part.ts';

const infectionIds = ['hcv', 'hbv', 'hiv', 'tb'] as const;

function scoresOf(saves: ReadonlyMap<PartId, SaveRow>, sex: string | null): AssessmentSummary['scores'] {
  return assessmentParts.flatMap((part) => {
    const [instrument, save] = [instrumentOfPart(part), saves.get(part.id)];
    if (instrument === null || save === undefined) return [];
    const score = scoreInstrument(instrument, itemAnswers(instrument, save), { sex: sex === 'female' || sex === 'male' ? sex : null, ...scoreFactsOf(save) });
    return score.kind === 'invalid' ? [] : [{ instrument: instrument.id, at: save.saved_at, total: score.total, band: score.band, complete: score.complete, missing: [...score.missing] }];
  });
}

function infectionsOf(saved: PartAnswers | undefined): AssessmentSummary['infections'] {
  return infectionIds.flatMap((infection) => {
    const status = saidOf(saved, infection);
    const step = typeof status === 'string' ? nextInfectionStep(infection, status) : null;
    return step === null ? [] : [{ infection, status: step.status, next: step.next }];
  });
}

/** The summary of the newest saves. Computed by the rules alone. */
export function summaryOf(rows: readonly SaveRow[], sex: string | null): AssessmentSummary {
  const saves = new Map(rows.map((row) => [row.part, row]));
  const opioid = saves.get('opioidUse');
  const part = partOf('opioidUse');
  const instrument = part === null ? null : instrumentOfPart(part);
  const supervised = opioid === undefined ? null : scoreFactsOf(opioid)['solelyUnderMedicalSupervision'] ?? null;
  const oud = opioid === undefined || instrument === null ? null : oudWorking(itemAnswers(instrument, opioid), supervised);
  return {
    oud: oud === null ? null : { ...oud, met: [...oud.met], leftOut: [...oud.leftOut], notMet: [...oud.notMet], missing: [...oud.missing] },
    scores: scoresOf(saves, sex), infections: infectionsOf(saves.get('infections')),
    unanswered: rows.flatMap((row) => Object.entries(row.unsaid).map(([question, why]) => ({ part: row.part, question, why }))),
    openParts: assessmentParts.filter((part) => progressOf(part, saves.get(part.id) ?? nothingSaid).state !== 'done').map(({ id }) => id),
  };
}
