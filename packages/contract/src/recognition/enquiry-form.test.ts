import { describe, expect, it } from 'vitest';
import { enquiryFromForm } from './index.ts';

const typed = { about: 'self', callMe: 'Sam', contact: 'phone', phone: '07700 900118', ifOther: 'say_nothing', when: 'any' };

describe('asking for help by a plain form', () => {
  it('takes the shortest honest form: a name and a number', () => {
    expect(enquiryFromForm({ callMe: 'Sam', phone: '07700 900118' }, 'en-GB')).toEqual({
      kind: 'enquiry',
      enquiry: { about: 'self', callMe: 'Sam', contact: 'phone', phone: '07700 900118', ifOther: 'say_nothing', when: 'any', needsToday: false, language: 'en-GB' },
    });
  });

  it('says nothing to others unless it was chosen', () => {
    const result = enquiryFromForm({ ...typed, ifOther: '' }, 'en');
    expect(result.kind === 'enquiry' && result.enquiry.ifOther).toBe('say_nothing');
  });

  it('names every field at fault, once', () => {
    expect(enquiryFromForm({ contact: 'email', email: 'nonsense' }, 'en')).toEqual({
      kind: 'errors', errors: [{ field: 'callMe', code: 'needed' }, { field: 'email', code: 'shape' }],
    });
    expect(enquiryFromForm({ ...typed, phone: 'call me' }, 'en')).toEqual({ kind: 'errors', errors: [{ field: 'phone', code: 'shape' }] });
  });

  it('keeps the ticked signs to itself unless the asker sends them', () => {
    const silent = enquiryFromForm({ ...typed, sign: ['need-more', 'cut-down'] }, 'en');
    const sent = enquiryFromForm({ ...typed, sign: ['need-more', 'cut-down'], sendSigns: 'yes' }, 'en');
    expect(silent.kind === 'enquiry' && silent.enquiry.signs).toBe(undefined);
    expect(sent.kind === 'enquiry' && sent.enquiry.signs).toEqual(['need-more', 'cut-down']);
  });

  it('forgets who it is about when somebody asks for themselves', () => {
    const result = enquiryFromForm({ ...typed, otherName: 'Jo', relation: 'brother' }, 'en');
    expect(result.kind === 'enquiry' && 'otherName' in result.enquiry).toBe(false);
  });

  it('refuses control characters that change how a list reads', () => {
    expect(enquiryFromForm({ ...typed, callMe: 'Sam\u202Eevil' }, 'en').kind).toBe('errors');
  });
});
