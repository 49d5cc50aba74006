/** Doses as they were given, bottles that went home, and stock on the shelf so that today's window works. */
import { addDays, isoOf, nextInjection } from '@fairlead/clinical';
import type { CohortPerson, EventOf, Medicine } from '@fairlead/cohort';
import { connectPumpTo, insertPump, stockContainer } from '../dispensary/index.ts';
import { newId } from '../platform/ids.ts';
import type { Tx } from '../platform/scoped.ts';
import type { Row } from './bulk-store.ts';
import { demoDepots, productOf, type Shelf } from './fill-medication.ts';
import type { Supplied, Supplies } from './fill-pharmacy.ts';
import { eventsOf, type Filling } from './filling.ts';

const allowed = { decision: 'allow', reasons: [], findings: [], missing: [], wouldChange: [] };
/** Where the demonstration's simulated pump listens, on this machine alone; two demonstrations side by side need one each. */
export const demoPumpPort = Number(process.env['FAIRLEAD_PUMP_PORT'] ?? 4690);
/** Days back. */
const told = 90;
const factors = { activeUse: true, attendance: true, behaviour: true, diversion: true, storage: true, otherFactors: true };

/** The row of a dose, and the movement of stock behind it where there is one. */
export function doseRow(filling: Filling, shelf: Shelf, person: CohortPerson, dose: EventOf<'dose'>, supplied: Supplied | undefined, journalId: string | null): Row {
  const team = filling.teamOf(person);
  const when = supplied?.at ?? filling.at(person, dose.day, dose.minute);
  return {
    id: dose.id, person_id: person.id, episode_id: filling.episodeOf(person, dose.day), site_id: team.siteId, dosing_day: isoOf(dose.dosingDay), part: 1, order_id: dose.orderId, order_version: 1, medicine: dose.medicine, product_id: productOf(shelf, dose.medicine, dose.doseUg), dose_ug: dose.doseUg, given_ug: dose.doseUg,
    kind: supplied?.kind ?? dose.how, state: 'given', origin: 'synthetic', given_at: when, given_by: supplied?.by ?? team.nurse, recorded_at: when, prescription_id: supplied?.prescriptionId ?? null, pharmacy_mark_id: supplied?.markId ?? null, journal_id: journalId,
  };
}

const isDepot = (medicine: Medicine): boolean => medicine === 'buprenorphine-depot' || medicine === 'naltrexone-depot';

/** Given at our own window, and no injection. */
export const isAtWindow = (dose: EventOf<'dose'>, supplied: Supplied | null | undefined): boolean => supplied === undefined && dose.how === 'observed' && !isDepot(dose.medicine);

/** Given at the window today or yesterday: these come out of the containers that stand there. */
export const isDrawn = (filling: Filling, dose: EventOf<'dose'>, supplied: Supplied | null | undefined): boolean => isAtWindow(dose, supplied) && dose.day >= filling.today - 1;

function addDose(filling: Filling, shelf: Shelf, person: CohortPerson, dose: EventOf<'dose'>, supplied: Supplied | undefined): void {
  const episodeId = filling.episodeOf(person, dose.day);
  if (episodeId === null) return;
  if (!isDrawn(filling, dose, supplied)) filling.add('doses', doseRow(filling, shelf, person, dose, supplied, null));
  // Each dose has its row; the timeline tells those of the last three months.
  if (isAtWindow(dose, supplied) && dose.day > filling.today - told) {
    filling.tell(person, filling.at(person, dose.day, dose.minute), 'dispensary.dose-given', { takenUg: dose.doseUg, doseUg: dose.doseUg, medicine: dose.medicine, dosingDay: isoOf(dose.dosingDay), part: 1 }, { topic: 'queue', audience: 'person', episodeId, authorId: filling.teamOf(person).nurse, about: { table: 'doses', id: dose.id } });
  }
}

const places = ['abdomen-upper-left', 'abdomen-upper-right', 'abdomen-lower-left', 'abdomen-lower-right'] as const;

/** Where each depot went, and when the next falls due. */
function addInjections(filling: Filling, person: CohortPerson): void {
  const depots = eventsOf(person, 'dose').filter(({ medicine, day }) => isDepot(medicine) && filling.episodeOf(person, day) !== null);
  depots.forEach((dose, index) => {
    const xr = dose.medicine === 'naltrexone-depot';
    const name = xr ? 'Vivitrol' : demoDepots.find(({ mg }) => mg * 1000 === dose.doseUg)?.name ?? 'Sublocade';
    const next = nextInjection(name, 'monthly', dose.dosingDay);
    if (dose.day > filling.today - told) {
      filling.tell(person, filling.at(person, dose.day, dose.minute), 'dispensary.injection-given', { medicine: dose.medicine, doseUg: dose.doseUg, nextOn: isoOf(next.dueDay) }, { topic: 'queue', audience: 'person', episodeId: filling.episodeOf(person, dose.day), authorId: filling.teamOf(person).nurse, about: { table: 'doses', id: dose.id } });
    }
    filling.add('injections', {
      dose_id: dose.id, person_id: person.id, order_id: dose.orderId, number: index + 1, route: xr ? 'IM-gluteal' : 'SC', place: xr ? (index % 2 === 0 ? 'buttock-left' : 'buttock-right') : places[index % places.length] ?? places[0],
      lot: `${name.slice(0, 2).toUpperCase()}${String(20 + (index % 7))}`, expires_on: isoOf(addDays(dose.dosingDay, 300)), facts: {}, next_from_on: isoOf(next.fromDay), next_due_on: isoOf(next.dueDay), next_to_on: isoOf(next.toDay),
    });
  });
}

