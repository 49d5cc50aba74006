import { describe, expect, it } from 'vitest';
import { runOf } from './use-typed.ts';

describe('a run of keys at the check-in screen', () => {
  it('is a card only where it is whole: ended by the reader, and of our own cards', () => {
    expect(runOf('flc1.ABCDEFGHJKMNPQRSTUVWXYZ234', true)).toEqual({ kind: 'card', text: 'FLC1.ABCDEFGHJKMNPQRSTUVWXYZ234' });
    expect(runOf('FLC1.ABC', false)).toBeNull();
    expect(runOf('FLP1.a-passport', true)).toBeNull();
    expect(runOf('0123456789012', true)).toBeNull();
  });
  it('is one letter or one digit of a person, in any alphabet', () => {
    expect([runOf('k', false), runOf('ñ', false), runOf('3', false), runOf('-', false)]).toEqual([{ kind: 'letter', text: 'K' }, { kind: 'letter', text: 'Ñ' }, { kind: 'digit', text: '3' }, null]);
  });
});
