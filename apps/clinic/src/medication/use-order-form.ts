/** What is typed into an order, and what it becomes; a field that cannot be read is named and nothing is sent. */
import { draftOrder, draftVersion, listProducts, orderBasis, tryOrder } from '@fairlead/contract/medication';
import type { NewOrder, Order, OrderedProduct, OrderFacts } from '@fairlead/contract/medication';
import { titrationPaces, type TitrationProfile } from '@fairlead/clinical';
import type { ReplyOf } from '@fairlead/contract';
import { useState } from 'react';
import { useCall, useRead } from '../platform/index.ts';
import { ugOf } from './amounts.ts';
import { choiceOf, namedAs, orderable } from './ordered.ts';
import { moreFacts, type Known, type MoreFact, type OrderKind } from './order-facts.ts';
export type { Known, OrderKind } from './order-facts.ts';
import { dayAfter, daysBetween, daysOf, fill, ofLength, orderDoses, planOf, startFigures, type Filled, type PlanKind, type PlanText } from './order-plan.ts';

export type OrderBasis = ReplyOf<typeof orderBasis>;

export interface OrderText extends PlanText {
  readonly productId: string;
  readonly second: string;
  readonly besideReason: string;
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
  /** For the dose of today that was vomited, beside the order in force. */
  readonly replacesVomited: boolean;
  /** Answers to the further questions of the medicine, by the fact. */
  readonly more: Readonly<Partial<Record<MoreFact, Known>>>;
  readonly daysToSurgery: string;
  readonly espranorMg: string;
}

function textOf(order: Order | undefined): OrderText {
  const version = order?.versions[0];
  // What lasts is carried into the next version; hours, scores and signs are of one moment and asked again.
  const stated = version?.facts;
  const answer = (value: boolean | null | undefined): Known => (value === undefined || value === null ? 'unknown' : value ? 'yes' : 'no');
  const mg = (ug: number | undefined) => (ug === undefined ? '' : String(ug / 1000));
  return {
    productId: order?.product.id ?? '', startOn: version?.startOn ?? '', endOn: version?.endOn ?? '', first: mg(version?.partUg[0]), second: mg(version?.partUg[1]), besideReason: '',
    plan: (version?.schedule.length ?? 0) > 0 ? 'titrate' : (version?.partUg.length ?? 1) > 1 ? 'split' : 'steady', stepMg: '', stepDays: '', targetMg: '', secondDayMg: '', thenMg: '', template: 'own', days: daysOf(version, order?.firstPart ?? 1), reason: '', rationale: stated?.rationale ?? '', instructions: version?.instructions ?? '', lowTolerance: answer(stated?.lowTolerance), sedatives: answer(stated?.sedativesOrAlcohol), qtRisk: answer(stated?.qtRiskFactors), experienced: answer(stated?.experiencedPrescriber),
    lastOpioidDays: '', lastOpioid: stated?.lastOpioid ?? '', methadoneMg: '', hoursSince: '', cows: '', objectiveSigns: '', otherMedicines: (stated?.otherMedicines ?? []).join(', '), takesOver: true, replacesVomited: false,
    childPugh: stated?.childPugh ?? '', longQt: answer(stated?.longQt), daysOpioidFree: '', challenge: '', painkiller: '', dependent: 'unknown', alt: '', hepatitis: 'unknown', daysToSurgery: '', espranorMg: mg(stated?.espranorUg ?? undefined),
    more: Object.fromEntries(Object.values(moreFacts).flat().map((fact) => [fact, answer(stated?.[fact])])),
  };
}

const known = (value: Known): boolean | null => (value === 'unknown' ? null : value === 'yes');
const whole = (text: string): number | null => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : null);

export function kindOf(product: OrderedProduct | undefined): OrderKind {
  if (product?.medicine === 'buprenorphine-depot') return 'depot';
  if (product?.medicine.startsWith('naltrexone') === true) return 'naltrexone';
  return product?.medicine.startsWith('buprenorphine') === true ? 'buprenorphine' : 'methadone';
}

const decimal = (text: string): number | null => (/^\d{1,3}([.,]\d{1,2})?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : null);

/** Asked and not known is said as such; the rules then name it as missing. */
const moreOf = (text: OrderText, kind: OrderKind): OrderFacts => Object.fromEntries(moreFacts[kind].map((fact: MoreFact) => [fact, known(text.more[fact] ?? 'unknown')]));

