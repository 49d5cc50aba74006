/**
 * How many scores and decisions a second, beside the same logic run by cql-execution (ELM written by hand for COWS and for one
 * MME rule). The reference has its answers as parameters of an executor that is made once, so that it need not read them from
 * a patient's record as an ordinary caller must: that favours it. What a caller does for each patient, a patient source and
 * `exec`, is counted. Ours gives more for its time: refused answers, what is missing, bands, flags, sources. The window check
 * does far more than either rule; it is set beside the MME rule, the smaller of the two, and no ELM of the window exists.
 */
import { addDays, decideDose, instrumentById, mmeOf, scoreInstrument, siteProfileSets, type Day, type DosingFacts, type Ug } from '@fairlead/clinical';
import cql from 'cql-execution';
import { ratesOf, report } from './report.ts';

type Elm = Record<string, unknown>;
const literal = (value: number): Elm => ({ type: 'Literal', valueType: '{urn:hl7-org:elm-types:r1}Decimal', value: String(value) });
const parameter = (name: string): Elm => ({ type: 'ParameterRef', name });
const binary = (type: string, left: Elm, right: Elm): Elm => ({ type, operand: [left, right] });
const text = (value: string): Elm => ({ type: 'Literal', valueType: '{urn:hl7-org:elm-types:r1}String', value });
// oxlint-disable-next-line unicorn/no-thenable -- ELM names the branch of an If so, and nobody awaits this object
const ifElse = (condition: Elm, then: Elm, otherwise: Elm): Elm => ({ type: 'If', condition, then, else: otherwise });
const define = (name: string, expression: Elm): Elm => ({ name, context: 'Patient', accessLevel: 'Public', expression });

function library(parameters: readonly string[], statements: readonly Elm[]): Elm {
  return {
    library: {
      identifier: { id: 'Bench', version: '1' }, schemaIdentifier: { id: 'urn:hl7-org:elm', version: 'r1' },
      usings: { def: [{ localIdentifier: 'System', uri: 'urn:hl7-org:elm-types:r1' }] },
      parameters: { def: parameters.map((name) => ({ name, accessLevel: 'Public', parameterTypeSpecifier: { type: 'NamedTypeSpecifier', name: '{urn:hl7-org:elm-types:r1}Decimal' } })) },
      statements: { def: statements },
    },
  };
}

const cowsInstrument = instrumentById('COWS');
if (cowsInstrument === null) throw new Error('There is no COWS.');
const items = cowsInstrument.items.map(({ id }) => id);
const total: Elm = { type: 'ExpressionRef', name: 'Total' };
const cowsElm = library(items, [
  define('Total', items.map(parameter).reduce((sum, each) => binary('Add', sum, each))),
  define('Band', ifElse(binary('Greater', total, literal(36)), text('severe'), ifElse(binary('Greater', total, literal(24)), text('moderately_severe'),
    ifElse(binary('Greater', total, literal(12)), text('moderate'), ifElse(binary('Greater', total, literal(4)), text('mild'), text('none')))))),
]);
const mmeElm = library(['oxycodone', 'methadone'], [
  define('Total', binary('Add', binary('Multiply', parameter('oxycodone'), literal(1.5)), binary('Multiply', parameter('methadone'), literal(4.7)))),
  define('Reassess', binary('GreaterOrEqual', total, literal(50))),
]);

/** Runs a library for one patient with these parameters, as a caller of cql-execution does. */
function elmRunner(elm: Elm, parameters: Record<string, number>): () => Promise<unknown> {
  const executor = new cql.Executor(new cql.Library(elm), new cql.CodeService({}), parameters);
  return () => executor.exec(new cql.PatientSource([{ id: '1', resourceType: 'Patient' }]));
}

const answers = { pulse: 2, sweating: 2, restlessness: 1, pupil: 1, aches: 2, runnyNose: 1, gi: 2, tremor: 1, yawning: 1, anxiety: 2, gooseflesh: 3 };
const today = 20_000 as Day;
const window: DosingFacts = {
  profiles: siteProfileSets['united-states'], drug: 'methadone', dosingDay: today, part: 1,
  order: { kind: 'regular', state: 'active', signed: true, fromDay: addDays(today, -60), toDay: null, parts: [{ part: 1, doseUg: 80_000 as Ug }], missedDaysReviewed: false },
  firstDoseDay: addDays(today, -60), lastDoseDay: addDays(today, -1),
  doses: Array.from({ length: 15 }, (_, index) => ({ day: addDays(today, index - 15), part: 1, doseUg: 80_000 as Ug })),
  poss: '1', intoxicated: false, identityConfirmed: true, dosedElsewhereToday: false, stockUg: 5_000_000 as Ug, ceilingUg: 200_000 as Ug, ugPerMl: 10_000,
};

const cowsRates = await ratesOf(() => scoreInstrument(cowsInstrument, answers), elmRunner(cowsElm, answers));
const mmeRates = await ratesOf(() => mmeOf('CDC-2022', [{ drug: 'oxycodone', amount: 20 }, { drug: 'methadone', amount: 10 }]), elmRunner(mmeElm, { oxycodone: 20, methadone: 10 }));
const windowRates = await ratesOf(() => decideDose(window), elmRunner(mmeElm, { oxycodone: 20, methadone: 10 }));

const first = await elmRunner(cowsElm, answers)() as { patientResults: Record<string, Record<string, unknown>> };
if (first.patientResults['1']?.['Total'] !== 18 || first.patientResults['1']['Band'] !== 'moderate') throw new Error('The reference does not compute the same score.');

process.exitCode = report([
  { name: 'rules', case: 'COWS score, calls a second', ...cowsRates, goal: 100 },
  { name: 'rules', case: 'MME rule, calls a second', ...mmeRates, goal: 100 },
  { name: 'rules', case: 'whole window check beside the MME rule', ...windowRates, goal: 100 },
]) ? 0 : 1;
