/**
 * `npm run verify-ledger -- FILE [ANCHOR...]`: whether an exported ledger is whole. This one file is all that is needed:
 * it knows no database and imports nothing but Node, so that an inspector can read it in one sitting and run it anywhere
 * (`node verify-ledger.ts FILE`). It ends with 0 when everything agrees, 1 when something does not and names the first
 * entry at fault, 2 when a file cannot be read.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import { StringDecoder } from 'node:string_decoder';

/** line, account, product, lot, container, person, micrograms into the account, balance of the container after it. */
export type ExportedLine = readonly [line: number, account: string, productId: string, lot: string, containerId: string | null, personId: string | null, amountUg: number, balanceAfterUg: number | null];

/** One link: a whole movement as it stands in the chain of one container. */
export interface ExportedLink {
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
  readonly journal: { readonly id: string; readonly siteId: string; readonly kind: string; readonly at: string; readonly authorId: string; readonly witnessId: string | null; readonly reason: string | null };
  readonly lines: readonly ExportedLine[];
}

export interface ExportedChain {
  readonly chain: string;
  readonly label: string;
  /** Of the container now; null for the chain of a site. */
  readonly balanceUg: number | null;
  readonly length: number;
  readonly head: string;
}

export interface ExportHead {
  readonly format: 'fairlead-ledger-1';
  readonly site: { readonly id: string; readonly code: string; readonly name: string };
  readonly exportedAt: string;
  readonly chains: readonly ExportedChain[];
}

export interface Verdict {
  readonly exitCode: 0 | 1 | 2;
  readonly says: readonly string[];
  /** Where it first went wrong. */
  readonly first?: { readonly chain: string; readonly seq: number; readonly journalId: string | null };
}

const genesis = '0'.repeat(64);
const hex = (text: string): string => Buffer.from(text, 'utf8').toString('hex');
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The text that a link is the SHA-256 of. */
export function linkText({ chain, seq, journal, lines }: Omit<ExportedLink, 'hash'>, before: string): string {
  const head = ['fairlead-ledger-1', chain, seq, before, journal.id, journal.siteId, journal.kind, journal.at, journal.authorId, journal.witnessId ?? '', hex(journal.reason ?? '')].join('|');
  return head + lines.map(([line, account, product, lot, container, person, amount, after]) => `\n${[line, account, product, hex(lot), container ?? '', person ?? '', amount, after ?? ''].join('|')}`).join('');
}

class Bad extends Error {
  readonly verdict: Verdict;
  constructor(exitCode: 1 | 2, says: string, first?: Verdict['first']) {
    super(says);
    this.verdict = { exitCode, says: [says], ...(first === undefined ? {} : { first }) };
  }
}

interface State {
  readonly chain: ExportedChain;
  seq: number;
  hash: string;
  balanceUg: number;
  /** Hash of each link, for the anchors. */
  readonly hashes: string[];
}

function namedIn(state: State, link: ExportedLink): string {
  return `${state.chain.label}, entry ${link.seq} (${link.journal.kind} of ${link.journal.at}, movement ${link.journal.id})`;
}

function checkSums(name: string, link: ExportedLink, bad: (says: string) => never): void {
  const sums = new Map<string, number>();
  for (const [, , product, lot, , , amount] of link.lines) sums.set(`${product} ${lot}`, (sums.get(`${product} ${lot}`) ?? 0) + amount);
  if ([...sums.values()].some((sum) => sum !== 0)) bad(`${name}: its lines do not sum to zero.`);
}

function checkLink(state: State, link: ExportedLink): void {
  const name = namedIn(state, link);
  const bad = (says: string): never => { throw new Bad(1, says, { chain: link.chain, seq: link.seq, journalId: link.journal.id }); };
  if (link.seq > state.seq + 1) bad(`${name}: entry ${state.seq + 1} is missing before it: removed, or in another order.`);
  if (link.seq <= state.seq) bad(`${name}: entry ${link.seq} stands here a second time or out of order: inserted, or moved.`);
  if (sha256(linkText(link, state.hash)) !== link.hash) bad(`${name}: it is not what was linked: it or the one before it was changed, inserted or removed.`);
  checkSums(name, link, bad);
  for (const [line, , , , container, , amount, after] of link.lines) {
    if (container !== link.chain) continue;
    state.balanceUg += amount;
    if (state.balanceUg !== after) bad(`${name}: line ${line} leaves a balance of ${after ?? 'nothing'} micrograms, the lines so far add up to ${state.balanceUg}.`);
    if (state.balanceUg < 0) bad(`${name}: the container would hold less than nothing.`);
  }
  state.seq = link.seq;
  state.hash = link.hash;
  state.hashes.push(link.hash);
}

function json(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Bad(2, `Line ${number} is not JSON.`);
  }
}

function readHead(value: unknown): ExportHead {
  const head = value as ExportHead | null;
  if (head?.format !== 'fairlead-ledger-1' || !Array.isArray(head.chains)) throw new Bad(2, 'This is no ledger that Fairlead exported.');
  return head;
}

