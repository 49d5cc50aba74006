/** What the demonstration writes into the books of stock: rows with explicit instants, without asking any rule. */
export { changeContainer, containersOf } from '../stock-store.ts';
export { decideColdHoldRow, insertColdHold, insertFridge, insertReading, putIn } from '../cold/cold-store.ts';
export { insertCard } from './cards-store.ts';
export { insertDisposal } from './disposals-store.ts';
export { insertAnswers, insertLoss, noteStep } from './losses-store.ts';
export { insertReceipt, receiptsOf } from './receipts-store.ts';
export { insertReorderPoint } from './shelves-store.ts';
