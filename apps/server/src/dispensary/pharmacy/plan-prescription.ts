/** What the form says, worked out of a signed order, and what the law and the missed-dose rules say of it. */
import { bothDecisions, decideControlledDrug, isDefinedDose, type Decision } from '@fairlead/clinical';
import { instalmentWordings, type InstalmentWording, type NewPrescription, type Pharmacy, type PharmacyHours, type PrescriptionContent } from '@fairlead/contract/dispensary';
import { dayAfter, dayAt, daysFrom } from '../../platform/clock.ts';
import type { NotDone } from '../../platform/registry.ts';
import type { Tx } from '../../platform/scoped.ts';
import { type OrderedProduct, type OrderRow, type VersionRow } from '../../medication/index.ts';
import { decideOnMissedDays } from './supply-decision.ts';
import { doseFacts } from '../dose-facts-store.ts';
import { pharmacyById } from './pharmacies-store.ts';
import { isOpenOn, planCollections, type PlannedCollection, type PlannedDose } from './plan-collections.ts';
import { amountText, preparationOf, totalOf, type Counted } from './preparation.ts';
import { dosedFrom, partiesOf, type InstalmentRow, type PartiesRow } from './prescriptions-store.ts';

export type Asked = Omit<NewPrescription, 'overrideReason' | 'replacesId'>;

export interface PlannedPrescription {
  readonly kind: 'planned';
  readonly order: OrderRow;
  readonly version: VersionRow;
  readonly parties: PartiesRow;
  readonly content: PrescriptionContent;
  /** When the pharmacy is open, for whoever tells the person. */
  readonly hours: readonly PharmacyHours[];
  readonly instalments: readonly InstalmentRow[];
  readonly decision: Decision;
}

const invalid = (detail: string, field: string): NotDone => ({ kind: 'invalid', detail, field });
const conflict = (detail: string): NotDone => ({ kind: 'conflict', detail });

/** The first instalment is supplied within so many days of the date on the form. */
export const validDays = 28;
const nameOfDay = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function dosesOf(order: OrderRow, version: VersionRow, asked: Asked): readonly PlannedDose[] {
  const doses: PlannedDose[] = [];
  for (let day = asked.startOn; day <= asked.endOn; day = dayAfter(day)) {
    for (const [index, usual] of version.partUg.entries()) {
      const part = order.firstPart + index;
      const doseUg = version.schedule.find((each) => each.dosingDay === day && each.part === part)?.doseUg ?? usual;
      if (doseUg > 0) doses.push({ dosingDay: day, part, doseUg });
    }
  }
  return doses;
}

/** What nobody can sign, whatever the rules say. */
function faultOf(order: OrderRow, version: VersionRow, pharmacy: Pharmacy | null, parties: PartiesRow, asked: Asked, today: string): NotDone | null {
  if (order.state !== 'signed') return conflict(order.state === 'held' ? 'This order is held. Lift the hold first.' : 'Only an order in force is supplied by a pharmacy. Sign it first.');
  if (parties.site.country !== 'UK') return conflict('Instalment prescriptions are written at sites in the United Kingdom.');
  if (pharmacy === null || pharmacy.state !== 'active') return invalid('Choose a pharmacy of this organisation.', '/pharmacyId');
  if (pharmacy.timeZone !== parties.site.timeZone) return invalid('This pharmacy is in another time zone than the site: their days would differ.', '/pharmacyId');
  if (asked.endOn < asked.startOn || asked.startOn < today) return invalid('The first day is over, or after the last.', '/startOn');
  if (daysFrom(today, asked.startOn) > validDays) return invalid(`A prescription begins within ${validDays} days.`, '/startOn');
  if (asked.startOn < version.startOn || asked.endOn > version.endOn) return invalid(`The order covers ${version.startOn} to ${version.endOn}.`, '/endOn');
  if (order.product.form === 'depot') return conflict('A depot is given at the clinic.');
  if (!asked.wordings.includes('three-missed')) return invalid(`This always stands on the form: “${instalmentWordings['three-missed']}”`, '/wordings');
  if (asked.supervised !== asked.wordings.includes('supervise')) return invalid('Supervision and its wording go together.', '/wordings');
  if ((parties.person.address ?? asked.personAddress ?? '') === '') return invalid('The law asks for the person’s address; “No fixed abode” is one.', '/personAddress');
  if ((parties.prescriber.registration ?? asked.registration ?? '') === '') return invalid('Your registration number stands on the form.', '/registration');
  return (parties.site.address ?? '') === '' ? conflict('The site has no address, which the law asks for. An administrator adds it under sites.') : null;
}

function doseText(product: Counted, doses: readonly PlannedDose[]): string {
  const perDay = [...Map.groupBy(doses, ({ dosingDay }) => dosingDay).values()].map((day) => day.map(({ doseUg }) => amountText(product, [{ doseUg }])).join(' and '));
  const one = perDay[0] ?? '';
  return perDay.every((each) => each === one) ? `${one} each day` : `From ${one} to ${perDay.at(-1) ?? ''}, each day as listed`;
}

function intervalText(collections: readonly PlannedCollection[], days: number): string {
  if (collections.length === days) return 'Daily';
  const weekdays = [...new Set(collections.map(({ collectOn }) => Temporal.PlainDate.from(collectOn).dayOfWeek))].toSorted((a, b) => a - b);
  return `${collections.length} collections: ${weekdays.map((each) => nameOfDay[each - 1] ?? '').join(', ')}, on the dates listed`;
}

