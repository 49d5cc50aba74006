import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highRiskOn } from './high-risk-windows.ts';
import { mmeOf, mmeTables, type MmeTableKey } from './mme.ts';
import { naloxoneNeed, naloxoneNext } from './naloxone.ts';
import { riosord, type RiosordFactor, riosordPoints } from './riosord.ts';

const allFactors = Object.keys(riosordPoints) as RiosordFactor[];

describe('RIOSORD', () => {
  it('adds to the published 146 and never falls as factors are added', () => {
    expect(riosord(allFactors)).toEqual({ score: 146, riskClass: 7 });
    fc.assert(
      fc.property(fc.subarray(allFactors), fc.constantFrom(...allFactors), (factors, more) => {
        const [before, after] = [riosord(factors), riosord([...factors, more])];
        expect(after.score).toBeGreaterThanOrEqual(before.score);
        expect(after.riskClass).toBeGreaterThanOrEqual(before.riskClass);
      }),
    );
  });
});

describe('naloxone', () => {
  it('is given again after 2 minutes in the other nostril, and not before', () => {
    const facts = { product: '4 mg nasal', dosesGiven: 1, breathing: false };
    expect(naloxoneNext({ ...facts, minutesSince: 1.9 })).toBe('rescue_breaths_until_2_minutes');
    expect(naloxoneNext({ ...facts, minutesSince: 2 })).toBe('give_second_dose_other_nostril');
    expect(naloxoneNext({ ...facts, minutesSince: null })).toBe('give_second_dose_other_nostril');
    expect(naloxoneNext({ ...facts, minutesSince: 5, breathing: true })).toBe('stay_and_watch');
    expect(naloxoneNext({ ...facts, minutesSince: 5, breathing: null })).toBe('check_breathing');
    expect(naloxoneNext({ ...facts, product: 'Prenoxad 2 mg/2 ml', minutesSince: 3 })).toBe('give_second_dose');
    expect(naloxoneNext({ ...facts, dosesGiven: 0, minutesSince: null })).toBe('give_first_dose_one_nostril');
  });
  it('goes to everybody at a start or release, two where fentanyl is about or may be', () => {
    expect(naloxoneNeed({ moment: 'start', devicesHeld: 0, fentanylOrNitazenes: false, householdWithout: 0 }).supply).toBe(1);
    expect(naloxoneNeed({ moment: 'start', devicesHeld: null, fentanylOrNitazenes: null, householdWithout: 0 }).supply).toBe(2);
    expect(naloxoneNeed({ moment: 'release', devicesHeld: 2, fentanylOrNitazenes: true, householdWithout: 1 }).supply).toBe(2);
    expect(naloxoneNeed({ moment: 'review', devicesHeld: 2, fentanylOrNitazenes: true, householdWithout: 0 })).toEqual({ supply: 0, why: [] });
  });
  it.each([
    [{ moment: 'start', devicesHeld: 0, fentanylOrNitazenes: false, householdWithout: 0 }, { supply: 1, why: ['moment', 'none held'] }],
    [{ moment: 'start', devicesHeld: 1, fentanylOrNitazenes: false, householdWithout: 0 }, { supply: 1, why: ['moment'] }],
    [{ moment: 'start', devicesHeld: 3, fentanylOrNitazenes: true, householdWithout: 0 }, { supply: 1, why: ['moment', 'fentanyl or nitazenes'] }],
    [{ moment: 'detox_exit', devicesHeld: 0, fentanylOrNitazenes: true, householdWithout: 2 }, { supply: 4, why: ['moment', 'none held', 'fentanyl or nitazenes', 'household'] }],
    [{ moment: 'review', devicesHeld: 0, fentanylOrNitazenes: false, householdWithout: 0 }, { supply: 1, why: ['none held'] }],
    [{ moment: 'review', devicesHeld: 1, fentanylOrNitazenes: true, householdWithout: 0 }, { supply: 1, why: ['fentanyl or nitazenes'] }],
    [{ moment: 'review', devicesHeld: 1, fentanylOrNitazenes: false, householdWithout: 0 }, { supply: 0, why: [] }],
    [{ moment: 'review', devicesHeld: 2, fentanylOrNitazenes: true, householdWithout: 1 }, { supply: 1, why: ['household'] }],
    [{ moment: 'review', devicesHeld: null, fentanylOrNitazenes: null, householdWithout: 0 }, { supply: 2, why: ['none held', 'fentanyl or nitazenes'] }],
  ] as const)('hands over what is lacking, and says why: %j', (facts, needed) => {
    expect(naloxoneNeed(facts)).toEqual(needed);
  });
  it('goes on in the other nostril, and takes an unlisted spray for a spray', () => {
    const facts = { dosesGiven: 2, minutesSince: 2, breathing: false };
    expect(['8 mg nasal', 'Nyxoid 1.8 mg nasal', 'a naloxone spray', '0.4 mg IM', 'an ampoule'].map((product) => naloxoneNext({ ...facts, product }))).toEqual([
      'give_further_dose_other_nostril', 'give_further_dose_other_nostril', 'give_further_dose_other_nostril', 'give_further_dose', 'give_further_dose']);
    expect(naloxoneNext({ ...facts, product: 'an ampoule', dosesGiven: 0 })).toBe('give_first_dose');
  });
});

