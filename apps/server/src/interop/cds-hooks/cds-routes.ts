/** CDS Hooks on the web: discovery for anyone, questions and feedback for registered systems, registering for administrators. */
import type { BodyOf, ReplyOf } from '@fairlead/contract';
import * as contract from '@fairlead/contract/interop';
import { newId } from '../../platform/ids.ts';
import type { PlatformDeps } from '../../platform/mount.ts';
import { anyone, staff, system } from '../../platform/policy.ts';
import { command, own, read, type AnyRoute, type NotDone } from '../../platform/registry.ts';
import { askRules } from './ask-rules.ts';
import { addClient, allClients, changeClient, endClient } from './cds-clients-store.ts';
import { keysOf } from './client-keys.ts';
import { hearFeedback } from './hear-feedback.ts';
import { discovery, services } from './services.ts';

const administrator = staff('administrator');

/** What is wrong with the keys that an administrator typed, or null. */
function keysFault({ jwks, jwksUrl }: Pick<BodyOf<typeof contract.changeCdsClient>, 'jwks' | 'jwksUrl'>): NotDone | null {
  if ((jwks ?? null) !== null && (jwksUrl ?? null) !== null) return { kind: 'invalid', detail: 'Give the public keys or the address where they are published, not both.', field: '/jwksUrl' };
  if (jwks !== undefined && jwks !== null) {
    const checked = keysOf(jwks);
    return checked.kind === 'wrong' ? { kind: 'invalid', detail: checked.sentence, field: '/jwks' } : null;
  }
  const url = URL.canParse(jwksUrl ?? '') ? new URL(jwksUrl ?? '') : null;
  if (url?.protocol === 'https:' && url.username === '' && url.password === '') return null;
  return { kind: 'invalid', detail: 'Give public keys ("jwks"), or the https address where they are published ("jwksUrl").', field: '/jwksUrl' };
}

const fieldsOf = (body: BodyOf<typeof contract.changeCdsClient>) => ({ name: body.name, jwks: body.jwks ?? null, jwksUrl: body.jwksUrl ?? null, profile: body.profile, language: body.language });

/** Registering other systems. */
export const cdsClientRoutes: readonly AnyRoute[] = [
  read(contract.listCdsClients, { policy: administrator, limiter: 'ordinary', audit: 'connected systems listed' }, async (_ask, tx) => {
    const rows = await allClients(tx);
    return {
      kind: 'ok', people: [], reply: {
        items: rows.map((row) => ({
          id: row.id, name: row.name, issuer: row.issuer, keyIds: (row.jwks?.keys ?? []).map(({ kid }) => String(kid)), jwksUrl: row.jwks_url, profile: row.profile, language: row.language, madeAt: row.made_at, endedAt: row.ended_at,
        })), next: null,
      },
    };
  }),
  command(contract.addCdsClient, { policy: administrator, limiter: 'ordinary', audit: 'system connected', freshFactor: true }, async (ask, tx) => {
    const fault = keysFault(ask.body);
    if (fault !== null) return fault;
    const id = newId();
    const added = await addClient(tx, { ...fieldsOf(ask.body), id, issuer: ask.body.issuer, madeBy: ask.actor.accountId }, ask.now);
    if (!added) return { kind: 'invalid', detail: 'This issuer is registered already. An issuer that was ended needs a new name.', field: '/issuer' };
    return { kind: 'done', reply: { id }, people: [], details: { client: id, issuer: ask.body.issuer } };
  }),
  command(contract.changeCdsClient, { policy: administrator, limiter: 'ordinary', audit: 'connected system changed', freshFactor: true }, async (ask, tx) => {
    const fault = keysFault(ask.body);
    if (fault !== null) return fault;
    return (await changeClient(tx, ask.params.id, fieldsOf(ask.body))) ? { kind: 'done', reply: { id: ask.params.id }, people: [], details: { client: ask.params.id } } : { kind: 'not-found' };
  }),
  command(contract.endCdsClient, { policy: administrator, limiter: 'ordinary', audit: 'connected system ended' }, async (ask, tx) =>
    ((await endClient(tx, ask.params.id, ask.now)) ? { kind: 'done', reply: { id: ask.params.id }, people: [], details: { client: ask.params.id } } : { kind: 'not-found' })),
];

/** What other systems call. Questions open their own transaction, since a standard's call has no Idempotency-Key. */
export function cdsServiceRoutes(deps: Pick<PlatformDeps, 'database'>): readonly AnyRoute[] {
  return [
    own(contract.cdsDiscovery, { policy: anyone, limiter: 'ordinary', audit: 'decision support discovered' }, async () => ({ kind: 'answer', status: 200, reply: discovery })),
    own(contract.cdsCall, { policy: system, limiter: 'ordinary', audit: 'decision support asked' }, async (ask) => {
      const service = services.find(({ id }) => id === ask.params.service);
      if (service === undefined) return { kind: 'not-found' };
      // The other system's clock, not a demonstration's: its tests have today's dates.
      const answered = await deps.database.scoped(ask.actor.organisationId, (tx) => askRules(tx, ask.actor, service, ask.body, ask.real, ask.requestId));
      if (answered.kind === 'invalid') return answered;
      return { kind: 'answer', status: 200, reply: { cards: answered.cards as ReplyOf<typeof contract.cdsCall>['cards'] } };
    }),
    own(contract.cdsFeedback, { policy: system, limiter: 'ordinary', audit: 'decision support answered' }, async (ask) => {
      if (!services.some(({ id }) => id === ask.params.service)) return { kind: 'not-found' };
      const heard = await deps.database.scoped(ask.actor.organisationId, (tx) => hearFeedback(tx, ask.actor, ask.params.service, ask.body.feedback, ask.real, ask.requestId));
      return heard.kind === 'invalid' ? heard : { kind: 'answer', status: 200, reply: { kept: heard.kept } };
    }),
  ];
}
