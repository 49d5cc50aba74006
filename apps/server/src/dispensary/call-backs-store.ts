/** Call-backs: who has bottles out, who was asked, and what they brought. */
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface HolderRow {
  readonly person_id: string;
  readonly episode_id: string;
  readonly bottles: number;
  readonly last_at: string | null;
  readonly is_open: boolean;
}

/** Everybody of a site with bottles out and an open episode. */
export function holdersOf(tx: Tx, siteId: string): Promise<readonly HolderRow[]> {
  return tx.all<HolderRow>(sql`
    select b.person_id, e.id as episode_id, count(*)::int as bottles, (select max(k.picked_at) from call_backs k where k.organisation_id = b.organisation_id and k.person_id = b.person_id) as last_at,
      exists (select from call_backs k where k.organisation_id = b.organisation_id and k.person_id = b.person_id and k.outcome is null) as is_open
    from bottles b join people p on p.organisation_id = b.organisation_id and p.id = b.person_id join episodes e on e.organisation_id = b.organisation_id and e.person_id = b.person_id and e.state = 'open'
    where b.organisation_id = ${tx.organisationId} and p.site_id = ${siteId} and b.state = 'out' group by b.organisation_id, b.person_id, e.id order by b.person_id`);
}

export interface CallBackRow {
  readonly id: string;
  readonly personId: string;
  readonly number: string;
  readonly name: string;
  readonly telephone: string | null;
  readonly mayCall: boolean | null;
  readonly mayText: boolean | null;
  readonly language: 'en' | 'en-GB' | 'es';
  readonly messagedAt: string | null;
  readonly how: 'random' | 'reason';
  readonly reason: string | null;
  readonly pickedAt: string;
  readonly dueAt: string;
  readonly bottlesExpected: number;
  readonly outcome: 'complete' | 'short' | 'excused' | 'not-reached' | 'not-come' | null;
  readonly bottlesBrought: number | null;
  readonly sealsWhole: boolean | null;
  readonly volumesRight: boolean | null;
  readonly note: string | null;
  readonly settledBy: string | null;
  readonly siteId: string;
  readonly episodeId: string;
}

const columns = sql`k.id, k.person_id as "personId", p.number, coalesce(p.known_as, p.given_name) || ' ' || p.family_name as name, p.telephone, (p.contact ->> 'call')::boolean as "mayCall", coalesce((p.contact ->> 'text')::boolean, case when p.contact ->> 'how' = 'text' then true end) as "mayText", p.language,
  (select max(t.at) from outreach_attempts t where t.organisation_id = k.organisation_id and t.person_id = k.person_id and t.how = 'text' and t.outcome = 'sent' and t.at >= k.picked_at and t.at < coalesce(k.settled_at, 'infinity')) as "messagedAt", k.how, k.reason, k.picked_at as "pickedAt", k.due_at as "dueAt",
  k.bottles_expected as "bottlesExpected", k.outcome, k.bottles_brought as "bottlesBrought", k.seals_whole as "sealsWhole", k.volumes_right as "volumesRight", k.note, a.display_name as "settledBy", k.site_id as "siteId", k.episode_id as "episodeId"
  from call_backs k join people p on p.organisation_id = k.organisation_id and p.id = k.person_id left join accounts a on a.organisation_id = k.organisation_id and a.id = k.settled_by`;

/** Open ones first, then the newest. */
export function callBacksOf(tx: Tx, siteId: string): Promise<readonly CallBackRow[]> {
  return tx.all<CallBackRow>(sql`select ${columns} where k.organisation_id = ${tx.organisationId} and k.site_id = ${siteId} order by (k.outcome is null) desc, k.picked_at desc, k.id limit 100`);
}

export function callBackById(tx: Tx, id: string): Promise<CallBackRow | null> {
  return tx.one<CallBackRow>(sql`select ${columns} where k.organisation_id = ${tx.organisationId} and k.id = ${id}`);
}

export async function insertCallBack(tx: Tx, one: { readonly personId: string; readonly episodeId: string; readonly siteId: string; readonly reason: string | null; readonly dueAt: string; readonly bottlesExpected: number }, accountId: string, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into call_backs (organisation_id, id, person_id, episode_id, site_id, how, reason, picked_at, picked_by, due_at, bottles_expected)
    values (${tx.organisationId}, ${id}, ${one.personId}, ${one.episodeId}, ${one.siteId}, ${one.reason === null ? 'random' : 'reason'}, ${one.reason}, ${now.toString()}, ${accountId}, ${one.dueAt}, ${one.bottlesExpected})`);
  return id;
}

export async function settleCallBackRow(tx: Tx, id: string, what: Pick<CallBackRow, 'outcome' | 'bottlesBrought' | 'sealsWhole' | 'volumesRight' | 'note'>, accountId: string, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`
    update call_backs set outcome = ${what.outcome}, bottles_brought = ${what.bottlesBrought}, seals_whole = ${what.sealsWhole}, volumes_right = ${what.volumesRight}, note = ${what.note}, settled_at = ${now.toString()}, settled_by = ${accountId}
    where organisation_id = ${tx.organisationId} and id = ${id} and outcome is null`)) === 1;
}
