/** Charts of other systems become facts and cards: what is known is judged, what is not known is said, and nothing is made up. */
import { decideBy, prescribingRules, type Language, type PrescribingProfile } from '@fairlead/clinical';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardsOf, chartOf, type Card, type Chart } from './index.ts';

type Resource = Record<string, unknown>;
const now = '2026-02-10T13:00:00Z';
const searchset = (...resources: Resource[]): Resource => ({ resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })) });
const order = (text: string, dosage?: Resource, more: Resource = {}): Resource => ({ resourceType: 'MedicationRequest', id: text.slice(0, 4), status: 'active', intent: 'order', subject: { reference: 'Patient/p' }, medicationCodeableConcept: { text }, ...(dosage === undefined ? {} : { dosageInstruction: [dosage] }), ...more });
const take = (value: number, unit: string, frequency: number): Resource => ({ timing: { repeat: { frequency, period: 1, periodUnit: 'd' } }, doseAndRate: [{ doseQuantity: { value, unit } }] });
const condition = (system: string, code: string, more: Resource = {}): Resource => ({ resourceType: 'Condition', subject: { reference: 'Patient/p' }, code: { coding: [{ system, code }] }, ...more });
const opioidDependence = condition('http://snomed.info/sct', '75544000');
const urine = (day: string): Resource => ({ resourceType: 'Observation', status: 'final', subject: { reference: 'Patient/p' }, effectiveDateTime: day, code: { coding: [{ system: 'http://loinc.org', code: '19295-5' }] } });
const none = { medications: searchset(), conditions: searchset(), urineTests: searchset() };

function chart(prefetch: Resource, draftOrders?: Resource, profile: PrescribingProfile = 'CDC-2022'): Chart {
  const read = chartOf({ patientId: 'Patient/p', prefetch, draftOrders, now, profile });
  if (read.kind !== 'chart') throw new Error(`${read.kind} ${read.where}`);
  return read.chart;
}
function cards(prefetch: Resource, { draftOrders, profile = 'CDC-2022', language = 'en', country = 'US' }: { draftOrders?: Resource; profile?: PrescribingProfile; language?: Language; country?: 'US' | 'UK' } = {}): readonly Card[] {
  const read = chart(prefetch, draftOrders, profile);
  let ids = 0;
  return cardsOf({ decision: decideBy(prescribingRules, read.facts, profile), chart: read, profile, patientId: 'p', language, country, newId: () => `id-${String((ids += 1))}` });
}
const topicsOf = (all: readonly Card[]): string[] => all.map(({ source }) => source.topic.code);

describe('the day’s total', () => {
  it.each([
    ['oxycodone 20 MG Oral Tablet', take(1, 'tablet', 2), 60],
    ['12 HR oxycodone hydrochloride 40 MG Extended Release Oral Tablet', take(40, 'mg', 1), 60],
    ['hydrocodone bitartrate 10 MG / acetaminophen 325 MG Oral Tablet', take(1, '{tbl}', 4), 40],
    ['hydromorphone 4 MG Oral Tablet', take(1, 'tablet', 4), 80],
    ['morphine 15 MG Oral Tablet', { timing: { code: { coding: [{ code: 'BID' }] } }, doseAndRate: [{ doseRange: { low: { value: 1, unit: 'tablet' }, high: { value: 2, unit: 'tablet' } } }] }, 60],
    ['72 HR fentanyl 0.025 MG/HR Transdermal System', take(1, 'patch', 1), 60],
    ['Percocet', take(10, 'mg', 4), 60],
  ])('of %s is counted', (words, dosage, mme) => {
    expect(chart({ ...none, medications: searchset(order(words, dosage)) }).facts).toMatchObject({ opioid: true, mme });
  });

  it.each([
    ['without a dosage', order('oxycodone 20 MG Oral Tablet')], ['in words alone', order('oxycodone 20 MG Oral Tablet', { text: 'one every 4 hours when needed' })],
    ['in millilitres of unknown strength', order('morphine oral solution', take(5, 'mL', 4))], ['without a conversion factor', order('levorphanol 2 MG Oral Tablet', take(1, 'tablet', 3))],
  ])('%s is not known, and never lower than it is', (_name, medicine) => {
    expect(chart({ ...none, medications: searchset(medicine, order('oxycodone 20 MG Oral Tablet', take(1, 'tablet', 2))) }).facts).toMatchObject({ opioid: true, mme: null });
  });

  it('counts buprenorphine for nothing, naloxone inside a tablet for no rescue, and methadone by what it is for', () => {
    expect(chart({ ...none, medications: searchset(order('buprenorphine 8 MG / naloxone 2 MG Sublingual Film', take(2, 'film', 1))) }).facts).toMatchObject({ opioid: false, mme: 0, naloxone: false, treatmentMedicine: true });
    const methadone = searchset(order('methadone hydrochloride 10 MG Oral Tablet', take(1, 'tablet', 2)));
    expect(chart({ ...none, medications: methadone }).facts).toMatchObject({ opioid: true, mme: 94, treatmentMedicine: false });
    expect(chart({ ...none, medications: methadone, conditions: searchset(opioidDependence) }).facts).toMatchObject({ opioid: false, mme: 0, treatmentMedicine: true, opioidUseDisorder: 'active' });
    expect(chart({ ...none, medications: methadone, conditions: null }).facts).toMatchObject({ opioid: null, mme: null, treatmentMedicine: null });
  });

  it('takes an order in the place of the prescription that it changes, and beside every other', () => {
    const medications = searchset(order('oxycodone 20 MG Oral Tablet', take(1, 'tablet', 1)));
    const draft = (more: Resource): Resource => searchset(order('oxycodone 20 MG Oral Tablet', take(1, 'tablet', 2), { id: 'new', status: 'draft', ...more }));
    expect(chart({ ...none, medications }, draft({})).facts.mme).toBe(90);
    expect(chart({ ...none, medications }, draft({ priorPrescription: { reference: 'MedicationRequest/oxyc' } })).facts.mme).toBe(60);
    expect(chart({ ...none, medications }, draft({ id: 'oxyc' })).facts.mme).toBe(60);
  });
});

