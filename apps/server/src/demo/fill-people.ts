/** People, episodes, and the accounts of those whom the demonstration introduces. */
import { isoOf } from '@fairlead/clinical';
import { newId } from '../platform/ids.ts';
import type { Tx } from '../platform/scoped.ts';
import { personNumbers } from './bulk-store.ts';
import { endReasonOf } from './fill-aftercare.ts';
import { ukAddress } from './fill-pharmacy.ts';
import { eventsOf, type Filling } from './filling.ts';

/** Those who can be looked at through their own phone. */
export const companions = ['take-homes', 'third-day', 'pregnant', 'intensive', 'pharmacy', 'aftercare', 'released'] as const;

/** Accounts by persona. */
export type Companions = ReadonlyMap<string, string>;

function account(filling: Filling, kind: 'person' | 'supporter', displayName: string, language: string, story: string): string {
  const id = newId();
  filling.add('accounts', { id, kind, display_name: displayName, language, created_at: filling.now.toString(), state: 'active', totp_last_step: 0 });
  // Read by the demonstration's first screen; it stands on nobody's timeline.
  filling.add('events', { id: newId(), at: filling.now.toString(), kind: 'demo.story', topic: 'demo', person_id: null, episode_id: null, site_id: null, author_id: null, params: { story }, audience: 'restricted', about: { table: 'accounts', id } });
  return id;
}

export async function fillPeople(filling: Filling, tx: Tx): Promise<Companions> {
  const { people, add, teamOf, at } = filling;
  // Only those who were spoken with are people of the record; a first call is an enquiry and no more.
  const numbers = await personNumbers(tx, people.length);
  const accounts = new Map<string, string>();
  for (const person of people) {
    if (person.persona !== null && (companions as readonly string[]).includes(person.persona)) accounts.set(person.persona, account(filling, 'person', `${person.givenName} ${person.familyName}`, person.language, person.story ?? ''));
    for (const supporter of person.supporters) accounts.set(`${person.persona ?? ''} supporter`, account(filling, 'supporter', supporter.displayName, person.language, supporter.story));
  }
  people.forEach((person, index) => {
    if (filling.episodes(person).length === 0 && person.persona !== 'waiting') return;
    filling.numbers.set(person.id, numbers[index] ?? '');
    const died = eventsOf(person, 'died')[0];
    add('people', {
      id: person.id, number: numbers[index], given_name: person.givenName, family_name: person.familyName, born_on: isoOf(person.bornOn), sex: person.sex, language: person.language, telephone: person.telephone, address: person.site.country === 'UK' ? ukAddress(person) : null,
      contact: { call: true, text: person.traits.usesPhone, voicemail: false }, allergies: index % 9 === 0 ? ['penicillin'] : [], allergies_asked: true, site_id: teamOf(person).siteId,
      account_id: (person.persona === null ? undefined : accounts.get(person.persona)) ?? null, died_on: died === undefined ? null : isoOf(died.day), origin: 'synthetic', created_at: at(person, person.events[0]?.day ?? filling.today, 600),
    });
  });
  for (const person of people) {
    for (const episode of filling.episodes(person)) {
      add('episodes', {
        id: episode.id, person_id: person.id, site_id: teamOf(person).siteId, state: episode.to === null ? 'open' : 'ended', started_on: isoOf(episode.from), ended_on: episode.to === null ? null : isoOf(episode.to), end_reason: endReasonOf(episode.reason),
        responsible_clinician_id: index2(person.id) === 0 ? teamOf(person).counsellor : teamOf(person).prescriber, version: 1, origin: 'synthetic', created_at: at(person, episode.from, 600),
      });
    }
  }
  return accounts;
}

const index2 = (id: string): number => Number.parseInt(id.slice(-1), 16) % 3;
