import { describe, expect, it } from 'vitest';
import { choiceOptions, choicePoints, choiceWords, compareMedicines, type ChoiceAnswers } from './choice-aid.ts';

const of = (option: string, answers: ChoiceAnswers) => compareMedicines(answers, 'KRANTZ-2009').find((each) => each.option === option);
const ids = (points: readonly { readonly id: string }[] | undefined) => points?.map(({ id }) => id);

describe('the aid for choosing a medicine', () => {
  it('shows every option, always in the same order, whatever is answered', () => {
    const all = Object.fromEntries(Object.keys(choiceWords).map((key) => [key, true])) as ChoiceAnswers;
    for (const answers of [{}, all]) expect(compareMedicines(answers).map(({ option }) => option)).toEqual([...choiceOptions]);
  });

  it('brings up a point of the person only where they said yes; no and unknown bring up none', () => {
    expect(ids(of('methadone', { comingDailyHard: true })?.against)).toEqual(['methadone-daily']);
    for (const comingDailyHard of [false, null]) expect(ids(of('methadone', { comingDailyHard })?.against)).toEqual([]);
    expect(ids(of('buprenorphine-depot', { comingDailyHard: true, private: true, noNeedles: true })?.for)).toEqual(['depot-rare', 'depot-private']);
  });

  it('says the figures of deaths in and out of treatment, as their source has them', () => {
    const deaths = choicePoints.filter(({ id }) => id === 'methadone-deaths' || id === 'buprenorphine-deaths');
    expect(deaths.map(({ cite, says }) => [cite.mark, says.en.match(/\d[\d,]*/g)])).toEqual([['primary', ['11', '1,000', '36']], ['primary', ['4', '1,000', '10']]]);
  });

  it('asks the rules what stands in the way: days without opioids, QTc, liver, pregnancy', () => {
    const codes = (option: string, answers: ChoiceAnswers) => of(option, answers)?.gates.map(({ code }) => code);
    expect(codes('naltrexone', { lastOpioid: 'heroin', daysOpioidFree: 6, pregnant: false, altTimesUln: 1 })).toEqual(['UNDER_7_DAYS']);
    expect(codes('naltrexone', { lastOpioid: 'heroin', daysOpioidFree: 10, pregnant: false, altTimesUln: 1 })).toEqual([]);
    expect(codes('naltrexone-depot', { lastOpioid: 'methadone', daysOpioidFree: 13, pregnant: false, altTimesUln: 1 })).toEqual(['LONG_ACTING_UNDER_14_DAYS']);
    expect(codes('methadone', { qtcMs: 501 })).toEqual(['QTC_OVER_500_REDUCE_OR_ALTERNATIVE']);
    expect(codes('methadone', { qtcMs: 449 })).toEqual([]);
    expect(codes('buprenorphine-depot', { childPugh: 'B' })).toEqual(['NOT_RECOMMENDED_MODERATE_SEVERE_HEPATIC']);
    expect(codes('buprenorphine-depot', { childPugh: 'A' })).toEqual([]);
    expect(of('naltrexone', { pregnant: true })?.gates.length).toBeGreaterThan(0);
  });

  it('names what nobody knows, and takes it neither for nor against', () => {
    expect(of('methadone', {})?.missing).toEqual(['qtcMs']);
    expect(of('naltrexone', {})?.missing).toEqual(expect.arrayContaining(['lastOpioid', 'daysOpioidFree', 'pregnant']));
    expect(of('naltrexone', { lastOpioid: 'heroin', daysOpioidFree: 10, altTimesUln: 1 })?.gates).toEqual([]);
  });

  it('is in short sentences in both languages, each with a source', () => {
    expect(choicePoints.filter(({ says, cite }) => says.es === '' || says.en === says.es || cite.source === '')).toEqual([]);
    // Reading age: no sentence of more than twenty words.
    const long = choicePoints.flatMap(({ id, says }) => [says.en, says.es].flatMap((text) => text.split(/(?<=[.:])\s/).filter((sentence) => sentence.split(/\s+/).length > 20).map(() => id)));
    expect(long).toEqual([]);
  });
});
