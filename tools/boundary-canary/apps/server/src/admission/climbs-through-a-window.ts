export { ledger } from '../dispensary/ledger.ts';
