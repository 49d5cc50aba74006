/** What every part of the filling shares: the people, their days as instants, who worked where, and the rows to write. */
import type { Day } from '@fairlead/clinical';
import { isoOf } from '@fairlead/clinical';
import type { CohortEvent, CohortPerson, EventOf } from '@fairlead/cohort';
import { startOfDay } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { makeBulk, type Bulk, type Row } from './bulk-store.ts';
import type { DemoClinic } from './demo-clinic.ts';

/** Who does what at a site. */
export interface SiteTeam {
  readonly siteId: string;
  readonly timeZone: string;
  readonly prescriber: string;
  readonly nurse: string;
  readonly wardNurse: string;
  readonly counsellor: string;
  readonly peer: string;
  readonly desk: string;
  readonly manager: string;
}

export interface FilledEpisode {
  readonly id: string;
  readonly from: Day;
  readonly to: Day | null;
  readonly reason: string | null;
}

export interface Filling {
  readonly clinic: DemoClinic;
  readonly now: Temporal.Instant;
  /** Today at the first site; everything that was lived lies before it. */
  readonly today: Day;
  readonly people: readonly CohortPerson[];
  /** The number each is known by, once they are people of the record. */
  readonly numbers: Map<string, string>;
  readonly bulk: Bulk;
  readonly add: (table: string, row: Row) => void;
  /** One line of a person's timeline. */
  readonly tell: (person: CohortPerson, at: string, kind: string, params: Row, more?: { readonly topic?: string; readonly audience?: 'team' | 'person'; readonly episodeId?: string | null; readonly authorId?: string; readonly about?: { readonly table: string; readonly id: string } }) => void;
  readonly teamOf: (person: CohortPerson) => SiteTeam;
  readonly at: (person: CohortPerson, day: Day, minute: number) => string;
  readonly episodeOf: (person: CohortPerson, day: Day) => string | null;
  readonly episodes: (person: CohortPerson) => readonly FilledEpisode[];
}

/** The events of one kind. */
export function eventsOf<Kind extends CohortEvent['kind']>(person: CohortPerson, kind: Kind): readonly EventOf<Kind>[] {
  return person.events.filter((event): event is EventOf<Kind> => event.kind === kind);
}

function episodesOf(person: CohortPerson): readonly FilledEpisode[] {
  const left = eventsOf(person, 'left');
  return eventsOf(person, 'accepted').map((accepted) => {
    const end = left.find(({ episodeId }) => episodeId === accepted.episodeId);
    return { id: accepted.episodeId, from: accepted.day, to: end?.day ?? null, reason: end?.reason ?? null };
  });
}

function teamsOf({ harborId, quayId, staff }: DemoClinic): Readonly<Record<string, SiteTeam>> {
  const who = (name: string): string => staff[name] ?? '';
  return {
    HARBOR: { siteId: harborId, timeZone: 'America/New_York', prescriber: who('dana'), nurse: who('ana'), wardNurse: who('noor'), counsellor: who('rosa'), peer: who('marcus'), desk: who('jolin'), manager: who('helen') },
    QUAY: { siteId: quayId, timeZone: 'Europe/London', prescriber: who('priya'), nurse: who('tom'), wardNurse: who('tom'), counsellor: who('gwen'), peer: who('gwen'), desk: who('tom'), manager: who('gwen') },
  };
}

export function makeFilling(clinic: DemoClinic, people: readonly CohortPerson[], today: Day, now: Temporal.Instant): Filling {
  const bulk = makeBulk();
  const teams = teamsOf(clinic);
  const teamOf = (person: CohortPerson): SiteTeam => teams[person.site.code] ?? (teams['HARBOR'] as SiteTeam);
  const midnights = new Map<string, number>();
  const midnight = (day: Day, timeZone: string): number => {
    const key = `${timeZone} ${String(day)}`;
    const known = midnights.get(key);
    if (known !== undefined) return known;
    const ms = startOfDay(isoOf(day), timeZone).epochMilliseconds;
    midnights.set(key, ms);
    return ms;
  };
  const known = new Map(people.map((person) => [person.id, episodesOf(person)]));
  const episodes = (person: CohortPerson): readonly FilledEpisode[] => known.get(person.id) ?? [];
  const episodeOf = (person: CohortPerson, day: Day): string | null => episodes(person).findLast(({ from, to }) => from <= day && (to === null || day <= to))?.id ?? null;
  return {
    clinic, now, today, people, numbers: new Map(), bulk, teamOf, episodes, episodeOf, add: bulk.add,
    at: (person, day, minute) => Temporal.Instant.fromEpochMilliseconds(midnight(day, teamOf(person).timeZone) + minute * 60_000).toString(),
    tell: (person, at, kind, params, more = {}) => bulk.add('events', {
      id: newId(), at, kind, topic: more.topic ?? kind.split('.')[0], person_id: person.id, episode_id: more.episodeId ?? null, site_id: teamOf(person).siteId, author_id: more.authorId ?? null, params, audience: more.audience ?? 'team', about: more.about ?? null,
    }),
  };
}
