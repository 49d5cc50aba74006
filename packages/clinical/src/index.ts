export * from './rule.ts';
export * from './decision.ts';
export * from './day.ts';
export * from './dose.ts';
export * from './cases.ts';
export {
  changeOf, correctedQt, scoreOfReading, instrumentById, instruments, instrumentsFor, itemsToAsk, news2Score, nextInfectionStep, oudCode, remissionOf,
  score as scoreInstrument, scoreTotal,
  type Answer, type Answers, type Instrument, type News2Readings, type News2Score, type Score, type Scored,
} from './instruments/index.ts';
export * from './assessment/index.ts';
export * from './placement/index.ts';
export * from './withdrawal/index.ts';
export * from './medication/index.ts';
export * from './dispensary/index.ts';
export * from './plan/index.ts';
export * from './aftercare/index.ts';
export * from './recovery/index.ts';
export * from './admission/index.ts';
export * from './tests/index.ts';
export * from './crisis/index.ts';
export * from './overrides.ts';
export * from './outcomes/index.ts';
export * from './consent/index.ts';
export * from './therapy/index.ts';
