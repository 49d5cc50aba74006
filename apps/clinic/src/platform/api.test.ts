import { route } from '@fairlead/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { addressOf, call, openGateWith } from './api.ts';

const read = route({ method: 'GET', path: '/api/people/:id/doses', summary: '', params: z.object({ id: z.string() }), query: z.object({ day: z.optional(z.string()) }), reply: z.object({ doseUg: z.int() }) });
const change = route({ method: 'POST', path: '/api/orders/:id/doses', summary: '', params: z.object({ id: z.string() }), body: z.object({ doseUg: z.int() }), reply: z.object({ id: z.string() }) });

const answers = vi.fn<(address: string, request: RequestInit) => Promise<Response>>();
const json = (status: number, body: unknown, headers: Record<string, string> = {}) => Response.json(body, { status, headers });
const headersOf = (at: number) => answers.mock.calls[at]?.[1].headers as Record<string, string>;
const problem = (status: number, type: string, more: object = {}) => json(status, { type: `/problems/${type}`, title: 'Not now', status, detail: 'Said', ...more });
const give = () => call(change, { params: { id: '7' }, body: { doseUg: 85_000 } });

beforeEach(() => { answers.mockReset(); vi.stubGlobal('fetch', answers); });
afterEach(() => { openGateWith(undefined); vi.unstubAllGlobals(); });

describe('call', () => {
  it('fills path and query, and parses the reply', async () => {
    answers.mockResolvedValue(json(200, { doseUg: 85_000, more: 1 }, { etag: '"3"' }));
    expect(await call(read, { params: { id: 'a/b' }, query: { day: '2026-02-10' } })).toEqual({ kind: 'done', reply: { doseUg: 85_000 }, etag: '"3"' });
    expect(answers.mock.calls[0]?.[0]).toBe('/api/people/a%2Fb/doses?day=2026-02-10');
    expect(headersOf(0)['idempotency-key']).toBeUndefined();
    expect(() => addressOf('/api/people/:id', {})).toThrow('needs id');
  });
  it('gives every change a key and the mark of this door', async () => {
    answers.mockResolvedValue(json(201, { id: 'x' }));
    await give();
    expect(headersOf(0)).toMatchObject({ 'x-requested-with': 'fairlead', 'content-type': 'application/json' });
    expect(headersOf(0)['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  });
  it('tells a refusal with its decision from a lost race, a stale page, a wrong field', async () => {
    const decision = { decision: 'refuse', reasons: ['SEDATED'], findings: [], missing: [], wouldChange: [] };
    answers.mockResolvedValueOnce(problem(409, 'refused', { decision }));
    expect(await give()).toMatchObject({ kind: 'refused', decision });
    answers.mockResolvedValueOnce(problem(409, 'conflict'));
    expect((await give()).kind).toBe('stale');
    answers.mockResolvedValueOnce(problem(412, 'stale'));
    expect((await give()).kind).toBe('stale');
    answers.mockResolvedValueOnce(problem(400, 'invalid', { field: '/doseUg' }));
    expect(await give()).toMatchObject({ kind: 'invalid', problem: { field: '/doseUg' } });
    answers.mockResolvedValueOnce(problem(403, 'forbidden'));
    expect((await give()).kind).toBe('forbidden');
    answers.mockResolvedValueOnce(problem(500, 'fault', { reference: 'F-1' }));
    expect(await give()).toMatchObject({ kind: 'fault', problem: { reference: 'F-1' } });
    answers.mockResolvedValueOnce(json(200, { other: 1 }));
    expect((await give()).kind).toBe('fault');
    answers.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    expect((await give()).kind).toBe('unreachable');
  });
  it('waits at a 401 for a new sign-in and then sends the same press again, with its key', async () => {
    answers.mockResolvedValueOnce(problem(401, 'signed-out')).mockResolvedValueOnce(json(201, { id: 'x' }));
    openGateWith(async () => true);
    expect((await give()).kind).toBe('done');
    expect(headersOf(1)['idempotency-key']).toBe(headersOf(0)['idempotency-key']);
    answers.mockResolvedValueOnce(problem(401, 'signed-out'));
    openGateWith(async () => false);
    expect((await give()).kind).toBe('signed-out');
  });
});
