/** What another clinic confirmed of a visitor who is dosed here. */
import { sql, type Tx } from '../platform/scoped.ts';

export interface VisitorStay {
  readonly from_day: string;
  readonly to_day: string;
  readonly confirmed_ug: number;
  readonly last_dose_day: string | null;
  readonly take_homes_held: number | null;
  readonly record_parts: readonly string[];
}

/** The days agreed for a visitor, or null for everybody whose home is here. */
export function visitorStayOf(tx: Tx, personId: string): Promise<VisitorStay | null> {
  return tx.one<VisitorStay>(sql`
    select lower(g.days) as from_day, upper(g.days) - 1 as to_day, g.confirmed_ug, g.last_dose_day, g.take_homes_held, g.record_parts from guest_stays g
    where g.organisation_id = ${tx.organisationId} and g.person_id = ${personId} and g.kind = 'visitor' and g.state = 'active' order by lower(g.days) desc limit 1`);
}