describe('a card', () => {
  it('offers naloxone with an order, says the source and its mark, and what may be answered to it', () => {
    const [card] = cards({ ...none, medications: searchset(order('buprenorphine 8 MG Sublingual Tablet')), conditions: searchset(opioidDependence) });
    expect(card).toMatchObject({
      summary: 'Offer naloxone: opioid use disorder is on record, and no naloxone is on the list.', indicator: 'warning', selectionBehavior: 'at-most-one',
      suggestions: [{ actions: [{ type: 'create', resource: { resourceType: 'MedicationRequest', status: 'draft', subject: { reference: 'Patient/p' }, medicationCodeableConcept: { coding: [{ code: '1725059' }] } } }] }],
    });
    expect(card?.detail).toContain('CDC clinical practice guideline 2022, recommendation 8');
    expect(card?.overrideReasons.map(({ code }) => code)).toContain('patient-declines');
    const [british] = cards({ ...none, medications: searchset(order('buprenorphine 8 MG Sublingual Tablet')), conditions: searchset(opioidDependence) }, { country: 'UK' });
    expect(JSON.stringify(british)).toContain('Nyxoid');
    expect(JSON.stringify(british)).not.toContain('1725059');
  });

  it('asks for treatment of active disorder alone, and calls remission remission', () => {
    expect(topicsOf(cards({ ...none, conditions: searchset(opioidDependence) }))).toEqual(['treatment', 'naloxone']);
    expect(topicsOf(cards({ ...none, conditions: searchset(condition('http://hl7.org/fhir/sid/icd-10-cm', 'F11.21')) }))).toEqual(['naloxone']);
    expect(topicsOf(cards({ ...none, conditions: searchset({ ...opioidDependence, clinicalStatus: { coding: [{ code: 'resolved' }] } }) }))).toEqual(['naloxone']);
    expect(cards({ ...none, conditions: searchset({ ...opioidDependence, verificationStatus: { coding: [{ code: 'refuted' }] } }) })).toEqual([]);
    expect(topicsOf(cards({ ...none, conditions: searchset(condition('http://hl7.org/fhir/sid/icd-10-cm', 'T40.1X1A')) }))).toEqual(['naloxone']);
    expect(cards({ ...none, conditions: searchset(condition('http://hl7.org/fhir/sid/icd-10-cm', 'T40.2X5A')) })).toEqual([]);
  });

  it('is critical for naltrexone beside an opioid, and offers to take off the draft alone', () => {
    const [card] = cards({ ...none, medications: searchset(order('Vivitrol 380 mg')), urineTests: searchset(urine('2026-01-01')) }, { draftOrders: searchset(order('oxycodone 5 MG Oral Tablet', take(1, 'tablet', 2), { id: 'd1', status: 'draft' })) });
    expect(card).toMatchObject({ indicator: 'critical', suggestions: [{ actions: [{ type: 'delete', resourceId: 'MedicationRequest/d1' }] }] });
  });

  it('takes a urine test for a year, and says nothing of one that has no date', () => {
    const medications = searchset(order('oxycodone 5 MG Oral Tablet', take(1, 'tablet', 2)));
    expect(cards({ ...none, medications, urineTests: searchset(urine('2025-02-11')) })).toEqual([]);
    expect(topicsOf(cards({ ...none, medications, urineTests: searchset(urine('2025-02-09')) }))).toEqual(['urine']);
    expect(topicsOf(cards({ ...none, medications, urineTests: searchset({ ...urine('2025-02-09'), effectiveDateTime: undefined }) }))).toEqual(['unknown']);
  });

  it('names the edition: 95 MME reassess under 2022, avoid under 2016', () => {
    const medications = searchset(order('morphine 95 MG Oral Tablet', take(1, 'tablet', 1)), order('Naloxone 4 mg nasal spray'));
    const all = { ...none, medications, urineTests: searchset(urine('2026-01-01')) };
    expect(cards(all)[0]?.summary).toContain('from 50');
    expect(cards(all, { profile: 'CDC-2016' })[0]?.summary).toContain('avoid 90');
  });

  it('speaks Spanish where it is asked to', () => {
    expect(cards({ ...none, conditions: searchset(opioidDependence) }, { language: 'es' }).map(({ summary }) => summary).join(' ')).toMatch(/Ofrezca naloxona/);
  });
});

