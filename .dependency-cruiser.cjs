// Who may import whom. tools/boundaries.test.ts proves with a planted canary that these rules bite.
const rooms = '(recognition|admission|assessment|placement|plan|withdrawal|medication|dispensary|residence|therapy|recovery|community|aftercare|crisis|outcomes|people|consent|schedule|tests|messages|funding)';

/** A workspace (by source or by package name) may import only what is named. */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: '\\.test\\.tsx?$' },
  to: { path: '^(packages|apps|bench|e2e|tools)/', pathNot: [from, ...allowed] },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { ...only('clinical-imports-nothing', '^packages/clinical/', []), to: { pathNot: ['^packages/clinical/'] } },
    only('contract-imports-clinical', '^packages/contract/', ['^packages/clinical/']),
    only('fhir-imports-clinical', '^packages/fhir/', ['^packages/clinical/']),
    only('cohort-imports-clinical-and-contract', '^packages/cohort/', ['^packages/(clinical|contract)/']),
    only('ui-imports-clinical', '^packages/ui/', ['^packages/clinical/']),
    only('clinic-stays-in-its-door', '^apps/clinic/', ['^packages/(clinical|contract|ui)/']),
    only('companion-stays-in-its-door', '^apps/companion/', ['^packages/(clinical|contract|ui)/']),
    only('front-door-stays-in-its-door', '^apps/front-door/', ['^packages/(clinical|contract|ui)/']),
    only('server-imports-no-door', '^apps/server/', ['^packages/(clinical|contract|fhir|cohort)/']),
    {
      name: 'only-demo-imports-cohort', severity: 'error',
      from: { path: '^apps/server/src/', pathNot: ['^apps/server/src/demo/', '\\.test\\.ts$'] },
      to: { path: '^packages/cohort/' },
    },
    {
      name: 'a-room-is-entered-by-its-index', severity: 'error',
      from: { path: `^(packages/[^/]+|apps/[^/]+)/src/${rooms}/` },
      to: { path: `^$1/src/${rooms}/`, pathNot: [`^$1/src/$2/`, `^$1/src/${rooms}/index\\.tsx?$`] },
    },
    {
      name: 'platform-knows-no-room', severity: 'error',
      from: { path: '^apps/[^/]+/src/platform/' },
      to: { path: `^apps/[^/]+/src/(${rooms}|interop|demo)/` },
    },
    {
      name: 'no-room-knows-interop', severity: 'error',
      from: { path: `^apps/server/src/${rooms}/` },
      to: { path: '^apps/server/src/(interop|demo)/' },
    },
    {
      name: 'sql-stays-in-stores', severity: 'error',
      from: { path: '^apps/server/src/', pathNot: ['-store\\.ts$', '^apps/server/src/platform/', '\\.test\\.ts$'] },
      to: { path: '(^|/)node_modules/(kysely|pg)/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.types|boundary-canary)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'] },
  },
};
