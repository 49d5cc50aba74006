import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyteIds, analyteOfLoinc, analytes, benzoylecgonineScreenLoinc } from './analytes.ts';
import { interpretUrine } from './urine-result.ts';
import type { UrineRow } from './urine-result.ts';

const row = (analyte: UrineRow['analyte'], result: UrineRow['result'], kind: UrineRow['kind'] = 'confirmatory'): UrineRow => ({ analyte, result, kind });
const codes = (...args: Parameters<typeof interpretUrine>): string[] => interpretUrine(...args).readings.map(({ code, analyte }) => `${code} ${analyte ?? '-'}`);

describe('a urine test', () => {
  it('without a row is unknown, never negative', () => {
    expect(interpretUrine({ rows: [], ordered: ['methadone'] })).toMatchObject({ summary: 'unknown', readings: [{ code: 'NO_RESULT' }] });
  });

  it('is as expected when the ordered medicine shows and nothing else does', () => {
    expect(interpretUrine({ rows: [row('methadone', 'positive'), row('cocaine', 'negative')], ordered: ['methadone'] }).summary).toBe('as_expected');
  });

  it('names an ordered medicine that is absent, and one that nobody looked for', () => {
    expect(codes({ rows: [row('methadone', 'negative')], ordered: ['methadone'] })).toEqual(['ORDERED_MEDICINE_ABSENT methadone']);
    expect(interpretUrine({ rows: [row('cocaine', 'negative')], ordered: ['buprenorphine'] })).toMatchObject({ summary: 'incomplete' });
  });

  it('suspects the specimen when buprenorphine comes without norbuprenorphine', () => {
    expect(codes({ rows: [row('buprenorphine', 'positive'), row('norbuprenorphine', 'negative')], ordered: ['buprenorphine'] })).toEqual(['EXPECTED_POSITIVE buprenorphine', 'NORBUPRENORPHINE_ABSENT_SPECIMEN_SUSPECT norbuprenorphine']);
  });

  it('says that an opiate screen is blind to fentanyl', () => {
    expect(codes({ rows: [row('opiates', 'negative', 'screen')], ordered: [] })).toEqual(['EXPECTED_NEGATIVE opiates', 'OPIATE_SCREEN_MISSES_FENTANYL fentanyl']);
  });

  it('lets a confirmation stand over a screen, and asks for one before anything rests on a screen', () => {
    expect(codes({ rows: [row('fentanyl', 'positive', 'screen'), row('fentanyl', 'negative')], ordered: [] })).toEqual(['EXPECTED_NEGATIVE fentanyl']);
    expect(codes({ rows: [row('fentanyl', 'positive', 'screen')], ordered: [] })).toEqual(['UNEXPECTED_POSITIVE fentanyl', 'NEEDS_CONFIRMATION fentanyl']);
  });

  it('says that norfentanyl may be old use', () => {
    expect(codes({ rows: [row('norfentanyl', 'positive')], ordered: [] })).toEqual(['UNEXPECTED_POSITIVE norfentanyl', 'FENTANYL_MAY_BE_OLD_USE norfentanyl']);
    expect(codes({ rows: [row('cocaine', 'positive')], ordered: [] })).toEqual(['UNEXPECTED_POSITIVE cocaine']);
    expect(codes({ rows: [row('norfentanyl', 'positive')], ordered: ['fentanyl'] })).toEqual(['EXPECTED_POSITIVE norfentanyl', 'ORDERED_MEDICINE_NOT_TESTED fentanyl']);
  });

  it.each([
    ['not ordered', { rows: [row('cocaine', 'positive')], ordered: [] }, 'unexpected'], ['ordered and absent', { rows: [row('methadone', 'negative')], ordered: ['methadone'] }, 'unexpected'],
    ['put into the specimen', { rows: [row('buprenorphine', 'positive'), row('norbuprenorphine', 'negative')], ordered: ['buprenorphine'] }, 'unexpected'],
    ['both as expected', { rows: [row('buprenorphine', 'positive'), row('norbuprenorphine', 'positive')], ordered: ['buprenorphine'] }, 'as_expected'],
    ['neither ordered nor there', { rows: [row('buprenorphine', 'negative'), row('norbuprenorphine', 'negative')], ordered: [] }, 'as_expected'],
    ['not clear', { rows: [row('cocaine', 'indeterminate')], ordered: [] }, 'incomplete'],
  ] as const)('%s: reads the test as a whole', (_, facts, summary) => expect(interpretUrine(facts).summary).toBe(summary));

  it('takes a cocaine screen by its metabolite for one of cocaine', () => {
    expect(analyteOfLoinc(benzoylecgonineScreenLoinc)).toEqual({ analyte: 'cocaine', kind: 'screen' });
  });

  it('finds each analyte again by either LOINC code, all of them different', () => {
    for (const { id, loinc } of analytes) {
      expect(analyteOfLoinc(loinc.screen)).toEqual({ analyte: id, kind: 'screen' });
      expect(analyteOfLoinc(loinc.confirmatory)).toEqual({ analyte: id, kind: 'confirmatory' });
    }
    expect(analyteOfLoinc('0-0')).toBeNull();
  });

  it('never reads a test with an unresulted row as all as expected', () => {
    const rows = fc.array(fc.record({ analyte: fc.constantFrom(...analyteIds), result: fc.constantFrom('positive', 'negative', 'indeterminate'), kind: fc.constantFrom('screen', 'confirmatory') }), { maxLength: 8 });
    fc.assert(fc.property(rows, (given) => {
      const read = interpretUrine({ rows: given as UrineRow[], ordered: [] });
      const open = (given as UrineRow[]).some((each) => each.result === 'indeterminate' && (each.kind === 'confirmatory' || !given.some((other) => other.analyte === each.analyte && other.kind === 'confirmatory')));
      if (open || given.length === 0) expect(read.summary).not.toBe('as_expected');
    }));
  });
});
