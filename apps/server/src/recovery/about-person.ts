/** Whom a command of this room is about, with what its site says of time. */
import { openEpisodeOf, personById, type EpisodeRow, type PersonRow } from '../people/index.ts';
import { dayAt } from '../platform/clock.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById, type SiteRow } from '../platform/sites-store.ts';

export interface AboutPerson {
  readonly person: PersonRow;
  readonly site: SiteRow;
  readonly episode: EpisodeRow | null;
  readonly today: string;
}

export async function aboutPerson(tx: Tx, personId: string, now: Temporal.Instant): Promise<AboutPerson | null> {
  const person = await personById(tx, personId);
  if (person === null) return null;
  const episode = await openEpisodeOf(tx, personId);
  const site = await siteById(tx, episode?.site_id ?? person.site_id);
  return site === null ? null : { person, site, episode, today: dayAt(now, site.time_zone) };
}
