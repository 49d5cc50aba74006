/** Records from elsewhere through the import screen: kept, mapped or named with why not; whole records out and in again; trial tables; and files that mean harm. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from '../harness/expect.ts';
import type { Step, Walk } from '../harness/walk.ts';

interface File { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }
type Resource = Readonly<Record<string, unknown>>;

const file = (name: string, text: string): File => ({ name, mimeType: name.endsWith('.csv') ? 'text/csv' : 'application/json', buffer: Buffer.from(text) });
const bundle = (resources: readonly Resource[], type = 'collection'): string => JSON.stringify({ resourceType: 'Bundle', type, entry: resources.map((resource) => ({ resource })) });

const ida = { reference: 'Patient/ida' };
const text = (words: string): Resource => ({ text: words });
const methadone = { coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '6813', display: 'methadone' }], text: 'Methadone' };
const given = (id: string, day: string, value: number, unit = 'mg'): Resource => ({ resourceType: 'MedicationAdministration', id, status: 'completed', subject: ida, effectiveDateTime: `${day}T08:10:00-05:00`, medicationCodeableConcept: methadone, dosage: { dose: { value, unit } } });

/** One of each kind that another clinic would send, and beside them entries that nobody can keep. */
const good: readonly Resource[] = [
  { resourceType: 'Patient', id: 'ida', name: [{ given: ['Ida'], family: 'Falk' }], gender: 'female', birthDate: '1984-07-19' },
  { resourceType: 'EpisodeOfCare', id: 'care', status: 'finished', patient: ida, period: { start: '2024-03-01', end: '2024-09-30' } },
  { resourceType: 'Condition', id: 'dependence', subject: ida, clinicalStatus: { coding: [{ code: 'active' }] }, code: { coding: [{ system: 'http://snomed.info/sct', code: '75544000' }], text: 'Opioid dependence' }, onsetDateTime: '2019-04' },
  { resourceType: 'Observation', id: 'phq', status: 'final', subject: ida, code: { coding: [{ system: 'http://loinc.org', code: '44261-6' }], text: 'PHQ-9 total' }, effectiveDateTime: '2024-03-02', valueQuantity: { value: 14 } },
  { resourceType: 'QuestionnaireResponse', id: 'form', status: 'completed', subject: ida, authored: '2024-03-02', questionnaire: 'https://elsewhere.example/Questionnaire/intake', item: [{ linkId: '1', answer: [{ valueString: 'Sleeps badly' }] }] },
  { resourceType: 'MedicationRequest', id: 'order', status: 'active', intent: 'order', subject: ida, authoredOn: '2024-03-01', medicationCodeableConcept: methadone },
  given('dose-1', '2024-03-04', 30), given('dose-2', '2024-03-05', 35.5), given('dose-ml', '2024-03-06', 8, 'mL'),
  { resourceType: 'MedicationStatement', id: 'tablet', status: 'active', subject: ida, medicationCodeableConcept: text('Sertraline 50 mg'), effectiveDateTime: '2023-11' },
  { resourceType: 'Encounter', id: 'visit', status: 'finished', class: { code: 'AMB' }, subject: ida, period: { start: '2024-03-01T09:00:00-05:00', end: '2024-03-01T10:00:00-05:00' } },
  { resourceType: 'Procedure', id: 'ecg', status: 'completed', subject: ida, code: text('Electrocardiogram'), performedDateTime: '2024-03-01' },
  { resourceType: 'AllergyIntolerance', id: 'penicillin', patient: ida, code: text('Penicillin') },
  { resourceType: 'Consent', id: 'consent', status: 'active', patient: ida, scope: text('Sharing'), category: [text('42 CFR Part 2')], dateTime: '2024-03-01' },
];
const bad: readonly Resource[] = [
  { resourceType: 'Condition', id: 'stray', subject: { reference: 'Patient/nobody' }, code: text('Asthma') },
  { resourceType: 'Observation', id: 'no-day', status: 'final', subject: ida, code: text('Pulse'), effectiveDateTime: '2024-02-31', valueQuantity: { value: 70 } },
  given('no-amount', '2024-03-07', Number.NaN),
];