function factsOf(text: OrderText, kind: OrderKind): OrderFacts {
  const other = text.otherMedicines.split(',').map((each) => each.trim()).filter((each) => each !== '');
  if (kind === 'depot') return { childPugh: text.childPugh === '' ? null : text.childPugh, longQt: known(text.longQt), otherMedicines: other, ...(text.espranorMg.trim() === '' ? {} : { espranorUg: ugOf(text.espranorMg) }) };
  if (kind === 'naltrexone') {
    return {
      ...moreOf(text, kind), daysToSurgery: whole(text.daysToSurgery),
      lastOpioid: text.lastOpioid === '' ? null : text.lastOpioid, daysOpioidFree: whole(text.daysOpioidFree), naloxoneChallenge: text.challenge === '' ? null : text.challenge, currentOpioidAnalgesic: text.painkiller.trim() === '' ? null : /^(no|none|ninguno|nada)$/i.test(text.painkiller.trim()) ? 'none' : text.painkiller.trim(),
      dependentOrInWithdrawal: known(text.dependent), altTimesUln: decimal(text.alt), acuteHepatitis: known(text.hepatitis), otherMedicines: other,
    };
  }
  return {
    ...moreOf(text, kind), ...(kind === 'buprenorphine' ? { childPugh: text.childPugh === '' ? null : text.childPugh } : {}),
    lowTolerance: known(text.lowTolerance), sedativesOrAlcohol: known(text.sedatives), qtRiskFactors: known(text.qtRisk), experiencedPrescriber: known(text.experienced), daysSinceLastOpioid: whole(text.lastOpioidDays),
    otherMedicines: text.otherMedicines.split(',').map((each) => each.trim()).filter((each) => each !== ''), rationale: text.rationale.trim() === '' ? null : text.rationale.trim(), splitReasonDocumented: text.plan === 'split' || (text.days[0]?.length ?? 1) > 1,
    lastOpioid: text.lastOpioid.trim() === '' ? null : text.lastOpioid.trim(), hoursSince: whole(text.hoursSince), cows: whole(text.cows), objectiveSigns: whole(text.objectiveSigns), ...(text.lastOpioid === 'methadone' ? { methadoneUg: ugOf(text.methadoneMg) } : {}),
  };
}

export type FieldAtFault = 'productId' | 'startOn' | 'endOn' | 'first' | 'second' | 'days' | 'reason';
type Meant = { readonly order: Omit<NewOrder, 'replacesOrderId'> } | { readonly fault: FieldAtFault };

type Doses = Pick<NewOrder, 'endOn' | 'partUg' | 'schedule'>;

/** The doses of the order: one or two a day alike, or the days of the plan. */
function dosesOf(text: OrderText, product: OrderedProduct | undefined): Doses | { readonly fault: FieldAtFault } {
  if (text.days.length > 0) {
    const plan = planOf(text.days);
    return (plan === null ? null : orderDoses(text.startOn, plan)) ?? { fault: 'days' };
  }
  if (text.plan !== 'steady' && text.plan !== 'split') return { fault: 'days' };
  // A depot is one whole syringe: its strength is the dose.
  const [first, second] = [product?.form === 'depot' ? product.ugPerUnit : ugOf(text.first), ugOf(text.second)];
  if (text.endOn === '' || text.endOn < text.startOn) return { fault: 'endOn' };
  if (first === null || first === 0) return { fault: 'first' };
  if (text.plan === 'split') return second === null || second === 0 ? { fault: 'second' } : { endOn: text.endOn, partUg: [first, second] };
  return { endOn: text.endOn, partUg: [first] };
}

/** The order that is meant, or the first field that cannot be read. `firstPart`: of the order that is changed. */
export function orderOf(text: OrderText, product: OrderedProduct | undefined, firstPart = 1): Meant {
  if (product === undefined) return { fault: 'productId' };
  if (text.startOn === '') return { fault: 'startOn' };
  const doses = dosesOf(text, product);
  if ('fault' in doses) return doses;
  if (text.reason.trim() === '') return { fault: 'reason' };
  return {
    order: {
      ...namedAs(product), startOn: text.startOn, endOn: doses.endOn, partUg: doses.partUg, reason: text.reason.trim(), instructions: text.instructions.trim(), facts: factsOf(text, kindOf(product)),
      ...(doses.schedule === undefined ? {} : { schedule: doses.schedule.map((each) => ({ ...each, part: each.part + firstPart - 1 })) }),
    },
  };
}

/** A change of one field and what follows from it: the days keep the length of the order, and another plan or product has none yet. */
function changed(before: OrderText, more: Partial<OrderText>): OrderText {
  const after = { ...before, ...more };
  if (more.days !== undefined || before.days.length === 0) return after;
  if ((more.plan !== undefined && more.plan !== before.plan) || (more.productId !== undefined && more.productId !== before.productId)) return { ...after, days: [] };
  return more.endOn !== undefined && after.startOn !== '' && more.endOn >= after.startOn ? { ...after, days: ofLength(before.days, Math.min(366, daysBetween(after.startOn, more.endOn) + 1)) } : after;
}

const dayOfPlan = (startOn: string, count: number): string => dayAfter(startOn, count - 1);

