/** What a pump pours for nobody: its line filled, calibrated, or checked in the morning. Two people measure it, and it goes to waste or back into its container. */
import type { BodyOf } from '@fairlead/contract';
import type { notePumpRun as route } from '@fairlead/contract/dispensary';
import { spendConfirmation } from '../../medication/index.ts';
import type { StaffActor } from '../../platform/actor.ts';
import { newId } from '../../platform/ids.ts';
import type { CommandResult } from '../../platform/registry.ts';
import { sql, type Tx } from '../../platform/scoped.ts';
import { containerFault } from '../lease-store.ts';
import { containerById, lockBalance, writeJournal } from '../stock-store.ts';
import { standing } from './pump-commands.ts';
import { ugOfUl } from './poured.ts';
import { openPoursAt, pumpById } from './pumps-store.ts';

type Noted = { readonly id: string; readonly amountUg: number; readonly offPermille: number; readonly fits: boolean };

export async function notePumpRun(tx: Tx, actor: StaffActor, pumpId: string, asked: BodyOf<typeof route>, now: Temporal.Instant): Promise<CommandResult<Noted>> {
  const pump = await pumpById(tx, pumpId);
  if (pump === null || pump.ended_at !== null) return { kind: 'not-found' };
  if (pump.container_id === null) return { kind: 'conflict', detail: `${pump.name} draws from no container.` };
  const balance = await lockBalance(tx, pump.container_id);
  const container = await containerById(tx, pump.container_id);
  if (container === null) return { kind: 'not-found' };
  const held = await containerFault(tx, container.id);
  if (held !== null) return held;
  if ((await openPoursAt(tx, container.id)).length > 0) return standing(pump.name);
  const amountUg = ugOfUl(asked.measuredUl, container.product.ugPerMl ?? 0);
  if ((balance ?? 0) < amountUg) return { kind: 'conflict', detail: 'The container does not hold as much by the ledger. Count it first. Nothing was changed.' };
  const second = await spendConfirmation(tx, asked.confirmationId, actor.accountId, now);
  if (second === null) return { kind: 'invalid', detail: 'The second person’s confirmation was used already or is older than two minutes.', field: '/confirmationId' };
  const line = { productId: container.product.id, lot: container.lot, personId: null };
  const out = { ...line, account: 'container', containerId: container.id, amountUg: -amountUg } as const;
  // What is poured back leaves the container and comes into it again: both stand in the ledger.
  const to = asked.went === 'waste' ? { ...line, account: 'waste', containerId: null, amountUg } as const : { ...line, account: 'container', containerId: container.id, amountUg } as const;
  const reason = `${pump.name}: ${asked.kind}${asked.note === undefined ? '' : `. ${asked.note}`}`;
  const journalId = await writeJournal(tx, { siteId: pump.site_id, kind: asked.went === 'waste' ? 'waste' : 'return', authorId: actor.accountId, witnessId: second.id, reason }, [out, to], now);
  const id = newId();
  await tx.run(sql`
    insert into pump_runs (organisation_id, id, pump_id, container_id, kind, said_ul, measured_ul, went, journal_id, note, done_by, second_by, at)
    values (${tx.organisationId}, ${id}, ${pump.id}, ${container.id}, ${asked.kind}, ${asked.saidUl}, ${asked.measuredUl}, ${asked.went}, ${journalId}, ${asked.note ?? null}, ${actor.accountId}, ${second.id}, ${now.toString()})`);
  const offPermille = Math.round(((asked.saidUl - asked.measuredUl) * 1000) / asked.measuredUl);
  // To fill its line nobody measures how true it pours.
  const fits = asked.kind === 'prime' || Math.abs(asked.saidUl - asked.measuredUl) * 1000 <= asked.measuredUl * pump.tolerance_permille;
  const params = { name: pump.name, what: asked.kind, amountUg, saidUl: asked.saidUl, measuredUl: asked.measuredUl };
  return {
    kind: 'done', people: [], reply: { id, amountUg, offPermille, fits },
    events: [{ kind: 'dispensary.pump-run', topic: 'stock', siteId: pump.site_id, params }],
    tasks: fits ? [] : [{ siteId: pump.site_id, kind: 'dispensary.pump-pours-wrong', role: 'manager', dueAt: now.toString(), priority: 1, params, dedupeKey: `pump run ${id}` }],
    details: { pumpId: pump.id, runId: id, went: asked.went, witness: second.id },
  };
}

export interface PumpRunRow { readonly pump_id: string; readonly kind: 'prime' | 'calibration' | 'check'; readonly said_ul: number; readonly measured_ul: number; readonly went: 'waste' | 'return'; readonly done_by: string; readonly second_by: string; readonly at: string }

/** The newest of a site's pumps in use. */
export function pumpRunsOf(tx: Tx, siteId: string): Promise<readonly PumpRunRow[]> {
  return tx.all<PumpRunRow>(sql`
    select r.pump_id, r.kind, r.said_ul, r.measured_ul, r.went, a.display_name as done_by, b.display_name as second_by, r.at from pump_runs r join pumps u on u.organisation_id = r.organisation_id and u.id = r.pump_id
      join accounts a on a.organisation_id = r.organisation_id and a.id = r.done_by join accounts b on b.organisation_id = r.organisation_id and b.id = r.second_by
    where r.organisation_id = ${tx.organisationId} and u.site_id = ${siteId} and u.ended_at is null order by r.at desc, r.id desc limit 30`);
}
