import type { EnquiryDetail } from '@fairlead/contract/admission';
import { describe, expect, it } from 'vitest';
import { bodyOf, formFrom, openQuestions } from './acceptance-form.ts';
import { missingOf } from './new-enquiry.tsx';
import { typedDay } from './said.ts';

const enquiry: EnquiryDetail = {
  id: '01890000-0000-7000-8000-000000000001', reference: 'H-1', kind: 'enquiry', source: 'telephone', about: 'self', callMe: 'Kay Moreau', otherName: null, contact: 'phone', bestTime: 'any', needsToday: false, language: 'en', receivedAt: '2026-02-10T12:00:00Z',
  state: 'new', waitDays: 0, group: 3, because: [], contactOverdue: false, attempts: 0, lastAttemptAt: null, callAgainAt: null, siteId: '01890000-0000-7000-8000-000000000002', relation: null, phone: '617 555 0142', email: null, ifOther: 'say_nothing', interpreter: null,
  words: 'Keep my job', signs: [], bornOn: null, referrer: null, personId: null, episodeId: null, closedReason: null, version: 1, contacts: [], triage: null,
};
const clinicianId = '01890000-0000-7000-8000-000000000003';

describe('accepting somebody', () => {
  it('begins with what the request told, and asks for the rest', () => {
    const form = formFrom(enquiry);
    expect(form).toMatchObject({ givenName: 'Kay', familyName: 'Moreau', phone: '617 555 0142', goals: 'Keep my job' });
    expect(openQuestions(form)).toEqual(['needBorn', 'needSex', 'needClinician', 'needConsent']);
    expect(bodyOf(form)).toBeUndefined();
  });
  it('never takes what a relative told for the person’s own', () => {
    expect(formFrom({ ...enquiry, about: 'someone_else', otherName: 'Sam' })).toMatchObject({ givenName: 'Sam', phone: '', goals: '' });
  });
  it('asks nothing twice of somebody who comes back', () => {
    const form = { ...formFrom(enquiry), known: { id: enquiry.id, name: 'Kay Moreau', number: 'FL-1' }, clinicianId, consent: 'spoken' as const };
    expect(openQuestions(form)).toEqual([]);
    expect(bodyOf(form)).toEqual({ personId: enquiry.id, responsibleClinicianId: clinicianId, consentToTreatment: { method: 'spoken' }, goals: ['Keep my job'] });
  });
  it('shares nothing half said, and cuts nobody’s words', () => {
    const form = { ...formFrom(enquiry), bornOn: '1991-05-02', sex: 'female' as const, clinicianId, consent: 'on_screen' as const };
    expect(openQuestions({ ...form, shares: true, recipient: 'Sister' })).toEqual(['needSharing']);
    expect(openQuestions({ ...form, goals: 'x'.repeat(201) })).toEqual(['goalLong']);
    expect(bodyOf(form)?.person?.bornOn).toBe('1991-05-02');
  });
});

describe('a request by telephone', () => {
  const blank = { kind: 'enquiry' as const, source: 'telephone' as const, about: 'self' as const, callMe: '', phone: '', email: '', contact: 'phone' as const, bornOn: '', needsToday: false, ifOther: 'say_nothing' as const, words: '', refName: '', refOrganisation: '', refPhone: '', refReply: false };
  it('needs a name and a way to answer; a referral needs who refers', () => {
    expect(missingOf(blank)).toEqual({ callMe: 'needName', phone: 'needReach' });
    expect(missingOf({ ...blank, kind: 'referral', callMe: 'Kay' })).toEqual({ refName: 'needReferrer' });
    expect(missingOf({ ...blank, callMe: 'Kay', email: 'k@x.org', bornOn: '1991-02-30' })).toEqual({ bornOn: 'badDate' });
    expect(typedDay(' 1991-05-02 ')).toBe('1991-05-02');
  });
});
