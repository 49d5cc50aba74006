/** Taking somebody into an episode: consent to treatment, a named responsible clinician, their goals, and naloxone to hand. */
import type { BodyOf } from '@fairlead/contract';
import type { accept } from '@fairlead/contract/admission';
import { addConsentRow } from '../consent/index.ts';
import { addPerson, openEpisode, openEpisodeOf, personById } from '../people/index.ts';
import { dayAt } from '../platform/clock.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById } from '../platform/sites-store.ts';
import { addOwnGoal, cliniciansAt, enquiryById, moveEnquiry, type EnquiryRow } from './admission-store.ts';

type Body = BodyOf<typeof accept>;
type Result = CommandResult<{ personId: string; episodeId: string; number: string }>;

interface Taken {
  readonly id: string;
  readonly number: string;
}

async function personFor(tx: Tx, enquiry: EnquiryRow, body: Body, now: Temporal.Instant): Promise<Taken | Extract<Result, { kind: 'invalid' | 'conflict' }>> {
  if (body.personId !== undefined) {
    const known = await personById(tx, body.personId);
    if (known === null) return { kind: 'invalid', detail: 'There is no such person here.', field: '/personId' };
    if ((await openEpisodeOf(tx, known.id)) !== null) return { kind: 'conflict', detail: 'This person is in an open episode already. Open their chart instead; nothing was changed.' };
    return known;
  }
  if (body.person === undefined) return { kind: 'invalid', detail: 'Say who comes: somebody who was here before, or a new person.', field: '/person' };
  const { person } = body;
  return addPerson(tx, {
    givenName: person.givenName, familyName: person.familyName, knownAs: person.knownAs ?? null, bornOn: person.bornOn, sex: person.sex, language: enquiry.language,
    telephone: person.telephone ?? (enquiry.about === 'self' ? enquiry.phone : null), email: person.email ?? (enquiry.about === 'self' ? enquiry.email : null),
    contact: enquiry.about === 'self' ? { how: enquiry.contact, ifOther: enquiry.if_other, bestTime: enquiry.best_time } : {}, siteId: enquiry.site_id,
  }, now);
}

/** Accepts an enquiry. The database refuses a second open episode of one person. */
export async function acceptEnquiry(tx: Tx, enquiryId: string, body: Body, actor: StaffActor, now: Temporal.Instant): Promise<Result> {
  const enquiry = await enquiryById(tx, enquiryId);
  if (enquiry === null) return { kind: 'not-found' };
  if (enquiry.state === 'accepted' || enquiry.state === 'closed') return { kind: 'conflict', detail: `This request was ${enquiry.state} already. Nothing was changed.` };
  const site = await siteById(tx, enquiry.site_id);
  if (site === null) return { kind: 'not-found' };
  if (!(await cliniciansAt(tx, site.id)).some(({ id }) => id === body.responsibleClinicianId)) return { kind: 'invalid', detail: 'Choose a prescriber, nurse or counselor of this site as responsible clinician.', field: '/responsibleClinicianId' };
  const person = await personFor(tx, enquiry, body, now);
  if ('kind' in person) return person;
  const episodeId = await openEpisode(tx, { personId: person.id, siteId: site.id, startedOn: dayAt(now, site.time_zone), responsibleClinicianId: body.responsibleClinicianId }, now);
  await addConsentRow(tx, { personId: person.id, kind: 'treatment', method: body.consentToTreatment.method, witnessedBy: actor.accountId }, now);
  if (body.consentToSharing !== undefined) await addConsentRow(tx, { personId: person.id, kind: 'sharing', ...body.consentToSharing, witnessedBy: actor.accountId }, now);
  for (const words of body.goals) await addOwnGoal(tx, { personId: person.id, words, saidBy: 'staff', byAccountId: actor.accountId }, now);
  if (!(await moveEnquiry(tx, enquiry, { state: 'accepted', personId: person.id, episodeId }, now))) return { kind: 'lost-race', detail: 'Somebody else worked on this request at the same moment.' };
  const about = { personId: person.id, episodeId, siteId: site.id };
  return {
    kind: 'done', people: [person.id], reply: { personId: person.id, episodeId, number: person.number },
    events: [
      { kind: 'admission.accepted', topic: 'enquiries', ...about, audience: 'person', params: { source: enquiry.source, waitDays: waitDays(enquiry.received_at, now), reference: enquiry.reference }, about: { table: 'enquiries', id: enquiry.id } },
      ...body.goals.map((words) => ({ kind: 'admission.goal-said', topic: 'people', ...about, audience: 'person' as const, params: { words } })),
    ],
    // What the first week asks of the team (mission M35): an assessment, and naloxone in hand from the first day.
    tasks: [
      { siteId: site.id, kind: 'assessment.start', role: 'nurse', personId: person.id, episodeId, dueAt: now.add({ hours: 24 }).toString(), priority: 2, dedupeKey: `assessment ${episodeId}` },
      { siteId: site.id, kind: 'crisis.offer-naloxone', role: 'nurse', personId: person.id, episodeId, dueAt: now.toString(), priority: 1, dedupeKey: `naloxone ${person.id}` },
    ],
  };
}

/** Whole days from asking until now. */
export function waitDays(receivedAt: string, now: Temporal.Instant): number {
  return Math.max(0, Math.floor((now.epochMilliseconds - Temporal.Instant.from(receivedAt).epochMilliseconds) / 86_400_000));
}
