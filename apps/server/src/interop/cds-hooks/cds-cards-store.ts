/** Cards as they were given, and what became of them. */
import type { Card } from '@fairlead/fhir';
import { newId } from '../../platform/ids.ts';
import { sql, type Tx } from '../../platform/scoped.ts';

export interface Asked {
  readonly clientId: string;
  readonly service: string;
  readonly hookInstance: string;
}

const suggestionsOf = (card: Card): readonly string[] => (card.suggestions ?? []).map(({ uuid }) => uuid);

/** Keeps what was shown: the topic, never the patient. */
export async function keepCards(tx: Tx, asked: Asked, cards: readonly Card[], now: Temporal.Instant): Promise<void> {
  await Promise.all(cards.map((card) => tx.run(sql`
    insert into cds_cards (organisation_id, id, client_id, service, hook_instance, topic, indicator, suggestion_ids, shown_at)
    values (${tx.organisationId}, ${card.uuid}, ${asked.clientId}, ${asked.service}, ${asked.hookInstance}, ${card.source.topic.code}, ${card.indicator}, ${[...suggestionsOf(card)]}::uuid[], ${now.toString()})`)));
}

export interface ShownCard {
  readonly id: string;
  readonly suggestion_ids: readonly string[];
}

/** Those of these cards that this system was shown by this service. */
export function shownCards(tx: Tx, clientId: string, service: string, ids: readonly string[]): Promise<readonly ShownCard[]> {
  return tx.all<ShownCard>(sql`
    select id, suggestion_ids from cds_cards where organisation_id = ${tx.organisationId} and client_id = ${clientId} and service = ${service} and id = any(${[...ids]}::uuid[])`);
}

export interface Feedback {
  readonly cardId: string;
  readonly outcome: 'accepted' | 'overridden';
  readonly suggestionIds: readonly string[];
  readonly reasonCode: string | null;
  readonly comment: string | null;
  readonly outcomeAt: string;
}

/** Keeps one outcome; 0 where the same was told before. */
export function keepFeedback(tx: Tx, feedback: Feedback, now: Temporal.Instant): Promise<number> {
  return tx.run(sql`
    insert into cds_feedback (organisation_id, id, card_id, outcome, suggestion_ids, reason_code, comment, outcome_at, received_at)
    values (${tx.organisationId}, ${newId()}, ${feedback.cardId}, ${feedback.outcome}, ${[...feedback.suggestionIds]}::uuid[], ${feedback.reasonCode}, ${feedback.comment}, ${feedback.outcomeAt}, ${now.toString()})
    on conflict do nothing`);
}
