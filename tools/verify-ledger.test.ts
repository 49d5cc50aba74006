/** An export in which anything at all was changed is found out, and the first bad entry is named (L-1, G12). */
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOfFile, linkText, verifyLedger, type ExportedLine, type ExportedLink } from './verify-ledger.ts';

const product = '0190aaaa-0000-7000-8000-000000000001';
const id = (group: string, n: number): string => `0190${group}-0000-7000-8000-${String(n).padStart(12, '0')}`;
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const jars = [id('cccc', 1), id('cccc', 2)];

function linked(chain: string, entries: readonly Omit<ExportedLink, 'chain' | 'seq' | 'hash'>[]): ExportedLink[] {
  let before = '0'.repeat(64);
  return entries.map((entry, index) => {
    const link = { chain, seq: index + 1, ...entry };
    before = sha256(linkText(link, before));
    return { ...link, hash: before };
  });
}

/** Two containers: filled, and then dosed from. */
function ledger(doses = 30): { readonly head: Record<string, unknown>; readonly links: ExportedLink[] } {
  const links = jars.flatMap((jar, which) => {
    let balance = 0;
    return linked(jar, Array.from({ length: doses }, (_, index) => {
      const ug = index === 0 ? 1_000_000_000 : -(20_000 + index * 1_000);
      balance += ug;
      const lines: ExportedLine[] = [[1, 'container', product, 'L1', jar, null, ug, balance], [2, index === 0 ? 'supplier' : 'person', product, 'L1', null, index === 0 ? null : id('bbbb', index), -ug, null]];
      return { journal: { id: id(`d00${which}`, index), siteId: id('eeee', 1), kind: index === 0 ? 'receive' : 'dose', at: `2026-02-10T13:${String(index).padStart(2, '0')}:00.000000Z`, authorId: id('ffff', 1), witnessId: null, reason: index % 7 === 3 ? 'Spilled | a "little" ñ' : null }, lines };
    }));
  });
  const chains = jars.map((chain, which) => {
    const mine = links.filter((link) => link.chain === chain);
    return { chain, label: `Jar ${which + 1}`, balanceUg: mine.at(-1)?.lines[0]?.[7] ?? 0, length: mine.length, head: mine.at(-1)?.hash ?? '' };
  });
  return { head: { format: 'fairlead-ledger-1', site: { id: id('eeee', 1), code: 'HARBOR', name: 'Harbor Street' }, exportedAt: '2026-02-10T20:00:00Z', chains }, links };
}
const text = (head: unknown, links: readonly unknown[]): string => `${[head, ...links].map((each) => JSON.stringify(each)).join('\n')}\n`;
const made = ledger();

