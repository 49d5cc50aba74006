/**
 * What a theft or loss is reported with, and which of it is still empty. US: the questions of DEA form 106 (21 CFR 1301.76(b)) [unchecked];
 * UK: what the accountable officer and the police's liaison officer are told (Controlled Drugs (Supervision of Management and Use)
 * Regulations 2013) [unchecked].
 */
import type { LossAnswers, LossLine, MissingField, Registrant } from '@fairlead/contract/dispensary';
import type { LossKind } from './losses-store.ts';

/** The kinds of the form; a bottle that went home is none of them, and is put into words. */
export const kindsOfForm: Readonly<Record<LossKind, string>> = {
  'break-in': 'Night break-in', 'armed-robbery': 'Armed robbery', 'employee-theft': 'Employee pilferage', 'customer-theft': 'Customer theft', 'lost-in-transit': 'Lost in transit', 'bottle-of-a-person': 'Other: a bottle given to a patient for home', other: 'Other',
};

export interface LossFacts {
  readonly kind: LossKind;
  readonly policeTold: boolean;
  readonly policeReference: string | null;
  readonly lines: readonly Pick<LossLine, 'ndc' | 'tradeName' | 'valueMinor'>[];
  readonly answers: LossAnswers;
}

/** The newest word on the police: an answer counts before what was noted at first. */
export const toldPolice = ({ answers, policeTold }: Pick<LossFacts, 'answers' | 'policeTold'>): boolean => answers.policeTold ?? policeTold;
export const referenceOf = ({ answers, policeReference }: Pick<LossFacts, 'answers' | 'policeReference'>): string | null => answers.policeReference ?? policeReference;

type Asked = keyof LossAnswers | 'address' | 'phone' | 'number' | 'county' | 'officer' | 'liaison';

/** Each further question with when the form asks it. */
function asked(loss: LossFacts, country: 'US' | 'UK'): readonly Asked[] {
  const { answers, kind } = loss;
  const told = toldPolice(loss);
  if (country === 'UK') return ['address', 'phone', 'officer', ...(told ? ['liaison', 'policeReference'] as const : []), ...(kind === 'other' ? ['kindInWords'] as const : []), 'signer'];
  return [
    'address', 'phone', 'number', 'county', ...(told ? ['policeDepartment', 'policePhone', 'policeReference'] as const : []), ...(kind === 'other' ? ['kindInWords'] as const : []), ...(kind === 'armed-robbery' ? ['anybodyHurt'] as const : []),
    ...(kind === 'lost-in-transit' ? ['carrier', 'consignee', 'consigneeNumber', 'cartonCame', ...(answers.cartonCame === true ? ['cartonTampered'] as const : []), 'earlierWithCarrier'] as const : []),
    'marks', 'orderFormsTaken', ...(answers.orderFormsTaken === true ? ['orderFormNumbers'] as const : []), 'otherGoodsTaken', ...(answers.otherGoodsTaken === true ? ['otherGoodsMinor'] as const : []), 'signer',
  ];
}

/** The fields that are still empty, in the order of the form. */
export function missingOf(loss: LossFacts, registrant: Registrant): readonly MissingField[] {
  const known: Readonly<Partial<Record<Asked, unknown>>> = { ...registrant, ...loss.answers, policeReference: referenceOf(loss) };
  const fields = asked(loss, registrant.country).filter((field) => known[field] === undefined || known[field] === null).map((field) => ({ field }));
  if (registrant.country === 'UK') return fields;
  return [...fields, ...loss.lines.flatMap((line, index) => ([['ndc', line.ndc], ['tradeName', line.tradeName], ['value', line.valueMinor]] as const).filter(([, value]) => value === null).map(([field]) => ({ field, line: index + 1 })))];
}
