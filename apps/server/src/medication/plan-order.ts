/** Reads what an order is about and decides on it; drafting, trying and changing an order all begin here. */
import { wholeUnits } from '@fairlead/clinical';
import type { Decision } from '@fairlead/contract';
import type { NewOrder, OrderFacts } from '@fairlead/contract/medication';
import { daysFrom } from '../platform/clock.ts';
import type { NotDone } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { decideAboutOrder, type PlannedOrder } from './order-decision.ts';
import { decisionReply } from './order-reply.ts';
import { withVisitor } from './visitor-decision.ts';
import { visitorStayOf } from './visitor-store.ts';
import { episodeFacts, vomitedDose, type EpisodeFacts } from './episode-facts-store.ts';
import { classOf, ordersOverlapping, preparationOf, productById, type OrderedProduct, type OrderRow, type ProductRow } from './orders-store.ts';

export interface OrderPlan {
  readonly kind: 'planned';
  readonly facts: EpisodeFacts;
  readonly product: OrderedProduct;
  readonly order: PlannedOrder;
  readonly decision: Decision;
}

const longestDays = 366;
const invalid = (detail: string, field: string): NotDone => ({ kind: 'invalid', detail, field });

export function medicinesOf(medicine: ProductRow['medicine']): readonly string[] {
  return classOf(medicine) === 'buprenorphine' ? ['buprenorphine', 'buprenorphine-naloxone'] : [medicine];
}

/** Which doses an order is judged by: a depot by the tablets before it, naltrexone by every agonist given here. */
function takenBefore(medicine: ProductRow['medicine']): readonly string[] {
  if (medicine === 'buprenorphine-depot') return medicinesOf('buprenorphine');
  return medicine === 'naltrexone' || medicine === 'naltrexone-depot' ? ['methadone', 'buprenorphine', 'buprenorphine-naloxone', 'buprenorphine-depot'] : medicinesOf(medicine);
}

/** What is impossible in an order whatever anybody signs. */
function faultOf(product: OrderedProduct, order: PlannedOrder): NotDone | null {
  if (order.endOn < order.startOn) return invalid('The last day is before the first.', '/endOn');
  if (daysFrom(order.startOn, order.endOn) >= longestDays) return invalid('An order covers a year at most. Sign the next one when it is due.', '/endOn');
  const outside = order.schedule.find((day) => day.dosingDay < order.startOn || day.dosingDay > order.endOn || day.part < order.firstPart || day.part >= order.firstPart + order.partUg.length);
  if (outside !== undefined) return invalid(`The schedule names ${outside.dosingDay}, part ${outside.part}, which the order does not cover.`, '/schedule');
  if (product.form === 'depot' && (order.partUg.length !== 1 || order.schedule.length > 0 || order.partUg[0] !== product.ugPerUnit)) return invalid('A depot is one whole syringe of its strength.', '/partUg');
  const strengths = product.strengthsUg;
  const odd = strengths.length === 0 ? undefined : [...order.partUg, ...order.schedule.map((day) => day.doseUg)].find((ug) => wholeUnits(ug, strengths) === null && !isCut(ug, strengths));
  return odd === undefined ? null : invalid(`${odd / 1000} mg cannot be made from units of ${strengths.map((each) => each / 1000).join(', ')} mg.`, '/partUg');
}

/** Whether a dose that no whole units make is made of halves or quarters of one strength, as a low-dose start is. */
export const isCut = (ug: number, strengths: readonly number[]): boolean => strengths.some((unit) => (ug * 4) % unit === 0);

/** What is ordered: a liquid or a depot as the product it is, tablets and films as their medicine and form over all strengths. */
async function whatIsOrdered(tx: Tx, asked: NewOrder): Promise<OrderedProduct | NotDone> {
  const { preparation } = asked;
  if ((preparation === undefined) === (asked.productId === undefined)) return invalid('Name a product, or a medicine and its form.', '/productId');
  const product = asked.productId === undefined ? null : await productById(tx, asked.productId);
  if (product === null && preparation === undefined) return { kind: 'not-found' };
  if (product?.form === 'depot' && product.depot === null) return invalid('This product does not say which depot it is. Add it again with its name and interval.', '/productId');
  if (product?.form === 'liquid' || product?.form === 'depot') return { ...product, strengthsUg: [] };
  const of = product === null ? { line: null, ...preparation } : { medicine: product.medicine, form: product.form, line: product.line };
  return await preparationOf(tx, of as Parameters<typeof preparationOf>[1]) ?? invalid('No product of this medicine in this form is kept. A pharmacist adds it first.', '/preparation');
}

