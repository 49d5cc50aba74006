/** The family's own file, apart from the person's chart. */
import { decideTherapy } from '@fairlead/clinical';
import * as contract from '@fairlead/contract/therapy';
import { decisionReply } from '../medication/index.ts';
import { personById } from '../people/index.ts';
import { staff } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { addFamily, addMember, addSafetyAnswer, endMember, familyById, familyOfPerson, memberById, membersOf, privateNotesOf, safetyAnswers } from './families-store.ts';
import { safetyOf } from './family-safety.ts';

/** Who works with families; others of the team see that a session took place, not what was said in confidence. */
const familyWorkers = staff('counsellor', 'prescriber');

export const familyRoutes: readonly AnyRoute[] = [
  read(contract.familyFile, { policy: familyWorkers, limiter: 'ordinary', audit: 'family file opened' }, async (ask, tx) => {
    if ((await personById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const family = await familyOfPerson(tx, ask.params.id);
    if (family === null) return { kind: 'ok', people: [ask.params.id], reply: { family: null } };
    const [members, answers, notes] = [await membersOf(tx, family.id), await safetyAnswers(tx, family.id), await privateNotesOf(tx, family.id)];
    const safe = (id: string | null): boolean | null => answers.find(({ member_id }) => member_id === id)?.safe ?? null;
    return {
      kind: 'ok', people: [ask.params.id],
      reply: {
        family: {
          id: family.id, agreedHow: family.agreed_how, madeAt: family.made_at, personSafe: safe(null), members: members.map((row) => ({ id: row.id, name: row.name, relation: row.relation, safe: safe(row.id), ended: row.ended_at !== null })),
          decision: decisionReply(decideTherapy({ safeTogether: await safetyOf(tx, family.id) })), privateNotes: notes.map((row) => ({ id: row.id, memberId: row.member_id, member: row.member, text: row.text, author: row.author, at: row.at })),
        },
      },
    };
  }),
  command(contract.openFamily, { policy: familyWorkers, limiter: 'ordinary', audit: 'family file opened first' }, async (ask, tx) => {
    const person = await personById(tx, ask.params.id);
    if (person === null) return { kind: 'not-found' };
    const id = await addFamily(tx, { personId: person.id, agreedHow: ask.body.agreedHow, byId: ask.actor.accountId }, ask.now);
    if (id === null) return { kind: 'conflict', detail: 'There is a family file already.' };
    return { kind: 'done', reply: { id }, people: [person.id], events: [{ kind: 'therapy.family-agreed', topic: 'families', personId: person.id, siteId: person.site_id, audience: 'person', params: { how: ask.body.agreedHow }, about: { table: 'families', id } }] };
  }),
  command(contract.addFamilyMember, { policy: familyWorkers, limiter: 'ordinary', audit: 'family member added' }, async (ask, tx) => {
    const family = await familyById(tx, ask.params.id);
    if (family === null) return { kind: 'not-found' };
    return { kind: 'done', reply: { id: await addMember(tx, { familyId: family.id, ...ask.body }, ask.now) }, people: [family.person_id] };
  }),
  command(contract.endFamilyMember, { policy: familyWorkers, limiter: 'ordinary', audit: 'family member ended' }, async (ask, tx) => {
    const member = await memberById(tx, ask.params.id);
    const family = member === null ? null : await familyById(tx, member.family_id);
    if (member === null || family === null) return { kind: 'not-found' };
    if (!(await endMember(tx, member.id, ask.now))) return { kind: 'conflict', detail: 'This was ended already.' };
    return { kind: 'done', reply: { ok: true as const }, people: [family.person_id] };
  }),
  command(contract.noteSafety, { policy: familyWorkers, limiter: 'ordinary', audit: 'family safety asked' }, async (ask, tx) => {
    const family = await familyById(tx, ask.params.id);
    if (family === null) return { kind: 'not-found' };
    const member = ask.body.memberId === undefined ? null : await memberById(tx, ask.body.memberId);
    if (ask.body.memberId !== undefined && member?.family_id !== family.id) return { kind: 'invalid', detail: 'This is not a member of this family.', field: '/memberId' };
    await addSafetyAnswer(tx, { familyId: family.id, memberId: member?.id ?? null, safe: ask.body.safe, byId: ask.actor.accountId }, ask.now);
    // Who said so stands in the family's file only: a task or an event would tell the others.
    return { kind: 'done', reply: { ok: true as const }, people: [family.person_id] };
  }),
];
