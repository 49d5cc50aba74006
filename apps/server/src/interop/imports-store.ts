/** Batches, resources as they came, and who came from where. */
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface NewBatch {
  readonly id: string;
  readonly siteId: string;
  readonly name: string;
  readonly source: string;
  readonly dayZero: string | null;
  readonly madeBy: string | null;
}

export async function addBatch(tx: Tx, batch: NewBatch, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`insert into import_batches (organisation_id, id, site_id, name, source, day_zero, made_by, made_at, counts)
    values (${tx.organisationId}, ${batch.id}, ${batch.siteId}, ${batch.name}, ${batch.source}, ${batch.dayZero}, ${batch.madeBy}, ${now.toString()}, '{}')`);
}

export async function countBatch(tx: Tx, id: string, counts: Readonly<Record<string, number>>): Promise<void> {
  await tx.run(sql`update import_batches set counts = ${JSON.stringify(counts)} where organisation_id = ${tx.organisationId} and id = ${id}`);
}

/** An earlier import of one name of one source, as it stands now. */
export interface EarlierRow {
  readonly id: string;
  readonly resource_type: string;
  readonly resource_id: string;
  readonly person_id: string | null;
  readonly content: Readonly<Record<string, unknown>>;
  readonly content_hash: Buffer;
  readonly mapped_table: string | null;
  readonly mapped_id: string | null;
}

export function earlierOf(tx: Tx, source: string, names: readonly string[]): Promise<readonly EarlierRow[]> {
  return tx.all<EarlierRow>(sql`
    select r.id, r.resource_type, r.resource_id, r.person_id, r.content, r.content_hash, r.mapped_table, r.mapped_id from imported_resources r
    join unnest(${names.map((name) => name.slice(0, name.indexOf('/')))}::text[], ${names.map((name) => name.slice(name.indexOf('/') + 1))}::text[]) as n (type, id) on r.resource_type = n.type and r.resource_id = n.id
    where r.organisation_id = ${tx.organisationId} and r.source = ${source}
      and not exists (select from imported_resources l where l.organisation_id = r.organisation_id and l.supersedes_id = r.id)`);
}

export interface NewResource {
  readonly id: string;
  readonly batchId: string;
  readonly personId: string | null;
  readonly source: string;
  readonly type: string;
  readonly resourceId: string;
  readonly fullUrl: string | null;
  readonly words: string;
  readonly at: string | null;
  readonly content: unknown;
  readonly hash: Buffer;
  readonly mapped: { readonly table: string; readonly id: string } | null;
  readonly supersedesId: string | null;
}

export async function addResource(tx: Tx, resource: NewResource, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`
    insert into imported_resources (organisation_id, id, batch_id, person_id, source, resource_type, resource_id, full_url, words, happened_at, content, content_hash, mapped_table, mapped_id, kept_at, supersedes_id)
    values (${tx.organisationId}, ${resource.id}, ${resource.batchId}, ${resource.personId}, ${resource.source}, ${resource.type}, ${resource.resourceId}, ${resource.fullUrl}, ${resource.words}, ${resource.at},
      ${JSON.stringify(resource.content)}, ${resource.hash}, ${resource.mapped?.table ?? null}, ${resource.mapped?.id ?? null}, ${now.toString()}, ${resource.supersedesId})`);
}

export async function addImportedPerson(tx: Tx, source: string, sourceId: string, personId: string, batchId: string): Promise<void> {
  await tx.run(sql`insert into imported_people (organisation_id, source, source_id, person_id, batch_id) values (${tx.organisationId}, ${source}, ${sourceId}, ${personId}, ${batchId})`);
}

/** Who stands behind these ids: as this source named them, and people of this record by their own id. */
export async function peopleBehind(tx: Tx, source: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const uuids = ids.filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id));
  const rows = await tx.all<{ source_id: string; person_id: string }>(sql`
    select id::text as source_id, id as person_id from people where organisation_id = ${tx.organisationId} and id = any(${uuids}::uuid[])
    union all select source_id, person_id from imported_people where organisation_id = ${tx.organisationId} and source = ${source} and source_id = any(${[...ids]}::text[])`);
  return new Map(rows.map((row) => [row.source_id, row.person_id]));
}

/** People of this name and date of birth who are here already. */
export async function peopleAlike(tx: Tx, givenName: string, familyName: string, bornOn: string | null, except: string): Promise<readonly string[]> {
  if (bornOn === null) return [];
  const rows = await tx.all<{ number: string }>(sql`select number from people where organisation_id = ${tx.organisationId} and born_on = ${bornOn}::date and lower(family_name) = lower(${familyName}) and lower(given_name) = lower(${givenName}) and id <> ${except} limit 3`);
  return rows.map((row) => row.number);
}

export async function savepoint(tx: Tx): Promise<void> {
  await tx.run(sql`savepoint entry`);
}
export async function releaseSavepoint(tx: Tx): Promise<void> {
  await tx.run(sql`release savepoint entry`);
}
export async function backToSavepoint(tx: Tx): Promise<void> {
  await tx.run(sql`rollback to savepoint entry`);
}

/** A savepoint around the whole, so that a look keeps nothing and is still exactly what would happen. */
export async function beginTrial(tx: Tx): Promise<void> {
  await tx.run(sql`savepoint whole_import`);
}
export async function undoTrial(tx: Tx): Promise<void> {
  await tx.run(sql`rollback to savepoint whole_import`);
}

export interface NewEvent {
  readonly at: string;
  readonly kind: string;
  readonly personId: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly about: { readonly table: string; readonly id: string };
}

/** Lines of many timelines at once, and one notice to open screens at commit. */
export async function addEvents(tx: Tx, events: readonly NewEvent[], siteId: string, authorId: string | null): Promise<void> {
  for (let from = 0; from < events.length; from += 1000) {
    const rows = events.slice(from, from + 1000);
    await tx.run(sql`
      insert into events (organisation_id, id, at, kind, topic, person_id, site_id, author_id, params, audience, about)
      select ${tx.organisationId}::uuid, i.id, i.at, i.kind, 'people', i.person, ${siteId}::uuid, ${authorId}::uuid, i.params, 'team', i.about
      from unnest(${rows.map(() => newId())}::uuid[], ${rows.map((row) => row.at)}::timestamptz[], ${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.personId)}::uuid[],
        ${rows.map((row) => JSON.stringify(row.params))}::jsonb[], ${rows.map((row) => JSON.stringify(row.about))}::jsonb[]) as i (id, at, kind, person, params, about)`);
  }
  if (events.length > 0) await tx.run(sql`select pg_notify('fairlead_events', ${JSON.stringify({ o: tx.organisationId, t: 'people', p: null, s: siteId, a: 'team', i: newId() })})`);
}
