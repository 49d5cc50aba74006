/** Worked cases of the crisis room: `overdose-risk` and `mme`. */
import { type CaseInput, numberIn, textIn } from '../case-input.ts';
import type { CaseFamily } from '../cases.ts';
import { highRiskOn } from './high-risk-windows.ts';
import { type DailyOpioid, mmeForOudDose, mmeOf, type MmeTableKey, mmeTables } from './mme.ts';
import { naloxoneNext } from './naloxone.ts';
import { isRiosordFactor, riosord } from './riosord.ts';

type Output = Readonly<Record<string, unknown>>;

function listIn(input: CaseInput, key: string): readonly unknown[] {
  const value = input[key];
  if (!Array.isArray(value)) throw new Error(`${key} is no list`);
  return value as readonly unknown[];
}

function riosordCase(input: CaseInput): Output {
  const factors = listIn(input, 'factors').map(String);
  const unknown = factors.filter((factor) => !isRiosordFactor(factor));
  if (unknown.length > 0) return { score: null, riskClass: null, error: 'invalid_option', unknown };
  return riosord(factors.filter(isRiosordFactor));
}

function naloxoneCase(input: CaseInput): Output {
  const breathing = input['breathing'];
  return {
    action: naloxoneNext({
      product: textIn(input, 'product') ?? '',
      dosesGiven: numberIn(input, 'dosesGiven') ?? 0,
      minutesSince: numberIn(input, 'minutesSince'),
      breathing: typeof breathing === 'boolean' ? breathing : null,
    }),
  };
}

/** Worked cases of the family `overdose-risk`. */
export const overdoseRiskCases: CaseFamily = {
  inputs: ['factors', 'event', 'product', 'dosesGiven', 'minutesSince', 'breathing', 'kind', 'day'],
  run: (input) => {
    if (input['event'] === 'naloxone') return naloxoneCase(input);
    if (input['event'] !== 'highRiskWindow') return riosordCase(input);
    const [kind, day] = [textIn(input, 'kind'), numberIn(input, 'day')];
    const answer = kind === null || day === null ? null : highRiskOn(kind, day);
    return answer === null ? { highRisk: null, error: 'invalid_option' } : { ...answer };
  },
};

const isTable = (key: string | null): key is MmeTableKey => key !== null && Object.hasOwn(mmeTables, key);

function dailyIn(value: unknown, index: number): DailyOpioid {
  const { drug, amount } = value as { drug?: unknown; amount?: unknown };
  if (typeof drug !== 'string' || typeof amount !== 'number' || amount < 0) throw new Error(`daily ${String(index)} is no drug and amount`);
  return { drug, amount };
}

/** A case may say what the total is wanted for; choosing a dose or converting is answered with none. */
const purposeKeys = ['purpose', 'use', 'event', 'indication', 'context', 'intent', 'question'] as const;

/** Worked cases of the family `mme`. */
export const mmeCases: CaseFamily = {
  inputs: ['table', 'daily', ...purposeKeys],
  run: (input) => {
    const purpose = purposeKeys.map((key) => textIn(input, key) ?? '').join(' ');
    if (/oud|conver|induction|dos/i.test(purpose)) return { ...mmeForOudDose };
    const table = textIn(input, 'table');
    if (!isTable(table)) return { mme: null, error: 'invalid_option', allowed: Object.keys(mmeTables) };
    return { ...mmeOf(table, listIn(input, 'daily').map(dailyIn)) };
  },
};
