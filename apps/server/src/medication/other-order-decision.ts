/** What the rules say of an order for a depot or for naltrexone: judged once, by the label of the product and what the record knows. */
import { bothDecisions, decideDepot, decideNaltrexone, type Decision, type DepotFacts, type NaltrexoneFacts, type Ug } from '@fairlead/clinical';
import type { OrderFacts as StatedFacts } from '@fairlead/contract/medication';
import { daysFrom } from '../platform/clock.ts';
import type { EpisodeFacts } from './episode-facts-store.ts';
import type { OrderedProduct } from './orders-store.ts';
import { depotProfileOf, naltrexoneProfileOf } from './site-profiles.ts';

interface OtherQuestion {
  readonly facts: EpisodeFacts;
  readonly product: Omit<OrderedProduct, 'strengthsUg'>;
  readonly order: { readonly startOn: string; readonly partUg: readonly number[]; readonly schedule: readonly { readonly dosingDay: string; readonly doseUg: number }[] };
  readonly stated: StatedFacts;
}

const recentDays = 7;

function depotOrder({ facts, product, order, stated }: OtherQuestion): Decision {
  const { depot } = product;
  if (depot === null || depot.name === 'Vivitrol') throw new Error(`${product.name} does not say which depot it is.`);
  const last = facts.days.at(-1);
  const now = last !== undefined && daysFrom(last.day, order.startOn) <= recentDays ? last : null;
  // Only the first injection rests on what was taken under the tongue before it.
  const before: Partial<DepotFacts> = facts.depots_given > 0 ? {}
    : depot.name === 'Sublocade' ? { daysOnTransmucosal: now === null ? null : daysOnTongue(facts.days), tmUg: (now?.ug ?? null) as Ug | null }
      : now === null ? {} : { sublingualUg: now.ug as Ug };
  return decideDepot({
    product: depot.name, interval: depot.interval, orderedUg: (order.partUg[0] ?? 0) as Ug, ...before,
    ...(stated.espranorUg === undefined ? {} : { espranorUg: stated.espranorUg as Ug | null }), childPugh: stated.childPugh ?? null, ...(depot.name === 'Sublocade' ? { longQt: stated.longQt ?? null } : {}),
    ...(facts.born_on === null ? {} : { ageYears: Temporal.PlainDate.from(facts.born_on).until(order.startOn, { largestUnit: 'years' }).years }),
  }, depotProfileOf(facts.profiles));
}

/** Days in a row under the tongue up to the last one; a day without is the end of it. */
export function daysOnTongue(days: readonly { readonly day: string }[]): number {
  let count = 0;
  for (let index = days.length - 1; index >= 0; index -= 1) {
    const [here, later] = [days[index], days[index + 1]];
    if (here === undefined || (later !== undefined && daysFrom(here.day, later.day) > 1)) return count;
    count += 1;
  }
  return count;
}

/** The first dose of a plan that is one, or the same of every day. */
const firstDoseOf = (order: OtherQuestion['order']): number => order.schedule.filter(({ doseUg }) => doseUg > 0).toSorted((a, b) => (a.dosingDay < b.dosingDay ? -1 : 1))[0]?.doseUg ?? order.partUg[0] ?? 0;

const alsoAskedKeys = ['pregnant', 'couldBePregnant', 'pregnancyPlanned', 'allergy', 'udsNegative', 'liverFailure', 'decompensatedCirrhosis', 'severeRenal', 'lowPlatelets', 'daysToSurgery'] as const;
/** What was asked; what was not asked about stays out. */
const alsoAsked = (stated: StatedFacts): Partial<NaltrexoneFacts> => Object.fromEntries(alsoAskedKeys.filter((key) => stated[key] !== undefined).map((key) => [key, stated[key]]));

function naltrexoneOrder({ facts, product, order, stated }: OtherQuestion): Decision {
  const xr = product.medicine === 'naltrexone-depot';
  const said: NaltrexoneFacts = {
    form: xr ? 'XR' : 'oral', lastOpioid: stated.lastOpioid ?? null, daysOpioidFree: stated.daysOpioidFree ?? null, naloxoneChallenge: stated.naloxoneChallenge ?? null, currentOpioidAnalgesic: stated.currentOpioidAnalgesic ?? null,
    dependentOrInWithdrawal: stated.dependentOrInWithdrawal ?? null, altTimesUln: stated.altTimesUln ?? null, acuteHepatitis: stated.acuteHepatitis ?? null, ...alsoAsked(stated),
    doseUg: firstDoseOf(order) as Ug, ...(xr ? {} : { treatmentDay: 1 }),
  };
  const decision = decideNaltrexone(said, naltrexoneProfileOf(facts.profiles));
  const last = facts.days.at(-1);
  // Methadone or buprenorphine that was given here counts, whatever is said of the last opioid.
  return last === undefined || daysFrom(last.day, order.startOn) > 90 ? decision : bothDecisions(decideNaltrexone({ ...said, lastOpioid: 'long-acting', daysOpioidFree: Math.max(0, daysFrom(last.day, order.startOn)) }, naltrexoneProfileOf(facts.profiles)), decision);
}

export function decideAboutOther(question: OtherQuestion): Decision {
  return question.product.medicine === 'buprenorphine-depot' ? depotOrder(question) : naltrexoneOrder(question);
}
