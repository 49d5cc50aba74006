/** What the rules of opioid prescribing need to know of a chart, from prefetched FHIR resources. */
import { mmeOf, type MmeAnswer, type PrescribingFacts, type PrescribingProfile, type UrineTestOnRecord, type UseDisorderOnRecord } from '@fairlead/clinical';
import { codedOf, firstMoment, objectOf, objectsOf, type Json } from '../read.ts';
import { LOINC } from '../systems.ts';
import { chartMedicineOf, isCurrent, isPatch, type ChartMedicine } from './opioid-medicines.ts';
import { isOfAnother, prefetchedOf, type Prefetched } from './prefetch.ts';

export const chartSources = ['medications', 'conditions', 'urineTests'] as const;
export type ChartSource = (typeof chartSources)[number];

// Presence in urine, screen and confirmatory, as the CDC's opioid value sets list them.
export const urineTestCodes = [
  '19550-3', '16199-2', '93494-3', '16208-1', '82371-6', '58362-5', '59673-4', '40839-3', '95797-7', '43200-5', '19321-9', '19322-7', '19295-5', '18390-5', '19642-8', '19643-6',
  '14316-4', '16195-0', '19359-9', '19360-7', '19261-7', '16369-1', '19554-5', '19555-2',
] as const;

/** What a client fetches for every question: no name, no birth date, nothing that the rules do not read. */
export const prefetchTemplates: Readonly<Record<ChartSource, string>> = {
  medications: 'MedicationRequest?patient={{context.patientId}}&status=active',
  conditions: 'Condition?patient={{context.patientId}}',
  urineTests: `Observation?patient={{context.patientId}}&category=laboratory&code=${urineTestCodes.map((code) => `${LOINC}|${code}`).join(',')}`,
};

export interface ChartQuestion {
  readonly patientId: string;
  readonly prefetch: Readonly<Record<string, unknown>>;
  /** The orders on the pad, for order-select and order-sign. */
  readonly draftOrders?: unknown;
  /** The client's own instant, ISO 8601. */
  readonly now: string;
  readonly profile: PrescribingProfile;
}

export interface Chart {
  readonly facts: PrescribingFacts;
  readonly current: readonly ChartMedicine[];
  readonly drafts: readonly ChartMedicine[];
  readonly mme: MmeAnswer | null;
  /** Sources that did not come, or not in whole. */
  readonly gaps: Readonly<Partial<Record<ChartSource, 'missing' | 'partial'>>>;
}

export type ChartRead = { readonly kind: 'chart'; readonly chart: Chart } | { readonly kind: 'malformed' | 'of-another'; readonly where: string };

const useDisorderCodes = new Set(['75544000', '5602001', '1081000119105', '231477003', '231478008', '191821007']);
const overdoseCodes = new Set(['242253008', '295174006', '295161000', '55680006']);
const aside = /family|fear|risk of|screening|no history|denies/i;

function conditionSays(resource: Json): { readonly disorder: UseDisorderOnRecord; readonly overdose: boolean } {
  const coded = codedOf(resource['code']);
  const verification = codedOf(resource['verificationStatus'])?.code ?? '';
  const nothing = { disorder: 'none', overdose: false } as const;
  if (coded === null || ['refuted', 'entered-in-error'].includes(verification)) return nothing;
  const codes = objectsOf(objectOf(resource['code'])?.['coding']).map(({ code }) => String(code));
  const words = aside.test(coded.words) ? '' : coded.words;
  const disorder = codes.some((code) => useDisorderCodes.has(code) || /^F11\.[12]/.test(code)) || /(opioid|heroin|opiate|fentanyl) (use disorder|dependence|abuse|addiction)/i.test(words);
  const remission = codes.some((code) => code === '191821007' || /^F11\.[12]1$/.test(code)) || /remission/i.test(words) || ['remission', 'resolved', 'inactive'].includes(codedOf(resource['clinicalStatus'])?.code ?? '');
  // T40.0-T40.4 and T40.6 are opioids; sixth characters 1 to 4 are poisonings, 5 an adverse effect and 6 too little taken.
  const overdose = codes.some((code) => overdoseCodes.has(code) || /^T40\.[0-46][\dX][1-4]/.test(code)) || /overdose|poisoning by (opioid|heroin|fentanyl|methadone|narcotic)/i.test(words);
  return { disorder: disorder ? (remission ? 'in_remission' : 'active') : 'none', overdose };
}

function urineTestOf(read: Prefetched, now: string): UrineTestOnRecord | null {
  if (read.kind !== 'resources') return null;
  const tests = read.resources.filter((each) => each['resourceType'] === 'Observation' && ['final', 'amended', 'corrected', 'preliminary'].includes(String(each['status']))
    && objectsOf(objectOf(each['code'])?.['coding']).some(({ code }) => (urineTestCodes as readonly string[]).includes(String(code))));
  const ages = tests.flatMap((each) => {
    const at = firstMoment(each, 'effectiveDateTime', 'effectivePeriod', 'effectiveInstant', 'issued')?.at;
    return at === undefined ? [] : [Date.parse(now) - Date.parse(at)];
  });
  // Two days' leeway: a date without a time or zone may stand in tomorrow already.
  const past = ages.filter((age) => age > -2 * 86_400_000);
  if (past.some((age) => age <= 365 * 86_400_000)) return 'within_year';
  if (!read.complete || past.length < tests.length) return null;
  return past.length > 0 ? 'older' : 'none';
}

