/** Pharmacies as a clinic keeps them, and a pharmacy's own day. */
import * as contract from '@fairlead/contract/dispensary';
import { addInvitation, addStaff } from '../../platform/accounts-store.ts';
import { dayAfter, dayAt, startOfDay } from '../../platform/clock.ts';
import { newCode } from '../../platform/passphrases.ts';
import { pharmacy, staff } from '../../platform/policy.ts';
import { command, read, type AnyRoute } from '../../platform/registry.ts';
import { siteById } from '../../platform/sites-store.ts';
import type { NewTask } from '../../platform/record-store.ts';
import { hasPhoto, pictureNow } from '../../people/index.ts';
import { askPrescriber, correctMark, markSupply, openingOf } from './mark-supply.ts';
import { allPharmacies, closeClosure, collectedOn, insertClosure, insertPharmacy, odsCodeTaken, pharmacyById, updatePharmacy } from './pharmacies-store.ts';
import { endedRow, standingOn } from './pharmacy-day.ts';
import { hoursFault } from './opening-hours.ts';
import { isOpenOn } from './plan-collections.ts';
import { mayShowPhoto } from './photo-consents-store.ts';
import { prescriptionReply } from './prescription-reply.ts';
import { prescriptionById, prescriptionsAt } from './prescriptions-store.ts';

const readers = staff('prescriber', 'nurse', 'pharmacist', 'front_desk', 'manager', 'administrator');
const keepers = staff('prescriber', 'manager', 'administrator');
const codeHours = 72;
const there = <T>(reply: T | null, people: readonly string[] = []) => (reply === null ? { kind: 'not-found' as const } : { kind: 'done' as const, reply, people });

const keeping: readonly AnyRoute[] = [
  read(contract.listPharmacies, { policy: readers, limiter: 'ordinary', audit: 'pharmacies looked at' }, async (_ask, tx) => ({ kind: 'ok', people: [], reply: { items: [...(await allPharmacies(tx))] } })),
  command(contract.addPharmacy, { policy: keepers, limiter: 'ordinary', audit: 'pharmacy added' }, async ({ body, actor, now }, tx) => {
    const site = await siteById(tx, body.siteId);
    if (site === null) return { kind: 'invalid', detail: 'This site does not exist here.', field: '/siteId' };
    if (site.country !== 'UK') return { kind: 'conflict', detail: 'Pharmacies supply on prescription at sites in the United Kingdom.' };
    const fault = hoursFault(body);
    if (fault !== null) return { kind: 'invalid', detail: fault, field: '/hours' };
    if (await odsCodeTaken(tx, body.odsCode)) return { kind: 'invalid', detail: `A pharmacy with the code ${body.odsCode} is there already.`, field: '/odsCode' };
    return there(await pharmacyById(tx, await insertPharmacy(tx, { ...body, timeZone: site.time_zone }, actor.accountId, now)));
  }),
  command(contract.changePharmacy, { policy: keepers, limiter: 'ordinary', audit: 'pharmacy changed' }, async ({ params, body }, tx) => {
    const before = await pharmacyById(tx, params.id);
    if (before === null) return { kind: 'not-found' };
    if (body.state === 'ended' && before.prescriptions > 0) return { kind: 'conflict', detail: `${before.prescriptions} prescriptions are in force here. Cancel or move them first.` };
    const fault = hoursFault({ openDays: body.openDays, hours: body.hours ?? before.hours.filter(({ day }) => body.openDays.includes(day)) });
    if (fault !== null) return { kind: 'invalid', detail: fault, field: '/hours' };
    await updatePharmacy(tx, params.id, { ...body, hours: body.hours ?? before.hours.filter(({ day }) => body.openDays.includes(day)) });
    return there(await pharmacyById(tx, params.id));
  }),
  command(contract.addClosure, { policy: staff('prescriber', 'nurse', 'front_desk', 'manager', 'administrator'), limiter: 'ordinary', audit: 'pharmacy closure noted' }, async ({ params, body, actor, now }, tx) => {
    if ((await pharmacyById(tx, params.id)) === null) return { kind: 'not-found' };
    await insertClosure(tx, params.id, body.closedOn, body.reason, actor.accountId, now);
    // Where the form does not allow an earlier day, that day would be lost: its prescriber is asked.
    const tasks: NewTask[] = [];
    for (const each of await collectedOn(tx, params.id, body.closedOn)) {
      const row = await prescriptionById(tx, each.prescription_id);
      if (row === null || row.wordings.includes('closed-days')) continue;
      tasks.push({ siteId: each.site_id, personId: each.person_id, episodeId: each.episode_id, kind: 'dispensary.pharmacy-closed', role: 'prescriber', dueAt: now.toString(), priority: 2, params: { pharmacy: row.content.pharmacy.name, day: body.closedOn }, dedupeKey: `closed ${row.id} ${body.closedOn}` });
    }
    const done = there(await pharmacyById(tx, params.id));
    return done.kind === 'done' ? { ...done, tasks } : done;
  }),
  command(contract.endClosure, { policy: keepers, limiter: 'ordinary', audit: 'pharmacy closure taken back' }, async ({ params, now }, tx) => {
    const pharmacyId = await closeClosure(tx, params.id, now);
    return there(pharmacyId === null ? null : await pharmacyById(tx, pharmacyId));
  }),
  command(contract.invitePharmacist, { policy: staff('administrator'), limiter: 'ordinary', audit: 'pharmacy account made', freshFactor: true, secretReply: true }, async ({ params, body, now, language }, tx) => {
    const found = await pharmacyById(tx, params.id);
    if (found === null || found.state !== 'active') return { kind: 'not-found' };
    const initials = body.displayName.split(/\s+/).map((word) => [...word][0] ?? '').join('').slice(0, 3).toUpperCase();
    const id = await addStaff(tx, { displayName: body.displayName, initials, roles: ['pharmacist'], siteIds: [], language: body.language ?? language, profession: 'Pharmacist', pharmacyId: params.id }, now);
    const [code, expiresAt] = [newCode(4), now.add({ hours: codeHours })];
    await addInvitation(tx, id, code, expiresAt);
    return { kind: 'done', reply: { id, code, expiresAt: expiresAt.toString() }, people: [], details: { staffId: id, pharmacyId: params.id } };
  }),
];

