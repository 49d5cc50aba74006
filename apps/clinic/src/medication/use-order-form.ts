/** What is typed into an order, and what it becomes; a field that cannot be read is named and nothing is sent. */
import { draftOrder, draftVersion, listProducts, tryOrder } from '@fairlead/contract/medication';
import type { NewOrder, Order, OrderFacts, Product } from '@fairlead/contract/medication';
import { useState } from 'react';
import { useCall, useRead } from '../platform/index.ts';
import { ugOf } from './amounts.ts';
import { plannedDays } from './order-steps.ts';

export type Known = 'yes' | 'no' | 'unknown';

export interface OrderText {
  readonly productId: string;
  readonly startOn: string;
  readonly endOn: string;
  readonly first: string;
  readonly second: string;
  readonly split: boolean;
  readonly stepwise: boolean;
  readonly stepMg: string;
  readonly stepDays: string;
  readonly targetMg: string;
  readonly reason: string;
  readonly rationale: string;
  readonly instructions: string;
  readonly lowTolerance: Known;
  readonly sedatives: Known;
  readonly qtRisk: Known;
  readonly experienced: Known;
  readonly lastOpioidDays: string;
  readonly lastOpioid: string;
  readonly hoursSince: string;
  readonly methadoneMg: string;
  readonly cows: string;
  readonly objectiveSigns: string;
  readonly otherMedicines: string;
  readonly childPugh: '' | 'A' | 'B' | 'C';
  readonly longQt: Known;
  readonly daysOpioidFree: string;
  readonly challenge: '' | 'negative' | 'positive';
  readonly painkiller: string;
  readonly dependent: Known;
  readonly alt: string;
  readonly hepatitis: Known;
  readonly takesOver: boolean;
}

function textOf(order: Order | undefined): OrderText {
  const version = order?.versions[0];
  // What lasts is carried into the next version; hours, scores and signs are of one moment and asked again.
  const stated = version?.facts;
  const answer = (value: boolean | null | undefined): Known => (value === undefined || value === null ? 'unknown' : value ? 'yes' : 'no');
  const mg = (ug: number | undefined) => (ug === undefined ? '' : String(ug / 1000));
  return {
    productId: order?.product.id ?? '', startOn: version?.startOn ?? '', endOn: version?.endOn ?? '', first: mg(version?.partUg[0]), second: mg(version?.partUg[1]), split: (version?.partUg.length ?? 1) > 1,
    stepwise: (version?.schedule.length ?? 0) > 0, stepMg: '', stepDays: '', targetMg: '', reason: '', rationale: stated?.rationale ?? '', instructions: version?.instructions ?? '', lowTolerance: answer(stated?.lowTolerance), sedatives: answer(stated?.sedativesOrAlcohol), qtRisk: answer(stated?.qtRiskFactors), experienced: answer(stated?.experiencedPrescriber),
    lastOpioidDays: '', lastOpioid: stated?.lastOpioid ?? '', methadoneMg: '', hoursSince: '', cows: '', objectiveSigns: '', otherMedicines: (stated?.otherMedicines ?? []).join(', '), takesOver: true,
    childPugh: stated?.childPugh ?? '', longQt: answer(stated?.longQt), daysOpioidFree: '', challenge: '', painkiller: '', dependent: 'unknown', alt: '', hepatitis: 'unknown',
  };
}

const known = (value: Known): boolean | null => (value === 'unknown' ? null : value === 'yes');
const whole = (text: string): number | null => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : null);

/** What an order of this medicine is judged by. */
export type OrderKind = 'methadone' | 'buprenorphine' | 'depot' | 'naltrexone';
export function kindOf(product: Product | undefined): OrderKind {
  if (product?.medicine === 'buprenorphine-depot') return 'depot';
  if (product?.medicine.startsWith('naltrexone') === true) return 'naltrexone';
  return product?.medicine.startsWith('buprenorphine') === true ? 'buprenorphine' : 'methadone';
}

const decimal = (text: string): number | null => (/^\d{1,3}([.,]\d{1,2})?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : null);

