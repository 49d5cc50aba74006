/** The figures of a clinic from its starts: retention, waiting, change, leaving, groups. Nothing here decides; it counts. */
import { changeSummary, dayOf, followUpOf, instrumentById, longestGapDays, retentionOf, waitingSummary, type Day, type Retention, type RetentionEpisode } from '@fairlead/clinical';
import type { Outcomes } from '@fairlead/contract/outcomes';
import type { PairRow, StartRow } from './outcomes-store.ts';

export const pointDay = 180;
/** Groups of fewer people are not shown: one of them could be known by it. */
export const smallestGroup = 10;
const waitLimitDays = 3;

const day = (iso: string): Day => dayOf(iso) ?? (0 as Day);
/** Care went on elsewhere: followed until then, no leaving. */
const handedOver = new Set(['moved_away', 'other_service']);

/** One start as the retention curve takes it. Its last dose stands for all: a longer gap after it than is allowed ends it. */
export function retentionEpisode(row: StartRow): RetentionEpisode {
  return {
    startDay: day(row.started_on), endDay: row.ended_on === null ? null : day(row.ended_on), doseDays: row.last_dose_on === null ? [] : [day(row.last_dose_on)],
    ...(row.end_reason !== null && handedOver.has(row.end_reason) ? { endedWithoutLoss: true as const } : {}),
  };
}

const retention = (rows: readonly StartRow[], asOfDay: Day): Retention => retentionOf(rows.map(retentionEpisode), { asOfDay, longestGapDays });

function curve(name: string, rows: readonly StartRow[], asOfDay: Day): Outcomes['retention'][number] {
  const of = retention(rows, asOfDay);
  const followed = rows.map((row) => followUpOf(retentionEpisode(row), { asOfDay, longestGapDays })?.days ?? -1).filter((days) => days >= 0);
  const followedDays = Math.max(0, ...followed);
  // At set days the curve stands where it stood; what changes is how many are still followed.
  const marks = [30, 90, 180, 365].filter((mark) => mark <= followedDays && !of.steps.some((step) => step.day === mark)).map((mark) => ({ mark, step: of.steps.findLast((each) => each.day <= mark) }));
  const steps = [
    ...of.steps.map(({ day: at, retained, low, high, atRisk }) => ({ day: at, share: retained, low, high, counted: atRisk })),
    ...marks.flatMap(({ mark, step }) => (step === undefined ? [] : [{ day: mark, share: step.retained, low: step.low, high: step.high, counted: followed.filter((days) => days >= mark).length }])),
  ].toSorted((a, b) => a.day - b.day);
  return {
    name, n: of.n, excluded: of.excluded, medianDays: of.medianDays, followedDays, steps,
    points: of.points.map((point) => ({ ...point })),
  };
}

const families: readonly (readonly [string, (medicine: string) => boolean])[] = [['methadone', (medicine) => medicine === 'methadone'], ['buprenorphine', (medicine) => medicine.startsWith('buprenorphine')]];

/** Everybody, and the two medicines that a curve of their own is drawn for where enough people began with them. */
export function curves(rows: readonly StartRow[], asOfDay: Day): Outcomes['retention'] {
  const by = families.map(([name, is]) => ({ name, of: rows.filter(({ medicine }) => medicine !== null && is(medicine)) })).filter(({ of }) => of.length >= smallestGroup);
  return [curve('all', rows, asOfDay), ...by.map(({ name, of }) => curve(name, of, asOfDay))];
}

type Partition = Outcomes['groups'][number]['partition'];
const ageAt = (row: StartRow): number | null => (row.born_on === null ? null : Math.floor((day(row.started_on) - day(row.born_on)) / 365.2425));
const age = (from: number, to: number) => (row: StartRow): boolean => { const years = ageAt(row); return years !== null && years >= from && years < to; };

const groups: readonly { readonly partition: Partition; readonly group: string; readonly is: (row: StartRow) => boolean }[] = [
  { partition: 'all', group: 'all', is: () => true },
  { partition: 'sex', group: 'female', is: ({ sex }) => sex === 'female' }, { partition: 'sex', group: 'male', is: ({ sex }) => sex === 'male' }, { partition: 'sex', group: 'otherSex', is: ({ sex }) => sex !== 'female' && sex !== 'male' },
  { partition: 'age', group: 'under30', is: age(0, 30) }, { partition: 'age', group: 'from30', is: age(30, 50) }, { partition: 'age', group: 'from50', is: age(50, 200) }, { partition: 'age', group: 'ageUnknown', is: (row) => ageAt(row) === null },
  { partition: 'came', group: 'prison', is: ({ source }) => source === 'prison' || source === 'probation' },
  { partition: 'risk', group: 'injecting', is: ({ reasons }) => reasons?.includes('injecting') ?? false }, { partition: 'risk', group: 'noHome', is: ({ reasons }) => reasons?.includes('no_home') ?? false },
];

