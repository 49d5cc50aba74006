/** What a therapy or programme of the catalogue is: data, in our own words. Names of published methods stand for the method, not for a product. */
import type { Cite, Sentence } from '../rule.ts';

/** talking: one method of conversation. skills: taught and practised. family: with those close by. holistic: for body and mind, beside treatment and never instead. */
export type ProgrammeKind = 'talking' | 'skills' | 'family' | 'holistic';

/** good: several trials for substance use; some: few or mixed trials; little: safe and liked, not shown to change use; advised_against: a guideline says not to offer it for use itself. */
export type EvidenceGrade = 'good' | 'some' | 'little' | 'advised_against';

export interface Range { readonly min: number; readonly max: number }

export interface Topic { readonly id: string; readonly names: Sentence }

export interface Programme {
  readonly id: string;
  readonly kind: ProgrammeKind;
  readonly names: Sentence;
  /** What happens there, for the person who chooses. */
  readonly says: Sentence;
  /** What a person may need to know before they come: body, hearing, faith, trauma. */
  readonly access: Sentence;
  readonly evidence: EvidenceGrade;
  readonly modes: readonly ('one_to_one' | 'group' | 'family')[];
  readonly sessions: Range | null;
  readonly weeks: Range | null;
  readonly minutes: Range;
  /** How many people a group takes. */
  readonly members: Range | null;
  /** Content of the sessions, in an order that may be changed. */
  readonly topics: readonly Topic[];
  /** Ids of worksheets that belong to it. */
  readonly worksheets: readonly string[];
  readonly cite: Cite;
}

/** Clinical reference section 8: "Group: 6-12 members, 60-90 min". */
export const groupSize: Range = { min: 6, max: 12 };
export const groupMinutes: Range = { min: 60, max: 90 };
