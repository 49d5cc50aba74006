/** The UK site's pharmacy: people on instalment prescriptions with the days behind them, one of whom has missed three. */
import { addDays, dayOf, isoOf, type Day } from '@fairlead/clinical';
import type { CohortPerson, EventOf } from '@fairlead/cohort';
import type { Pharmacy, PrescriptionContent } from '@fairlead/contract/dispensary';
import { planCollections, prescriptionContent, type PlannedDose } from '../dispensary/index.ts';
import { newId } from '../platform/ids.ts';
import { quayDetails } from './site-details.ts';
import { eventsOf, type Filling } from './filling.ts';

/** What a dose of the cohort becomes where the pharmacy supplied it. */
export interface Supplied {
  readonly prescriptionId: string;
  readonly markId: string;
  readonly by: string;
  readonly at: string;
  readonly kind: 'observed' | 'take-home';
}
/** By dose: supplied, or null where the person has not collected it after all. */
export type Supplies = ReadonlyMap<string, Supplied | null>;

export const bridgeStreet = {
  name: 'Bridge Street Pharmacy', odsCode: 'FQ417', address: '22 Bridge Street, Quayside', telephone: '07700 900322', timeZone: 'Europe/London', openDays: [1, 2, 3, 4, 5, 6], opensOnBankHolidays: false,
  hours: [...[1, 2, 3, 4, 5].flatMap((day) => [{ day, opens: '09:00', closes: '13:00' }, { day, opens: '14:00', closes: '17:30' }]), { day: 6, opens: '09:00', closes: '12:30' }],
} as const;

const made = { decision: 'allow', reasons: [], findings: [], missing: [], wouldChange: [] };
const wordings = ['closed-days', 'remaining-days', 'three-missed', 'supervise', 'separate-containers'] as const;
const [back, ahead, howMany] = [4, 9, 5];

interface Current {
  readonly person: CohortPerson;
  readonly order: EventOf<'order'>;
}

/** People of the UK site in the middle of a course whose order has stood for these days, the one whose story it is first. */
function chosen(filling: Filling): readonly Current[] {
  const { people, today } = filling;
  const found = people.filter(({ site, course }) => site.code === 'QUAY' && (course?.medicine === 'methadone' || course?.medicine === 'buprenorphine-naloxone')).flatMap((person): readonly Current[] => {
    const order = eventsOf(person, 'order').filter(({ day }) => filling.episodeOf(person, day) !== null).at(-1);
    return order === undefined || order.medicine !== person.course?.medicine || order.day > today - back || filling.episodeOf(person, today) === null ? [] : [{ person, order }];
  });
  return found.toSorted((a, b) => Number(b.person.persona === 'pharmacy') - Number(a.person.persona === 'pharmacy')).slice(0, howMany);
}

function contentFor(filling: Filling, { person, order }: Current, pharmacy: Pharmacy, from: Day, to: Day, collections: readonly { readonly collectOn: string; readonly doses: readonly PlannedDose[] }[]): PrescriptionContent {
  const liquid = order.medicine === 'methadone';
  const product = { medicine: liquid ? 'methadone' as const : 'buprenorphine-naloxone' as const, form: liquid ? 'liquid' as const : 'film' as const, ugPerMl: liquid ? 1000 : null, strengthsUg: liquid ? [] : [8000, 2000] };
  return prescriptionContent(product, {
    person: { name: `${person.givenName} ${person.familyName}`, number: filling.numbers.get(person.id) ?? '', bornOn: isoOf(person.bornOn), address: ukAddress(person), nhsNumber: null },
    prescriber: { name: 'Dr Priya Nair', profession: 'Consultant psychiatrist', registration: 'GMC 7000001' },
    site: { name: 'Quayside', country: 'UK', timeZone: bridgeStreet.timeZone, address: quayDetails.address, telephone: quayDetails.phone, profiles: {} },
  }, pharmacy, { pharmacyId: pharmacy.id, startOn: isoOf(from), endOn: isoOf(to), supervised: true, wordings: [...wordings] }, collections.flatMap(({ doses }) => doses), collections);
}

export const ukAddress = (person: CohortPerson): string => `${(Number.parseInt(person.id.slice(-3), 16) % 90) + 1} Harbour View, Quayside`;

