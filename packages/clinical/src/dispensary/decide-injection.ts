/** The one question before a depot: may this injection be given to this person now? The product's own rules, and those of every dose here. */
import { decideWith, type Decision } from '../decision.ts';
import type { Ug } from '../dose.ts';
import { bothDecisions, decideDepot, decideNaltrexone, holdRules, methadoneCodes, methadoneRules, orderCodes, type DepotFacts, type NaltrexoneFacts, type Poss } from '../medication/index.ts';
import type { Rule, RuleSet } from '../rule.ts';
import type { WindowFacts } from './window-facts.ts';
import { windowCodes } from './window-messages.ts';
import { windowRules } from './window-rules.ts';

/** What is asked at every dose, whatever the medicine. Null: asked and not known. */
export interface InjectionAtHand {
  readonly orderState: 'none' | 'draft' | 'active' | 'paused' | 'ended';
  readonly orderSigned: boolean;
  readonly orderCoversDay: boolean;
  readonly alreadyGivenToday: boolean;
  readonly identityConfirmed: boolean | null;
  readonly poss: Poss | null;
  readonly intoxicated: boolean | null;
  readonly doseUg: Ug;
  readonly stockUg: Ug | null;
}

/** A depot of buprenorphine with the label that the site follows, or extended-release naltrexone. */
export type InjectionQuestion = InjectionAtHand & (
  | { readonly kind: 'buprenorphine'; readonly depot: DepotFacts; readonly profile?: string }
  | { readonly kind: 'naltrexone'; readonly naltrexone: NaltrexoneFacts; readonly profile?: string }
);

const ofTheWindow: readonly string[] = ['order', 'stock'];
const ofEveryDose: readonly string[] = ['identity', 'duplicate'];
/** Drowsy or intoxicated holds an agonist; naltrexone has rules of its own on opioids on board. */
const ofAgonists: readonly string[] = [...ofEveryDose, 'sedation', 'intoxication'];

function commonSet(agonist: boolean): RuleSet<WindowFacts> {
  const holds = holdRules.filter(({ measure }) => (agonist ? ofAgonists : ofEveryDose).includes(measure)) as readonly Rule<WindowFacts>[];
  return {
    family: 'injection', room: 'dispensary', version: methadoneRules.version, rules: [...windowRules.filter(({ measure }) => ofTheWindow.includes(measure)), ...holds],
    codes: { ...methadoneCodes, ...orderCodes, ...windowCodes }, inputs: [], plausible: { poss: ['1', '3'], intoxicated: [false, true], identityConfirmed: [true, false] },
  };
}

/** Decides one injection. A fact that is null is named under `missing`, and the answer is then never a plain allow. */
export function decideInjection(question: InjectionQuestion): Decision {
  const { orderState, orderSigned, orderCoversDay, alreadyGivenToday, identityConfirmed, poss, intoxicated, doseUg, stockUg } = question;
  const common = decideWith(commonSet(question.kind === 'buprenorphine'), {
    orderState, orderSigned, orderCoversDay, partOrdered: true, alreadyDosedToday: alreadyGivenToday, identityConfirmed, doseUg, stockUg, ...(question.kind === 'buprenorphine' ? { poss, intoxicated } : {}),
  });
  return bothDecisions(common, question.kind === 'buprenorphine' ? decideDepot(question.depot, question.profile) : decideNaltrexone(question.naltrexone, question.profile));
}
