/** Every example of every rule set, by the set's name in the rulebook. For the book and for tests, never in a bundle. */
import { dischargeExamples } from './aftercare/discharge.examples.ts';
import { disclosureExamples } from './consent/part2.examples.ts';
import { prescribingExamples } from './crisis/prescribing.examples.ts';
import { controlledDrugExamples, guestExamples, missedDoseExamples, takeHomeExamples, windowExamples } from './dispensary/dispensary.examples.ts';
import { buprenorphineOrderExamples, buprenorphineStartExamples } from './medication/buprenorphine.examples.ts';
import { depotExamples } from './medication/depot.examples.ts';
import { methadoneExamples, orderExamples } from './medication/methadone.examples.ts';
import { naltrexoneExamples } from './medication/naltrexone.examples.ts';
import { choiceExamples, placementExamples } from './placement/placement.examples.ts';
import { planExamples, signingExamples } from './plan/plan.examples.ts';
import { checkInExamples } from './recovery/check-in.examples.ts';
import { incentiveExamples } from './recovery/contingency-management.examples.ts';
import type { ListedExample } from './rulebook.ts';
import { therapyExamples } from './therapy/therapy.examples.ts';
import { adjunctExamples } from './withdrawal/adjuncts.examples.ts';
import { comfortOrderExamples } from './withdrawal/comfort-order.examples.ts';
import { detoxExamples, escalationExamples } from './withdrawal/withdrawal.examples.ts';

export const rulebookExamples: Readonly<Record<string, readonly ListedExample[]>> = {
  placement: placementExamples,
  'placement-choice': choiceExamples,
  plan: planExamples,
  'plan-signing': signingExamples,
  escalation: escalationExamples,
  detox: detoxExamples,
  'comfort-order': comfortOrderExamples,
  adjuncts: adjunctExamples,
  'buprenorphine-start': buprenorphineStartExamples,
  'buprenorphine-order': buprenorphineOrderExamples,
  depot: depotExamples,
  naltrexone: naltrexoneExamples,
  methadone: methadoneExamples,
  'methadone-order': orderExamples,
  'dosing-window': windowExamples,
  'missed-dose': missedDoseExamples,
  'take-home': takeHomeExamples,
  'guest-dosing': guestExamples,
  'controlled-drugs': controlledDrugExamples,
  therapy: therapyExamples,
  disclosure: disclosureExamples,
  'check-in': checkInExamples,
  'contingency-management': incentiveExamples,
  'opioid-prescribing': prescribingExamples,
  discharge: dischargeExamples,
};
