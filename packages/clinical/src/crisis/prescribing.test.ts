import { describe, expect, it } from 'vitest';
import { decideBy } from '../decision.ts';
import { examplesThatFail } from '../examples-hold.ts';
import { prescribingExamples } from './prescribing.examples.ts';
import { prescribingRules } from './prescribing-rules.ts';

describe('a chart with opioids', () => {
  it('is checked on each side of every line', () => expect(examplesThatFail(prescribingRules, prescribingExamples)).toEqual([]));

  it('is never a silent all-clear where something is not known', () => {
    const nothingKnown = { opioid: null, mme: null, benzodiazepine: null, naloxone: null, opioidUseDisorder: null, treatmentMedicine: null, naltrexone: null, overdoseBefore: null, urineTest: null };
    const decision = decideBy(prescribingRules, nothingKnown, 'CDC-2022');
    expect(decision).toMatchObject({ decision: 'warn', findings: [] });
    expect(decision.missing.toSorted()).toEqual(Object.keys(nothingKnown).toSorted());
  });

  it('without opioids, disorder or overdose asks for nothing', () => {
    expect(decideBy(prescribingRules, { opioid: false, mme: 0, benzodiazepine: true, naloxone: false, opioidUseDisorder: 'none', treatmentMedicine: false, naltrexone: false, overdoseBefore: false, urineTest: 'none' }, 'CDC-2022'))
      .toMatchObject({ decision: 'allow', reasons: [], missing: [] });
  });

  it('is judged by one edition: 95 MME is 50 or more under 2022 and 90 or more under 2016, never both', () => {
    const facts = { opioid: true, mme: 95, naloxone: true };
    expect(decideBy(prescribingRules, facts, 'CDC-2022').reasons).toEqual(['MME_50_REASSESS']);
    expect(decideBy(prescribingRules, facts, 'CDC-2016').reasons).toEqual(['MME_90_AVOID']);
  });
});
