/** Examples on each side of each line of the adjunct rules; those of the limits follow the table itself. Read by tests and the rulebook. */
import type { Ug } from '../dose.ts';
import type { Example } from '../rule.ts';
import type { AdjunctFacts } from './adjunct-rules.ts';
import { adjunctLimits, inCode } from './adjunct-tables.ts';

type Adjunct = Example<AdjunctFacts>;

const sides = (rule: string, when: string, code: string, over: AdjunctFacts, at: AdjunctFacts): readonly Adjunct[] => [
  { rule, when: `${when}, past the line`, facts: over, gives: [code] },
  { rule, when: `${when}, at the line`, facts: at, gives: [] },
];

const ug = (mg: number): Ug => Math.round(mg * 1000) as Ug;

const limits = adjunctLimits.flatMap(({ drug, profile, dayMaxMg, singleMaxMg, minHours, maxDays, prolongsQt }) => [
  ...(dayMaxMg === undefined ? [] : sides(`adj-day-${drug}-${profile}`, 'day', `DAY_OVER_${inCode(dayMaxMg)}`, { drug, dayUg: ug(dayMaxMg + 0.01) }, { drug, dayUg: ug(dayMaxMg) })),
  ...(singleMaxMg === undefined ? [] : sides(`adj-single-${drug}-${profile}`, 'dose', `SINGLE_OVER_${inCode(singleMaxMg)}`, { drug, singleUg: ug(singleMaxMg + 0.01) }, { drug, singleUg: ug(singleMaxMg) })),
  ...(minHours === undefined ? [] : sides(`adj-interval-${drug}-${profile}`, 'hours', `INTERVAL_UNDER_${inCode(minHours)}H`, { drug, hoursSinceLast: minHours - 0.1 }, { drug, hoursSinceLast: minHours })),
  ...(maxDays === undefined ? [] : sides(`adj-course-${drug}-${profile}`, 'course', `OVER_${String(maxDays)}_DAYS`, { drug, day: maxDays + 1 }, { drug, day: maxDays })),
  ...(prolongsQt === undefined ? [] : sides(`adj-qt-${drug}-${profile}`, 'QTc', 'QTC_OVER_500', { drug, qtcMs: 501 }, { drug, qtcMs: 500 })),
]);

const lofexidine = 'lofexidine';
const clonidine = 'clonidine';
const yesNo = (rule: string, drug: string, fact: keyof AdjunctFacts, code: string): readonly Adjunct[] =>
  sides(rule, String(fact), code, { drug, [fact]: true }, { drug, [fact]: false });