function factsOf(text: OrderText, kind: OrderKind): OrderFacts {
  const other = text.otherMedicines.split(',').map((each) => each.trim()).filter((each) => each !== '');
  if (kind === 'depot') return { childPugh: text.childPugh === '' ? null : text.childPugh, longQt: known(text.longQt), otherMedicines: other };
  if (kind === 'naltrexone') {
    return {
      lastOpioid: text.lastOpioid === '' ? null : text.lastOpioid, daysOpioidFree: whole(text.daysOpioidFree), naloxoneChallenge: text.challenge === '' ? null : text.challenge, currentOpioidAnalgesic: text.painkiller.trim() === '' ? null : /^(no|none|ninguno|nada)$/i.test(text.painkiller.trim()) ? 'none' : text.painkiller.trim(),
      dependentOrInWithdrawal: known(text.dependent), altTimesUln: decimal(text.alt), acuteHepatitis: known(text.hepatitis), otherMedicines: other,
    };
  }
  return {
    lowTolerance: known(text.lowTolerance), sedativesOrAlcohol: known(text.sedatives), qtRiskFactors: known(text.qtRisk), experiencedPrescriber: known(text.experienced), daysSinceLastOpioid: whole(text.lastOpioidDays),
    otherMedicines: text.otherMedicines.split(',').map((each) => each.trim()).filter((each) => each !== ''), rationale: text.rationale.trim() === '' ? null : text.rationale.trim(), splitReasonDocumented: text.split,
    lastOpioid: text.lastOpioid.trim() === '' ? null : text.lastOpioid.trim(), hoursSince: whole(text.hoursSince), cows: whole(text.cows), objectiveSigns: whole(text.objectiveSigns), ...(text.lastOpioid === 'methadone' ? { methadoneUg: ugOf(text.methadoneMg) } : {}),
  };
}

export type FieldAtFault = 'productId' | 'startOn' | 'endOn' | 'first' | 'second' | 'steps' | 'reason';

/** The order that is meant, or the first field that cannot be read. */
export function orderOf(text: OrderText, product: Product | undefined): { readonly order: Omit<NewOrder, 'replacesOrderId'> } | { readonly fault: FieldAtFault } {
  const kind = kindOf(product);
  // A depot is one whole syringe: its strength is the dose.
  const [first, second] = [product?.form === 'depot' ? product.ugPerUnit : ugOf(text.first), ugOf(text.second)];
  if (text.productId === '') return { fault: 'productId' };
  if (text.startOn === '') return { fault: 'startOn' };
  if (text.endOn === '' || text.endOn < text.startOn) return { fault: 'endOn' };
  if (first === null || first === 0) return { fault: 'first' };
  if (text.split && (second === null || second === 0)) return { fault: 'second' };
  const [changeUg, everyDays, targetUg] = [ugOf(text.stepMg), whole(text.stepDays), ugOf(text.targetMg)];
  if (text.stepwise && !text.split && (changeUg === null || changeUg === 0 || everyDays === null || everyDays === 0 || targetUg === null)) return { fault: 'steps' };
  if (text.reason.trim() === '') return { fault: 'reason' };
  const schedule = text.stepwise && !text.split && changeUg !== null && everyDays !== null && targetUg !== null ? plannedDays({ startOn: text.startOn, endOn: text.endOn, fromUg: first, changeUg, everyDays, targetUg }) : [];
  return {
    order: {
      productId: text.productId, startOn: text.startOn, endOn: text.endOn, partUg: text.split && second !== null ? [first, second] : [first], reason: text.reason.trim(), instructions: text.instructions.trim(), facts: factsOf(text, kind),
      ...(schedule.length === 0 ? {} : { schedule: schedule.map((each) => ({ ...each })) }),
    },
  };
}

export function useOrderForm(episodeId: string, changes: Order | undefined, inForce: Order | undefined) {
  const [text, setText] = useState<OrderText>(() => textOf(changes));
  const products = useRead(listProducts, {});
  const trial = useCall(tryOrder, { refreshes: [] });
  const draft = useCall(draftOrder);
  const version = useCall(draftVersion);
  const product = changes?.product ?? products.data?.reply.items.find((each) => each.id === text.productId);
  const kind = kindOf(product);
  const meant = orderOf(text, product);
  const body = (order: Omit<NewOrder, 'replacesOrderId'>): NewOrder => ({ ...order, ...(inForce !== undefined && text.takesOver ? { replacesOrderId: inForce.id } : {}) });
  const look = async () => { if ('order' in meant) await trial.send({ params: { id: episodeId }, body: body(meant.order) }); };
  const keep = async (): Promise<boolean> => {
    if (!('order' in meant)) return false;
    if (changes === undefined) return (await draft.send({ params: { id: episodeId }, body: body(meant.order) })).kind === 'done';
    const { productId: _productId, ...next } = meant.order;
    return (await version.send({ params: { id: changes.id }, body: next }, { ifMatch: String(changes.version) })).kind === 'done';
  };
  return { text, set: (more: Partial<OrderText>) => setText((before) => ({ ...before, ...more })), products, product, kind, trial, keeping: changes === undefined ? draft : version, fault: 'fault' in meant ? meant.fault : undefined, meant, look, keep };
}
