/** Urine analytes: their LOINC codes, how long they show, and what a screen misses. */
import type { Cite, Sentence } from '../rule.ts';

export const analyteIds = ['methadone', 'buprenorphine', 'norbuprenorphine', 'fentanyl', 'norfentanyl', 'monoacetylmorphine', 'opiates', 'oxycodone', 'benzodiazepines', 'cocaine', 'amphetamines', 'methamphetamine', 'ethyl_glucuronide', 'barbiturates', 'tramadol'] as const;
export type AnalyteId = (typeof analyteIds)[number];

export interface Analyte {
  readonly id: AnalyteId;
  readonly names: Sentence;
  readonly loinc: { readonly screen: string; readonly confirmatory: string };
  /** Typical days for which it shows after the last use; null where the reference gives none. */
  readonly windowDays: { readonly min: number; readonly max: number } | null;
}

export const loincCite: Cite = { source: 'CDC opioid clinical decision support value sets', mark: 'primary' };
export const windowCite: Cite = { source: 'typical detection windows, general knowledge', mark: 'unchecked' };

const analyte = (id: AnalyteId, en: string, es: string, screen: string, confirmatory: string, windowDays: Analyte['windowDays'] = null): Analyte => ({ id, names: { en, es }, loinc: { screen, confirmatory }, windowDays });

export const analytes: readonly Analyte[] = [
  analyte('methadone', 'Methadone', 'Metadona', '19550-3', '16199-2', { min: 3, max: 7 }),
  analyte('buprenorphine', 'Buprenorphine', 'Buprenorfina', '93494-3', '16208-1', { min: 7, max: 10 }),
  analyte('norbuprenorphine', 'Norbuprenorphine', 'Norbuprenorfina', '82371-6', '58362-5'),
  analyte('fentanyl', 'Fentanyl', 'Fentanilo', '59673-4', '40839-3', { min: 1, max: 3 }),
  analyte('norfentanyl', 'Norfentanyl', 'Norfentanilo', '95797-7', '43200-5', { min: 7, max: 21 }),
  analyte('monoacetylmorphine', '6-monoacetylmorphine (heroin)', '6-monoacetilmorfina (heroína)', '19321-9', '19322-7', { min: 0, max: 1 }),
  analyte('opiates', 'Opiates (morphine)', 'Opiáceos (morfina)', '19295-5', '18390-5', { min: 2, max: 3 }),
  analyte('oxycodone', 'Oxycodone', 'Oxicodona', '19642-8', '19643-6'),
  analyte('benzodiazepines', 'Benzodiazepines', 'Benzodiacepinas', '14316-4', '16195-0'),
  analyte('cocaine', 'Cocaine', 'Cocaína', '19359-9', '19360-7'),
  analyte('amphetamines', 'Amphetamines', 'Anfetaminas', '19261-7', '16369-1'),
  analyte('methamphetamine', 'Methamphetamine', 'Metanfetamina', '19554-5', '19555-2'),
  analyte('ethyl_glucuronide', 'Ethyl glucuronide (alcohol)', 'Etilglucurónido (alcohol)', '58375-7', '58377-3'),
  analyte('barbiturates', 'Barbiturates', 'Barbitúricos', '19270-8', '16429-3'),
  analyte('tramadol', 'Tramadol', 'Tramadol', '19710-3', '17718-8'),
];

/** The screen code of cocaine's metabolite benzoylecgonine, which stands beside cocaine's own. */
export const benzoylecgonineScreenLoinc = '42241-0';

/** The analyte and kind of a LOINC code of the table, or null. */
export function analyteOfLoinc(code: string): { readonly analyte: AnalyteId; readonly kind: 'screen' | 'confirmatory' } | null {
  if (code === benzoylecgonineScreenLoinc) return { analyte: 'cocaine', kind: 'screen' };
  for (const { id, loinc } of analytes) {
    if (loinc.screen === code) return { analyte: id, kind: 'screen' };
    if (loinc.confirmatory === code) return { analyte: id, kind: 'confirmatory' };
  }
  return null;
}

/** What the usual opiate immunoassay does not see: a negative one says nothing about these. */
export const missedByOpiateScreen: readonly AnalyteId[] = ['fentanyl', 'norfentanyl', 'methadone', 'buprenorphine', 'norbuprenorphine', 'oxycodone', 'tramadol'];
