/** People, their episodes and their timeline. */
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface NewPerson {
  readonly givenName: string;
  readonly familyName: string;
  readonly knownAs?: string | null;
  readonly bornOn?: string | null;
  readonly sex?: 'female' | 'male' | 'other' | 'unknown' | null;
  readonly language?: 'en' | 'en-GB' | 'es';
  readonly telephone?: string | null;
  readonly email?: string | null;
  readonly contact?: Readonly<Record<string, unknown>>;
  readonly siteId: string;
  readonly origin?: 'here' | 'imported' | 'synthetic';
  /** Made here unless an import brings one. */
  readonly id?: string;
}

/** Adds a person and gives them their number. */
export async function addPerson(tx: Tx, person: NewPerson, now: Temporal.Instant): Promise<{ readonly id: string; readonly number: string }> {
  const id = person.id ?? newId();
  const row = await tx.one<{ number: string }>(sql`
    insert into people (organisation_id, id, number, given_name, family_name, known_as, born_on, sex, language, telephone, email, contact, site_id, origin, created_at)
    values (${tx.organisationId}, ${id}, 'FL-' || nextval('person_numbers'), ${person.givenName}, ${person.familyName}, ${person.knownAs ?? null}, ${person.bornOn ?? null},
      ${person.sex ?? null}, ${person.language ?? 'en'}, ${person.telephone ?? null}, ${person.email ?? null}, ${JSON.stringify(person.contact ?? {})}, ${person.siteId},
      ${person.origin ?? 'here'}, ${now.toString()})
    returning number`);
  return { id, number: row?.number ?? '' };
}

export interface NewEpisode {
  readonly personId: string;
  readonly siteId: string;
  readonly startedOn: string;
  readonly responsibleClinicianId: string;
  readonly origin?: 'here' | 'imported' | 'synthetic';
  readonly id?: string;
}

/** Opens an episode. The database refuses a second open one. */
export async function openEpisode(tx: Tx, episode: NewEpisode, now: Temporal.Instant): Promise<string> {
  const id = episode.id ?? newId();
  await tx.run(sql`
    insert into episodes (organisation_id, id, person_id, site_id, started_on, responsible_clinician_id, origin, created_at)
    values (${tx.organisationId}, ${id}, ${episode.personId}, ${episode.siteId}, ${episode.startedOn}, ${episode.responsibleClinicianId}, ${episode.origin ?? 'here'}, ${now.toString()})`);
  return id;
}

export interface EpisodeRow {
  readonly id: string;
  readonly person_id: string;
  readonly site_id: string;
  readonly state: 'open' | 'ended';
  readonly started_on: string;
  readonly ended_on: string | null;
  readonly end_reason: string | null;
  readonly responsible_clinician_id: string;
  readonly responsible_clinician: string;
  readonly site_name: string;
  readonly version: number;
  readonly time_zone: string;
  readonly country: 'US' | 'UK';
  readonly profiles: Readonly<Record<string, string>>;
}

const episodeColumns = sql`e.id, e.person_id, e.site_id, e.state, e.started_on, e.ended_on, e.end_reason, e.responsible_clinician_id, e.version,
  a.display_name as responsible_clinician, s.name as site_name, s.time_zone, s.country, s.profiles`;

/** One episode with what its site says of time and guidelines, or null. */
export function episodeById(tx: Tx, id: string): Promise<EpisodeRow | null> {
  return tx.one<EpisodeRow>(sql`
    select ${episodeColumns} from episodes e
    join sites s on s.organisation_id = e.organisation_id and s.id = e.site_id
    join accounts a on a.organisation_id = e.organisation_id and a.id = e.responsible_clinician_id
    where e.organisation_id = ${tx.organisationId} and e.id = ${id}`);
}

