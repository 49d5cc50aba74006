/** Fluids and handovers. */
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface FluidRow {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly direction: 'in' | 'out';
  readonly what: 'drink' | 'oral_rehydration' | 'intravenous' | 'urine' | 'vomit' | 'stool';
  readonly millilitres: number | null;
  readonly note: string | null;
}

export function fluidsOf(tx: Tx, stayId: string): Promise<readonly FluidRow[]> {
  return tx.all<FluidRow>(sql`select f.id, f.at, a.display_name as by, f.direction, f.what, f.millilitres, f.note from fluids f join accounts a on a.organisation_id = f.organisation_id and a.id = f.by_id
    where f.organisation_id = ${tx.organisationId} and f.stay_id = ${stayId} order by f.at desc, f.id desc limit 200`);
}

export async function insertFluid(tx: Tx, fluid: { readonly stayId: string; readonly personId: string; readonly what: FluidRow['what']; readonly millilitres: number | null; readonly note: string | null; readonly byId: string; readonly at: string }): Promise<string> {
  const id = newId();
  const direction = fluid.what === 'drink' || fluid.what === 'oral_rehydration' || fluid.what === 'intravenous' ? 'in' : 'out';
  await tx.run(sql`insert into fluids (organisation_id, id, stay_id, person_id, at, by_id, direction, what, millilitres, note)
    values (${tx.organisationId}, ${id}, ${fluid.stayId}, ${fluid.personId}, ${fluid.at}, ${fluid.byId}, ${direction}, ${fluid.what}, ${fluid.millilitres}, ${fluid.note})`);
  return id;
}

export interface HandoverRow {
  readonly id: string;
  readonly site_id: string;
  readonly at: string;
  readonly by: string;
  readonly to_id: string;
  readonly to: string;
  readonly shift: 'day' | 'evening' | 'night';
  readonly note: string;
  readonly acknowledged_at: string | null;
  readonly lines: readonly { readonly stayId: string; readonly personId: string; readonly name: string; readonly changed: string; readonly due: string }[];
}

const handoverColumns = sql`h.id, h.site_id, h.at, a.display_name as by, h.to_id, b.display_name as to, h.shift, h.note, h.acknowledged_at,
  coalesce((select jsonb_agg(jsonb_build_object('stayId', l.stay_id, 'personId', l.person_id, 'name', coalesce(p.known_as, p.given_name) || ' ' || p.family_name, 'changed', l.changed, 'due', l.due) order by p.family_name, p.given_name)
    from handover_lines l join people p on p.organisation_id = l.organisation_id and p.id = l.person_id where l.organisation_id = h.organisation_id and l.handover_id = h.id), '[]') as lines
  from handovers h join accounts a on a.organisation_id = h.organisation_id and a.id = h.by_id join accounts b on b.organisation_id = h.organisation_id and b.id = h.to_id`;

export function handoversOf(tx: Tx, siteId: string, limit: number): Promise<readonly HandoverRow[]> {
  return tx.all<HandoverRow>(sql`select ${handoverColumns} where h.organisation_id = ${tx.organisationId} and h.site_id = ${siteId} order by h.at desc limit ${limit}`);
}

export function handoverById(tx: Tx, id: string): Promise<HandoverRow | null> {
  return tx.one<HandoverRow>(sql`select ${handoverColumns} where h.organisation_id = ${tx.organisationId} and h.id = ${id}`);
}

export interface HandoverLineRow {
  readonly at: string;
  readonly by: string;
  readonly to: string;
  readonly changed: string;
  readonly due: string;
  readonly acknowledged_at: string | null;
}

export function handoverLinesOf(tx: Tx, stayId: string): Promise<readonly HandoverLineRow[]> {
  return tx.all<HandoverLineRow>(sql`select h.at, a.display_name as by, b.display_name as to, l.changed, l.due, h.acknowledged_at
    from handover_lines l join handovers h on h.organisation_id = l.organisation_id and h.id = l.handover_id join accounts a on a.organisation_id = h.organisation_id and a.id = h.by_id join accounts b on b.organisation_id = h.organisation_id and b.id = h.to_id
    where l.organisation_id = ${tx.organisationId} and l.stay_id = ${stayId} order by h.at desc limit 50`);
}

export interface NewHandover {
  readonly siteId: string;
  readonly at: string;
  readonly byId: string;
  readonly toId: string;
  readonly shift: HandoverRow['shift'];
  readonly note: string;
  readonly lines: readonly { readonly stayId: string; readonly personId: string; readonly changed: string; readonly due: string }[];
  readonly acknowledgedAt?: string;
  readonly origin?: 'here' | 'synthetic';
}

export async function insertHandover(tx: Tx, one: NewHandover): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into handovers (organisation_id, id, site_id, at, by_id, to_id, shift, note, acknowledged_at, origin)
    values (${tx.organisationId}, ${id}, ${one.siteId}, ${one.at}, ${one.byId}, ${one.toId}, ${one.shift}, ${one.note}, ${one.acknowledgedAt ?? null}, ${one.origin ?? 'here'})`);
  for (const line of one.lines) await tx.run(sql`insert into handover_lines (organisation_id, handover_id, stay_id, person_id, changed, due) values (${tx.organisationId}, ${id}, ${line.stayId}, ${line.personId}, ${line.changed}, ${line.due})`);
  return id;
}

export async function acknowledgeHandoverRow(tx: Tx, id: string, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`update handovers set acknowledged_at = ${now.toString()} where organisation_id = ${tx.organisationId} and id = ${id} and acknowledged_at is null`)) === 1;
}
