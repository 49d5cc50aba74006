/** Site nodes as people see them, and the two routes that nodes themselves use. */
import { createHash, randomBytes } from 'node:crypto';
import * as contract from '@fairlead/contract/downtime';
import { askDaysBack } from '../dispensary/index.ts';
import { spendConfirmation } from '../medication/index.ts';
import { personById } from '../people/index.ts';
import { dayAt } from '../platform/clock.ts';
import { readInstallation } from '../platform/installation-store.ts';
import type { PlatformDeps } from '../platform/mount.ts';
import { anyone, staff } from '../platform/policy.ts';
import { writeAudit } from '../platform/record-store.ts';
import { command, own, read, type AnyRoute } from '../platform/registry.ts';
import { siteById } from '../platform/sites-store.ts';
import { seal } from '../platform/vault.ts';
import { differenceLines, settleDifferenceRow } from './differences-store.ts';
import { answerLimits, exchange, serverKeyOf, type AnswerLimits } from './exchange.ts';
import { changeCode, changeNodeState, endNodeRow, enrol, insertNode, nodeById, nodeLines, nodeOfCode, nodeOfSite, organisationOf } from './nodes-store.ts';
import { isSignedBy, newKeyPair } from './signing.ts';

const keepers = staff('administrator', 'manager', 'prescriber', 'pharmacist');
const lookers = staff('administrator', 'manager', 'prescriber', 'pharmacist', 'nurse', 'auditor');

const plain = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/g, '');
const codeHash = (code: string): Buffer => createHash('sha256').update(`site node ${plain(code)}`).digest();

/** A code of 20 letters and digits that cannot be mistaken for one another. */
function newCode(): string {
  const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
  const code = [...randomBytes(20)].map((byte) => letters[byte % letters.length] ?? 'X').join('');
  return (code.match(/.{5}/g) ?? [code]).join('-');
}

/** What a node signs to show that the key it names is its own. */
export const enrolmentText = (code: string, publicKey: string, boxKey: string): string => `fairlead site node ${plain(code)} ${publicKey} ${boxKey}`;

