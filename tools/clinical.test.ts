import { describe, expect, it } from 'vitest';
import { runClinical } from './clinical.ts';

const given = (text: string) => (): string => text;
const nothing = given('');

describe('the command line', () => {
  it('scores a response from standard input', () => {
    const ran = runClinical(['score', 'gad-7'], given('{"answers":{"nervous":3,"control":3,"worry":3,"relax":3,"restless":3,"irritable":0,"afraid":0}}'));
    expect(ran.exit).toBe(0);
    expect(JSON.parse(ran.out)).toMatchObject({ instrument: 'GAD-7', total: 15, band: 'severe', complete: true });
  });

  it('exits 1 for an impossible answer and for a refusal, with the answer still printed', () => {
    const invalid = runClinical(['score', 'GAD-7'], given('{"answers":{"nervous":9}}'));
    expect([invalid.exit, (JSON.parse(invalid.out) as { kind: string }).kind]).toEqual([1, 'invalid']);
    const refused = runClinical(['decide', 'methadone'], given('{"poss":"4"}'));
    expect([refused.exit, (JSON.parse(refused.out) as { reasons: string[] }).reasons]).toEqual([1, ['SEDATION_POSS_4_EMERGENCY']]);
  });

  it.each([
    [['decide', 'methadone'], '{"posss":"4"}', '"posss" is no fact of methadone'],
    [['decide', 'buprenorphine'], '{"profile":"CA Bridge","lastOpioid":"heroin","hoursSince":14,"cows":null}', 'has the profile "CA Bridge"; there are: US-LABEL'],
    [['decide', 'nonsense'], '{}', 'There is no family "nonsense"'],
    [['decide', 'methadone'], '{', 'standard input is not JSON'],
    [['decide', 'methadone'], '[]', 'standard input holds no JSON object'],
    [['decide', 'withdrawal'], '{}', 'ask is undefined'],
    [['score', 'COWS'], '{"answers":{"12":1}}', 'COWS has no item "12"'],
    [['score', 'COWS'], '{"answer":{}}', '"answer" is not understood'],
    [['score'], '{}', 'Which instrument?'],
    [['instruments', 'HAL'], '', 'There is no instrument "HAL"'],
    [['rules', 'HAL'], '', 'There is no rule set "HAL"'],
    [['sing'], '', 'There is no command "sing"'],
    [['rules', '--loud'], '', '--loud'],
  ])('exits 2 and says what is wrong: %s', (args, text, words) => {
    const ran = runClinical(args, given(text));
    expect([ran.exit, ran.out]).toEqual([2, '']);
    expect(ran.err).toContain(words);
  });

  it('names a file that cannot be read', () => {
    const ran = runClinical(['decide', 'methadone', 'no.json'], () => { throw new Error('no such file'); });
    expect(ran).toEqual({ exit: 2, out: '', err: 'no.json cannot be read: no such file' });
  });

  it('lists instruments and rules, and one whole', () => {
    expect((JSON.parse(runClinical(['instruments'], nothing).out) as { id: string }[]).map(({ id }) => id)).toContain('COWS');
    expect(JSON.parse(runClinical(['instruments', 'cows'], nothing).out)).toMatchObject({ id: 'COWS' });
    const unchecked = JSON.parse(runClinical(['rules', '--mark', 'unchecked'], nothing).out) as { cite: { mark: string } }[];
    expect(unchecked.length).toBeGreaterThan(20);
    expect(unchecked.every(({ cite }) => cite.mark === 'unchecked')).toBe(true);
  });

  it.each([[[]], [['score']], [['decide']], [['instruments']], [['rules']]])('helps with %s', (command) => {
    const ran = runClinical([...command, '--help'], nothing);
    expect([ran.exit, ran.err]).toEqual([0, '']);
    expect(ran.out).toMatch(/^Usage: clinical/);
  });
});
