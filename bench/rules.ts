/**
 * How many scores and decisions a second, beside the same logic run by cql-execution (ELM in scores-elm.ts and window-elm.ts).
 * Every answer of the reference is compared with ours before anything is timed. Its library and executor are made once, and
 * a patient source and `exec` are counted for each person, as its callers do. Facts come to it as parameters: an ordinary
 * caller retrieves them from the patient's record, so that favours it. Ours gives more for its time: sentences, sources, who
 * may override, what would change the decision. The last row has no goal, since it is not the same logic: a COWS in ELM that
 * knows only a sum and a band.
 */
import { addDays, decideDose, mmeOf, scoreInstrument, siteProfileSets, type Day, type DosingFacts, type Ug } from '@fairlead/clinical';
import { runner } from './elm.ts';
import { ratesOf, report } from './report.ts';
import { cows, cowsLibrary, cowsTotalLibrary, mmeLibrary } from './scores-elm.ts';
import { windowLibrary } from './window-elm.ts';

const today = 20_000 as Day;
const mg = (value: number): Ug => (value * 1000) as Ug;
const usual: DosingFacts = {
  profiles: siteProfileSets['united-states'], drug: 'methadone', dosingDay: today, part: 1,
  order: { kind: 'regular', state: 'active', signed: true, fromDay: addDays(today, -60), toDay: null, parts: [{ part: 1, doseUg: mg(80) }], missedDaysReviewed: false },
  firstDoseDay: addDays(today, -60), lastDoseDay: addDays(today, -1),
  doses: Array.from({ length: 15 }, (_, index) => ({ day: addDays(today, index - 15), part: 1, doseUg: mg(80) })),
  poss: '1', intoxicated: false, identityConfirmed: true, dosedElsewhereToday: false, stockUg: mg(5000), ceilingUg: mg(200), ugPerMl: 10_000,
};
const { order } = usual;
const missed = (days: number): Partial<DosingFacts> => ({ lastDoseDay: addDays(today, -1 - days), doses: usual.doses.filter(({ day }) => day < addDays(today, -days)) });
const firstDay = { firstDoseDay: null, lastDoseDay: null, doses: [] };

/** The persons on whom both must agree; the first is timed. */
const people: Readonly<Record<string, Partial<DosingFacts>>> = {
  'the usual dose': {},
  'two days missed': missed(2),
  'three days missed': missed(3),
  'four days missed': missed(4),
  'six days missed': missed(6),
  sedated: { poss: '3' },
  'hard to wake, breathing slowly': { poss: '4', rr: 8, spo2: 90 },
  intoxicated: { intoxicated: true, breathAlcohol: 0.08 },
  'stock short': { stockUg: mg(60) },
  'dosed already': { doses: [...usual.doses, { day: today, part: 1, doseUg: mg(80) }] },
  'dosed elsewhere': { dosedElsewhereToday: true },
  'nobody asked about sedation': { poss: null },
  'not the person': { identityConfirmed: false },
  'order ended': { order: order === null ? null : { ...order, state: 'ended' } },
  'order not signed, and for another day': { order: order === null ? null : { ...order, signed: false, toDay: addDays(today, -1) } },
  'raised by 20 mg after two days': { doses: usual.doses.map((dose) => (dose.day < addDays(today, -2) ? { ...dose, doseUg: mg(50) } : { ...dose, doseUg: mg(60) })) },
  'twice the last dose': { doses: usual.doses.map((dose) => ({ ...dose, doseUg: mg(40) })) },
  'over the ceiling': { ceilingUg: mg(60) },
  'long QTc': { qtcMs: 501 },
  'first day': { ...firstDay, daysSinceLastOpioid: 1, sedativesOrAlcohol: false, lowTolerance: false, ageYears: 66 },
  'first day, nothing asked': firstDay,
  'day four after a gap': { firstDoseDay: addDays(today, -5), lastDoseDay: addDays(today, -1), doses: [{ day: addDays(today, -5), part: 1, doseUg: mg(80) }, { day: addDays(today, -1), part: 1, doseUg: mg(80) }] },
};

function differ(what: string, ours: unknown, reference: unknown): void {
  if (JSON.stringify(ours) !== JSON.stringify(reference)) throw new Error(`${what}: ours ${JSON.stringify(ours)}, the reference ${JSON.stringify(reference)}.`);
}

for (const [who, changes] of Object.entries(people)) {
  const facts = { ...usual, ...changes };
  const ours = decideDose(facts);
  const theirs = await runner(windowLibrary, { ...facts })();
  differ(who, [ours.decision, ours.reasons.toSorted(), ours.missing.toSorted(), ours.askedUg, ours.doseUg, ours.rangeUg, ours.volumeMl, ours.alert, ours.emergency, ours.treatmentDay, ours.missedDays], [
    theirs['Decision'], (theirs['Reasons'] as string[]).toSorted(), (theirs['Missing'] as string[]).toSorted(), theirs['AskedUg'], theirs['DoseUg'], theirs['RangeUg'], theirs['VolumeMl'], theirs['Alert'],
    theirs['Emergency'], theirs['TreatmentDay'], theirs['MissedDays'],
  ]);
}

const answers = { pulse: 2, sweating: 2, restlessness: 1, pupil: 1, aches: 2, runnyNose: 1, gi: 2, tremor: 1, yawning: 1, anxiety: 2, gooseflesh: 3 };
for (const given of [answers, { ...answers, gooseflesh: 5, pulse: 4 }, { ...answers, pupil: null, tremor: null }, { ...answers, pulse: 3 }]) {
  const ours = scoreInstrument(cows, given);
  const theirs = await runner(cowsLibrary, given)();
  if (ours.kind === 'invalid') differ('an impossible answer', ours.item, theirs['Impossible']);
  else differ('a COWS', [null, ours.missing, ours.partial, ours.total, ours.band], [theirs['Impossible'], theirs['Missing'], theirs['Partial'], theirs['Total'], theirs['Band']]);
}
differ('a sum of COWS', [18, 'moderate'], Object.values(await runner(cowsTotalLibrary, answers)()));

const daily = [{ drug: 'oxycodone', amount: 20 }, { drug: 'methadone', amount: 10 }];
for (const each of [daily, [...daily, { drug: 'heroin', amount: 1 }], [{ drug: 'codeine', amount: 60 }]]) {
  const [ours, theirs] = [mmeOf('CDC-2022', each), await runner(mmeLibrary, { daily: each })()];
  differ('an MME', [ours.mme, ours.error === 'no_factor', ours.reassess], [theirs['Total'], theirs['Without'], theirs['Reassess'] === true]);
}

const rows = [
  ['a whole dosing-window check a second', 100, () => decideDose(usual), runner(windowLibrary, { ...usual })],
  ['a COWS score a second', 100, () => scoreInstrument(cows, answers), runner(cowsLibrary, answers)],
  ['an MME total a second', 100, () => mmeOf('CDC-2022', daily), runner(mmeLibrary, { daily })],
  ['the same COWS beside only its sum and band', null, () => scoreInstrument(cows, answers), runner(cowsTotalLibrary, answers)],
] as const;
const timed = [];
for (const [name, goal, ours, reference] of rows) timed.push({ name: 'rules', case: name, ...(await ratesOf(ours, reference)), goal });
process.exitCode = report(timed) ? 0 : 1;
