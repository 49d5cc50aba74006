/** Responses to instruments and single observations, for every room that asks or measures. */
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface NewResponse {
  readonly personId: string;
  readonly episodeId: string | null;
  readonly instrument: string;
  readonly instrumentVersion: string;
  readonly at: string;
  readonly byAccountId: string | null;
  readonly byKind: 'staff' | 'person' | 'imported';
  readonly answers: Readonly<Record<string, unknown>>;
  /** The scorer's whole answer, kept as it was. */
  readonly score: Readonly<Record<string, unknown>>;
  readonly total: number | null;
  readonly band: string | null;
  readonly complete: boolean;
  readonly supersedes?: { readonly id: string; readonly reason: string };
  readonly origin?: 'here' | 'imported' | 'synthetic';
  readonly importKey?: string;
}

/** Keeps a response. Returns null where the same imported row is here already. */
export async function addResponse(tx: Tx, response: NewResponse): Promise<string | null> {
  const id = newId();
  const rows = await tx.run(sql`
    insert into responses (organisation_id, id, person_id, episode_id, instrument, instrument_version, at, by_account_id, by_kind, answers, score, total, band, complete, supersedes_id, correction_reason, origin, import_key)
    values (${tx.organisationId}, ${id}, ${response.personId}, ${response.episodeId}, ${response.instrument}, ${response.instrumentVersion}, ${response.at}, ${response.byAccountId}, ${response.byKind},
      ${JSON.stringify(response.answers)}, ${JSON.stringify(response.score)}, ${response.total}, ${response.band}, ${response.complete}, ${response.supersedes?.id ?? null}, ${response.supersedes?.reason ?? null},
      ${response.origin ?? 'here'}, ${response.importKey ?? null})
    on conflict (organisation_id, import_key) where import_key is not null do nothing`);
  return rows === 0 ? null : id;
}

export interface ResponseRow {
  readonly id: string;
  readonly person_id: string;
  readonly episode_id: string | null;
  readonly instrument: string;
  readonly instrument_version: string;
  readonly at: string;
  readonly by: string | null;
  readonly by_kind: 'staff' | 'person' | 'imported';
  readonly answers: Readonly<Record<string, unknown>>;
  readonly score: Readonly<Record<string, unknown>>;
  readonly total: number | null;
  readonly band: string | null;
  readonly complete: boolean;
}

/** Responses of a person that no correction stands for, newest first; of one instrument where it is named. */
export function responsesOf(tx: Tx, personId: string, filter: { readonly instrument?: string; readonly since?: string; readonly limit?: number } = {}): Promise<readonly ResponseRow[]> {
  return tx.all<ResponseRow>(sql`
    select r.id, r.person_id, r.episode_id, r.instrument, r.instrument_version, r.at, a.display_name as by, r.by_kind, r.answers, r.score, r.total::float8 as total, r.band, r.complete
    from responses r left join accounts a on a.organisation_id = r.organisation_id and a.id = r.by_account_id
    where r.organisation_id = ${tx.organisationId} and r.person_id = ${personId} and (${filter.instrument ?? null}::text is null or r.instrument = ${filter.instrument ?? null})
      and (${filter.since ?? null}::timestamptz is null or r.at >= ${filter.since ?? null}::timestamptz)
      and not exists (select from responses n where n.organisation_id = r.organisation_id and n.supersedes_id = r.id)
    order by r.at desc limit ${filter.limit ?? 500}`);
}

export interface NewObservation {
  readonly personId: string;
  readonly episodeId: string | null;
  readonly code: string;
  readonly at: string;
  readonly value?: number | null;
  readonly unit?: string | null;
  readonly valueText?: string | null;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly byAccountId: string | null;
  readonly byKind: 'staff' | 'person' | 'device' | 'imported';
  readonly groupId?: string | null;
  readonly supersedes?: { readonly id: string; readonly reason: string };
  readonly origin?: 'here' | 'imported' | 'synthetic';
  readonly importKey?: string;
}

