/** A day's sessions, one session, who came, its note, and its cancelling. */
import * as contract from '@fairlead/contract/therapy';
import { dayAt, startOfDay } from '../platform/clock.ts';
import { careTeam, clinicians, staff } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { siteById } from '../platform/sites-store.ts';
import { personById } from '../people/index.ts';
import { appointmentById, settleAppointmentRow } from '../schedule/index.ts';
import { homeworkRows, worksheetRows } from './homework-store.ts';
import { markAttendance } from './mark-attendance.ts';
import { copiesOf, chartNotesOf, notesOfSession } from './notes-store.ts';
import { planSession } from './plan-session.ts';
import { interventionsOf } from './plan-work.ts';
import { chartNoteReply, homeworkReply, peopleIn, sessionReply, worksheetReply } from './replies.ts';
import { addGuest, attendeesOf, leadersAt, moveSession, sessionById, sessionsBetween, sessionToChange } from './sessions-store.ts';
import { signNote } from './sign-note.ts';

/** Who leads sessions and writes their notes. */
export const therapists = staff('prescriber', 'nurse', 'counsellor', 'peer_worker');

const readRoutes: readonly AnyRoute[] = [
  read(contract.daySessions, { policy: careTeam, limiter: 'ordinary', audit: 'sessions of a day looked at' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const from = startOfDay(ask.query.day, site.time_zone);
    const rows = await sessionsBetween(tx, site.id, from, startOfDay(Temporal.PlainDate.from(ask.query.day).add({ days: 1 }).toString(), site.time_zone));
    const attendees = await attendeesOf(tx, rows.map(({ id }) => id));
    return { kind: 'ok', people: peopleIn(attendees), reply: { items: rows.map((row) => sessionReply(row, attendees)) } };
  }),
  read(contract.sessionLeaders, { policy: careTeam, limiter: 'ordinary', audit: 'session leaders looked at' }, async (ask, tx) => {
    if ((await siteById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    return { kind: 'ok', people: [], reply: { items: [...await leadersAt(tx, ask.params.id)] } };
  }),
  read(contract.oneSession, { policy: clinicians, limiter: 'ordinary', audit: 'session opened' }, async (ask, tx) => {
    const row = await sessionById(tx, ask.params.id);
    if (row === null) return { kind: 'not-found' };
    const attendees = await attendeesOf(tx, [row.id]);
    const people = peopleIn(attendees);
    const notes = await notesOfSession(tx, row.id);
    const copies = await copiesOf(tx, notes.map(({ id }) => id));
    const [homework, sheets] = [await homeworkRows(tx, people, 400), await worksheetRows(tx, people, 400)];
    const preNotes: contract.PreNoteReply[] = [];
    for (const personId of people) {
      const [lastNote] = (await chartNotesOf(tx, personId, 2)).filter(({ session_id }) => session_id !== row.id);
      preNotes.push({
        personId, name: attendees.find(({ person_id }) => person_id === personId)?.name ?? '', homework: homework.filter(({ person_id }) => person_id === personId).slice(0, 5).map(homeworkReply),
        lastNote: lastNote === undefined ? null : chartNoteReply(lastNote), worksheets: sheets.filter(({ person_id }) => person_id === personId).slice(0, 3).map(worksheetReply),
        interventions: [...await interventionsOf(tx, personId)],
      });
    }
    return {
      kind: 'ok', people,
      reply: {
        session: sessionReply(row, attendees), preNotes,
        notes: notes.map((note) => {
          const own = copies.filter(({ note_id }) => note_id === note.id);
          return {
            version: note.version, text: note.text, author: note.author, signedAt: note.signed_at, reason: note.reason, addenda: own.flatMap(({ person_id, addendum }) => (addendum === null ? [] : [{ personId: person_id, text: addendum }])),
            serves: own.flatMap(({ person_id, intervention_ids }) => (intervention_ids.length === 0 ? [] : [{ personId: person_id, interventionIds: [...intervention_ids] }])),
          };
        }),
      },
    };
  }),
];

const changeRoutes: readonly AnyRoute[] = [
  command(contract.planSession, { policy: therapists, limiter: 'ordinary', audit: 'session planned' }, (ask, tx) => planSession(tx, ask.params.id, ask.body, ask.actor, ask.now)),
  command(contract.markAttendance, { policy: careTeam, limiter: 'ordinary', audit: 'attendance noted' }, (ask, tx) => markAttendance(tx, ask.params.id, ask.body, ask.actor, ask.now)),
  command(contract.signNote, { policy: therapists, limiter: 'ordinary', audit: 'session note signed' }, (ask, tx) => signNote(tx, ask.params.id, ask.body, ask.actor, ask.now)),
  command(contract.cancelSession, { policy: careTeam, limiter: 'ordinary', audit: 'session cancelled' }, async (ask, tx) => {
    const row = await sessionToChange(tx, ask.params.id);
    if (row === null) return { kind: 'not-found' };
    const people = peopleIn(await attendeesOf(tx, [row.id]));
    if (!(await moveSession(tx, row.id, 'cancelled', ask.body.reason, ask.now))) return { kind: 'conflict', detail: `This session was ${row.state} already.` };
    const appointment = row.appointment_id === null ? null : await appointmentById(tx, row.appointment_id);
    if (appointment !== null) await settleAppointmentRow(tx, appointment, 'cancelled', ask.body.reason, ask.now);
    return {
      kind: 'done', reply: { ok: true as const }, people,
      events: people.map((personId) => ({ kind: 'therapy.session-cancelled', topic: 'sessions', personId, siteId: row.site_id, audience: 'person' as const, params: { title: row.title, startsAt: row.starts_at, reason: ask.body.reason }, about: { table: 'therapy_sessions', id: row.id } })),
    };
  }),
  command(contract.joinOnce, { policy: careTeam, limiter: 'ordinary', audit: 'guest of a group session' }, async (ask, tx) => {
    const row = await sessionToChange(tx, ask.params.id);
    if (row === null) return { kind: 'not-found' };
    if ((await personById(tx, ask.body.personId)) === null) return { kind: 'invalid', detail: 'There is no such person here.', field: '/personId' };
    if (row.kind !== 'group' || row.state === 'cancelled') return { kind: 'conflict', detail: 'Only a group session that takes place can have guests.' };
    const expected = peopleIn(await attendeesOf(tx, [row.id]));
    if (expected.includes(ask.body.personId)) return { kind: 'conflict', detail: 'This person is expected there already.' };
    if (row.capacity !== null && expected.length >= row.capacity) return { kind: 'conflict', detail: 'Every place of this session is taken.' };
    await addGuest(tx, row.id, ask.body.personId, ask.actor.accountId, ask.now);
    const day = dayAt(Temporal.Instant.from(row.starts_at), (await siteById(tx, row.site_id))?.time_zone ?? 'UTC');
    return { kind: 'done', reply: { ok: true as const }, people: [ask.body.personId], events: [{ kind: 'therapy.session-planned', topic: 'sessions', personId: ask.body.personId, siteId: row.site_id, audience: 'person', params: { title: row.title, sessionKind: row.kind, startsAt: row.starts_at, day }, about: { table: 'therapy_sessions', id: row.id } }] };
  }),
];

export const sessionRoutes: readonly AnyRoute[] = [...readRoutes, ...changeRoutes];
