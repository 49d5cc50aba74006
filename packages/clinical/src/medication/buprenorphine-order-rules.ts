/** How much sublingual buprenorphine a day may carry, one set of lines per guideline (clinical reference, section 4.2). */
import { refusesUnless, warns } from '../codes.ts';
import { mgOf, type Ug } from '../dose.ts';
import type { Cite, CodeTable, Rule } from '../rule.ts';
import { buprenorphineCeilingUg, zubsolvCeilingUg } from './day-ceilings.ts';
import { allBuprenorphineProfiles } from './buprenorphine-profiles.ts';
import { ruleSet } from '../rule-set.ts';

/** What is known of an order for sublingual buprenorphine. Day 1 is the day of the first dose. */
export type BuprenorphineOrderFacts = {
  readonly treatmentDay?: number | null;
  readonly firstDoseUg?: Ug | null;
  readonly dayTotalUg?: Ug | null;
};

type OrderRule = Rule<BuprenorphineOrderFacts>;

const day1Spanish = 'El total del día 1 es de {dose} mg. La guía llega a {limit} mg el día 1.';
const day2Spanish = 'El total del día 2 es de {dose} mg. La guía llega a {limit} mg el día 2.';
const firstSpanish = 'La primera dosis es de {dose} mg. Empiece con {limit} mg o menos y repita según la respuesta.';

export const buprenorphineOrderCodes: CodeTable = {
  FIRST_DOSE_OVER_4: warns('The first dose is {dose} mg. Start with {limit} mg or less and repeat by response.', firstSpanish),
  FIRST_DOSE_OVER_1_4: warns('The first dose is {dose} mg. Start with {limit} mg or less and repeat by response.', firstSpanish),
  DAY1_OVER_8: warns('The day 1 total is {dose} mg. The guideline goes to {limit} mg on day 1.', day1Spanish),
  DAY1_OVER_5_7: warns('The day 1 total is {dose} mg. The guideline goes to {limit} mg on day 1.', day1Spanish),
  DAY2_OVER_16: warns('The day 2 total is {dose} mg. The guideline goes to {limit} mg on day 2.', day2Spanish),
  DAY2_OVER_11_4: warns('The day 2 total is {dose} mg. The guideline goes to {limit} mg on day 2.', day2Spanish),
  DAY_OVER_17_1: warns(
    'The day total is {dose} mg of this product. Its table ends at {limit} mg.',
    'El total diario es de {dose} mg de este producto. Su tabla termina en {limit} mg.',
  ),
  OVER_24_DOCUMENT_BENEFIT: warns(
    'The day total is {dose} mg. Over {limit} mg can help, above all with fentanyl; record the benefit seen.',
    'El total diario es de {dose} mg. Más de {limit} mg puede ayudar, sobre todo con fentanilo; anote el beneficio observado.',
  ),
  OVER_32: refusesUnless(
    'two prescribers',
    'The day total is {dose} mg. The ceiling is {limit} mg a day.',
    'El total diario es de {dose} mg. El máximo es de {limit} mg al día.',
  ),
};

interface DoseLine {
  readonly profile: string;
  readonly firstUg?: number;
  readonly firstCode?: string;
  readonly day1Ug: number;
  readonly day1Code: string;
  readonly day2Ug: number;
  readonly day2Code: string;
  readonly cite: Cite;
}

const label: Cite = { source: 'US label, buprenorphine and naloxone film', section: 'dosage and administration', mark: 'primary' };

const lines: readonly DoseLine[] = [
  { profile: 'US-LABEL', firstUg: 4_000, firstCode: 'FIRST_DOSE_OVER_4', day1Ug: 8_000, day1Code: 'DAY1_OVER_8', day2Ug: 16_000, day2Code: 'DAY2_OVER_16', cite: label },
  { profile: 'US-TABLET', day1Ug: 8_000, day1Code: 'DAY1_OVER_8', day2Ug: 16_000, day2Code: 'DAY2_OVER_16', cite: { source: 'US label, buprenorphine tablet', mark: 'primary' } },
  { profile: 'US-ZUBSOLV', firstUg: 1_400, firstCode: 'FIRST_DOSE_OVER_1_4', day1Ug: 5_700, day1Code: 'DAY1_OVER_5_7', day2Ug: 11_400, day2Code: 'DAY2_OVER_11_4', cite: { source: 'US label, Zubsolv', mark: 'primary' } },
  { profile: 'OB17', day1Ug: 8_000, day1Code: 'DAY1_OVER_8', day2Ug: 16_000, day2Code: 'DAY2_OVER_16', cite: { source: 'Drug misuse and dependence: UK guidelines 2017', mark: 'unchecked' } },
];