describe('what is not known', () => {
  it('gives a card that names it, whatever is null, absent, failed, wrapped or cut off', () => {
    const failed = { resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] };
    for (const gone of [null, undefined, failed, { response: { status: '404 Not Found' } }, { response: { status: '200' }, resource: null }]) {
      expect(topicsOf(cards({ ...none, medications: gone, urineTests: searchset(urine('2026-02-01')) }))).toEqual(['unknown']);
      expect(topicsOf(cards({ ...none, conditions: gone }))).toEqual(['unknown']);
    }
    expect(topicsOf(cards({}))).toEqual(['unknown']);
    expect(topicsOf(cards({ ...none, medications: { ...searchset(), link: [{ relation: 'next', url: 'https://ehr.example/2' }] } }))).toEqual(['unknown']);
    expect(cards(none)).toEqual([]);
    expect(cards({ ...none, medications: { response: { status: '200 OK' }, resource: searchset() } })).toEqual([]);
  });

  it('is said beside what is known, and a medicine without a name is no absence', () => {
    const nameless = { resourceType: 'MedicationRequest', status: 'active', intent: 'order', medicationCodeableConcept: { coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '99999999' }] } };
    expect(topicsOf(cards({ ...none, medications: searchset(nameless), conditions: searchset(opioidDependence) }))).toEqual(['unknown']);
    const known = cards({ ...none, medications: searchset(order('oxycodone 80 MG Oral Tablet', take(1, 'tablet', 1))), conditions: null, urineTests: searchset(urine('2026-02-01')) });
    expect(topicsOf(known)).toEqual(['dose', 'naloxone', 'unknown']);
  });

  it('carries nobody’s mark-up into the card', () => {
    const all = cards({ ...none, medications: searchset(order('oxycodone [click](https://evil.example) <img src=x> **now**')) });
    expect(all.find(({ source }) => source.topic.code === 'unknown')?.detail).toContain('oxycodone');
    expect(all.find(({ source }) => source.topic.code === 'unknown')?.detail).not.toMatch(/(?<!\\)[[\]()*]|[<>]/);
  });
});

describe('a chart that is none', () => {
  it('is refused: of another patient, or no resource at all', () => {
    const ask = (prefetch: Resource, draftOrders?: unknown) => chartOf({ patientId: 'p', prefetch, draftOrders, now, profile: 'CDC-2022' });
    expect(ask({ medications: searchset({ ...order('oxycodone'), subject: { reference: 'https://ehr.example/fhir/Patient/q' } }) })).toEqual({ kind: 'of-another', where: 'medications' });
    expect(ask({}, searchset({ ...order('oxycodone'), subject: { reference: 'Patient/q/_history/3' } }))).toEqual({ kind: 'of-another', where: 'draftOrders' });
    for (const odd of ['text', 7, [], {}, { resourceType: 'Bundle', entry: 'x' }]) expect(ask({ conditions: odd })).toMatchObject({ kind: 'malformed', where: 'conditions' });
  });

  it('never throws and never gives a summary of 140 characters or more', () => {
    fc.assert(fc.property(fc.record({ medications: fc.anything(), conditions: fc.anything(), urineTests: fc.anything() }), fc.string(), (prefetch, words) => {
      chartOf({ patientId: 'p', prefetch: prefetch as Resource, now, profile: 'CDC-2022' });
      for (const language of ['en', 'es'] as const) {
        for (const card of cards({ ...none, medications: searchset(order(`oxycodone ${words}`, take(1, 'mg', 1)), order('naltrexone')), conditions: null }, { language })) expect(card.summary.length).toBeLessThan(140);
      }
    }), { numRuns: 200 });
    for (const language of ['en', 'es'] as const) for (const card of cards({}, { language })) expect(card.summary.length).toBeLessThan(140);
  });
});
