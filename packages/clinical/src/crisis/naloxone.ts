/** Naloxone: products, who needs it, and what to do next while somebody is not breathing (clinical reference, section 6.1). */
import type { Ug } from '../dose.ts';
import type { Mark } from '../rule.ts';

export interface NaloxoneProduct {
  readonly key: string;
  readonly country: 'US' | 'GB' | 'any';
  readonly route: 'nasal' | 'injection';
  readonly doseUg: Ug;
  readonly dosesInPack: number;
  readonly repeatMinutes: readonly [2, 3];
  readonly mark: Mark;
}

const product = (key: string, country: NaloxoneProduct['country'], route: NaloxoneProduct['route'], mg: number, dosesInPack: number, mark: Mark): NaloxoneProduct => ({
  key,
  country,
  route,
  doseUg: Math.round(mg * 1000) as Ug,
  dosesInPack,
  repeatMinutes: [2, 3],
  mark,
});

/** One spray goes into one nostril; a second spray is a new device in the other nostril. */
export const naloxoneProducts: readonly NaloxoneProduct[] = [
  product('3 mg nasal', 'US', 'nasal', 3, 2, 'unchecked'),
  product('4 mg nasal', 'US', 'nasal', 4, 2, 'secondary'),
  product('8 mg nasal', 'US', 'nasal', 8, 2, 'unchecked'),
  product('5 mg IM', 'US', 'injection', 5, 1, 'unchecked'),
  product('Nyxoid 1.8 mg nasal', 'GB', 'nasal', 1.8, 2, 'primary'),
  product('Prenoxad 2 mg/2 ml', 'GB', 'injection', 0.4, 5, 'unchecked'),
  product('0.4 mg IM', 'any', 'injection', 0.4, 1, 'secondary'),
];

export type NaloxoneAction =
  | 'give_first_dose_one_nostril'
  | 'give_first_dose'
  | 'rescue_breaths_until_2_minutes'
  | 'give_second_dose_other_nostril'
  | 'give_second_dose'
  | 'give_further_dose_other_nostril'
  | 'give_further_dose'
  | 'stay_and_watch'
  | 'check_breathing';

function isNasal(name: string): boolean {
  const listed = naloxoneProducts.find((each) => each.key === name);
  return listed === undefined ? /nasal|nyxoid|spray/i.test(name) : listed.route === 'nasal';
}

/** The next act beside an emergency call, rescue breaths and staying: doses 2 minutes apart, alternating nostrils. */
export function naloxoneNext(facts: { readonly product: string; readonly dosesGiven: number; readonly minutesSince: number | null; readonly breathing: boolean | null }): NaloxoneAction {
  if (facts.breathing === null) return 'check_breathing';
  if (facts.breathing) return 'stay_and_watch';
  const nasal = isNasal(facts.product);
  if (facts.dosesGiven < 1) return nasal ? 'give_first_dose_one_nostril' : 'give_first_dose';
  // Not knowing how long ago is no reason to wait while somebody does not breathe.
  if (facts.minutesSince !== null && facts.minutesSince < 2) return 'rescue_breaths_until_2_minutes';
  if (facts.dosesGiven === 1) return nasal ? 'give_second_dose_other_nostril' : 'give_second_dose';
  return nasal ? 'give_further_dose_other_nostril' : 'give_further_dose';
}

/** Naloxone given into a vein or muscle so far at which the diagnosis is thought over again. */
export const reconsiderDiagnosisUg = 10_000 as Ug;

export type NaloxoneMoment = 'start' | 'transition' | 'release' | 'detox_exit' | 'review';

export interface NaloxoneNeed {
  /** Devices to hand over now, beside what the person holds. */
  readonly supply: number;
  readonly why: readonly ('moment' | 'none held' | 'fentanyl or nitazenes' | 'household')[];
}

/**
 * How many devices to hand over: everybody at start, at each transition, release and detox exit; family and household too;
 * two at least where fentanyl or nitazenes are about. What is unknown counts as held by nobody (policy of the product).
 */
export function naloxoneNeed(facts: { readonly moment: NaloxoneMoment; readonly devicesHeld: number | null; readonly fentanylOrNitazenes: boolean | null; readonly householdWithout: number }): NaloxoneNeed {
  const least = facts.fentanylOrNitazenes === false ? 1 : 2;
  const held = facts.devicesHeld ?? 0;
  const own = facts.moment === 'review' ? Math.max(0, least - held) : Math.max(held > 0 ? 1 : least, least - held);
  const why: NaloxoneNeed['why'] = [
    ...(facts.moment === 'review' ? [] : (['moment'] as const)),
    ...(held === 0 ? (['none held'] as const) : []),
    ...(least === 2 && own > 0 ? (['fentanyl or nitazenes'] as const) : []),
    ...(facts.householdWithout > 0 ? (['household'] as const) : []),
  ];
  return { supply: own + Math.max(0, facts.householdWithout), why: own + facts.householdWithout > 0 ? why : [] };
}
