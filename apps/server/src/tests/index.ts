export { testsRoutes } from './tests-routes.ts';
export { drawSweep } from './draw-sweep.ts';
export { openDrawOf } from './chance-store.ts';
export { ecgsOf, insertEcg, insertResults, insertUrineTest, noResultKnownOf, urineTestsOf, type EcgRow, type NewEcg, type NewResult, type NewUrineTest, type UrineTestRow } from './tests-store.ts';
