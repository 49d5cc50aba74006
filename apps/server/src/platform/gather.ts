/**
 * Work that arrives while other work of its organisation is being committed shares the next transaction, and with it the wait
 * for the disk and for the rows that all of them draw from. Whoever comes when nothing is under way begins at once. All of a
 * transaction is committed before any of it is answered; where one of them cannot be done, nothing of it is, and each that
 * stood in the way is done again alone, so that what it says rests on what was committed.
 */

/** What this needs of a transaction (scoped.ts says the rest). */
interface Turns {
  readonly takeTurns: (turn: string) => Promise<void>;
}

type Scoped<Tx> = <T>(organisationId: string, work: (tx: Tx) => Promise<T>) => Promise<T>;

interface Waiting<Tx> {
  readonly work: (tx: Tx) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** So many share one transaction at most: a longer one would keep the first of them waiting. */
const mostTogether = 32;

/** Carries what became of each out of a transaction that must not commit. */
class NotTogether extends Error {
  readonly outcomes: readonly PromiseSettledResult<unknown>[];
  constructor(outcomes: readonly PromiseSettledResult<unknown>[]) {
    super('not together');
    this.outcomes = outcomes;
  }
}

/** Whether this one stood in the way: it failed, and not for the failure of another in the same transaction. */
const stoodInTheWay = (outcome: PromiseSettledResult<unknown> | undefined): boolean => outcome?.status === 'rejected' && (outcome.reason as { code?: string } | null)?.code !== '25P02';

async function alone<Tx>(scoped: Scoped<Tx>, organisationId: string, { work, resolve, reject }: Waiting<Tx>): Promise<void> {
  await scoped(organisationId, work).then(resolve, reject);
}

async function together<Tx extends Turns>(scoped: Scoped<Tx>, organisationId: string, batch: readonly Waiting<Tx>[]): Promise<void> {
  const [first] = batch;
  if (first === undefined) return;
  if (batch.length === 1) return alone(scoped, organisationId, first);
  let outcomes: readonly PromiseSettledResult<unknown>[] = [];
  try {
    const done = await scoped(organisationId, async (tx) => {
      const settled = await Promise.allSettled([tx.takeTurns(`gathered ${organisationId}`), ...batch.map(({ work }) => work(tx))]);
      if (settled.some(({ status }) => status === 'rejected')) throw new NotTogether(settled.slice(1));
      return settled.slice(1);
    });
    for (const [index, outcome] of done.entries()) if (outcome.status === 'fulfilled') batch[index]?.resolve(outcome.value);
    return;
  } catch (error) {
    if (error instanceof NotTogether) ({ outcomes } = error);
  }
  const inTheWay = batch.filter((_each, index) => stoodInTheWay(outcomes[index]));
  // Without one to name (the commit itself failed, or the line did) each finds out for itself.
  if (inTheWay.length === 0) return void await Promise.all(batch.map((each) => alone(scoped, organisationId, each)));
  await together(scoped, organisationId, batch.filter((each) => !inTheWay.includes(each)));
  await Promise.all(inTheWay.map((each) => alone(scoped, organisationId, each)));
}

/** Runs `work` in a transaction that it may share; `work` may be run more than once, and only its last run counts. */
export function makeGatherer<Tx extends Turns>(scoped: Scoped<Tx>): Scoped<Tx> {
  const lines = new Map<string, Waiting<Tx>[]>();
  const drain = async (organisationId: string, line: Waiting<Tx>[]): Promise<void> => {
    while (line.length > 0) await together(scoped, organisationId, line.splice(0, mostTogether));
    lines.delete(organisationId);
  };
  return <T>(organisationId: string, work: (tx: Tx) => Promise<T>) => new Promise<T>((resolve, reject) => {
    const waiting: Waiting<Tx> = { work, resolve: resolve as (value: unknown) => void, reject };
    const line = lines.get(organisationId);
    if (line !== undefined) {
      line.push(waiting);
      return;
    }
    const begun = [waiting];
    lines.set(organisationId, begun);
    void drain(organisationId, begun);
  });
}
