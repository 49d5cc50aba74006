import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../day.ts';
import type { Ug } from '../dose.ts';
import { decideInjection, type InjectionAtHand, type InjectionQuestion } from './decide-injection.ts';
import { injectionState, injectionWindow, nextInjection } from './injection-window.ts';

const mg = (value: number): Ug => (value * 1000) as Ug;
const hand: InjectionAtHand = { orderState: 'active', orderSigned: true, orderCoversDay: true, alreadyGivenToday: false, identityConfirmed: true, poss: '1', intoxicated: false, doseUg: mg(300), stockUg: mg(300) };
const second: InjectionQuestion = { ...hand, kind: 'buprenorphine', depot: { product: 'Sublocade', route: 'SC', interval: 'monthly', orderedUg: mg(300), daysSinceLast: 28, injectionNumber: 2 } };
const vivitrol: InjectionQuestion = {
  ...hand, kind: 'naltrexone', doseUg: mg(380), stockUg: mg(380),
  naltrexone: { form: 'XR', route: 'IM-gluteal', doseUg: mg(380), site: 'left', lastSite: 'right', daysSinceLast: 28, uds: null, opioidUseSince: false },
};

describe('an injection', () => {
  it('is given in its window to the right person, drawn from enough', () => {
    expect(decideInjection(second)).toMatchObject({ decision: 'allow', reasons: [] });
    expect(decideInjection(vivitrol)).toMatchObject({ decision: 'allow', reasons: [] });
  });
  it.each<[string, Partial<InjectionAtHand>, string]>([
    ['nobody confirmed who this is', { identityConfirmed: false }, 'IDENTITY_NOT_CONFIRMED'],
    ['it was given today', { alreadyGivenToday: true }, 'DUPLICATE_DOSE_SAME_DAY'],
    ['the order is not signed', { orderSigned: false }, 'ORDER_NOT_SIGNED'],
    ['the order is over', { orderCoversDay: false }, 'ORDER_NOT_FOR_THIS_DAY'],
    ['the syringe is not in stock', { stockUg: mg(0) }, 'STOCK_NOT_ENOUGH'],
    ['the person is too drowsy', { poss: '3' }, 'SEDATION_POSS_3_HOLD'],
  ])('is held when %s', (_, change, code) => {
    expect(decideInjection({ ...second, ...change })).toMatchObject({ decision: 'refuse' });
    expect(decideInjection({ ...second, ...change }).reasons).toContain(code);
  });
  it('never goes into a vein, and naltrexone never under the skin: no signature lifts it', () => {
    expect(decideInjection({ ...second, depot: { ...second.depot, route: 'IV' } })).toMatchObject({ decision: 'refuse', hardStop: true });
    expect(decideInjection({ ...vivitrol, naltrexone: { ...vivitrol.naltrexone, route: 'SC' } })).toMatchObject({ decision: 'refuse', hardStop: true });
  });
  it('waits for its day, and says what would change it', () => {
    const early = decideInjection({ ...second, depot: { ...second.depot, daysSinceLast: 20 } });
    expect(early.reasons).toContain('INTERVAL_UNDER_26_DAYS');
    expect(early.wouldChange).toContainEqual(expect.objectContaining({ fact: 'daysSinceLast', to: 26, decision: 'allow' }));
  });
  it('of naltrexone after opioid use asks for a test first', () => {
    expect(decideInjection({ ...vivitrol, naltrexone: { ...vivitrol.naltrexone, opioidUseSince: true } }).reasons).toContain('REASSESS_OPIOID_FREE');
  });
});

describe('the next injection', () => {
  const given = 20_000 as Day;
  it('has the window of its product', () => {
    expect(injectionWindow('Sublocade', 'monthly')).toEqual({ fromDay: 26, dueDay: 28, toDay: 42 });
    expect(injectionWindow('Buvidal', 'weekly')).toEqual({ fromDay: 5, dueDay: 7, toDay: 9 });
    expect(injectionWindow('Vivitrol', 'monthly')).toEqual({ fromDay: 21, dueDay: 28, toDay: 34 });
  });
  it.each([[20, 'later'], [25, 'later'], [26, 'may be given'], [27, 'may be given'], [28, 'due'], [42, 'due'], [43, 'late']] as const)('of Sublocade is on day %s %s', (day, state) => {
    expect(injectionState(nextInjection('Sublocade', 'monthly', given), addDays(given, day))).toBe(state);
  });
  it('is the first one while none was given', () => expect(injectionState(null, given)).toBe('first'));
});
