/** Planning a one-to-one or family session, or noting a drop-in that is happening now. */
import { decideTherapy, programmeById } from '@fairlead/clinical';
import type { BodyOf, Decision } from '@fairlead/contract';
import type { planSession as shape } from '@fairlead/contract/therapy';
import { decisionReply } from '../medication/index.ts';
import { openEpisodeOf, personById } from '../people/index.ts';
import { dayAt } from '../platform/clock.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById } from '../platform/sites-store.ts';
import { bookAppointment } from '../schedule/index.ts';
import { safetyOf } from './family-safety.ts';
import { familyOfPerson } from './families-store.ts';
import { addAttendance, addSession, leadersAt } from './sessions-store.ts';

type Body = BodyOf<typeof shape>;
type Result = CommandResult<{ id: string; decision: Decision }>;

const nothing = decideTherapy({});

function wrongIn(body: Body, now: Temporal.Instant): Extract<Result, { kind: 'invalid' }> | null {
  if (programmeById(body.programme) === undefined) return { kind: 'invalid', detail: 'There is no such programme in the catalogue.', field: '/programme' };
  const early = Temporal.Instant.compare(Temporal.Instant.from(body.startsAt), now) < 0;
  if (early && body.kind !== 'drop_in') return { kind: 'invalid', detail: 'This time has passed. Choose a later one, or note a drop-in.', field: '/startsAt' };
  if (!early && body.kind === 'drop_in') return { kind: 'invalid', detail: 'A drop-in has begun already. Plan a one-to-one session for a later time.', field: '/startsAt' };
  if (body.modality === 'video' && body.link === undefined) return { kind: 'invalid', detail: 'A video session needs its link, and a telephone number to fall back to.', field: '/link' };
  return null;
}

export async function planSession(tx: Tx, personId: string, body: Body, actor: StaffActor, now: Temporal.Instant): Promise<Result> {
  const person = await personById(tx, personId);
  if (person === null) return { kind: 'not-found' };
  const wrong = wrongIn(body, now);
  if (wrong !== null) return wrong;
  const leaderId = body.leaderId ?? actor.accountId;
  if (!(await leadersAt(tx, person.site_id)).some(({ id }) => id === leaderId)) return { kind: 'invalid', detail: 'Choose somebody who leads sessions at this site.', field: '/leaderId' };
  const family = body.kind === 'family' ? await familyOfPerson(tx, personId) : null;
  if (body.kind === 'family' && family === null) return { kind: 'invalid', detail: 'Open the family’s file first: it needs the person’s own agreement.', field: '/kind' };
  const decision = family === null ? nothing : decideTherapy({ safeTogether: await safetyOf(tx, family.id) });
  if (decision.decision === 'refuse') return { kind: 'refused', detail: decision.findings[0]?.says.en ?? '', decision: decisionReply(decision), people: [personId] };
  const title = body.title ?? programmeById(body.programme)?.names[person.language] ?? programmeById(body.programme)?.names.en ?? body.programme;
  const episode = await openEpisodeOf(tx, personId);
  const about = { personId, episodeId: episode?.id ?? null, siteId: person.site_id };
  // The appointment is what the person's phone and every discharge look at; the session carries what is done there.
  const appointmentId = body.kind === 'drop_in' ? null
    : await bookAppointment(tx, { ...about, kind: body.kind, title, startsAt: body.startsAt, minutes: body.minutes, modality: body.modality, place: body.room ?? body.link, withId: leaderId, madeBy: actor.accountId }, now);
  const id = await addSession(tx, {
    siteId: person.site_id, kind: body.kind, programme: body.programme, topic: body.topic ?? null, title, familyId: family?.id ?? null, personId, appointmentId, startsAt: body.startsAt, minutes: body.minutes,
    modality: body.modality, room: body.room ?? null, link: body.link ?? null, leaderId, ...(body.kind === 'drop_in' ? { state: 'held' as const } : {}),
  }, now) ?? '';
  if (body.kind === 'drop_in') await addAttendance(tx, { sessionId: id, personId, status: 'came', minutesPresent: body.minutes, byId: actor.accountId }, now);
  const day = dayAt(Temporal.Instant.from(body.startsAt), (await siteById(tx, person.site_id))?.time_zone ?? 'UTC');
  return {
    kind: 'done', reply: { id, decision: decisionReply(decision) }, people: [personId],
    events: [{ kind: body.kind === 'drop_in' ? 'therapy.drop-in' : 'therapy.session-planned', topic: 'sessions', ...about, audience: 'person', params: { title, sessionKind: body.kind, startsAt: body.startsAt, day }, about: { table: 'therapy_sessions', id } }],
  };
}
