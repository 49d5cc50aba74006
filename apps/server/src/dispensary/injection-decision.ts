/** The decision on one injection: the label of the product, what the record knows, and what the giver sees now. */
import { bothDecisions, decideByShelf, decideInjection, isoOf, nextInjection, type Decision, type DepotFacts, type InjectionAtHand, type InjectionQuestion, type NaltrexoneFacts, type Ug } from '@fairlead/clinical';
import type { InjectionFacts as StatedFacts } from '@fairlead/contract/dispensary';
import { dayNumber, daysFrom } from '../platform/clock.ts';
import { depotProfileOf, naltrexoneProfileOf } from '../medication/index.ts';
import { isStopped } from './cold/cold-chain.ts';
import type { InjectionFactsRow } from './injections-store.ts';

export interface InjectionAsked {
  readonly containerId?: string | undefined;
  readonly route: 'SC' | 'IM-gluteal' | 'IM' | 'IV';
  readonly place: string;
  readonly identifiers: readonly string[];
  readonly poss?: 'S' | '1' | '2' | '3' | '4' | undefined;
  readonly intoxicated?: boolean | undefined;
  readonly facts?: StatedFacts | undefined;
}

export type Container = InjectionFactsRow['containers'][number];

/** The syringe that is used: as chosen, else the one that expires first and can be given. */
export function syringeOf(row: InjectionFactsRow, containerId: string | undefined): Container | undefined {
  if (containerId !== undefined) return row.containers.find(({ id }) => id === containerId);
  return row.containers.find((each) => each.state === 'open' && !isStopped(each.cold) && each.expiresOn >= row.dosing_day && each.balanceUg >= row.dose_ug) ?? row.containers[0];
}

/** Weekly injections in a row up to the last one; a gap of more than nine days is the end of it. */
function weeklyInARow(given: InjectionFactsRow['given']): number {
  let count = given.length === 0 ? 0 : 1;
  for (let index = given.length - 1; index > 0; index -= 1) {
    const [here, later] = [given[index - 1], given[index]];
    if (here === undefined || later === undefined || daysFrom(here.day, later.day) > 9) return count;
    count += 1;
  }
  return count;
}

const said = <K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> => (value === undefined ? {} : ({ [key]: value } as Record<K, V>));

/** The injections of the first week, this one among them, of somebody who came without buprenorphine under the tongue. */
function firstWeek({ given, tongue, dosing_day: day, dose_ug: doseUg }: InjectionFactsRow, naive: boolean | null | undefined): Pick<DepotFacts, 'week1'> {
  const first = given[0]?.day ?? day;
  if (tongue.length > 0 || naive === false || daysFrom(first, day) >= 7) return {};
  return { week1: [...given.map((each) => ({ day: daysFrom(first, each.day), doseUg: each.ug as Ug })), { day: daysFrom(first, day), doseUg: doseUg as Ug }] };
}

/** What the label asks of the person, as the order says it; what was not asked stays out. */
function ofThePerson({ stated, born_on: bornOn, dosing_day: day }: InjectionFactsRow, name: 'Sublocade' | 'Brixadi' | 'Buvidal'): Partial<DepotFacts> {
  const keys = ['childPugh', ...(name === 'Sublocade' ? ['longQt'] : []), ...(name === 'Buvidal' ? ['espranorUg'] : [])].filter((key) => stated[key] !== undefined);
  return { ...Object.fromEntries(keys.map((key) => [key, stated[key]])), ...(bornOn === null ? {} : { ageYears: Temporal.PlainDate.from(bornOn).until(day, { largestUnit: 'years' }).years }) };
}

function depotOf(row: InjectionFactsRow, asked: InjectionAsked, name: 'Sublocade' | 'Brixadi' | 'Buvidal', interval: 'weekly' | 'monthly'): DepotFacts {
  const { given, tongue, dosing_day: day } = row;
  const last = given.at(-1);
  const used = given.findLast(({ place }) => place === asked.place);
  const onTongue = tongue.at(-1);
  const first = given.length === 0;
  const { naive, testDoseUg, hoursAfterTm, singleTmDoseTolerated } = asked.facts ?? {};
  return {
    product: name, interval, route: asked.route, site: asked.place, orderedUg: row.dose_ug as Ug, strengthUg: row.dose_ug as Ug, injectionNumber: given.length + 1, priorInjections: given.length, consecutiveWeeklyDoses: weeklyInARow(given),
    ...(last === undefined ? {} : { daysSinceLast: daysFrom(last.day, day) }),
    ...(used === undefined ? {} : { weeksSinceSiteUsed: Math.floor(daysFrom(used.day, day) / 7) }),
    ...(!first ? { naive: false } : name === 'Sublocade' ? { daysOnTransmucosal: tongue.length === 0 ? null : tongue.length, tmUg: (onTongue?.ug ?? null) as Ug | null, ...said('hoursAfterTm', hoursAfterTm), ...said('singleTmDoseTolerated', singleTmDoseTolerated) }
      : { naive: tongue.length > 0 ? false : naive ?? null, testDoseUg: (testDoseUg ?? null) as Ug | null, ...said('hoursAfterTm', hoursAfterTm), ...(onTongue === undefined ? {} : { sublingualUg: onTongue.ug as Ug }) }),
    ...(interval === 'weekly' && name !== 'Sublocade' ? firstWeek(row, naive) : {}), ...ofThePerson(row, name),
  };
}

