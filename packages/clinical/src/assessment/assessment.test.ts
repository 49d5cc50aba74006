import { describe, expect, it } from 'vitest';
import { dayOf } from '../day.ts';
import type { Day } from '../day.ts';
import { overdoseRiskDisplay } from '../crisis/index.ts';
import { assessmentParts, firstFault, oudWorking, partOf, placementFactsOf, planFactsOf, planScores, progressOf, questionsToAsk, riskFactsOf, substanceQuestions, suicideRiskOf } from './index.ts';
import type { AssessmentPart, PartAnswers, SavedParts } from './index.ts';

const day = (iso: string): Day => dayOf(iso) as Day;
const saved = (answers: PartAnswers['answers'], unsaid: PartAnswers['unsaid'] = {}, on = '2026-02-01') => ({ answers, unsaid, savedOn: day(on) });
const part = (id: string): AssessmentPart => {
  const found = partOf(id);
  if (found === null) throw new Error(id);
  return found;
};

describe('a part of an assessment', () => {
  it('has words in both languages and ids that stand once', () => {
    for (const { questions, id } of assessmentParts) {
      expect(new Set(questions.map((question) => question.id)).size, id).toBe(questions.length);
      for (const { says } of questions) expect([says.en, says.es].every((text) => text.length > 0)).toBe(true);
    }
  });

  it('asks for a release day only after a release, and for substance details only after use', () => {
    expect(questionsToAsk(part('overdose').questions, saved({ leftPrison: false })).map(({ id }) => id)).not.toContain('leftPrisonOn');
    expect(questionsToAsk(part('overdose').questions, saved({ leftPrison: true })).map(({ id }) => id)).toContain('leftPrisonOn');
    expect(questionsToAsk(substanceQuestions, saved({ 'heroin.use': 'past' })).filter(({ id }) => id.startsWith('heroin.')).map(({ id }) => id)).toEqual(['heroin.use', 'heroin.route', 'heroin.lastUsedOn', 'heroin.years']);
  });

  it('counts "not known" and "would rather not say" as asked, and a gate that closes a form as done', () => {
    expect(progressOf(part('infections'), saved({ hcv: 'rna_positive' }, { hiv: 'not_said' }))).toEqual({ state: 'open', answered: 2, of: 4 });
    expect(progressOf(part('suicide'), saved({ q1: false, q2: false, q6: false }))).toEqual({ state: 'done', answered: 3, of: 3 });
    expect(progressOf(part('suicide'), saved({ q1: true, q2: true, q6: false }))).toMatchObject({ state: 'open', of: 6 });
    expect(progressOf(part('substances'), saved({}))).toEqual({ state: 'empty', answered: 0, of: 13 });
  });

  it('rejects what cannot be, and names the question', () => {
    const fault = (answers: PartAnswers['answers']) => firstFault(substanceQuestions, saved(answers), '2026-02-01');
    expect(fault({ 'heroin.daysOf30': 31 })).toEqual({ question: 'heroin.daysOf30', fault: 'out_of_range' });
    expect(fault({ 'heroin.daysOf30': 30 })).toBeNull();
    expect(fault({ 'heroin.lastUsedOn': '2026-02-02' })).toEqual({ question: 'heroin.lastUsedOn', fault: 'in_the_future' });
    expect(fault({ 'heroin.lastUsedOn': '2026-02-30' })).toMatchObject({ fault: 'not_a_day' });
    expect(fault({ 'heroin.colour': 'brown' })).toMatchObject({ fault: 'unknown_question' });
    expect(fault({ 'heroin.route': ['inject', 'eat'] })).toMatchObject({ fault: 'not_an_option' });
  });
});

