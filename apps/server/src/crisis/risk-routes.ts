/** The overdose risk card of a person, on every screen about them. */
import { isoOf, type RiskFactorId } from '@fairlead/clinical';
import * as contract from '@fairlead/contract/crisis';
import { personById } from '../people/index.ts';
import { careTeam } from '../platform/policy.ts';
import { read, type AnyRoute } from '../platform/registry.ts';
import { factorSays, riskOf } from './risk-facts.ts';

const named = (ids: readonly RiskFactorId[]) => ids.map((id) => ({ id, says: factorSays(id) }));

export const riskRoutes: readonly AnyRoute[] = [
  read(contract.getRisk, { policy: careTeam, limiter: 'ordinary', audit: 'overdose risk looked at' }, async (ask, tx) => {
    const person = await personById(tx, ask.params.id);
    if (person === null) return { kind: 'not-found' };
    const { display, naloxone } = await riskOf(tx, person, ask.now);
    return {
      kind: 'ok', people: [person.id],
      reply: {
        tier: display.tier, complete: display.complete, because: [...display.because], validated: false as const, readAt: ask.now.toString(), naloxone,
        present: display.present.map(({ id, says, since, cite }) => ({ id, says, since: since === null ? null : isoOf(since), cite: { source: cite.section === undefined ? cite.source : `${cite.source}, ${cite.section}`, mark: cite.mark } })),
        notPresent: named(display.notPresent), notAsked: named(display.notAsked), actions: display.actions.map(({ code, says }) => ({ code, says })),
      },
    };
  }),
];