const lastingKeys = ['altTimesUln', 'allergy', 'acuteHepatitis', 'liverFailure', 'decompensatedCirrhosis', 'pregnant', 'couldBePregnant', 'pregnancyPlanned', 'severeRenal', 'lowPlatelets', 'daysToSurgery'] as const;

const sideOf = (place: string | null | undefined): string | null => (place?.endsWith('-left') === true ? 'left' : place?.endsWith('-right') === true ? 'right' : null);

function naltrexoneOf(row: InjectionFactsRow, asked: InjectionAsked): NaltrexoneFacts {
  const last = row.given.at(-1);
  const { uds, opioidUseSince } = asked.facts ?? {};
  const stated = row.stated as Partial<NaltrexoneFacts>;
  return {
    form: 'XR', route: asked.route, site: sideOf(asked.place), lastSite: sideOf(last?.place), doseUg: row.dose_ug as Ug,
    // The first injection rests on what the order was signed on; a later one on what happened since the last.
    ...(last === undefined
      ? { lastOpioid: stated.lastOpioid ?? null, daysOpioidFree: stated.daysOpioidFree ?? null, naloxoneChallenge: stated.naloxoneChallenge ?? null, currentOpioidAnalgesic: stated.currentOpioidAnalgesic ?? null, dependentOrInWithdrawal: stated.dependentOrInWithdrawal ?? null }
      : { daysSinceLast: daysFrom(last.day, row.dosing_day), uds: uds ?? null, opioidUseSince: opioidUseSince ?? null }),
    ...(last === undefined && stated.udsNegative !== undefined ? { udsNegative: stated.udsNegative } : {}),
    ...Object.fromEntries(lastingKeys.filter((key) => stated[key] !== undefined).map((key) => [key, stated[key]])),
  };
}

/** Decides one injection from this syringe. */
export function decideOnInjection(row: InjectionFactsRow, asked: InjectionAsked): Decision {
  const { depot } = row.product;
  if (depot === null) throw new Error(`${row.product.name} does not say which depot it is.`);
  const syringe = syringeOf(row, asked.containerId);
  const hand: InjectionAtHand = {
    orderState: ({ draft: 'draft', signed: 'active', held: 'active', ended: 'ended' } as const)[row.order_state], orderSigned: row.signers > 0 && row.order_state !== 'draft',
    orderCoversDay: row.start_on <= row.dosing_day && row.dosing_day <= row.end_on, alreadyGivenToday: row.given.at(-1)?.day === row.dosing_day, identityConfirmed: new Set(asked.identifiers).size >= 2,
    poss: asked.poss ?? null, intoxicated: asked.intoxicated ?? null, doseUg: row.dose_ug as Ug, stockUg: (syringe?.balanceUg ?? 0) as Ug,
  };
  const strict = naltrexoneProfileOf(row.profiles);
  const question: InjectionQuestion = depot.name === 'Vivitrol' ? { ...hand, kind: 'naltrexone', naltrexone: naltrexoneOf(row, asked), ...(strict === undefined ? {} : { profile: strict }) } : { ...hand, kind: 'buprenorphine', depot: depotOf(row, asked, depot.name, depot.interval), profile: depotProfileOf(row.profiles) };
  const [hold] = row.holds;
  const shelf = decideByShelf({
    openHolds: row.holds.length, holdReason: hold?.reason ?? null, holdLiftedBy: hold?.liftedByRole ?? null, secondReaderMissing: false, unitsMissing: '', unitCut: '',
    containerExpired: syringe !== undefined && syringe.expiresOn < row.dosing_day, containerSetAside: syringe !== undefined && (syringe.state !== 'open' || isStopped(syringe.cold)),
  });
  return bothDecisions(shelf, decideInjection(question));
}

/** The days of the next injection after one on `day`. */
export function nextAfter(depot: NonNullable<InjectionFactsRow['product']['depot']>, day: string): { readonly fromOn: string; readonly dueOn: string; readonly toOn: string } {
  const { fromDay, dueDay, toDay } = nextInjection(depot.name, depot.interval, dayNumber(day));
  return { fromOn: isoOf(fromDay), dueOn: isoOf(dueDay), toOn: isoOf(toDay) };
}
