/** Whom to reach, what was tried, and a restart drafted for the prescriber. */
import * as contract from '@fairlead/contract/aftercare';
import { dayAt } from '../platform/clock.ts';
import { careTeam, staff } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { siteById } from '../platform/sites-store.ts';
import { draftRestart } from './draft-restart.ts';
import { noteOutreach } from './note-outreach.ts';
import { reengageList } from './reengage.ts';

export const reengageRoutes: readonly AnyRoute[] = [
  read(contract.getReengage, { policy: careTeam, limiter: 'ordinary', audit: 'list of whom to reach looked at' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const today = dayAt(ask.now, site.time_zone);
    const items = await reengageList(tx, site, today, ask.now);
    return { kind: 'ok', people: items.map(({ personId }) => personId), reply: { today, items } };
  }),
  command(contract.noteOutreach, { policy: careTeam, limiter: 'ordinary', audit: 'try to reach a person noted' }, (ask, tx) => noteOutreach(tx, ask.actor, ask.params.id, ask.body, ask.now)),
  command(contract.draftRestart, { policy: staff('prescriber', 'nurse', 'pharmacist'), limiter: 'ordinary', audit: 'restart after missed days drafted' }, (ask, tx) => draftRestart(tx, ask.actor, ask.params.id, ask.body, ask.language, ask.now)),
];
