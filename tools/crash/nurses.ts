/** A nurse's press: it has one key, and is sent again with it until a certain answer comes. */
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';

export interface Press {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** What a colleague who was faster makes of it; any other refusal ends the run. */
  readonly late?: RegExp;
}

interface Reply {
  readonly status: number;
  readonly body: string;
}

/** One press over HTTP, on a connection of its own. Rejects when the connection ends without a whole answer. */
function send(port: number, cookie: string, { path, body }: Press, key: string): Promise<Reply> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request({
      host: '127.0.0.1', port, method: 'POST', path, agent: false, timeout: 20_000,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), cookie, 'idempotency-key': key, 'if-match': '"1"' },
    }, (response) => {
      let answer = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => { answer += chunk; });
      response.on('end', () => (response.complete ? resolve({ status: response.statusCode ?? 0, body: answer }) : reject(new Error('cut short'))));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.on('timeout', () => sent.destroy(new Error('no answer')));
    sent.end(text);
  });
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

/** By the clock and not by presses: on a machine that does other work besides, a server takes long to come back, and a refused line answers at once. */
export const patienceMs = 180_000;

/** Of all nurses: how often anything was sent, and how many answers were certain. */
export interface Sends { n: number; certain: number }

/** Presses until the answer is certain: what was answered (201, or 200 where an earlier press counted already), or null because a colleague was faster. */
export async function settle<Answer>(port: number, cookie: string, press: Press, sends: Sends): Promise<Answer | null> {
  const [key, from] = [randomUUID(), performance.now()];
  for (let tries = 1; ; tries += 1) {
    sends.n += 1;
    const reply = await send(port, cookie, press, key).catch(() => null);
    if (reply !== null && reply.status < 500 && reply.status !== 429) sends.certain += 1;
    if (reply !== null && (reply.status === 201 || reply.status === 200)) return JSON.parse(reply.body) as Answer;
    if (reply !== null && press.late !== undefined && (reply.status === 409 || reply.status === 412) && press.late.test(reply.body)) return null;
    if (reply !== null && reply.status !== 503 && reply.status !== 500 && reply.status !== 429) throw new Error(`An answer that no nurse expects to ${press.path}: ${reply.status} ${reply.body.slice(0, 600)}`);
    if (performance.now() - from > patienceMs) throw new Error(`No certain answer after ${tries} presses; the last was ${reply === null ? 'none' : `${reply.status} ${reply.body.slice(0, 300)}`}.`);
    await wait(reply === null ? 60 : 120);
  }
}
