/** Recovery from the clinic: read, agree, try to reach, look back. */
import * as contract from '@fairlead/contract/recovery';
import { cliniciansAt } from '../admission/index.ts';
import { clinicians } from '../platform/policy.ts';
import { endTasks } from '../platform/record-store.ts';
import { command, read, type AnyRoute, type Ask } from '../platform/registry.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { Tx } from '../platform/scoped.ts';
import { aboutPerson, type AboutPerson } from './about-person.ts';
import { addAgreement, addAttempt, missedById } from './agreements-store.ts';
import { clinicRecord } from './clinic-record.ts';
import { askNext } from './missed-check-ins.ts';
import { addDebrief, lapseById } from './own-words-store.ts';
import { putRelapsePlan } from './put-relapse-plan.ts';
import { shareCheckIn } from './share-check-in.ts';
import { endSearch, searchInTurn, searchTask } from './tell.ts';
import { tellLapse } from './tell-lapse.ts';

const care = { policy: clinicians, limiter: 'ordinary' as const };

async function about<T>(tx: Tx, personId: string, now: Temporal.Instant, then: (person: AboutPerson) => Promise<T>): Promise<T | { readonly kind: 'not-found' }> {
  const found = await aboutPerson(tx, personId, now);
  return found === null ? { kind: 'not-found' } : then(found);
}

async function agree(tx: Tx, ask: Ask<typeof contract.agreeCheckIns, StaffActor>, { person, site, episode }: AboutPerson) {
  const { body } = ask;
  if (body.contactConsented === true && body.contact === null) return { kind: 'invalid' as const, detail: 'Name the contact whom the person allows to be called.', field: '/contact' };
  if (body.responderId !== null && !(await cliniciansAt(tx, site.id)).some(({ id }) => id === body.responderId)) return { kind: 'invalid' as const, detail: 'Choose somebody of this site who answers.', field: '/responderId' };
  const id = await addAgreement(tx, { personId: person.id, byAccountId: ask.actor.accountId, ...body }, ask.now);
  return {
    kind: 'done' as const, reply: { id }, people: [person.id],
    events: [{ kind: body.everyDays === null ? 'recovery.check-ins-stopped' : 'recovery.check-ins-agreed', topic: 'recovery', personId: person.id, episodeId: episode?.id ?? null, audience: 'person' as const, params: { count: body.everyDays ?? 0, dueTime: body.dueTime }, about: { table: 'check_in_agreements', id } }],
  };
}

async function attempt(tx: Tx, ask: Ask<typeof contract.noteAttempt, StaffActor>) {
  const missed = await missedById(tx, ask.params.id);
  if (missed === null) return { kind: 'not-found' as const };
  const { whom, outcome, note = null } = ask.body;
  await searchInTurn(tx, missed.person_id);
  const id = await addAttempt(tx, { personId: missed.person_id, missedId: missed.id, byId: ask.actor.accountId, whom, outcome, note }, ask.now);
  if (outcome === 'reached' && whom !== 'contact') await endSearch(tx, missed.person_id, ask.actor.accountId, 'reached', ask.now);
  else await endTasks(tx, ask.actor.accountId, ask.now, { personId: missed.person_id, kind: searchTask[whom], outcome });
  await askNext(tx, missed, ask.actor.accountId, ask.now);
  return {
    kind: 'done' as const, reply: { id }, people: [missed.person_id],
    events: [{ kind: 'recovery.tried-to-reach', topic: 'recovery', personId: missed.person_id, params: { whom, outcome }, about: { table: 'check_in_attempts', id } }],
  };
}

async function debrief(tx: Tx, ask: Ask<typeof contract.debriefLapse, StaffActor>) {
  const lapse = await lapseById(tx, ask.params.id);
  if (lapse === null) return { kind: 'not-found' as const };
  const id = await addDebrief(tx, { lapseId: lapse.id, byId: ask.actor.accountId, ...ask.body }, ask.now);
  for (const code of ['LAPSE', 'WANTS_HELP', 'LAPSE_ALONE']) await endTasks(tx, ask.actor.accountId, ask.now, { dedupeKey: `${code} ${lapse.id}`, outcome: 'looked back together' });
  return {
    kind: 'done' as const, reply: { id }, people: [lapse.person_id],
    events: [{ kind: 'recovery.lapse-debriefed', topic: 'recovery', personId: lapse.person_id, episodeId: lapse.episode_id, params: { steps: ask.body.steps }, about: { table: 'lapse_debriefs', id } }],
  };
}

export const clinicRoutes: readonly AnyRoute[] = [
  read(contract.personRecovery, { ...care, audit: 'recovery read' }, (ask, tx) => about(tx, ask.params.id, ask.now, async (person) => ({ kind: 'ok' as const, people: [ask.params.id], reply: await clinicRecord(tx, person, ask.actor, ask.now) }))),
  command(contract.putPersonRelapsePlan, { ...care, audit: 'relapse-prevention plan kept' }, (ask, tx) => about(tx, ask.params.id, ask.now, ({ person }) =>
    putRelapsePlan(tx, { personId: person.id, plan: ask.body, ifMatch: ask.ifMatch, byKind: 'staff', accountId: ask.actor.accountId }, ask.now))),
  command(contract.agreeCheckIns, { ...care, audit: 'check-ins agreed' }, (ask, tx) => about(tx, ask.params.id, ask.now, (person) => agree(tx, ask, person))),
  command(contract.noteCheckIn, { ...care, audit: 'check-in noted' }, (ask, tx) => about(tx, ask.params.id, ask.now, (person) =>
    shareCheckIn(tx, person, { ...ask.body, ratedAt: ask.now.toString(), day: person.today }, ask.actor.accountId, 'staff', ask.now))),
  command(contract.noteAttempt, { ...care, audit: 'try to reach noted' }, (ask, tx) => attempt(tx, ask)),
  command(contract.noteLapse, { ...care, audit: 'lapse noted' }, (ask, tx) => about(tx, ask.params.id, ask.now, (person) =>
    tellLapse(tx, person, { ...ask.body, toldAt: ask.now.toString() }, { by: 'staff', accountId: ask.actor.accountId }, ask.now))),
  command(contract.debriefLapse, { ...care, audit: 'lapse looked back at' }, (ask, tx) => debrief(tx, ask)),
];
