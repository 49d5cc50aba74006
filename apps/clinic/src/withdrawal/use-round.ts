/** What one round holds while it is filled in, and what is sent of it. What was left empty is not sent as normal. */
import { instrumentById, itemsToAsk, scoreInstrument, scoreOfReading, type Answers, type Instrument } from '@fairlead/clinical';
import type { NewRound } from '@fairlead/contract/withdrawal';
import { useState } from 'react';

function known(id: string): Instrument {
  const found = instrumentById(id);
  if (found === null) throw new Error(`There is no instrument ${id}.`);
  return found;
}
export const [cowsForm, news2Form, possForm] = [known('COWS'), known('NEWS2'), known('POSS')];

export type Reading = 'rr' | 'spo2' | 'sbp' | 'dbp' | 'pulse' | 'temp';
export type Flag = 'seizureDeliriumHallucination' | 'chestPainSyncopePalpitations' | 'newInfectionSign';

export interface RoundDraft {
  readonly cows: Answers;
  readonly readings: Readonly<Partial<Record<Reading, string>>>;
  readonly oxygen: boolean | undefined;
  readonly acvpu: string | undefined;
  readonly poss: 'S' | '1' | '2' | '3' | '4' | undefined;
  readonly asleep: boolean;
  readonly craving: string;
  readonly flags: readonly Flag[];
  readonly vomitingHours: string;
  readonly hoursSinceUrine: string;
  readonly pregnancyTest: 'positive' | 'negative' | undefined;
  readonly note: string;
}

export const emptyRound: RoundDraft = { cows: {}, readings: {}, oxygen: undefined, acvpu: undefined, poss: undefined, asleep: false, craving: '', flags: [], vomitingHours: '', hoursSinceUrine: '', pregnancyTest: undefined, note: '' };

/** A typed figure; a comma is read as a point, and nothing is no figure. */
export function figureOf(text: string | undefined): number | null {
  const trimmed = (text ?? '').trim().replace(',', '.');
  if (trimmed === '') return null;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : null;
}

/** COWS answers with the pulse's points from the pulse that was counted, unless somebody chose others. */
export function cowsOf(draft: RoundDraft): Answers {
  const measured = cowsForm.items.find(({ id }) => id === 'pulse')?.measured;
  const pulse = figureOf(draft.readings.pulse);
  if (draft.cows['pulse'] !== undefined || measured === undefined || pulse === null || Object.keys(draft.cows).length === 0) return draft.cows;
  const points = scoreOfReading(measured, pulse);
  return points === null ? draft.cows : { ...draft.cows, pulse: points };
}

export function news2Of(draft: RoundDraft): Answers {
  const { rr, spo2, sbp, pulse, temp } = draft.readings;
  const numbers = { rr: figureOf(rr), spo2: figureOf(spo2), sbp: figureOf(sbp), pulse: figureOf(pulse), temp: figureOf(temp) };
  const entries = [...Object.entries(numbers).filter(([, value]) => value !== null), ...(draft.oxygen === undefined ? [] : [['oxygen', draft.oxygen]]), ...(draft.acvpu === undefined ? [] : [['acvpu', draft.acvpu]])];
  return Object.fromEntries(entries) as Answers;
}

/** What is sent: only what was looked at. */
export function roundBody(draft: RoundDraft): NewRound {
  const cows = cowsOf(draft);
  const news2 = news2Of(draft);
  const [craving, diastolic, vomiting, urine] = [figureOf(draft.craving), figureOf(draft.readings.dbp), figureOf(draft.vomitingHours), figureOf(draft.hoursSinceUrine)];
  const facts = {
    ...Object.fromEntries(draft.flags.map((flag) => [flag, true])), ...(vomiting === null ? {} : { vomitingHours: vomiting }), ...(urine === null ? {} : { hoursSinceUrine: urine }), ...(draft.pregnancyTest === undefined ? {} : { pregnancyTest: draft.pregnancyTest }),
  };
  return {
    ...(Object.keys(cows).length === 0 ? {} : { cows: cows as NonNullable<NewRound['cows']> }), ...(Object.keys(news2).length === 0 ? {} : { news2: news2 as NonNullable<NewRound['news2']> }), ...(draft.poss === undefined ? {} : { poss: draft.poss }),
    ...(diastolic === null ? {} : { diastolic }), ...(draft.asleep ? { asleep: true } : {}), ...(craving === null ? {} : { craving }), ...(Object.keys(facts).length === 0 ? {} : { facts }), ...(draft.note.trim() === '' ? {} : { note: draft.note.trim() }),
  };
}

export interface SoFar { readonly total: number | null; readonly partial: number; readonly answered: number; readonly all: number }

/** Points so far by the one scorer. */
export function soFarOf(draft: RoundDraft): SoFar {
  const answers = cowsOf(draft);
  const score = scoreInstrument(cowsForm, answers);
  const all = itemsToAsk(cowsForm, answers).length;
  if (score.kind === 'invalid') return { total: null, partial: 0, answered: 0, all };
  return { total: score.complete ? score.total : null, partial: score.partial, answered: all - score.missing.length, all };
}

export function useRound() {
  const [draft, setDraft] = useState<RoundDraft>(emptyRound);
  const set = (change: Partial<RoundDraft>): void => setDraft((before) => ({ ...before, ...change }));
  const answer = (item: string, points: number): void => setDraft((before) => ({ ...before, cows: { ...before.cows, [item]: points } }));
  const read = (reading: Reading, text: string): void => setDraft((before) => ({ ...before, readings: { ...before.readings, [reading]: text } }));
  const flag = (one: Flag, on: boolean): void => setDraft((before) => ({ ...before, flags: on ? [...before.flags.filter((each) => each !== one), one] : before.flags.filter((each) => each !== one) }));
  return { draft, set, answer, read, flag, forget: () => setDraft(emptyRound) };
}