/** What a plan begins with where the record or the site's guideline gives it. What was typed stays. */
function beginWith(plan: PlanKind, kind: OrderKind, text: OrderText, basis: OrderBasis | undefined): Partial<OrderText> {
  const mg = (ug: number | null | undefined): string => (ug === null || ug === undefined ? '' : String(ug / 1000));
  if (plan === 'taper') {
    const last = kind === 'methadone' ? basis?.methadoneTaken.at(-1)?.ug : basis?.buprenorphineLastUg;
    return { template: kind === 'buprenorphine' ? 'buprenorphine_inpatient' : basis?.profiles.taper.startsWith('UK') === true ? 'methadone_slow_uk' : 'methadone_slow_us', stepMg: '', stepDays: '', targetMg: '', ...(text.first === '' ? { first: mg(last) } : {}) };
  }
  if (plan === 'start') return { template: 'standard', ...(text.first === '' ? startFigures(basis?.profiles.buprenorphineStart ?? 'US-LABEL') ?? {} : {}) };
  const pace = plan === 'titrate' && kind === 'methadone' && basis !== undefined ? titrationPaces[basis.profiles.titration as TitrationProfile] : undefined;
  return pace === undefined ? {} : { stepMg: text.stepMg === '' ? mg(pace.stepUg) : text.stepMg, stepDays: text.stepDays === '' ? String(pace.everyDays) : text.stepDays, ...(text.targetMg === '' ? { targetMg: mg(basis?.methadoneCeilingUg) } : {}) };
}

export function useOrderForm(episodeId: string, changes: Order | undefined, inForce: Order | undefined, productId?: string) {
  const [text, setText] = useState<OrderText>(() => ({ ...textOf(changes), ...(productId === undefined ? {} : { productId }) }));
  const [stopped, setStopped] = useState<Filled | undefined>(undefined);
  const products = useRead(listProducts, {});
  const basis = useRead(orderBasis, { params: { id: episodeId } });
  const trial = useCall(tryOrder, { refreshes: [] });
  const draft = useCall(draftOrder);
  const version = useCall(draftVersion);
  const choices = orderable(products.data?.reply.items ?? []);
  const product = changes?.product ?? choices.find(({ key }) => key === text.productId)?.product;
  const kind = kindOf(product);
  const meant = orderOf(text, product, changes?.firstPart);
  const set = (more: Partial<OrderText>) => setText((before) => changed(before, more));
  const vomited = changes === undefined ? basis.data?.reply.vomited ?? null : null;
  const replaces = vomited !== null && text.replacesVomited ? vomited : null;
  const beside = inForce !== undefined && changes === undefined && replaces === null && !text.takesOver;
  // What replaces a vomited dose is given once, as a part of its own: the order in force goes on.
  const body = (order: Omit<NewOrder, 'replacesOrderId'>): NewOrder => (replaces !== null ? { ...order, replacesDoseId: replaces.doseId } : { ...order, ...(inForce !== undefined && text.takesOver ? { replacesOrderId: inForce.id } : {}), ...(beside && text.besideReason.trim() !== '' ? { besideReason: text.besideReason.trim() } : {}) });
  const replaceVomited = (replacesVomited: boolean) => {
    const today = basis.data?.reply.today ?? '';
    const choice = choiceOf(products.data?.reply.items ?? [], vomited?.productId ?? null);
    set(replacesVomited && vomited !== null ? { replacesVomited, plan: 'steady', startOn: today, endOn: today, first: String(vomited.doseUg / 1000), ...(choice === undefined ? {} : { productId: choice }) } : { replacesVomited });
  };
  const choosePlan = (plan: PlanKind) => set({ plan, ...beginWith(plan, kind, text, basis.data?.reply) });
  const fillDays = () => {
    const made = fill(text, product);
    setStopped(made);
    if (made.kind === 'days') set({ days: made.days, endOn: dayOfPlan(text.startOn, made.days.length) });
  };
  const look = async () => { if ('order' in meant) await trial.send({ params: { id: episodeId }, body: body(meant.order) }); };
  const keep = async (): Promise<boolean> => {
    if (!('order' in meant)) return false;
    if (changes === undefined) return (await draft.send({ params: { id: episodeId }, body: body(meant.order) })).kind === 'done';
    const { productId: _product, preparation: _preparation, ...next } = meant.order;
    return (await version.send({ params: { id: changes.id }, body: next }, { ifMatch: String(changes.version) })).kind === 'done';
  };
  return { text, set, choosePlan, fillDays, stopped, changing: changes !== undefined, basis: basis.data?.reply, beside, vomited, replaces, replaceVomited, products, choices, product, kind, trial, keeping: changes === undefined ? draft : version, fault: 'fault' in meant ? meant.fault : undefined, meant, look, keep };
}
