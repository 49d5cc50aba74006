/**
 * The first screen of one person's chart over HTTP, as the clinic's door asks for it: the person first, then everything else at
 * once. Beside itself: 20 thousand people (`--long`: 200 thousand, 10 million rows) with 50 facts each, and 1 thousand.
 */
import { addCrowd, type Crowd } from './ground/crowd.ts';
import { measure, openGround, sayLoad, type Ground, type Measured } from './ground/ground.ts';
import { median, report } from './report.ts';

const many = process.argv.includes('--long') ? 200_000 : 20_000;
const few = 1000;
const rounds = 5;
const opened = 100;

async function standing(people: number): Promise<{ readonly ground: Ground; readonly crowd: Crowd }> {
  const ground = await openGround();
  const crowd = await addCrowd(ground, people, ground.siteId);
  process.stdout.write(`${people} people, ${crowd.rows} rows loaded in ${crowd.seconds.toFixed(1)} s\n`);
  return { ground, crowd };
}

/** Charts of people all over the crowd, each opened once, so that none is met warm because it was just seen. */
function charts({ crowd }: { readonly crowd: Crowd }, round: number): readonly string[] {
  const step = Math.floor(crowd.members.length / opened);
  return Array.from({ length: opened }, (_, index) => crowd.members[(index * step + round + 1) % crowd.members.length]?.personId ?? '');
}

const open = ({ ground }: { readonly ground: Ground }) => async (personId: string): Promise<void> => {
  const person = `/api/people/${personId}`;
  await ground.ask('GET', person);
  await Promise.all([
    `${person}/naloxone-kits`, `${person}/course?span=episode`, `${person}/risk`, `/api/sites/${ground.siteId}/tasks?personId=${personId}`, `${person}/timeline?limit=12`, `${person}/own-goals`,
  ].map((path) => ground.ask('GET', path)));
};

const [small, large] = [await standing(few), await standing(many)];
sayLoad('at the start');
const [ours, reference]: [Measured[], Measured[]] = [[], []];
for (let round = -1; round < rounds; round += 1) {
  const each = [await measure(charts(large, round), 1, open(large)), await measure(charts(small, round), 1, open(small))] as const;
  // The first round warms: connections, prepared statements, compiled code.
  if (round < 0) continue;
  ours.push(each[0]);
  reference.push(each[1]);
}
sayLoad('at the end');
const p99 = (all: readonly Measured[]): number => median(all.map((each) => each.p99));
const rate = (all: readonly Measured[]): number => median(all.map((each) => each.rate));
process.exitCode = report([
  { name: 'chart', case: `p99 of a first screen in ms, ${many} people beside ${few}`, ours: p99(ours), reference: p99(reference), goal: 1.5, smallerIsBetter: true },
  { name: 'chart', case: `first screens a second, ${many} people beside ${few}`, ours: rate(ours), reference: rate(reference), goal: 0.67 },
]) ? 0 : 1;
await small.ground.close();
await large.ground.close();
