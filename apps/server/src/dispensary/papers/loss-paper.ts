/** The content of DEA form 106, or of the report to the accountable officer, to be entered or sent by whoever signs it. Nothing is sent from here. In English, as the form is. */
import type { Loss, MissingField, Registrant } from '@fairlead/contract/dispensary';
import { kindsOfForm, referenceOf, toldPolice } from '../books/loss-form.ts';
import { dayText, footText, formText, moneyText, momentText, quantityText, strengthText } from './amounts.ts';
import { Sheet } from './sheet.ts';

export interface LossSheet {
  readonly loss: Loss;
  readonly registrant: Registrant;
  readonly inTwoYears: number;
  readonly timeZone: string;
  readonly now: Temporal.Instant;
}

type Pair = readonly [name: string, value: string];

const empty = 'NOT ENTERED';
const text = (value: string | null | undefined): string => (value === null || value === undefined || value.trim() === '' ? empty : value);
const yesNo = (value: boolean | undefined): string => (value === undefined ? empty : value ? 'Yes' : 'No');

/** Each field that may be missing, as the form calls it. */
export const fieldNames: Readonly<Record<string, string>> = {
  address: 'address of the registrant', phone: 'telephone', number: 'DEA registration number', county: 'county', officer: 'accountable officer', liaison: 'police controlled drug liaison officer', policeDepartment: 'police department', policePhone: 'telephone of the police department',
  policeReference: 'police report number', marks: 'identifying marks of the containers', orderFormsTaken: 'whether order forms were taken', orderFormNumbers: 'numbers of the order forms taken', otherGoodsTaken: 'whether other merchandise was taken', otherGoodsMinor: 'value of other merchandise',
  anybodyHurt: 'whether anybody was killed or injured', kindInWords: 'what kind of theft or loss', carrier: 'name of the carrier', consignee: 'name of the consignee', consigneeNumber: 'DEA number of the consignee', cartonCame: 'whether the carton was received', cartonTampered: 'whether the carton was tampered with',
  earlierWithCarrier: 'earlier losses with this carrier', signer: 'name and title of the signer', ndc: 'NDC', tradeName: 'trade name', value: 'purchase value',
};

export const missingText = ({ field, line }: MissingField): string => `${fieldNames[field] ?? field}${line === undefined ? '' : ` (line ${line})`}`;

function headOf({ loss, registrant, inTwoYears, timeZone }: LossSheet): readonly Pair[] {
  const { answers } = loss;
  const country = registrant.country;
  const happened: Pair = answers.happenedOn === undefined ? ['Date of discovery (day of the event not known)', dayText(loss.discoveredOn, country)] : ['Date of theft or loss', `${dayText(answers.happenedOn, country)}; discovered ${dayText(loss.discoveredOn, country)}`];
  const told = toldPolice(loss);
  const police: readonly Pair[] = [['Reported to the police', told ? 'Yes' : 'No'], ...(told ? [[country === 'US' ? 'Police department' : 'Police liaison officer', text(country === 'US' ? answers.policeDepartment : registrant.liaison)], ...(country === 'US' ? [['Its telephone', text(answers.policePhone)] as const] : []), ['Police report number', text(referenceOf(loss))]] as const : [])];
  const noticed: readonly Pair[] = loss.officeToldAt === null ? [] : [[country === 'US' ? 'DEA field office told' : 'Accountable officer told', `${momentText(loss.officeToldAt, timeZone, country)} by ${loss.officeToldBy ?? ''}: ${loss.officeReference ?? ''}`]];
  return [
    ['Name of the registrant', registrant.name], ['Address', text(registrant.address)], ['Telephone', text(registrant.phone)],
    ...(country === 'US' ? [['DEA registration number', text(registrant.number)], ['County', text(registrant.county)], ['Principal business', 'Narcotic treatment program']] as const : [['Accountable officer', text(registrant.officer)], ['Licence', registrant.number ?? 'none entered']] as const),
    happened, ['Kind of theft or loss', `${kindsOfForm[loss.kind]}${answers.kindInWords === undefined ? (loss.kind === 'other' ? `: ${empty}` : '') : `: ${answers.kindInWords}`}`], ['Thefts and losses in the past 24 months', String(inTwoYears)],
    ...police, ...noticed,
  ];
}