/** Prescriptions and marks; what it gives back turns doses of these days into supplies. */
export function fillPharmacy(filling: Filling, pharmacist: string): Supplies {
  const { clinic, today, add } = filling;
  const supplies = new Map<string, Supplied | null>();
  const pharmacy: Pharmacy = { ...bridgeStreet, id: clinic.pharmacyId, openDays: [...bridgeStreet.openDays], hours: [...bridgeStreet.hours], state: 'active', closures: [], accounts: [], prescriptions: 0 };
  const opening = { ...bridgeStreet, closedOn: [] };
  chosen(filling).forEach((current, index) => {
    const { person, order } = current;
    const [from, to] = [addDays(today, -back), addDays(today, ahead)];
    const missesNow = index === 2;
    const planned: PlannedDose[] = [];
    for (let day = from; day <= to; day = addDays(day, 1)) planned.push({ dosingDay: isoOf(day), part: 1, doseUg: order.doseUg });
    const collections = planCollections(planned, opening, [1, 2, 3, 4, 5, 6, 7], isoOf(addDays(from, -2))) ?? [];
    const id = newId();
    const signedAt = filling.at(person, addDays(from, -2), 600);
    add('instalment_prescriptions', {
      id, person_id: person.id, episode_id: filling.episodeOf(person, today), site_id: clinic.quayId, pharmacy_id: pharmacy.id, order_id: order.orderId, order_version: 1, days: `[${isoOf(from)},${isoOf(addDays(to, 1))})`, supervised: true, wordings: [...wordings],
      content: contentFor(filling, current, pharmacy, from, to, collections), decision: made, override_reason: null, replaces_id: null, signed_by: filling.teamOf(person).prescriber, signed_at: signedAt,
    });
    // Two agreed that the pharmacist sees the photo, one did not, and two were not asked.
    if (index === 0 || index === 1 || index === 3) add('pharmacy_photo_consents', { id: newId(), person_id: person.id, pharmacy_id: pharmacy.id, state: index === 3 ? 'declined' : 'agreed', noted_by: filling.teamOf(person).prescriber, noted_at: signedAt });
    for (const { collectOn, doses } of collections) for (const dose of doses) add('instalments', { prescription_id: id, dosing_day: dose.dosingDay, part: dose.part, collect_on: collectOn, dose_ug: dose.doseUg });
    filling.tell(person, signedAt, 'dispensary.prescription-signed', { pharmacy: pharmacy.name, from: isoOf(from), to: isoOf(to) }, { topic: 'orders', audience: 'person', episodeId: filling.episodeOf(person, today), authorId: filling.teamOf(person).prescriber, about: { table: 'instalment_prescriptions', id } });
    for (const dose of eventsOf(person, 'dose')) if (dose.dosingDay >= from && (dose.orderId !== order.orderId || dose.doseUg !== order.doseUg)) supplies.set(dose.id, null);
    const given = new Map(eventsOf(person, 'dose').filter((dose) => dose.orderId === order.orderId && dose.doseUg === order.doseUg && dose.dosingDay >= from).map((dose) => [isoOf(dose.dosingDay), dose.id]));
    for (const { collectOn, doses } of collections) {
      const day = dayOf(collectOn);
      const came = day !== null && day < today && !(missesNow && day >= today - 3) && doses.every(({ dosingDay }) => given.has(dosingDay));
      const markId = newId();
      const at = filling.at(person, day ?? today, 620 + index * 37);
      for (const { dosingDay } of doses) {
        const doseId = given.get(dosingDay);
        if (doseId !== undefined) supplies.set(doseId, came ? { prescriptionId: id, markId, by: pharmacist, at, kind: dosingDay === collectOn ? 'observed' : 'take-home' } : null);
      }
      if (day === null || day >= today) continue;
      add('pharmacy_marks', { id: markId, prescription_id: id, pharmacy_id: pharmacy.id, person_id: person.id, on_day: collectOn, kind: came ? 'supervised' : 'missed', note: null, decision: null, hold_id: null, happened_at: at, author_id: pharmacist, recorded_at: at, supersedes_id: null });
      filling.tell(person, at, came ? 'dispensary.supply-supervised' : 'dispensary.supply-missed', { pharmacy: pharmacy.name, doseUg: doses.reduce((sum, { doseUg }) => sum + doseUg, 0), dosingDay: collectOn, away: doses.length - 1 }, { topic: 'queue', audience: 'person', episodeId: filling.episodeOf(person, day), authorId: pharmacist });
    }
  });
  return supplies;
}
