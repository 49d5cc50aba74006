/** One person's therapy: sessions, groups, notes, homework, worksheets, hours, and what they did not bear well. */
import { decideTherapy, programmeById, worksheetById, worksheetProblems } from '@fairlead/clinical';
import * as contract from '@fairlead/contract/therapy';
import { decisionReply } from '../medication/index.ts';
import { addObservation } from '../assessment/index.ts';
import { openEpisodeOf, personById } from '../people/index.ts';
import { dayAt, startOfDay } from '../platform/clock.ts';
import { careTeam, clinicians } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById } from '../platform/sites-store.ts';
import { placesOf } from './groups-store.ts';
import { addHomework, addReport, addWorksheet, homeworkRows, reportsOf, worksheetRows } from './homework-store.ts';
import { hoursAttended } from './hours.ts';
import { chartNotesOf } from './notes-store.ts';
import { chartNoteReply, homeworkReply, peopleIn, sessionReply, worksheetReply } from './replies.ts';
import { attendeesOf, sessionById, sessionsBetween, sessionsOfPerson } from './sessions-store.ts';
import { therapists } from './session-routes.ts';

/** This week, from Monday on at the site, and the three before. */
async function weeksOf(tx: Tx, personId: string, today: string, zone: string): Promise<contract.Hours[]> {
  const day = Temporal.PlainDate.from(today);
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  const weeks: contract.Hours[] = [];
  for (const back of [0, 1, 2, 3]) {
    const [from, to] = [monday.subtract({ days: 7 * back }), monday.subtract({ days: 7 * back - 7 })];
    weeks.push({ from: from.toString(), to: to.subtract({ days: 1 }).toString(), ...await hoursAttended(tx, personId, startOfDay(from.toString(), zone), startOfDay(to.toString(), zone)) });
  }
  return weeks;
}

/** Group sessions of the coming week in which a place is free, for hours that were missed. */
async function catchUpFor(tx: Tx, personId: string, siteId: string, now: Temporal.Instant) {
  const rows = (await sessionsBetween(tx, siteId, now, now.add({ hours: 7 * 24 }))).filter(({ kind, state }) => kind === 'group' && state === 'planned');
  const attendees = await attendeesOf(tx, rows.map(({ id }) => id));
  return rows.flatMap((row) => {
    const expected = peopleIn(attendees.filter(({ session_id }) => session_id === row.id));
    const free = (row.capacity ?? 0) - expected.length;
    return free <= 0 || expected.includes(personId) || row.series_id === null ? [] : [{ sessionId: row.id, seriesId: row.series_id, title: row.title, startsAt: row.starts_at, minutes: row.minutes, freePlaces: free }];
  });
}

const readRoutes: readonly AnyRoute[] = [
  read(contract.personTherapy, { policy: clinicians, limiter: 'ordinary', audit: 'therapy looked at' }, async (ask, tx) => {
    const person = await personById(tx, ask.params.id);
    const site = person === null ? null : await siteById(tx, person.site_id);
    if (person === null || site === null) return { kind: 'not-found' };
    const sessions = await sessionsOfPerson(tx, person.id, ask.now.subtract({ hours: 24 * 365 }), ask.now.add({ hours: 24 * 28 }), 120);
    const attendees = await attendeesOf(tx, sessions.map(({ id }) => id));
    // The others of a group are nobody's business in this chart: only the person and their own family are shown.
    const own = attendees.filter(({ person_id }) => person_id === null || person_id === person.id);
    const mine = (id: string) => own.find((row) => row.session_id === id && row.person_id === person.id);
    return {
      kind: 'ok', people: [person.id],
      reply: {
        sessions: sessions.map((row) => ({ session: sessionReply(row, own), status: mine(row.id)?.status ?? null, minutesPresent: mine(row.id)?.minutes_present ?? null })),
        groups: (await placesOf(tx, { personId: person.id })).flatMap((place) => (place.state === 'left' ? [] : [{ seriesId: place.series_id, placeId: place.id, title: place.title, state: place.state, since: place.since, weekday: place.weekday, time: place.time }])),
        notes: (await chartNotesOf(tx, person.id, 50)).map(chartNoteReply), homework: (await homeworkRows(tx, [person.id], 50)).map(homeworkReply), worksheets: (await worksheetRows(tx, [person.id], 50)).map(worksheetReply),
        weeks: await weeksOf(tx, person.id, dayAt(ask.now, site.time_zone), site.time_zone), catchUp: await catchUpFor(tx, person.id, site.id, ask.now), reports: [...await reportsOf(tx, person.id)],
      },
    };
  }),
];