const ownDay: readonly AnyRoute[] = [
  read(contract.pharmacyDay, { policy: pharmacy, limiter: 'ordinary', audit: 'prescriptions listed at the pharmacy' }, async ({ query, actor, now }, tx) => {
    const opening = await openingOf(tx, actor.pharmacyId);
    const today = dayAt(now, opening.timeZone);
    const day = query.day ?? today;
    if (day < dayAfter(today, -1) || day > dayAfter(today, 6)) return { kind: 'invalid', detail: 'Choose a day from yesterday to six days ahead.', field: '/day' };
    const at = day === today ? now : startOfDay(day, opening.timeZone).add({ hours: 12 });
    const items: contract.PharmacyRow[] = [];
    for (const row of await prescriptionsAt(tx, actor.pharmacyId, day, opening.timeZone)) {
      const shown = row.state === 'in-force' ? (await standingOn(tx, row, opening, at))?.row : endedRow(row, day);
      if (shown !== undefined) items.push(shown);
    }
    return { kind: 'ok', people: items.map(({ personId }) => personId), reply: { pharmacy: { id: actor.pharmacyId, name: opening.name }, day, today, isOpen: isOpenOn(opening, day), items } };
  }),
  read(contract.pharmacyPrescription, { policy: pharmacy, limiter: 'ordinary', audit: 'prescription opened at the pharmacy' }, async ({ params, actor, now }, tx) => {
    const row = await prescriptionById(tx, params.id);
    if (row === null || row.pharmacyId !== actor.pharmacyId) return { kind: 'not-found' };
    const opening = await openingOf(tx, actor.pharmacyId);
    const ended = row.endedAt === null ? null : dayAt(Temporal.Instant.from(row.endedAt), row.timeZone);
    // What ended on an earlier day is the clinic's to show.
    if (ended !== null && ended < dayAt(now, row.timeZone)) return { kind: 'not-found' };
    const shown = row.state === 'in-force' ? (await standingOn(tx, row, opening, now))?.row ?? null : endedRow(row, dayAt(now, row.timeZone));
    return { kind: 'ok', people: [row.personId], reply: { prescription: prescriptionReply(row), row: shown, clinic: { name: row.siteName, telephone: row.sitePhone }, hasPhoto: row.state === 'in-force' && (await mayShowPhoto(tx, row.personId, row.pharmacyId)) && (await hasPhoto(tx, row.personId)) } };
  }),
  read(contract.pharmacyPhoto, { policy: pharmacy, limiter: 'ordinary', audit: 'photo looked at by the pharmacy' }, async ({ params, actor }, tx) => {
    const row = await prescriptionById(tx, params.id);
    if (row === null || row.pharmacyId !== actor.pharmacyId || row.state !== 'in-force' || !(await mayShowPhoto(tx, row.personId, actor.pharmacyId))) return { kind: 'not-found' };
    const picture = await pictureNow(tx, row.personId);
    return picture === null ? { kind: 'not-found' } : { kind: 'ok', people: [row.personId], reply: { mediaType: picture.mediaType, picture: picture.bytes.toString('base64') } };
  }),
  command(contract.markSupply, { policy: pharmacy, limiter: 'ordinary', audit: 'supply marked' }, (ask, tx) => markSupply(tx, ask.actor, ask.params.id, ask.body, ask.now)),
  command(contract.correctMark, { policy: pharmacy, limiter: 'ordinary', audit: 'supply mark corrected' }, (ask, tx) => correctMark(tx, ask.actor, ask.params.id, ask.body.reason, ask.now)),
  command(contract.askPrescriber, { policy: pharmacy, limiter: 'ordinary', audit: 'prescriber asked by the pharmacy' }, (ask, tx) => askPrescriber(tx, ask.actor, ask.params.id, ask.body.note, ask.now)),
];

export const pharmacyRoutes: readonly AnyRoute[] = [...keeping, ...ownDay];
