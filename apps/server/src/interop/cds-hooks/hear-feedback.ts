/** What became of cards at another system: kept for whoever looks after the rules, each with the card it is about. */
import type { BodyOf } from '@fairlead/contract';
import type { cdsFeedback } from '@fairlead/contract/interop';
import type { SystemActor } from '../../platform/actor.ts';
import { writeAudit } from '../../platform/record-store.ts';
import type { Tx } from '../../platform/scoped.ts';
import { keepFeedback, shownCards } from './cds-cards-store.ts';

type Told = BodyOf<typeof cdsFeedback>['feedback'][number];
export type Heard = { readonly kind: 'kept'; readonly kept: number } | { readonly kind: 'invalid'; readonly detail: string; readonly field: string };

const suggestionsOf = (told: Told): readonly string[] => (told.acceptedSuggestions ?? []).map(({ id }) => id.toLowerCase());

function faultOf(told: Told, suggestions: readonly string[] | undefined, place: number): Heard | null {
  const at = (field: string): string => `/feedback/${String(place)}/${field}`;
  if (suggestions === undefined) return { kind: 'invalid', detail: 'This service gave you no such card.', field: at('card') };
  const accepted = suggestionsOf(told);
  if (told.outcome === 'accepted' && accepted.length === 0) return { kind: 'invalid', detail: 'An accepted card names the suggestions that were taken.', field: at('acceptedSuggestions') };
  return accepted.every((id) => suggestions.includes(id)) ? null : { kind: 'invalid', detail: 'This card made no such suggestion.', field: at('acceptedSuggestions') };
}

/** Keeps all of it or nothing. The same outcome told twice is kept once. */
export async function hearFeedback(tx: Tx, actor: SystemActor, service: string, feedback: readonly Told[], now: Temporal.Instant, requestId: string): Promise<Heard> {
  const shown = new Map((await shownCards(tx, actor.clientId, service, feedback.map(({ card }) => card))).map(({ id, suggestion_ids }) => [id, suggestion_ids]));
  for (const [place, told] of feedback.entries()) {
    const fault = faultOf(told, shown.get(told.card.toLowerCase()), place);
    if (fault !== null) return fault;
  }
  let kept = 0;
  for (const told of feedback) {
    kept += await keepFeedback(tx, {
      cardId: told.card, outcome: told.outcome, suggestionIds: suggestionsOf(told), reasonCode: told.overrideReason?.reason?.code ?? null, comment: told.overrideReason?.userComment ?? null, outcomeAt: told.outcomeTimestamp,
    }, now);
  }
  await writeAudit(tx, actor, now, requestId, { event: 'decision support answered', kind: 'write', details: { client: actor.clientId, service, told: feedback.length, kept } });
  return { kind: 'kept', kept };
}
