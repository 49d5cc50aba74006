/** What the record and the shelf say against a dose: a hold that somebody placed, a container past its date, a missing second reader. */
import { refusesUnless, warns } from '../codes.ts';
import { decideBy, type Decision } from '../decision.ts';
import type { Cite, CodeTable, Rule, RuleSet, Sentence } from '../rule.ts';

/** What the record knows beside the rules of the guidelines. */
export type ShelfFacts = {
  /** Open holds on the person or the order; the first one's words. */
  readonly openHolds: number;
  readonly holdReason: string | null;
  readonly holdLiftedBy: string | null;
  readonly containerExpired: boolean;
  readonly containerSetAside: boolean;
  /** The product is of tenfold strength, and nobody else read the measure yet. */
  readonly secondReaderMissing: boolean;
  /** Tablets or films that are missing at the window to make the dose whole, as `1 × 2 mg`; empty where none are. */
  readonly unitsMissing: string;
  /** The strength that a unit has to be cut of, as no whole units make this dose; empty where none is. */
  readonly unitCut: string;
};

const product: Cite = { source: 'Product safety rule', mark: 'product' };
const ontario: Cite = { source: 'Ontario methadone incidents 2018 to 2024; ISMP Canada', section: 'tenfold errors of concentration', mark: 'secondary' };

export const shelfCodes: CodeTable = {
  DOSE_HELD: refusesUnless('nobody', 'Held: {reason} {who} may lift it.', 'Retenida: {reason} Puede levantarla {who}.'),
  CONTAINER_EXPIRED: refusesUnless('nobody', 'This container is past its date. Open another one.', 'Este envase está caducado. Abra otro.'),
  CONTAINER_SET_ASIDE: refusesUnless('nobody', 'This container is set aside. Use another one.', 'Este envase está apartado. Use otro.'),
  UNITS_NOT_IN_STOCK: refusesUnless('nobody', 'What stands at the window does not make this dose in whole units. Missing: {units}.', 'Lo que hay en la ventanilla no forma esta dosis con unidades enteras. Falta: {units}.'),
  UNIT_IS_CUT: warns('No whole units make this dose: a unit of {unit} is cut.', 'Ninguna unidad entera forma esta dosis: se corta una de {unit}.'),
  SECOND_READER_NEEDED: refusesUnless('nobody', 'This liquid is ten times the usual strength. A second person reads the measure first.', 'Este líquido es diez veces más concentrado de lo habitual. Antes, otra persona comprueba la medida.'),
};

/** Who may lift a hold, in words. */
const lifters: Readonly<Record<string, Sentence>> = {
  prescriber: { en: 'A prescriber', es: 'un prescriptor' }, nurse: { en: 'A nurse', es: 'una enfermera o un enfermero' }, pharmacist: { en: 'A pharmacist', es: 'un farmacéutico' },
};

type ShelfRule = Rule<ShelfFacts>;

export const shelfRules: readonly ShelfRule[] = [
  {
    id: 'shelf-hold', profile: 'any', measure: 'hold', cite: product, needs: ['openHolds'], codes: ['DOSE_HELD'],
    judge: ({ openHolds, holdReason }) => (openHolds > 0 ? [{ code: 'DOSE_HELD', params: { reason: (holdReason ?? '').replace(/[^.!?]$/, '$&.'), holds: openHolds }, turns: [{ fact: 'openHolds', to: 0 }] }] : null),
  },
  {
    id: 'shelf-container-date', profile: 'any', measure: 'container-date', cite: product, needs: ['containerExpired'], codes: ['CONTAINER_EXPIRED'],
    judge: ({ containerExpired }) => (containerExpired ? [{ code: 'CONTAINER_EXPIRED', turns: [{ fact: 'containerExpired', to: false }] }] : null),
  },
  {
    id: 'shelf-container-state', profile: 'any', measure: 'container-state', cite: product, needs: ['containerSetAside'], codes: ['CONTAINER_SET_ASIDE'],
    judge: ({ containerSetAside }) => (containerSetAside ? [{ code: 'CONTAINER_SET_ASIDE', turns: [{ fact: 'containerSetAside', to: false }] }] : null),
  },
  {
    id: 'shelf-units', profile: 'any', measure: 'units', cite: product, needs: ['unitsMissing', 'unitCut'], codes: ['UNITS_NOT_IN_STOCK', 'UNIT_IS_CUT'],
    judge: ({ unitsMissing, unitCut }) => (unitsMissing !== '' ? [{ code: 'UNITS_NOT_IN_STOCK', params: { units: unitsMissing }, turns: [{ fact: 'unitsMissing', to: '' }] }] : unitCut !== '' ? [{ code: 'UNIT_IS_CUT', params: { unit: unitCut } }] : null),
  },
  {
    id: 'shelf-second-reader', profile: 'any', measure: 'second-reader', cite: ontario, needs: ['secondReaderMissing'], codes: ['SECOND_READER_NEEDED'],
    judge: ({ secondReaderMissing }) => (secondReaderMissing ? [{ code: 'SECOND_READER_NEEDED', turns: [{ fact: 'secondReaderMissing', to: false }] }] : null),
  },
];

export const shelfRuleSet: RuleSet<ShelfFacts> = {
  family: 'dosing-shelf', room: 'dispensary', version: '2026.1', rules: shelfRules, codes: shelfCodes,
  inputs: ['openHolds', 'holdReason', 'holdLiftedBy', 'containerExpired', 'containerSetAside', 'secondReaderMissing', 'unitsMissing', 'unitCut'],
};

/** What holds and the shelf say against giving this dose now. */
export function decideByShelf(facts: ShelfFacts): Decision {
  const decision = decideBy(shelfRuleSet, facts);
  // A role is a word of each language, where a parameter is the same in all.
  const who = lifters[facts.holdLiftedBy ?? ''] ?? lifters['prescriber'];
  const named = (says: Sentence): Sentence => ({ ...says, en: says.en.replace('{who}', who?.en ?? ''), es: says.es.replace('{who}', who?.es ?? '') });
  return { ...decision, findings: decision.findings.map((each) => (each.code === 'DOSE_HELD' ? { ...each, says: named(each.says) } : each)) };
}
