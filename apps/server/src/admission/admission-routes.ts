/** The inbox of requests for help, the calls made, triage, acceptance and closing. */
import { waitingOrder, waitingReasonIds, type WaitingPlace, type WaitingReasonId } from '@fairlead/clinical';
import * as contract from '@fairlead/contract/admission';
import { staff } from '../platform/policy.ts';
import { endTasks } from '../platform/record-store.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { siteById } from '../platform/sites-store.ts';
import { acceptEnquiry, waitDays } from './accept-enquiry.ts';
import { addContact, addEnquiry, addTriage, cliniciansAt, contactsOf, enquiriesAt, enquiryById, latestTriage, medianWait, moveEnquiry, type EnquiryRow } from './admission-store.ts';
import { enquiryReceived } from './enquiry-received.ts';

const admits = staff('prescriber', 'nurse', 'counsellor', 'peer_worker', 'front_desk', 'manager');
const openStates = ['new', 'in_contact', 'waiting'] as const;

/** Which reasons of the waiting order are known of a request. "Needs help today" is asked on the front door. */
function reasonsOf(row: EnquiryRow): readonly WaitingReasonId[] {
  const known = row.triage_reasons ?? [];
  return waitingReasonIds.filter((id) => known.includes(id));
}

function placesOf(rows: readonly EnquiryRow[], now: Temporal.Instant): ReadonlyMap<string, WaitingPlace> {
  const places = waitingOrder(rows.map((row) => ({ id: row.id, waitDays: waitDays(row.received_at, now), reasons: reasonsOf(row) })));
  return new Map(places.map((place) => [place.id, place]));
}

function lineOf(row: EnquiryRow, place: WaitingPlace | undefined, now: Temporal.Instant): contract.InboxLine {
  return {
    id: row.id, reference: row.reference, kind: row.kind, source: row.source, about: row.about, callMe: row.call_me, otherName: row.other_name, contact: row.contact, bestTime: row.best_time,
    needsToday: row.needs_today, language: row.language, receivedAt: row.received_at, state: row.state, waitDays: waitDays(row.received_at, now),
    group: place?.group ?? 3, because: (place?.because ?? []).map((reason) => ({ id: reason.id, says: reason.says })),
    contactOverdue: !row.spoke && (place?.contactOverdue ?? false), attempts: row.attempts, lastAttemptAt: row.last_attempt_at, callAgainAt: row.call_again_at,
  };
}

const inbox = read(contract.inbox, { policy: admits, limiter: 'ordinary', audit: 'enquiries looked at' }, async (ask, tx) => {
  const site = await siteById(tx, ask.params.id);
  if (site === null) return { kind: 'not-found' };
  const which = ask.query.state ?? 'open';
  const rows = await enquiriesAt(tx, site.id, which === 'open' ? openStates : [which], 200);
  const places = placesOf(rows, ask.now);
  const lines = rows.map((row) => lineOf(row, places.get(row.id), ask.now));
  if (which === 'open') lines.sort((a, b) => Number(b.needsToday && b.attempts === 0) - Number(a.needsToday && a.attempts === 0) || (places.get(a.id)?.place ?? 0) - (places.get(b.id)?.place ?? 0));
  return { kind: 'ok', people: rows.flatMap((row) => (row.person_id === null ? [] : [row.person_id])), reply: { items: lines, medianWaitDays: (await medianWait(tx, site.id, ask.now)).days } };
});

const detail = read(contract.getEnquiry, { policy: admits, limiter: 'ordinary', audit: 'enquiry opened' }, async (ask, tx) => {
  const row = await enquiryById(tx, ask.params.id);
  if (row === null) return { kind: 'not-found' };
  const [contacts, triage] = [await contactsOf(tx, row.id), await latestTriage(tx, row.id)];
  const place = placesOf([row], ask.now).get(row.id);
  return {
    kind: 'ok', people: row.person_id === null ? [] : [row.person_id], etag: String(row.version),
    reply: {
      ...lineOf(row, place, ask.now), siteId: row.site_id, relation: row.relation, phone: row.phone, email: row.email, ifOther: row.if_other, interpreter: row.interpreter, words: row.words,
      signs: [...row.signs], bornOn: row.born_on, referrer: row.referrer, personId: row.person_id, episodeId: row.episode_id, closedReason: row.closed_reason, version: row.version,
      contacts: contacts.map((each) => ({ id: each.id, at: each.at, by: each.by, how: each.how, outcome: each.outcome, note: each.note, callAgainAt: each.call_again_at })),
      triage: triage === null ? null : { at: triage.at, by: triage.by, reasons: [...triage.reasons], asked: [...triage.asked], note: triage.note },
    },
  };
});

const noted = command(contract.addEnquiry, { policy: admits, limiter: 'ordinary', audit: 'enquiry noted' }, async (ask, tx) => {
  const site = await siteById(tx, ask.params.id);
  if (site === null) return { kind: 'not-found' };
  const { body } = ask;
  if (body.kind === 'referral' && body.referrer === undefined) return { kind: 'invalid', detail: 'A referral says who refers.', field: '/referrer' };
  if (body.kind === 'enquiry' && body.phone === undefined && body.email === undefined) return { kind: 'invalid', detail: 'Note a telephone number or an email address, so that somebody can call back.', field: '/phone' };
  const { id, reference } = await addEnquiry(tx, {
    kind: body.kind, source: body.source, siteId: site.id, ...(body.bornOn === undefined ? {} : { bornOn: body.bornOn }), ...(body.referrer === undefined ? {} : { referrer: asReferrer(body.referrer) }),
    enquiry: { about: body.about, callMe: body.callMe, contact: body.contact, ifOther: body.ifOther, when: 'any', needsToday: body.needsToday, language: body.language, ...(body.phone === undefined ? {} : { phone: body.phone }), ...(body.email === undefined ? {} : { email: body.email }), ...(body.words === undefined ? {} : { words: body.words }) },
  }, ask.now);
  return { kind: 'done', reply: { id }, people: [], ...enquiryReceived({ id, reference, siteId: site.id, needsToday: body.needsToday, callMe: body.callMe }, ask.now) };
});