/** All episodes of a person, newest first. */
export function episodesOf(tx: Tx, personId: string): Promise<readonly EpisodeRow[]> {
  return tx.all<EpisodeRow>(sql`
    select ${episodeColumns} from episodes e
    join sites s on s.organisation_id = e.organisation_id and s.id = e.site_id
    join accounts a on a.organisation_id = e.organisation_id and a.id = e.responsible_clinician_id
    where e.organisation_id = ${tx.organisationId} and e.person_id = ${personId}
    order by e.started_on desc, e.created_at desc limit 50`);
}

/** The open episode of a person, or null. */
export async function openEpisodeOf(tx: Tx, personId: string): Promise<EpisodeRow | null> {
  const rows = await episodesOf(tx, personId);
  return rows.find((row) => row.state === 'open') ?? null;
}

export interface PersonRow {
  readonly id: string;
  readonly number: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly known_as: string | null;
  readonly born_on: string | null;
  readonly sex: 'female' | 'male' | 'other' | 'unknown' | null;
  readonly pronouns: string | null;
  readonly language: 'en' | 'en-GB' | 'es';
  readonly telephone: string | null;
  readonly email: string | null;
  readonly contact: Readonly<Record<string, unknown>>;
  readonly allergies: readonly string[];
  readonly allergies_asked: boolean;
  readonly site_id: string;
  readonly account_id: string | null;
  readonly died_on: string | null;
  readonly origin: string;
}

const personColumns = sql`p.id, p.number, p.given_name, p.family_name, p.known_as, p.born_on, p.sex, p.pronouns, p.language, p.telephone, p.email, p.contact,
  p.allergies, p.allergies_asked, p.site_id, p.account_id, p.died_on, p.origin`;

export function personById(tx: Tx, id: string): Promise<PersonRow | null> {
  return tx.one<PersonRow>(sql`select ${personColumns} from people p where p.organisation_id = ${tx.organisationId} and p.id = ${id}`);
}

export interface FoundRow extends PersonRow {
  readonly episode_id: string | null;
  readonly state: 'open' | 'ended' | null;
  readonly started_on: string | null;
  readonly ended_on: string | null;
  readonly site_name: string | null;
  readonly responsible_clinician: string | null;
}

// The newest episode of a person, with its site and clinician by name.
const newestEpisode = (organisationId: string) => sql`left join lateral (
    select e.id as episode_id, e.state, e.started_on, e.ended_on, s.name as site_name, a.display_name as responsible_clinician from episodes e
    join sites s on s.organisation_id = e.organisation_id and s.id = e.site_id
    join accounts a on a.organisation_id = e.organisation_id and a.id = e.responsible_clinician_id
    where e.organisation_id = ${organisationId} and e.person_id = p.id order by e.started_on desc, e.created_at desc limit 1) n on true`;
const foundColumns = sql`${personColumns}, n.episode_id, n.state, n.started_on, n.ended_on, n.site_name, n.responsible_clinician`;

/** Finds people as somebody types: number, date of birth, or the beginning of given and family names in either order. */
export function findPeople(tx: Tx, typed: string, limit: number): Promise<readonly FoundRow[]> {
  const words = typed.trim().toLowerCase().split(/\s+/).filter((word) => word !== '').slice(0, 3);
  const starts = words.map((word) => `${word.replaceAll(/[\\%_]/g, (char) => `\\${char}`)}%`);
  const [first = '%', second] = starts;
  const bornOn = /^\d{4}-\d{2}-\d{2}$/.test(typed.trim()) ? typed.trim() : null;
  return tx.all<FoundRow>(sql`
    select ${foundColumns} from people p ${newestEpisode(tx.organisationId)} where p.organisation_id = ${tx.organisationId} and p.id in (
      select id from people where organisation_id = ${tx.organisationId} and number = upper(${typed.trim()})
      union select id from people where organisation_id = ${tx.organisationId} and born_on = ${bornOn}::date
      union (select id from people where organisation_id = ${tx.organisationId} and lower(family_name) like ${first} and (${second ?? null}::text is null or lower(given_name) like ${second ?? '%'}) limit 50)
      union (select id from people where organisation_id = ${tx.organisationId} and lower(given_name) like ${first} and (${second ?? null}::text is null or lower(family_name) like ${second ?? '%'}) limit 50)
    ) order by p.family_name, p.given_name limit ${limit}`);
}

