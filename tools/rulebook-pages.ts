/** The rulebook as pages of Markdown: one a room, and an index. Pure, so that a test can tell when the pages are stale. */
import { readdirSync, readFileSync } from 'node:fs';
import { reachExamples } from '../packages/clinical/src/aftercare/reach-order.examples.ts';
import { reachReasons, reachWithinHours } from '../packages/clinical/src/aftercare/reach-order.ts';
import { rulebookExamples } from '../packages/clinical/src/rulebook-examples.ts';
import { rulebook, sayFact } from '../packages/clinical/src/rulebook.ts';
import type { ListedCase, Rulebook, RulebookRoom, RulebookRule, RulebookSet } from '../packages/clinical/src/rulebook.ts';
import type { Instrument } from '../packages/clinical/src/instruments/index.ts';
import type { Cite, FactValue, Mark } from '../packages/clinical/src/rule.ts';

const casesFolder = new URL('../packages/clinical/cases/', import.meta.url);

interface CaseInFile {
  readonly id: string;
  readonly family?: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expected: { readonly reasons?: readonly string[] };
}

/** Every worked case of the package with the reasons it expects. */
export function workedCases(): readonly ListedCase[] {
  return readdirSync(casesFolder).filter((name) => name.endsWith('.json')).toSorted().flatMap((name) => {
    const cases = JSON.parse(readFileSync(new URL(name, casesFolder), 'utf8')) as readonly CaseInFile[];
    return cases.map(({ id, family, input, expected }) => ({ id, family: family ?? name.split('.')[0] ?? '', input, reasons: expected.reasons ?? [] }));
  });
}

const markWords: Readonly<Record<Mark, string>> = {
  primary: 'read in the primary text', secondary: 'read in a secondary text', unchecked: '**UNCHECKED: read the source before relying on it**', product: 'our own policy',
};

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const title = (room: string): string => room.charAt(0).toUpperCase() + room.slice(1);

function sayCite({ source, section, asOf, mark }: Cite): string {
  return `${source}${section === undefined ? '' : `, ${section}`}${asOf === undefined ? '' : ` (${asOf})`}: ${markWords[mark]}`;
}

function sayFacts(facts: Readonly<Record<string, unknown>>): string {
  const known = Object.entries(facts).map(([key, value]) => `${key} ${sayFact(value as FactValue)}`);
  return known.length === 0 ? 'nothing' : known.join(', ');
}

function codeLines(rule: RulebookRule): string[] {
  return rule.codes.flatMap(({ code, decision, override, hardStop, says }) => [
    `- \`${code}\` **${decision}**, override: ${hardStop === true ? 'nobody (hard stop)' : override}`,
    `  - en: ${says.en}`,
    ...(says['en-GB'] === undefined ? [] : [`  - en-GB: ${says['en-GB']}`]),
    `  - es: ${says.es}`,
  ]);
}

function ruleLines(rule: RulebookRule): string[] {
  const examples = rule.examples.length === 0 ? [] : [
    '', '| example | facts | gives |', '|---|---|---|',
    ...rule.examples.map(({ when, facts, gives, missing = [] }) => `| ${cell(when)} | ${cell(sayFacts(facts))} | ${[...gives.map((code) => `\`${code}\``), ...missing.map((fact) => `asks for ${fact}`)].join(' ') || 'nothing'} |`),
  ];
  return [
    `#### ${rule.id}`, '',
    ...codeLines(rule), '',
    `Source: ${sayCite(rule.cite)}.  `,
    `Profile: ${rule.profile}. Measure: ${rule.measure}. Needs: ${rule.needs.length === 0 ? 'nothing' : rule.needs.join(', ')}.`,
    ...examples,
    ...(rule.cases.length === 0 ? [] : ['', `Worked cases: ${rule.cases.join(', ')}.`]),
    '',
  ];
}

function setLines(set: RulebookSet): string[] {
  return [`### ${set.name}`, '', `Version ${set.version}, ${String(set.rules.length)} rules.`, '', ...set.rules.flatMap(ruleLines)];
}