interface MedicineList {
  readonly medicines: readonly ChartMedicine[];
  /** Every medicine came and every one was recognised, so that an absence is an absence. */
  readonly whole: boolean;
}

function medicinesOf(read: Prefetched, counts: (resource: Json) => boolean): MedicineList {
  if (read.kind !== 'resources') return { medicines: [], whole: false };
  const rows = read.resources.filter((each) => each['resourceType'] === 'MedicationRequest' || each['resourceType'] === 'MedicationStatement');
  const medicines = rows.filter(counts).map((each) => chartMedicineOf(each, read.resources));
  return { medicines, whole: read.complete && medicines.every(({ kind }) => kind !== 'unknown') };
}

/** True where one is there, false where none can be, null where the list is not whole. */
const isThere = (list: MedicineList, is: (each: ChartMedicine) => boolean): boolean | null => (list.medicines.some(is) ? true : list.whole ? false : null);

/** Methadone is treatment where opioid use disorder is on record and for pain where it is not; where nobody knows, neither is said. */
function isForPain(medicine: ChartMedicine, disorder: UseDisorderOnRecord | null): boolean | null {
  if (medicine.kind === 'opioid') return true;
  if (medicine.kind === 'buprenorphine') return isPatch(medicine.words);
  if (medicine.kind !== 'methadone') return false;
  return disorder === null ? null : disorder === 'none';
}

function painOpioids(list: MedicineList, disorder: UseDisorderOnRecord | null): { readonly opioid: boolean | null; readonly counted: readonly ChartMedicine[]; readonly open: boolean } {
  const counted = list.medicines.filter((each) => isForPain(each, disorder) === true);
  const open = list.medicines.some((each) => isForPain(each, disorder) === null);
  return { opioid: counted.length > 0 ? true : open || !list.whole ? null : false, counted, open };
}

/** The day's total with the profile's factors; null where one medicine's amount is not known. */
function totalOf(profile: PrescribingProfile, counted: readonly ChartMedicine[]): MmeAnswer | null {
  if (counted.some(({ daily }) => daily === null)) return null;
  return mmeOf(profile, counted.flatMap(({ daily }) => daily ?? []));
}

/** Reads a whole question into facts. Refuses what is no chart of this patient; leaves open what it does not say. */
export function chartOf(question: ChartQuestion): ChartRead {
  const read = Object.fromEntries(chartSources.map((source) => [source, prefetchedOf(question.prefetch[source])])) as Record<ChartSource, Prefetched>;
  const orders = prefetchedOf(question.draftOrders);
  for (const [where, each] of [...Object.entries(read), ['draftOrders', orders] as const]) {
    if (each.kind === 'malformed') return { kind: 'malformed', where };
    if (each.kind === 'resources' && each.resources.some((resource) => isOfAnother(resource, question.patientId))) return { kind: 'of-another', where };
  }
  const list = medicinesOf(read.medications, isCurrent);
  const pad = orders.kind === 'resources' ? medicinesOf(orders, ({ status }) => status !== 'cancelled' && status !== 'entered-in-error') : { medicines: [], whole: true };
  // An order that changes a current one stands for both.
  const replaced = new Set(pad.medicines.flatMap(({ reference, replaces }) => [reference, replaces]).filter((each) => each !== null));
  const all = { medicines: [...list.medicines.filter(({ reference }) => reference === null || !replaced.has(reference)), ...pad.medicines], whole: list.whole && pad.whole };
  const said = read.conditions.kind === 'resources' ? read.conditions.resources.filter(({ resourceType }) => resourceType === 'Condition').map(conditionSays) : [];
  const whole = read.conditions.kind === 'resources' && read.conditions.complete;
  const disorder = said.some((each) => each.disorder === 'active') ? 'active' : said.some((each) => each.disorder === 'in_remission') ? 'in_remission' : whole ? 'none' : null;
  const pain = painOpioids(all, disorder);
  const mme = pain.opioid === true && all.whole && !pain.open ? totalOf(question.profile, pain.counted) : null;
  const treats = (each: ChartMedicine): boolean => each.kind === 'naltrexone' || (each.kind === 'buprenorphine' && !isPatch(each.words)) || (each.kind === 'methadone' && isForPain(each, disorder) === false);
  const facts: PrescribingFacts = {
    opioid: pain.opioid, mme: pain.opioid === false ? 0 : mme !== null && mme.error === undefined ? mme.mme ?? 0 : null,
    benzodiazepine: isThere(all, ({ kind }) => kind === 'benzodiazepine'), naloxone: isThere(all, ({ kind }) => kind === 'naloxone'), naltrexone: isThere(all, ({ kind }) => kind === 'naltrexone'),
    opioidUseDisorder: disorder, treatmentMedicine: pain.open && !all.medicines.some(treats) ? null : isThere(all, treats),
    overdoseBefore: said.some(({ overdose }) => overdose) ? true : whole ? false : null, urineTest: urineTestOf(read.urineTests, question.now),
  };
  const gaps: Partial<Record<ChartSource, 'missing' | 'partial'>> = {};
  for (const source of chartSources) {
    const each = read[source];
    if (each.kind !== 'resources') gaps[source] = 'missing';
    else if (!each.complete) gaps[source] = 'partial';
  }
  return { kind: 'chart', chart: { facts, current: list.medicines, drafts: pad.medicines, mme, gaps } };
}
