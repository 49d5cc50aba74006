/** No screen carries words of its own: they come from a catalogue, so that every language has them. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const spoken = new Set(['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'title', 'placeholder', 'label', 'alt', 'description', 'sub', 'hint', 'tab', 'unit']);
/** Units, symbols and names that are the same in every language, and single keys. */
const allowed = new Set(['mg', 'mL', 'mg/mL', 'ms', 'min', 'h', 's', 'x', 'COWS', 'SOWS', 'OOWS', 'CIWA-Ar', 'POSS', 'NEWS2', 'QTc', 'ECG', 'PHQ-9', 'GAD-7', 'Fairlead']);

const hasWords = (text: string): boolean =>
  text.replace(/&\w+;/g, '').split(/[\s·.,:;()/+–-]+/u).some((word) => /\p{L}{2,}|^\p{L}$/u.test(word) && !allowed.has(word) && !/^\p{Lu}$/u.test(word)) && !allowed.has(text.trim());

/** Every text that an expression may show, through conditions, joins and templates. */
function textsOf(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)];
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
  if (ts.isParenthesizedExpression(node) || ts.isJsxExpression(node)) return node.expression === undefined ? [] : textsOf(node.expression);
  if (ts.isBinaryExpression(node)) {
    const joins = [ts.SyntaxKind.PlusToken, ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.BarBarToken, ts.SyntaxKind.AmpersandAmpersandToken];
    return joins.includes(node.operatorToken.kind) ? [...textsOf(node.left), ...textsOf(node.right)] : [];
  }
  return [];
}

/** Lines of one source that show words which are in no catalogue. */
export function untranslated(name: string, source: string): string[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const note = (node: ts.Node, texts: readonly string[]) => {
    for (const text of texts) if (hasWords(text)) found.push(`${name}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${text.trim()}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) note(node, [node.text]);
    else if (ts.isJsxExpression(node) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent))) note(node, textsOf(node));
    else if (ts.isJsxAttribute(node) && spoken.has(node.name.getText()) && node.initializer !== undefined) note(node, textsOf(node.initializer));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

describe('words on a screen', () => {
  it('are found wherever they may hide', () => {
    const bites = ['<p>Give the dose</p>', '<p>{"Give"}</p>', '<p>{isOn ? "On now" : null}</p>', '<a title="Open it" />', '<a aria-label={`Dose of ${x}`} />', '<a placeholder={a ?? "Find"} />'];
    for (const source of bites) expect(untranslated('bite.tsx', `const it = ${source};`), source).toHaveLength(1);
    const fine = ['<p>{words("give")} · mg</p>', '<b>J</b>', '<a className="card" title={words("open")} />', '<i key={`row ${x}`} />', '<em>10 mg/mL</em>'];
    for (const source of fine) expect(untranslated('fine.tsx', `const it = ${source};`), source).toEqual([]);
  });
  it('all come from a catalogue', () => {
    const files = globSync(['apps/*/src/**/*.tsx', 'packages/ui/src/**/*.tsx'], { cwd: root }).filter((name) => !name.endsWith('.test.tsx'));
    expect(files.length).toBeGreaterThan(10);
    expect(files.flatMap((name) => untranslated(name, readFileSync(join(root, name), 'utf8')))).toEqual([]);
  });
});
