/** Rows of a benchmark, each a ratio against a named reference measured in the same run, A B A B, medians. */

export interface Row {
  readonly name: string;
  readonly case: string;
  readonly ours: number;
  readonly reference: number;
  /** At least (or, where smaller is better, at most) this ratio of ours to the reference. Null: shown for scale, and not judged. */
  readonly goal: number | null;
  readonly smallerIsBetter?: true;
}

const figure = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

/** Prints the rows and ends with the one furthest from its goal. Returns whether all were met. */
export function report(rows: readonly Row[]): boolean {
  const lines = rows.map((row) => {
    const ratio = row.ours / row.reference;
    if (row.goal === null) return { row, ratio, met: true, distance: Number.POSITIVE_INFINITY };
    const met = row.smallerIsBetter ? ratio <= row.goal : ratio >= row.goal;
    return { row, ratio, met, distance: row.smallerIsBetter ? row.goal / ratio : ratio / row.goal };
  });
  process.stdout.write('name\tcase\tours\treference\tratio\tgoal\tmet\n');
  for (const { row, ratio, met } of lines) process.stdout.write(`${row.name}\t${row.case}\t${figure(row.ours)}\t${figure(row.reference)}\t${figure(ratio)}\t${row.goal ?? '-'}\t${row.goal === null ? '-' : met ? 'yes' : 'no'}\n`);
  const worst = lines.toSorted((a, b) => a.distance - b.distance)[0];
  if (worst !== undefined) process.stdout.write(`ratio ${figure(worst.ratio)} goal ${worst.row.goal ?? '-'} ${worst.met ? 'met' : 'missed'}\n`);
  return lines.every(({ met }) => met);
}

/** The middle of several figures. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Calls a second of each of two functions, in turns, medians of `rounds`. */
export async function ratesOf(ours: () => unknown, reference: () => unknown, { rounds = 5, forMs = 400 } = {}): Promise<{ readonly ours: number; readonly reference: number }> {
  const rate = async (work: () => unknown): Promise<number> => {
    const start = performance.now();
    let calls = 0;
    while (performance.now() - start < forMs) {
      for (let i = 0; i < 20; i += 1) {
        const result = work();
        if (result instanceof Promise) await result;
        calls += 1;
      }
    }
    return (calls * 1000) / (performance.now() - start);
  };
  await rate(ours);
  await rate(reference);
  const [a, b]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    a.push(await rate(ours));
    b.push(await rate(reference));
  }
  return { ours: median(a), reference: median(b) };
}
