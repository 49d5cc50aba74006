import { expect, it } from 'vitest';
import { examplesThatFail } from '../examples-hold.ts';
import type { Day } from '../day.ts';
import { consentElements } from './part2-facts.ts';
import { disclosureExamples } from './part2.examples.ts';
import { decideDisclosure, disclosureRuleSet } from './part2.ts';

/** What is missing is a consent, not one fact: the person writes a new one. */
const untold = ['counselling-notes', 'consent-given', 'consent-revoked', 'consent-signed', 'consent-expired', 'consent-scope', 'consent-elements'].map((id) => `part2-${id}`);

it('holds every example of the disclosure rules, and each code has one on each side', () => {
  expect(examplesThatFail(disclosureRuleSet, disclosureExamples, { untold })).toEqual([]);
});

it('says since when a consent is over, and which parts are missing', () => {
  const { findings } = decideDisclosure({ regime: '42CFR2', purpose: 'TPO', consent: { scope: 'all-future-TPO', signed: true, expiresDay: 20_000 as Day, elements: consentElements.slice(2) }, today: 20_003 as Day });
  expect(findings.map(({ code, params }) => [code, params])).toEqual([['CONSENT_EXPIRED', { days: 3 }], ['CONSENT_ELEMENT_MISSING', { count: 2, elements: consentElements.slice(0, 2).join(', ') }]]);
});

it('names the parts that the record of an emergency lacks', () => {
  const { findings } = decideDisclosure({ regime: '42CFR2', purpose: 'medical-emergency', consent: null, emergencyRecord: ['recipient', 'date'] });
  expect(findings.find(({ code }) => code === 'EMERGENCY_RECORD_INCOMPLETE')?.params).toEqual({ parts: 'discloser, nature' });
});

it('lets no signature past a legal bar', () => {
  expect(Object.entries(disclosureRuleSet.codes).filter(([, { decision, override }]) => decision === 'refuse' && override !== 'nobody')).toEqual([]);
});

it('needs no consent in an emergency, even one that was taken back', () => {
  expect(decideDisclosure({ regime: '42CFR2', purpose: 'medical-emergency', consent: { scope: 'all-future-TPO', signed: true, revoked: true } })).toMatchObject({ decision: 'allow', reasons: ['RECORD_EMERGENCY_DISCLOSURE'] });
});
