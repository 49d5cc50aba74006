/**
 * The figures of a clinic over HTTP (retention, leaving, change, groups) at 20,000 people with 20 doses each, beside adding up the same
 * doses once in a bare query as the application's role with row-level security on.
 */
import pg from 'pg';
import { addCrowd } from './ground/crowd.ts';
import { measure, openGround, sayLoad, type Measured } from './ground/ground.ts';
import { median, report } from './report.ts';

const people = process.argv.includes('--long') ? 100_000 : 20_000;
const rounds = 5;

const ground = await openGround();
const { rows, seconds } = await addCrowd(ground, people, ground.siteId);
process.stdout.write(`${rows} rows loaded in ${seconds.toFixed(1)} s\n`);
const raw = new pg.Client({ connectionString: ground.embedded.appUrl, options: '-c timezone=UTC' });
await raw.connect();

async function figures(): Promise<void> {
  const { started } = await ground.ask('GET', '/api/outcomes?origin=synthetic') as { readonly started: number };
  if (started !== people) throw new Error(`The figures count ${started} people.`);
}
async function bare(): Promise<void> {
  await raw.query('begin read only');
  await raw.query(`select set_config('fairlead.organisation_id', $1, true)`, [ground.organisationId]);
  const { rows: [sum] } = await raw.query<{ people: string }>('select count(distinct person_id) as people, sum(given_ug) as ug, max(dosing_day) as last from doses where organisation_id = $1 and site_id = $2', [ground.organisationId, ground.siteId]);
  if (Number(sum?.people) !== people) throw new Error('The bare query counts other people.');
  await raw.query('commit');
}

sayLoad('at the start');
const [ours, reference]: [Measured[], Measured[]] = [[], []];
for (let round = -1; round < rounds; round += 1) {
  const each = [await measure([1, 2], 1, figures), await measure([1, 2], 1, bare)] as const;
  // The first round warms.
  if (round < 0) continue;
  ours.push(each[0]);
  reference.push(each[1]);
}
sayLoad('at the end');
const ms = (all: readonly Measured[]): number => 1000 / median(all.map(({ rate }) => rate));
process.exitCode = report([{ name: 'outcomes', case: `ms for the figures of ${people} people beside adding up their doses once`, ours: ms(ours), reference: ms(reference), goal: 10, smallerIsBetter: true }]) ? 0 : 1;
await raw.end();
await ground.close();
