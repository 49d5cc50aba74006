/**
 * What an instrument is: a published questionnaire, scale or score as data. One scorer (score.ts) reads them all, and
 * packages/fhir turns them into Questionnaires and back, so no instrument holds a function.
 */
import type { Cite, Mark, Sentence } from '../rule.ts';

/** The answer to one item as it is stored: a score or rating, yes or no, a code such as ACVPU `V`, or a measurement. */
export type Answer = number | boolean | string;

/** Answers by item id. Absent or null is unanswered, which is never "normal" (C4). */
export type Answers = Readonly<Record<string, Answer | null | undefined>>;

export type Sex = 'female' | 'male';

/** One thing that can be answered, with its score. `gives` are what the source says to do about it (sedation levels). */
export interface Choice {
  readonly score: number;
  readonly says: Sentence;
  readonly code?: string;
  readonly gives?: Readonly<Record<string, string | boolean>>;
}

/** One step of a measurement: this score below `below`, or up to and including `upTo`, or, with neither, above all others. */
export interface Cut {
  readonly below?: number;
  readonly upTo?: number;
  readonly score: number;
}

/** Points of a yes, where they differ by sex in the published table. */
export interface PointsBySex {
  readonly female: number;
  readonly male: number;
}

/** Discrete options, not every number between them; the stored answer is the score. */
export interface OptionsAnswer {
  readonly kind: 'options';
  readonly options: readonly Choice[];
}

/** Every whole number from `min` to `max`; anchors say what some or all of them mean. */
export interface ScaleAnswer {
  readonly kind: 'scale';
  readonly min: number;
  readonly max: number;
  readonly anchors: readonly Choice[];
}

/** Yes or no; a reversed item scores its no. */
export interface YesNoAnswer {
  readonly kind: 'yesNo';
  readonly yes: number | PointsBySex;
  readonly no: number;
}

/** Named options whose scores may repeat, so that the stored answer is the code. */
export interface CodedAnswer {
  readonly kind: 'coded';
  readonly options: readonly (Choice & { readonly code: string })[];
}

/** A measurement that scores by cut-points. `variants` replace the cuts where all their facts hold (oxygen scale 2). */
export interface MeasureAnswer {
  readonly kind: 'measure';
  readonly unit: string;
  /** Outside of these a number is a typing error, not a reading. */
  readonly min: number;
  readonly max: number;
  /** The step in which the chart reads it; a finer reading is rounded to it, half up. 0: continuous. */
  readonly step: number;
  readonly cuts: readonly Cut[];
  readonly variants?: readonly { readonly when: Readonly<Record<string, boolean>>; readonly cuts: readonly Cut[] }[];
}

export type AnswerKind = OptionsAnswer | ScaleAnswer | YesNoAnswer | CodedAnswer | MeasureAnswer;

/** A yes to an item, or a score of at least so many. */
export interface Condition {
  readonly item: string;
  readonly atLeast?: number;
}

/**
 * Skip logic: asked when any of these holds. `contradiction`: an answer other than no to a question that was closed
 * makes the form inconsistent. `zero`: the form lets the question be passed over, and it then counts nothing.
 */
export interface Gate {
  readonly any: readonly Condition[];
  readonly otherwise: 'contradiction' | 'zero';
}

export interface Item {
  readonly id: string;
  readonly says: Sentence;
  readonly answer: AnswerKind;
  readonly asked?: Gate;
  readonly loinc?: string;
  /** A number on a monitor from which the item's score follows; `from` is the name of that number. */
  readonly measured?: MeasureAnswer & { readonly from: string };
  /** Kept as an answer, in no scale, and its absence leaves the score whole (BAM detail by drug class). */
  readonly detail?: true;
}

/** One number out of some items. The instrument's `total` names its main one, if it has one. */
export interface Scale {
  readonly id: string;
  readonly says: Sentence;
  readonly method: 'sum' | 'mean' | 'any';
  readonly items: readonly string[];
  readonly min: number;
  readonly max: number;
  readonly better: 'higher' | 'lower' | 'neither';
  readonly times?: number;
  readonly loinc?: string;
  /** Items that do not count where a fact about the person holds (opioids solely under medical supervision). */
  readonly leaveOut?: { readonly when: string; readonly items: readonly string[] };
}

/** One named range of a scale, ends included. */
export interface Band {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly says: Sentence;
}

