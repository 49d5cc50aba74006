export { ledger } from '../dispensary/index.ts';
