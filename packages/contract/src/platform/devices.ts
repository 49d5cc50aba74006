/** Screens that stand in the house: enrolled by staff with a code, able to do their own one thing and nothing else. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Created, Id, IdParams, Instant, Line } from '../shapes.ts';

/** check-in: people say that they are here. wall: shows who is called. */
export const DeviceKind = z.enum(['check-in', 'wall']);
export type DeviceKind = z.output<typeof DeviceKind>;

export const Device = z.object({ id: Id, kind: DeviceKind, name: z.string(), addedBy: z.string(), addedAt: Instant, enrolledAt: z.nullable(Instant), lastSeenAt: z.nullable(Instant) });
export type Device = z.output<typeof Device>;

export const listDevices = route({ method: 'GET', path: '/api/sites/:id/devices', summary: 'The screens that stand at a site', params: IdParams, reply: z.object({ items: z.array(Device) }) });
export const addDevice = route({
  method: 'POST', path: '/api/sites/:id/devices', summary: 'A new screen, with the code that it is enrolled with once', params: IdParams,
  body: z.object({ kind: DeviceKind, name: Line.check(z.maxLength(60)) }), reply: z.object({ id: Id, code: z.string(), until: Instant }),
});
export const endDevice = route({ method: 'POST', path: '/api/devices/:id/end', summary: 'Ends a screen at once', params: IdParams, body: z.object({}), reply: Created });

/** What a screen is told of itself. */
export const ThisDevice = z.object({ kind: DeviceKind, name: z.string(), siteName: z.string(), timeZone: z.string(), country: z.enum(['US', 'UK']), now: Instant });
export type ThisDevice = z.output<typeof ThisDevice>;
export const thisDevice = route({ method: 'GET', path: '/api/device', summary: 'What this screen is', reply: ThisDevice });
export const enrolDevice = route({ method: 'POST', path: '/api/device/enrolment', summary: 'Makes this browser a screen of the house, by the code that staff were shown', body: z.object({ code: z.string().check(z.maxLength(40)) }), reply: z.object({ kind: DeviceKind }) });