/** The bands of one scale under one profile. Where published sets differ, each is its own profile (C1). */
export interface BandSet {
  readonly scale: string;
  readonly profile: string;
  readonly source: string;
  readonly mark: Mark;
  readonly bands: readonly Band[];
}

/** A yes-or-no reading of a scale or an item. With `sex`, the cut-off depends on it and an unknown sex may leave it open. */
export interface Flag {
  readonly id: string;
  readonly of: { readonly scale: string } | { readonly item: string };
  readonly is: 'atLeast' | 'below' | 'atMost';
  readonly value: number | PointsBySex;
  readonly profile?: string;
  readonly says: Sentence;
  /** The instrument that a yes opens at once. */
  readonly opens?: string;
  readonly mark: Mark;
}

/** First match of named items, for an instrument whose result is no sum. */
export interface Triage {
  readonly source: string;
  readonly mark: Mark;
  readonly steps: readonly { readonly band: string; readonly anyOf: readonly string[]; readonly says: Sentence }[];
  readonly otherwise: { readonly band: string; readonly says: Sentence };
}

/** When a change between two scores means something: by points, or as a share of the first. */
export interface Change {
  readonly by: 'points' | 'share';
  readonly from: number;
  readonly source: string;
  readonly mark: Mark;
}

/**
 * Whether its words may be shipped, and which words these are. `published`: the form's own; `own`: our paraphrase;
 * `topics`: labels for entering a form that was answered on paper, since its wording is not ours to ship.
 */
export interface Licence {
  readonly says: string;
  readonly wording: 'published' | 'own' | 'topics';
  readonly use: 'free' | 'credit' | 'non-commercial' | 'ask';
  readonly mark: Mark;
}

export interface Instrument {
  readonly id: string;
  readonly version: string;
  readonly title: Sentence;
  readonly room: 'admission' | 'assessment' | 'withdrawal' | 'medication' | 'therapy' | 'recovery' | 'crisis' | 'outcomes' | 'tests';
  readonly licence: Licence;
  readonly cite: Cite;
  readonly ratedBy: 'person' | 'clinician' | 'either';
  /** The stretch of time it asks about, and how it is given. */
  readonly about: Sentence;
  readonly items: readonly Item[];
  readonly scales: readonly Scale[];
  readonly total?: string;
  readonly bandSets: readonly BandSet[];
  /** The profile that reads the total where a site has chosen none; absent, no band is shown without a choice. */
  readonly profile?: string;
  readonly flags: readonly Flag[];
  readonly triage?: Triage;
  readonly change?: Change;
  readonly loinc?: { readonly panel?: string; readonly mark: Mark };
  /** What a reader must know before trusting it. */
  readonly cautions: readonly Sentence[];
  /** Never offered to somebody who already has the disorder it predicts. */
  readonly hideInOud?: true;
}

/** A sentence of both languages. */
export function words(en: string, es: string, gb?: string): Sentence {
  return gb === undefined ? { en, es } : { en, es, 'en-GB': gb };
}

/** One choice of a list. */
export function choice(score: number, en: string, es: string, gb?: string): Choice {
  return { score, says: words(en, es, gb) };
}

/** Items that all take the same kind of answer: `[id, English, Spanish, LOINC]`. */
export function itemsOf(answer: AnswerKind, rows: readonly (readonly [string, string, string, string?])[], asked?: Gate): readonly Item[] {
  return rows.map(([id, en, es, loinc]) => ({
    id,
    says: words(en, es),
    answer,
    ...(asked === undefined ? {} : { asked }),
    ...(loinc === undefined ? {} : { loinc }),
  }));
}

/** Bands that follow on each other: `[id, first score, English, Spanish, British]`; the last ends at `max`. */
export function bandsTo(max: number, rows: readonly (readonly [string, number, string, string, string?])[]): readonly Band[] {
  return rows.map(([id, from, en, es, gb], index) => {
    const next = rows[index + 1];
    return { id, from, to: next === undefined ? max : next[1] - 1, says: words(en, es, gb) };
  });
}

/** The plain total of an instrument: the sum of these items. */
export function sumOf(items: readonly Item[], min: number, max: number, better: Scale['better'], more: Partial<Scale> = {}): Scale {
  return { id: 'total', says: words('Total', 'Total'), method: 'sum', items: items.map((item) => item.id), min, max, better, ...more };
}

export const YES_NO: YesNoAnswer = { kind: 'yesNo', yes: 1, no: 0 };