type Referrer = NonNullable<EnquiryRow['referrer']>;
function asReferrer(referrer: { name: string; organisation: string; telephone?: string | undefined; email?: string | undefined; replyAllowed: boolean }): Referrer {
  return { name: referrer.name, organisation: referrer.organisation, replyAllowed: referrer.replyAllowed, ...(referrer.telephone === undefined ? {} : { telephone: referrer.telephone }), ...(referrer.email === undefined ? {} : { email: referrer.email }) };
}

const contacted = command(contract.addContact, { policy: admits, limiter: 'ordinary', audit: 'contact tried' }, async (ask, tx) => {
  const row = await enquiryById(tx, ask.params.id);
  if (row === null) return { kind: 'not-found' };
  const id = await addContact(tx, row.id, ask.actor.accountId, ask.body, ask.now);
  if (row.state === 'new' && ask.body.outcome === 'spoke' && !(await moveEnquiry(tx, row, { state: 'in_contact' }, ask.now))) return { kind: 'lost-race', detail: 'Somebody else worked on this request at the same moment.' };
  await endTasks(tx, ask.actor.accountId, ask.now, { dedupeKey: `call back ${row.id}`, outcome: ask.body.outcome });
  // Nobody is lost because one call was not answered: two more tries, a day apart, unless another time was agreed.
  const tryAgain = ask.body.outcome !== 'spoke' && ask.body.outcome !== 'wrong_number';
  const dueAt = ask.body.callAgainAt ?? (tryAgain && row.attempts < 2 ? ask.now.add({ hours: 24 }).toString() : null);
  return {
    kind: 'done', reply: { id }, people: row.person_id === null ? [] : [row.person_id],
    events: [{ kind: 'admission.contact-tried', topic: 'enquiries', siteId: row.site_id, personId: row.person_id, params: { how: ask.body.how, outcome: ask.body.outcome, reference: row.reference }, about: { table: 'contact_attempts', id } }],
    tasks: dueAt === null ? [] : [{ siteId: row.site_id, kind: 'admission.call-back', role: 'front_desk', dueAt, priority: 2, params: { enquiryId: row.id, reference: row.reference, callMe: row.call_me }, dedupeKey: `call back ${row.id}` }],
  };
});

const triaged = command(contract.addTriage, { policy: admits, limiter: 'ordinary', audit: 'risk while waiting noted' }, async (ask, tx) => {
  const row = await enquiryById(tx, ask.params.id);
  if (row === null) return { kind: 'not-found' };
  if (row.state === 'accepted' || row.state === 'closed') return { kind: 'conflict', detail: `This request was ${row.state} already.` };
  const unknown = ask.body.reasons.find((reason) => !waitingReasonIds.includes(reason as WaitingReasonId));
  if (unknown !== undefined) return { kind: 'invalid', detail: `“${unknown}” is no reason of the waiting order.`, field: '/reasons' };
  const id = await addTriage(tx, row.id, ask.actor.accountId, ask.body, ask.now);
  if (!(await moveEnquiry(tx, row, { state: ask.body.wantsToWait ? 'waiting' : 'in_contact' }, ask.now))) return { kind: 'lost-race', detail: 'Somebody else worked on this request at the same moment.' };
  return { kind: 'done', reply: { id }, people: [], events: [{ kind: 'admission.triaged', topic: 'enquiries', siteId: row.site_id, params: { reasons: ask.body.reasons, reference: row.reference }, about: { table: 'triages', id } }] };
});

const closed = command(contract.closeEnquiry, { policy: admits, limiter: 'ordinary', audit: 'enquiry closed' }, async (ask, tx) => {
  const row = await enquiryById(tx, ask.params.id);
  if (row === null) return { kind: 'not-found' };
  if (row.state === 'accepted' || row.state === 'closed') return { kind: 'conflict', detail: `This request was ${row.state} already.` };
  if (!(await moveEnquiry(tx, row, { state: 'closed', closedReason: ask.body.reason }, ask.now))) return { kind: 'lost-race', detail: 'Somebody else worked on this request at the same moment.' };
  await endTasks(tx, ask.actor.accountId, ask.now, { dedupeKey: `call back ${row.id}`, outcome: 'closed' });
  return { kind: 'done', reply: { ok: true as const }, people: [], events: [{ kind: 'admission.closed', topic: 'enquiries', siteId: row.site_id, params: { reason: ask.body.reason, reference: row.reference } }] };
});

export const admissionRoutes: readonly AnyRoute[] = [
  inbox, detail, noted, contacted, triaged, closed,
  command(contract.accept, { policy: staff('prescriber', 'nurse', 'counsellor', 'manager'), limiter: 'ordinary', audit: 'person accepted into an episode' }, (ask, tx) => acceptEnquiry(tx, ask.params.id, ask.body, ask.actor, ask.now)),
  read(contract.clinicians, { policy: admits, limiter: 'ordinary', audit: 'clinicians looked at' }, async (ask, tx) => {
    if ((await siteById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const rows = await cliniciansAt(tx, ask.params.id);
    return { kind: 'ok', people: [], reply: { items: rows.map((row) => ({ id: row.id, name: row.name, roles: row.roles, openEpisodes: row.open_episodes })) } };
  }),
];
