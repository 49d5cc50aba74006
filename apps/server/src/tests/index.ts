export { testsRoutes } from './tests-routes.ts';
export { ecgsOf, insertEcg, insertResults, insertUrineTest, noResultKnownOf, urineTestsOf, type EcgRow, type NewEcg, type NewResult, type NewUrineTest, type UrineTestRow } from './tests-store.ts';
