/** What a plan by the day begins from: the site's guidelines and limits, and what was taken lately. */
import type { ReplyOf } from '@fairlead/contract';
import type { orderBasis as route } from '@fairlead/contract/medication';
import { dayAfter, dayAt } from '../platform/clock.ts';
import type { ReadResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { closedBetween, siteCalendar } from '../schedule/index.ts';
import { episodeFacts, vomitedOn } from './episode-facts-store.ts';
import { medicinesOf } from './plan-order.ts';
import { siteCeilingUg, siteProfilesOf } from './site-profiles.ts';

export async function orderBasis(tx: Tx, episodeId: string, now: Temporal.Instant): Promise<ReadResult<ReplyOf<typeof route>>> {
  const probe = await episodeFacts(tx, episodeId, medicinesOf('methadone'), now.toString().slice(0, 10));
  if (probe === null) return { kind: 'not-found' };
  const today = dayAt(now, probe.time_zone);
  const [methadone, buprenorphine] = [await episodeFacts(tx, episodeId, medicinesOf('methadone'), dayAfter(today)), await episodeFacts(tx, episodeId, medicinesOf('buprenorphine'), dayAfter(today))];
  const { titration, taper } = siteProfilesOf(probe.profiles);
  return {
    kind: 'ok', people: [probe.person_id],
    reply: {
      today, profiles: { titration, taper, buprenorphineStart: probe.profiles['buprenorphineStart'] ?? null },
      methadoneCeilingUg: siteCeilingUg(probe.profiles, 'methadone'), buprenorphineCeilingUg: siteCeilingUg(probe.profiles, 'buprenorphine'),
      methadoneTaken: (methadone?.days ?? []).map(({ day, ug }) => ({ day, ug })), buprenorphineLastUg: buprenorphine?.days.at(-1)?.ug ?? null,
      vomited: await vomitedOn(tx, probe.person_id, today), closed: [...closedBetween(await siteCalendar(tx, probe.site_id), today, dayAfter(today, 366))],
    },
  };
}
