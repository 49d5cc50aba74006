/** Drafts the restart that the missed-dose rule names as the next version of the order. A prescriber looks, changes and signs. */
import type { BodyOf, ReplyOf } from '@fairlead/contract';
import type { draftRestart as restartRoute } from '@fairlead/contract/aftercare';
import type { OrderFacts } from '@fairlead/contract/medication';
import { draftVersion, orderById, siteProfilesOf } from '../medication/index.ts';
import { openEpisodeOf } from '../people/index.ts';
import type { Language, StaffActor } from '../platform/actor.ts';
import { dayAt } from '../platform/clock.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById } from '../platform/sites-store.ts';
import { restartFor } from './reengage.ts';
import { overParts, restartOf } from './restart.ts';

type Drafted = ReplyOf<typeof restartRoute>;

const reasons = {
  en: (days: number, profile: string) => `${days} days missed. Dose that the missed-dose rule ${profile} names.`,
  es: (days: number, profile: string) => `Faltan ${days} días de dosis. Dosis que indica la regla ${profile}.`,
} as const;

/** What was said of the person and lasts. Tolerance, sedatives and the last use are of today, and asked again. */
function lasting(stated: Readonly<Record<string, unknown>>): OrderFacts {
  const { lowTolerance: _l, highTolerance: _h, sedativesOrAlcohol: _s, daysSinceLastOpioid: _d, hoursSince: _u, cows: _c, objectiveSigns: _o, lastOpioid: _n, methadoneUg: _m, rationale: _r, ...rest } = stated;
  return { ...(rest as OrderFacts), lowTolerance: null, sedativesOrAlcohol: null, daysSinceLastOpioid: null };
}

export async function draftRestart(tx: Tx, actor: StaffActor, personId: string, asked: BodyOf<typeof restartRoute>, language: Language, now: Temporal.Instant): Promise<CommandResult<Drafted>> {
  const episode = await openEpisodeOf(tx, personId);
  const site = episode === null ? null : await siteById(tx, episode.site_id);
  if (site === null) return { kind: 'not-found' };
  const today = dayAt(now, site.time_zone);
  const found = await restartFor(tx, personId, site, today);
  const order = found === null ? null : await orderById(tx, found.row.order_id);
  if (found === null || order === null || order.id !== asked.orderId) return { kind: 'conflict', detail: 'No missed days stand open on this order now.' };
  const restart = restartOf(order, found.row, found.gap, site.time_zone);
  if (restart === null || restart.doseUg === null) return { kind: 'conflict', detail: 'The guideline of this site names no dose for these days. The prescriber sees the person and writes the order.' };
  if (restart.drafted !== null) return { kind: 'conflict', detail: `A restart waits for a signature already: version ${restart.drafted.version}, drafted by ${restart.drafted.by}.` };
  if (restart.signed !== null) return { kind: 'conflict', detail: `${restart.signed.by} signed a dose since the last one was given.` };
  if (!restart.canDraft) return { kind: 'conflict', detail: 'This order does not cover today. Write a new order.' };
  if (asked.doseUg !== restart.doseUg) return { kind: 'stale', detail: 'The days or the dose have changed since this list was read. Look again.' };
  const newest = order.versions[0];
  const made = await draftVersion(tx, actor, order.id, {
    startOn: today, endOn: order.endOn, partUg: [...overParts(restart.doseUg, newest?.partUg ?? [restart.usualUg], order.product)], schedule: [], instructions: newest?.instructions ?? '',
    reason: reasons[language === 'es' ? 'es' : 'en'](found.gap.missedDays, siteProfilesOf(site.profiles).missed), facts: lasting(newest?.facts ?? {}),
  }, String(asked.seenVersion), now);
  if (made.kind !== 'done') return made;
  const version = made.reply.versions[0]?.version ?? 0;
  return { ...made, reply: { orderId: order.id, version, doseUg: restart.doseUg }, details: { orderId: order.id, version, missedDays: found.gap.missedDays } };
}
