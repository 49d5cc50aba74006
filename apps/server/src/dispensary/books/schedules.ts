/** Which controlled substance a medicine is, and its schedule in each law: methadone is schedule II and buprenorphine III in the US (21 CFR 1308.12, 1308.13), schedules 2 and 3 in the UK (Misuse of Drugs Regulations 2001) [unchecked: the schedules themselves; the reference says only that buprenorphine is schedule III]. */
import type { ProductRow } from '../../medication/index.ts';

interface Scheduled {
  readonly substance: string;
  readonly US: 'II' | 'III';
  readonly UK: '2' | '3';
}

const methadone: Scheduled = { substance: 'methadone hydrochloride', US: 'II', UK: '2' };
const buprenorphine: Scheduled = { substance: 'buprenorphine', US: 'III', UK: '3' };
const scheduled: Readonly<Record<ProductRow['medicine'], Scheduled | null>> = {
  methadone, buprenorphine, 'buprenorphine-depot': buprenorphine, 'buprenorphine-naloxone': { ...buprenorphine, substance: 'buprenorphine hydrochloride with naloxone hydrochloride' }, naltrexone: null, 'naltrexone-depot': null,
};

export const substanceOf = (medicine: ProductRow['medicine']): string | null => scheduled[medicine]?.substance ?? null;
export const scheduleOf = (medicine: ProductRow['medicine'], country: 'US' | 'UK'): string | null => scheduled[medicine]?.[country] ?? null;

/** Order forms are for schedules I and II (21 CFR 1305.03). */
export const needsOrderForm = (medicine: ProductRow['medicine'], country: 'US' | 'UK'): boolean => country === 'US' && scheduled[medicine]?.US === 'II';
