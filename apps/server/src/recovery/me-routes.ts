/** The companion's routes: a person about their own record. Nobody else's id appears in any of them. */
import { instrumentById, scoreInstrument } from '@fairlead/clinical';
import * as contract from '@fairlead/contract/recovery';
import { addOwnGoal } from '../admission/index.ts';
import { addResponse, followUpOf } from '../assessment/index.ts';
import { signPlanAsPerson } from '../plan/index.ts';
import { answerHomework } from '../therapy/index.ts';
import type { PersonActor } from '../platform/actor.ts';
import { person } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { aboutPerson, type AboutPerson } from './about-person.ts';
import { accessByOthers } from '../consent/index.ts';
import { accessWords, roleWords } from './access-words.ts';
import { addJournalShare } from './own-words-store.ts';
import { readableRecord, type FhirOf } from './own-export.ts';
import { ownRecord } from './own-record.ts';
import { putRelapsePlan } from './put-relapse-plan.ts';
import { shareCheckIn, shareCraving } from './share-check-in.ts';
import { tellLapse } from './tell-lapse.ts';

const ordinary = 'ordinary' as const;
const own = { policy: person, limiter: ordinary };

async function withOwn<T>(tx: Tx, actor: PersonActor, now: Temporal.Instant, then: (about: AboutPerson) => Promise<T>): Promise<T | { readonly kind: 'not-found' }> {
  const about = await aboutPerson(tx, actor.personId, now);
  return about === null ? { kind: 'not-found' } : then(about);
}

const told: readonly AnyRoute[] = [
  command(contract.addCheckIn, { ...own, audit: 'check-in shared' }, (ask, tx) => withOwn(tx, ask.actor, ask.now, (about) => shareCheckIn(tx, about, ask.body, ask.actor.accountId, 'person', ask.now))),
  command(contract.addCraving, { ...own, audit: 'craving shared' }, (ask, tx) => withOwn(tx, ask.actor, ask.now, (about) => shareCraving(tx, about, ask.body, ask.now))),
  command(contract.tellLapse, { ...own, audit: 'lapse told' }, (ask, tx) => withOwn(tx, ask.actor, ask.now, (about) => tellLapse(tx, about, ask.body, { by: 'person', accountId: ask.actor.accountId }, ask.now))),
  command(contract.shareJournalEntry, { ...own, audit: 'journal entry shared' }, (ask, tx) => withOwn(tx, ask.actor, ask.now, async ({ person: { id: personId } }) => {
    const id = await addJournalShare(tx, { personId, ...ask.body }, ask.now);
    // The words stay in their own table, behind who may read them; the timeline says only that there is something to read.
    return { kind: 'done' as const, reply: { id }, people: [personId], events: [{ kind: 'recovery.journal-shared', topic: 'recovery', personId, audience: ask.body.withWhom === 'counsellor' ? 'restricted' as const : 'team' as const, params: { writtenOn: ask.body.writtenOn, withWhom: ask.body.withWhom }, about: { table: 'journal_shares', id } }] };
  })),
  command(contract.addOwnGoal, { ...own, audit: 'own goal written' }, (ask, tx) => withOwn(tx, ask.actor, ask.now, async ({ person: { id: personId } }) => {
    const id = await addOwnGoal(tx, { personId, words: ask.body.words, saidBy: 'person', byAccountId: ask.actor.accountId }, ask.now);
    return { kind: 'done' as const, reply: { id }, people: [personId], events: [{ kind: 'admission.goal-said', topic: 'people', personId, audience: 'person' as const, params: { words: ask.body.words }, about: { table: 'own_goals', id } }] };
  })),
];

