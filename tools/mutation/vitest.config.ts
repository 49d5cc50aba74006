import { defineConfig } from 'vitest/config';

/** The tests of one family; `tools/mutation.ts` names them. */
const include = (process.env['MUTATION_TESTS'] ?? '**/*.test.ts').split(',').map((glob) => `packages/clinical/src/${glob}`);

export default defineConfig({ test: { include, testTimeout: 30_000 } });
