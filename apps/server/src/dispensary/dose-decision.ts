/** The decision on one dose: the rules of the site's guidelines and what the record itself says. */
import { bothDecisions, decideByShelf, decideGuestDose, decideDose, decideMedicineAtWindow, type DoseDecision, type DosingFacts, type Ug, wholeUnits } from '@fairlead/clinical';
import { courseStart, dayAfter, dayNumber, siteCeilingUg, siteProfilesOf } from '../medication/index.ts';
import type { ContainerFacts, DoseFacts } from './dose-facts-store.ts';
import { medicineAtWindow } from './medicine-at-window.ts';

/** What is ordered for each part on the dosing day. */
export function orderedParts(facts: Pick<DoseFacts, 'part_ug' | 'planned' | 'first_part'>): readonly { readonly part: number; readonly doseUg: number }[] {
  return facts.part_ug.map((usual, index) => {
    const part = facts.first_part + index;
    return { part, doseUg: facts.planned.find((each) => each.part === part)?.doseUg ?? usual };
  });
}

/** A prescriber's signature counts as the review after missed days while no further day was missed since. */
export function missedDaysReviewed(facts: DoseFacts): boolean {
  if (facts.signed_on === null) return false;
  const taken = new Set(facts.doses.map(({ day }) => day));
  for (let day = dayAfter(facts.signed_on); day < facts.dosing_day; day = dayAfter(day)) if (!taken.has(day)) return false;
  return true;
}

const known = <T>(key: string, value: T | null | undefined): Record<string, T> => (value === null || value === undefined ? {} : { [key]: value });

function statedFacts({ stated, born_on: bornOn, dosing_day: day }: DoseFacts): Partial<DosingFacts> {
  const keys = ['rationale', 'sedativesOrAlcohol', 'daysSinceLastOpioid', 'lowTolerance', 'highTolerance', 'experiencedPrescriber', 'respiratoryDisease', 'recentHospitalisation', 'severeHepaticImpairment'] as const;
  const said = Object.fromEntries(keys.filter((key) => stated[key] !== undefined && stated[key] !== null).map((key) => [key, stated[key]]));
  // Only what the prescriber signed with the order counts as the rationale; the order's reason is another thing.
  return { ...said, rationaleDocumented: typeof stated['rationale'] === 'string' && stated['rationale'].trim() !== '', ...(bornOn === null ? {} : { ageYears: Temporal.PlainDate.from(bornOn).until(day, { largestUnit: 'years' }).years }) };
}

function seenFacts({ check }: DoseFacts): Pick<DosingFacts, 'poss' | 'intoxicated' | 'identityConfirmed' | 'dosedElsewhereToday'> & Partial<DosingFacts> {
  const short = check === null || check.bottles_due === null || check.bottles_returned === null ? null : check.bottles_returned < check.bottles_due;
  return {
    poss: check?.poss ?? null,
    intoxicated: check?.intoxicated ?? null,
    // Nobody has looked yet: that is not confirmed, and no dose leaves the window to a guess.
    identityConfirmed: check?.identity_confirmed ?? false,
    dosedElsewhereToday: check?.dosed_elsewhere ?? null,
    ...known('rr', check?.rr), ...known('spo2', check?.spo2), ...known('spo2Scale2', check?.spo2_scale2), ...known('rousable', check?.rousable),
    ...known('breathAlcohol', check?.breath_alcohol_mg === null || check === null ? null : check.breath_alcohol_mg / 1000),
    ...known('bottlesReturnedShort', short),
  };
}

function dosingFacts(facts: DoseFacts, part: number, stockUg: number, now: Temporal.Instant): DosingFacts {
  const today = facts.doses.filter(({ day }) => day === facts.dosing_day);
  const first = today[0];
  const totals = [...new Set(facts.doses.map(({ day }) => day))].filter((day) => day < facts.dosing_day).map((day) => ({ day, ug: 1 }));
  const begun = courseStart(totals, facts.first_ever === facts.dosing_day ? null : facts.first_ever, facts.dosing_day);
  const start = begun ?? (first === undefined ? null : facts.dosing_day);
  const state = ({ draft: 'draft', signed: 'active', held: 'active', ended: 'ended' } as const)[facts.order_state];
  return {
    profiles: siteProfilesOf(facts.profiles),
    drug: facts.medicine === 'methadone' || facts.medicine === 'naltrexone' ? facts.medicine : 'buprenorphine',
    dosingDay: dayNumber(facts.dosing_day),
    part,
    order: {
      kind: facts.replaces_dose_id !== null ? 'replacement' : facts.first_part > 1 ? 'supplement' : 'regular',
      state, signed: facts.signed_on !== null && facts.order_state !== 'draft', fromDay: dayNumber(facts.start_on), toDay: dayNumber(facts.end_on),
      parts: orderedParts(facts).map(({ part: each, doseUg }) => ({ part: each, doseUg: doseUg as Ug })), missedDaysReviewed: missedDaysReviewed(facts), signedByTwo: facts.signers > 1,
    },
    firstDoseDay: start === null ? null : dayNumber(start),
    lastDoseDay: facts.last_day === null ? null : dayNumber(facts.last_day),
    doses: facts.doses.filter(({ day }) => day > dayAfter(facts.dosing_day, -15)).map(({ day, part: each, ug }) => ({ day: dayNumber(day), part: each, doseUg: ug as Ug })),
    ...(first === undefined ? {} : { hoursSinceFirstDoseToday: Math.round(now.since(Temporal.Instant.from(first.at)).total('hours') * 100) / 100 }),
    ...seenFacts(facts),
    ...known('naltrexoneXrDay', facts.naltrexone_xr_on === null ? null : dayNumber(facts.naltrexone_xr_on)),
    ...known('qtcMs', facts.qtc_ms),
    ...statedFacts(facts),
    stockUg: stockUg as Ug,
    ceilingUg: facts.medicine === 'naltrexone' ? null : siteCeilingUg(facts.profiles, facts.medicine === 'methadone' ? 'methadone' : 'buprenorphine'),
    ugPerMl: facts.ug_per_ml,
  };
}

