/** Supporters by the person's consent, what a supporter sees, and meetings. */
import * as contract from '@fairlead/contract/community';
import { holdConsent, holds, supportedBy, supporterReply, supportersOf } from '../consent/index.ts';
import { clinicians, person, signedIn, staff, supporter } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { allSites } from '../platform/sites-store.ts';
import { accountById } from '../platform/accounts-store.ts';
import { aboutPerson, clinicNumbers, crisisCountry } from '../recovery/index.ts';
import { addMeetingList, meetingsOf, newestMeetingList } from './community-store.ts';
import { endSupport, inviteSupporter } from './invite-supporter.ts';
import { supportedPerson } from './supported-person.ts';

const limiter = 'ordinary' as const;

const ownSupporters: readonly AnyRoute[] = [
  read(contract.supporters, { policy: person, limiter, audit: 'own supporters looked at' }, async (ask, tx) => {
    const about = await aboutPerson(tx, ask.actor.personId, ask.now);
    if (about === null) return { kind: 'not-found' };
    return { kind: 'ok', people: [about.person.id], reply: { items: (await supportersOf(tx, about.person.id)).map((row) => supporterReply(row, about.today)) } };
  }),
  command(contract.addSupporter, { policy: person, limiter, audit: 'supporter invited', secretReply: true }, async (ask, tx) => {
    const about = await aboutPerson(tx, ask.actor.personId, ask.now);
    return about === null ? { kind: 'not-found' } : inviteSupporter(tx, about, ask.body, ask.now);
  }),
  command(contract.endSupporter, { policy: person, limiter, audit: 'supporter ended' }, (ask, tx) => endSupport(tx, ask.params.id, ask.actor, ask.now)),
  read(contract.personSupporters, { policy: clinicians, limiter, audit: 'supporters looked at' }, async (ask, tx) => {
    const about = await aboutPerson(tx, ask.params.id, ask.now);
    if (about === null) return { kind: 'not-found' };
    return { kind: 'ok', people: [about.person.id], reply: { items: (await supportersOf(tx, about.person.id)).map((row) => ({ ...supporterReply(row, about.today), consentId: row.consent_id })) } };
  }),
];

const supporting = read(contract.supporting, { policy: supporter, limiter, audit: 'seen by a supporter' }, async (ask, tx) => {
  const account = await accountById(tx, ask.actor.accountId);
  if (account === null) return { kind: 'not-found' };
  const shown = [];
  // Held while they are read: once the person was told that sharing ended, nothing they write after is shown.
  for (const { consent_id: consentId } of await supportedBy(tx, account.id)) await holdConsent(tx, consentId);
  for (const row of await supportedBy(tx, account.id)) {
    const about = await aboutPerson(tx, row.person_id, ask.now);
    // Asked at this moment, of the consent itself: what ended or ran out a second ago shows nothing.
    if (about !== null && holds(row, about.today)) shown.push({ about, person: await supportedPerson(tx, about, row, ask.language, ask.now) });
  }
  const site = shown[0]?.about.site ?? null;
  const country = crisisCountry(site ?? (await allSites(tx))[0] ?? { country: 'US' });
  return {
    kind: 'ok', people: shown.map(({ about }) => about.person.id),
    reply: { name: account.display_name, country, people: shown.map((one) => one.person), crisisCard: { country, ...(site === null ? { clinicPhone: null, clinicHours: null } : clinicNumbers(site)), callFirst: null } },
  };
});

const meetingRoutes: readonly AnyRoute[] = [
  read(contract.meetings, { policy: signedIn, limiter, audit: 'meetings looked at' }, async (ask, tx) => {
    const list = await newestMeetingList(tx);
    if (list === null) return { kind: 'ok', people: [], reply: { items: [], next: null, source: '', loadedOn: null, madeUp: false } };
    const limit = ask.query.limit ?? 200;
    const skip = /^\d{1,6}$/.test(ask.query.after ?? '') ? Number(ask.query.after) : 0;
    const items = await meetingsOf(tx, list.id, limit, skip);
    return { kind: 'ok', people: [], reply: { items: [...items], next: items.length === limit ? String(skip + limit) : null, source: list.source, loadedOn: list.loaded_on, madeUp: list.made_up } };
  }),
  command(contract.loadMeetings, { policy: staff('administrator', 'manager'), limiter: 'heavy', audit: 'meetings loaded' }, async (ask, tx) => {
    const twice = ask.body.meetings.find((meeting, index, all) => all.findIndex((each) => each.id === meeting.id) !== index);
    if (twice !== undefined) return { kind: 'invalid', detail: `The meeting ${twice.id} stands in the file twice.`, field: '/meetings' };
    const id = await addMeetingList(tx, ask.body, ask.actor.accountId, ask.now);
    return { kind: 'done', reply: { id, meetings: ask.body.meetings.length }, people: [] };
  }),
];

export const supportRoutes: readonly AnyRoute[] = [...ownSupporters, supporting, ...meetingRoutes];
