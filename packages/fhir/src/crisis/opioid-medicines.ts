/** Opioids, benzodiazepines, naloxone and naltrexone in another system's medicine list, with the milligrams a day that it says. */
import type { DailyOpioid } from '@fairlead/clinical';
import { codedOf, lineOf, numberOf, objectOf, objectsOf, type Json } from '../read.ts';
import { RXNORM } from '../systems.ts';

export type MedicineKind = 'opioid' | 'methadone' | 'buprenorphine' | 'benzodiazepine' | 'naloxone' | 'naltrexone' | 'other' | 'unknown';

export interface ChartMedicine {
  readonly kind: MedicineKind;
  /** As the record names it, one line. */
  readonly words: string;
  /** For an opioid: what a day comes to, or null where the record does not say it in a way that can be counted. */
  readonly daily: DailyOpioid | null;
  readonly reference: string | null;
  /** The prescription that this order says it replaces. */
  readonly replaces: string | null;
}

// RxNorm codes as found in published opioid value sets; everything else is known by its name.
const nameByCode: Readonly<Record<string, string>> = Object.fromEntries([
  ['methadone', '6813 864761 991147 864769 864706 864718 864978 864714'], ['buprenorphine', '1819 351264 351265 246474 250426 1996184 1996192 1996189 1996193 2639021 2639029 2639031 2639033 2639036 2639041 2639043'],
  ['buprenorphine/naloxone', '352364 351266 351267 1010600 1307056 1010604 1307061 1431076 1431102'], ['fentanyl', '4337'], ['morphine', '7052'], ['oxycodone', '7804'],
  ['naloxone', '1725059 1870933 2540703'], ['diazepam', '197591'], ['alprazolam', '197321'],
].flatMap(([name = '', codes = '']) => codes.split(' ').map((code) => [code, name])));

const opioids = [
  'codeine', 'dihydrocodeine', 'hydrocodone', 'hydromorphone', 'morphine', 'oxycodone', 'oxymorphone', 'tapentadol', 'tramadol', 'levorphanol', 'meperidine', 'pethidine',
  'fentanyl', 'pentazocine', 'butorphanol', 'diamorphine', 'sufentanil', 'nalbuphine', 'opium', 'propoxyphene', 'dextropropoxyphene', 'papaveretum', 'dipipanone', 'meptazinol', 'alfentanil',
  'remifentanil',
];
const benzodiazepines = [
  'alprazolam', 'bromazepam', 'chlordiazepoxide', 'clobazam', 'clonazepam', 'clorazepate', 'diazepam', 'estazolam', 'flurazepam', 'lorazepam', 'lormetazepam', 'midazolam', 'nitrazepam',
  'oxazepam', 'quazepam', 'temazepam', 'triazolam',
];
/** Brand names that stand alone in many medicine lists: unrecognised they would be an all-clear. */
const brands: Readonly<Record<string, string>> = Object.fromEntries([
  ['oxycodone', 'percocet oxycontin roxicodone endocet shortec longtec oxynorm'], ['hydrocodone', 'vicodin norco lortab'], ['hydromorphone', 'dilaudid palladone'], ['oxymorphone', 'opana'],
  ['tapentadol', 'nucynta palexia'], ['tramadol', 'ultram ultracet zydol zamadol'], ['fentanyl', 'duragesic actiq abstral'], ['morphine', 'mscontin kadian oramorph zomorph sevredol'],
  ['meperidine', 'demerol'], ['methadone', 'dolophine methadose physeptone'], ['buprenorphine', 'suboxone subutex sublocade brixadi buvidal zubsolv espranor'], ['buprenorphine patch', 'butrans butec'],
  ['naltrexone', 'vivitrol revia'], ['alprazolam', 'xanax'], ['clonazepam', 'klonopin'], ['lorazepam', 'ativan'], ['diazepam', 'valium'], ['temazepam', 'restoril'], ['chlordiazepoxide', 'librium'],
].flatMap(([name = '', ofIt = '']) => ofIt.split(' ').map((brand) => [brand, name])));
const brandForm = new RegExp(`\\b(${Object.keys(brands).join('|')})\\b`, 'gi');
/** The words with brand names turned into what is in them. */
const generic = (words: string): string => words.replace(/\bms contin\b/gi, 'mscontin').replace(brandForm, (brand) => brands[brand.toLowerCase()] ?? brand);
const named = (words: string, names: readonly string[]): string | undefined => names.find((name) => new RegExp(`\\b${name}\\b`, 'i').test(words));

