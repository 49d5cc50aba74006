/** Sites: the places of an organisation where care is given. */
import { startingRules } from '@fairlead/contract/setup';
import { newId } from './ids.ts';
import { sql, type Tx } from './scoped.ts';

export interface NewSite {
  readonly id?: string;
  readonly code: string;
  readonly name: string;
  readonly country: 'US' | 'UK';
  readonly timeZone: string;
  /** Which guideline the site follows for what. */
  readonly profiles: Readonly<Record<string, string>>;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The guidelines a new site starts with; a site changes them as data. */
export const startingProfiles: Readonly<Record<'US' | 'UK', Readonly<Record<string, string>>>> = {
  US: { ...startingRules.US, placement: 'FAIRLEAD' },
  UK: { ...startingRules.UK, placement: 'FAIRLEAD' },
};

export async function addSite(tx: Tx, site: NewSite, now: Temporal.Instant): Promise<string> {
  const id = site.id ?? newId();
  await tx.run(sql`
    insert into sites (organisation_id, id, code, name, country, time_zone, profiles, details, created_at)
    values (${tx.organisationId}, ${id}, ${site.code}, ${site.name}, ${site.country}, ${site.timeZone}, ${JSON.stringify(site.profiles)}, ${JSON.stringify(site.details ?? {})}, ${now.toString()})`);
  return id;
}

export interface SiteRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly country: 'US' | 'UK';
  readonly time_zone: string;
  readonly profiles: Readonly<Record<string, string>>;
  readonly details: Readonly<Record<string, unknown>>;
}

export function siteById(tx: Tx, id: string): Promise<SiteRow | null> {
  return tx.one<SiteRow>(sql`select id, code, name, country, time_zone, profiles, details from sites where organisation_id = ${tx.organisationId} and id = ${id}`);
}

export function allSites(tx: Tx): Promise<readonly SiteRow[]> {
  return tx.all<SiteRow>(sql`select id, code, name, country, time_zone, profiles, details from sites where organisation_id = ${tx.organisationId} order by code limit 200`);
}
