import type { PublicCost } from '@fairlead/contract/recognition';

export interface ShareToPay { readonly payPercent: number; readonly perPersonMinor: number }

/** Yearly income typed as people type it: "24,000", "24.000", "£24000", "24000.50". Null when it is not an amount. */
export function typedAmountMinor(typed: string): number | null {
  const plain = typed.trim().replace(/^[£$]/, '').replace(/\s/g, '').replace(/[.,](?=\d{3}(\D|$))/g, '').replace(',', '.');
  return /^\d{1,9}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : null;
}

/** The band whose upper end the income per person does not pass; above all ends the full last band. */
export function shareToPay(scale: PublicCost['slidingScale'], incomeMinor: number, people: number): ShareToPay {
  const perPersonMinor = Math.floor(incomeMinor / Math.max(1, people));
  const band = scale.find((one) => one.upToYearlyMinor === null || perPersonMinor <= one.upToYearlyMinor);
  return { payPercent: band?.payPercent ?? 100, perPersonMinor };
}

/** Whole smallest units, rounded down in the person's favour. */
export const reduced = (minor: number, payPercent: number): number => Math.floor((minor * payPercent) / 100);
