/** A urine test read against the medicines that were ordered. A test without a row is unknown, never negative. */
import type { Cite, Sentence } from '../rule.ts';
import type { AnalyteId } from './analytes.ts';
import { loincCite, windowCite } from './analytes.ts';

export type OrderedMedicine = 'methadone' | 'buprenorphine' | 'benzodiazepine' | 'morphine' | 'oxycodone' | 'tramadol' | 'fentanyl' | 'amphetamine';

export interface UrineRow {
  readonly analyte: AnalyteId;
  readonly result: 'positive' | 'negative' | 'indeterminate';
  readonly kind: 'screen' | 'confirmatory';
  /** ng/mL, where the laboratory gives one. */
  readonly amount?: number;
}

export interface UrineFacts {
  readonly rows: readonly UrineRow[];
  readonly ordered: readonly OrderedMedicine[];
}

export type UrineCode = 'EXPECTED_POSITIVE' | 'EXPECTED_NEGATIVE' | 'UNEXPECTED_POSITIVE' | 'ORDERED_MEDICINE_ABSENT' | 'ORDERED_MEDICINE_NOT_TESTED' | 'NEEDS_CONFIRMATION' | 'INDETERMINATE' | 'NORBUPRENORPHINE_ABSENT_SPECIMEN_SUSPECT' | 'OPIATE_SCREEN_MISSES_FENTANYL' | 'FENTANYL_MAY_BE_OLD_USE' | 'NO_RESULT';

export interface UrineReading {
  readonly code: UrineCode;
  readonly analyte: AnalyteId | null;
  readonly says: Sentence;
  readonly cite: Cite;
}

export interface UrineInterpretation {
  /** `unknown` when nothing was resulted: never read as negative. */
  readonly summary: 'unknown' | 'as_expected' | 'unexpected' | 'incomplete';
  readonly readings: readonly UrineReading[];
}

const policy: Cite = { source: 'Fairlead urine interpretation', mark: 'product' };

const words: Readonly<Record<UrineCode, { readonly says: Sentence; readonly cite: Cite }>> = {
  EXPECTED_POSITIVE: { says: { en: 'Positive, as ordered.', es: 'Positivo, según lo ordenado.' }, cite: loincCite },
  EXPECTED_NEGATIVE: { says: { en: 'Negative.', es: 'Negativo.' }, cite: loincCite },
  UNEXPECTED_POSITIVE: { says: { en: 'Positive and not ordered: talk about it kindly; medicine goes on.', es: 'Positivo y no ordenado: háblelo con amabilidad; la medicación continúa.' }, cite: policy },
  ORDERED_MEDICINE_ABSENT: { says: { en: 'Ordered, but negative: ask about missed doses, look at the window and the specimen.', es: 'Ordenado, pero negativo: pregunte por dosis perdidas, revise la ventana y la muestra.' }, cite: policy },
  ORDERED_MEDICINE_NOT_TESTED: { says: { en: 'Ordered, but this test did not look for it.', es: 'Ordenado, pero esta prueba no lo buscó.' }, cite: policy },
  NEEDS_CONFIRMATION: { says: { en: 'A screen only: confirm before anything rests on it.', es: 'Solo un cribado: confirme antes de basar algo en él.' }, cite: policy },
  INDETERMINATE: { says: { en: 'Indeterminate: repeat.', es: 'Indeterminado: repita.' }, cite: policy },
  NORBUPRENORPHINE_ABSENT_SPECIMEN_SUSPECT: { says: { en: 'Buprenorphine without norbuprenorphine: medicine may have been put into the specimen, or it was just started. Ask, and repeat.', es: 'Buprenorfina sin norbuprenorfina: pudo añadirse medicamento a la muestra, o acaba de iniciarse. Pregunte y repita.' }, cite: { source: 'Toxicology practice', section: 'buprenorphine and its metabolite in urine', mark: 'unchecked' } },
  OPIATE_SCREEN_MISSES_FENTANYL: { says: { en: 'The opiate screen does not see fentanyl, methadone or buprenorphine, and usually not oxycodone.', es: 'El cribado de opiáceos no detecta fentanilo, metadona ni buprenorfina, y por lo común tampoco oxicodona.' }, cite: { source: 'Toxicology practice', section: 'what an opiate immunoassay detects', mark: 'unchecked' } },
  FENTANYL_MAY_BE_OLD_USE: { says: { en: 'Norfentanyl can show for one to three weeks after regular use: it may not be new use.', es: 'El norfentanilo puede verse de una a tres semanas tras consumo habitual: puede no ser consumo nuevo.' }, cite: windowCite },
  NO_RESULT: { says: { en: 'No result: unknown, not negative.', es: 'Sin resultado: desconocido, no negativo.' }, cite: policy },
};

