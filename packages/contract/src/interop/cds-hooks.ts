/** CDS Hooks 2.0: what another record system asks, what it is told, and what became of it; and who may ask. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Created, Id, IdParams, Instant, Language, Line } from '../shapes.ts';

const Json = z.record(z.string(), z.unknown());
const Coding = z.object({ code: z.string(), system: z.optional(z.string()), display: z.optional(z.string()) });

export const cdsDiscovery = route({
  method: 'GET', path: '/cds-services', summary: 'CDS Hooks: which questions can be asked',
  reply: z.object({
    services: z.array(z.object({
      hook: z.string(), id: z.string(), title: z.string(), description: z.string(), prefetch: z.record(z.string(), z.string()), usageRequirements: z.string(),
    })),
  }),
});

/** Names of services are words with hyphens; anything else is no service. */
const ServiceParams = z.object({ service: z.string().check(z.regex(/^[a-z-]{1,60}$/)) });
const Reference = z.string().check(z.minLength(1), z.maxLength(200));

export const cdsCall = route({
  method: 'POST', path: '/cds-services/:service', summary: 'CDS Hooks: asks the rules about one chart or order', params: ServiceParams,
  body: z.object({
    hook: z.string().check(z.maxLength(60)),
    hookInstance: z.guid(),
    fhirServer: z.optional(z.nullable(z.string())),
    context: z.object({
      userId: z.optional(Reference), patientId: Reference, encounterId: z.optional(z.nullable(z.string())),
      selections: z.optional(z.nullable(z.array(z.string()))), draftOrders: z.optional(z.unknown()),
    }),
    prefetch: z.optional(z.nullable(Json)),
  }),
  reply: z.object({
    cards: z.array(z.object({
      uuid: Id, summary: z.string(), detail: z.string(), indicator: z.enum(['info', 'warning', 'critical']),
      source: z.object({ label: z.string(), topic: Coding }),
      suggestions: z.optional(z.array(z.object({
        label: z.string(), uuid: Id,
        actions: z.array(z.object({ type: z.enum(['create', 'delete']), description: z.string(), resource: z.optional(Json), resourceId: z.optional(z.string()) })),
      }))),
      selectionBehavior: z.optional(z.literal('at-most-one')),
      overrideReasons: z.array(Coding),
    })),
  }),
});

export const cdsFeedback = route({
  method: 'POST', path: '/cds-services/:service/feedback', summary: 'CDS Hooks: says what became of cards', params: ServiceParams,
  body: z.object({
    feedback: z.array(z.object({
      card: z.guid(), outcome: z.enum(['accepted', 'overridden']), outcomeTimestamp: Instant,
      acceptedSuggestions: z.optional(z.nullable(z.array(z.object({ id: z.guid() })).check(z.maxLength(20)))),
      overrideReason: z.optional(z.nullable(z.object({
        reason: z.optional(z.nullable(z.object({ code: z.string().check(z.maxLength(100)), system: z.optional(z.string()), display: z.optional(z.string()) }))),
        userComment: z.optional(z.nullable(z.string().check(z.maxLength(2000)))),
      }))),
    })).check(z.minLength(1), z.maxLength(100)),
  }),
  reply: z.object({ kept: z.int() }),
});

/** A set of public keys (RFC 7517), as the other system publishes it. */
const Jwks = z.object({ keys: z.array(Json).check(z.minLength(1), z.maxLength(20)) });

const clientFields = {
  name: Line,
  /** Public keys, where they are handed over; else `jwksUrl`, where they are published. */
  jwks: z.optional(z.nullable(Jwks)),
  jwksUrl: z.optional(z.nullable(z.string().check(z.maxLength(500)))),
  /** Which edition's line and conversion factors its cards go by. */
  profile: z.enum(['CDC-2022', 'CDC-2016']),
  language: Language,
};

export const CdsClient = z.object({
  id: Id, name: z.string(), issuer: z.string(), keyIds: z.array(z.string()), jwksUrl: z.nullable(z.string()), profile: z.enum(['CDC-2022', 'CDC-2016']), language: Language,
  madeAt: z.string(), endedAt: z.nullable(z.string()),
});
export type CdsClient = z.output<typeof CdsClient>;

export const listCdsClients = route({ method: 'GET', path: '/api/cds-clients', summary: 'Which other systems may ask the rules', reply: z.object({ items: z.array(CdsClient), next: z.nullable(z.string()) }) });

export const addCdsClient = route({
  method: 'POST', path: '/api/cds-clients', summary: 'Lets another system ask the rules',
  body: z.object({ ...clientFields, issuer: z.string().check(z.minLength(3), z.maxLength(300), z.regex(/^[\x21-\x7e]+$/)) }), reply: Created,
});

export const changeCdsClient = route({ method: 'PUT', path: '/api/cds-clients/:id', summary: 'Changes its keys, name, edition or language', params: IdParams, body: z.object(clientFields), reply: Created });
export const endCdsClient = route({ method: 'POST', path: '/api/cds-clients/:id/end', summary: 'Lets it ask no more', params: IdParams, body: z.object({}), reply: Created });
