/** One description of one route, from which validation, the OpenAPI document and the doors' types all come. */
import * as z from 'zod/mini';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A schema of any shape; `zod/mini` keeps the doors small. */
export type Schema = z.ZodMiniType;

export interface RouteShape {
  readonly method: Method;
  /** Path with `:name` for parameters, under /api, or under /fhir/R4 and /cds-services, which standards name. */
  readonly path: string;
  readonly summary: string;
  readonly params?: Schema;
  readonly query?: Schema;
  readonly body?: Schema;
  readonly reply: Schema;
}

/** Names a route, keeping its exact types. */
export function route<const R extends RouteShape>(shape: R): R {
  return shape;
}

export type ParamsOf<R extends RouteShape> = R['params'] extends Schema ? z.output<R['params']> : undefined;
export type QueryOf<R extends RouteShape> = R['query'] extends Schema ? z.output<R['query']> : undefined;
export type BodyOf<R extends RouteShape> = R['body'] extends Schema ? z.output<R['body']> : undefined;
export type ReplyOf<R extends RouteShape> = z.output<R['reply']>;

/** What a caller gives: only the parts that the route has. */
export type CallOf<R extends RouteShape> =
  (R['params'] extends Schema ? { params: z.input<R['params']> } : { params?: undefined })
  & (R['query'] extends Schema ? { query: z.input<R['query']> } : { query?: undefined })
  & (R['body'] extends Schema ? { body: z.input<R['body']> } : { body?: undefined });

/** RFC 9457 problem details, as every error leaves the server. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  /** JSON pointer of the field at fault, where there is one. */
  field: z.optional(z.string()),
  /** Reference number of a fault, for whoever helps. */
  reference: z.optional(z.string()),
  /** The decision of a refused command. */
  decision: z.optional(z.unknown()),
});
export type Problem = z.output<typeof Problem>;
