/** The decision on one dose: the rules of the site's guidelines and what the record itself says. */
import { bothDecisions, decideByShelf, decideGuestDose, decideDose, decideMedicineAtWindow, type DoseDecision, type DosingFacts, type Ug } from '@fairlead/clinical';
import { dayAfter, dayNumber } from '../platform/clock.ts';
import { courseStart, siteCeilingUg, siteProfilesOf } from '../medication/index.ts';
import type { DoseFacts } from './dose-facts-store.ts';
import { medicineAtWindow } from './medicine-at-window.ts';
import { chooseContainers, type Drawn, type Shelf } from './shelf.ts';

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

/** What was agreed about another window. Without such days nothing is asked, and nothing is found. */
export function guestFacts(facts: Pick<DoseFacts, 'guest' | 'pharmacy' | 'dosing_day' | 'part_ug' | 'planned' | 'first_part'>, windowSiteId: string | null): Parameters<typeof decideGuestDose>[0] {
  const { guest } = facts;
  if (guest === null) return facts.pharmacy === null ? {} : { pharmacy: facts.pharmacy };
  if (guest.unreturned !== null) return { unreturned: guest.unreturned, ...(facts.pharmacy === null ? {} : { pharmacy: facts.pharmacy }) };
  if (guest.kind === 'away') return { awayToday: true };
  if (guest.kind === 'our-site') return { atHostWindow: guest.hostSiteId === windowSiteId };
  const doseUg = orderedParts(facts).reduce((total, each) => total + each.doseUg, 0);
  return {
    dosingDay: dayNumber(facts.dosing_day), parts: guest.recordParts, confirmedByClinic: true, fromDay: dayNumber(guest.fromDay), toDay: dayNumber(guest.toDay),
    lastDoseDay: guest.lastDoseDay === null ? null : dayNumber(guest.lastDoseDay), takeHomesHeld: guest.takeHomesHeld, confirmedUg: guest.confirmedUg as Ug | null, doseUg: doseUg as Ug,
  };
}

export interface WholeDecision extends DoseDecision {
  readonly drawn: readonly Drawn[];
}

/** What stands on the shelf for a dose: of a liquid or one container what that holds; of several what is drawn; of units all that are there. */
function stockOf(facts: DoseFacts, { drawn }: Shelf): number {
  if (facts.strengths.length > 0) return facts.containers.filter(({ state }) => state === 'open').reduce((total, { balanceUg }) => total + balanceUg, 0);
  return drawn.reduce((total, { container, ug }) => total + (drawn.length === 1 ? container.balanceUg : Math.min(ug, container.balanceUg)), 0);
}

/** Decides on one part, drawn from these containers. `secondReader`: somebody else read the measure of a concentrate. */
export function decideOnDose(facts: DoseFacts, part: number, asked: readonly { readonly id: string; readonly ug: number }[] | undefined, secondReader: boolean, now: Temporal.Instant, windowSiteId: string | null = null): WholeDecision {
  const ordered = orderedParts(facts).find((each) => each.part === part)?.doseUg ?? 0;
  const shelf = chooseContainers(facts, asked, ordered);
  const decision = decideDose(dosingFacts(facts, part, stockOf(facts, shelf), now));
  // Less than the order says, where days were missed: other units make it.
  const { drawn, missing, cutUg } = decision.askedUg === null || decision.askedUg === ordered ? shelf : chooseContainers(facts, asked, decision.askedUg);
  const [hold] = facts.holds;
  const record = decideByShelf({
    openHolds: facts.holds.length, holdReason: hold?.reason ?? null, holdLiftedBy: hold?.liftedByRole ?? null,
    containerExpired: drawn.some(({ container }) => container.expiresOn < facts.dosing_day),
    containerSetAside: drawn.some(({ container }) => container.state !== 'open'),
    secondReaderMissing: decision.alert !== null && !secondReader,
    unitsMissing: decision.askedUg === null ? '' : missing.map(({ strengthUg, count }) => `${count} × ${strengthUg / 1000} mg`).join(' + '),
    unitCut: cutUg === null ? '' : `${cutUg / 1000} mg`,
  });
  const guest = decideGuestDose(guestFacts(facts, windowSiteId));
  const dayTotal = orderedParts(facts).reduce((total, each) => total + each.doseUg, 0);
  // A replacement stands in for a dose that these rules judged already.
  const own = facts.replaces_dose_id === null ? decideMedicineAtWindow(medicineAtWindow(facts, decision, dayTotal, now), facts.signed_for) : null;
  const window = bothDecisions(bothDecisions(record, guest), decision);
  const both = own === null ? window : bothDecisions(own, window);
  return { ...decision, ...both, doseUg: both.decision === 'refuse' ? null : decision.askedUg, drawn };
}
