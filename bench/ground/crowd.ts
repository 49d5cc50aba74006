/**
 * A crowd with 50 facts each, loaded by COPY: 20 doses, 20 events, 6 responses, 4 observations. Facts are laid down day by
 * day and not person by person, so that one person's lie on as many pages as they do in a clinic that has worked for weeks.
 */
import { chmod, open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '../../apps/server/src/platform/ids.ts';
import { doseUg } from './dosed.ts';
import type { Ground } from './ground.ts';

export interface Member {
  readonly personId: string;
  readonly episodeId: string;
  readonly orderId: string;
}

const days = 20;
const allow = JSON.stringify({ decision: 'allow', reasons: [], findings: [], missing: [], wouldChange: [] });
const given = ['Ada', 'Ben', 'Cleo', 'Dev', 'Eli', 'Fay', 'Gil', 'Hana', 'Ines', 'Jon', 'Kay', 'Lev', 'Mina', 'Noa', 'Oto', 'Pia', 'Rui', 'Sol', 'Tam', 'Uma'];
const family = ['Abara', 'Brandt', 'Costa', 'Duarte', 'Eriksen', 'Fonseca', 'Garner', 'Hussein', 'Ibarra', 'Jansen', 'Kovac', 'Lindqvist', 'Moreau', 'Novak', 'Osei', 'Petrov', 'Quinn', 'Rossi', 'Sato', 'Tamm'];

const columns = {
  people: 'organisation_id, id, number, given_name, family_name, born_on, site_id, origin, created_at',
  episodes: 'organisation_id, id, person_id, site_id, started_on, responsible_clinician_id, origin, created_at',
  orders: 'organisation_id, id, person_id, episode_id, site_id, product_id, medicine, medicine_class, days, parts, version, state, origin, created_by, created_at',
  order_versions: 'organisation_id, order_id, version, days, part_ug, reason, decision, drafted_by, drafted_at',
  order_signatures: 'organisation_id, order_id, version, signed_by, signed_at, decision',
  doses: 'organisation_id, id, person_id, episode_id, site_id, dosing_day, part, order_id, order_version, medicine, product_id, dose_ug, given_ug, kind, state, origin, given_at, given_by, decision, recorded_at',
  events: 'organisation_id, id, at, kind, topic, person_id, episode_id, site_id, author_id, params, audience',
  responses: 'organisation_id, id, person_id, episode_id, instrument, instrument_version, at, by_account_id, by_kind, answers, score, total, band, complete, origin',
  observations: 'organisation_id, id, person_id, episode_id, code, at, value, unit, by_account_id, by_kind, origin',
  check_ins: 'organisation_id, id, person_id, site_id, dosing_day, arrived_at, checked_in_by',
} as const;
type Table = keyof typeof columns;

/** Writes rows of COPY's own text into files, a megabyte at a time. */
class Rows {
  readonly #files = new Map<Table, { readonly handle: FileHandle; text: string }>();
  readonly #folder: string;
  constructor(folder: string) {
    this.#folder = folder;
  }

  pathOf(table: Table): string {
    return join(this.#folder, `${table}.copy`);
  }

  async add(table: Table, ...cells: readonly (string | number)[]): Promise<void> {
    const file = this.#files.get(table) ?? { handle: await open(this.pathOf(table), 'w', 0o644), text: '' };
    this.#files.set(table, file);
    file.text += `${cells.join('\t')}\n`;
    if (file.text.length > 1_000_000) await this.#write(file);
  }

  async #write(file: { readonly handle: FileHandle; text: string }): Promise<void> {
    await file.handle.write(file.text);
    file.text = '';
  }

  async close(): Promise<void> {
    for (const file of this.#files.values()) {
      await this.#write(file);
      await file.handle.close();
    }
  }
}

/** Everybody of the crowd, and how many rows were loaded in how long. */
export interface Crowd {
  readonly members: readonly Member[];
  readonly rows: number;
  readonly seconds: number;
}

async function write(ground: Ground, rows: Rows, members: readonly Member[], siteId: string): Promise<void> {
  const { organisationId: o, nurseId: nurse, productId: product, today } = ground;
  const dayOf = (ago: number): string => Temporal.PlainDate.from(today).subtract({ days: ago }).toString();
  const [from, until] = [dayOf(days), Temporal.PlainDate.from(today).add({ days: 60 }).toString()];
  const made = `${from}T08:00:00Z`;
  for (const [at, { personId, episodeId, orderId }] of members.entries()) {
    await rows.add('people', o, personId, `C-${siteId.slice(-4)}${at}`, given[at % given.length] ?? '', `${family[Math.floor(at / given.length) % family.length] ?? ''} ${at}`, `${1950 + (at % 55)}-0${1 + (at % 9)}-1${at % 10}`, siteId, 'synthetic', made);
    await rows.add('episodes', o, episodeId, personId, siteId, from, nurse, 'synthetic', made);
    await rows.add('orders', o, orderId, personId, episodeId, siteId, product, 'methadone', 'methadone', `[${from},${until})`, '[1,2)', 1, 'signed', 'synthetic', nurse, made);
    await rows.add('order_versions', o, orderId, 1, `[${from},${until})`, `{${doseUg}}`, 'benchmark', allow, nurse, made);
    await rows.add('order_signatures', o, orderId, 1, nurse, made, allow);
  }
  for (let ago = days; ago > 0; ago -= 1) {
    const day = dayOf(ago);
    for (const [at, { personId, episodeId, orderId }] of members.entries()) {
      const time = `${day}T${String(7 + (at % 4)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}:00Z`;
      await rows.add('doses', o, newId(), personId, episodeId, siteId, day, 1, orderId, 1, 'methadone', product, doseUg, doseUg, 'observed', 'given', 'synthetic', time, nurse, allow, time);
      await rows.add('events', o, newId(), time, 'dispensary.dose-given', 'queue', personId, episodeId, siteId, nurse, `{"medicine":"methadone","doseUg":${doseUg},"takenUg":${doseUg},"part":1,"dosingDay":"${day}"}`, 'person');
      if (ago % 4 === 0 || ago === 1) await rows.add('responses', o, newId(), personId, episodeId, 'COWS', '1', time, nurse, 'staff', '{}', '{"total":7}', 7, 'mild', 't', 'synthetic');
      if (ago % 5 === 0) await rows.add('observations', o, newId(), personId, episodeId, 'pulse', time, 72 + (at % 20), '/min', nurse, 'staff', 'synthetic');
    }
  }
}

/** So many people at a site, with 20 days behind them; `here` of them stand in its queue now. */
export async function addCrowd(ground: Ground, count: number, siteId: string, here = 0): Promise<Crowd> {
  const begun = performance.now();
  const members = Array.from({ length: count }, () => ({ personId: newId(), episodeId: newId(), orderId: newId() }));
  await chmod(ground.folder, 0o755);
  const rows = new Rows(ground.folder);
  await write(ground, rows, members, siteId);
  for (const { personId } of members.slice(0, here)) await rows.add('check_ins', ground.organisationId, newId(), personId, siteId, ground.today, new Date().toISOString(), ground.nurseId);
  await rows.close();
  let loaded = 0;
  await ground.admin.query('begin');
  // What is loaded was made to fit; looking up every row it hangs on takes longer than writing it.
  await ground.admin.query(`set local session_replication_role = replica`);
  for (const table of Object.keys(columns) as Table[]) {
    if (table === 'check_ins' && here === 0) continue;
    loaded += (await ground.admin.query(`copy ${table} (${columns[table]}) from '${rows.pathOf(table)}'`)).rowCount ?? 0;
    await rm(rows.pathOf(table));
  }
  await ground.admin.query('commit');
  await ground.admin.query('vacuum analyze');
  return { members, rows: loaded, seconds: (performance.now() - begun) / 1000 };
}
