/** People on signed orders with a check of today, in bulk: through the routes they would take longer than the measuring. */
import { newId } from '../../apps/server/src/platform/ids.ts';
import type { Ground } from './ground.ts';

export interface Dosed {
  readonly personId: string;
  readonly episodeId: string;
  readonly orderId: string;
  readonly checkId: string;
}

export const doseUg = 20_000;
const facts = { lowTolerance: false, sedativesOrAlcohol: false, daysSinceLastOpioid: 0, rationale: 'benchmark' };
const allow = { decision: 'allow', reasons: [], findings: [], missing: [], wouldChange: [] };

const people = `insert into people (organisation_id, id, number, given_name, family_name, born_on, site_id, created_at)
  select $1, u.person, 'B-' || nextval('person_numbers'), 'Pat', 'Number ' || u.n, '1980-01-01', $6, $7`;
const episodes = `insert into episodes (organisation_id, id, person_id, site_id, started_on, responsible_clinician_id, created_at) select $1, u.episode, u.person, $6, $9::date, $8, $7`;
const orders = `insert into orders (organisation_id, id, person_id, episode_id, site_id, product_id, medicine, medicine_class, days, parts, version, state, created_by, created_at)
  select $1, u.ord, u.person, u.episode, $6, $10, 'methadone', 'methadone', daterange($9::date, $9::date + 60, '[]'), '[1,2)', 1, 'draft', $8, $7`;
const versions = `insert into order_versions (organisation_id, order_id, version, days, part_ug, reason, facts, decision, drafted_by, drafted_at)
  select $1, u.ord, 1, daterange($9::date, $9::date + 60, '[]'), array[${doseUg}::bigint], 'benchmark', $11, $12, $8, $7`;
const signatures = `insert into order_signatures (organisation_id, order_id, version, signed_by, signed_at, decision) select $1, u.ord, 1, $8, $7, $12`;
const checks = `insert into window_checks (organisation_id, id, person_id, episode_id, site_id, dosing_day, identifiers, identity_confirmed, poss, intoxicated, dosed_elsewhere, checked_by, checked_at)
  select $1, u.chk, u.person, u.episode, $6, $9::date, array['photo', 'born-on'], true, '1', false, false, $8, $7`;
const arrivals = `insert into check_ins (organisation_id, id, person_id, site_id, dosing_day, arrived_at, checked_in_by) select $1, u.chk, u.person, $6, $9::date, $7, $8`;
// Every statement is sent the same values; this names all of them, so that each has its type.
const from = `from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[]) with ordinality as u (person, episode, ord, chk, n)
  where ($1::uuid, $6::uuid, $7::timestamptz, $8::uuid, $9::date, $10::uuid, $11::jsonb, $12::jsonb) is not null`;

/** So many people who are checked in, were looked at, and have had no dose yet. */
export async function addDosed(ground: Ground, count: number): Promise<readonly Dosed[]> {
  const made = Array.from({ length: count }, () => ({ personId: newId(), episodeId: newId(), orderId: newId(), checkId: newId() }));
  const values = [
    ground.organisationId, made.map((each) => each.personId), made.map((each) => each.episodeId), made.map((each) => each.orderId), made.map((each) => each.checkId),
    ground.siteId, `${ground.today}T00:00:00Z`, ground.nurseId, ground.today, ground.productId, JSON.stringify(facts), JSON.stringify(allow),
  ];
  await ground.admin.query('begin');
  for (const text of [people, episodes, orders, versions, signatures, checks, arrivals]) await ground.admin.query(`${text} ${from}`, values);
  await ground.admin.query(`update orders set state = 'signed' where organisation_id = $1 and id = any($2::uuid[])`, [ground.organisationId, made.map((each) => each.orderId)]);
  await ground.admin.query('commit');
  return made;
}
