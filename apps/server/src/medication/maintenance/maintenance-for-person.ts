/** Maintenance as the person reads it: the day of the next review, where a taper stands, and what they asked. */
import type { OwnMaintenance } from '@fairlead/contract/recovery';
import type { EpisodeRow } from '../../people/index.ts';
import type { Tx } from '../../platform/scoped.ts';
import { ordersOf } from '../orders-store.ts';
import { dueOf, orderInForce, rhythmOf, taperOf } from './maintenance.ts';
import { requestsOf, reviewFactsAt } from './maintenance-store.ts';

export async function maintenanceForPerson(tx: Tx, episode: EpisodeRow | null, today: string, showAmounts: boolean): Promise<OwnMaintenance | null> {
  if (episode === null) return null;
  const order = orderInForce(await ordersOf(tx, episode.person_id), today);
  if (order === undefined) return null;
  const [row] = await reviewFactsAt(tx, order.siteId, today, episode.person_id);
  const taper = taperOf(order, today);
  const [request] = await requestsOf(tx, episode.person_id);
  return {
    nextReviewOn: row === undefined ? null : dueOf(row, rhythmOf(episode.profiles, episode.country), today).dueOn,
    taper: taper === null || taper.nextOn === null ? null : { nextOn: taper.nextOn, nextUg: showAmounts ? taper.nextUg : null },
    request: request === undefined || request.answer === 'taken-back' ? null : { what: request.what, askedAt: request.askedAt, answer: request.answer, answerWords: request.answerWords, answeredBy: request.answeredBy },
  };
}