/** Tablets and films of several strengths that make the dose in whole units, the fewest; null for liquids, and where these strengths or their stock cannot. */
function ofWholeUnits(usable: readonly ContainerFacts[], doseUg: number): readonly { readonly container: ContainerFacts; readonly ug: number }[] | null {
  const strengthOf = new Map<number, ContainerFacts>();
  for (const each of usable) if (each.ugPerUnit !== null && each.balanceUg >= each.ugPerUnit && !strengthOf.has(each.ugPerUnit)) strengthOf.set(each.ugPerUnit, each);
  const units = wholeUnits(doseUg, [...strengthOf.keys()]);
  const drawn = units?.map(({ strengthUg, count }) => ({ container: strengthOf.get(strengthUg), ug: strengthUg * count })) ?? [];
  const there = drawn.flatMap(({ container, ug }) => (container !== undefined && container.balanceUg >= ug ? [{ container, ug }] : []));
  return there.length === 0 || there.length < drawn.length ? null : there;
}

/** The containers a dose is drawn from: as the nurse chose, else the one that expires first and holds enough. */
export function chooseContainers(facts: DoseFacts, asked: readonly { readonly id: string; readonly ug: number }[] | undefined, doseUg: number): readonly { readonly container: ContainerFacts; readonly ug: number }[] {
  if (asked !== undefined && asked.length > 0) return asked.flatMap(({ id, ug }) => facts.containers.filter((each) => each.id === id).map((container) => ({ container, ug })));
  const good = facts.containers.filter((each) => each.state === 'open' && each.expiresOn >= facts.dosing_day);
  // By hand first: what a pump draws from is used where it is named, or where there is nothing else.
  const usable = [...good.filter((each) => !each.ofAPump), ...good.filter((each) => each.ofAPump)];
  const mixed = ofWholeUnits(usable, doseUg);
  if (mixed !== null) return mixed;
  const whole = usable.find((each) => each.balanceUg >= doseUg && (each.ugPerUnit === null || doseUg % each.ugPerUnit === 0)) ?? usable.find((each) => each.balanceUg >= doseUg) ?? usable[0] ?? facts.containers[0];
  return whole === undefined ? [] : [{ container: whole, ug: doseUg }];
}

/** What was agreed about another window. Without such days nothing is asked, and nothing is found. */
export function guestFacts(facts: Pick<DoseFacts, 'guest' | 'pharmacy' | 'dosing_day' | 'part_ug' | 'planned' | 'first_part'>, windowSiteId: string | null): Parameters<typeof decideGuestDose>[0] {
  const { guest } = facts;
  if (guest === null) return facts.pharmacy === null ? {} : { pharmacy: facts.pharmacy };
  if (guest.kind === 'away') return { awayToday: true };
  if (guest.kind === 'our-site') return { atHostWindow: guest.hostSiteId === windowSiteId };
  const doseUg = orderedParts(facts).reduce((total, each) => total + each.doseUg, 0);
  return {
    dosingDay: dayNumber(facts.dosing_day), parts: guest.recordParts, confirmedByClinic: true, fromDay: dayNumber(guest.fromDay), toDay: dayNumber(guest.toDay),
    lastDoseDay: guest.lastDoseDay === null ? null : dayNumber(guest.lastDoseDay), takeHomesHeld: guest.takeHomesHeld, confirmedUg: guest.confirmedUg as Ug | null, doseUg: doseUg as Ug,
  };
}

export interface WholeDecision extends DoseDecision {
  readonly drawn: readonly { readonly container: ContainerFacts; readonly ug: number }[];
}

/** Decides on one part, drawn from these containers. `secondReader`: somebody else read the measure of a concentrate. */
export function decideOnDose(facts: DoseFacts, part: number, asked: readonly { readonly id: string; readonly ug: number }[] | undefined, secondReader: boolean, now: Temporal.Instant, windowSiteId: string | null = null): WholeDecision {
  const ordered = orderedParts(facts).find((each) => each.part === part)?.doseUg ?? 0;
  const drawn = chooseContainers(facts, asked, ordered);
  const stock = drawn.reduce((total, { container, ug }) => total + (drawn.length === 1 ? container.balanceUg : Math.min(ug, container.balanceUg)), 0);
  const decision = decideDose(dosingFacts(facts, part, stock, now));
  const [hold] = facts.holds;
  const record = decideByShelf({
    openHolds: facts.holds.length, holdReason: hold?.reason ?? null, holdLiftedBy: hold?.liftedByRole ?? null,
    containerExpired: drawn.some(({ container }) => container.expiresOn < facts.dosing_day),
    containerSetAside: drawn.some(({ container }) => container.state !== 'open'),
    secondReaderMissing: decision.alert !== null && !secondReader,
  });
  const guest = decideGuestDose(guestFacts(facts, windowSiteId));
  const dayTotal = orderedParts(facts).reduce((total, each) => total + each.doseUg, 0);
  // A replacement stands in for a dose that these rules judged already.
  const own = facts.replaces_dose_id === null ? decideMedicineAtWindow(medicineAtWindow(facts, decision, dayTotal, now), facts.signed_for) : null;
  const window = bothDecisions(bothDecisions(record, guest), decision);
  const both = own === null ? window : bothDecisions(own, window);
  return { ...decision, ...both, doseUg: both.decision === 'refuse' ? null : decision.askedUg, drawn };
}
