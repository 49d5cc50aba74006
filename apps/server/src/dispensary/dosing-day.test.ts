/**
 * The dosing day at every change of every clock of the world, 2024 to 2035 (T-1): one label for every instant, days that follow each
 * other without a gap and without an overlap, no hour twice in a day's count or lost from it, and the database of the same mind.
 */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayAt, movableClock, startOfDay } from '../platform/clock.ts';
import { makeTestDatabase, type TestDatabase } from '../platform/testing/test-database.ts';

const from = Temporal.Instant.from('2024-01-01T00:00:00Z');
const to = Temporal.Instant.from('2036-01-01T00:00:00Z');

/**
 * Morocco gave up its winter hour in September 2026; the program's copy of the zone database knows it and the database's own does not
 * yet. Where the two disagree no dose is given: the day on the screen is not the day of the facts, and the answer is 412.
 */
const olderInTheDatabase = ['Africa/Casablanca', 'Africa/El_Aaiun'];

interface Change {
  readonly zone: string;
  readonly at: Temporal.Instant;
  /** Hours by which the clock jumps: +1 in spring, -1 in autumn, other amounts where a country moves. */
  readonly jumpHours: number;
}

function changesOf(zone: string): readonly Change[] {
  const changes: Change[] = [];
  let at = from.toZonedDateTimeISO(zone);
  for (let next = at.getTimeZoneTransition('next'); next !== null && Temporal.Instant.compare(next.toInstant(), to) < 0; next = at.getTimeZoneTransition('next')) {
    changes.push({ zone, at: next.toInstant(), jumpHours: (next.offsetNanoseconds - at.offsetNanoseconds) / 3.6e12 });
    at = next;
  }
  return changes;
}

const zones = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
const changes = zones.flatMap(changesOf);
const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();
const hoursOf = (day: string, zone: string): number => startOfDay(day, zone).until(startOfDay(dayAfter(day), zone)).total('hours');
/** Around a change: where a label could tear. */
const around = ({ at, zone }: Change): readonly Temporal.Instant[] => {
  const day = dayAt(at, zone);
  const edges = [startOfDay(day, zone), startOfDay(dayAfter(day), zone)];
  return [at, at.add({ hours: 1 }), at.subtract({ hours: 1 }), ...edges].flatMap((instant) => [instant.subtract({ milliseconds: 1 }), instant, instant.add({ milliseconds: 1 })]);
};

describe(`the dosing day at ${changes.length} changes of the clock in ${zones.length} zones`, () => {
  it('knows the world: zones with and without a summer time, and some thousand changes', () => {
    expect(zones.length).toBeGreaterThan(400);
    expect(changes.length).toBeGreaterThan(2000);
    expect(changes.filter(({ zone }) => zone === 'America/New_York')).toHaveLength(24);
    expect(changes.filter(({ zone }) => zone === 'Europe/London')).toHaveLength(24);
    expect(changes.filter(({ zone }) => zone === 'America/Phoenix')).toHaveLength(0);
  });

  it('has one label for every instant, and the next day begins where it ends', () => {
    for (const change of changes) {
      for (const instant of around(change)) {
        const day = dayAt(instant, change.zone);
        const [start, end] = [startOfDay(day, change.zone), startOfDay(dayAfter(day), change.zone)];
        const inside = Temporal.Instant.compare(start, instant) <= 0 && Temporal.Instant.compare(instant, end) < 0;
        if (!inside) throw new Error(`${instant.toString()} in ${change.zone} is called ${day}, which is from ${start.toString()} to ${end.toString()}.`);
      }
    }
  });

  it('loses no hour and doubles none: the day of a change is longer or shorter by the jump, its neighbours have 24', () => {
    for (const change of changes) {
      // A jump at midnight belongs to the day that it ends or begins in: the three days around it hold it together.
      const day = dayAt(change.at, change.zone);
      const near = [Temporal.PlainDate.from(day).subtract({ days: 1 }).toString(), day, dayAfter(day)];
      const others = changes.filter((each) => each.zone === change.zone && each !== change && near.includes(dayAt(each.at, each.zone)));
      const hours = near.reduce((sum, each) => sum + hoursOf(each, change.zone), 0);
      const jumps = change.jumpHours + others.reduce((sum, each) => sum + each.jumpHours, 0);
      if (Math.abs(hours - (72 - jumps)) > 1e-9) throw new Error(`The days around ${change.at.toString()} in ${change.zone} have ${hours} hours; the clock jumped by ${jumps}.`);
    }
  });

  it('is reached by a clock that is moved by days, whatever the zone does meanwhile', () => {
    for (const zone of ['America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Africa/Casablanca', 'America/Havana', 'Pacific/Chatham']) {
      const clock = movableClock(0, () => Temporal.Instant.from('2026-01-01T12:00:00Z'));
      let day = dayAt(clock.now(), zone);
      for (let n = 0; n < 400; n += 1) {
        clock.moveBy(Temporal.Duration.from('P1D'));
        // 24 hours from the middle of the day in UTC never miss a label and never stay on one.
        expect(dayAt(clock.now(), zone)).toBe(dayAfter(day));
        day = dayAt(clock.now(), zone);
      }
    }
  });
});

describe('the database', () => {
  let database: TestDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    database = await makeTestDatabase({ empty: true });
    client = new pg.Client({ connectionString: database.adminUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.close();
  });

  it('calls every instant around every change by the same day as the program, the way a dose is decided', async () => {
    const known = new Set((await client.query<{ name: string }>('select name from pg_timezone_names')).rows.map(({ name }) => name));
    const asked = changes.filter(({ zone }) => known.has(zone)).flatMap((change) => around(change).map((instant) => ({ zone: change.zone, instant, day: dayAt(instant, change.zone) })));
    const { rows } = await client.query<{ n: string; day: string }>('select a.n, to_char((a.at at time zone a.zone)::date, \'YYYY-MM-DD\') as day from unnest($1::timestamptz[], $2::text[]) with ordinality as a (at, zone, n) order by a.n', [asked.map(({ instant }) => instant.toString()), asked.map(({ zone }) => zone)]);
    const differ = rows.flatMap(({ day }, index) => (day === asked[index]?.day ? [] : [`${asked[index]?.instant.toString()} in ${asked[index]?.zone}: ${day} in the database, ${asked[index]?.day} here`]));
    expect([...new Set(differ.map((each) => / in (\S+): /.exec(each)?.[1]))].toSorted(), differ.slice(0, 20).join('\n')).toEqual(olderInTheDatabase);
    expect(rows.length).toBeGreaterThan(20_000);
    expect([...new Set(changes.map(({ zone }) => zone))].filter((zone) => !known.has(zone))).toEqual([]);
  });
});
