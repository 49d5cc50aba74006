/** What a hospital or prison has to know of somebody on our medicine, gathered as it stands now. */
import type { Sentence } from '@fairlead/clinical';
import { riskOf } from '../crisis/index.ts';
import { bottlesOf, dosesBetween, injectionsOf } from '../dispensary/index.ts';
import { holdsOf, ordersOf } from '../medication/index.ts';
import type { PersonRow } from '../people/index.ts';
import { dayAfter, dayAt } from '../platform/clock.ts';
import type { Tx } from '../platform/scoped.ts';
import type { SiteRow } from '../platform/sites-store.ts';
import { agreementOf } from '../recovery/index.ts';

/** Days of doses that are told: long enough to see a gap and a rise. */
const daysTold = 14;

/** Kept in the handover as it stood; read again only for its letter. */
export interface HandoverContent {
  readonly person: { readonly name: string; readonly bornOn: string | null; readonly number: string; readonly allergies: readonly string[]; readonly allergiesAsked: boolean };
  readonly site: { readonly name: string; readonly phone: string | null; readonly country: 'US' | 'UK'; readonly timeZone: string };
  readonly orders: readonly { readonly product: string; readonly partUg: readonly number[]; readonly from: string; readonly to: string; readonly held: boolean; readonly depot: boolean }[];
  readonly doses: readonly { readonly day: string; readonly ug: number; readonly medicine: string; readonly kind: 'observed' | 'take-home'; readonly at: string; readonly state: string }[];
  readonly missed: readonly string[];
  readonly injection: { readonly product: string; readonly day: string; readonly ug: number } | null;
  readonly bottlesOut: readonly { readonly day: string; readonly ug: number }[];
  readonly naloxone: { readonly packs: number; readonly goodUntil: string | null } | null;
  readonly risks: readonly Sentence[];
  readonly notAsked: number;
  readonly holds: readonly string[];
  readonly contact: { readonly name: string; readonly phone: string } | null;
}

function missedDays(taken: ReadonlySet<string>, first: string | undefined, today: string): readonly string[] {
  const missed: string[] = [];
  for (let day = first ?? today; day < today; day = dayAfter(day)) if (!taken.has(day)) missed.push(day);
  return missed;
}

export async function handoverContent(tx: Tx, person: PersonRow, site: SiteRow, now: Temporal.Instant): Promise<HandoverContent> {
  const today = dayAt(now, site.time_zone);
  const since = dayAfter(today, -daysTold);
  const doses = (await dosesBetween(tx, person.id, since, today)).filter(({ state_now: state }) => state !== 'void');
  const orders = (await ordersOf(tx, person.id)).filter(({ state, startOn, endOn }) => (state === 'signed' || state === 'held') && startOn <= today && endOn >= today);
  const [bottles, injections, holds, risk, agreement] = [await bottlesOf(tx, person.id), await injectionsOf(tx, person.id), await holdsOf(tx, person.id), await riskOf(tx, person, now), await agreementOf(tx, person.id)];
  const taken = new Set(doses.filter(({ taken_ug: ug }) => ug > 0).map(({ dosing_day: day }) => day));
  const injection = injections.find((each) => !each.void);
  const phone = site.details['phone'];
  const daily = orders.some(({ product }) => product.form !== 'depot');
  return {
    person: { name: `${person.given_name} ${person.family_name}`, bornOn: person.born_on, number: person.number, allergies: person.allergies, allergiesAsked: person.allergies_asked },
    site: { name: site.name, phone: typeof phone === 'string' ? phone : null, country: site.country, timeZone: site.time_zone },
    orders: orders.map((order) => ({ product: order.product.name, partUg: order.versions.find(({ version }) => version === order.version)?.partUg ?? [], from: order.startOn, to: order.endOn, held: order.state === 'held', depot: order.product.form === 'depot' })),
    doses: doses.map((row) => ({ day: row.dosing_day, ug: row.taken_ug, medicine: row.medicine, kind: row.kind, at: row.given_at, state: row.state_now })),
    missed: daily ? missedDays(taken, doses[0]?.dosing_day, today) : [],
    injection: injection === undefined ? null : { product: injection.product_name, day: injection.dosing_day, ug: injection.dose_ug },
    bottlesOut: bottles.filter(({ state }) => state === 'out').map((row) => ({ day: row.dosing_day, ug: row.dose_ug })),
    naloxone: risk.naloxone, risks: risk.display.present.map(({ says }) => says), notAsked: risk.display.notAsked.length,
    holds: holds.filter(({ lifted_at: lifted }) => lifted === null).map(({ reason }) => reason),
    contact: agreement?.contact_consented === true && agreement.contact_name !== null && agreement.contact_phone !== null ? { name: agreement.contact_name, phone: agreement.contact_phone } : null,
  };
}
