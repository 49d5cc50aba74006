/** Going to hospital or prison, and coming back. */
import * as contract from '@fairlead/contract/aftercare';
import { guestStaysOf } from '../dispensary/index.ts';
import { personById } from '../people/index.ts';
import { clinicians, staff } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { siteById } from '../platform/sites-store.ts';
import type { HandoverContent } from './handover-content.ts';
import { letterPdf } from './handover-letter.ts';
import { handoverById, handoversOf, type HandoverRow } from './handover-store.ts';
import { noteReturn } from './note-return.ts';
import { regimeOf, writeHandover } from './write-handover.ts';

const dosers = staff('prescriber', 'nurse', 'pharmacist');

const reply = (row: HandoverRow): contract.Handover => ({
  id: row.id, direction: row.direction, place: row.place, otherName: row.other_name, otherPerson: row.other_person, otherPhone: row.other_phone, basis: row.basis, emergencyNature: row.emergency_nature, leftOn: row.left_on,
  doses: ((row.content as { readonly doses?: readonly unknown[] }).doses ?? []).length, note: row.note, by: row.by, at: row.at,
});

export const handoverRoutes: readonly AnyRoute[] = [
  read(contract.listHandovers, { policy: clinicians, limiter: 'ordinary', audit: 'handovers opened' }, async (ask, tx) => {
    const person = await personById(tx, ask.params.id);
    const site = person === null ? null : await siteById(tx, person.site_id);
    if (person === null || site === null) return { kind: 'not-found' };
    const stay = (await guestStaysOf(tx, person.id)).find((each) => each.state === 'active' && each.kind === 'away');
    return { kind: 'ok', people: [person.id], reply: { items: (await handoversOf(tx, person.id)).map(reply), regime: regimeOf(site), stayId: stay?.id ?? null } };
  }),
  command(contract.writeHandover, { policy: dosers, limiter: 'ordinary', audit: 'record told to a hospital or prison' }, (ask, tx) => writeHandover(tx, ask.actor, ask.params.id, ask.body, ask.now)),
  read(contract.handoverLetter, { policy: dosers, limiter: 'heavy', audit: 'handover letter printed' }, async (ask, tx) => {
    const row = await handoverById(tx, ask.params.id);
    if (row === null || row.direction !== 'out') return { kind: 'not-found' };
    const content = row.content as HandoverContent;
    const pdf = await letterPdf(row, content, ask.query.language ?? ask.language);
    return { kind: 'ok', people: [row.person_id], reply: { fileName: `handover-${content.person.number.toLowerCase()}.pdf`, base64: pdf.toString('base64') } };
  }),
  command(contract.noteReturn, { policy: dosers, limiter: 'ordinary', audit: 'return from hospital or prison noted' }, (ask, tx) => noteReturn(tx, ask.actor, ask.params.id, ask.body, ask.now)),
];
