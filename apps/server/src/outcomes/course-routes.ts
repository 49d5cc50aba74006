/** The course of one person. */
import * as contract from '@fairlead/contract/outcomes';
import { personById } from '../people/index.ts';
import { staff } from '../platform/policy.ts';
import { read, type AnyRoute } from '../platform/registry.ts';
import { siteById } from '../platform/sites-store.ts';
import { courseOf } from './course.ts';

const readers = staff('prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'front_desk', 'manager', 'auditor');

export const courseRoutes: readonly AnyRoute[] = [
  read(contract.getCourse, { policy: readers, limiter: 'ordinary', audit: 'course opened' }, async (ask, tx) => {
    const person = await personById(tx, ask.params.id);
    if (person === null) return { kind: 'not-found' };
    const zone = (await siteById(tx, person.site_id))?.time_zone ?? 'UTC';
    return { kind: 'ok', people: [person.id], reply: await courseOf(tx, person.id, ask.query.span ?? 'episode', zone, ask.now) };
  }),
];
