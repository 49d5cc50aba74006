/** A text on somebody's phone is read by whoever looks at it: it must not say what it is about. */
import { wordsOf } from '@fairlead/ui';
import { expect, it } from 'vitest';
import { discreetTexts } from './discreet-messages.ts';

it('never names a clinic, a medicine, a treatment or a person', () => {
  const tells = /clinic|clínic|centro|site|treat|tratam|dos[ei]|dosis|medic|methad|metad|bupre|naltrex|naloxon|bottle|frasco|pharm|farmac|program|recover|recuper|drug|droga|opioid|opioide|relaps|recaída|nurse|enferm|doctor|médic|counsel|appointment|cita|missed|falt|test|prueba|patient|paciente|fairlead/i;
  for (const language of ['en', 'es'] as const) {
    for (const key of Object.keys(discreetTexts.en) as (keyof typeof discreetTexts.en)[]) {
      const text = wordsOf(discreetTexts, language)(key, { from: 'Ana', day: language === 'en' ? 'Thu, Feb 12' : 'jue, 12 feb' });
      expect(text, `${language} ${key}`).not.toMatch(tells);
      expect(text, `${language} ${key}`).not.toMatch(/\{\w+\}/);
      expect(text, `${language} ${key}`).toContain('Ana');
      expect(text.length, `${language} ${key}: two messages at most`).toBeLessThanOrEqual(200);
    }
  }
});
