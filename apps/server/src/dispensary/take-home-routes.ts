/** Take-home decisions and bottles. */
import * as contract from '@fairlead/contract/dispensary';
import { ownBottles } from '@fairlead/contract/recovery';
import { person, staff } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { mayBeCalledBack } from '@fairlead/clinical';
import { personById } from '../people/index.ts';
import { siteById } from '../platform/sites-store.ts';
import { decideOnClosure, nextClosure } from './closures.ts';
import { callBackReply, callBack, settleCallBack } from './call-back.ts';
import { callBacksOf, holdersOf } from './call-backs-store.ts';
import { issueTakeHome } from './issue-take-home.ts';
import { labelsOf } from './labels/label-store.ts';
import { scanBottle } from './scan-bottle.ts';
import { readOut } from './labels/label-read-out.ts';
import { labelsPdf } from './labels/labels-pdf.ts';
import { bottlesOf, takeHomeDecisionsOf } from './take-home-store.ts';
import { fillingOf } from './pump/pour-bottle.ts';
import { bottleReply, decideOnTakeHome, judgeTakeHome, settleBottle, takeHomeReply } from './take-home.ts';

const dosers = staff('nurse', 'pharmacist', 'prescriber');

export const takeHomeRoutes: readonly AnyRoute[] = [
  read(contract.getTakeHome, { policy: staff('prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'manager', 'auditor'), limiter: 'ordinary', audit: 'take-home opened' }, async (ask, tx) => {
    if ((await personById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const decisions = (await takeHomeDecisionsOf(tx, ask.params.id)).map(takeHomeReply);
    const person = await personById(tx, ask.params.id);
    const site = person === null ? null : await siteById(tx, person.site_id);
    const next = site === null ? null : await nextClosure(tx, site, ask.now);
    const today = next?.today ?? ask.now.toString().slice(0, 10);
    // A decision for closed days stands beside the one that is in force, and takes nothing from it.
    const newest = decisions.find(({ closure }) => !closure);
    const inForce = newest !== undefined && newest.outcome === 'allowed' && newest.validUntil >= today ? newest : null;
    const ofClosure = decisions.find(({ closure, validUntil }) => closure && validUntil >= today) ?? null;
    const closure = next === null || next.goesHomeOn === null || !next.rows.some((row) => row.person_id === ask.params.id) ? null : { today, goesHomeOn: next.goesHomeOn, days: [...next.closed], decision: ofClosure };
    return { kind: 'ok', people: [ask.params.id], reply: { inForce, closure, decisions, bottles: (await bottlesOf(tx, ask.params.id)).map(bottleReply), filling: [...(await fillingOf(tx, ask.params.id))] } };
  }),
  command(contract.tryTakeHome, { policy: dosers, limiter: 'ordinary', audit: 'take-home tried' }, async (ask, tx) => {
    const judged = await judgeTakeHome(tx, ask.params.id, ask.body, ask.now);
    return judged.kind === 'judged' ? { kind: 'done', reply: { decision: judged.decision, maxDays: judged.maxDays }, people: [judged.personId] } : judged;
  }),
  command(contract.decideTakeHome, { policy: staff('prescriber'), limiter: 'ordinary', audit: 'take-home decided' }, (ask, tx) => decideOnTakeHome(tx, ask.actor, ask.params.id, ask.body, ask.now)),
  read(contract.closureList, { policy: staff('prescriber', 'nurse', 'pharmacist', 'manager', 'front_desk', 'auditor'), limiter: 'ordinary', audit: 'closure list opened' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const { today, goesHomeOn, closed, rows } = await nextClosure(tx, site, ask.now);
    const items = rows.map((row) => ({ personId: row.person_id, episodeId: row.episode_id, number: row.number, name: row.name, bornOn: row.born_on, medicine: row.medicine, productName: row.product_name, doses: row.doses.map((each) => ({ ...each })), decided: row.decided, holds: row.holds }));
    return { kind: 'ok', people: rows.map((row) => row.person_id), reply: { today, goesHomeOn, closed: [...closed], items } };
  }),
  command(contract.decideClosure, { policy: staff('prescriber'), limiter: 'ordinary', audit: 'closure decided' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    return site === null ? { kind: 'not-found' } : decideOnClosure(tx, ask.actor, site, ask.now);
  }),
  command(contract.issueTakeHome, { policy: dosers, limiter: 'ordinary', audit: 'take-home issued' }, (ask, tx) => issueTakeHome(tx, ask.actor, ask.params.id, ask.body, ask.ifMatch, ask.now)),
  read(contract.getLabels, { policy: dosers, limiter: 'heavy', audit: 'labels printed' }, async (ask, tx) => {
    const person = await personById(tx, ask.params.id);
    if (person === null) return { kind: 'not-found' };
    const rows = await labelsOf(tx, person.id, ask.query.bottles?.split(',') ?? null);
    if (rows.length === 0) return { kind: 'conflict', detail: 'No bottle of this person is out; there is nothing to label.' };
    const pdf = await labelsPdf(rows, ask.query.paper, rows[0]?.label_size ?? 'small');
    return { kind: 'ok', people: [person.id], reply: { fileName: `labels-${person.number.toLowerCase()}-${rows[0]?.dosing_day ?? ''}.pdf`, base64: pdf.toString('base64'), labels: rows.length } };
  }),
  read(ownBottles, { policy: person, limiter: 'ordinary', audit: 'own bottles read' }, async (ask, tx) => {
    const rows = await labelsOf(tx, ask.actor.personId, null);
    return { kind: 'ok', people: [ask.actor.personId], reply: { items: rows.map((row) => ({ id: row.id, code: row.label_code, day: row.dosing_day, part: row.part, parts: row.parts, language: row.language, lines: [...readOut(row)] })) } };
  }),
  command(contract.scanBottle, { policy: dosers, limiter: 'ordinary', audit: 'bottle scanned' }, (ask, tx) => scanBottle(tx, ask.actor, ask.body, ask.now)),
  command(contract.settleBottle, { policy: dosers, limiter: 'ordinary', audit: 'bottle settled' }, (ask, tx) => settleBottle(tx, ask.actor, ask.params.id, ask.body, ask.now)),
  read(contract.listCallBacks, { policy: staff('nurse', 'pharmacist', 'prescriber', 'manager', 'auditor'), limiter: 'ordinary', audit: 'call-backs opened' }, async (ask, tx) => {
    if ((await siteById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const rows = await callBacksOf(tx, ask.params.id);
    const holders = await holdersOf(tx, ask.params.id);
    const may = holders.filter((row) => mayBeCalledBack({ personId: row.person_id, isOpen: row.is_open, daysSinceLast: row.last_at === null ? null : Math.floor(ask.now.since(Temporal.Instant.from(row.last_at)).total('hours') / 24) }));
    return { kind: 'ok', people: rows.map(({ personId }) => personId), reply: { items: rows.map(callBackReply), mayBeAsked: may.length } };
  }),
  command(contract.callBack, { policy: staff('nurse', 'pharmacist', 'prescriber', 'manager'), limiter: 'ordinary', audit: 'people called back' }, (ask, tx) => callBack(tx, ask.actor, ask.params.id, ask.body, ask.now)),
  command(contract.settleCallBack, { policy: dosers, limiter: 'ordinary', audit: 'call-back settled' }, (ask, tx) => settleCallBack(tx, ask.actor, ask.params.id, ask.body, ask.now)),
];