/** Which groups stay hidden: the small ones, and where only one of a partition is small the next smallest, from which it could be worked out. */
export function hiddenGroups(sizes: readonly { readonly partition: Partition; readonly group: string; readonly n: number }[]): ReadonlySet<string> {
  const hidden = new Set<string>();
  for (const partition of ['sex', 'age', 'came', 'risk', 'all'] as const) {
    const of = sizes.filter((each) => each.partition === partition);
    const small = of.filter(({ n }) => n > 0 && n < smallestGroup);
    for (const { group } of small) hidden.add(group);
    if (small.length !== 1 || (partition !== 'sex' && partition !== 'age')) continue;
    const next = of.filter(({ n }) => n >= smallestGroup).toSorted((a, b) => a.n - b.n)[0];
    if (next !== undefined) hidden.add(next.group);
  }
  return hidden;
}

export function groupFigures(rows: readonly StartRow[], asOfDay: Day): Outcomes['groups'] {
  const of = groups.map(({ partition, group, is }) => ({ partition, group, rows: rows.filter(is) })).filter(({ group, rows: members }) => group === 'all' || members.length > 0);
  const hidden = hiddenGroups(of.map(({ partition, group, rows: members }) => ({ partition, group, n: members.length })));
  return of.map(({ partition, group, rows: members }) => {
    if (hidden.has(group)) return { partition, group, shown: false, n: null, numerator: null, denominator: null, retained: null, low: null, high: null };
    const point = retention(members, asOfDay).points.find((each) => each.day === pointDay);
    return { partition, group, shown: true, n: members.length, numerator: point?.numerator ?? 0, denominator: point?.denominator ?? 0, retained: point?.retained ?? null, low: point?.low ?? null, high: point?.high ?? null };
  });
}

export function waitingFigures(rows: readonly StartRow[], waiting: readonly { readonly asked_on: string }[], asOfDay: Day): Outcomes['waiting'] {
  const started = rows.flatMap(({ asked_on, first_dose_on }) => (asked_on === null || first_dose_on === null ? [] : [{ referralDay: day(asked_on), firstOfferedDay: day(first_dose_on) }]));
  const of = waitingSummary([...started, ...waiting.map(({ asked_on }) => ({ referralDay: day(asked_on), firstOfferedDay: null }))], asOfDay, waitLimitDays);
  return {
    days: started.map(({ referralDay, firstOfferedDay }) => firstOfferedDay - referralDay).filter((days) => days >= 0).slice(-600), n: of.n, stillWaiting: of.stillWaiting, excluded: of.excluded + rows.length - started.length,
    medianDays: of.medianDays, longestDays: of.longestDays, withinLimit: of.withinLimit, limitDays: of.limitDays, waitingPastLimit: of.waitingPastLimit,
  };
}

/** Scales where more is better; of all others less is better. */
const moreIsBetter = new Set(['WHO-5', 'BARC-10']);

export function changeFigures(pairs: readonly PairRow[]): Outcomes['change'] {
  const names = [...new Set(pairs.map(({ instrument }) => instrument))].toSorted();
  return names.map((instrument) => {
    const lowerIsBetter = !moreIsBetter.has(instrument);
    const rule = instrumentById(instrument)?.change;
    const meaningful = rule?.by === 'points' ? rule.from : 1;
    const of = changeSummary(pairs.filter((each) => each.instrument === instrument), { meaningful, lowerIsBetter });
    return { instrument, n: of.n, excluded: of.excluded, meanFirst: of.meanFirst, meanLast: of.meanLast, meanChange: of.meanChange, sdChange: of.sdChange, improved: of.improved, worse: of.worse, unchanged: of.unchanged, lowerIsBetter, meaningful, source: rule?.by === 'points' ? rule.source : null };
  });
}

/** Who left before the day that is said, by reason; no dose for too long counts as having stopped coming. */
export function leavingFigures(rows: readonly StartRow[], asOfDay: Day): { readonly leaving: Outcomes['leaving']; readonly leftBeforePoint: number } {
  const reasons = new Map<string, number>();
  for (const row of rows) {
    const start = day(row.started_on);
    const ended = row.ended_on !== null && day(row.ended_on) <= asOfDay && day(row.ended_on) - start < pointDay;
    const stopped = row.last_dose_on !== null && (row.ended_on === null ? asOfDay : day(row.ended_on)) - day(row.last_dose_on) > longestGapDays && day(row.last_dose_on) + 1 - start < pointDay;
    const reason = stopped && (row.end_reason === null || row.end_reason === 'stopped_coming') ? 'stopped_coming' : ended ? row.end_reason ?? 'not_recorded' : undefined;
    if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const leaving = [...reasons].map(([reason, n]) => ({ reason, n })).toSorted((a, b) => b.n - a.n);
  return { leaving, leftBeforePoint: leaving.reduce((sum, { n }) => sum + n, 0) };
}

/** Deaths in care or within 28 days after, and the years that everybody together was in care. */
export function deathFigures(rows: readonly StartRow[], asOfDay: Day): { readonly deaths: number; readonly personYears: number } {
  const until = (row: StartRow): number => Math.min(asOfDay, row.ended_on === null ? asOfDay : day(row.ended_on));
  const deaths = rows.filter((row) => row.died_on !== null && day(row.died_on) >= day(row.started_on) && day(row.died_on) <= until(row) + 28).length;
  return { deaths, personYears: Math.round((rows.reduce((sum, row) => sum + Math.max(0, until(row) - day(row.started_on)), 0) / 365.2425) * 10) / 10 };
}
