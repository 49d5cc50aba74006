/** Eight nurses at their keyboards: each press has one key, and is sent again with it until an answer comes. */
import { request } from 'node:http';
import { randomUUID } from 'node:crypto';
import { doseUg, type Acknowledged, type Patient, type Window } from './window.ts';

/** Everything that warns about a first dose, as a nurse answers it. */
const acknowledged = ['poss', 'intoxicated', 'dosedElsewhereToday', 'sedativesOrAlcohol', 'lowTolerance', 'daysSinceLastOpioid', 'hoursAfterFirst', 'rationale', 'ecgBaseline'];

export interface Reply {
  readonly status: number;
  readonly body: string;
}

/** One press over HTTP, on a connection of its own. Rejects when the connection ends without a whole answer. */
export function press(port: number, window: Window, nurse: number, patient: Patient, key: string): Promise<Reply> {
  const body = JSON.stringify({ dosingDay: window.dosingDay, part: 1, doseUg, acknowledged });
  return new Promise((resolve, reject) => {
    const sent = request({
      host: '127.0.0.1', port, method: 'POST', path: `/api/orders/${patient.orderId}/doses`, agent: false, timeout: 20_000,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), cookie: window.cookies[nurse % window.cookies.length] ?? '', 'idempotency-key': key, 'if-match': '"1"' },
    }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => { text += chunk; });
      response.on('end', () => (response.complete ? resolve({ status: response.statusCode ?? 0, body: text }) : reject(new Error('cut short'))));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.on('timeout', () => sent.destroy(new Error('no answer')));
    sent.end(body);
  });
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

export interface Settled {
  readonly acknowledged: Acknowledged | null;
  readonly sends: number;
}

/** Presses until the answer is certain: given (201, or 200 for a press that counted already), or refused because a colleague was faster. */
export async function settle(port: number, window: Window, nurse: number, patient: Patient, key: string = randomUUID()): Promise<Settled> {
  for (let sends = 1; ; sends += 1) {
    const reply = await press(port, window, nurse, patient, key).catch(() => null);
    if (reply !== null && (reply.status === 201 || reply.status === 200)) return { acknowledged: { personId: patient.personId, doseId: (JSON.parse(reply.body) as { dose: { id: string } }).dose.id }, sends };
    if (reply?.status === 409 && /gave this dose|Somebody else changed|one_dose_a_person_day_part/.test(reply.body)) return { acknowledged: null, sends };
    if (reply !== null && reply.status !== 503 && reply.status !== 500 && reply.status !== 429) throw new Error(`An answer that no nurse expects: ${reply.status} ${reply.body.slice(0, 600)}`);
    if (sends > 600) throw new Error(`No certain answer after ${sends} presses; the last was ${reply === null ? 'none' : `${reply.status} ${reply.body.slice(0, 300)}`}.`);
    await wait(reply === null ? 60 : 120);
  }
}
