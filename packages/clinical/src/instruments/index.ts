/** Every instrument of the product, the one scorer, and what stands beside them. */
import { auditC } from './packs/audit-c.ts';
import { audit } from './packs/audit.ts';
import { bam } from './packs/bam.ts';
import { barc10 } from './packs/barc-10.ts';
import { cSsrsScreener } from './packs/c-ssrs-screener.ts';
import { cageAid } from './packs/cage-aid.ts';
import { childPugh } from './packs/child-pugh.ts';
import { ciwaAr } from './packs/ciwa-ar.ts';
import { ciwaB } from './packs/ciwa-b.ts';
import { cows } from './packs/cows.ts';
import { cravingVas } from './packs/craving-vas.ts';
import { dast10 } from './packs/dast-10.ts';
import { dsm5Oud } from './packs/dsm5-oud.ts';
import { gad7 } from './packs/gad-7.ts';
import { news2 } from './packs/news2.ts';
import { oows } from './packs/oows.ts';
import { ort2005 } from './packs/ort-2005.ts';
import { ortOud } from './packs/ort-oud.ts';
import { pcPtsd5 } from './packs/pc-ptsd-5.ts';
import { peg } from './packs/peg.ts';
import { phq9 } from './packs/phq-9.ts';
import { poss } from './packs/poss.ts';
import { sows10 } from './packs/sows-10.ts';
import { sows16 } from './packs/sows-16.ts';
import { taps } from './packs/taps.ts';
import { tisdale } from './packs/tisdale.ts';
import { top } from './packs/top.ts';
import { trialWithdrawal } from './packs/trial-withdrawal.ts';
import { who5 } from './packs/who-5.ts';
import { wsas } from './packs/wsas.ts';
import type { Instrument } from './instrument.ts';

export type * from './instrument.ts';
export { allowedOf, scoreOfReading, type Invalid, type ScoreFacts } from './answer-score.ts';
export { itemsToAsk } from './skip-logic.ts';
export { bandOf, bandSetOf, changeOf, profilesOf, score, scoreTotal, type ScaleScore, type Score, type ScoreChange, type Scored } from './score.ts';
export { news2Score, type News2Readings, type News2Score } from './news2-level.ts';
export { correctedQt, type CorrectedQt } from './corrected-qt.ts';
export { oudCode, remissionOf, type OudCode, type Remission } from './oud-diagnosis.ts';
export { nextInfectionStep, infections, type InfectionStep } from './infection-cascade.ts';

/**
 * The instruments in the order a chooser lists them, by room. ASSIST is not among them, since its licence is
 * non-commercial and share-alike: a site that may use it adds the pack `instruments/assist`.
 */
export const instruments: readonly Instrument[] = [
  cows, sows16, sows10, oows, ciwaAr, ciwaB, news2, trialWithdrawal,
  poss,
  dsm5Oud, taps, dast10, audit, auditC, cageAid, phq9, gad7, pcPtsd5, peg, ort2005, ortOud,
  cSsrsScreener,
  bam, top, who5, wsas,
  barc10, cravingVas,
  childPugh, tisdale,
];

const byId: ReadonlyMap<string, Instrument> = new Map(instruments.map((each) => [each.id, each]));

/** The instrument of an id, or null where there is none. `added` are packs that a site brings itself. */
export function instrumentById(id: string, added: readonly Instrument[] = []): Instrument | null {
  return byId.get(id) ?? added.find((each) => each.id === id) ?? null;
}

/** What a chooser may offer: nothing that predicts the disorder to somebody who has it. */
export function instrumentsFor(person: { readonly hasOud: boolean }): readonly Instrument[] {
  return instruments.filter((each) => !(person.hasOud && each.hideInOud === true));
}