/** Keeps one observation. Returns null where the same imported row is here already. */
export async function addObservation(tx: Tx, observation: NewObservation): Promise<string | null> {
  const id = newId();
  const rows = await tx.run(sql`
    insert into observations (organisation_id, id, person_id, episode_id, code, at, value, unit, value_text, details, by_account_id, by_kind, group_id, supersedes_id, correction_reason, origin, import_key)
    values (${tx.organisationId}, ${id}, ${observation.personId}, ${observation.episodeId}, ${observation.code}, ${observation.at}, ${observation.value ?? null}, ${observation.unit ?? null},
      ${observation.valueText ?? null}, ${JSON.stringify(observation.details ?? {})}, ${observation.byAccountId}, ${observation.byKind}, ${observation.groupId ?? null}, ${observation.supersedes?.id ?? null},
      ${observation.supersedes?.reason ?? null}, ${observation.origin ?? 'here'}, ${observation.importKey ?? null})
    on conflict (organisation_id, import_key) where import_key is not null do nothing`);
  return rows === 0 ? null : id;
}

export interface ObservationRow {
  readonly id: string;
  readonly person_id: string;
  readonly code: string;
  readonly at: string;
  readonly value: number | null;
  readonly unit: string | null;
  readonly value_text: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly by: string | null;
  readonly group_id: string | null;
}

/** Observations of a person that no correction stands for, newest first; of some codes where they are named. */
export function observationsOf(tx: Tx, personId: string, filter: { readonly codes?: readonly string[]; readonly since?: string; readonly limit?: number } = {}): Promise<readonly ObservationRow[]> {
  const codes = filter.codes === undefined ? null : [...filter.codes];
  return tx.all<ObservationRow>(sql`
    select o.id, o.person_id, o.code, o.at, o.value::float8 as value, o.unit, o.value_text, o.details, a.display_name as by, o.group_id
    from observations o left join accounts a on a.organisation_id = o.organisation_id and a.id = o.by_account_id
    where o.organisation_id = ${tx.organisationId} and o.person_id = ${personId} and (${codes}::text[] is null or o.code = any(${codes}::text[]))
      and (${filter.since ?? null}::timestamptz is null or o.at >= ${filter.since ?? null}::timestamptz)
      and not exists (select from observations n where n.organisation_id = o.organisation_id and n.supersedes_id = o.id)
    order by o.at desc limit ${filter.limit ?? 500}`);
}

/** The newest response of each instrument that no correction stands for. */
export function newestResponses(tx: Tx, personId: string): Promise<readonly ResponseRow[]> {
  return tx.all<ResponseRow>(sql`
    select distinct on (r.instrument) r.id, r.person_id, r.episode_id, r.instrument, r.instrument_version, r.at, a.display_name as by, r.by_kind, r.answers, r.score, r.total::float8 as total, r.band, r.complete
    from responses r left join accounts a on a.organisation_id = r.organisation_id and a.id = r.by_account_id
    where r.organisation_id = ${tx.organisationId} and r.person_id = ${personId}
      and not exists (select from responses n where n.organisation_id = r.organisation_id and n.supersedes_id = r.id)
    order by r.instrument, r.at desc`);
}

/** One response of a person, or null. */
export function responseById(tx: Tx, id: string): Promise<ResponseRow | null> {
  return tx.one<ResponseRow>(sql`
    select r.id, r.person_id, r.episode_id, r.instrument, r.instrument_version, r.at, a.display_name as by, r.by_kind, r.answers, r.score, r.total::float8 as total, r.band, r.complete
    from responses r left join accounts a on a.organisation_id = r.organisation_id and a.id = r.by_account_id
    where r.organisation_id = ${tx.organisationId} and r.id = ${id}`);
}

/** Whether a correction stands for this response already. */
export async function isSuperseded(tx: Tx, id: string): Promise<boolean> {
  return (await tx.one(sql`select id from responses where organisation_id = ${tx.organisationId} and supersedes_id = ${id}`)) !== null;
}
