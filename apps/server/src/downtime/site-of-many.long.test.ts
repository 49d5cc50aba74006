/**
 * How long a site takes at a site node: the first exchange, an exchange with nothing new, the comparison of everybody that comes every
 * ten minutes, a dose at the node's window without a link, and the hand-over of a morning. Everybody has 60 days of doses behind them.
 * `npm run bench -- node` runs it with 500 people. Two databases on this machine; the link is a call, so that the network's time is not in it.
 */
import { randomBytes } from 'node:crypto';
import { loadavg } from 'node:os';
import { expect, it } from 'vitest';
import { addManyDosed } from '../dispensary/testing/many-people.ts';
import { photoRow } from '../people/index.ts';
import { answerLimits } from './exchange.ts';
import { makeTwoMachines } from './testing/two-machines.ts';

const [count, given] = [Number(process.env['NODE_PEOPLE'] ?? 40), Number(process.env['NODE_DOSES'] ?? 20)];
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const quantile = (times: readonly number[], at: number): number => times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * at))] ?? Number.NaN;
async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  const from = performance.now();
  const result = await work();
  return { ms: performance.now() - from, result };
}

it('takes a whole site, doses without a link, and hands over', async () => {
  const two = await makeTwoMachines(0, 7, answerLimits);
  try {
    const people = await addManyDosed(two.clinic, two.kit, count);
    await two.server.rows(`insert into doses (organisation_id, id, person_id, episode_id, site_id, dosing_day, part, medicine, dose_ug, given_ug, kind, state, origin, given_at, recorded_at)
      select e.organisation_id, uuidv7(), e.person_id, e.id, e.site_id, d.day::date, 1, 'methadone', 20000, 20000, 'observed', 'given', 'imported', d.day + interval '9 hours', d.day + interval '9 hours'
      from episodes e cross join generate_series($2::date - 60, $2::date - 1, interval '1 day') d (day) where e.person_id = any($1::uuid[])`, [people.map(({ personId }) => personId), two.kit.today()]);
    // A photo of 25 kB each, as a camera's of 320 pixels is.
    const photos = people.map(({ personId }) => photoRow(personId, { mediaType: 'image/jpeg', sidePx: 320, bytes: randomBytes(25_000) }, two.clinic.here.staff.nurse, two.clinic.clock.now().toString()));
    await two.server.rows(`insert into person_photos (organisation_id, id, person_id, state, media_type, side_px, sealed_picture, noted_by, noted_at)
      select $1, r.id, r.person_id, r.state, r.media_type, r.side_px, r.sealed_picture, r.noted_by, r.noted_at from jsonb_populate_recordset(null::person_photos, $2::jsonb) r`, [two.clinic.here.id, JSON.stringify(photos)]);
    await two.server.rows('analyze');

    const first = await timed(() => two.link.exchange());
    const questions = two.sent.length;
    const [there] = await two.node.rows<{ people: number; doses: number }>('select (select count(*)::int from people) as people, (select count(*)::int from doses) as doses');
    expect([first.result, there?.people], 'everybody is at the node').toEqual([true, count + 1]);
    say(`first exchange: ${(first.ms / 1000).toFixed(1)} s for ${count} people with ${there?.doses ?? 0} doses, ${questions - 1} questions (${(first.ms / count).toFixed(1)} ms a person)`);

    const pictures = await timed(async () => {
      const from = two.sent.length;
      for (let round = 0; round < count && (await two.node.rows<{ n: number }>('select count(*)::int as n from person_photos'))[0]?.n !== count; round += 1) await two.link.exchange();
      return two.sent.length - from;
    });
    expect(await two.node.rows('select count(*)::int as n from person_photos'), 'every photo is at the node').toEqual([{ n: count }]);
    say(`photos after that: ${(pictures.ms / 1000).toFixed(1)} s for ${count} of 25 kB in ${pictures.result} questions`);

    const quiet: number[] = [];
    for (let round = 0; round < 10; round += 1) quiet.push((await timed(() => two.link.exchange())).ms);
    say(`an exchange with nothing new: ${quantile(quiet, 0.5).toFixed(0)} ms (longest ${quantile(quiet, 1).toFixed(0)} ms)`);
    two.restart();
    say(`comparison of everybody: ${((await timed(() => two.link.exchange())).ms / 1000).toFixed(1)} s`);

    two.weather = 'down';
    const doses: number[] = [];
    for (const person of people.slice(0, given)) {
      const { ms, result } = await timed(() => two.node.give(person));
        expect(result.statusCode, result.body).toBe(201);
      doses.push(ms);
    }
    say(`a dose at the node without a link: p50 ${quantile(doses, 0.5).toFixed(0)} ms, p99 ${quantile(doses, 0.99).toFixed(0)} ms (${given} doses, one after the other)`);
    const queue: number[] = [];
    for (let round = 0; round < 5; round += 1) queue.push((await timed(() => two.node.as('nurse', { url: `/api/sites/${two.clinic.here.siteId}/queue` }))).ms);
    say(`the queue of ${count} at the node: ${quantile(queue, 0.5).toFixed(0)} ms`);
    two.weather = 'up';
    const over = await timed(() => two.link.exchange());
    const [kept] = await two.server.rows<{ n: number }>('select count(*)::int as n from doses where node_id is not null');
    expect(kept?.n).toBe(given);
    say(`hand-over of ${given} doses and their records back: ${(over.ms / 1000).toFixed(1)} s`);
    say(`load average ${loadavg().map((each) => each.toFixed(1)).join(', ')}`);
  } finally {
    await two.close();
  }
}, 900_000);