/** People in treatment at a site by name; only those of one clinician where one is named. */
export function peopleInTreatment(tx: Tx, siteId: string, clinicianId: string | null, limit: number): Promise<readonly FoundRow[]> {
  return tx.all<FoundRow>(sql`
    select ${foundColumns} from episodes o join people p on p.organisation_id = o.organisation_id and p.id = o.person_id ${newestEpisode(tx.organisationId)}
    where o.organisation_id = ${tx.organisationId} and o.site_id = ${siteId} and o.state = 'open' and (${clinicianId}::uuid is null or o.responsible_clinician_id = ${clinicianId}::uuid)
    order by p.family_name, p.given_name limit ${limit}`);
}

export async function countInTreatment(tx: Tx, siteId: string): Promise<number> {
  return (await tx.one<{ n: number }>(sql`select count(*)::int as n from episodes where organisation_id = ${tx.organisationId} and site_id = ${siteId} and state = 'open'`))?.n ?? 0;
}

export interface TimelineRow {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly author: string | null;
  readonly episode_id: string | null;
  readonly about: { readonly table: string; readonly id: string } | null;
}

export interface TimelineAsk {
  /** The line that the page goes on after; null for the newest. */
  readonly before: string | null;
  readonly limit: number;
  readonly audience: 'team' | 'person';
  /** Only the lines of this room; null for all. */
  readonly room: string | null;
}

/** The newest lines of a person's timeline, or those before one. Restricted lines are their room's to show. */
export function timelineOf(tx: Tx, personId: string, { before, limit, audience, room }: TimelineAsk): Promise<readonly TimelineRow[]> {
  return tx.all<TimelineRow>(sql`
    select e.id, e.at, e.kind, e.params, a.display_name as author, e.episode_id, e.about
    from events e left join accounts a on a.organisation_id = e.organisation_id and a.id = e.author_id
    where e.organisation_id = ${tx.organisationId} and e.person_id = ${personId}
      and e.audience = any(${audience === 'team' ? ['team', 'person'] : ['person']})
      and (${before}::uuid is null or (e.at, e.id) < (select b.at, b.id from events b where b.organisation_id = e.organisation_id and b.person_id = e.person_id and b.id = ${before}::uuid))
      and (${room}::text is null or e.kind like ${room}::text || '.%')
    order by e.at desc, e.id desc limit ${limit}`);
}

/** The rooms that a person's team timeline has lines of. */
export async function timelineRooms(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.all<{ room: string }>(sql`
    select distinct split_part(kind, '.', 1) as room from events
    where organisation_id = ${tx.organisationId} and person_id = ${personId} and audience = any(${['team', 'person']}) order by 1`);
  return rows.map(({ room }) => room);
}

/** All events of some kinds about one person, oldest first: the turning points of a course. */
export function eventsOfKinds(tx: Tx, personId: string, kinds: readonly string[]): Promise<readonly Pick<TimelineRow, 'at' | 'kind' | 'params'>[]> {
  return tx.all(sql`
    select at, kind, params from events where organisation_id = ${tx.organisationId} and person_id = ${personId} and kind = any(${[...kinds]}) and audience <> 'restricted' order by at limit 500`);
}

/** Gives a person the account they sign in with. False where they have one already. */
export async function accountOfPerson(tx: Tx, personId: string, accountId: string): Promise<boolean> {
  return (await tx.run(sql`update people set account_id = ${accountId} where organisation_id = ${tx.organisationId} and id = ${personId} and account_id is null`)) === 1;
}
