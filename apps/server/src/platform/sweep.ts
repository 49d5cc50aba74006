import type { Tx } from './scoped.ts';

/** One sweep of one room: opens tasks for what is overdue, ends what has expired. Running it twice changes nothing more. */
export type Sweep = (tx: Tx, now: Temporal.Instant) => Promise<void>;
