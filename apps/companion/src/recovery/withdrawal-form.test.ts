import { describe, expect, it } from 'vitest';
import { withdrawalForm } from './withdrawal-form.ts';

describe('rating withdrawal on the phone', () => {
  it('asks the form that the country uses, under its own name', () => {
    const [us, gb] = [withdrawalForm('US', 'en'), withdrawalForm('GB', 'en-GB')];
    expect([us.instrument, us.items.length, us.items[0]?.answers.length]).toEqual(['SOWS-16', 16, 5]);
    expect([gb.instrument, gb.items.length, gb.items[0]?.answers.length]).toEqual(['SOWS-10', 10, 4]);
  });

  it('speaks the reader’s language and keeps the same item names', () => {
    expect(withdrawalForm('US', 'es').items.map((item) => item.id)).toEqual(withdrawalForm('US', 'en').items.map((item) => item.id));
    expect(withdrawalForm('US', 'es').items[0]?.text).toBe('Ansiedad');
  });
});