/** What each ordered medicine may turn positive in a test, the analyte that proves it first. */
const explains: Readonly<Record<OrderedMedicine, readonly AnalyteId[]>> = {
  methadone: ['methadone'], buprenorphine: ['buprenorphine', 'norbuprenorphine'], benzodiazepine: ['benzodiazepines'], morphine: ['opiates'],
  oxycodone: ['oxycodone', 'opiates'], tramadol: ['tramadol'], fentanyl: ['fentanyl', 'norfentanyl'], amphetamine: ['amphetamines'],
};

const reading = (code: UrineCode, analyte: AnalyteId | null): UrineReading => ({ code, analyte, ...words[code] });

/** Where a screen and a confirmation disagree, the confirmation stands. */
function standing(rows: readonly UrineRow[]): readonly UrineRow[] {
  return rows.filter((row) => row.kind === 'confirmatory' || !rows.some((other) => other.analyte === row.analyte && other.kind === 'confirmatory'));
}

function readRow(row: UrineRow, ordered: readonly OrderedMedicine[]): UrineReading[] {
  const isOrdered = ordered.some((medicine) => explains[medicine].includes(row.analyte));
  const proves = ordered.some((medicine) => explains[medicine][0] === row.analyte);
  if (row.result === 'indeterminate') return [reading('INDETERMINATE', row.analyte)];
  const confirm = row.kind === 'screen' ? [reading('NEEDS_CONFIRMATION', row.analyte)] : [];
  if (row.result === 'positive') {
    if (isOrdered) return [reading('EXPECTED_POSITIVE', row.analyte)];
    return [reading('UNEXPECTED_POSITIVE', row.analyte), ...confirm, ...(row.analyte === 'norfentanyl' ? [reading('FENTANYL_MAY_BE_OLD_USE', row.analyte)] : [])];
  }
  if (proves) return [reading('ORDERED_MEDICINE_ABSENT', row.analyte), ...confirm];
  // A metabolite of an ordered medicine is no proof by itself; its absence is read beside the medicine.
  return isOrdered ? [] : [reading('EXPECTED_NEGATIVE', row.analyte)];
}

/** The test as a whole, read against the orders. No row at all is `unknown`. */
export function interpretUrine({ rows, ordered }: UrineFacts): UrineInterpretation {
  if (rows.length === 0) return { summary: 'unknown', readings: [reading('NO_RESULT', null)] };
  const kept = standing(rows);
  const has = (analyte: AnalyteId, result?: UrineRow['result']): boolean => kept.some((row) => row.analyte === analyte && (result === undefined || row.result === result));
  const untested = ordered.map((medicine) => explains[medicine][0]).filter((analyte): analyte is AnalyteId => analyte !== undefined && !has(analyte));
  const readings = [
    ...kept.flatMap((row) => readRow(row, ordered)),
    ...untested.map((analyte) => reading('ORDERED_MEDICINE_NOT_TESTED', analyte)),
    ...(has('buprenorphine', 'positive') && has('norbuprenorphine', 'negative') ? [reading('NORBUPRENORPHINE_ABSENT_SPECIMEN_SUSPECT', 'norbuprenorphine')] : []),
    ...(has('opiates', 'negative') && !has('fentanyl') && !has('norfentanyl') ? [reading('OPIATE_SCREEN_MISSES_FENTANYL', 'fentanyl')] : []),
  ];
  const codes = new Set(readings.map(({ code }) => code));
  const unexpected = codes.has('UNEXPECTED_POSITIVE') || codes.has('ORDERED_MEDICINE_ABSENT') || codes.has('NORBUPRENORPHINE_ABSENT_SPECIMEN_SUSPECT');
  const incomplete = codes.has('INDETERMINATE') || codes.has('ORDERED_MEDICINE_NOT_TESTED');
  return { summary: unexpected ? 'unexpected' : incomplete ? 'incomplete' : 'as_expected', readings };
}