async function openImport(walk: Walk): Promise<Page> {
  const page = await walk.clinicAs('Dana Osei');
  await page.goto(`${walk.product.clinic}/import`);
  await page.getByRole('heading', { name: 'Import records', level: 1 }).waitFor();
  return page;
}

async function look(page: Page, files: readonly File[], source = ''): Promise<void> {
  await page.getByLabel('Choose files').setInputFiles([...files]);
  if (source !== '') await page.getByRole('textbox', { name: /Where they come from/ }).fill(source);
  await page.getByRole('button', { name: 'Look first' }).click();
}

/** The line of a type in the table of counts: read, kept, here already, not kept. */
async function countsOf(page: Page, type: string): Promise<string> {
  const row = page.getByRole('table').filter({ hasText: 'Here already' }).getByRole('row').filter({ has: page.getByRole('rowheader', { name: type, exact: true }) });
  return (await row.getByRole('cell').allInnerTexts()).join(' ');
}

const total = async (page: Page): Promise<number> => Number(/Keep (\d+) entries/.exec(await page.getByRole('button', { name: /^Keep / }).innerText())?.[1]);

/** A small trial of the published shape, made here; what must come of it is summed from the same rows by hand. */
const trial = {
  everybody: 'who,project\n9001,27\n9002,30\n9003,51\n',
  demographics: 'who,age,is_male\n9001,31,Yes\n9002,44,No\n9003,,\n',
  randomization: 'who,treatment,which,when\n9001,Methadone,1,0\n9002,Outpatient BUP,1,1\n9003,Inpatient BUP,1,0\n',
  treatment: `who,amount,when\n${[30, 35, 40, 40.5, 50].map((mg, day) => `9001,${mg},${day}`).join('\n')}\n9002,8,1\n9002,16,2\n9002,16,4\n`,
  uds: 'who,what,when\n9001,Opioid,-1\n9001,Cocaine,-1\n9001,Opioid,7\n',
  visit: 'who,visit,what,is_no_show,when\n9001,BASELINE,visit,,-1\n9001,WK1,visit,,7\n9001,WK2,visit,,14\n9002,WK1,no visit,1,7\n',
  withdrawal: 'who,withdrawal,when\n9001,3,0\n9001,1,7\n9002,2,1\n',
};
const trialFiles = (): readonly File[] => Object.entries(trial).map(([name, rows]) => file(`${name}.csv`, rows));
const trialRows = Object.values(trial).reduce((sum, rows) => sum + rows.trim().split('\n').length - 1, 0);
const givenMg = trial.treatment.trim().split('\n').slice(1).filter((row) => row.startsWith('9001')).reduce((sum, row) => sum + Number(row.split(',')[1]), 0);

const deep = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
const person = (id: string, more: Resource = {}): Resource => ({ resourceType: 'Patient', id, name: [{ text: 'Hostile File' }], ...more });
/** Each with the one sentence that the screen must answer. */
const hostile: readonly (readonly [name: string, text: string, says: RegExp])[] = [
  ['half', '{"resourceType":"Bundle","type":"coll', /cannot be read as JSON/],
  ['list', '[1,2,3]', /no FHIR bundle/],
  ['deep', `{"resourceType":"Bundle","type":"collection","entry":[{"resource":${deep(5000)}}]}`, /nests deeper than 64 levels/],
  ['many', bundle(Array.from({ length: 501 }, (_none, at) => ({ resourceType: 'Condition', id: `c${at}` }))), /more than 500 entries/],
  ['twice', bundle([person('same'), person('same')]), /Two entries have one name: .*Patient\/same/],
  ['circle', bundle([person('o'), ...['1', '2'].map((id, at) => ({ resourceType: 'Observation', id, status: 'final', code: { text: 'x' }, subject: { reference: 'Patient/o' }, derivedFrom: [{ reference: `Observation/${2 - at}` }] }))]), /under one another in a circle/],
  ['contained', bundle([person('k', { contained: [{ resourceType: 'Organization', id: 'a', contained: [{ resourceType: 'Organization', id: 'b' }] }] })]), /contained resource holds another/],
  ['prototype', '{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","__proto__":{"admin":true}}}]}', /cannot be read as JSON/],
  ['transaction', bundle([person('t'), { resourceType: 'Condition', id: 'tc', subject: { reference: 'Patient/nobody' }, code: { text: 'x' } }], 'transaction'), /kept whole or not at all/],
  ['everything', bundle([person('x', { name: 7 }), { resourceType: 'Group', id: '<img src=x onerror=alert(1)>' }]), /Nothing in it can be kept/],
];

