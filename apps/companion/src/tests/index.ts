export { ResultsPage } from './results.tsx';
