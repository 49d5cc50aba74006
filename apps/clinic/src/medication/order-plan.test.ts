import type { OrderedProduct } from '@fairlead/contract/medication';
import { describe, expect, it } from 'vitest';
import { daysOf, fill, ofLength, orderDoses, paused, planOf, stepBack, type PlanText } from './order-plan.ts';

const text: PlanText = { plan: 'taper', startOn: '2026-03-02', endOn: '2026-03-08', first: '30', stepMg: '5', stepDays: '7', targetMg: '', secondDayMg: '', thenMg: '', template: 'own', days: [] };
const daysFor = (more: Partial<PlanText>) => {
  const made = fill({ ...text, ...more }, undefined);
  if (made.kind !== 'days') throw new Error(JSON.stringify(made));
  return made.days;
};

describe('the day plan of an order as typed (M59, D41)', () => {
  it('is filled from its steps, ends where they end, and is what the order carries', () => {
    const days = daysFor({ targetMg: '20' });
    expect(days).toHaveLength(21);
    const order = orderDoses('2026-03-02', planOf(days) ?? []);
    expect(order).toMatchObject({ endOn: '2026-03-22', partUg: [20_000] });
    expect(order?.schedule.at(7)).toEqual({ dosingDay: '2026-03-09', part: 1, doseUg: 25_000 });
  });

  it('by a template names what the template allows where a figure is outside of it', () => {
    expect(fill({ ...text, template: 'methadone_slow_us', stepDays: '3' }, undefined)).toEqual({ kind: 'outside_template', fact: 'stepDays', allowed: [10, 14] });
    expect(daysFor({ template: 'methadone_slow_us', stepDays: '', stepMg: '' }).slice(13, 15)).toEqual([['30'], ['27.5']]);
  });

  it('names the field that cannot be read', () => {
    expect(fill({ ...text, first: 'x' }, undefined)).toEqual({ kind: 'field', field: 'first' });
    expect(fill({ ...text, targetMg: '40' }, undefined)).toEqual({ kind: 'field', field: 'targetMg' });
    expect(fill({ ...text, plan: 'titrate', targetMg: '20', endOn: '' }, undefined)).toEqual({ kind: 'field', field: 'dates' });
  });

  it('never rounds a dose up to what can be measured', () => {
    const tablet: OrderedProduct = { id: null, name: 'Buprenorphine tablet', medicine: 'buprenorphine', form: 'tablet', ugPerMl: null, ugPerUnit: null, strengthsUg: [8000, 2000], controlled: true };
    const made = fill({ ...text, plan: 'titrate', first: '2.5', stepMg: '1', stepDays: '1', targetMg: '9.9' }, tablet);
    expect(made).toMatchObject({ days: [['2'], ['3'], ['4'], ['5'], ['6'], ['7'], ['8']] });
  });

  it('waits, goes back a step, grows and shrinks', () => {
    const days = daysFor({ stepDays: '1', targetMg: '20' });
    expect(days).toEqual([['30'], ['25'], ['20']]);
    expect(paused(days, 1, 2)).toEqual([['30'], ['25'], ['25'], ['25'], ['20']]);
    expect(stepBack(days, 2)).toEqual([['30'], ['25'], ['25'], ['20']]);
    expect(ofLength(days, 5)).toEqual([['30'], ['25'], ['20'], ['20'], ['20']]);
    expect(ofLength(days, 1)).toEqual([['30']]);
    expect(stepBack([['30'], ['x']], 1)).toEqual([['30'], ['x']]);
  });

  it('has a part for each dose of a low-dose start', () => {
    const made = fill({ ...text, plan: 'start', template: 'LOW-DOSE-7D' }, undefined);
    expect(made).toMatchObject({ stopsOnDay: 6, days: [['0.5', '0'], ['0.5', '0.5'], ['1', '1'], ['2', '2'], ['4', '4'], ['8', '8'], ['12', '0']] });
  });

  it('comes back from a signed version day by day', () => {
    const version = { startOn: '2026-03-02', endOn: '2026-03-04', partUg: [20_000], schedule: [{ dosingDay: '2026-03-03', part: 1, doseUg: 25_500 }] } as unknown as Parameters<typeof daysOf>[0];
    expect(daysOf(version, 1)).toEqual([['20'], ['25.5'], ['20']]);
    expect(daysOf({ ...version, schedule: [] } as unknown as Parameters<typeof daysOf>[0], 1)).toEqual([]);
  });
});
