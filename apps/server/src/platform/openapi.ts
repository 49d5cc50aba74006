/** The OpenAPI document, from the same shapes that validate. */
import * as z from 'zod/mini';
import type { Schema } from '@fairlead/contract';
import type { AnyRoute } from './registry.ts';
import { whoMay } from './policy.ts';

const jsonSchema = (schema: Schema, io: 'input' | 'output'): unknown => z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'openapi-3.0' });

function parametersOf(schema: Schema | undefined, place: 'path' | 'query'): readonly unknown[] {
  if (schema === undefined) return [];
  const shape = jsonSchema(schema, 'input') as { properties?: Record<string, unknown>; required?: string[] };
  return Object.entries(shape.properties ?? {}).map(([name, value]) => ({ name, in: place, required: place === 'path' || (shape.required ?? []).includes(name), schema: value }));
}

/** The document of all declared routes. */
export function openApiOf(routes: readonly AnyRoute[]): unknown {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { shape, declaration, type } of routes) {
    const path = shape.path.replaceAll(/:(\w+)/g, '{$1}');
    const key = { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 8, maxLength: 100 } };
    (paths[path] ??= {})[shape.method.toLowerCase()] = {
      summary: shape.summary,
      description: `Who may: ${declaration.policy.kind === 'anyone' ? 'anyone' : whoMay(declaration.policy)}. Audit: ${declaration.audit}.`,
      parameters: [...parametersOf(shape.params, 'path'), ...parametersOf(shape.query, 'query'), ...(type === 'command' ? [key] : [])],
      ...(shape.body === undefined ? {} : { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(shape.body, 'input') } } } }),
      responses: {
        [type === 'command' ? '201' : '200']: { description: 'Done', content: { 'application/json': { schema: jsonSchema(shape.reply, 'output') } } },
        default: { description: 'RFC 9457 problem details', content: { 'application/problem+json': { schema: { type: 'object' } } } },
      },
    };
  }
  return { openapi: '3.0.3', info: { title: 'Fairlead', version: '0.1.0', license: { name: 'Apache-2.0' } }, paths };
}
