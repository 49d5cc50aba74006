/** A drug test read against the medicines that were ordered, in the words of the rules. */
import { interpretUrine, type AnalyteId, type OrderedMedicine, type UrineRow } from '@fairlead/clinical';
import type { UrineTest } from '@fairlead/contract/tests';
import type { UrineTestRow } from './tests-store.ts';

/** The analyte of the rules behind each substance of a panel; what is not here is shown and not read. */
const analyteOf: Readonly<Record<string, AnalyteId>> = {
  opiates: 'opiates', '6-acetylmorphine': 'monoacetylmorphine', fentanyl: 'fentanyl', methadone: 'methadone', 'methadone metabolite': 'methadone', buprenorphine: 'buprenorphine', 'buprenorphine metabolite': 'norbuprenorphine', oxycodone: 'oxycodone',
  tramadol: 'tramadol', benzodiazepines: 'benzodiazepines', cocaine: 'cocaine', amphetamines: 'amphetamines', methamphetamine: 'methamphetamine', 'alcohol metabolite': 'ethyl_glucuronide', barbiturates: 'barbiturates',
};
const results = { positive: 'positive', negative: 'negative', invalid: 'indeterminate' } as const;

const orderedOf = (medicines: readonly string[]): readonly OrderedMedicine[] => [...new Set(medicines.flatMap((each): OrderedMedicine[] => (each === 'methadone' ? ['methadone'] : each.startsWith('buprenorphine') ? ['buprenorphine'] : [])))];

export function readingOf(row: UrineTestRow): UrineTest['reading'] {
  if (row.results.length === 0) return null;
  const rows = row.results.flatMap((each): UrineRow[] => {
    const analyte = analyteOf[each.substance];
    return analyte === undefined ? [] : [{ analyte, result: results[each.result], kind: each.method === 'confirmed' ? 'confirmatory' : 'screen' }];
  });
  const { summary, readings } = interpretUrine({ rows, ordered: orderedOf(row.medicines) });
  // A plain negative says nothing beside its own result.
  const said = readings.filter(({ code }) => code !== 'EXPECTED_NEGATIVE');
  const substanceOf = (analyte: AnalyteId | null): string | null => (analyte === null ? null : row.panel.find((each) => analyteOf[each] === analyte) ?? Object.entries(analyteOf).find(([, id]) => id === analyte)?.[0] ?? analyte);
  return { summary, ordered: [...row.medicines], readings: said.map(({ code, analyte, says, cite }) => ({ code, substance: substanceOf(analyte), says: { en: says.en, es: says.es }, source: cite.section === undefined ? cite.source : `${cite.source}, ${cite.section}`, mark: cite.mark })) };
}