/** Plans a new order. */
export async function planOrder(tx: Tx, episodeId: string, asked: NewOrder, now: Temporal.Instant): Promise<OrderPlan | NotDone> {
  const product = await whatIsOrdered(tx, asked);
  if ('kind' in product) return product;
  const facts = await episodeFacts(tx, episodeId, takenBefore(product.medicine), asked.startOn);
  if (facts === null) return { kind: 'not-found' };
  if (facts.state !== 'open') return { kind: 'conflict', detail: 'This episode has ended. Open a new one first.' };
  const replaced = asked.replacesDoseId === undefined ? null : await vomitedDose(tx, asked.replacesDoseId);
  if (asked.replacesDoseId !== undefined) {
    if (replaced === null || replaced.person_id !== facts.person_id || replaced.state_now !== 'vomited') return invalid('Only a dose that was noted as vomited is replaced.', '/replacesDoseId');
    if (asked.startOn !== replaced.dosing_day || asked.endOn !== replaced.dosing_day) return invalid('A replacement is for the day of the vomited dose.', '/startOn');
  }
  const over = await ordersOverlapping(tx, facts.person_id, asked.startOn, asked.endOn);
  const others = over.filter((each) => each.id !== asked.replacesOrderId);
  const same = others.find((each) => each.medicine_class === classOf(product.medicine));
  if (same !== undefined && replaced === null) {
    return { kind: 'conflict', detail: `Another order for ${same.medicine} covers ${same.start_on} to ${same.end_on}. Change that one, or let the new order take over from it.` };
  }
  if (others.length > 0 && replaced === null && asked.besideReason === undefined) return invalid('Another medicine is ordered for these days. Say why both are given.', '/besideReason');
  const firstPart = others.length === 0 && replaced === null ? 1 : Math.max(replaced === null ? 0 : replaced.last_part + 1, ...others.map((each) => each.after_part));
  // Parts of a new order are counted from its own first one: whoever drafts does not know what else is given that day.
  const schedule = (asked.schedule ?? []).map((day) => ({ ...day, part: day.part + firstPart - 1 }));
  const order = { startOn: asked.startOn, endOn: asked.endOn, firstPart, partUg: asked.partUg, schedule };
  const decision = withVisitor(decideAboutOrder({ facts, product, order, stated: asked.facts ?? {}, replaces: replaced, now }), order, await visitorStayOf(tx, facts.person_id));
  return faultOf(product, order) ?? { kind: 'planned', facts, product, order, decision: decisionReply(decision) };
}

/** Plans a further version of an order, or judges a version again at its signature. */
export async function planVersion(tx: Tx, row: OrderRow, asked: Omit<PlannedOrder, 'firstPart'> & { readonly facts: OrderFacts }, now: Temporal.Instant): Promise<OrderPlan | NotDone> {
  const facts = await episodeFacts(tx, row.episodeId, takenBefore(row.product.medicine), asked.startOn);
  if (facts === null) return { kind: 'not-found' };
  if (facts.state !== 'open') return { kind: 'conflict', detail: 'This episode has ended.' };
  const replaced = row.replacesDoseId === null ? null : await vomitedDose(tx, row.replacesDoseId);
  const order = { startOn: asked.startOn, endOn: asked.endOn, firstPart: row.firstPart, partUg: asked.partUg, schedule: asked.schedule };
  const decision = withVisitor(decideAboutOrder({ facts, product: row.product, order, stated: asked.facts, replaces: replaced, now }), order, await visitorStayOf(tx, facts.person_id));
  return faultOf(row.product, order) ?? { kind: 'planned', facts, product: row.product, order, decision: decisionReply(decision) };
}
