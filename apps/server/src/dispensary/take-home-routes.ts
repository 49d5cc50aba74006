/** Take-home decisions and bottles. */
import * as contract from '@fairlead/contract/dispensary';
import { staff } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { mayBeCalledBack } from '@fairlead/clinical';
import { personById } from '../people/index.ts';
import { siteById } from '../platform/sites-store.ts';
import { callBackReply, callBack, settleCallBack } from './call-back.ts';
import { callBacksOf, holdersOf } from './call-backs-store.ts';
import { issueTakeHome } from './issue-take-home.ts';
import { labelsOf } from './label-store.ts';
import { scanBottle } from './scan-bottle.ts';
import { labelsPdf } from './take-home-labels.ts';
import { bottlesOf, takeHomeDecisionsOf } from './take-home-store.ts';
import { bottleReply, decideOnTakeHome, judgeTakeHome, settleBottle, takeHomeReply } from './take-home.ts';

const dosers = staff('nurse', 'pharmacist', 'prescriber');

export const takeHomeRoutes: readonly AnyRoute[] = [
  read(contract.getTakeHome, { policy: staff('prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'manager', 'auditor'), limiter: 'ordinary', audit: 'take-home opened' }, async (ask, tx) => {
    if ((await personById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const decisions = (await takeHomeDecisionsOf(tx, ask.params.id)).map(takeHomeReply);
    const newest = decisions[0];
    const inForce = newest !== undefined && newest.outcome === 'allowed' && newest.validUntil >= ask.now.toString().slice(0, 10) ? newest : null;
    return { kind: 'ok', people: [ask.params.id], reply: { inForce, decisions, bottles: (await bottlesOf(tx, ask.params.id)).map(bottleReply) } };
  }),
  command(contract.tryTakeHome, { policy: dosers, limiter: 'ordinary', audit: 'take-home tried' }, async (ask, tx) => {
    const judged = await judgeTakeHome(tx, ask.params.id, ask.body, ask.now);
    return judged.kind === 'judged' ? { kind: 'done', reply: { decision: judged.decision, maxDays: judged.maxDays }, people: [judged.personId] } : judged;
  }),
  command(contract.decideTakeHome, { policy: staff('prescriber'), limiter: 'ordinary', audit: 'take-home decided' }, (ask, tx) => decideOnTakeHome(tx, ask.actor, ask.params.id, ask.body, ask.now)),
  command(contract.issueTakeHome, { policy: dosers, limiter: 'ordinary', audit: 'take-home issued' }, (ask, tx) => issueTakeHome(tx, ask.actor, ask.params.id, ask.body, ask.ifMatch, ask.now)),
  read(contract.getLabels, { policy: dosers, limiter: 'heavy', audit: 'labels printed' }, async (ask, tx) => {
    const person = await personById(tx, ask.params.id);
    if (person === null) return { kind: 'not-found' };
    const rows = await labelsOf(tx, person.id, ask.query.bottles?.split(',') ?? null);
    if (rows.length === 0) return { kind: 'conflict', detail: 'No bottle of this person is out; there is nothing to label.' };
    const pdf = await labelsPdf(rows, ask.query.paper);
    return { kind: 'ok', people: [person.id], reply: { fileName: `labels-${person.number.toLowerCase()}-${rows[0]?.dosing_day ?? ''}.pdf`, base64: pdf.toString('base64'), labels: rows.length } };
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
