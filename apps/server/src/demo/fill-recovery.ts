/** What people shared from their phones: check-ins, cravings, lapses, messages; and the supporters they invited. */
import { addDays, isoOf } from '@fairlead/clinical';
import type { CohortPerson } from '@fairlead/cohort';
import { consentTextVersion } from '../consent/index.ts';
import { newId } from '../platform/ids.ts';
import type { Companions } from './fill-people.ts';
import { eventsOf, type Filling } from './filling.ts';

const wave = (tenths: number): number => Math.min(4, Math.round(tenths / 2.5));

function addShared(filling: Filling, person: CohortPerson): void {
  const { add, at } = filling;
  for (const each of eventsOf(person, 'check-in')) {
    const when = at(person, each.day, each.minute);
    const episodeId = filling.episodeOf(person, each.day);
    add('recovery_check_ins', { id: each.id, person_id: person.id, episode_id: episodeId, rated_at: when, day: isoOf(each.day), pull: wave(each.craving), mood: wave(each.mood), sleep_hours: each.sleepHours, by_kind: 'person', received_at: when, origin: 'synthetic' });
    if (each.day >= filling.today - 30) filling.tell(person, when, 'recovery.checked-in', { pull: wave(each.craving), mood: wave(each.mood), day: isoOf(each.day) }, { audience: 'person', episodeId, about: { table: 'recovery_check_ins', id: each.id } });
  }
  for (const each of eventsOf(person, 'craving')) {
    const when = at(person, each.day, each.minute);
    const endedAt = at(person, each.day, Math.min(1439, each.minute + 22));
    const episodeId = filling.episodeOf(person, each.day);
    add('cravings', { id: each.id, person_id: person.id, episode_id: episodeId, started_at: when, ended_at: endedAt, first_level: each.strength, highest_level: each.strength, last_level: Math.max(0, each.strength - 4), trigger_words: each.trigger, helped: [{ words: each.did, helped: true }], received_at: endedAt, origin: 'synthetic' });
  }
  for (const each of eventsOf(person, 'lapse')) {
    if (!person.traits.usesPhone) continue;
    const when = at(person, addDays(each.day, each.day < filling.today - 1 ? 1 : 0), each.minute);
    const episodeId = filling.episodeOf(person, each.day);
    add('lapses', { id: each.id, person_id: person.id, episode_id: episodeId, told_at: when, told_by: 'person', happened_on: isoOf(each.day), what: each.substance, safe_now: 'yes', has_naloxone: 'yes', wants_call: false, words: each.words, received_at: when, origin: 'synthetic' });
    filling.tell(person, when, 'recovery.lapse-told', { by: 'person', happenedOn: isoOf(each.day) }, { audience: 'person', episodeId, about: { table: 'lapses', id: each.id } });
  }
}

function addMessages(filling: Filling, person: CohortPerson, accountId: string): void {
  const { add, at } = filling;
  const { counsellor } = filling.teamOf(person);
  for (const each of eventsOf(person, 'message')) {
    const mine = each.from === 'person';
    const when = at(person, each.day, each.minute);
    add('messages', { id: each.id, person_id: person.id, at: when, from_kind: each.from, account_id: mine ? accountId : counsellor, words: each.words, origin: 'synthetic' });
    filling.tell(person, when, mine ? 'messages.received' : 'messages.answered', {}, { audience: 'person', about: { table: 'messages', id: each.id }, ...(mine ? {} : { authorId: counsellor }) });
  }
}

function addSupporter(filling: Filling, person: CohortPerson, accountId: string): void {
  const supporter = person.supporters[0];
  if (supporter === undefined) return;
  const signedAt = filling.at(person, addDays(filling.today, -20), 700);
  const consentId = newId();
  filling.add('consents', {
    id: consentId, person_id: person.id, kind: 'sharing', recipient: supporter.displayName, purpose: 'Support by family', amount_and_kind: 'Appointments, attendance, goals', expires_on: isoOf(addDays(filling.today, 300)), signed_at: signedAt, signed_by: 'person', method: 'on_phone',
    text_version: consentTextVersion, witnessed_by: null, origin: 'synthetic',
  });
  filling.add('supporters', {
    id: newId(), person_id: person.id, account_id: accountId, consent_id: consentId, name: supporter.displayName, relation: supporter.relation, scopes: ['appointments', 'attendance', 'goals', 'relapse_prevention_plan'], started_on: isoOf(addDays(filling.today, -20)),
    ends_on: isoOf(addDays(filling.today, 300)), made_at: signedAt, origin: 'synthetic',
  });
}

/** The relapse-prevention plan as the person wrote it on the phone. */
function addRelapsePlan(filling: Filling, person: CohortPerson, accountId: string): void {
  const spanish = person.language === 'es';
  const plan = {
    triggers: [{ kind: 'feeling', words: spanish ? 'Sola por la noche' : 'Alone in the evening', coping: spanish ? 'Llamar antes de las ocho' : 'Call somebody before eight' }, { kind: 'place', words: spanish ? 'La parada vieja' : 'The old corner', coping: spanish ? 'Ir por el otro lado' : 'Walk the other way round' }],
    warningSigns: [spanish ? 'No contesto el teléfono' : 'I stop answering the phone', spanish ? 'Duermo mal dos noches' : 'Two bad nights in a row'], coping: [spanish ? 'Caminar hasta el muelle' : 'Walk to the harbor', spanish ? 'Agua fría' : 'Cold water', spanish ? 'Esperar veinte minutos' : 'Wait twenty minutes'],
    reasons: [eventsOf(person, 'goal')[0]?.words ?? 'Not wake up sick'], contacts: [{ name: person.supporters[0]?.displayName ?? 'Marcus', phone: person.site.country === 'US' ? '555-0151' : '07700 900151', who: person.supporters[0]?.relation ?? 'peer worker' }],
    safety: [spanish ? 'Naloxona en la mochila' : 'Naloxone in the bag by the door', spanish ? 'Nunca a solas' : 'Never alone'],
  };
  const when = filling.at(person, addDays(filling.today, -6), 1150);
  filling.add('relapse_prevention_plans', { person_id: person.id, version: 1, plan, changed_at: when, changed_by_kind: 'person', changed_by: accountId, origin: 'synthetic' });
}

export function fillRecovery(filling: Filling, accounts: Companions): void {
  for (const person of filling.people) {
    if (filling.episodes(person).length === 0) continue;
    addShared(filling, person);
    const account = person.persona === null ? undefined : accounts.get(person.persona);
    if (account !== undefined) {
      addMessages(filling, person, account);
      if (person.course !== null && person.course.startedOn < filling.today - 6) addRelapsePlan(filling, person, account);
    }
    const supporter = person.persona === null ? undefined : accounts.get(`${person.persona} supporter`);
    if (supporter !== undefined) addSupporter(filling, person, supporter);
  }
}