describe('what an assessment tells the rules', () => {
  const parts: SavedParts = {
    overdose: saved({ overdosePastYear: true, lastOverdoseOn: '2025-12-24', usesAlone: true, leftPrison: false, naloxoneAtHome: false }, { injectsNow: 'not_said' }),
    substances: saved({ 'alcohol.use': 'never', 'benzodiazepines.use': 'now', 'gabapentinoids.use': 'never', 'tobacco.use': 'now' }),
    social: saved({ housing: 'none' }), infections: saved({ hcv: 'antibody_positive', hiv: 'on_treatment', hbv: 'susceptible' }), pregnancy: saved({ pregnancy: 'does_not_apply' }),
  };
  it('keeps not asked, not known and not so apart', () => {
    const risk = riskFactsOf(parts, day('2026-02-10'));
    expect(risk).toMatchObject({ overdose_past_year: { since: day('2025-12-24') }, injecting: null, left_prison: false, depressant: { since: day('2026-02-01') } });
    expect('left_hospital' in risk).toBe(false);
    expect(overdoseRiskDisplay({ today: day('2026-02-10'), factors: risk })).toMatchObject({ tier: 'red', because: ['overdose_past_year'] });
  });
  it('takes an injected substance that is used now for injecting, whatever else was not said', () => {
    const with_ = (use: string) => ({ ...parts, substances: saved({ 'heroin.use': use, 'heroin.route': ['smoke', 'inject'] }) });
    expect(riskFactsOf(with_('now'), day('2026-02-10')).injecting).toEqual({ since: day('2026-02-01') });
    expect(planFactsOf(with_('now')).injects).toBe(true);
    expect(riskFactsOf(with_('past'), day('2026-02-10')).injecting).toBeNull();
  });
  it('lets a "no" about the last 28 days lapse after 28 days', () => {
    expect(riskFactsOf(parts, day('2026-03-01')).left_prison).toBe(false);
    expect('left_prison' in riskFactsOf(parts, day('2026-03-02'))).toBe(false);
  });
  it('feeds placement and plan, and says nothing where a status says nothing', () => {
    expect(placementFactsOf(parts)).toEqual({ pregnant: false, housing: 'none' });
    expect(planFactsOf(parts)).toMatchObject({ hepatitisC: 'unknown', hivStatus: 'positive', hepatitisBImmune: false, smokes: true, benzodiazepineUse: true, hasNaloxone: false });
    expect('usesStimulants' in planFactsOf(parts)).toBe(false);
  });
});

describe('scores', () => {
  const screen = (band: string | null, complete: boolean) => ({ instrument: 'C-SSRS-screener', total: null, band, complete, answers: {} });
  it('take a high suicide risk at once and no risk only from a whole form', () => {
    expect([suicideRiskOf(screen('high', false)), suicideRiskOf(screen('none_reported', false)), suicideRiskOf(screen('none_reported', true)), suicideRiskOf(undefined)]).toEqual(['high', null, 'none', undefined]);
  });
  it('take the lower alcohol line where the sex is not on record', () => {
    const audit = (id: string) => (id === 'AUDIT-C' ? { instrument: id, total: 3, band: null, complete: true, answers: {} } : undefined);
    expect([planScores(audit, 'male').auditCCut, planScores(audit, 'female').auditCCut, planScores(audit, null).auditCCut]).toEqual([4, 3, 3]);
  });
});

describe('the diagnosis', () => {
  const six = Object.fromEntries(Array.from({ length: 11 }, (_, at) => [String(at + 1), [1, 2, 3, 4, 10, 11].includes(at + 1)]));
  it('shows its working, with and without medical supervision', () => {
    expect(oudWorking(six, false)).toMatchObject({ severity: 'severe', counted: 6, met: ['1', '2', '3', '4', '10', '11'], leftOut: [], codes: { icd10cm: 'F11.20', icd11: '6C43.2' } });
    expect(oudWorking(six, true)).toMatchObject({ severity: 'moderate', counted: 4, leftOut: ['10', '11'] });
    expect(oudWorking(six, null)).toMatchObject({ severity: null, counted: null, complete: false, missing: ['solelyUnderMedicalSupervision'], codes: null });
  });
});