function instrumentLines(each: Instrument): string[] {
  const bands = each.bandSets.flatMap((set) => [
    `Bands of ${set.scale}, profile ${set.profile} (${set.source}: ${markWords[set.mark]}):`, '',
    '| band | from | to |', '|---|---|---|',
    ...set.bands.map(({ says, from, to }) => `| ${cell(says.en)} / ${cell(says.es)} | ${String(from)} | ${String(to)} |`), '',
  ]);
  return [
    `#### ${each.id}`, '',
    `${each.title.en} / ${each.title.es}. Version ${each.version}, ${String(each.items.length)} items, rated by ${each.ratedBy === 'either' ? 'person or clinician' : each.ratedBy}.`, '',
    `Source: ${sayCite(each.cite)}.  `,
    `Licence: ${each.licence.says} (${markWords[each.licence.mark]}).`, '',
    '| scale | method | range |', '|---|---|---|',
    ...each.scales.map((scale) => `| ${cell(scale.says.en)} / ${cell(scale.says.es)} | ${scale.method} of ${String(scale.items.length)} | ${String(scale.min)} to ${String(scale.max)} |`), '',
    ...bands,
    ...each.cautions.flatMap(({ en, es }) => [`- Caution: ${en} / ${es}`]),
    ...(each.cautions.length === 0 ? [] : ['']),
  ];
}

/** Orders of lists, which decide nothing and so are no rule set: who is called first, and why. */
const orders: Readonly<Record<string, () => readonly string[]>> = {
  aftercare: () => [
    '## Orders of lists', '', '### reach-order', '',
    `Who is called first after missed doses, a missed injection or a missed visit: the group, then how many reasons of it, then how many in all, then the longest gap. Group 1 is reached within ${String(reachWithinHours[1])} hours, group 2 within ${String(reachWithinHours[2])}, group 3 within ${String(reachWithinHours[3])}.`, '',
    '| reason | group | en | es | source |', '|---|---|---|---|---|',
    ...reachReasons.map(({ id, group, says, cite }) => `| \`${id}\` | ${String(group)} | ${cell(says.en)} | ${cell(says.es)} | ${cell(sayCite(cite))} |`),
    '', '| example | group | reasons |', '|---|---|---|',
    ...reachExamples.map(({ when, group, gives }) => `| ${cell(when)} | ${String(group)} | ${gives.length === 0 ? 'none' : gives.map((id) => `\`${id}\``).join(' ')} |`), '',
  ],
};

function roomPage({ room, sets, instruments }: RulebookRoom): string {
  return [
    `# ${title(room)}`, '', '[Index](index.md). Written by `npm run rulebook`; change the rules, not this page.', '',
    ...(sets.length === 0 ? [] : ['## Rules', '', ...sets.flatMap(setLines)]),
    ...(orders[room]?.() ?? []),
    ...(instruments.length === 0 ? [] : ['## Instruments', '', ...instruments.flatMap(instrumentLines)]),
  ].join('\n');
}

function indexPage({ rooms, counts }: Rulebook): string {
  const unchecked = rooms.flatMap(({ room, sets }) => sets.flatMap(({ rules }) => rules.filter(({ cite }) => cite.mark === 'unchecked').map(({ id }) => `- [${id}](${room}.md#${id.replaceAll(/[^a-z0-9_-]/gi, '').toLowerCase()})`)));
  return [
    '# Rulebook', '', 'Every rule and instrument of the product with its sentence, source, mark, override, examples and worked cases. Rules propose; a licensed person decides.', '',
    `${String(counts.rules)} rules, ${String(counts.codes)} codes, ${String(counts.instruments)} instruments. ${(Object.keys(markWords) as Mark[]).map((mark) => `${String(counts.byMark[mark])} ${mark}`).join(', ')}.`, '',
    '| room | rules | unchecked | instruments |', '|---|---|---|---|',
    ...rooms.map(({ room, sets, instruments }) => {
      const rules = sets.flatMap((set) => set.rules);
      return `| [${title(room)}](${room}.md) | ${String(rules.length)} | ${String(rules.filter(({ cite }) => cite.mark === 'unchecked').length)} | ${String(instruments.length)} |`;
    }),
    '', '## Unchecked', '', 'Read the named source before a site relies on one of these.', '', ...unchecked, '',
  ].join('\n');
}

/** Every page of the rulebook: file name and text. */
export function rulebookPages(): ReadonlyMap<string, string> {
  const book = rulebook({ examples: rulebookExamples, cases: workedCases() });
  return new Map([['index.md', indexPage(book)], ...book.rooms.map((room): [string, string] => [`${room.room}.md`, roomPage(room)])]);
}