/** The fields of the form. */
export function contentOf(product: Pick<OrderedProduct, 'medicine'> & Counted, parties: PartiesRow, pharmacy: Pharmacy, asked: Asked, doses: readonly PlannedDose[], collections: readonly PlannedCollection[]): PrescriptionContent {
  const days = daysFrom(asked.startOn, asked.endOn) + 1;
  const opening = { ...pharmacy, closedOn: pharmacy.closures.map(({ closedOn }) => closedOn) };
  return {
    person: { ...parties.person, address: parties.person.address ?? asked.personAddress ?? '' },
    prescriber: { name: parties.prescriber.name, profession: parties.prescriber.profession ?? 'Prescriber', registration: parties.prescriber.registration ?? asked.registration ?? '', address: `${parties.site.name}, ${parties.site.address ?? ''}`, telephone: parties.site.telephone ?? '' },
    pharmacy: { name: pharmacy.name, odsCode: pharmacy.odsCode, address: pharmacy.address, telephone: pharmacy.telephone },
    ...preparationOf(product, doses), dose: doseText(product, doses), total: totalOf(product, doses), startOn: asked.startOn, endOn: asked.endOn, days, interval: intervalText(collections, days), supervised: asked.supervised,
    wordings: (Object.keys(instalmentWordings) as InstalmentWording[]).filter((each) => asked.wordings.includes(each)),
    collections: collections.map(({ collectOn, doses: collected }) => {
      const amountUg = collected.reduce((sum, { doseUg }) => sum + doseUg, 0);
      const first = collected[0]?.part;
      return {
        collectOn, amountUg, amountText: amountText(product, collected), closedDays: [...new Set(collected.map(({ dosingDay }) => dosingDay))].filter((day) => !isOpenOn(opening, day)),
        // A second part of the day is taken at home: nobody comes twice.
        doses: collected.map((dose) => ({ ...dose, supervised: asked.supervised && dose.dosingDay === collectOn && dose.part === first })),
      };
    }),
  };
}

/** The medicine as the law's lists name it. */
const drugOf = (medicine: OrderRow['product']['medicine']): string => (medicine === 'buprenorphine-naloxone' ? 'buprenorphine/naloxone' : medicine);

function decide(content: PrescriptionContent, order: OrderRow): Decision {
  return decideControlledDrug({
    form: 'FP10MDA', drug: drugOf(order.product.medicine), days: content.days, instalments: true,
    instalmentAmount: content.collections.every(({ amountUg }) => amountUg > 0), instalmentInterval: content.interval !== '', daysSinceAppropriateDate: 0,
    quantityInWords: content.total.words !== '', quantityInFigures: content.total.figures !== '', doseDefined: isDefinedDose(content.dose),
  });
}

/** Plans a prescription from an order. `prescriberId`: who would sign it. */
export async function planPrescription(tx: Tx, prescriberId: string, order: OrderRow, asked: Asked, now: Temporal.Instant): Promise<PlannedPrescription | NotDone> {
  const version = order.versions.find((each) => each.version === order.version);
  const [parties, pharmacy] = [await partiesOf(tx, order.personId, prescriberId, order.siteId), await pharmacyById(tx, asked.pharmacyId)];
  if (version === undefined || parties === null) return { kind: 'not-found' };
  const today = dayAt(now, parties.site.timeZone);
  const fault = faultOf(order, version, pharmacy, parties, asked, today);
  if (fault !== null || pharmacy === null) return fault ?? { kind: 'not-found' };
  const doses = dosesOf(order, version, asked);
  if (doses.length === 0) return invalid('The order plans no dose on these days.', '/startOn');
  const there = (await dosedFrom(tx, order.personId, asked.startOn)).find((slot) => doses.some(({ dosingDay, part }) => dosingDay === slot.day && part === slot.part));
  if (there !== undefined) return invalid(`The dose of ${there.day} was given already. Begin after it.`, '/startOn');
  const opening = { ...pharmacy, closedOn: pharmacy.closures.map(({ closedOn }) => closedOn) };
  const collections = planCollections(doses, opening, asked.collectOn ?? [1, 2, 3, 4, 5, 6, 7], today);
  if (collections === null) return invalid(`${pharmacy.name} is closed on the first day, and no day before it is left. Begin later.`, '/startOn');
  const early = collections.some(({ collectOn, doses: collected }) => collected.some(({ dosingDay }) => dosingDay > collectOn && !isOpenOn(opening, dosingDay)));
  if (early && !asked.wordings.includes('closed-days')) return invalid(`The pharmacy is closed on some of these days. This has to stand on the form: “${instalmentWordings['closed-days']}”`, '/wordings');
  const content = contentOf(order.product, parties, pharmacy, asked, doses, collections);
  const facts = await doseFacts(tx, order.id, now, []);
  const missed = facts === null ? null : decideOnMissedDays(facts, []);
  const law = decide(content, order);
  return {
    kind: 'planned', order, version, parties, content, hours: pharmacy.hours, decision: missed === null ? law : bothDecisions(law, missed.decision),
    instalments: collections.flatMap(({ collectOn, doses: collected }) => collected.map((dose) => ({ ...dose, collectOn }))),
  };
}
