import type { Example } from '../rule.ts';
import type { ChoiceFacts } from './choice.ts';
import type { PlacementFacts } from './placement-facts.ts';

const on = (rule: string, when: string, facts: PlacementFacts, gives: readonly string[]): Example<PlacementFacts> => ({ rule: `placement.${rule}`, when, facts, gives });

export const placementExamples: readonly Example<PlacementFacts>[] = [
  on('sedation', 'frequently drowsy, but rousable', { poss: 3 }, []),
  on('sedation', 'hardly rousable', { poss: 4 }, ['EMERGENCY_SEDATION']),
  on('sedation', 'hardly rousable, as the code of the instrument', { poss: '4' }, ['EMERGENCY_SEDATION']),
  on('breathing', 'nine breaths a minute', { respiratoryRate: 9 }, []),
  on('breathing', 'eight breaths a minute', { respiratoryRate: 8 }, ['EMERGENCY_BREATHING']),
  on('oxygen', '92 per cent', { spo2: 92 }, []),
  on('oxygen', '91 per cent', { spo2: 91 }, ['EMERGENCY_OXYGEN']),
  on('news2', 'six', { news2: 6 }, []),
  on('news2', 'seven', { news2: 7 }, ['EMERGENCY_NEWS2']),
  on('seizure-delirium', 'neither', { seizureOrDelirium: false }, []),
  on('seizure-delirium', 'a seizure', { seizureOrDelirium: true }, ['EMERGENCY_SEIZURE_DELIRIUM']),
  on('suicide-risk', 'moderate', { cssrs: 'moderate' }, []),
  on('suicide-risk', 'high', { cssrs: 'high' }, ['SUICIDE_RISK_HIGH']),
  on('alcohol-withdrawal', 'CIWA-Ar 18', { ciwaAr: 18 }, []),
  on('alcohol-withdrawal', 'CIWA-Ar 19', { ciwaAr: 19 }, ['ALCOHOL_WITHDRAWAL_SEVERE']),
  on('withdrawal-seizure', 'dependence without a past seizure', { alcoholOrSedativeDependence: true, pastWithdrawalSeizure: false }, []),
  on('withdrawal-seizure', 'dependence with a past seizure', { alcoholOrSedativeDependence: true, pastWithdrawalSeizure: true }, ['WITHDRAWAL_SEIZURE_RISK']),
  on('pregnancy', 'pregnant and stable', { pregnant: true, pregnancyUnstable: false }, []),
  on('pregnancy', 'pregnant and unstable', { pregnant: true, pregnancyUnstable: true }, ['PREGNANT_UNSTABLE_OR_LATE_START']),
  on('pregnancy-late-start', 'start in week 27', { pregnant: true, pregnancyWeeks: 27, startingAgonist: true }, []),
  on('pregnancy-late-start', 'start in week 28', { pregnant: true, pregnancyWeeks: 28, startingAgonist: true }, ['PREGNANT_UNSTABLE_OR_LATE_START']),
  on('pregnancy-link', 'not pregnant', { pregnant: false }, []),
  on('pregnancy-link', 'pregnant', { pregnant: true }, ['PREGNANT_OBSTETRIC_LINK']),
  on('nursing', 'illnesses under control', { nursingNeed: false }, []),
  on('nursing', 'needs nursing', { nursingNeed: true }, ['NURSING_NEED']),
  on('agonist-same-day', 'mild disorder', { oudSeverity: 'mild' }, []),
  on('agonist-same-day', 'moderate disorder', { oudSeverity: 'moderate' }, ['AGONIST_SAME_DAY']),
  on('failed-starts', 'one start did not hold', { failedOutpatientStarts: 1 }, []),
  on('failed-starts', 'two starts did not hold', { failedOutpatientStarts: 2 }, ['OUTPATIENT_FAILED_TWICE']),
  on('unsafe-home', 'daily fentanyl in a safe home', { housing: 'safe', dailyFentanyl: true }, []),
  on('unsafe-home', 'daily fentanyl, unsafe home', { housing: 'unsafe', dailyFentanyl: true }, ['UNSAFE_HOME_DAILY_FENTANYL']),
  on('failed-detox', 'first detox wanted', { wantsDetox: true, failedCommunityDetox: false }, []),
  on('failed-detox', 'detox wanted after one that did not hold', { wantsDetox: true, failedCommunityDetox: true }, ['DETOX_FAILED_IN_COMMUNITY']),
  on('stable-a-year', '364 days', { stableDays: 364 }, []),
  on('stable-a-year', '365 days', { stableDays: 365 }, ['STABLE_A_YEAR']),
  on('housing', 'safe home', { housing: 'safe' }, []),
  on('housing', 'nowhere to live', { housing: 'none' }, ['NEEDS_A_HOME']),
  on('sessions', 'comes regularly', { sessionsAttended: 'regularly' }, []),
  on('sessions', 'never came', { sessionsAttended: 'never' }, ['MEDICATION_NOT_TIED_TO_SESSIONS']),
  on('domain.withdrawalNeed', 'none', { withdrawalNeed: 0 }, []),
  on('domain.withdrawalNeed', 'severe', { withdrawalNeed: 3 }, ['DOMAIN_WITHDRAWAL']),
  on('domain.bodyNeed', 'stable conditions', { bodyNeed: 1 }, []),
  on('domain.bodyNeed', 'a nurse every day', { bodyNeed: 3 }, ['DOMAIN_BODY']),
  on('domain.mindNeed', 'some distress', { mindNeed: 1 }, []),
  on('domain.mindNeed', 'needs treatment alongside', { mindNeed: 2 }, ['DOMAIN_MIND']),
  on('domain.useDanger', 'a year without use', { useDanger: 0 }, []),
  on('domain.useDanger', 'repeated overdose', { useDanger: 4 }, ['DOMAIN_USE_DANGER']),
  on('domain.homeAndPeople', 'unstable, but nights are safe', { homeAndPeople: 2 }, []),
  on('domain.homeAndPeople', 'others use at home', { homeAndPeople: 3 }, ['DOMAIN_HOME']),
];

const choose = (when: string, facts: ChoiceFacts, gives: readonly string[]): Example<ChoiceFacts> => ({ rule: 'placement.choice.below', when, facts, gives });

export const choiceExamples: readonly Example<ChoiceFacts>[] = [
  choose('the recommended level', { stepsBelow: 0, reasonGiven: false, emergency: false }, []),
  choose('one step lower with a reason', { stepsBelow: 1, reasonGiven: true, emergency: false }, ['PREFERENCE_ONE_STEP_LOWER']),
  choose('one step lower without a reason', { stepsBelow: 1, reasonGiven: false, emergency: false }, ['PREFERENCE_NEEDS_REASON']),
  choose('two steps lower with a reason', { stepsBelow: 2, reasonGiven: true, emergency: false }, ['MORE_THAN_ONE_STEP_LOWER']),
  choose('out of an emergency with a reason', { stepsBelow: 1, reasonGiven: true, emergency: true }, ['EMERGENCY_CARE_DECLINED']),
  { rule: 'placement.choice.above', when: 'the recommended level', facts: { stepsBelow: 0, reasonGiven: false, emergency: false }, gives: [] },
  { rule: 'placement.choice.above', when: 'one step higher', facts: { stepsBelow: -1, reasonGiven: true, emergency: false }, gives: ['HIGHER_THAN_RECOMMENDED'] },
];
