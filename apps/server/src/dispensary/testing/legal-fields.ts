/**
 * What the law asks each paper to say, field by field: the table that papers.test.ts holds the printed pages against. Marks are those of
 * the clinical reference where it has the fact; `unchecked` where the source was not read.
 */
export interface LegalField {
  readonly field: string;
  readonly cite: string;
  readonly mark: 'primary' | 'unchecked';
  /** What the test's clinic must find on the pages, with single spaces. */
  readonly shown: string | RegExp;
}

const registrant = (cite: string, mark: LegalField['mark'] = 'unchecked'): readonly LegalField[] => [
  { field: 'name of the registrant', cite, mark, shown: 'Harbor Street' }, { field: 'address', cite, mark, shown: '14 Harbor Street' }, { field: 'registration number', cite, mark, shown: 'DEA registration RH1234563' },
];

export const logFields: readonly LegalField[] = [
  ...registrant('21 CFR 1304.24'),
  { field: 'name of the substance', cite: '21 CFR 1304.24(a)(1)', mark: 'unchecked', shown: 'methadone hydrochloride' }, { field: 'strength', cite: '21 CFR 1304.24(a)(2)', mark: 'unchecked', shown: '1 mg/mL' }, { field: 'dosage form', cite: '21 CFR 1304.24(a)(3)', mark: 'unchecked', shown: 'oral liquid' },
  { field: 'date dispensed', cite: '21 CFR 1304.24(a)(4)', mark: 'unchecked', shown: 'Feb 10, 2026' }, { field: 'adequate identification of the patient', cite: '21 CFR 1304.24(a)(5)', mark: 'unchecked', shown: /FL-\d+/ }, { field: 'amount consumed', cite: '21 CFR 1304.24(a)(6)', mark: 'unchecked', shown: '20 mg = 20 mL' },
  { field: 'amount and dosage form taken home', cite: '21 CFR 1304.24(a)(7)', mark: 'unchecked', shown: '20 mg = 20 mL, oral liquid' }, { field: 'dispenser’s initials', cite: '21 CFR 1304.24(a)(8)', mark: 'unchecked', shown: 'NU: Test nurse' }, { field: 'schedule II apart', cite: '21 CFR 1304.04(f)', mark: 'primary', shown: 'Schedule II' },
];

export const receiptFields: readonly LegalField[] = [
  ...registrant('21 CFR 1304.22(c)'),
  { field: 'name of the substance, finished form', cite: '21 CFR 1304.22(a)(2)', mark: 'unchecked', shown: '1 mg/mL oral liquid' }, { field: 'units or volume in a container, number of containers', cite: '21 CFR 1304.22(a)(2)(iv)', mark: 'unchecked', shown: '2 × 1000' }, { field: 'date of receipt', cite: '21 CFR 1304.21(d)', mark: 'unchecked', shown: 'Feb 10, 2026' },
  { field: 'supplier: name and address', cite: '21 CFR 1304.22(a)(2)(iv)', mark: 'unchecked', shown: 'Bay Wholesale, 9 Dock Road, Boston, MA' }, { field: 'supplier: registration', cite: '21 CFR 1304.22(a)(2)(iv)', mark: 'unchecked', shown: 'RB7654321' },
  { field: 'number of the order form and its line', cite: '21 CFR 1305.13', mark: 'unchecked', shown: '231234567, 1' }, { field: 'quantity ordered, and when', cite: '21 CFR 1305.12', mark: 'unchecked', shown: '3 packs, Feb 2, 2026' }, { field: 'order forms kept apart', cite: '21 CFR 1305.17', mark: 'primary', shown: 'Schedule II, on order forms' },
];

