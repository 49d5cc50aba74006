/** The chained ledger for whoever looks at it from outside: its export, and the anchors they keep. */
import * as contract from '@fairlead/contract/dispensary';
import { dayAt, startOfDay } from '../platform/clock.ts';
import { staff } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { siteById } from '../platform/sites-store.ts';
import { anchorFileName, anchorText, makeAnchor } from './anchor-ledger.ts';
import { exportLedger } from './export-ledger.ts';
import { anchorByNumber, anchorsOf, firstZone, type AnchorRow } from './ledger-export-store.ts';

const lookers = staff('manager', 'auditor', 'pharmacist');
const outsiders = staff('manager', 'auditor');

const anchorReply = (row: AnchorRow): contract.LedgerAnchor => ({ number: row.number, day: row.day, madeAt: row.made_at, digest: row.digest });

export const ledgerRoutes: readonly AnyRoute[] = [
  read(contract.exportLedger, { policy: outsiders, limiter: 'heavy', audit: 'ledger exported' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const since = ask.query.since === undefined ? null : startOfDay(ask.query.since, site.time_zone).toString();
    const { text, people } = await exportLedger(tx, site, since, ask.now);
    return { kind: 'ok', people, reply: { fileName: `ledger-${site.code.toLowerCase()}-${dayAt(ask.now, site.time_zone)}.jsonl`, text } };
  }),
  read(contract.listAnchors, { policy: lookers, limiter: 'ordinary', audit: 'anchors opened' }, async (_ask, tx) => ({ kind: 'ok', people: [], reply: { items: (await anchorsOf(tx, 400)).map(anchorReply) } })),
  read(contract.getAnchor, { policy: lookers, limiter: 'ordinary', audit: 'anchor opened' }, async (ask, tx) => {
    const row = await anchorByNumber(tx, ask.params.number);
    return row === null ? { kind: 'not-found' } : { kind: 'ok', people: [], reply: { fileName: anchorFileName(row), text: anchorText(row) } };
  }),
  command(contract.makeAnchor, { policy: outsiders, limiter: 'heavy', audit: 'ledger anchored' }, async (ask, tx) => {
    const zone = await firstZone(tx);
    if (zone === null) return { kind: 'not-found' };
    const row = await anchorByNumber(tx, await makeAnchor(tx, dayAt(ask.now, zone), ask.now));
    return row === null ? { kind: 'not-found' } : { kind: 'done', reply: anchorReply(row), people: [], details: { number: row.number, digest: row.digest } };
  }),
];