describe('a ledger that left the house', () => {
  it('is whole as it was exported', () => {
    expect(verifyLedger(text(made.head, made.links))).toMatchObject({ exitCode: 0 });
  });

  it.each([
    ['changed', (links: ExportedLink[]) => links.with(11, { ...links[11], journal: { ...links[11]?.journal, authorId: id('ffff', 9) } } as ExportedLink), 12],
    ['removed', (links: ExportedLink[]) => links.toSpliced(11, 1), 13],
    ['inserted', (links: ExportedLink[]) => links.toSpliced(11, 0, links[11] as ExportedLink), 12],
    ['put in another order', (links: ExportedLink[]) => links.with(11, links[12] as ExportedLink).with(12, links[11] as ExportedLink), 13],
    ['cut off at the end', (links: ExportedLink[]) => links.filter((link) => link.chain !== jars[0] || link.seq < 30), 30],
  ])('names the first entry that was %s', (_what, tamper, seq) => {
    expect(verifyLedger(text(made.head, tamper([...made.links])))).toMatchObject({ exitCode: 1, first: { chain: jars[0], seq } });
  });

  it('finds a wrong balance even where every hash was made anew', () => {
    const wrong = made.links.filter(({ chain }) => chain === jars[0]).map((link, index) => (index < 11 ? link : { ...link, lines: link.lines.map((line, at) => (at === 0 ? line.with(7, (line[7] ?? 0) + 5_000) : line) as unknown as ExportedLine) }));
    const links = [...linked(jars[0] ?? '', wrong), ...made.links.filter(({ chain }) => chain === jars[1])];
    const head = { ...made.head, chains: (made.head['chains'] as { chain: string }[]).map((chain) => (chain.chain === jars[0] ? { ...chain, balanceUg: links[29]?.lines[0]?.[7], head: links[29]?.hash } : chain)) };
    const found = verifyLedger(text(head, links));
    expect(found).toMatchObject({ exitCode: 1, first: { chain: jars[0], seq: 12 } });
    expect(found.says[0]).toContain('balance');
  });

  it('finds a past that was rewritten as a whole, through an anchor that somebody kept', () => {
    const anchor = ['fairlead-ledger-anchor-1', 'number 4', 'day 2026-02-10', `chain ${jars[0] ?? ''} 20 ${made.links[19]?.hash ?? ''}`, ''].join('\n');
    expect(verifyLedger(text(made.head, made.links), [anchor])).toMatchObject({ exitCode: 0 });
    const other = ledger();
    const links = linked(jars[0] ?? '', other.links.filter(({ chain }) => chain === jars[0]).map((link, index) => (index === 5 ? { ...link, journal: { ...link.journal, reason: 'never happened' } } : link)));
    const head = { ...other.head, chains: (other.head['chains'] as { chain: string }[]).map((chain) => (chain.chain === jars[0] ? { ...chain, head: links.at(-1)?.hash } : chain)) };
    const all = [...links, ...other.links.filter(({ chain }) => chain === jars[1])];
    expect(verifyLedger(text(head, all)), 'it agrees with itself').toMatchObject({ exitCode: 0 });
    expect(verifyLedger(text(head, all), [anchor])).toMatchObject({ exitCode: 1, first: { chain: jars[0], seq: 20 } });
  });

  it('does not take an anchor whose signature is of something else', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const body = `fairlead-ledger-anchor-1\nnumber 4\nday 2026-02-10\nchain ${jars[0] ?? ''} 20 ${made.links[19]?.hash ?? ''}\n`;
    const signed = `${body}signature ${sign(null, Buffer.from(body), privateKey).toString('base64')}\npublic-key ${publicKey.export({ format: 'der', type: 'spki' }).toString('base64')}\n`;
    expect(verifyLedger(text(made.head, made.links), [signed])).toMatchObject({ exitCode: 0 });
    expect(verifyLedger(text(made.head, made.links), [signed.replace('2026-02-10', '2026-02-11')])).toMatchObject({ exitCode: 1 });
  });

  it('finds every one of 5,000 random tamperings of one figure or letter', () => {
    const lines = text(made.head, made.links).trimEnd().split('\n');
    fc.assert(fc.property(fc.integer({ min: 1, max: lines.length - 1 }), fc.nat(), fc.constantFrom('0', '1', '7', 'a', 'f'), (row, at, letter) => {
      const line = lines[row] ?? '';
      // Only where it says something: inside values, of which each character counts.
      const spots = [...line.matchAll(/(?<=[:,[])("[^"]+"|\d+)/g)].filter(({ 0: value }) => !/^"(chain|seq|hash|journal|lines|id|siteId|kind|at|authorId|witnessId|reason)"$/.test(value));
      const spot = spots[at % spots.length];
      if (spot === undefined) return;
      const place = spot.index + (spot[0].startsWith('"') ? 1 : 0) + (at % Math.max(1, spot[0].length - (spot[0].startsWith('"') ? 2 : 0)));
      if (line[place] === letter || line[place] === '\\' || line[place - 1] === '\\') return;
      const changed = [...lines];
      changed[row] = line.slice(0, place) + letter + line.slice(place + 1);
      expect(verifyLedger(changed.join('\n')).exitCode, changed[row]).not.toBe(0);
    }), { numRuns: 5000 });
  });

  it('is read line by line however long the file is, and no letter is lost between two pieces', () => {
    const folder = mkdtempSync(join(tmpdir(), 'verify-ledger-'));
    const long = Array.from({ length: 40_000 }, (_, index) => `${'ñ'.repeat(index % 97)}${index}`);
    writeFileSync(join(folder, 'long'), long.join('\n'));
    expect([...linesOfFile(join(folder, 'long'))]).toEqual(long);
    rmSync(folder, { recursive: true });
  });

  it('is verified by one file with nothing beside it, and says so by how it ends', () => {
    const folder = mkdtempSync(join(tmpdir(), 'verify-ledger-'));
    const run = (name: string, content: string): number | null => {
      writeFileSync(join(folder, name), content);
      return spawnSync(process.execPath, [new URL('verify-ledger.ts', import.meta.url).pathname, join(folder, name)], { cwd: folder, encoding: 'utf8' }).status;
    };
    expect([run('whole', text(made.head, made.links)), run('short', text(made.head, made.links.slice(1))), run('other', '{"a":1}\n')]).toEqual([0, 1, 2]);
    rmSync(folder, { recursive: true });
  });
});
