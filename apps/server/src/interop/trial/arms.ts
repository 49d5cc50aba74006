/** Which medicine somebody had on a study day, by the arm of the trial that they were in. */

/** The medicine of an arm of a trial; null for one that this product does not know. */
export function medicineOfArm(arm: string): string | null {
  if (/methadone/i.test(arm)) return 'methadone';
  if (/ntx|naltrexone|vivitrol/i.test(arm)) return /oral/i.test(arm) ? 'naltrexone' : 'naltrexone-depot';
  return /bup/i.test(arm) ? 'buprenorphine' : null;
}

/** The arm in force on a study day: the latest randomization until then, else the first of all. */
export function armOn(arms: readonly { readonly when: number; readonly arm: string }[], when: number): string | null {
  return (arms.findLast((each) => each.when <= when) ?? arms[0])?.arm ?? null;
}
