/** Exactly what two sign, and its hash: made from what the command itself writes, once when it is asked for and once when it is signed. */
import { createHash } from 'node:crypto';
import type { Decision } from '@fairlead/contract';
import { Decision as DecisionShape } from '@fairlead/contract';
import type { SecondAct, ShownAct, ShownLine } from '@fairlead/contract/dispensary';
import type { CommandResult } from '../../platform/registry.ts';
import type { Tx } from '../../platform/scoped.ts';
import { linesWritten, personShown } from './second-store.ts';
import { pictureHash } from './waste-photos-store.ts';

type Done = Extract<CommandResult<unknown>, { kind: 'done' }>;
type Said = Record<string, string | number | boolean>;
type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
/** Keys of other rows, and what is shown as lines or as findings. */
const isShownElsewhere = (key: string): boolean => /Ids?$/.test(key) || key === 'containers' || key === 'lines' || key === 'acknowledged' || key === 'identifiers';

function dosesSaid(doses: readonly unknown[]): string {
  return doses.filter(isFields).map((each) => `${String(each['dosingDay'] ?? '')} ${typeof each['doseUg'] === 'number' ? `${each['doseUg'] / 1000} mg` : ''}`.trim()).join(', ');
}

/** What was said with the act, by the names of its fields. */
function saidOf(body: Fields, before = ''): Said {
  const said: Said = {};
  for (const [key, value] of Object.entries(body)) {
    const name = before === '' ? key : `${before}.${key}`;
    if (isShownElsewhere(key) || value === undefined || value === null || value === '') continue;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') said[name] = value;
    else if (Array.isArray(value)) said[name] = value.every((each) => typeof each === 'string') ? value.join(', ') : dosesSaid(value);
    else if (isFields(value)) Object.assign(said, saidOf(value, name));
  }
  return said;
}

/** What the reply adds: which dose, how much of it; the name of a pump; what a bottle held. */
function addedBy(act: SecondAct, { reply, events }: Done): Said {
  const of = isFields(reply) ? reply : {};
  const dose = isFields(of['dose']) ? of['dose'] : act === 'bottle' ? of : {};
  const added: Said = {};
  for (const key of ['dosingDay', 'medicine', 'doseUg']) if (typeof dose[key] === 'string' || typeof dose[key] === 'number') added[key] = dose[key];
  const params = events?.[0]?.params ?? {};
  if ((act === 'pump-run' || act === 'poured') && typeof params['name'] === 'string') added['pump'] = params['name'];
  if (act === 'difference' && typeof of['label'] === 'string') added['container'] = of['label'];
  return added;
}

/** Counted lines of an inventory: they move nothing, and both sign them. */
function countedLines(reply: unknown): ShownLine[] {
  const lines = isFields(reply) && Array.isArray(reply['lines']) ? reply['lines'].filter(isFields) : [];
  return lines.map((line) => ({ account: 'counted', product: String(line['product']), lot: String(line['lot'] ?? ''), expiresOn: typeof line['expiresOn'] === 'string' ? line['expiresOn'] : null, container: String(line['container']), amountUg: Number(line['countedUg']) }));
}

function decisionOf(reply: unknown): Decision | null {
  const parsed = DecisionShape.safeParse(isFields(reply) ? reply['decision'] : undefined);
  return parsed.success && parsed.data.findings.length > 0 ? parsed.data : null;
}

export interface Shown { readonly shown: ShownAct; readonly hash: string }

/** Reads what an attempt wrote, while it stands. */
export async function shownBy(tx: Tx, act: SecondAct, body: Fields, done: Done, confirmationId: string): Promise<Shown> {
  const [personId] = done.people;
  const photoId = typeof body['photoId'] === 'string' ? body['photoId'] : null;
  const written = await linesWritten(tx, confirmationId);
  const shown: ShownAct = {
    person: personId === undefined ? null : await personShown(tx, personId),
    lines: act === 'inventory' ? countedLines(done.reply) : [...written],
    said: { ...saidOf(body), ...addedBy(act, done) }, decision: decisionOf(done.reply), photoId,
  };
  const { decision } = shown;
  // A finding's words may carry the minute; what it found is what was signed over.
  const signed = [
    act, shown.person, shown.lines.map((line) => [line.account, line.product, line.lot, line.expiresOn, line.container, line.amountUg]), Object.entries(shown.said).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    decision === null ? null : [decision.decision, decision.reasons.toSorted()], photoId === null ? null : await pictureHash(tx, photoId),
  ];
  return { shown, hash: createHash('sha256').update(JSON.stringify(signed)).digest('hex') };
}
