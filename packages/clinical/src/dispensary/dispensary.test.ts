import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ug } from '../dose.ts';
import { examplesThatFail } from '../examples-hold.ts';
import { controlledDrugRuleSet } from './controlled-drugs.ts';
import { controlledDrugExamples, guestExamples, missedDoseExamples, takeHomeExamples, windowExamples } from './dispensary.examples.ts';
import { decideGuestDose, guestRuleSet } from './guest-dosing.ts';
import { missedDosePlan, missedDoseProfiles, vomitedDoseReplacement } from './missed-dose-plan.ts';
import { decideMissedDose, missedDoseRuleSet } from './missed-dose.ts';
import { criteriaOf, takeHomeHeads } from './take-home-facts.ts';
import { decideTakeHome, takeHomeRuleSet } from './take-home.ts';
import { windowCodes } from './window-messages.ts';
import { restartRules, windowRules } from './window-rules.ts';

const weight = { allow: 0, warn: 1, refuse: 2 } as const;
const anUg = fc.integer({ min: 500, max: 300_000 }).map((value) => value as Ug);
const days = fc.nat(20);

describe('the lines of the dispensary', () => {
  it('holds every example, and each code has one on each side', () => {
    expect(examplesThatFail(missedDoseRuleSet, missedDoseExamples, { untold: ['missed-dose-first-fortnight', 'missed-dose-not-later', 'vomited-dose-unwitnessed', 'vomited-dose-uk'] })).toEqual([]);
    expect(examplesThatFail(takeHomeRuleSet, takeHomeExamples, { untold: ['take-home-all-six'] })).toEqual([]);
    expect(examplesThatFail(controlledDrugRuleSet, controlledDrugExamples, { untold: ['fp10mda-medicine', 'controlled-drug-validity', 'controlled-drug-quantity', 'missed-instalment', 'uk-register-entry', 'naloxone-route'] })).toEqual([]);
    expect(examplesThatFail(guestRuleSet, guestExamples, { untold: ['confirmed', 'record', 'dates', 'last-dose', 'take-homes', 'dose', 'away', 'window', 'token', 'pharmacy', 'return'].map((id) => `guest-${id}`) })).toEqual([]);
    const own = [...windowRules, ...restartRules].filter(({ id }) => id.startsWith('window-'));
    expect(examplesThatFail({ family: 'dosing-window', room: 'dispensary', version: '1', rules: own, codes: windowCodes, inputs: [] }, windowExamples, { untold: ['window-order', 'window-elsewhere'] })).toEqual([]);
  });
});

it('never plainly allows a guest whose clinic nobody has asked', () => {
  expect(decideGuestDose({ confirmedByClinic: null })).toMatchObject({ decision: 'warn', missing: ['confirmedByClinic'] });
});

describe('missed doses', () => {
  it('never get safer by another missed day, and never propose more than the usual dose', () => {
    fc.assert(fc.property(fc.constantFrom(...missedDoseProfiles), anUg, days, (profile, usualUg, missedDays) => {
      const [now, later] = [missedDays, missedDays + 1].map((each) => decideMissedDose({ drug: 'methadone', usualUg, missedDays: each, intoxicated: false }, profile));
      expect(weight[later?.decision ?? 'allow']).toBeGreaterThanOrEqual(weight[now?.decision ?? 'refuse']);
      const plan = missedDosePlan(profile, 'methadone', usualUg, missedDays);
      expect(Math.max(plan.doseUg ?? 0, plan.proposedUg ?? 0)).toBeLessThanOrEqual(usualUg);
    }));
  });
  it('give no dose to somebody intoxicated, and no plain allow where nobody looked', () => {
    fc.assert(fc.property(fc.constantFrom(...missedDoseProfiles), anUg, days, (profile, usualUg, missedDays) => {
      expect(decideMissedDose({ usualUg, missedDays, intoxicated: true }, profile)).toMatchObject({ decision: 'refuse', doseUg: null });
      expect(decideMissedDose({ usualUg, missedDays, intoxicated: null }, profile).decision).not.toBe('allow');
    }));
  });
  it('are replaced after vomiting by less the later it was, and by nothing unseen', () => {
    fc.assert(fc.property(anUg, fc.nat(60), fc.nat(60), (dose, a, b) => {
      expect(vomitedDoseReplacement(dose, Math.max(a, b), true)).toBeLessThanOrEqual(vomitedDoseReplacement(dose, Math.min(a, b), true));
      expect(vomitedDoseReplacement(dose, a, false)).toBe(0);
    }));
  });
});

describe('take-home doses', () => {
  it('reach exactly to the limit of the day, and the stricter of federal and state', () => {
    fc.assert(fc.property(fc.nat(400), fc.integer({ min: 1, max: 60 }), fc.option(fc.integer({ min: 1, max: 60 })), (treatmentDay, requestedDays, stateMaxDays) => {
      const { decision, maxDays } = decideTakeHome({ drug: 'methadone', treatmentDay, requestedDays, stateMaxDays, criteriaMet: true, rationaleDocumented: true }, 'US-CFR-2024');
      expect(decision === 'allow').toBe(requestedDays <= (maxDays ?? 0));
    }));
  });
  it('wait until all six heads are looked at', () => {
    const all = Object.fromEntries(takeHomeHeads.map((head) => [head, { met: true }]));
    expect(criteriaOf(all)).toMatchObject({ criteriaMet: true, failed: [] });
    for (const head of takeHomeHeads) {
      expect(criteriaOf({ ...all, [head]: { met: false } })).toMatchObject({ criteriaMet: false, failed: [head] });
      expect(criteriaOf({ ...all, [head]: { met: null } }).criteriaMet).toBeNull();
      const { [head]: _left, ...five } = all;
      const facts = criteriaOf(five);
      expect(facts.criteriaMet).toBeNull();
      expect(decideTakeHome({ drug: 'methadone', treatmentDay: 40, requestedDays: 7, rationaleDocumented: true, ...facts }, 'US-CFR-2024').reasons).toEqual(['CRITERIA_NOT_ALL_CONSIDERED']);
    }
  });
});