function kindOf(words: string): MedicineKind {
  if (named(words, ['buprenorphine']) !== undefined) return 'buprenorphine';
  if (named(words, ['methadone']) !== undefined) return 'methadone';
  if (named(words, opioids) !== undefined) return 'opioid';
  if (named(words, ['naltrexone']) !== undefined) return 'naltrexone';
  // With an opioid in one tablet naloxone rescues nobody; those were taken above.
  if (named(words, ['naloxone', 'nyxoid', 'prenoxad', 'narcan', 'nalmefene']) !== undefined) return 'naloxone';
  return named(words, benzodiazepines) === undefined ? 'other' : 'benzodiazepine';
}

/** Whether a buprenorphine product is a patch for pain; every other one counts as treatment. */
export const isPatch = (words: string): boolean => /patch|transdermal|weekly.*mcg|butrans/i.test(words);

// HL7's abbreviations of how often, where an order gives one in place of a frequency.
const perDayOfCode: Readonly<Record<string, number>> = { QD: 1, BID: 2, TID: 3, QID: 4, Q4H: 6, Q6H: 4, Q8H: 3, Q12H: 2, QOD: 0.5, AM: 1, PM: 1, BED: 1, WK: 1 / 7 };
const perDayOf: Readonly<Record<string, number>> = { h: 24, d: 1, wk: 1 / 7, min: 1440, mo: 1 / 30 };

/** Times a day that an instruction names, the most where it gives a range; null where it does not say. */
function timesADay(instruction: Json): number | null {
  const timing = objectOf(instruction['timing']);
  const repeat = objectOf(timing?.['repeat']);
  if (repeat?.['period'] === undefined) return perDayOfCode[codedOf(timing?.['code'])?.code ?? ''] ?? null;
  const perDay = perDayOf[String(repeat?.['periodUnit'])];
  const [frequency, period] = [numberOf(repeat?.['frequencyMax']) ?? numberOf(repeat?.['frequency']) ?? 1, numberOf(repeat?.['period'])];
  if (perDay === undefined || period === null || period <= 0 || frequency <= 0) return null;
  return (frequency * perDay) / period;
}

/** Milligrams in one unit of a product whose name says its strength: `oxycodone hydrochloride 10 MG Oral Tablet`. */
function strengthMg(words: string, name: string): number | null {
  const match = new RegExp(`\\b${name}\\b[^\\d/]{0,60}?([\\d.]+)\\s*(mg|mcg|ug)\\b(?!\\s*/\\s*(?:ml|h|act|spray))`, 'i').exec(words);
  const value = match === null ? Number.NaN : Number(match[1]);
  if (!Number.isFinite(value) || value <= 0) return null;
  return match?.[2]?.toLowerCase() === 'mg' ? value : value / 1000;
}

