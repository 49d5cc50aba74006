import { describe, expect, it } from 'vitest';
import { dayOf } from '../day.ts';
import type { Day } from '../day.ts';
import { overdoseRiskDisplay } from '../crisis/index.ts';
import { instrumentById } from '../instruments/index.ts';
import { assessmentParts, firstFault, instrumentOfPart, itemAnswers, oudWorking, partOf, placementFactsOf, planFactsOf, planScores, progressOf, questionsToAsk, placementScores, riskFactsOf, substanceQuestions, substances, suicideRiskOf } from './index.ts';
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
    expect(fault({ 'heroin.route': 'inject' })).toMatchObject({ fault: 'not_an_option' });
    for (const days of [-1, 1.5, '3', true]) expect(fault({ 'heroin.daysOf30': days }), String(days)).toEqual({ question: 'heroin.daysOf30', fault: 'out_of_range' });
    expect(fault({ 'heroin.use': 'sometimes' })).toEqual({ question: 'heroin.use', fault: 'not_an_option' });
    expect(fault({ 'heroin.amount': 'x'.repeat(4001) })).toEqual({ question: 'heroin.amount', fault: 'too_long' });
    expect(fault({ 'heroin.amount': 4 })).toMatchObject({ fault: 'too_long' });
    expect(fault({ 'heroin.lastUsedOn': 20260101 })).toMatchObject({ fault: 'not_a_day' });
    expect(firstFault(part('overdose').questions, saved({ usesAlone: 'yes' }), '2026-02-01')).toEqual({ question: 'usesAlone', fault: 'not_an_option' });
    expect(firstFault(part('overdose').questions, saved({}, { colour: 'not_said' }), '2026-02-01')).toMatchObject({ fault: 'unknown_question' });
  });

  it('takes every answer up to its edge', () => {
    const whole = { 'heroin.use': 'now', 'heroin.daysOf30': 0, 'heroin.years': 80, 'heroin.lastUsedOn': '2026-02-01', 'heroin.route': ['inject', 'smoke'], 'heroin.amount': 'x'.repeat(4000), 'alcohol.use': null };
    expect(firstFault(substanceQuestions, saved(whole), '2026-02-01')).toBeNull();
    expect(firstFault(part('overdose').questions, saved({ usesAlone: false, fentanylTest: 'not_tested' }), '2026-02-01')).toBeNull();
  });

  it('counts a substance once its whole row is answered, and does not ask again for what may stay open', () => {
    const never = Object.fromEntries(substances.map(({ id }) => [`${id}.use`, 'never']));
    expect(progressOf(part('substances'), saved(never))).toEqual({ state: 'done', answered: 13, of: 13 });
    const row = { 'heroin.use': 'past', 'heroin.route': ['smoke'], 'heroin.lastUsedOn': '2020-01-01' };
    expect(progressOf(part('substances'), saved({ ...never, ...row })).answered).toBe(12);
    expect(progressOf(part('substances'), saved({ ...never, ...row, 'heroin.years': 3 }))).toMatchObject({ state: 'done', answered: 13 });
    expect(progressOf(part('substances'), saved({ 'heroin.years': 3 }))).toEqual({ state: 'open', answered: 0, of: 13 });
    expect(progressOf(part('substances'), saved({}, { 'heroin.use': 'not_said' }))).toMatchObject({ state: 'open' });
    expect(progressOf(part('substances'), saved({ 'heroin.use': null, 'alcohol.use': undefined }))).toEqual({ state: 'empty', answered: 0, of: 13 });
  });

  it('leaves the follow-up questions of a score out of its count, and takes no list for an answer', () => {
    const mood = part('mood');
    const answers = Object.fromEntries((instrumentOfPart(mood)?.items ?? []).filter(({ detail }) => detail !== true).map(({ id }) => [id, 0]));
    expect(Object.keys(answers)).toHaveLength(9);
    expect(progressOf(mood, saved(answers))).toEqual({ state: 'done', answered: 9, of: 9 });
    const phq9 = instrumentById('PHQ-9');
    expect(phq9 && itemAnswers(phq9, saved({ interest: 2, sleep: null, appetite: ['1'], other: 3 }))).toEqual({ interest: 2 });
    expect([instrumentOfPart(part('health')), partOf('nonsense')]).toEqual([null, null]);
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
  it('leaves a gap where one substance of a kind was not asked, and says "not known" where one is not known', () => {
    const facts = (answers: PartAnswers['answers'], unsaid: PartAnswers['unsaid'] = {}) => planFactsOf({ substances: saved(answers, unsaid) });
    expect(facts({ 'cocaine.use': 'never', 'methamphetamine.use': 'past' }).usesStimulants).toBe(false);
    expect(facts({ 'cocaine.use': 'never' }, { 'methamphetamine.use': 'not_said' }).usesStimulants).toBeNull();
    expect('usesStimulants' in facts({ 'cocaine.use': 'never' })).toBe(false);
    expect(facts({ 'methamphetamine.use': 'now' }).usesStimulants).toBe(true);
  });
  it.each([['yes', true], ['no', false], ['does_not_apply', false]])('reads the answer %s on pregnancy', (said, pregnant) => {
    expect(placementFactsOf({ pregnancy: saved({ pregnancy: said }) }).pregnant).toBe(pregnant);
  });
  it('takes a pregnancy that is not known for not known, and one not asked for nothing', () => {
    expect(placementFactsOf({ pregnancy: saved({}, { pregnancy: 'not_known' }) })).toEqual({ pregnant: null });
    expect(placementFactsOf({})).toEqual({});
    expect(planFactsOf({ infections: saved({ hcv: 'on_treatment' }, { hiv: 'not_known' }) })).toEqual({ hivStatus: null });
  });
  it('dates each danger by the day that was said, or by the interview where it has no window', () => {
    const today = day('2026-02-10');
    const risk = riskFactsOf({
      overdose: saved({ leftPrison: true, leftPrisonOn: '2026-01-20', leftHospital: true, leftDetox: false, usesAlone: true, fentanylTest: 'positive', naloxoneAtHome: true }),
      social: saved({ housing: 'unsafe' }), health: saved({ lung: true, liver: false }),
    }, today);
    expect(risk).toMatchObject({
      left_prison: { since: day('2026-01-20') }, left_hospital: { since: null }, left_detox: false, using_alone: { since: day('2026-02-01') }, no_naloxone: false, lung: { since: day('2026-02-01') }, liver: false,
    });
    expect('depressant' in risk || 'overdose_past_year' in risk).toBe(false);
    const rest = (answers: PartAnswers['answers'], unsaid: PartAnswers['unsaid'] = {}) => riskFactsOf({ overdose: saved(answers, unsaid), social: saved({ housing: 'safe' }) }, today);
    expect([rest({ fentanylTest: 'negative' }), rest({ fentanylTest: 'not_tested' }), rest({}, { fentanylTest: 'not_known' })].map((each) => each.fentanyl_or_nitazene)).toEqual([false, null, null]);
    expect(rest({}, { naloxoneAtHome: 'not_known' }).no_naloxone).toBeNull();
    expect(rest({}).unstable_housing).toBe(false);
    expect(riskFactsOf({ social: saved({}, { housing: 'not_said' }) }, today)).toEqual({ unstable_housing: null });
    expect(riskFactsOf({ substances: saved({ 'heroin.use': 'now', 'heroin.route': ['inject'] }) }, today).injecting).toEqual({ since: day('2026-02-01') });
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
  it('hold back a suicide risk under high until every question is answered', () => {
    expect(['moderate', 'low'].map((band) => suicideRiskOf(screen(band, true)))).toEqual(['moderate', 'low']);
    expect(['moderate', 'low'].map((band) => suicideRiskOf(screen(band, false)))).toEqual([null, null]);
  });
  it('tell placement only what was whole, and nothing of what was not asked', () => {
    const given: Readonly<Record<string, { total: number | null; band: string | null; complete: boolean; answers?: Record<string, unknown> }>> = {
      'DSM5-OUD': { total: 6, band: 'severe', complete: true }, COWS: { total: 14, band: null, complete: true }, 'CIWA-Ar': { total: 9, band: null, complete: false }, POSS: { total: null, band: null, complete: true, answers: { level: 'S' } },
    };
    const newest = (changed: typeof given) => (instrument: string) => (changed[instrument] === undefined ? undefined : { instrument, answers: {}, ...changed[instrument] });
    expect(placementScores(newest(given))).toEqual({ oudSeverity: 'severe', cows: 14, ciwaAr: null, poss: 'S' });
    for (const band of ['none', 'mild', 'moderate', 'severe']) expect(placementScores(newest({ 'DSM5-OUD': { total: 2, band, complete: true } }))).toEqual({ oudSeverity: band });
    expect(placementScores(newest({ 'DSM5-OUD': { total: 6, band: 'severe', complete: false } }))).toEqual({ oudSeverity: null });
    expect(placementScores(newest({ 'DSM5-OUD': { total: null, band: 'remission', complete: true } }))).toEqual({ oudSeverity: null });
    expect(placementScores(newest({}))).toEqual({});
    expect(planScores(newest({ 'PHQ-9': { total: 12, band: null, complete: true, answers: { selfHarm: 1 } } }), null)).toEqual({ phq9: 12, phq9Item9: 1 });
    expect(planScores(newest({ 'PHQ-9': { total: 3, band: null, complete: false, answers: { selfHarm: null } } }), null)).toEqual({ phq9: null });
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
    expect([oudWorking(six, false)?.notMet, oudWorking(six, true)?.notMet]).toEqual([['5', '6', '7', '8', '9'], ['5', '6', '7', '8', '9']]);
    expect(oudWorking(six, true)?.met).toEqual(['1', '2', '3', '4']);
    const numbers = Object.fromEntries(Object.entries(six).map(([id, met]) => [id, met ? 1 : 0]));
    expect(oudWorking(numbers, true)).toEqual(oudWorking(six, true));
    const { 5: _open, ...ten } = six;
    expect(oudWorking(ten, false)).toMatchObject({ complete: false, notMet: ['6', '7', '8', '9'], missing: ['5'] });
    expect(oudWorking({ ...six, 1: 'often' }, false)).toBeNull();
    expect(oudWorking(six, null)).toMatchObject({ severity: null, counted: null, complete: false, missing: ['solelyUnderMedicalSupervision'], codes: null });
  });
});
