/** Requests for help, contacts, triage, acceptance, consents and goals, as they came. */
import { waitDays } from '../admission/index.ts';
import { consentTextVersion } from '../consent/index.ts';
import { newId } from '../platform/ids.ts';
import type { CohortPerson, EventOf } from '@fairlead/cohort';
import { eventsOf, type Filling } from './filling.ts';

const referralSources = ['gp', 'hospital', 'prison'];
const referrers: Readonly<Record<string, { readonly name: string; readonly organisation: string; readonly replyAllowed: boolean }>> = {
  gp: { name: 'Dr A. Moss', organisation: 'Mill Lane Practice', replyAllowed: true },
  hospital: { name: 'Ward clerk', organisation: 'Bayview Hospital, emergency department', replyAllowed: true },
  prison: { name: 'Resettlement officer', organisation: 'Eastfield', replyAllowed: false },
};

interface Asked {
  readonly enquiry: EventOf<'enquiry'>;
  readonly id: string;
  readonly reference: string;
}

function addEnquiry(filling: Filling, person: CohortPerson, { enquiry, id, reference }: Asked): void {
  const { add, at, teamOf } = filling;
  const episode = filling.episodes(person)[0];
  const closed = eventsOf(person, 'enquiry-closed')[0];
  const spoken = eventsOf(person, 'contact').length > 0;
  const state = episode !== undefined ? 'accepted' : closed !== undefined ? 'closed' : person.stage === 'waiting' ? 'waiting' : spoken ? 'in_contact' : 'new';
  const referral = referralSources.includes(enquiry.source);
  const known = episode !== undefined || person.persona === 'waiting';
  add('enquiries', {
    id, reference, kind: referral ? 'referral' : 'enquiry', source: enquiry.source, site_id: teamOf(person).siteId, about: enquiry.about, call_me: referral ? `${person.givenName} ${person.familyName}` : enquiry.callMe,
    other_name: enquiry.about === 'someone_else' ? person.givenName : null, relation: enquiry.relation, contact: enquiry.contact, phone: person.telephone, if_other: 'say_nothing', best_time: 'any', needs_today: enquiry.needsToday, language: person.language,
    words: referral ? null : enquiry.words, signs: [], referrer: referral ? referrers[enquiry.source] : null, received_at: at(person, enquiry.day, enquiry.minute), state, person_id: known ? person.id : null, episode_id: episode?.id ?? null,
    closed_at: state === 'closed' && closed !== undefined ? at(person, closed.day, closed.minute) : null, closed_reason: state === 'closed' ? closed?.reason : null, version: 1, origin: 'synthetic',
  });
  if (known) filling.tell(person, at(person, enquiry.day, enquiry.minute), 'admission.asked', { reference, needsToday: enquiry.needsToday }, { topic: 'enquiries', about: { table: 'enquiries', id } });
}

function addFollowUp(filling: Filling, person: CohortPerson, { id, reference }: Asked): void {
  const { add, at } = filling;
  const team = filling.teamOf(person);
  const known = filling.episodes(person).length > 0 || person.persona === 'waiting';
  for (const contact of eventsOf(person, 'contact')) {
    const when = at(person, contact.day, contact.minute);
    add('contact_attempts', { id: contact.id, enquiry_id: id, at: when, by_id: team.desk, how: contact.how, outcome: contact.outcome, note: null, call_again_at: null });
    if (known) filling.tell(person, when, 'admission.contact-tried', { how: contact.how, outcome: contact.outcome, reference }, { topic: 'enquiries', authorId: team.desk });
  }
  for (const triage of eventsOf(person, 'triage')) {
    const when = at(person, triage.day, triage.minute);
    add('triages', { id: triage.id, enquiry_id: id, at: when, by_id: team.counsellor, reasons: triage.reasons, asked: ['pregnant', 'overdose_past_month', 'suicide_risk', 'injecting', 'no_home', ...triage.reasons.filter((reason) => reason !== 'injecting' && reason !== 'no_home' && reason !== 'pregnant')], note: null });
    if (known) filling.tell(person, when, 'admission.triaged', { reasons: triage.reasons, reference }, { topic: 'enquiries', authorId: team.counsellor });
  }
}

function addAcceptance(filling: Filling, person: CohortPerson, { enquiry, id, reference }: Asked): void {
  const { add, at } = filling;
  const team = filling.teamOf(person);
  const received = at(person, enquiry.day, enquiry.minute);
  for (const accepted of eventsOf(person, 'accepted')) {
    const when = at(person, accepted.day, accepted.minute);
    filling.tell(person, when, 'admission.accepted', { source: enquiry.source, waitDays: accepted.again ? 0 : waitDays(received, Temporal.Instant.from(when)), reference }, { topic: 'enquiries', audience: 'person', episodeId: accepted.episodeId, authorId: team.counsellor, about: { table: 'enquiries', id } });
  }
  for (const consent of eventsOf(person, 'consent')) {
    const when = at(person, consent.day, consent.minute);
    add('consents', {
      id: consent.id, person_id: person.id, kind: consent.consent, recipient: consent.recipient ?? null, purpose: consent.purpose ?? null, amount_and_kind: consent.what ?? null, signed_at: when, signed_by: 'person', method: 'on_screen',
      text_version: consentTextVersion, witnessed_by: team.desk, origin: 'synthetic', expires_on: null,
    });
    filling.tell(person, when, 'consent.given', { kind: consent.consent, recipient: consent.recipient ?? null }, { topic: 'consents', audience: 'person', authorId: team.desk, about: { table: 'consents', id: consent.id } });
  }
  for (const goal of eventsOf(person, 'goal')) {
    const when = at(person, goal.day, goal.minute);
    add('own_goals', { id: goal.id, person_id: person.id, words: goal.words, at: when, said_by: 'person', by_account_id: null, supersedes_id: null });
    filling.tell(person, when, 'admission.goal-said', { words: goal.words }, { topic: 'people', audience: 'person', about: { table: 'own_goals', id: goal.id } });
  }
}

export function fillAdmission(filling: Filling): void {
  for (const person of filling.people) {
    const enquiry = eventsOf(person, 'enquiry')[0];
    if (enquiry === undefined) continue;
    const id = newId();
    const asked = { enquiry, id, reference: `H-${id.replaceAll('-', '').slice(-8).toUpperCase()}` };
    addEnquiry(filling, person, asked);
    addFollowUp(filling, person, asked);
    addAcceptance(filling, person, asked);
  }
}