function dayRule(line: DoseLine, day: 1 | 2): OrderRule {
  const [limitUg, code] = day === 1 ? [line.day1Ug, line.day1Code] : [line.day2Ug, line.day2Code];
  return {
    id: `bup-order-day${String(day)}-${line.profile}`,
    profile: line.profile,
    measure: `day ${String(day)} total`,
    cite: line.cite,
    needs: ['treatmentDay', 'dayTotalUg'],
    when: ({ treatmentDay }) => treatmentDay === null || treatmentDay === day,
    codes: [code],
    judge: ({ dayTotalUg }) =>
      typeof dayTotalUg === 'number' && dayTotalUg > limitUg
        ? [{ code, params: { dose: mgOf(dayTotalUg), limit: limitUg / 1000 }, turns: [{ fact: 'dayTotalUg', to: limitUg }] }]
        : null,
  };
}

function firstRule(line: DoseLine): readonly OrderRule[] {
  const { firstUg, firstCode } = line;
  if (firstUg === undefined || firstCode === undefined) return [];
  return [
    {
      id: `bup-order-first-${line.profile}`,
      profile: line.profile,
      measure: 'first dose',
      cite: line.cite,
      needs: ['firstDoseUg'],
      codes: [firstCode],
      judge: ({ firstDoseUg }) =>
        typeof firstDoseUg === 'number' && firstDoseUg > firstUg
          ? [{ code: firstCode, params: { dose: mgOf(firstDoseUg), limit: firstUg / 1000 }, turns: [{ fact: 'firstDoseUg', to: firstUg }] }]
          : null,
    },
  ];
}

const ceiling = (profile: string, documentOverUg: number | null, cite: Cite): OrderRule => ({
  id: `bup-order-ceiling-${profile}`,
  profile,
  measure: 'day total',
  cite,
  needs: ['dayTotalUg'],
  codes: documentOverUg === null ? ['OVER_32'] : ['OVER_24_DOCUMENT_BENEFIT', 'OVER_32'],
  judge: ({ dayTotalUg }) => {
    if (typeof dayTotalUg !== 'number') return null;
    const dose = mgOf(dayTotalUg);
    if (dayTotalUg > buprenorphineCeilingUg) return [{ code: 'OVER_32', params: { dose, limit: mgOf(buprenorphineCeilingUg) }, turns: [{ fact: 'dayTotalUg', to: buprenorphineCeilingUg }] }];
    if (documentOverUg === null || dayTotalUg <= documentOverUg) return null;
    return [{ code: 'OVER_24_DOCUMENT_BENEFIT', params: { dose, limit: documentOverUg / 1000 }, turns: [{ fact: 'dayTotalUg', to: documentOverUg }] }];
  },
});

/** Zubsolv is better absorbed: its table ends at 17.1 mg; 22.8 mg is twice 11.4, which stands for twice 16, our ceiling of 32. */
const zubsolvCeiling: OrderRule = {
  id: 'bup-order-ceiling-US-ZUBSOLV',
  profile: 'US-ZUBSOLV',
  measure: 'day total',
  cite: { source: 'US label, Zubsolv', mark: 'unchecked' },
  needs: ['dayTotalUg'],
  codes: ['DAY_OVER_17_1', 'OVER_32'],
  judge: ({ dayTotalUg }) => {
    if (typeof dayTotalUg !== 'number' || dayTotalUg <= 17_100) return null;
    const [code, limit] = dayTotalUg > zubsolvCeilingUg ? (['OVER_32', mgOf(zubsolvCeilingUg)] as const) : (['DAY_OVER_17_1', 17.1] as const);
    return [{ code, params: { dose: mgOf(dayTotalUg), limit }, turns: [{ fact: 'dayTotalUg', to: 17_100 }] }];
  },
};

export const buprenorphineOrder = ruleSet<BuprenorphineOrderFacts>({
  profiles: allBuprenorphineProfiles,
  family: 'buprenorphine',
  room: 'medication',
  version: '1',
  codes: buprenorphineOrderCodes,
  rules: [
    ...lines.flatMap((line) => [...firstRule(line), dayRule(line, 1), dayRule(line, 2)]),
    ceiling('any', 24_000, { source: 'FDA label change request of December 2024; ASAM considerations on fentanyl 2023', asOf: '2024-12-26', mark: 'unchecked' }),
    // The emergency department's high-dose start goes to 32 mg by itself (section 13, ruling 2).
    ceiling('CA-BRIDGE', null, { source: 'CA Bridge, buprenorphine emergency department quick start', mark: 'primary' }),
    zubsolvCeiling,
  ],
});