/** Everybody in the record, counted by the search that staff use and by what outcomes count. */
const startsCounted = (page: Page): Promise<number> => page.evaluate(async () => ((await (await fetch('/api/outcomes')).json()) as { started: number }).started);

export const imports: readonly Step[] = [
  {
    shows: 'another clinic’s bundle is looked at first: each entry kept, mapped, or named with why not',
    run: async (walk) => {
      const page = await openImport(walk);
      await look(page, [file('falk.json', bundle([...good, ...bad]))], 'Harbour Hospital');
      await page.getByText('Nothing is kept yet. This is what would happen.').waitFor();
      expect(await total(page)).toBe(good.length);
      expect(await countsOf(page, 'MedicationAdministration')).toBe('4 3 0 1');
      expect(await countsOf(page, 'Condition')).toBe('2 1 0 1');
      for (const why of [/names a person who is neither in this file nor known from this source: Patient\/nobody/, /Observation.effective\w* cannot be read/, /MedicationAdministration.dosage\S* cannot be read/, /a consent is in force here only when it is signed here/]) await page.getByText(why).first().waitFor();
      for (const [what, becomes] of [['Opioid dependence', 'a problem'], ['PHQ-9 total', 'an observation'], ['Electrocardiogram', 'a procedure'], ['Penicillin', 'an allergy'], ['Sertraline 50 mg', 'a medicine taken elsewhere']]) await page.getByRole('row').filter({ hasText: what ?? '' }).filter({ hasText: becomes ?? '' }).first().waitFor();
      await walk.look(page, 'import looked at');
    },
  },
  {
    shows: 'what was looked at is kept, the person opens, and a second import changes nothing and says so',
    run: async (walk) => {
      const page = await openImport(walk);
      await look(page, [file('falk.json', bundle([...good, ...bad]))], 'Harbour Hospital');
      await page.getByRole('button', { name: /^Keep / }).click();
      await page.getByText(`Kept. ${good.length} entries are in the record now.`).waitFor();
      await walk.look(page, 'import kept');
      await page.getByRole('link', { name: 'Open Ida Falk' }).click();
      await page.getByRole('heading', { name: 'Ida Falk' }).waitFor();
      walk.learned['importedId'] = page.url().split('/people/')[1]?.split('/')[0] ?? '';
      await page.getByText('Penicillin').first().waitFor();
      await page.goto(`${page.url()}/timeline`);
      for (const line of [/From another record: Opioid dependence/, /From another record: Electrocardiogram/, /From another record: Sertraline 50 mg/]) await page.getByText(line).first().waitFor();
      await walk.look(page, 'imported timeline');
      await openImport(walk);
      await look(page, [file('again.json', bundle(good.toReversed()))], 'Harbour Hospital');
      await page.getByText('All of it is here already. Nothing was changed.').waitFor();
      expect(await page.getByRole('button', { name: /^Keep / }).count()).toBe(0);
    },
  },
  {
    shows: 'a whole record is taken out through the screen, is written on the timeline, and comes back the same to the last row',
    run: async (walk) => {
      const page = await walk.clinicAs('Dana Osei');
      for (const personId of [walk.learned['importedId'] ?? '', walk.learned.personId]) {
        await page.goto(`${walk.product.clinic}/people/${personId}/consents`);
        const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Take out the whole record' }).click()]);
        const out = JSON.parse(await readFile(await download.path(), 'utf8')) as { entry: { resource: { resourceType: string; meta: { security: { code: string }[] } } }[] };
        await page.getByText(`${out.entry.length} entries are in the file.`).waitFor();
        expect(out.entry.every(({ resource }) => ['R', '42CFRPart2', 'NORDSCLCD'].every((code) => resource.meta.security.some((label) => label.code === code)))).toBe(true);
        expect(out.entry.filter(({ resource }) => resource.resourceType === 'Patient').length).toBe(1);
        await walk.look(page, 'record taken out');
        await openImport(walk);
        const parts = Array.from({ length: Math.ceil(out.entry.length / 450) }, (_none, at) => out.entry.slice(at * 450, at * 450 + 450));
        for (const [at, entry] of parts.entries()) {
          await look(page, [file(`back-${at}.json`, JSON.stringify({ ...out, entry }))]);
          await page.getByText('All of it is here already. Nothing was changed.').waitFor();
          expect(await page.getByText('Not kept', { exact: true }).count()).toBe(1);
          expect((await page.getByRole('row').getByRole('cell').filter({ hasText: /^\d+$/ }).allInnerTexts()).filter((_cell, cell) => cell % 4 === 3).every((figure) => figure === '0')).toBe(true);
          await openImport(walk);
        }
        await page.goto(`${walk.product.clinic}/people/${personId}/timeline`);
        await page.getByText(/Whole record taken out for the person/).first().waitFor();
      }
    },
  },
  {
    shows: 'trial tables become people whose doses, ratings and tests are on their charts and in the outcomes, with the sums of the tables',
    run: async (walk) => {
      const page = await openImport(walk);
      const before = await startsCounted(page);
      await look(page, trialFiles());
      await page.getByText('Nothing is kept yet. This is what would happen.').waitFor();
      expect(await total(page)).toBe(trialRows);
      await page.getByRole('button', { name: /^Keep / }).click();
      await page.getByText(`Kept. ${trialRows} entries are in the record now.`).waitFor();
      await walk.look(page, 'trial kept');
      expect(await startsCounted(page)).toBe(before + 3);
      await page.getByRole('link', { name: /27-9001/ }).click();
      await page.getByRole('heading', { name: /27-9001/ }).waitFor();
      const personId = page.url().split('/people/')[1]?.split('/')[0] ?? '';
      const read = await page.evaluate(async (id) => {
        const get = async (url: string) => (await fetch(url)).json();
        const course = await get(`/api/people/${id}/course?span=all`) as { doses: { takenUg: number }[]; tests: { day: string; positive: string[]; state: string }[]; scores: unknown[] };
        const ratings = await get(`/fhir/R4/Observation?patient=${id}&_count=500`) as { entry: { resource: { code: { coding: { code: string }[] }; valueQuantity?: { value: number } } }[] };
        return { mg: course.doses.reduce((sum, dose) => sum + dose.takenUg, 0) / 1000, tests: course.tests.map(({ day, positive, state }) => `${day} ${state === 'unknown' ? 'unknown' : positive.toSorted().join(' ')}`), scores: course.scores.length, ratings: ratings.entry.map(({ resource }) => JSON.stringify(resource)).filter((text) => text.includes('trial_withdrawal')).length };
      }, personId);
      expect(read.mg).toBe(givenMg);
      // Day 14 was a visit without a row: nobody knows what was in that urine, or whether there was any.
      expect(read.tests.toSorted()).toBe(['1999-12-31 cocaine opiates', '2000-01-08 opiates', '2000-01-15 unknown']);
      expect(read.scores).toBe(0);
      expect(read.ratings).toBe(2);
      await walk.look(page, 'trial chart');
      await page.goto(`${walk.product.clinic}/people/${personId}/tests`);
      await walk.look(page, 'trial tests');
      await page.getByText('No result known').first().waitFor();
      expect(await page.getByText(/^negative/i).count()).toBe(0);
    },
  },
  {
    shows: 'files that are broken or mean harm are each answered with one sentence, and nothing of them stays',
    run: async (walk) => {
      const page = await openImport(walk);
      const before = await startsCounted(page);
      for (const [name, text, says] of hostile) {
        await look(page, [file(`${name}.json`, text)]);
        const alert = page.getByRole('alert').filter({ hasText: says });
        await alert.waitFor();
        expect(await page.getByRole('button', { name: /^Keep / }).count()).toBe(0);
      }
      await walk.look(page, 'import refused');
      await page.getByLabel('Choose files').setInputFiles([file('large.json', 'x'.repeat(1_200_000))]);
      await page.getByText(/larger than 1 MB/).first().waitFor();
      expect(await startsCounted(page)).toBe(before);
      await page.goto(`${walk.product.clinic}/people?find=hostile`);
      await page.getByText('Nobody by that name or number.').waitFor();
    },
  },
];