const workRoutes: readonly AnyRoute[] = [
  read(contract.planWork, { policy: careTeam, limiter: 'ordinary', audit: 'work on the plan looked at' }, async (ask, tx) => {
    if ((await personById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const notes = await chartNotesOf(tx, ask.params.id, 400);
    return { kind: 'ok', people: [ask.params.id], reply: { items: notes.flatMap((note) => note.intervention_ids.map((interventionId) => ({ interventionId, sessionId: note.session_id, title: note.title, at: note.starts_at, author: note.author }))) } };
  }),
];

/** Whether a session named in a body is one of this person's. */
async function isTheirs(tx: Tx, sessionId: string | undefined, personId: string): Promise<boolean> {
  if (sessionId === undefined) return true;
  const session = await sessionById(tx, sessionId);
  return session !== null && peopleIn(await attendeesOf(tx, [session.id])).includes(personId);
}

const notTheirs = { kind: 'invalid', detail: 'This is not one of this person’s sessions.', field: '/sessionId' } as const;

const changeRoutes: readonly AnyRoute[] = [
  command(contract.assignHomework, { policy: therapists, limiter: 'ordinary', audit: 'homework given' }, async (ask, tx) => {
    const { body } = ask;
    const person = await personById(tx, ask.params.id);
    if (person === null) return { kind: 'not-found' };
    if (!(await isTheirs(tx, body.sessionId, person.id))) return notTheirs;
    if (body.worksheet !== undefined && worksheetById(body.worksheet) === undefined) return { kind: 'invalid', detail: 'There is no such worksheet.', field: '/worksheet' };
    const id = await addHomework(tx, { personId: person.id, sessionId: body.sessionId ?? null, title: body.title, instructions: body.instructions, worksheet: body.worksheet ?? null, dueOn: body.dueOn ?? null, byId: ask.actor.accountId }, ask.now);
    return { kind: 'done', reply: { id }, people: [person.id], events: [{ kind: 'therapy.homework-given', topic: 'homework', personId: person.id, siteId: person.site_id, audience: 'person', params: { title: body.title, dueOn: body.dueOn ?? null }, about: { table: 'homework', id } }] };
  }),
  command(contract.keepWorksheet, { policy: therapists, limiter: 'ordinary', audit: 'worksheet kept' }, async (ask, tx) => {
    const { body } = ask;
    const person = await personById(tx, ask.params.id);
    if (person === null) return { kind: 'not-found' };
    const sheet = worksheetById(body.worksheet);
    if (sheet === undefined) return { kind: 'invalid', detail: 'There is no such worksheet.', field: '/worksheet' };
    const [problem] = worksheetProblems(sheet, body.answers);
    if (problem !== undefined) return { kind: 'invalid', detail: `This answer cannot be: ${problem.item}.`, field: `/answers/${problem.item}` };
    if (!(await isTheirs(tx, body.sessionId, person.id))) return notTheirs;
    const episodeId = (await openEpisodeOf(tx, person.id))?.id ?? null;
    const id = await addWorksheet(tx, { personId: person.id, sessionId: body.sessionId ?? null, worksheet: sheet.id, version: sheet.version, answers: body.answers, byAccountId: ask.actor.accountId }, ask.now);
    // Rulers are measured facts too, so that they can be drawn beside the course.
    for (const code of sheet.id === 'rulers' ? ['importance', 'confidence'] as const : []) {
      const value = body.answers[code];
      if (typeof value === 'number') await addObservation(tx, { personId: person.id, episodeId, code: `readiness_${code}`, at: ask.now.toString(), value, byAccountId: ask.actor.accountId, byKind: 'staff', groupId: id });
    }
    const urge = body.answers['urge_self_harm'];
    const decision = decideTherapy(typeof urge === 'number' ? { selfHarmUrge: urge } : {});
    return {
      kind: 'done', reply: { id, decision: decisionReply(decision) }, people: [person.id],
      events: [{ kind: 'therapy.worksheet-kept', topic: 'sessions', personId: person.id, episodeId, siteId: person.site_id, params: { worksheet: sheet.id }, about: { table: 'worksheet_copies', id } }],
      tasks: decision.reasons.includes('SELF_HARM_URGE') ? [{ siteId: person.site_id, kind: 'therapy.ask-safety', role: 'nurse', personId: person.id, episodeId, dueAt: ask.now.add({ hours: 2 }).toString(), priority: 1, params: { urge: Number(urge) }, dedupeKey: `ask safety ${person.id}` }] : [],
    };
  }),
  command(contract.reportTolerability, { policy: clinicians, limiter: 'ordinary', audit: 'tolerability reported' }, async (ask, tx) => {
    const { body } = ask;
    const person = await personById(tx, ask.params.id);
    if (person === null) return { kind: 'not-found' };
    if (programmeById(body.programme) === undefined) return { kind: 'invalid', detail: 'There is no such programme in the catalogue.', field: '/programme' };
    if (!(await isTheirs(tx, body.sessionId, person.id))) return notTheirs;
    const id = await addReport(tx, { personId: person.id, programme: body.programme, sessionId: body.sessionId ?? null, severity: body.severity, words: body.words, byId: ask.actor.accountId }, ask.now);
    return {
      kind: 'done', reply: { id }, people: [person.id], events: [{ kind: 'therapy.not-tolerated', topic: 'sessions', personId: person.id, siteId: person.site_id, params: { programme: body.programme, severity: body.severity }, about: { table: 'tolerability_reports', id } }],
      tasks: body.severity === 'harm' ? [{ siteId: person.site_id, kind: 'therapy.look-at-harm', role: 'prescriber', personId: person.id, dueAt: ask.now.add({ hours: 4 }).toString(), priority: 1, params: { programme: body.programme }, dedupeKey: `harm ${id}` }] : [],
    };
  }),
];

export const personTherapyRoutes: readonly AnyRoute[] = [...readRoutes, ...workRoutes, ...changeRoutes];
