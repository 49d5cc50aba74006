import { describe, expect, it } from 'vitest';
import { wayOn } from './use-injection.ts';

const says = { en: '', 'en-GB': '', es: '' };
const found = (override: 'nobody' | 'prescriber' | 'two prescribers', decision: 'warn' | 'refuse' = 'refuse') => ({ code: 'INTERVAL_UNDER_26_DAYS', decision, override, says, cite: { guideline: '', section: '', mark: 'checked' } });
const decided = (...findings: readonly ReturnType<typeof found>[]) => ({ decision: findings.some((each) => each.decision === 'refuse') ? 'refuse' : findings.length > 0 ? 'warn' : 'allow', findings, missing: [], reasons: [], turns: [] }) as unknown as Parameters<typeof wayOn>[0];

describe('the way on from what the rules said of an injection', () => {
  it('asks for nobody else where nothing refuses', () => {
    expect([wayOn(decided(), false), wayOn(decided(found('prescriber', 'warn')), false), wayOn(decided(), true)]).toEqual(['give', 'give', 'give']);
  });
  it('lets a prescriber go past alone, and a nurse with a prescriber who signs too', () => {
    expect([wayOn(decided(found('prescriber')), true), wayOn(decided(found('prescriber')), false)]).toEqual(['alone', 'second']);
  });
  it('needs two prescribers where the rules say two, and stops everybody where they say nobody', () => {
    expect([wayOn(decided(found('two prescribers')), true), wayOn(decided(found('two prescribers')), false)]).toEqual(['second', 'nobody']);
    expect([wayOn(decided(found('prescriber'), found('nobody')), true), wayOn(decided(found('nobody')), false)]).toEqual(['nobody', 'nobody']);
  });
});
