/** Doses in bulk: history from elsewhere, and the made-up history of the demonstration. */
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface ImportedDose {
  readonly personId: string;
  readonly episodeId: string;
  readonly siteId: string;
  readonly dosingDay: string;
  /** 1 unless the source names more than one dose a day. */
  readonly part?: number;
  readonly medicine: string;
  readonly ug: number;
  readonly kind?: 'observed' | 'take-home';
  /** ISO 8601; noon UTC of the day where the source has only the day. */
  readonly givenAt?: string;
  readonly note?: string;
  /** The grant under which another organisation gave it. */
  readonly guestGrantId?: string;
}

const chunk = 2000;

/**
 * Doses of an older record: no order, no ledger entry, never counted in stock. A day and part that has a dose already
 * keeps it. Returns how many were kept.
 */
export async function insertImportedDoses(tx: Tx, doses: readonly ImportedDose[], now: Temporal.Instant): Promise<number> {
  let kept = 0;
  for (let from = 0; from < doses.length; from += chunk) {
    const rows = doses.slice(from, from + chunk);
    kept += await tx.run(sql`
      insert into doses (organisation_id, id, person_id, episode_id, site_id, dosing_day, part, medicine, dose_ug, given_ug, kind, state, origin, given_at, note, guest_grant_id, recorded_at)
      select ${tx.organisationId}::uuid, i.id, i.person, i.episode, i.site, i.day, i.part, i.medicine, i.ug, i.ug, i.kind, 'given', 'imported', i.at, i.note, i.guest, ${now.toString()}::timestamptz
      from unnest(${rows.map(() => newId())}::uuid[], ${rows.map((row) => row.personId)}::uuid[], ${rows.map((row) => row.episodeId)}::uuid[], ${rows.map((row) => row.siteId)}::uuid[], ${rows.map((row) => row.dosingDay)}::date[],
        ${rows.map((row) => row.part ?? 1)}::int[], ${rows.map((row) => row.medicine)}::text[], ${rows.map((row) => row.ug)}::bigint[], ${rows.map((row) => row.kind ?? 'observed')}::text[],
        ${rows.map((row) => row.givenAt ?? `${row.dosingDay}T12:00:00Z`)}::timestamptz[], ${rows.map((row) => row.note ?? null)}::text[], ${rows.map((row) => row.guestGrantId ?? null)}::uuid[]) as i (id, person, episode, site, day, part, medicine, ug, kind, at, note, guest)
      on conflict do nothing`);
  }
  return kept;
}

export interface SyntheticDose {
  readonly personId: string;
  readonly episodeId: string;
  readonly siteId: string;
  readonly orderId: string;
  readonly orderVersion: number;
  readonly productId: string;
  readonly medicine: string;
  readonly dosingDay: string;
  readonly part?: number;
  readonly doseUg: number;
  readonly givenUg?: number;
  readonly kind?: 'observed' | 'take-home';
  readonly givenAt: string;
  readonly givenBy: string;
}

/** Made-up doses of made-up people, on orders of theirs; they take nothing from stock. Returns how many were kept. */
export async function insertSyntheticDoses(tx: Tx, doses: readonly SyntheticDose[]): Promise<number> {
  let kept = 0;
  for (let from = 0; from < doses.length; from += chunk) {
    const rows = doses.slice(from, from + chunk);
    kept += await tx.run(sql`
      insert into doses (organisation_id, id, person_id, episode_id, site_id, dosing_day, part, order_id, order_version, medicine, product_id, dose_ug, given_ug, kind, state, origin, given_at, given_by, recorded_at)
      select ${tx.organisationId}::uuid, i.id, i.person, i.episode, i.site, i.day, i.part, i.ord, i.version, i.medicine, i.product, i.ug, i.given, i.kind,
        case when i.given = 0 then 'refused' when i.given < i.ug then 'partial' else 'given' end, 'synthetic', i.at, i.author, i.at
      from unnest(${rows.map(() => newId())}::uuid[], ${rows.map((row) => row.personId)}::uuid[], ${rows.map((row) => row.episodeId)}::uuid[], ${rows.map((row) => row.siteId)}::uuid[], ${rows.map((row) => row.dosingDay)}::date[],
        ${rows.map((row) => row.part ?? 1)}::int[], ${rows.map((row) => row.orderId)}::uuid[], ${rows.map((row) => row.orderVersion)}::int[], ${rows.map((row) => row.medicine)}::text[], ${rows.map((row) => row.productId)}::uuid[],
        ${rows.map((row) => row.doseUg)}::bigint[], ${rows.map((row) => row.givenUg ?? row.doseUg)}::bigint[], ${rows.map((row) => row.kind ?? 'observed')}::text[], ${rows.map((row) => row.givenAt)}::timestamptz[],
        ${rows.map((row) => row.givenBy)}::uuid[]) as i (id, person, episode, site, day, part, ord, version, medicine, product, ug, given, kind, at, author)
      on conflict do nothing`);
  }
  return kept;
}
