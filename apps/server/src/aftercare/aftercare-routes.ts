/** Leaving, follow-up, the recall list and the way back. */
import { dayOf, toleranceWatches, watchWindowDays } from '@fairlead/clinical';
import * as contract from '@fairlead/contract/aftercare';
import { decisionReply } from '../medication/index.ts';
import { episodeById, openEpisodeOf, personById } from '../people/index.ts';
import { dayAt } from '../platform/clock.ts';
import { careTeam, clinicians, staff } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById } from '../platform/sites-store.ts';
import { addAftercarePlan, checkInsOf, countFollowed, followUpsDue, lastDischarge, lastFollowUp, planOf, watchesOf, type PlanRow } from './aftercare-store.ts';
import { checkInAfter, phaseName } from './check-in.ts';
import { decideLeaving, dischargeEpisode, factsReply, leavingFacts } from './discharge-episode.ts';
import { comeBack } from './return-to-treatment.ts';

const planReply = (row: PlanRow): contract.AftercarePlan => ({ id: row.id, keepsWell: row.keeps_well, earlySigns: row.early_signs, whatIDo: row.what_i_do, whoICall: row.who_i_call, medicine: row.medicine, weekly: row.weekly, writtenAt: row.written_at, writtenBy: row.written_by });

async function aftercareOf(tx: Tx, personId: string, today: string): Promise<contract.Aftercare> {
  const [plan, left, followUp, rows, checkIns] = [await planOf(tx, personId), await lastDischarge(tx, personId), await lastFollowUp(tx, personId), await watchesOf(tx, personId), await checkInsOf(tx, personId)];
  const day = dayOf(today);
  // The words and source of a watch come from the rules; how long it lasts was kept when it opened.
  const watches = rows.filter(({ from_on, to_on }) => from_on <= today && today <= to_on).flatMap((row) => {
    const from = dayOf(row.from_on);
    const rule = from === null || day === null ? undefined : toleranceWatches([{ opening: row.opening, on: from }], day)[0];
    return rule === undefined ? [] : [{ opening: row.opening, fromOn: row.from_on, toOn: row.to_on, says: { ...rule.says }, source: rule.cite.section === undefined ? rule.cite.source : `${rule.cite.source}, ${rule.cite.section}`, mark: rule.cite.mark }];
  });
  return {
    plan: plan === null ? null : planReply(plan),
    discharge: left === null ? null : { kind: left.kind, reason: contract.LeavingReason.parse(left.reason), leftOn: left.left_on, by: left.by, note: left.note, overrides: left.overrides.map((each) => ({ ...each })) },
    watches,
    followUp: followUp === null ? null : { id: followUp.id, startedOn: followUp.started_on, lastOn: followUp.last_on, nextOn: followUp.next_on, tries: followUp.tries, phase: phaseName(followUp.started_on, today), refresherOn: followUp.refresher_on, state: followUp.state },
    checkIns: checkIns.map((each) => ({ ...each })),
  };
}

const asked = (answer: 'yes' | 'no' | undefined): boolean | undefined => (answer === undefined ? undefined : answer === 'yes');
const optional = <K extends string>(name: K, value: boolean | undefined): Partial<Record<K, boolean>> => (value === undefined ? {} : { [name]: value } as Record<K, boolean>);

export const aftercareRoutes: readonly AnyRoute[] = [
  read(contract.getAftercare, { policy: careTeam, limiter: 'ordinary', audit: 'aftercare opened' }, async (ask, tx) => {
    const person = await personById(tx, ask.params.id);
    if (person === null) return { kind: 'not-found' };
    const today = dayAt(ask.now, (await siteById(tx, person.site_id))?.time_zone ?? 'UTC');
    return { kind: 'ok', people: [person.id], reply: await aftercareOf(tx, person.id, today) };
  }),
  command(contract.writePlan, { policy: clinicians, limiter: 'ordinary', audit: 'aftercare plan written' }, async (ask, tx) => {
    const person = await personById(tx, ask.params.id);
    if (person === null) return { kind: 'not-found' };
    const episode = await openEpisodeOf(tx, person.id);
    const id = await addAftercarePlan(tx, { personId: person.id, episodeId: episode?.id ?? null, ...ask.body, writtenBy: ask.actor.accountId }, ask.now);
    return { kind: 'done', reply: { id }, people: [person.id], events: [{ kind: 'aftercare.plan-written', topic: 'people', personId: person.id, episodeId: episode?.id ?? null, audience: 'person', params: { whoICall: ask.body.whoICall }, about: { table: 'aftercare_plans', id } }] };
  }),
  read(contract.tryDischarge, { policy: careTeam, limiter: 'ordinary', audit: 'leaving looked at' }, async (ask, tx) => {
    const episode = await episodeById(tx, ask.params.id);
    if (episode === null) return { kind: 'not-found' };
    const facts = await leavingFacts(tx, episode, ask.now);
    const { kind, toleranceAdvice, contacts, medicineOffered } = ask.query;
    const decision = decideLeaving(facts, { kind, ...optional('toleranceAdviceGiven', asked(toleranceAdvice)), ...optional('contactsConfirmed', asked(contacts)), ...optional('medicineOffered', asked(medicineOffered)) });
    return { kind: 'ok', people: [episode.person_id], reply: { facts: factsReply(facts), decision: decisionReply(decision) } };
  }),
  command(contract.discharge, { policy: staff('prescriber', 'nurse', 'counsellor', 'manager'), limiter: 'ordinary', audit: 'episode ended' }, (ask, tx) => dischargeEpisode(tx, ask.params.id, ask.body, ask.actor, ask.now)),
  command(contract.noteCheckIn, { policy: careTeam, limiter: 'ordinary', audit: 'check-in after treatment noted' }, (ask, tx) => checkInAfter(tx, ask.params.id, ask.body, ask.actor, ask.now)),
  command(contract.returnToTreatment, { policy: staff('prescriber', 'nurse', 'counsellor', 'manager'), limiter: 'ordinary', audit: 'person came back to treatment' }, (ask, tx) => comeBack(tx, ask.params.id, ask.body, ask.actor, ask.now)),
  read(contract.recall, { policy: careTeam, limiter: 'ordinary', audit: 'recall list looked at' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const today = dayAt(ask.now, site.time_zone);
    const rows = await followUpsDue(tx, site.id, ask.query.until ?? Temporal.PlainDate.from(today).add({ days: watchWindowDays.discharged }).toString(), today, 200);
    return {
      kind: 'ok', people: rows.map(({ person_id }) => person_id),
      reply: {
        followed: await countFollowed(tx, site.id),
        items: rows.map((row) => ({ personId: row.person_id, name: row.name, number: row.number, telephone: row.telephone, leftOn: row.started_on, nextOn: row.next_on, lastOn: row.last_on, tries: row.tries, phase: phaseName(row.started_on, today), watchUntil: row.watch_until, refresherDue: row.refresher_on !== null && row.refresher_on <= today })),
      },
    };
  }),
];