const kept: readonly AnyRoute[] = [
  command(contract.answerHomework, { ...own, audit: 'homework answered' }, async (ask, tx) => {
    const answer = await answerHomework(tx, { homeworkId: ask.params.id, personId: ask.actor.personId, text: ask.body.text, answeredAt: ask.body.answeredAt, accountId: ask.actor.accountId }, ask.now);
    return answer === null ? { kind: 'not-found' } : { kind: 'done', reply: { id: answer.id }, people: [ask.actor.personId], events: answer.events };
  }),
  command(contract.putRelapsePreventionPlan, { ...own, audit: 'relapse-prevention plan kept' }, (ask, tx) =>
    putRelapsePlan(tx, { personId: ask.actor.personId, plan: ask.body, ifMatch: ask.ifMatch, byKind: 'person', accountId: ask.actor.accountId }, ask.now)),
  command(contract.signPlan, { ...own, audit: 'plan signed by the person' }, (ask, tx) => signPlanAsPerson(tx, { personId: ask.actor.personId, accountId: ask.actor.accountId, ...ask.body }, ask.now)),
  command(contract.addSelfRating, { ...own, audit: 'self-rating sent' }, (ask, tx) => withOwn(tx, ask.actor, ask.now, async ({ person: { id: personId, sex }, episode, site }) => {
    const { body } = ask;
    const instrument = instrumentById(body.instrument);
    if (instrument === null || instrument.version !== body.version) return { kind: 'invalid' as const, detail: 'This form is not in use here any more. Open it again for the newest one.', field: '/instrument' };
    const score = scoreInstrument(instrument, body.answers, sex === 'female' || sex === 'male' ? { sex } : {});
    if (score.kind === 'invalid') return { kind: 'invalid' as const, detail: `An answer to “${score.item}” is not one of the form’s.`, field: `/answers/${score.item}` };
    const id = await addResponse(tx, {
      personId, episodeId: episode?.id ?? null, instrument: instrument.id, instrumentVersion: instrument.version, at: body.ratedAt, byAccountId: ask.actor.accountId, byKind: 'person',
      answers: body.answers, score: { ...score }, total: score.complete ? score.total : null, band: score.band, complete: score.complete,
    });
    if (id === null) return { kind: 'conflict' as const, detail: 'This form arrived already.' };
    return { kind: 'done' as const, reply: { id }, people: [personId], events: [{ kind: 'assessment.self-rated', topic: 'responses', personId, episodeId: episode?.id ?? null, siteId: site.id, audience: 'person' as const, params: { instrument: instrument.id, total: score.total, complete: score.complete }, about: { table: 'responses', id } }], tasks: followUpOf({ personId, episodeId: episode?.id ?? null, siteId: site.id }, score, ask.now) };
  })),
];

/** GET /api/me/export, with the FHIR side from whoever can make it. */
export const exportRoute = (fhirOf: FhirOf): AnyRoute => read(contract.exportRecord, { policy: person, limiter: 'heavy', audit: 'own record exported' }, (ask, tx) => withOwn(tx, ask.actor, ask.now, async (about) => ({
  kind: 'ok' as const, people: [about.person.id], reply: { madeAt: ask.now.toString(), readable: await readableRecord(tx, about, ask.language, ask.now), fhir: await fhirOf(tx, about.person.id, ask.now) },
})));

const accessLog = read(contract.accessLog, { ...own, audit: 'own access log read' }, async (ask, tx) => {
  const limit = ask.query.limit ?? 50;
  const rows = await accessByOthers(tx, ask.actor.personId, ask.actor.accountId, ask.query.after ?? null, limit);
  const last = rows.at(-1);
  return {
    kind: 'ok', people: [], reply: {
      items: rows.map((row) => ({
        at: row.at, who: row.who ?? row.organisation, role: row.roles.map((role) => roleWords(role, ask.language)).join(', '), organisation: row.organisation,
        what: accessWords(row.event, row.kind, ask.language), reason: row.reason, emergency: row.emergency,
      })),
      next: rows.length === limit && last !== undefined ? last.id : null,
    },
  };
});

export const meRoutes: readonly AnyRoute[] = [
  accessLog,
  read(contract.me, { ...own, audit: 'own record read' }, (ask, tx) => withOwn(tx, ask.actor, ask.now, async (about) => ({ kind: 'ok' as const, people: [about.person.id], reply: await ownRecord(tx, about, ask.language, ask.now) }))),
  ...told, ...kept,
];
