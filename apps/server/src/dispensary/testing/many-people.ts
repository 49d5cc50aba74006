/** People on signed orders who were looked at today, many at once: through the routes they would take longer than the test. */
import { newId } from '../../platform/ids.ts';
import { sql } from '../../platform/scoped.ts';
import type { TestClinic } from '../../platform/testing/test-clinic.ts';
import type { DosedPerson, DosingKit } from './dosing-kit.ts';

const doseUg = 20_000;
const facts = JSON.stringify({ lowTolerance: false, sedativesOrAlcohol: false, daysSinceLastOpioid: 0, otherMedicines: [], qtRiskFactors: false, rationale: 'a test' });
const allow = JSON.stringify({ decision: 'allow', reasons: [], findings: [], missing: [], wouldChange: [] });

/** `nextUg`: version 2 of each order is drafted with it and waits for its signature. `hostSiteId`: today and tomorrow they are guests there. */
export async function addManyDosed(clinic: TestClinic, kit: DosingKit, count: number, options: { readonly nextUg?: number; readonly hostSiteId?: string } = {}): Promise<readonly DosedPerson[]> {
  const people = Array.from({ length: count }, () => ({ personId: newId(), episodeId: newId(), orderId: newId(), otherId: newId(), doseUg }));
  const { id, siteId, staff } = clinic.here;
  const [now, day] = [clinic.clock.now().toString(), kit.today()];
  const each = sql`from unnest(${people.map(({ personId }) => personId)}::uuid[], ${people.map(({ episodeId }) => episodeId)}::uuid[], ${people.map(({ orderId }) => orderId)}::uuid[], ${people.map(({ otherId }) => otherId)}::uuid[]) as u (person, episode, ord, other)`;
  await clinic.database.scoped(id, async (tx) => {
    await tx.run(sql`insert into people (organisation_id, id, number, given_name, family_name, born_on, site_id, created_at) select ${id}, u.person, 'FL-' || nextval('person_numbers'), 'Robin', 'Okafor', '1988-03-14', ${siteId}, ${now}::timestamptz ${each}`);
    await tx.run(sql`insert into episodes (organisation_id, id, person_id, site_id, started_on, responsible_clinician_id, created_at) select ${id}, u.episode, u.person, ${siteId}, ${day}::date, ${staff.prescriber}, ${now}::timestamptz ${each}`);
    await tx.run(sql`insert into orders (organisation_id, id, person_id, episode_id, site_id, product_id, medicine, medicine_class, days, parts, version, state, created_by, created_at)
      select ${id}, u.ord, u.person, u.episode, ${siteId}, ${kit.productId}, 'methadone', 'methadone', daterange(${day}::date, ${day}::date + 30, '[]'), '[1,2)', 1, 'draft', ${staff.prescriber}, ${now}::timestamptz ${each}`);
    for (const [version, ug] of [[1, doseUg], ...(options.nextUg === undefined ? [] : [[2, options.nextUg] as const])] as const) {
      await tx.run(sql`insert into order_versions (organisation_id, order_id, version, days, part_ug, reason, facts, decision, drafted_by, drafted_at)
        select ${id}, u.ord, ${version}, daterange(${day}::date, ${day}::date + 30, '[]'), array[${ug}::bigint], 'a test', ${facts}::jsonb, ${allow}::jsonb, ${staff.prescriber}, ${now}::timestamptz ${each}`);
    }
    await tx.run(sql`insert into order_signatures (organisation_id, order_id, version, signed_by, signed_at, decision) select ${id}, u.ord, 1, ${staff.prescriber}, ${now}::timestamptz, ${allow}::jsonb ${each}`);
    await tx.run(sql`update orders set state = 'signed' where organisation_id = ${id} and id = any(${people.map(({ orderId }) => orderId)}::uuid[])`);
    await tx.run(sql`insert into window_checks (organisation_id, id, person_id, episode_id, site_id, dosing_day, identifiers, identity_confirmed, poss, intoxicated, dosed_elsewhere, checked_by, checked_at)
      select ${id}, u.other, u.person, u.episode, ${siteId}, ${day}::date, array['photo', 'born-on'], true, '1', false, false, ${staff.nurse}, ${now}::timestamptz ${each}`);
    if (options.hostSiteId !== undefined) await tx.run(sql`insert into guest_stays (organisation_id, id, person_id, episode_id, kind, days, host_site_id, agreed_by, agreed_at)
      select ${id}, u.other, u.person, u.episode, 'our-site', daterange(${day}::date, ${day}::date + 1, '[]'), ${options.hostSiteId}, ${staff.prescriber}, ${now}::timestamptz ${each}`);
  });
  return people;
}
