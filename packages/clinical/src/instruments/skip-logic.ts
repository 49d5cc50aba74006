/** Which questions of an instrument are asked, given the answers so far. */
import { scoreOfAnswer, yesOf, type Invalid, type ScoreFacts } from './answer-score.ts';
import { planOf } from './score-plan.ts';
import type { Answers, Condition, Gate, Instrument, Item } from './instrument.ts';

/**
 * One item after reading: `scored` with its points, and the unanswered questions on which it hangs whether it was to be
 * asked at all; `missing`, asked and unanswered; `closed`, not to be asked, which
 * counts nothing; `waiting`, unanswered while it is not yet known whether it is asked; `open`, answered, but a fact is
 * missing without which its points cannot be told.
 */
export type ItemState =
  | { readonly kind: 'scored'; readonly points: number; readonly yes: boolean | null; readonly awaits: readonly string[] }
  | { readonly kind: 'open'; readonly fact: string; readonly yes: boolean | null }
  | { readonly kind: 'missing' | 'closed' | 'waiting' };

export type ItemStates = ReadonlyMap<string, ItemState>;

const none: readonly string[] = [];

/** Whether a condition holds; null while the item it looks at is unanswered. */
function holds(condition: Condition, states: ItemStates): boolean | null {
  const state = states.get(condition.item);
  if (state?.kind === 'closed') return false;
  if (state?.kind !== 'scored' && state?.kind !== 'open') return null;
  if (condition.atLeast === undefined) return state.yes;
  return state.kind === 'scored' ? state.points >= condition.atLeast : null;
}

function gateOf(gate: Gate | undefined, states: ItemStates): 'asked' | 'closed' | 'unknown' {
  if (gate === undefined) return 'asked';
  const found = gate.any.map((condition) => holds(condition, states));
  if (found.includes(true)) return 'asked';
  return found.includes(null) ? 'unknown' : 'closed';
}

function readItem(item: Item, answers: Answers, facts: ScoreFacts, states: ItemStates): ItemState | Invalid {
  const gate = gateOf(item.asked, states);
  const given = answers[item.id] ?? null;
  if (given === null) return { kind: gate === 'asked' ? 'missing' : gate === 'closed' ? 'closed' : 'waiting' };
  const score = scoreOfAnswer(item, given, facts);
  if (score.kind === 'invalid') return score;
  const yes = yesOf(given);
  if (gate === 'closed' && item.asked?.otherwise === 'contradiction') {
    if (yes === false) return { kind: 'closed' };
    return { kind: 'invalid', error: 'inconsistent_answers', item: item.id, allowed: item.asked.any.map((condition) => condition.item) };
  }
  if (score.kind === 'unknown') return { kind: 'open', fact: score.fact, yes };
  if (gate !== 'unknown') return { kind: 'scored', points: score.points, yes, awaits: none };
  const awaits = (item.asked?.any ?? []).map((condition) => condition.item).filter((id) => states.get(id)?.kind === 'missing');
  return { kind: 'scored', points: score.points, yes, awaits };
}

/** Reads every item in the form's order; items look back only, since a gate stands before what it opens. */
export function readItems(instrument: Instrument, answers: Answers, facts: ScoreFacts): ItemStates | Invalid {
  const { ids } = planOf(instrument);
  for (const id in answers) if (Object.hasOwn(answers, id) && !ids.has(id)) return { kind: 'invalid', error: 'unknown_item', item: id, allowed: [...ids] };
  const states = new Map<string, ItemState>();
  for (const item of instrument.items) {
    const state = readItem(item, answers, facts, states);
    if (state.kind === 'invalid') return state;
    states.set(item.id, state);
  }
  return states;
}

/** The items to put to the person now: asked and not yet known to be closed, in the form's order. */
export function itemsToAsk(instrument: Instrument, answers: Answers): readonly Item[] {
  const states = readItems(instrument, answers, {});
  if ('kind' in states) return instrument.items;
  return instrument.items.filter((item) => {
    const kind = states.get(item.id)?.kind;
    return kind !== 'closed' && kind !== 'waiting';
  });
}
