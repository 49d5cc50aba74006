/** Reads a worked case's plain input: milligrams become whole micrograms, and a value of the wrong kind is an error. */
import type { Decision } from './decision.ts';
import { type Ug, ugOfMg } from './dose.ts';

export type CaseInput = Readonly<Record<string, unknown>>;

/** Whole micrograms of a milligram value that a case gives. Throws where that is no amount, since a typing error is no dose. */
export function ugIn(value: unknown, key: string): Ug {
  const ug = typeof value === 'number' ? ugOfMg(value) : null;
  if (ug === null) throw new Error(`${key} is no amount in milligrams`);
  return ug;
}

/**
 * The input with its milligram keys renamed to microgram keys (`dayTotalMg` to `dayTotalUg`).
 * Absent stays absent and null stays null, since the rules tell them apart.
 */
export function inMicrograms(input: CaseInput, keys: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => {
      const to = keys[key];
      return to === undefined ? [key, value] : [to, value === null ? null : ugIn(value, key)];
    }),
  );
}

/** A number of the input, null where it is null or absent. Throws where it is something else. */
export function numberIn(input: CaseInput, key: string): number | null {
  const value = input[key];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(`${key} is no number`);
  return value;
}

/** A text of the input, null where it is null or absent. Throws where it is something else. */
export function textIn(input: CaseInput, key: string): string | null {
  const value = input[key];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw new Error(`${key} is no text`);
  return value;
}

/**
 * A decision in the words of the case: facts that `inMicrograms` renamed carry the case's own keys again, and what would
 * change the decision is in milligrams.
 */
export function inCaseWords(decision: Decision, input: CaseInput, keys: Readonly<Record<string, string>>): Decision {
  const back = new Map(Object.entries(keys).filter(([from]) => from in input).map(([from, to]) => [to, from]));
  return {
    ...decision,
    missing: decision.missing.map((key) => back.get(key) ?? key),
    wouldChange: decision.wouldChange.map((change) => {
      const key = back.get(change.fact);
      if (key === undefined) return change;
      return { ...change, fact: key, to: typeof change.to === 'number' ? change.to / 1000 : change.to };
    }),
  };
}

/** Keys under which tables elsewhere give a fact, and the family's own key for it. */
export type OtherNames = Readonly<Record<string, string>>;

/** The input under the family's own keys; where both are given, the family's own stands. */
export function underOwnNames(input: CaseInput, names: OtherNames): CaseInput {
  if (!Object.keys(input).some((key) => Object.hasOwn(names, key))) return input;
  const renamed = Object.entries(input).flatMap(([key, value]) => (Object.hasOwn(names, key) ? [[names[key], value] as const] : []));
  return { ...Object.fromEntries(renamed), ...Object.fromEntries(Object.entries(input).filter(([key]) => !Object.hasOwn(names, key))) };
}

/** A table of one medicine may name it in every case. Throws where a case names another, since its rules would then be the wrong ones. */
export function withoutDrug(input: CaseInput, medicine: string): CaseInput {
  const { drug, ...rest } = input;
  if (drug !== undefined && drug !== null && drug !== medicine) throw new Error(`drug ${String(drug)} is not ${medicine}`);
  return rest;
}
