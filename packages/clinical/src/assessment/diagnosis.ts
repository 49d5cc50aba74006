/** The severity of opioid use disorder with its working: which criteria count, which were left out and why, and its codes. */
import { instrumentById, oudCode, score } from '../instruments/index.ts';
import type { Answers, OudCode } from '../instruments/index.ts';

export interface OudWorking {
  readonly severity: string | null;
  readonly counted: number | null;
  readonly of: number;
  readonly complete: boolean;
  /** Criteria that were met and count. */
  readonly met: readonly string[];
  /** Met, and not counted since opioids were taken only under medical supervision. */
  readonly leftOut: readonly string[];
  readonly notMet: readonly string[];
  /** Criteria and facts still open. */
  readonly missing: readonly string[];
  readonly codes: OudCode | null;
}

/** The working of one set of answers; null where they cannot be scored. */
export function oudWorking(answers: Answers, solelyUnderMedicalSupervision: boolean | null): OudWorking | null {
  const instrument = instrumentById('DSM5-OUD');
  if (instrument === null) return null;
  const scored = score(instrument, answers, { solelyUnderMedicalSupervision });
  if (scored.kind === 'invalid') return null;
  const leave = instrument.scales[0]?.leaveOut;
  const yes = instrument.items.map(({ id }) => id).filter((id) => answers[id] === true || answers[id] === 1);
  const leftOut = leave !== undefined && solelyUnderMedicalSupervision === true ? yes.filter((id) => leave.items.includes(id)) : [];
  return {
    severity: scored.band, counted: scored.total, of: instrument.items.length, complete: scored.complete, met: yes.filter((id) => !leftOut.includes(id)), leftOut,
    notMet: instrument.items.map(({ id }) => id).filter((id) => answers[id] === false || answers[id] === 0), missing: scored.missing, codes: scored.band === null ? null : oudCode(scored.band),
  };
}