/** Bottles of the last two weeks: those of past days came back empty, the others are out. */
function addBottles(filling: Filling, person: CohortPerson, supplies: Supplies): void {
  const { add, at, today } = filling;
  const team = filling.teamOf(person);
  const issued = eventsOf(person, 'take-homes').filter(({ day }) => filling.episodeOf(person, day) !== null);
  const first = issued.find(({ closure }) => !closure) ?? issued[0];
  if (first === undefined) return;
  const decisionId = newId();
  const most = Math.max(...issued.map(({ days }) => days));
  const episodeId = filling.episodeOf(person, first.day);
  const decidedAt = at(person, first.day, Math.max(0, first.minute - 60));
  const rationale = 'Comes every day, keeps the box locked at home, and works';
  add('take_home_decisions', {
    id: decisionId, person_id: person.id, episode_id: episodeId, requested_days: Math.min(28, most), factors, rationale, closure: false, decision: allowed, max_days: Math.min(28, most), outcome: 'allowed', override_reason: null, valid_until: isoOf(addDays(today, 90)),
    decided_by: team.prescriber, decided_at: decidedAt, supersedes_id: null,
  });
  filling.tell(person, decidedAt, 'dispensary.take-home-allowed', { days: most, rationale }, { topic: 'take-home', audience: 'person', episodeId, authorId: team.prescriber, about: { table: 'take_home_decisions', id: decisionId } });
  for (const { day, minute, days } of issued) {
    if (day <= today - told) continue;
    filling.tell(person, at(person, day, minute), 'dispensary.take-home-issued', { days, from: isoOf(addDays(day, 1)), medicine: eventsOf(person, 'dose').findLast((dose) => dose.day <= day)?.medicine ?? person.course?.medicine ?? 'methadone' }, { topic: 'take-home', audience: 'person', episodeId, authorId: team.nurse });
  }
  for (const dose of eventsOf(person, 'dose')) {
    if (supplies.has(dose.id) || dose.how !== 'take-home' || dose.medicine !== 'methadone' || dose.dosingDay < today - 14 || filling.episodeOf(person, dose.day) === null) continue;
    const back = dose.dosingDay < today - 1;
    add('bottles', {
      id: newId(), dose_id: dose.id, person_id: person.id, decision_id: decisionId, label_code: newId().replaceAll('-', '').slice(-16).toUpperCase(), state: back ? 'returned-empty' : 'out', issued_at: at(person, dose.day, dose.minute),
      settled_at: back ? at(person, addDays(dose.dosingDay, 1), 480) : null, settled_by: back ? team.nurse : null,
    });
  }
}

/** `supplies`: doses that a pharmacy supplied, and those that were not collected after all. */
export function fillDoses(filling: Filling, shelf: Shelf, supplies: Supplies): void {
  for (const person of filling.people) {
    for (const dose of eventsOf(person, 'dose')) {
      const supplied = supplies.get(dose.id);
      if (supplied !== null) addDose(filling, shelf, person, dose, supplied);
    }
  }
  for (const person of filling.people) addBottles(filling, person, supplies);
  for (const person of filling.people) addInjections(filling, person);
}

/** What is in the safe and at the window, received some days ago; `drawnUg` of methadone has left the window since. */
export async function fillStock(filling: Filling, tx: Tx, shelf: Shelf, drawnUg: (siteId: string) => number): Promise<void> {
  const { clinic, today, now } = filling;
  const received = now.subtract({ hours: 60 });
  const expiresOn = isoOf(addDays(today, 400));
  const stock = async (siteId: string, author: string, medicine: Medicine, place: 'safe' | 'window', label: string, amountMg: number, strengthMg = 0, productId = productOf(shelf, medicine, strengthMg * 1000)): Promise<string> => {
    return await stockContainer(tx, { siteId, productId, lot: `${medicine.slice(0, 2).toUpperCase()}2${place === 'safe' ? '7' : '4'}1`, expiresOn, place, label, amountUg: amountMg * 1000 }, author, received);
  };
  for (const [siteId, author, prefix] of [[clinic.harborId, clinic.staff['piotr'] ?? '', 'H'], [clinic.quayId, clinic.staff['tom'] ?? '', 'Q']] as const) {
    await stock(siteId, author, 'methadone', 'window', `${prefix} window methadone`, 10_000 + 1000 * Math.ceil(drawnUg(siteId) / 1_000_000));
    await stock(siteId, author, 'methadone', 'safe', `${prefix} safe methadone`, 60_000);
    await stock(siteId, author, 'buprenorphine-naloxone', 'window', `${prefix} window films`, 4000);
    await stock(siteId, author, 'buprenorphine-naloxone', 'window', `${prefix} window films 2 mg`, 600, 0, shelf.film2mg);
    for (const { name, mg } of demoDepots) if ((name === 'Sublocade') === (prefix === 'H')) await stock(siteId, author, 'buprenorphine-depot', 'safe', `${prefix} fridge ${name} ${mg}`, mg * 10, mg);
    if (prefix !== 'H') continue;
    await stock(siteId, author, 'naltrexone-depot', 'safe', 'H fridge naltrexone', 3800);
    const pumpId = await insertPump(tx, { siteId, name: 'Pump 1', host: '127.0.0.1', port: demoPumpPort, tolerancePermille: 10 }, author, received);
    await connectPumpTo(tx, pumpId, await stock(siteId, author, 'methadone', 'window', 'H pump methadone', 5000));
  }
}