function checkEnds(states: ReadonlyMap<string, State>): void {
  for (const state of states.values()) {
    const { chain, label, length, head, balanceUg } = state.chain;
    const bad = (says: string): never => { throw new Bad(1, says, { chain, seq: Math.min(state.seq + 1, length), journalId: null }); };
    if (state.seq !== length) bad(`${label}: entry ${state.seq + 1} is missing; ${length} entries were exported and ${state.seq} are here.`);
    if (state.hash !== head) bad(`${label}: the last entry is not the one that the export began with.`);
    if (balanceUg !== null && balanceUg !== state.balanceUg) bad(`${label}: the balance of the container is ${balanceUg} micrograms, its entries add up to ${state.balanceUg}.`);
  }
}

/** An anchor that somebody outside kept: every chain named in it has to pass through the same hash at the same entry. */
function checkAnchor(text: string, states: ReadonlyMap<string, State>): string {
  const [title = '', ...rest] = text.split('\n');
  if (title !== 'fairlead-ledger-anchor-1') throw new Bad(2, 'This is no anchor of a Fairlead ledger.');
  const signedUntil = rest.findIndex((line) => line.startsWith('signature '));
  const body = `${[title, ...rest.slice(0, signedUntil < 0 ? undefined : signedUntil)].join('\n').trimEnd()}\n`;
  const field = (name: string): string | undefined => rest.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1);
  const [signature, key] = [field('signature'), field('public-key')];
  if (signature !== undefined && key !== undefined) {
    const good = verify(null, Buffer.from(body), createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' }), Buffer.from(signature, 'base64'));
    if (!good) throw new Bad(1, `Anchor ${field('number') ?? ''}: it does not carry the signature of its key; it was changed after it was signed.`);
  }
  let held = 0;
  for (const line of rest.filter((each) => each.startsWith('chain '))) {
    const [, chain = '', seq = '', hash = ''] = line.split(' ');
    const state = states.get(chain);
    if (state === undefined) continue;
    held += 1;
    const at = Number(seq);
    if (state.hashes[at - 1] !== hash) {
      throw new Bad(1, `${state.chain.label}: the anchor ${field('number') ?? ''} of ${field('day') ?? ''} holds another entry ${at}${state.seq < at ? `, and the export ends at entry ${state.seq}` : ''}: the past was rewritten after that day.`, { chain, seq: at, journalId: null });
    }
  }
  return `Anchor ${field('number') ?? ''} of ${field('day') ?? ''}${signature === undefined ? '' : ', signed'}: ${held} ${held === 1 ? 'chain passes' : 'chains pass'} through it. Its digest is ${sha256(body)}.`;
}

/** Verifies the lines of an export (or its whole text), and holds the anchors against it. */
export function verifyLedger(text: string | Iterable<string>, anchors: readonly string[] = []): Verdict {
  try {
    const lines = (typeof text === 'string' ? text.split('\n') : text)[Symbol.iterator]();
    const first = lines.next();
    const head = readHead(json(first.done === true ? '' : first.value, 1));
    const states = new Map(head.chains.map((chain): [string, State] => [chain.chain, { chain, seq: 0, hash: genesis, balanceUg: 0, hashes: [] }]));
    let [number, entries] = [1, 0];
    for (let next = lines.next(); next.done !== true; next = lines.next()) {
      number += 1;
      if (next.value === '') continue;
      entries += 1;
      const link = json(next.value, number) as ExportedLink;
      const state = states.get(link.chain);
      if (state === undefined) throw new Bad(1, `Line ${number}: an entry of a container that the export does not name was inserted.`, { chain: link.chain, seq: link.seq, journalId: link.journal.id });
      checkLink(state, link);
    }
    checkEnds(states);
    const held = anchors.map((anchor) => checkAnchor(anchor, states));
    const said = held.length > 0 ? held : ['No anchor was given: this shows that the file agrees with itself, not that the whole past was not rewritten. Give the anchors that you kept.'];
    return { exitCode: 0, says: [...said, `${head.site.name}: ${states.size} chains with ${entries} entries are whole, and every balance agrees to the microgram.`] };
  } catch (error) {
    if (error instanceof Bad) return error.verdict;
    if (error instanceof TypeError) return { exitCode: 2, says: ['This export lacks parts that every entry has.'] };
    throw error;
  }
}

/** The lines of a file of any length, a piece of it at a time: the years of a large site are longer than one text may be. */
export function* linesOfFile(path: string): Generator<string> {
  const file = openSync(path, 'r');
  try {
    const [piece, decoder] = [Buffer.alloc(1 << 20), new StringDecoder('utf8')];
    let rest = '';
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) {
      const lines = (rest + decoder.write(piece.subarray(0, read))).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    yield rest + decoder.end();
  } finally {
    closeSync(file);
  }
}

function main(files: readonly string[]): Verdict {
  const [file, ...anchors] = files;
  if (file === undefined) return { exitCode: 2, says: ['Say which export: npm run verify-ledger -- FILE [ANCHOR...]'] };
  try {
    const typed = (path: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
    return verifyLedger(linesOfFile(typed(file)), anchors.map((anchor) => readFileSync(typed(anchor), 'utf8')));
  } catch (error) {
    return { exitCode: 2, says: [error instanceof Error ? error.message : String(error)] };
  }
}

if (import.meta.main) {
  const { exitCode, says } = main(process.argv.slice(2));
  for (const line of says) (exitCode === 0 ? process.stdout : process.stderr).write(`${line}\n`);
  process.exitCode = exitCode;
}
