/** The families whose functions are mutated, each with the files that decide and the tests that must notice. */

export interface Family {
  readonly name: string;
  /** Files and folders below packages/clinical/src, as globs. */
  readonly mutates: readonly string[];
  /** Test files below packages/clinical/src, as globs. */
  readonly tests: readonly string[];
}

const room = (name: string): Family => ({ name, mutates: [`${name}/**/*.ts`], tests: [`${name}/**/*.test.ts`, 'cases.test.ts'] });
const medicine = (name: string, ...prefixes: readonly string[]): Family => ({
  name, mutates: prefixes.map((prefix) => `medication/${prefix}*.ts`), tests: ['medication/*.test.ts', 'cases.test.ts'],
});

export const families: readonly Family[] = [
  { name: 'decision', mutates: ['decision.ts', 'kept-rules.ts', 'rule.ts', 'one-code-rule.ts', 'overrides.ts', 'changes.ts', 'day.ts', 'dose.ts'], tests: ['*.test.ts', 'dispensary/*.test.ts', 'medication/*.test.ts'] },
  { name: 'instruments', mutates: ['instruments/*.ts'], tests: ['instruments/*.test.ts', 'cases.test.ts'] },
  medicine('methadone', 'methadone'),
  medicine('buprenorphine', 'buprenorphine', 'depot'),
  medicine('naltrexone', 'naltrexone'),
  medicine('orders', 'decide-order', 'order', 'opioid-kinds', 'medication-profiles'),
  ...['admission', 'aftercare', 'assessment', 'consent', 'crisis', 'dispensary', 'outcomes', 'placement', 'plan', 'recovery', 'tests', 'therapy', 'withdrawal'].map(room),
];

/** Words, citations, examples and the readers of worked cases decide nothing: they are data or test gear. */
export const notMutated = ['*.test.ts', '*.examples.ts', '*-messages.ts', '*-codes.ts', '*-cases.ts', 'index.ts', 'family.ts', 'packs/**'].map((glob) => `!packages/clinical/src/**/${glob}`);
