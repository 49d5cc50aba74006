/** The rules at the command line: JSON in from a file or standard input, JSON out. See packages/clinical/README.md. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { families } from '../packages/clinical/src/families.ts';
import { instrumentById, instruments } from '../packages/clinical/src/instruments/index.ts';
import { scoreInstrument } from '../packages/clinical/src/index.ts';
import type { Answers, Instrument } from '../packages/clinical/src/index.ts';
import { rulebook, ruleSets } from '../packages/clinical/src/rulebook.ts';

/** What a run printed and how it ended. 0: answered. 1: refused, or answers that cannot be scored. 2: the question was wrong. */
export interface Ran {
  readonly out: string;
  readonly err: string;
  readonly exit: 0 | 1 | 2;
}

class Wrong extends Error {}

const exits = 'Exit 0: answered. 1: the decision is refuse, or the answers cannot be scored. 2: the question was wrong (its reason is on standard error).';

const help: Readonly<Record<string, string>> = {
  '': `Usage: clinical <score|decide|instruments|rules> [--help]\n\nJSON in from a file or standard input ("-" or nothing), JSON out.\n${exits}`,
  score: `Usage: clinical score INSTRUMENT [FILE]\n\nScores one response: {"answers": {"1": 2, ...}, "facts": {"profile": "...", "sex": "female"}}.\nAnswers are by item id (see: clinical instruments INSTRUMENT). An unanswered item is null or absent and never counts as normal.\n${exits}`,
  decide: `Usage: clinical decide FAMILY [FILE]\n\nAsks one family of rules about one set of facts, written as the "input" of a worked case: {"profile": "US-LABEL", ...}, amounts in milligrams.\nAn unknown key or profile is an error, since a mistyped fact is silently no fact. Without a profile only the rules of every profile are asked. Families: ${Object.keys(families).join(', ')}.\n${exits}`,
  instruments: `Usage: clinical instruments [INSTRUMENT]\n\nLists the instruments, or gives one whole with its items, scales, bands, licence and source.\n${exits}`,
  rules: `Usage: clinical rules [SET] [--mark primary|secondary|unchecked|product]\n\nLists the rule sets, or the rules of one with sentence, source, mark and override.\nSets: ${ruleSets.map(({ name }) => name).join(', ')}.\n${exits}`,
};

