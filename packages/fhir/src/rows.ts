/** Reading a row of our own tables. */
import type { Row } from './facts.ts';

export function text(row: Row, column: string): string | null {
  const value = row[column];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The day of a date or the first ten characters of an instant. */
export function dayText(row: Row, column: string): string | null {
  return text(row, column)?.slice(0, 10) ?? null;
}

/** An instant as FHIR has it: `2026-02-10T08:04:00+00:00` is one already. */
export const instantText = text;

export function number(row: Row, column: string): number | null {
  const value = row[column];
  return typeof value === 'number' ? value : null;
}

/** Nothing for null, else one element. */
export function optional<V, E>(value: V | null, make: (value: V) => E): readonly E[] {
  return value === null ? [] : [make(value)];
}

export const patient = (row: Row): { reference: string } => ({ reference: `Patient/${text(row, 'person_id') ?? ''}` });