export const downtimeRoutes: readonly AnyRoute[] = [
  read(contract.getDowntime, { policy: lookers, limiter: 'ordinary', audit: 'site nodes opened' }, async (_ask, tx) => {
    const differences = await differenceLines(tx);
    return { kind: 'ok', people: differences.flatMap(({ personId }) => (personId === null ? [] : [personId])), reply: { nodes: [...(await nodeLines(tx))], differences: [...differences] } };
  }),
  command(contract.addNode, { policy: staff('administrator'), limiter: 'ordinary', audit: 'site node invited', freshFactor: true, secretReply: true }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const there = await nodeOfSite(tx, site.id);
    if (there !== null && there.state !== 'invited') return { kind: 'conflict', detail: `${site.name} has a site node already. A site has one; end it first.` };
    const [code, until] = [newCode(), ask.now.add({ hours: 24 }).toString()];
    const pair = newKeyPair('Ed25519');
    let id = there?.id;
    if (id === undefined) id = await insertNode(tx, { siteId: site.id, name: ask.body.name, aheadDays: ask.body.aheadDays, codeHash: codeHash(code), codeUntil: until, serverPublic: pair.publicKey }, (newId) => seal(pair.privateKey, serverKeyOf(tx.organisationId, newId)), ask.actor.accountId, ask.now);
    else await changeCode(tx, id, codeHash(code), until);
    return { kind: 'done', reply: { id, code, until }, people: [], details: { nodeId: id, site: site.code } };
  }),
  command(contract.changeNode, { policy: keepers, limiter: 'ordinary', audit: 'site node changed' }, async (ask, tx) => {
    const node = await nodeById(tx, ask.params.id, true);
    if (node === null) return { kind: 'not-found' };
    if (!(await changeNodeState(tx, node.id, ask.body.state, ask.body.aheadDays ?? null))) return { kind: 'conflict', detail: 'This node is not enrolled, or has ended.' };
    return { kind: 'done', reply: { state: ask.body.state }, people: [], details: { nodeId: node.id, state: ask.body.state, aheadDays: ask.body.aheadDays ?? node.ahead_days } };
  }),
  command(contract.endNode, { policy: staff('prescriber'), limiter: 'ordinary', audit: 'site node ended', freshFactor: true }, async (ask, tx) => {
    const node = await nodeById(tx, ask.params.id, true);
    if (node === null) return { kind: 'not-found' };
    if (node.state === 'ended') return { kind: 'conflict', detail: 'This node has ended already.' };
    const second = await spendConfirmation(tx, ask.body.confirmationId, ask.actor.accountId, ask.now);
    if (second === null || !second.roles.some((role) => role === 'prescriber' || role === 'administrator')) return { kind: 'invalid', detail: 'Two end a node: a second prescriber or an administrator confirms at this screen.', field: '/confirmationId' };
    // Today is the node's, whatever became of it: who it dosed today is not known here.
    const from = Temporal.PlainDate.from(dayAt(ask.now, node.time_zone)).add({ days: 1 }).toString();
    const days = await endNodeRow(tx, node.id, from, { accountId: ask.actor.accountId, secondId: second.id, reason: ask.body.reason }, ask.now);
    return {
      kind: 'done', reply: { days, from }, people: [], details: { nodeId: node.id, second: second.id, days, reason: ask.body.reason },
      tasks: [{ siteId: node.site_id, kind: 'downtime.node-ended', role: 'nurse', dueAt: ask.now.toString(), priority: 1, params: { node: node.name, from }, dedupeKey: `node ended ${node.id}` }],
    };
  }),
  command(contract.askBack, { policy: staff('prescriber', 'nurse', 'pharmacist'), limiter: 'ordinary', audit: 'days asked back from a site node' }, async (ask, tx) => {
    if ((await personById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    return { kind: 'done', reply: { asked: await askDaysBack(tx, ask.params.id, ask.body.from, ask.body.to, ask.now) }, people: [ask.params.id], details: { ...ask.body } };
  }),
  command(contract.settleDifference, { policy: staff('prescriber', 'pharmacist', 'manager'), limiter: 'ordinary', audit: 'difference of a site node settled' }, async (ask, tx) => {
    const settled = await settleDifferenceRow(tx, ask.params.id, ask.actor.accountId, ask.body.note, ask.now);
    if (settled === null) return { kind: 'not-found' };
    return settled.isDone ? { kind: 'done', reply: { state: 'settled' }, people: settled.personId === null ? [] : [settled.personId], details: { differenceId: ask.params.id } } : { kind: 'conflict', detail: 'Somebody settled this already.' };
  }),
];

/** What nodes use: they show a code once, and sign everything after. */
export function nodeExchangeRoutes(deps: PlatformDeps, limits: AnswerLimits = answerLimits): readonly AnyRoute[] {
  const isDemo = async (): Promise<boolean> => (await readInstallation(deps.database)).is_demo;
  return [
    own(contract.enrolNode, { policy: anyone, limiter: 'sign-in', audit: 'site node enrolled' }, async (ask) => {
      const { code, publicKey, boxKey, signature } = ask.body;
      if (!isSignedBy({ text: enrolmentText(code, publicKey, boxKey), signature }, publicKey)) return { kind: 'invalid', detail: 'The keys are not signed with themselves.', field: '/signature' };
      const found = await nodeOfCode(deps.database, codeHash(code), publicKey, ask.now);
      if (found === null) return { kind: 'not-found' };
      return deps.database.scoped(found.organisationId, async (tx) => {
        const [node, organisation] = [await nodeById(tx, found.id, true), await organisationOf(tx)];
        if (node === null || organisation === null || !(await enrol(tx, node.id, publicKey, boxKey, ask.now))) return { kind: 'not-found' } as const;
        await writeAudit(tx, { kind: 'anyone', organisationId: tx.organisationId }, ask.now, ask.requestId, { event: 'site node enrolled', kind: 'write', details: { nodeId: node.id } });
        return { kind: 'answer', status: 201, reply: { nodeId: node.id, siteId: node.site_id, name: node.name, serverKey: node.server_public, organisation: { ...organisation } } } as const;
      });
    }),
    own(contract.exchangeWithNode, { policy: anyone, limiter: 'ordinary', audit: 'site node exchanged' }, async (ask) => {
      const done = await exchange({ database: deps.database, clock: deps.clock, isDemo, limits }, ask.body);
      if (done.kind === 'answer') return { kind: 'answer', status: 200, reply: done.signed };
      return done.why === 'old' ? { kind: 'conflict', detail: 'A later exchange was answered already.' } : { kind: 'not-found' };
    }),
  ];
}
