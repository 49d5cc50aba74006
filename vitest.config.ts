import { defineConfig } from 'vitest/config';

// Integration tests share one embedded PostgreSQL; each file gets a database of its own from a migrated template.
// Files share their worker's modules: no test replaces a module, a stubbed global is given back after each test, and reading the same modules anew for each file took a third of the time.
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.{ts,tsx}', 'apps/{clinic,companion,front-door}/src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
          exclude: ['**/node_modules/**', 'tools/boundary-canary/**'],
          testTimeout: 30_000,
          setupFiles: ['tools/property-seed.ts'],
          isolate: false,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['apps/server/src/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/*.long.test.ts'],
          globalSetup: ['apps/server/src/platform/testing/database-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          setupFiles: ['tools/property-seed.ts'],
          isolate: false,
        },
      },
      {
        // What takes minutes of its own: `npm test -- --long`, and so `.ci/run`.
        test: {
          name: 'long',
          include: ['apps/server/src/**/*.long.test.ts'],
          globalSetup: ['apps/server/src/platform/testing/database-setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          setupFiles: ['tools/property-seed.ts'],
          isolate: false,
        },
      },
    ],
  },
});
