/** Worked cases of withdrawal. `ask` chooses what is asked: escalation, detox, observations, course or taper. */
import type { CaseFamily } from '../cases.ts';
import { decideBy } from '../decision.ts';
import { courseOf, courseOpioids, expectedCows } from './course.ts';
import { detoxRules } from './detox.ts';
import type { DetoxFacts } from './detox.ts';
import { escalationFor, escalationRules } from './escalation.ts';
import type { EscalationFacts } from './escalation.ts';
import { observationsDue } from './observations.ts';
import type { ObservationFacts } from './observations.ts';
import { taperBy } from './taper.ts';
import type { TaperRequest } from './taper.ts';

type Input = Readonly<Record<string, unknown>>;

const observationInputs = ['setting', 'nowHours', 'admittedHours', 'last', 'news2', 'agonistDoses', 'alpha2PlannedHours', 'coDependence', 'ciwaTotal', 'asleep', 'sedated'];
const otherInputs = ['ask', 'opioid', 'hoursSinceUse', 'template', 'startMg', 'stepMg', 'stepDays'];

function courseCase(input: Input): Input {
  const opioid = courseOpioids.find((each) => each === input['opioid']);
  if (opioid === undefined) throw new Error(`No withdrawal course is known for ${String(input['opioid'])}.`);
  const { drawn, facts } = courseOf(opioid);
  return { canBeDrawn: drawn !== null, onset: drawn?.onset ?? null, peak: drawn?.peak ?? null, end: drawn?.end ?? null, statements: facts.length, band: expectedCows(opioid, Number(input['hoursSinceUse'] ?? 0)) };
}

function taperCase(input: Input): Input {
  const plan = taperBy(input as unknown as TaperRequest);
  if (plan.kind !== 'plan') return { ...plan };
  return { kind: plan.kind, lengthDays: plan.days.length, dosesMg: plan.days.map(({ doseUg }) => doseUg / 1000), lastMg: (plan.days.at(-1)?.doseUg ?? 0) / 1000 };
}

export const withdrawalCases: CaseFamily = {
  inputs: [...new Set([...otherInputs, ...escalationRules.inputs, ...detoxRules.inputs, ...observationInputs])],
  run: ({ ask, ...input }) => {
    switch (ask) {
      case 'escalation': return { ...escalationFor(input as EscalationFacts) };
      case 'detox': return { ...decideBy(detoxRules, input as DetoxFacts) };
      case 'observations': return { due: observationsDue(input as unknown as ObservationFacts).map(({ kind, dueHours, because }) => [kind, dueHours, because]) };
      case 'course': return courseCase(input);
      case 'taper': return taperCase(input);
      default: throw new Error(`ask is ${String(ask)}, not escalation, detox, observations, course or taper.`);
    }
  },
};