describe('high-risk windows', () => {
  it('end after the day that each source names', () => {
    const ends = (kind: string, day: number): readonly [boolean | undefined, boolean | undefined] => [highRiskOn(kind, day)?.highRisk, highRiskOn(kind, day + 1)?.highRisk];
    for (const kind of ['methadone_start', 'left_treatment', 'after_detox', 'prison_release']) expect(ends(kind, 28)).toEqual([true, false]);
    expect([highRiskOn('prison_release', 14)?.tier, highRiskOn('prison_release', 15)?.tier]).toEqual(['red', 'amber']);
    expect(highRiskOn('buprenorphine_start', 1)?.highRisk).toBe(false);
    expect(highRiskOn('holiday', 1)).toBeNull();
    expect([highRiskOn('prison_release', -1), highRiskOn('prison_release', 0)?.tier]).toEqual([null, 'red']);
  });
});

describe('morphine equivalents', () => {
  const methadone = (amount: number): number | null => mmeOf('CDC-2016', [{ drug: 'methadone', amount }]).mme;
  it('tier methadone at each line of 2016, and not in 2022', () => {
    expect([20, 20.5, 40, 40.5, 60, 60.5].map(methadone)).toEqual([80, 164, 320, 405, 600, 726]);
    expect(mmeOf('CDC-2022', [{ drug: 'methadone', amount: 61 }]).mme).toBe(286.7);
    expect(mmeOf('CDC-2016', [{ drug: 'methadone', amount: 20 }, { drug: 'methadone', amount: 20 }]).mme).toBe(320);
  });
  it.each([['CDC-2022', 49.9, false, false], ['CDC-2022', 50, true, false], ['CDC-2022', 200, true, false], ['CDC-2016', 49.9, false, false], ['CDC-2016', 50, true, false], ['CDC-2016', 89.9, true, false], ['CDC-2016', 90, true, true]] as const)(
    '%s: %f of morphine', (table, amount, reassess, avoid) => expect(mmeOf(table, [{ drug: 'morphine', amount }])).toEqual({ mme: amount, excluded: [], reassess, avoid }),
  );
  it('ask for nothing where nothing counts', () => {
    expect(mmeOf('CDC-2016', [{ drug: 'Buprenorphine', amount: 24 }])).toEqual({ mme: null, excluded: ['buprenorphine'], reassess: false, avoid: false });
    expect(mmeOf('CDC-2022', [{ drug: 'levorphanol', amount: 90 }])).toMatchObject({ reassess: false, avoid: false });
  });
  it('leave buprenorphine out, and give no partial total where one medicine has no factor', () => {
    expect(mmeOf('CDC-2022', [{ drug: 'buprenorphine', amount: 16 }, { drug: 'morphine', amount: 30 }])).toMatchObject({ mme: 30, excluded: ['buprenorphine'] });
    expect(mmeOf('CDC-2022', [{ drug: 'levorphanol', amount: 2 }, { drug: 'morphine', amount: 30 }])).toMatchObject({ mme: null, error: 'no_factor', without: ['levorphanol'] });
  });
  it('rise with every amount in every table', () => {
    fc.assert(
      fc.property(fc.constantFrom<MmeTableKey>('CDC-2022', 'CDC-2016', 'CDC-2017'), fc.nat(200), fc.nat(200), (table, a, b) => {
        for (const drug of Object.keys(mmeTables[table].factors)) {
          const of = (amount: number): number => mmeOf(table, [{ drug, amount }]).mme ?? 0;
          expect(of(Math.max(a, b))).toBeGreaterThanOrEqual(of(Math.min(a, b)));
        }
      }),
    );
  });
});
