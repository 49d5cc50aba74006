/**
 * A test runner for Stryker that keeps one family's tests in the process and runs those that reach a break.
 * A whole test framework started anew for each break takes a hundred times as long as the tests themselves.
 */
import { glob } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { gatheredTests, type GatheredTest } from './tests.ts';

/** What the broken sources look at: which break is on, and which test runs. */
interface Breaks {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: { readonly static: Record<string, number>; readonly perTest: Record<string, Record<string, number>> };
}

interface Ran {
  readonly id: string;
  readonly name: string;
  readonly timeSpentMs: number;
  readonly status: 0 | 1;
  readonly failureMessage?: string;
}

interface MutantRun {
  readonly activeMutant: { readonly id: string };
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
}

const breaks: Breaks = ((globalThis as unknown as { __stryker__?: Breaks }).__stryker__ ??= {});

/** Memories that modules keep beside their functions: what one break left there must not answer for the next. */
const forgetting: (() => void)[] = [];

function whileRemembering<T>(load: () => Promise<T>): Promise<T> {
  const { Map: PlainMap, Set: PlainSet, WeakMap: PlainWeakMap } = globalThis;
  class KeptSet<T> extends PlainSet<T> {
    constructor(values?: Iterable<T> | null) {
      super(values);
      let first: readonly T[] | undefined;
      forgetting.push(() => {
        first ??= [...this];
        if (first.length === this.size) return;
        this.clear();
        for (const value of first) this.add(value);
      });
    }
  }
  class KeptMap<K, V> extends PlainMap<K, V> {
    constructor(entries?: Iterable<readonly [K, V]> | null) {
      super(entries);
      let first: readonly (readonly [K, V])[] | undefined;
      // What it holds once everything is loaded is what it starts each test with.
      forgetting.push(() => {
        first ??= [...this];
        if (first.length === this.size) return;
        this.clear();
        for (const [key, value] of first) this.set(key, value);
      });
    }
  }
  class KeptWeakMap<K extends WeakKey, V> {
    #held = new PlainWeakMap<K, V>();
    readonly #first: [K, V][] = [];
    constructor() { forgetting.push(() => { this.#held = new PlainWeakMap(this.#first); }); }
    get(key: K): V | undefined { return this.#held.get(key); }
    has(key: K): boolean { return this.#held.has(key); }
    delete(key: K): boolean { return this.#held.delete(key); }
    set(key: K, value: V): this {
      if (loading) this.#first.push([key, value]);
      this.#held.set(key, value);
      return this;
    }
  }
  let loading = true;
  Object.assign(globalThis, { Map: KeptMap, Set: KeptSet, WeakMap: KeptWeakMap });
  return load().finally(() => {
    loading = false;
    Object.assign(globalThis, { Map: PlainMap, Set: PlainSet, WeakMap: PlainWeakMap });
  });
}

async function runOne({ id, run }: GatheredTest): Promise<Ran> {
  for (const forget of forgetting) forget();
  const before = performance.now();
  try {
    await run();
    return { id, name: id, status: 0, timeSpentMs: performance.now() - before };
  } catch (error) {
    return { id, name: id, status: 1, timeSpentMs: performance.now() - before, failureMessage: error instanceof Error ? error.message : String(error) };
  }
}

class InProcess {
  /** Of each test how long it last took, and how many breaks it has noticed: those that notice much are asked first. */
  readonly #took = new Map<string, number>();
  readonly #noticed = new Map<string, number>();
  #tests = new Map<string, GatheredTest>();

  capabilities(): { reloadEnvironment: boolean } {
    return { reloadEnvironment: false };
  }

  async init(): Promise<void> {
    const standIn = new URL('tests.ts', import.meta.url).href;
    registerHooks({ resolve: (name, context, next) => (name === 'vitest' && context.parentURL !== standIn ? { url: standIn, shortCircuit: true } : next(name, context)) });
    // The same examples in every run, so that a score repeats; the smallest failing example only tells a person where to look.
    fc.configureGlobal({ seed: 2041, numRuns: 60, endOnFailure: true });
    const files = await Array.fromAsync(glob((process.env['MUTATION_TESTS'] ?? '').split(',').map((each) => `packages/clinical/src/${each}`)));
    await whileRemembering(async () => {
      for (const file of files.sort()) await import(pathToFileURL(resolve(file)).href);
    });
    this.#tests = new Map(gatheredTests().map((test) => [test.id, test]));
  }

  async dryRun(): Promise<unknown> {
    const tests: Ran[] = [];
    for (const test of this.#tests.values()) {
      breaks.currentTestId = test.id;
      const ran = await runOne(test);
      tests.push(ran);
    }
    breaks.currentTestId = undefined;
    return { status: 'complete', tests, mutantCoverage: breaks.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }: MutantRun): Promise<unknown> {
    const worth = (id: string): number => (this.#noticed.get(id) ?? 0) / (1 + (this.#took.get(id) ?? 0));
    const likelyFirst = (testFilter ?? [...this.#tests.keys()]).toSorted((a, b) => worth(b) - worth(a) || (this.#took.get(a) ?? 0) - (this.#took.get(b) ?? 0));
    Object.assign(breaks, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    try {
      for (const [at, id] of likelyFirst.entries()) {
        const test = this.#tests.get(id);
        if (test === undefined) throw new Error(`There is no test "${id}".`);
        const { status, failureMessage, timeSpentMs } = await runOne(test);
        this.#took.set(id, timeSpentMs);
        // An endless loop is stopped by its count, which is a break noticed.
        if (hitLimit !== undefined && (breaks.hitCount ?? 0) > hitLimit) return { status: 'timeout', reason: 'a loop does not end' };
        if (status === 1) {
          this.#noticed.set(id, (this.#noticed.get(id) ?? 0) + 1);
          return { status: 'killed', killedBy: [id], failureMessage, nrOfTests: at + 1 };
        }
      }
      return { status: 'survived', nrOfTests: likelyFirst.length };
    } finally {
      Object.assign(breaks, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
    }
  }
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-process', injectableClass: InProcess }];
