/** What would change a decision: the other half of every refusal, worked out by asking the rules again. */
import type { FactValue, Outcome } from './rule.ts';

/** One fact and the value it would have. */
export interface FactChange {
  readonly fact: string;
  readonly to: FactValue;
}

/**
 * What the outcome would be if one fact were otherwise. `and` names the further facts that have to change with it,
 * where no single change is enough. `unknown` marks a fact that nobody knows yet: finding out is the nearest step of all.
 */
export interface WouldChange extends FactChange {
  readonly decision: Outcome;
  readonly and?: readonly FactChange[];
  readonly unknown?: true;
}

const weight: Readonly<Record<Outcome, number>> = { allow: 0, warn: 1, refuse: 2 };

/** The stronger of two outcomes. */
export function stronger(a: Outcome, b: Outcome): Outcome {
  return weight[a] >= weight[b] ? a : b;
}

/** What the search needs: the facts, how to judge any changed copy, and where to look. */
export interface ChangeQuestion {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly now: Outcome;
  readonly judge: (facts: Readonly<Record<string, unknown>>) => Outcome;
  /** The changes that each finding's rule named itself: one list a finding, the nearest first. */
  readonly turns: readonly (readonly FactChange[])[];
  readonly missing: readonly string[];
  readonly plausible: Readonly<Record<string, readonly FactValue[] | undefined>>;
}

/** How far a change is from what is so now: 0 for a fact that only has to be found out, a share of the number for numbers, 1 for the rest. */
function distance({ facts }: ChangeQuestion, { fact, to, unknown }: FactChange & Pick<WouldChange, 'unknown'>): number {
  if (unknown === true) return 0;
  const from = facts[fact];
  return typeof from === 'number' && typeof to === 'number' ? Math.abs(to - from) / Math.max(1, Math.abs(from)) : 1;
}

function single(question: ChangeQuestion, change: FactChange): WouldChange {
  return { fact: change.fact, to: change.to, decision: question.judge({ ...question.facts, [change.fact]: change.to }) };
}

function together(question: ChangeQuestion): WouldChange[] {
  const firsts = new Map<string, FactChange>();
  for (const [first] of question.turns) {
    if (first === undefined) continue;
    const told = firsts.get(first.fact);
    // Two findings on one fact: only the farther value lifts both.
    if (told === undefined || distance(question, first) > distance(question, told)) firsts.set(first.fact, first);
  }
  const [head, ...rest] = [...firsts.values()];
  const changed = Object.fromEntries([...firsts.values()].map(({ fact, to }) => [fact, to]));
  const decision = question.judge({ ...question.facts, ...changed });
  return head !== undefined && weight[decision] < weight[question.now] ? [{ ...head, decision, and: rest }] : [];
}

/**
 * Every change worth telling: what each plausible value of a missing fact would lead to, and every change that a rule
 * named and that lightens the outcome. The nearest change that turns the outcome stands first, then the other
 * turns, then the values of missing facts that leave it or make it graver.
 */
export function changesOf(question: ChangeQuestion): readonly WouldChange[] {
  const found = new Map<string, WouldChange>();
  const add = (change: WouldChange): void => {
    const key = `${change.fact}=${JSON.stringify(change.to)}`;
    if (!found.has(key)) found.set(key, change);
  };
  for (const fact of question.missing) {
    for (const to of question.plausible[fact] ?? []) add({ ...single(question, { fact, to }), unknown: true });
  }
  for (const change of question.turns.flat()) {
    const tried = single(question, change);
    if (weight[tried.decision] < weight[question.now] || question.now === 'allow') add(tried);
  }
  if (![...found.values()].some(({ decision }) => weight[decision] < weight[question.now])) {
    // The head of a joint change may stand under its own key already, as a value that alone is not enough.
    for (const joint of together(question)) found.set('together', joint);
  }
  const rank = (change: WouldChange): number => (weight[change.decision] < weight[question.now] ? 0 : change.decision === question.now ? 2 : 1);
  return [...found.values()].toSorted((a, b) => rank(a) - rank(b) || distance(question, a) - distance(question, b));
}