const countable = /tab|cap|film|\{|^1$|each|supp/i;
const mgOf: Readonly<Record<string, number>> = { mg: 1, g: 1000, mcg: 0.001, ug: 0.001, 'µg': 0.001 };

/** Milligrams of one instruction's dose, or null. A range counts at its upper end. */
function doseMg(instruction: Json, words: string, name: string): number | null {
  const dose = objectsOf(instruction['doseAndRate'])[0] ?? null;
  const quantity = objectOf(dose?.['doseQuantity']) ?? objectOf(objectOf(dose?.['doseRange'])?.['high']);
  const value = numberOf(quantity?.['value']);
  if (value === null || value < 0) return null;
  const unit = lineOf(quantity?.['code'], 40) ?? lineOf(quantity?.['unit'], 40) ?? '';
  const factor = mgOf[unit.toLowerCase()];
  if (factor !== undefined) return value * factor;
  const strength = unit === '' || countable.test(unit) || countable.test(lineOf(quantity?.['unit'], 40) ?? '') ? strengthMg(words, name) : null;
  return strength === null ? null : value * strength;
}

/** Micrograms an hour of a fentanyl patch, which is what its factor counts. */
function patchMcgHour(words: string): number | null {
  const match = /([\d.]+)\s*(mcg|ug|µg|mg)\s*\/\s*h/i.exec(words);
  const value = match === null ? Number.NaN : Number(match[1]);
  if (!Number.isFinite(value) || value <= 0) return null;
  return match?.[2]?.toLowerCase() === 'mg' ? value * 1000 : value;
}

function dailyOf(resource: Json, words: string, name: string): DailyOpioid | null {
  if (name === 'fentanyl') {
    const amount = patchMcgHour(words);
    return amount === null ? null : { drug: 'fentanyl_td_mcg_h', amount };
  }
  const instructions = objectsOf(resource['dosageInstruction'] ?? resource['dosage']);
  if (instructions.length === 0) return null;
  let amount = 0;
  for (const instruction of instructions) {
    const [mg, times] = [doseMg(instruction, words, name), timesADay(instruction)];
    if (mg === null || times === null) return null;
    amount += mg * times;
  }
  return { drug: name === 'pethidine' ? 'meperidine' : name, amount: Math.round(amount * 1000) / 1000 };
}

function conceptOf(resource: Json, others: readonly Json[]): Json | null {
  const inline = objectOf(resource['medicationCodeableConcept']);
  if (inline !== null) return inline;
  const pointer = objectOf(resource['medicationReference']);
  const reference = String(pointer?.['reference'] ?? '');
  const target = reference.startsWith('#')
    ? objectsOf(resource['contained']).find((each) => `#${String(each['id'])}` === reference)
    : others.find((each) => each['resourceType'] === 'Medication' && reference.endsWith(`Medication/${String(each['id'])}`));
  return objectOf(target?.['code']) ?? (pointer === null ? null : { text: pointer['display'] });
}

/** Everything that a concept says of itself, for recognising it: text, displays, and what its RxNorm codes are known to be. */
function namesIn(concept: Json | null): readonly string[] {
  const codings = objectsOf(concept?.['coding']);
  const known = codings.flatMap(({ system, code }) => (system === RXNORM ? nameByCode[String(code)] ?? [] : []));
  const words = [lineOf(concept?.['text'], 500), ...codings.map(({ display }) => lineOf(display, 500))].filter((each) => each !== null && !/^[\d\s]+$/.test(each));
  return [...words.map((each) => generic(each ?? '')), ...known];
}

/** One medicine of a list or an order. What cannot be told is `unknown`, never `other`. */
export function chartMedicineOf(resource: Json, others: readonly Json[]): ChartMedicine {
  const concept = conceptOf(resource, others);
  const names = namesIn(concept);
  const id = lineOf(resource['id'], 100);
  const common = { reference: id === null ? null : `${String(resource['resourceType'])}/${id}`, replaces: lineOf(objectOf(resource['priorPrescription'])?.['reference'], 200) };
  const words = codedOf(concept)?.words ?? names[0] ?? '';
  if (names.length === 0) return { kind: 'unknown', words, daily: null, ...common };
  const said = names.join('; ');
  const kind = kindOf(said);
  const name = kind === 'methadone' || kind === 'buprenorphine' ? kind : kind === 'opioid' ? named(said, opioids) : undefined;
  const daily = name === undefined ? null : name === 'buprenorphine' ? { drug: name, amount: 0 } : dailyOf(resource, said, name);
  return { kind, words, daily, ...common };
}

const ended = ['completed', 'stopped', 'cancelled', 'entered-in-error', 'on-hold', 'not-taken', 'draft'];

/** Whether a row of a medicine list is current. A row without a status counts: leaving it out would be an all-clear. */
export function isCurrent(resource: Json): boolean {
  if (resource['doNotPerform'] === true || ['proposal', 'plan', 'option'].includes(String(resource['intent']))) return false;
  return !ended.includes(String(resource['status']));
}
