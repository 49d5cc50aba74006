/** Which further facts the rules of each medicine ask for. */
import type { factMessages } from './fact-messages.ts';

export type Known = 'yes' | 'no' | 'unknown';
/** What an order of this medicine is judged by. */
export type OrderKind = 'methadone' | 'buprenorphine' | 'depot' | 'naltrexone';

/** The questions of each medicine, by the name of the fact. An injection asks for two more. */
export const moreFacts = {
  methadone: ['highTolerance', 'respiratoryDisease', 'recentHospitalisation', 'severeHepaticImpairment', 'unexplainedSyncopeOrSeizure'],
  buprenorphine: ['buprenorphineAllergy', 'naloxoneAllergy'],
  naltrexone: ['udsNegative', 'allergy', 'liverFailure', 'decompensatedCirrhosis', 'pregnant', 'pregnancyPlanned', 'severeRenal', 'lowPlatelets'],
  depot: [],
} as const satisfies Readonly<Record<OrderKind, readonly (keyof typeof factMessages.en)[]>>;
export type MoreFact = (typeof moreFacts)[OrderKind][number];