function readJson(file: string | undefined, read: (file: string | null) => string): Readonly<Record<string, unknown>> {
  const name = file === undefined || file === '-' ? null : file;
  const shown = name ?? 'standard input';
  let text: string;
  try {
    text = read(name);
  } catch (error) {
    throw new Wrong(`${shown} cannot be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>;
  } catch (error) {
    throw new Wrong(`${shown} is not JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  throw new Wrong(`${shown} holds no JSON object.`);
}

function instrumentNamed(id: string): Instrument {
  const found = instrumentById(id) ?? instruments.find((each) => each.id.toLowerCase() === id.toLowerCase());
  if (found === undefined || found === null) throw new Wrong(`There is no instrument "${id}"; there are: ${instruments.map((each) => each.id).join(', ')}.`);
  return found;
}

type Answered = { readonly value: unknown; readonly refused?: boolean };

function runScore([id, file]: readonly string[], read: (file: string | null) => string): Answered {
  if (id === undefined) throw new Wrong('Which instrument? See: clinical score --help');
  const instrument = instrumentNamed(id);
  const { answers, facts, ...unknown } = readJson(file, read);
  const [stray] = Object.keys(unknown);
  if (stray !== undefined) throw new Wrong(`"${stray}" is not understood; the keys are "answers" and "facts".`);
  if (typeof answers !== 'object' || answers === null || Array.isArray(answers)) throw new Wrong('"answers" is an object of answers by item id.');
  const items = new Set(instrument.items.map((item) => item.id));
  const [mistyped] = Object.keys(answers).filter((key) => !items.has(key));
  if (mistyped !== undefined) throw new Wrong(`${instrument.id} has no item "${mistyped}"; its items: ${[...items].join(', ')}.`);
  const value = scoreInstrument(instrument, answers as Answers, (facts ?? {}) as Parameters<typeof scoreInstrument>[2]);
  return { value, refused: value.kind === 'invalid' };
}

/** The profiles that the rules behind a family of cases have, `any` among them. */
function profilesOf(family: string): readonly string[] {
  return [...new Set(ruleSets.filter(({ caseFamilies }) => caseFamilies.includes(family)).flatMap(({ set }) => set.rules.map(({ profile }) => profile)))];
}

function runDecide([name, file]: readonly string[], read: (file: string | null) => string): Answered {
  const family = name === undefined ? undefined : families[name];
  if (family === undefined) throw new Wrong(`There is no family "${name ?? ''}"; there are: ${Object.keys(families).join(', ')}.`);
  const input = readJson(file, read);
  const [stray] = Object.keys(input).filter((key) => !family.inputs.includes(key));
  if (stray !== undefined) throw new Wrong(`"${stray}" is no fact of ${name ?? ''}; its facts: ${family.inputs.join(', ')}.`);
  const { profile } = input;
  try {
    const value = family.run(input);
    const known = profilesOf(name ?? '');
    // A mistyped profile asks no rule at all, and its empty "allow" would look like a safe answer.
    if ('findings' in value && typeof profile === 'string' && known.length > 1 && !known.includes(profile)) throw new Wrong(`No rule of ${name ?? ''} has the profile "${profile}"; there are: ${known.join(', ')}.`);
    return { value, refused: value['decision'] === 'refuse' };
  } catch (error) {
    throw new Wrong(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function runInstruments([id]: readonly string[]): Answered {
  if (id !== undefined) return { value: instrumentNamed(id) };
  return { value: instruments.map((each) => ({ id: each.id, version: each.version, title: each.title.en, room: each.room, items: each.items.length, licence: each.licence.use, mark: each.cite.mark })) };
}

function runRules([name]: readonly string[], mark: string | undefined): Answered {
  const sets = rulebook().rooms.flatMap(({ room, sets: inRoom }) => inRoom.map((set) => ({ room, ...set })));
  const wanted = name === undefined ? sets : sets.filter((set) => set.name === name);
  if (wanted.length === 0) throw new Wrong(`There is no rule set "${name ?? ''}"; there are: ${sets.map((set) => set.name).join(', ')}.`);
  const marked = wanted.map((set) => ({ ...set, rules: set.rules.filter((rule) => mark === undefined || rule.cite.mark === mark) }));
  if (name === undefined && mark === undefined) return { value: marked.map(({ name: set, room, version, rules }) => ({ set, room, version, rules: rules.length })) };
  return { value: marked.flatMap((set) => set.rules.map(({ examples: _examples, cases: _cases, ...rule }) => ({ set: set.name, version: set.version, ...rule }))) };
}

/** One run of the command line, without touching the process: tests and `main` share it. */
export function runClinical(args: readonly string[], read: (file: string | null) => string): Ran {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { help: { type: 'boolean', short: 'h' }, mark: { type: 'string' } } });
    const [command = '', ...rest] = positionals;
    const words = help[command];
    if (words === undefined) throw new Wrong(`There is no command "${command}"; there are: score, decide, instruments, rules.`);
    if (values.help === true) return { out: words, err: '', exit: 0 };
    if (command === '') return { out: '', err: words, exit: 2 };
    const answered = command === 'score' ? runScore(rest, read) : command === 'decide' ? runDecide(rest, read) : command === 'instruments' ? runInstruments(rest) : runRules(rest, values.mark);
    return { out: JSON.stringify(answered.value, null, 2), err: '', exit: answered.refused === true ? 1 : 0 };
  } catch (error) {
    if (error instanceof Wrong || (error instanceof TypeError && 'code' in error)) return { out: '', err: error.message, exit: 2 };
    throw error;
  }
}

if (import.meta.main) {
  const ran = runClinical(process.argv.slice(2), (file) => readFileSync(file ?? 0, 'utf8'));
  if (ran.out !== '') process.stdout.write(`${ran.out}\n`);
  if (ran.err !== '') process.stderr.write(`${ran.err}\n`);
  process.exitCode = ran.exit;
}