export const destructionFields: readonly LegalField[] = [
  ...registrant('DEA form 41'),
  { field: 'date', cite: '21 CFR 1304.21(e)', mark: 'unchecked', shown: 'Mar 17, 2026' }, { field: 'place', cite: '21 CFR 1304.21(e)', mark: 'unchecked', shown: 'Dispensary, room 4' }, { field: 'method', cite: '21 CFR 1317.90', mark: 'unchecked', shown: 'Sequestration kit' }, { field: 'non-retrievable', cite: '21 CFR 1317.90', mark: 'unchecked', shown: 'nothing can be got back' },
  { field: 'NDC', cite: 'DEA form 41', mark: 'unchecked', shown: '0054-0392-68' }, { field: 'substance, strength, form', cite: 'DEA form 41', mark: 'unchecked', shown: '1 mg/mL oral liquid' }, { field: 'lot', cite: 'DEA form 41', mark: 'unchecked', shown: 'OLD' }, { field: 'quantity', cite: 'DEA form 41', mark: 'unchecked', shown: '500 mL 500 mg' },
  { field: 'two employees who saw it', cite: '21 CFR 1317.95(d)', mark: 'unchecked', shown: 'Test nurse and Test pharmacist' },
];

export const inventoryFields: readonly LegalField[] = [
  ...registrant('21 CFR 1304.11(a)', 'primary'),
  { field: 'date', cite: '21 CFR 1304.11(a)', mark: 'primary', shown: 'Mar 17, 2026' }, { field: 'opening or close of business', cite: '21 CFR 1304.11(a)', mark: 'primary', shown: 'Close of business' }, { field: 'initial or biennial', cite: '21 CFR 1304.11(b), (c)', mark: 'primary', shown: 'Initial inventory' },
  { field: 'name of the substance', cite: '21 CFR 1304.11(e)(3)', mark: 'unchecked', shown: 'methadone hydrochloride' }, { field: 'each finished form and strength', cite: '21 CFR 1304.11(e)(3)', mark: 'primary', shown: /1 mg\/mL\s+oral liquid/ }, { field: 'units or volume of each', cite: '21 CFR 1304.11(e)(3)', mark: 'unchecked', shown: '1,800 mL 1,800 mg' },
  { field: 'number of containers', cite: '21 CFR 1304.11(e)(3)', mark: 'unchecked', shown: '2 containers' }, { field: 'who took it', cite: 'state rules', mark: 'unchecked', shown: 'Test pharmacist' }, { field: 'schedule II apart', cite: '21 CFR 1304.04(h)', mark: 'primary', shown: 'Schedule II' },
];

const sch6 = 'Misuse of Drugs Regulations 2001, regulation 19, schedule 6';
export const registerFields: readonly LegalField[] = [
  { field: 'class, form and strength at the head of the page', cite: 'Misuse of Drugs Regulations 2001, regulation 20(b)', mark: 'unchecked', shown: 'Class: methadone hydrochloride, schedule 2 · Form: oral liquid · Strength: 1 mg/mL' },
  { field: 'obtained: date', cite: sch6, mark: 'unchecked', shown: '10 Feb 2026' }, { field: 'obtained: name and address of the supplier', cite: sch6, mark: 'unchecked', shown: 'Received from Thames Wholesale, 2 Wharf Lane, London' }, { field: 'obtained: quantity', cite: sch6, mark: 'unchecked', shown: '3,000 mL' },
  { field: 'supplied: to whom, address', cite: sch6, mark: 'unchecked', shown: '5 Ferry Street' }, { field: 'supplied: authority to possess', cite: sch6, mark: 'unchecked', shown: 'Test prescriber' }, { field: 'supplied: quantity', cite: sch6, mark: 'unchecked', shown: '20 mL' }, { field: 'supplied: person collecting', cite: sch6, mark: 'unchecked', shown: 'The patient' },
  { field: 'supplied: proof of identity requested', cite: sch6, mark: 'unchecked', shown: /The patient Yes Yes:/ }, { field: 'supplied: proof of identity provided', cite: sch6, mark: 'unchecked', shown: 'Yes: photograph, date of birth' },
  { field: 'running balance (good practice)', cite: 'reference, ruling 15', mark: 'unchecked', shown: 'Balance at the end of' }, { field: 'corrections dated and never over another entry', cite: 'Misuse of Drugs Regulations 2001, regulation 20(c), (d)', mark: 'unchecked', shown: 'Correction of an earlier entry: Spat out' }, { field: 'who wrote each entry', cite: 'good practice', mark: 'unchecked', shown: 'Test nurse' },
  { field: 'destruction of stock: authorised witness', cite: 'Misuse of Drugs Regulations 2001, regulation 27', mark: 'unchecked', shown: 'Authorised witness A. Reed, CD liaison officer, Metropolitan Police' },
];
