/** Before arrival: goals in the person's own words, and the code for the companion. */
import * as contract from '@fairlead/contract/admission';
import { accountOfPerson, personById } from '../people/index.ts';
import { addAccount, addInvitation } from '../platform/accounts-store.ts';
import { newId } from '../platform/ids.ts';
import { newCode } from '../platform/passphrases.ts';
import { careTeam } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { addOwnGoal, ownGoalsOf } from './admission-store.ts';

export const preparationRoutes: readonly AnyRoute[] = [
  read(contract.listGoals, { policy: careTeam, limiter: 'ordinary', audit: 'own goals looked at' }, async (ask, tx) => {
    if ((await personById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const rows = await ownGoalsOf(tx, ask.params.id);
    return { kind: 'ok', people: [ask.params.id], reply: { items: rows.map((row) => ({ id: row.id, words: row.words, at: row.at, saidBy: row.said_by })) } };
  }),
  command(contract.addGoal, { policy: careTeam, limiter: 'ordinary', audit: 'own goal written down' }, async (ask, tx) => {
    if ((await personById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const id = await addOwnGoal(tx, { personId: ask.params.id, words: ask.body.words, saidBy: 'staff', byAccountId: ask.actor.accountId }, ask.now);
    return { kind: 'done', reply: { id }, people: [ask.params.id], events: [{ kind: 'admission.goal-said', topic: 'people', personId: ask.params.id, audience: 'person', params: { words: ask.body.words }, about: { table: 'own_goals', id } }] };
  }),
  command(contract.invite, { policy: careTeam, limiter: 'ordinary', audit: 'companion offered', secretReply: true }, async (ask, tx) => {
    const person = await personById(tx, ask.params.id);
    if (person === null) return { kind: 'not-found' };
    const accountId = person.account_id ?? newId();
    if (person.account_id === null) {
      await addAccount(tx, { id: accountId, kind: 'person', displayName: person.known_as ?? person.given_name, language: person.language, now: ask.now });
      if (!(await accountOfPerson(tx, person.id, accountId))) return { kind: 'lost-race', detail: 'Somebody else made a code at the same moment.' };
    }
    const [code, expiresAt] = [newCode(3), ask.now.add({ hours: 7 * 24 })];
    await addInvitation(tx, accountId, code, expiresAt);
    return { kind: 'done', reply: { code, expiresAt: expiresAt.toString() }, people: [person.id], events: [{ kind: 'admission.companion-offered', topic: 'people', personId: person.id, params: {} }] };
  }),
];