function usQuestions({ loss }: LossSheet): readonly Pair[] {
  const { answers, kind } = loss;
  return [
    ...(kind === 'armed-robbery' ? [['Was anybody killed or injured', yesNo(answers.anybodyHurt)]] as const : []),
    ...(kind === 'lost-in-transit' ? [['Carrier', text(answers.carrier)], ['Consignee', text(answers.consignee)], ['DEA number of the consignee', text(answers.consigneeNumber)], ['Was the carton received by the customer', yesNo(answers.cartonCame)],
      ['Did it look tampered with', answers.cartonCame === false ? 'not received' : yesNo(answers.cartonTampered)], ['Earlier losses in transit with this carrier', answers.earlierWithCarrier === undefined ? empty : String(answers.earlierWithCarrier)]] as const : []),
    ['Marks, symbols or price codes on the labels of the containers', text(answers.marks)],
    ['Official order forms (form 222) taken', answers.orderFormsTaken === true ? `Yes, numbers ${text(answers.orderFormNumbers)}` : yesNo(answers.orderFormsTaken)],
    ['Other pharmaceuticals or merchandise taken', answers.otherGoodsTaken === true ? `Yes, worth ${answers.otherGoodsMinor === undefined ? empty : moneyText(answers.otherGoodsMinor, loss.currency)}` : yesNo(answers.otherGoodsTaken)],
    ['Purchase value of the controlled substances', loss.valueMinor === null ? empty : moneyText(loss.valueMinor, loss.currency)],
  ];
}

async function linesOf(sheet: Sheet, { loss, registrant }: LossSheet): Promise<void> {
  const country = registrant.country;
  const columns = [{ head: 'Trade name of the substance or preparation', share: 24 }, { head: 'Controlled substance', share: 22 }, ...(country === 'US' ? [{ head: 'NDC', share: 19 }] : []), { head: 'Strength and form', share: 16 }, { head: country === 'US' ? 'Lot' : 'Batch', share: 9 }, { head: 'Quantity', share: 20, right: true }, ...(country === 'US' ? [{ head: 'Purchase value', share: 13, right: true }] : [])];
  await sheet.table({
    columns, heading: country === 'US' ? 'List of controlled substances lost' : 'Controlled drugs lost',
    rows: loss.lines.map((line) => ({
      cells: [
        line.tradeName ?? (country === 'US' ? `${empty} (${line.product})` : line.product), `${line.substance ?? line.product}${line.schedule === null ? '' : `, schedule ${line.schedule}`}`, ...(country === 'US' ? [text(line.ndc)] : []),
        `${strengthText(line, country)} ${formText(line.form)}`, line.lot, quantityText(line, line.lostUg, country), ...(country === 'US' ? [line.valueMinor === null ? empty : moneyText(line.valueMinor, loss.currency)] : []),
      ],
    })),
  });
}

export async function lossPaper(of: LossSheet): Promise<Buffer> {
  const { loss, registrant, timeZone, now } = of;
  const us = registrant.country === 'US';
  const sheet = new Sheet({ title: us ? 'Theft or loss of controlled substances: content of DEA form 106' : 'Loss of controlled drugs: report to the accountable officer', registrant, foot: footText(now, timeZone, registrant.country) });
  sheet.note(us ? 'This page is not the form. Its content is entered at the authority’s own site, within 45 days of the discovery; the field office is told in writing within one business day (21 CFR 1301.76(b)).' : 'To be sent to the accountable officer for controlled drugs, and where a crime is suspected to the police’s controlled drug liaison officer. Nothing is sent from here.');
  if (loss.missing.length > 0) sheet.note(`NOT COMPLETE. Still to be entered: ${loss.missing.map(missingText).join('; ')}.`, 'bold');
  sheet.fields(headOf(of));
  await linesOf(sheet, of);
  if (us) sheet.fields(usQuestions(of), 2);
  sheet.heading('What happened');
  sheet.note(loss.whatHappened);
  sheet.heading('Security measures taken against further thefts or losses');
  sheet.note(loss.measures);
  sheet.note(`Noted by ${loss.notedBy}.${loss.formFiledAt === null ? '' : ` Filed ${momentText(loss.formFiledAt, timeZone, registrant.country)} by ${loss.formFiledBy ?? ''}: ${loss.formReference ?? ''}.`}`);
  sheet.signatures([`Signature: ${loss.answers.signer ?? ''}`, 'Date']);
  return sheet.end();
}
