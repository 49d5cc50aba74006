/** What the doses of yesterday and today took from the window, and yesterday's count. */
import { addDays } from '@fairlead/clinical';
import type { CohortPerson, EventOf } from '@fairlead/cohort';
import { containersOf, type ContainerRow } from '../dispensary/index.ts';
import { newId } from '../platform/ids.ts';
import type { Tx } from '../platform/scoped.ts';
import { doseRow, isDrawn } from './fill-dispensary.ts';
import { productOf, type Shelf } from './fill-medication.ts';
import type { Supplies } from './fill-pharmacy.ts';
import { eventsOf, type Filling } from './filling.ts';

interface Movement {
  readonly id: string;
  readonly at: string;
  readonly authorId: string;
  readonly personId: string;
  readonly lines: readonly { readonly container: ContainerRow; readonly ug: number }[];
}

type Drawn = { readonly person: CohortPerson; readonly dose: EventOf<'dose'> };

const filmsUg = 8000;
const countedAt = 1110;

/** Films are taken whole: as many of 8 mg as go in, the rest of 2 mg. */
function linesOf(shelf: Shelf, there: readonly ContainerRow[], { dose }: Drawn): Movement['lines'] {
  const of = (productId: string): ContainerRow | undefined => there.find((row) => row.product.id === productId);
  const large = dose.medicine === 'buprenorphine-naloxone' ? Math.floor(dose.doseUg / filmsUg) * filmsUg : dose.doseUg;
  const wanted = [[of(productOf(shelf, dose.medicine, dose.doseUg)), large], [of(shelf.film2mg), dose.doseUg - large]] as const;
  return wanted.flatMap(([container, ug]) => (container === undefined || ug === 0 ? [] : [{ container, ug: -ug }]));
}

function movementsOf(filling: Filling, shelf: Shelf, there: readonly ContainerRow[], all: readonly Drawn[]): { readonly movements: readonly Movement[]; readonly byDose: ReadonlyMap<string, string> } {
  const window = there.filter(({ place, pump }) => place === 'window' && pump === null);
  const drawn = all.map((each) => ({ ...each, at: filling.at(each.person, each.dose.day, each.dose.minute), lines: linesOf(shelf, window, each) }))
    .filter(({ dose, lines }) => lines.reduce((sum, { ug }) => sum + ug, 0) === -dose.doseUg)
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    // Named in the order of time: movements are listed by their names.
    .map((each) => ({ ...each, id: newId() }));
  return {
    movements: drawn.map(({ id, at, person, lines }) => ({ id, at, authorId: filling.teamOf(person).nurse, personId: person.id, lines })),
    byDose: new Map(drawn.map(({ id, dose }) => [dose.id, id])),
  };
}

function addMovement(filling: Filling, siteId: string, { id, at, authorId, personId, lines }: Movement): void {
  filling.add('journals', { id, site_id: siteId, kind: 'dose', at, author_id: authorId, witness_id: null, reason: null });
  lines.forEach(({ container, ug }, index) => {
    const common = { journal_id: id, product_id: container.product.id, lot: container.lot };
    filling.add('entries', { ...common, line: 2 * index + 1, account: 'container', container_id: container.id, person_id: null, amount_ug: ug });
    filling.add('entries', { ...common, line: 2 * index + 2, account: 'person', container_id: null, person_id: personId, amount_ug: -ug });
  });
}

/** Everything at the window was counted yesterday evening, and agreed. */
function addCounts(filling: Filling, siteId: string, there: readonly ContainerRow[], movements: readonly Movement[], at: string, nurse: string): void {
  for (const container of there.filter(({ place, state }) => place === 'window' && state === 'open')) {
    const moved = movements.filter((each) => each.at < at).flatMap(({ lines }) => lines).filter((each) => each.container.id === container.id).reduce((sum, { ug }) => sum + ug, 0);
    filling.add('stock_counts', { id: newId(), site_id: siteId, container_id: container.id, counted_ug: container.balance_ug + moved, expected_ug: container.balance_ug + moved, counted_by: nurse, counted_at: at, note: null });
  }
}

/** Every dose of these two days that comes out of a container, by site. */
export function drawnAt(filling: Filling, supplies: Supplies, siteId: string): readonly Drawn[] {
  return filling.people.filter((person) => filling.teamOf(person).siteId === siteId)
    .flatMap((person) => eventsOf(person, 'dose').filter((dose) => isDrawn(filling, dose, supplies.get(dose.id)) && filling.episodeOf(person, dose.day) !== null).map((dose) => ({ person, dose })));
}

/** Writes doses of these two days with their movements; returns how many rows. */
export async function fillDrawn(filling: Filling, tx: Tx, shelf: Shelf, supplies: Supplies): Promise<number> {
  for (const siteId of [filling.clinic.harborId, filling.clinic.quayId]) {
    const all = drawnAt(filling, supplies, siteId);
    const [one] = all;
    if (one === undefined) continue;
    const there = await containersOf(tx, siteId);
    const { movements, byDose } = movementsOf(filling, shelf, there, all);
    for (const each of movements) addMovement(filling, siteId, each);
    addCounts(filling, siteId, there, movements, filling.at(one.person, addDays(filling.today, -1), countedAt), filling.teamOf(one.person).nurse);
    for (const { person, dose } of all) filling.add('doses', doseRow(filling, shelf, person, dose, undefined, byDose.get(dose.id) ?? null));
  }
  return filling.bulk.write(tx);
}
