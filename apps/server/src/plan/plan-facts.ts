/** What the assessment suggests for the plan, each with its reason. */
import { suggestInterventions, type PlanFacts } from '@fairlead/clinical';
import type { Suggestion } from '@fairlead/contract/plan';
import { factsOfPerson } from '../assessment/index.ts';
import { hasKit } from '../crisis/index.ts';
import { ordersOf } from '../medication/index.ts';
import type { PersonRow } from '../people/index.ts';
import { dayAt } from '../platform/clock.ts';
import type { Tx } from '../platform/scoped.ts';

const agonists = new Set(['methadone', 'buprenorphine', 'buprenorphine-naloxone', 'buprenorphine-depot']);

/** Facts for the plan's rules: the record's own before what was said at an interview. */
export async function planFactsOf(tx: Tx, person: PersonRow, timeZone: string, now: Temporal.Instant): Promise<PlanFacts> {
  const today = dayAt(now, timeZone);
  const { plan } = await factsOfPerson(tx, person, timeZone, now);
  const orders = await ordersOf(tx, person.id);
  const onOrder = orders.some((order) => (order.state === 'signed' || order.state === 'held') && agonists.has(order.product.medicine) && order.startOn <= today && order.endOn >= today);
  const withOrder = onOrder ? { ...plan, onAgonist: true } : plan;
  return (await hasKit(tx, person.id, today)) ? { ...withOrder, hasNaloxone: true } : withOrder;
}

export async function suggestionsFor(tx: Tx, person: PersonRow, timeZone: string, now: Temporal.Instant): Promise<{ readonly suggestions: Suggestion[]; readonly missing: string[] }> {
  const { suggestions, missing } = suggestInterventions(await planFactsOf(tx, person, timeZone, now));
  return {
    missing: [...missing],
    suggestions: suggestions.map(({ code, discipline, when, because }) => ({ code, discipline, when, because: { ...because, says: { ...because.says }, params: { ...because.params }, facts: { ...because.facts } } })),
  };
}
