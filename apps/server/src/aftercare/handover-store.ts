/** Handovers to hospitals and prisons, and returns from there. */
import type { Decision } from '@fairlead/contract';
import type { HandoverBasis, HandoverPlace } from '@fairlead/contract/aftercare';
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface HandoverRow {
  readonly id: string;
  readonly person_id: string;
  readonly direction: 'out' | 'in';
  readonly place: HandoverPlace;
  readonly other_name: string;
  readonly other_person: string | null;
  readonly other_phone: string | null;
  readonly basis: HandoverBasis;
  readonly emergency_nature: string | null;
  readonly content: unknown;
  readonly left_on: string | null;
  readonly note: string | null;
  readonly by: string;
  readonly at: string;
}

const columns = sql`h.id, h.person_id, h.direction, h.place, h.other_name, h.other_person, h.other_phone, h.basis, h.emergency_nature, h.content, h.left_on, h.note, a.display_name as by, h.at
  from institution_handovers h join accounts a on a.organisation_id = h.organisation_id and a.id = h.written_by`;

export function handoversOf(tx: Tx, personId: string): Promise<readonly HandoverRow[]> {
  return tx.all<HandoverRow>(sql`select ${columns} where h.organisation_id = ${tx.organisationId} and h.person_id = ${personId} order by h.at desc, h.id desc limit 50`);
}

export function handoverById(tx: Tx, id: string): Promise<HandoverRow | null> {
  return tx.one<HandoverRow>(sql`select ${columns} where h.organisation_id = ${tx.organisationId} and h.id = ${id}`);
}

export interface NewHandover {
  readonly personId: string;
  readonly episodeId: string;
  readonly direction: 'out' | 'in';
  readonly place: HandoverPlace;
  readonly otherName: string;
  readonly otherPerson: string | null;
  readonly otherPhone: string | null;
  readonly basis: HandoverBasis;
  readonly consentId: string | null;
  readonly emergencyNature: string | null;
  readonly content: unknown;
  readonly decision: Decision | null;
  readonly leftOn: string | null;
  readonly note: string | null;
  readonly writtenBy: string;
}

export async function addHandover(tx: Tx, row: NewHandover, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into institution_handovers (organisation_id, id, person_id, episode_id, direction, place, other_name, other_person, other_phone, basis, consent_id, emergency_nature, content, decision, left_on, note, written_by, at)
    values (${tx.organisationId}, ${id}, ${row.personId}, ${row.episodeId}, ${row.direction}, ${row.place}, ${row.otherName}, ${row.otherPerson}, ${row.otherPhone}, ${row.basis}, ${row.consentId}, ${row.emergencyNature},
      ${JSON.stringify(row.content)}, ${row.decision === null ? null : JSON.stringify(row.decision)}, ${row.leftOn}, ${row.note}, ${row.writtenBy}, ${now.toString()})`);
  return id;
}
