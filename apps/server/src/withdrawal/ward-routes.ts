/** The ward, rounds, escalations, fluids and handover. */
import * as contract from '@fairlead/contract/withdrawal';
import { staff } from '../platform/policy.ts';
import { endTasks } from '../platform/record-store.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { siteById } from '../platform/sites-store.ts';
import { staffAt } from '../residence/index.ts';
import { addRound } from './add-round.ts';
import { acknowledge, endEscalationRow, escalationById } from './escalations-store.ts';
import { readWard } from './read-ward.ts';
import { stayById } from './stays-store.ts';
import { acknowledgeHandoverRow, handoverById, handoversOf, insertFluid, insertHandover } from './ward-store.ts';

export const wardTeam = staff('prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'manager');
export const bedside = staff('prescriber', 'nurse');
const done = { ok: true } as const;

const wardRead = read(contract.ward, { policy: wardTeam, limiter: 'ordinary', audit: 'ward looked at' }, async (ask, tx) => {
  const site = await siteById(tx, ask.params.id);
  if (site === null) return { kind: 'not-found' };
  const reply = await readWard(tx, site, ask.now);
  return { kind: 'ok', people: reply.items.map(({ personId }) => personId), reply };
});

const roundAdded = command(contract.addRound, { policy: bedside, limiter: 'ordinary', audit: 'round kept' }, (ask, tx) => addRound(tx, ask.params.id, ask.body, ask.actor, ask.now));

const acknowledged = command(contract.acknowledgeEscalation, { policy: bedside, limiter: 'ordinary', audit: 'escalation acknowledged' }, async (ask, tx) => {
  const row = await escalationById(tx, ask.params.id);
  if (row === null) return { kind: 'not-found' };
  if (!(await acknowledge(tx, row.id, ask.actor.accountId, ask.now))) return { kind: 'conflict', detail: row.acknowledged_by === null ? 'This escalation has ended.' : `${row.acknowledged_by} has it already.` };
  return { kind: 'done', reply: done, people: [row.person_id], events: [{ kind: 'withdrawal.escalation-acknowledged', topic: 'ward', personId: row.person_id, episodeId: row.episode_id, siteId: row.site_id, params: { action: row.action }, about: { table: 'withdrawal_escalations', id: row.id } }] };
});

const settled = command(contract.endEscalation, { policy: bedside, limiter: 'ordinary', audit: 'escalation settled' }, async (ask, tx) => {
  const row = await escalationById(tx, ask.params.id);
  if (row === null) return { kind: 'not-found' };
  if (row.acknowledged_at === null) await acknowledge(tx, row.id, ask.actor.accountId, ask.now);
  if (!(await endEscalationRow(tx, row.id, ask.actor.accountId, ask.body.outcome, ask.now))) return { kind: 'conflict', detail: 'This escalation has ended already.' };
  for (const role of ['nurse', 'prescriber']) for (const key of ['overdue', 'escalation']) await endTasks(tx, ask.actor.accountId, ask.now, { dedupeKey: `${key} ${row.id} ${role}`, outcome: 'settled' });
  return { kind: 'done', reply: done, people: [row.person_id], events: [{ kind: 'withdrawal.escalation-ended', topic: 'ward', personId: row.person_id, episodeId: row.episode_id, siteId: row.site_id, params: { action: row.action, outcome: ask.body.outcome }, about: { table: 'withdrawal_escalations', id: row.id } }] };
});

const fluidAdded = command(contract.addFluid, { policy: bedside, limiter: 'ordinary', audit: 'fluid noted' }, async (ask, tx) => {
  const stay = await stayById(tx, ask.params.id);
  if (stay === null) return { kind: 'not-found' };
  if (stay.state === 'ended') return { kind: 'conflict', detail: 'This stay has ended.' };
  const { what, millilitres = null, note = null } = ask.body;
  const id = await insertFluid(tx, { stayId: stay.id, personId: stay.person_id, what, millilitres, note, byId: ask.actor.accountId, at: ask.now.toString() });
  return { kind: 'done', reply: { id }, people: [stay.person_id], events: [{ kind: 'withdrawal.fluid', topic: 'ward', personId: stay.person_id, episodeId: stay.episode_id, siteId: stay.site_id, params: { what, millilitres }, about: { table: 'fluids', id } }] };
});

const handovers = read(contract.listHandovers, { policy: wardTeam, limiter: 'ordinary', audit: 'handovers looked at' }, async (ask, tx) => {
  const rows = await handoversOf(tx, ask.params.id, 20);
  const items = rows.map((row) => ({ id: row.id, at: row.at, by: row.by, toId: row.to_id, to: row.to, shift: row.shift, note: row.note, acknowledgedAt: row.acknowledged_at, lines: row.lines.map((line) => ({ ...line })) }));
  return { kind: 'ok', people: items.flatMap(({ lines }) => lines.map(({ personId }) => personId)), reply: { items, staff: [...(await staffAt(tx, ask.params.id, ['prescriber', 'nurse']))] } };
});

const handedOver = command(contract.handOver, { policy: bedside, limiter: 'ordinary', audit: 'ward handed over' }, async (ask, tx) => {
  const site = await siteById(tx, ask.params.id);
  if (site === null) return { kind: 'not-found' };
  const { body, actor, now } = ask;
  if (body.toId === actor.accountId) return { kind: 'invalid', detail: 'Somebody else takes over.', field: '/toId' };
  const takes = (await staffAt(tx, site.id, ['prescriber', 'nurse'])).find(({ id }) => id === body.toId);
  if (takes === undefined) return { kind: 'invalid', detail: 'Choose a nurse or prescriber of this site.', field: '/toId' };
  const lines: { stayId: string; personId: string; episodeId: string; changed: string; due: string }[] = [];
  for (const line of body.lines) {
    const stay = await stayById(tx, line.stayId);
    if (stay === null || stay.site_id !== site.id) return { kind: 'invalid', detail: 'A person in this handover is not on this ward.', field: '/lines' };
    lines.push({ ...line, personId: stay.person_id, episodeId: stay.episode_id });
  }
  const id = await insertHandover(tx, { siteId: site.id, at: now.toString(), byId: actor.accountId, toId: takes.id, shift: body.shift, note: body.note ?? '', lines });
  return {
    kind: 'done', reply: { id, at: now.toString() }, people: lines.map(({ personId }) => personId),
    events: [{ kind: 'withdrawal.handed-over', topic: 'ward', siteId: site.id, params: { to: takes.name }, about: { table: 'handovers', id } }, ...lines.map(({ personId, episodeId, changed, due }) => ({ kind: 'withdrawal.handover-line', topic: 'ward', siteId: site.id, personId, episodeId, params: { to: takes.name, changed, due }, about: { table: 'handovers', id } }))],
    tasks: [{ siteId: site.id, kind: 'withdrawal.take-over', assigneeId: takes.id, dueAt: now.add({ minutes: 15 }).toString(), priority: 2, dedupeKey: `take over ${id}` }],
  };
});

const takenOver = command(contract.acknowledgeHandover, { policy: bedside, limiter: 'ordinary', audit: 'handover acknowledged' }, async (ask, tx) => {
  const row = await handoverById(tx, ask.params.id);
  if (row === null) return { kind: 'not-found' };
  if (row.to_id !== ask.actor.accountId) return { kind: 'forbidden', who: row.to };
  if (!(await acknowledgeHandoverRow(tx, row.id, ask.now))) return { kind: 'conflict', detail: 'This handover was read already.' };
  await endTasks(tx, ask.actor.accountId, ask.now, { dedupeKey: `take over ${row.id}`, outcome: 'read' });
  return { kind: 'done', reply: done, people: row.lines.map(({ personId }) => personId), events: [{ kind: 'withdrawal.handover-read', topic: 'ward', siteId: row.site_id, about: { table: 'handovers', id: row.id } }] };
});

export const wardRoutes: readonly AnyRoute[] = [wardRead, roundAdded, acknowledged, settled, fluidAdded, handovers, handedOver, takenOver];
