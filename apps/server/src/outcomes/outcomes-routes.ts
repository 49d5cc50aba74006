/** The figures of a clinic. They name nobody. */
import { dayOf, longestGapDays, type Day } from '@fairlead/clinical';
import * as contract from '@fairlead/contract/outcomes';
import { dayAt } from '../platform/clock.ts';
import { staff } from '../platform/policy.ts';
import { read, type AnyRoute } from '../platform/registry.ts';
import { allSites } from '../platform/sites-store.ts';
import { changeFigures, curves, deathFigures, groupFigures, leavingFigures, pointDay, waitingFigures } from './count-outcomes.ts';
import { caseloads, openBySite, scorePairs, startsIn, stillWaiting } from './outcomes-store.ts';

export const dashboardRoutes: readonly AnyRoute[] = [
  read(contract.getOutcomes, { policy: staff(), limiter: 'ordinary', audit: 'outcomes looked at' }, async (ask, tx) => {
    const sites = await allSites(tx);
    const { siteId, origin } = ask.query;
    if (siteId !== undefined && !sites.some(({ id }) => id === siteId)) return { kind: 'not-found' };
    const asOf = dayAt(ask.now, sites.find(({ id }) => id === siteId)?.time_zone ?? sites[0]?.time_zone ?? 'UTC');
    const asked = { siteId: siteId ?? null, origin: origin ?? null, from: ask.query.from ?? '1970-01-01', to: ask.query.to ?? asOf };
    const [rows, waiting, pairs, loads, open] = [await startsIn(tx, asked), await stillWaiting(tx, asked.siteId), await scorePairs(tx, asked), await caseloads(tx, asked.siteId), await openBySite(tx)];
    const asOfDay = dayOf(asOf) ?? (0 as Day);
    const first = rows.filter(({ is_return }) => !is_return);
    const count = (of: 'here' | 'imported' | 'synthetic'): number => rows.filter((row) => row.origin === of).length;
    return {
      kind: 'ok', people: [],
      reply: {
        asOf, from: rows[0]?.started_on ?? asked.from, to: asked.to, longestGapDays, pointDay,
        sites: sites.map(({ id, name }) => ({ id, name, started: rows.filter((row) => row.site_id === id).length, inTreatment: open.find((each) => each.site_id === id)?.n ?? 0, left: rows.filter((row) => row.site_id === id && row.ended_on !== null).length })),
        origins: { here: count('here'), imported: count('imported'), synthetic: count('synthetic') },
        started: rows.length, returns: rows.length - first.length, people: new Set(rows.map(({ person_id }) => person_id)).size, ...deathFigures(rows, asOfDay),
        retention: curves(first, asOfDay), waiting: waitingFigures(rows, waiting, asOfDay), change: changeFigures(pairs), groups: groupFigures(first, asOfDay), ...leavingFigures(first, asOfDay),
        caseloads: loads.map(({ name, roles, site_name, n }) => ({ name, roles, siteName: site_name, inTreatment: n })),
      },
    };
  }),
];
