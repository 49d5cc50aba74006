/** Which questions of an instrument are asked, given the answers so far. */
import { scoreOfAnswer, yesOf, type Invalid, type ScoreFacts } from './answer-score.ts';
import type { Answer, Answers, Condition, Gate, Instrument, Item } from './instrument.ts';
import { missing, planOf, type ItemState, type ItemStates, type PlannedItem, type ScorePlan } from './score-plan.ts';

const closed: ItemState = { kind: 'closed' };
const waiting: ItemState = { kind: 'waiting' };

/** The state of an item by its id, among those read so far. */
export function stateOf(plan: ScorePlan, states: ItemStates, id: string): ItemState | undefined {
  return states[plan.places.get(id) ?? -1];
}

/** Whether a condition holds; null while the item it looks at is unanswered. */
function holds(condition: Condition, state: ItemState | undefined): boolean | null {
  if (state?.kind === 'closed') return false;
  if (state?.kind !== 'scored' && state?.kind !== 'open') return null;
  if (condition.atLeast === undefined) return state.yes;
  return state.kind === 'scored' ? state.points >= condition.atLeast : null;
}

function gateOf(gate: Gate, plan: ScorePlan, states: ItemStates): 'asked' | 'closed' | 'unknown' {
  const found = gate.any.map((condition) => holds(condition, stateOf(plan, states, condition.item)));
  if (found.includes(true)) return 'asked';
  return found.includes(null) ? 'unknown' : 'closed';
}

/** The state of an answer to a question that is asked. */
function readAnswer({ item, byAnswer }: PlannedItem, given: Answer, facts: ScoreFacts): ItemState | Invalid {
  const listed = byAnswer.get(given);
  if (listed !== undefined) return listed;
  const score = scoreOfAnswer(item, given, facts);
  if (score.kind === 'invalid') return score;
  const yes = yesOf(given);
  return score.kind === 'unknown' ? { kind: 'open', fact: score.fact, yes } : { kind: 'scored', points: score.points, yes, awaits: [] };
}

/** The state of a question that an earlier answer opens. */
function readGated(planned: PlannedItem, gate: Gate, given: Answer | null, facts: ScoreFacts, plan: ScorePlan, states: ItemStates): ItemState | Invalid {
  const open = gateOf(gate, plan, states);
  if (given === null) return open === 'asked' ? missing : open === 'closed' ? closed : waiting;
  const state = readAnswer(planned, given, facts);
  if (state.kind === 'invalid') return state;
  if (open === 'closed' && gate.otherwise === 'contradiction') {
    if (yesOf(given) === false) return closed;
    return { kind: 'invalid', error: 'inconsistent_answers', item: planned.id, allowed: gate.any.map((condition) => condition.item) };
  }
  if (open !== 'unknown' || state.kind !== 'scored') return state;
  return { ...state, awaits: gate.any.map((condition) => condition.item).filter((id) => stateOf(plan, states, id)?.kind === 'missing') };
}

/** A form after reading. */
export interface ReadForm {
  readonly states: ItemStates;
  /** Every item was answered with its own points, in the form's order: the answers are the scores. */
  readonly isItsScores: boolean;
}

/** Reads every item in the form's order; items look back only, since a gate stands before what it opens. */
export function readItems(instrument: Instrument, answers: Answers, facts: ScoreFacts): ReadForm | Invalid {
  const plan = planOf(instrument);
  const given: (Answer | null)[] = plan.unanswered.slice();
  let count = 0;
  let inOrder = true;
  for (const id in answers) {
    const next = plan.items[count];
    const place = next !== undefined && next.id === id ? count : plan.places.get(id);
    if (place !== undefined) given[place] = answers[id] ?? null;
    else if (Object.hasOwn(answers, id)) return { kind: 'invalid', error: 'unknown_item', item: id, allowed: [...plan.places.keys()] };
    inOrder &&= place === count;
    count += 1;
  }
  let isItsScores = inOrder && Object.keys(answers).length === plan.items.length;
  const states: ItemState[] = [];
  for (const planned of plan.items) {
    const answer = given[states.length] ?? null;
    const gate = planned.item.asked;
    const state = gate !== undefined ? readGated(planned, gate, answer, facts, plan, states) : answer === null ? missing : readAnswer(planned, answer, facts);
    if (state.kind === 'invalid') return state;
    states.push(state);
    isItsScores &&= state.kind === 'scored' && state.points === answer;
  }
  return { states, isItsScores };
}

/** The items to put to the person now: asked and not yet known to be closed, in the form's order. */
export function itemsToAsk(instrument: Instrument, answers: Answers): readonly Item[] {
  const read = readItems(instrument, answers, {});
  if ('kind' in read) return instrument.items;
  return instrument.items.filter((_, place) => {
    const kind = read.states[place]?.kind;
    return kind !== 'closed' && kind !== 'waiting';
  });
}
