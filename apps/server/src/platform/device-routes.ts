/** Screens of the house: staff add and end them; a screen says what it is, and can do nothing else that its kind does not name. */
import * as contract from '@fairlead/contract';
import { addDevice, devicesOf, endDevice, enrolDevice } from './devices-store.ts';
import type { PlatformDeps } from './mount.ts';
import { anyone, device, staff } from './policy.ts';
import { writeAudit } from './record-store.ts';
import { command, own, read, type AnyRoute } from './registry.ts';
import { siteById } from './sites-store.ts';

const keepers = staff('front_desk', 'manager', 'administrator');

/** What staff do with screens, and what a screen asks of itself. */
export const deviceRoutes: readonly AnyRoute[] = [
  read(contract.listDevices, { policy: keepers, limiter: 'ordinary', audit: 'screens listed' }, async (ask, tx) => {
    if ((await siteById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const rows = await devicesOf(tx, ask.params.id);
    return { kind: 'ok', people: [], reply: { items: rows.map((row) => ({ id: row.id, kind: row.kind, name: row.name, addedBy: row.added_by, addedAt: row.added_at, enrolledAt: row.enrolled_at, lastSeenAt: row.last_seen_at })) } };
  }),
  command(contract.addDevice, { policy: keepers, limiter: 'heavy', audit: 'screen added', secretReply: true }, async (ask, tx) => {
    if ((await siteById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    if ((await devicesOf(tx, ask.params.id)).some(({ name }) => name === ask.body.name)) return { kind: 'invalid', detail: 'There is a screen of this name here. End it, or take another name.', field: '/name' };
    return { kind: 'done', reply: await addDevice(tx, { siteId: ask.params.id, ...ask.body }, ask.actor.accountId, ask.now, ask.real), people: [] };
  }),
  command(contract.endDevice, { policy: keepers, limiter: 'ordinary', audit: 'screen ended' }, async (ask, tx) => {
    const siteId = await endDevice(tx, ask.params.id, ask.actor.accountId, ask.now);
    return siteId === null ? { kind: 'not-found' } : { kind: 'done', reply: { id: ask.params.id }, people: [] };
  }),
  read(contract.thisDevice, { policy: device('check-in', 'wall'), limiter: 'ordinary', audit: 'screen asked what it is' }, async (ask, tx) => {
    const site = await siteById(tx, ask.actor.siteId);
    const name = (await devicesOf(tx, ask.actor.siteId)).find(({ id }) => id === ask.actor.sessionId)?.name;
    if (site === null || name === undefined) return { kind: 'not-found' };
    return { kind: 'ok', people: [], reply: { kind: ask.actor.device, name, siteName: site.name, timeZone: site.time_zone, country: site.country, now: ask.now.toString() } };
  }),
];

/** Making a browser a screen begins before any organisation is known. */
export const deviceEnrolment = (deps: PlatformDeps): readonly AnyRoute[] => [
  own(contract.enrolDevice, { policy: anyone, limiter: 'sign-in', audit: 'screen enrolled' }, async (ask) => {
    const enrolled = await enrolDevice(deps.database, ask.body.code, ask.now, ask.real, (tx, deviceId) =>
      writeAudit(tx, { kind: 'anyone', organisationId: tx.organisationId }, ask.now, ask.requestId, { event: 'screen enrolled', kind: 'sign-in', details: { deviceId } }));
    if (enrolled === null) return { kind: 'invalid', detail: 'This code is not good. It may be used already, or older than half an hour.', field: '/code' };
    return { kind: 'answer', status: 201, reply: { kind: enrolled.kind }, cookie: enrolled.token, cookieDays: 400 };
  }),
];
