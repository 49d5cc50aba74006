/** The page of mutation results: each family's score, and every survivor with why it is one. */

export interface Survivor {
  /** Below packages/clinical/src. */
  readonly file: string;
  readonly line: number;
  /** `file: original -> replacement`, with white space joined. */
  readonly change: string;
  /** False when no test runs the place at all. */
  readonly reached: boolean;
  readonly why?: string;
}

export interface FamilyResult {
  readonly name: string;
  readonly noticed: number;
  readonly survived: number;
  readonly seconds: number;
  readonly survivors: readonly Survivor[];
}

const code = (text: string): string => `\`\`${text.replaceAll('|', '\\|').replaceAll('``', '` `')}\`\``;

/** Markdown of all families; `goal` is the score each must reach, `names` are all families, also those not measured yet. */
export function page(results: readonly FamilyResult[], goal: number, names: readonly string[]): string {
  const open = names.filter((name) => !results.some((result) => result.name === name));
  const rows = results.map(({ name, noticed, survived, seconds }) => `| ${name} | ${noticed + survived} | ${noticed} | ${noticed + survived === 0 ? '100.0' : ((100 * noticed) / (noticed + survived)).toFixed(1)} | ${seconds} |`);
  const lists = results.filter(({ survivors }) => survivors.length > 0).flatMap(({ name, survivors }) => [
    '', `## ${name}`, '',
    ...survivors.map(({ line, change, reached, why }) => `- line ${line}, ${code(change.length > 200 ? `${change.slice(0, 200)} …` : change)}: ${why ?? (reached ? 'no test notices it yet' : 'no test runs it yet')}`),
  ]);
  return `${['# Breaks that the tests notice', '', `\`npm run mutation\` breaks the functions of rules and scorer one place at a time; at least ${goal} in 100 breaks must be noticed. Survivors stand below, with why where it is known.`, '', '| family | breaks | noticed | score | seconds |', '|---|---:|---:|---:|---:|', ...rows, ...(open.length === 0 ? [] : ['', `Not measured yet: ${open.join(', ')}.`]), ...lists].join('\n')}\n`;
}