export const adjunctExamples: readonly Adjunct[] = [
  ...limits,
  ...sides('adj-hold-sbp', 'systolic', 'HOLD_SBP_UNDER_90', { drug: clonidine, sbp: 89 }, { drug: clonidine, sbp: 90 }),
  ...sides('adj-hold-dbp', 'diastolic', 'HOLD_DBP_UNDER_60', { drug: clonidine, dbp: 59 }, { drug: clonidine, dbp: 60 }),
  ...sides('adj-hold-dbp-50', 'diastolic', 'HOLD_DBP_UNDER_50', { drug: lofexidine, dbp: 49 }, { drug: lofexidine, dbp: 50 }),
  ...sides('adj-hold-hr', 'pulse', 'HOLD_HR_UNDER_50', { drug: lofexidine, hr: 49 }, { drug: lofexidine, hr: 50 }),
  ...sides('adj-hold-hr-symptoms', 'pulse with symptoms', 'HOLD_HR_UNDER_60_WITH_SYMPTOMS', { drug: clonidine, hr: 59, symptoms: true }, { drug: clonidine, hr: 60, symptoms: true }),
  { rule: 'adj-hold-hr-symptoms', when: 'pulse 55 without symptoms', facts: { drug: clonidine, hr: 55, symptoms: false }, gives: [] },
  ...sides('adj-hold-postural-systolic', 'fall', 'HOLD_POSTURAL_FALL', { drug: clonidine, posturalSystolicFall: 20, symptoms: true }, { drug: clonidine, posturalSystolicFall: 19, symptoms: true }),
  ...sides('adj-hold-postural-diastolic', 'fall', 'HOLD_POSTURAL_FALL', { drug: clonidine, posturalDiastolicFall: 10, symptoms: true }, { drug: clonidine, posturalDiastolicFall: 9, symptoms: true }),
  ...yesNo('adj-hold-syncope', clonidine, 'syncope', 'HOLD_SYNCOPE'),
  ...sides('adj-hold-twice', 'holds', 'TWO_HOLDS_PRESCRIBER_REVIEW', { drug: clonidine, consecutiveHolds: 2 }, { drug: clonidine, consecutiveHolds: 1 }),
  ...sides('adj-taper', 'stop', 'TAPER_2_TO_4_DAYS', { drug: lofexidine, event: 'stop', abrupt: true }, { drug: lofexidine, event: 'stop', abrupt: false }),
  ...yesNo('adj-long-qt', lofexidine, 'congenitalLongQt', 'AVOID_CONGENITAL_LONG_QT'),
  ...(['severeCoronaryInsufficiency', 'recentMyocardialInfarction', 'cerebrovascularDisease', 'markedBradycardia'] as const).flatMap((fact) => yesNo(`adj-avoid-${fact}`, lofexidine, fact, 'AVOID_HEART_OR_BRAIN_DISEASE')),
  ...sides('adj-organ-dose', 'Child-Pugh 8', 'OVER_ORGAN_DOSE', { drug: lofexidine, singleUg: ug(0.54), childPughScore: 8 }, { drug: lofexidine, singleUg: ug(0.36), childPughScore: 8 }),
  { rule: 'adj-organ-dose', when: 'Child-Pugh 6', facts: { drug: lofexidine, singleUg: ug(0.72), childPughScore: 6 }, gives: [] },
  ...sides('adj-organ-dose', 'dialysis', 'OVER_ORGAN_DOSE', { drug: lofexidine, singleUg: ug(0.36), dialysis: true }, { drug: lofexidine, singleUg: ug(0.18), dialysis: true }),
  ...yesNo('adj-pregnancy', 'withdrawalManagement', 'pregnant', 'PREGNANT_OFFER_AGONIST_TREATMENT'),
  ...sides('adj-pregnancy', 'not known', 'PREGNANT_OFFER_AGONIST_TREATMENT', { drug: 'withdrawalManagement', pregnant: null }, { drug: 'withdrawalManagement', pregnant: null, couldBePregnant: false }),
  ...sides('adj-paracetamol-weight', 'weight', 'REDUCE_UNDER_50_KG_OR_LIVER_DISEASE', { drug: 'paracetamol', weightKg: 49.9 }, { drug: 'paracetamol', weightKg: 50 }),
  ...yesNo('adj-paracetamol-liver', 'acetaminophen', 'liverDisease', 'REDUCE_UNDER_50_KG_OR_LIVER_DISEASE'),
  ...sides('adj-ondansetron-liver', 'day', 'DAY_OVER_8', { drug: 'ondansetron', severeHepatic: true, dayUg: ug(8.1) }, { drug: 'ondansetron', severeHepatic: true, dayUg: ug(8) }),
  ...sides('adj-hydroxyzine-elderly', 'day', 'DAY_OVER_50', { drug: 'hydroxyzine', elderly: true, dayUg: ug(51) }, { drug: 'hydroxyzine', elderly: true, dayUg: ug(50) }),
  ...sides('adj-ibuprofen-pregnancy', 'week', 'NSAID_FROM_20_WEEKS', { drug: 'ibuprofen', pregnancyWeek: 20 }, { drug: 'ibuprofen', pregnancyWeek: 19 }),
  ...yesNo('adj-ibuprofen-renal', 'ibuprofen', 'renalDisease', 'NSAID_RENAL_OR_ULCER'),
  ...yesNo('adj-ibuprofen-ulcer', 'ibuprofen', 'ulcer', 'NSAID_RENAL_OR_ULCER'),
  ...yesNo('adj-glaucoma', 'dicyclomine', 'glaucoma', 'ANTICHOLINERGIC_AVOID'),
  ...yesNo('adj-retention', 'hyoscine butylbromide', 'urinaryRetention', 'ANTICHOLINERGIC_AVOID'),
  ...yesNo('adj-loperamide-bowel', 'loperamide', 'infectiveOrObstructed', 'EXCLUDE_INFECTION_OR_OBSTRUCTION'),
  ...sides('adj-diazepam-inpatient', 'setting', 'BENZODIAZEPINE_INPATIENT_ONLY', { drug: 'diazepam', inpatient: false }, { drug: 'diazepam', inpatient: true }),
];
