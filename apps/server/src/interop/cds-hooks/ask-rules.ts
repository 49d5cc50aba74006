/** One question of another system: its chart becomes facts, the rules decide, cards leave and are kept without the patient. */
import { decideBy, prescribingRules } from '@fairlead/clinical';
import type { BodyOf } from '@fairlead/contract';
import type { cdsCall } from '@fairlead/contract/interop';
import { cardsOf, chartOf, concernsOpioids, type Card } from '@fairlead/fhir';
import type { SystemActor } from '../../platform/actor.ts';
import { newId } from '../../platform/ids.ts';
import { writeAudit } from '../../platform/record-store.ts';
import type { Tx } from '../../platform/scoped.ts';
import { keepCards } from './cds-cards-store.ts';
import { clientSettings } from './cds-clients-store.ts';
import type { Service } from './services.ts';

type Call = BodyOf<typeof cdsCall>;
export type Answered = { readonly kind: 'cards'; readonly cards: readonly Card[] } | { readonly kind: 'invalid'; readonly detail: string; readonly field: string };

const invalid = (detail: string, field: string): Answered => ({ kind: 'invalid', detail, field });

/** Why this body is no question of this service, or null. */
export function callFault(service: Service, body: Call): Answered | null {
  if (body.hook !== service.hook) return invalid(`This service answers the hook ${service.hook}, not ${body.hook.slice(0, 40)}.`, '/hook');
  const orders = body.context.draftOrders;
  if (service.hook !== 'patient-view' && (orders === undefined || orders === null)) return invalid('The context of this hook needs "draftOrders", a Bundle of the orders being written.', '/context/draftOrders');
  return null;
}

/** Answers one question for one system. */
export async function askRules(tx: Tx, actor: SystemActor, service: Service, body: Call, now: Temporal.Instant, requestId: string): Promise<Answered> {
  const fault = callFault(service, body);
  if (fault !== null) return fault;
  const settings = await clientSettings(tx, actor.clientId);
  if (settings === null) throw new Error('The client of a token that was just accepted is gone.');
  const { patientId, draftOrders } = body.context;
  const ordering = service.hook !== 'patient-view';
  const read = chartOf({ patientId, prefetch: body.prefetch ?? {}, ...(ordering ? { draftOrders } : {}), now: now.toString(), profile: settings.profile });
  if (read.kind !== 'chart') {
    const field = read.where === 'draftOrders' ? '/context/draftOrders' : `/prefetch/${read.where}`;
    return invalid(read.kind === 'malformed' ? 'This is neither a FHIR resource, a Bundle nor null.' : 'A resource here is of another patient than the context names. Nothing was judged.', field);
  }
  const { chart } = read;
  const silent = ordering && !concernsOpioids(chart);
  const decision = decideBy(prescribingRules, chart.facts, settings.profile);
  const id = patientId.replace(/^.*Patient\//, '');
  const cards = silent ? [] : cardsOf({ decision, chart, profile: settings.profile, patientId: id, language: actor.language, country: settings.country, newId });
  await keepCards(tx, { clientId: actor.clientId, service: service.id, hookInstance: body.hookInstance }, cards, now);
  // Whose chart it was is the other system's to know: no patient of theirs is named here.
  await writeAudit(tx, actor, now, requestId, {
    event: 'decision support asked', kind: 'read', details: { client: actor.clientId, service: service.id, rules: prescribingRules.version, profile: settings.profile, reasons: silent ? [] : decision.reasons, missing: silent ? [] : decision.missing },
  });
  return { kind: 'cards', cards };
}
