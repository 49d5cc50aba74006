/**
 * The right to dose across two organisations under any order of events: two servers with a database each are driven by random steps — days
 * agreed and signed over, letters sent over a line that is cut, answers into the void or brings twice, letters carried by hand, lost, late and out of
 * order, days taken over and given back, doses tried on both sides, nights that pass, and people who ask when nothing came. After
 * every dose no day of a person has two; at the end each dose that the host gave stands at home once, and nothing else does.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DosedPerson } from './testing/dosing-kit.ts';
import { answers } from './testing/dosing-kit.ts';
import { accept, addTraveller, dayFrom, makeTwoHouses, orderAtHost, signOver, type House, type Line, type Traveller, type TwoHouses } from './testing/two-organisations.ts';

let two: TwoHouses;
beforeAll(async () => { two = await makeTwoHouses(); });
afterAll(() => two.close());

type Step =
  | { readonly do: 'sign'; readonly from: number; readonly days: number }
  | { readonly do: 'accept' | 'bring'; readonly back: number; readonly at: 'home' | 'host' }
  | { readonly do: 'give' | 'send' | 'sweep'; readonly at: 'home' | 'host'; readonly line: Line }
  | { readonly do: 'end' | 'settle' | 'night' };

const at = fc.constantFrom('home' as const, 'host' as const);
const line = fc.constantFrom<Line>('up', 'cut', 'answers-lost', 'twice');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('sign' as const), from: fc.nat(1), days: fc.nat(2) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('accept' as const), back: fc.nat(2), at }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('bring' as const), back: fc.nat(4), at }) },
  { weight: 7, arbitrary: fc.record({ do: fc.constant('give' as const), at, line }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('send' as const), at, line }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('end' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sweep' as const), at, line }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('settle' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('night' as const) }) },
);

/** One person's way through it. */
interface Run {
  readonly who: Traveller;
  /** Every letter there ever was, sent or not. */
  readonly letters: string[];
  /** The host's orders, which stand whatever became of the grant. */
  readonly orders: DosedPerson[];
  readonly given: Map<string, 'home' | 'host'>;
  nights: number;
}

const staysOf = async (house: House, personId: string) => (await house.clinic.as('nurse', { url: `/api/people/${personId}/guest-stays` })).json().items as { id: string; kind: string; state: string; fromDay: string; toDay: string; signed: { state: string } | null }[];

async function collect(run: Run, house: House, personId: string): Promise<void> {
  for (const { id } of await staysOf(house, personId)) {
    for (const { text } of (await house.clinic.as('nurse', { url: `/api/guest-stays/${id}/letters` })).json().items as { text: string }[]) if (!run.letters.includes(text)) run.letters.push(text);
  }
}

async function give(run: Run, where: 'home' | 'host'): Promise<void> {
  const [house, orders] = where === 'home' ? [two.home, [run.who.atHome]] : [two.host, run.orders];
  for (const order of orders) {
    await house.kit.check(order.personId);
    const reply = await house.kit.give(order, { acknowledged: [...answers, 'MISSED_DAYS', 'GUEST_HOLDS_TAKE_HOMES'] });
    expect([201, 409, 412], reply.body).toContain(reply.statusCode);
    if (reply.statusCode !== 201) continue;
    const day = String(reply.json().dose.dosingDay);
    // The one thing that must never happen.
    expect(run.given.get(day), `${day} was given twice, the second time at ${where}`).toBeUndefined();
    run.given.set(day, where);
  }
}

async function take(run: Run, text: string): Promise<void> {
  for (const [from, days] of [[0, 2], [0, 1], [0, 0], [1, 2], [1, 1], [1, 0]] as const) {
    if ((await accept(two, run.who, text, from, from + days)).statusCode !== 201) continue;
    try {
      run.orders.push(await orderAtHost(two, run.who, from, from + days));
    } catch {
      // An order for these days stands from before.
    }
    return;
  }
}

async function settle(run: Run): Promise<void> {
  const today = two.home.kit.today();
  for (const stay of await staysOf(two.home, run.who.atHome.personId)) {
    if (stay.state !== 'active' || stay.toDay >= today) continue;
    // What the host says when it is asked.
    const doses = [...run.given].filter(([day, where]) => where === 'host' && day >= stay.fromDay && day <= stay.toDay).map(([dosingDay]) => ({ dosingDay, doseUg: 20_000 }));
    await two.home.clinic.as('prescriber', { method: 'POST', url: `/api/guest-stays/${stay.id}/end`, payload: { reason: 'Asked on the telephone', doses } });
  }
}

async function act(run: Run, each: Step): Promise<void> {
  const letter = 'back' in each ? run.letters.at(-1 - each.back) : undefined;
  if (each.do === 'sign') await signOver(two, run.who, each.from, each.from + each.days);
  else if (each.do === 'give') await give(run, each.at);
  else if (each.do === 'accept' && letter !== undefined) await take(run, letter);
  else if (each.do === 'bring' && letter !== undefined) await two.bring(each.at === 'home' ? two.home : two.host, letter);
  else if (each.do === 'send') {
    two.line = each.line;
    await (each.at === 'home' ? two.home : two.host).send();
    two.line = 'up';
  } else if (each.do === 'sweep') await (each.at === 'home' ? two.home : two.host).sweep();
  else if (each.do === 'end') {
    for (const stay of await staysOf(two.host, run.who.atHost.personId)) if (stay.state === 'active') await two.host.clinic.as('nurse', { method: 'POST', url: `/api/guest-stays/${stay.id}/end`, payload: { reason: 'Leaves' } });
  } else if (each.do === 'settle') await settle(run);
  else if (each.do === 'night' && run.nights < 3) {
    run.nights += 1;
    two.moveBy({ hours: 24 });
  }
  await collect(run, two.home, run.who.atHome.personId);
  await collect(run, two.host, run.who.atHost.personId);
}

/** Days pass, the line is up, and whatever was never answered is asked. */
async function heal(run: Run): Promise<void> {
  two.line = 'up';
  for (let round = 0; round < 2; round += 1) {
    two.moveBy({ hours: 96 });
    for (const house of [two.host, two.home]) await house.sweep();
    for (const house of [two.host, two.home]) await house.send();
  }
  await settle(run);
}

it('never gives a day of a person twice, and brings what was given home once', async () => {
  let [atHome, atHost] = [0, 0];
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 20 }), async (steps) => {
    const run: Run = { who: await addTraveller(two), letters: [], orders: [], given: new Map(), nights: 0 };
    // Every way begins with days signed over, so that few are spent on nothing.
    for (const each of [{ do: 'sign', from: 0, days: 2 }, { do: 'accept', back: 0, at: 'host' }, ...steps] as const) await act(run, each);
    await heal(run);
    const doses = (await two.home.clinic.as('nurse', { url: `/api/people/${run.who.atHome.personId}/doses` })).json().items as { dosingDay: string; origin: string; note: string | null; takenUg: number }[];
    const days = doses.filter(({ origin, note }) => origin === 'here' || note === `Given at ${two.host.name}`).map(({ dosingDay, origin }) => [dosingDay, origin === 'here' ? 'home' : 'host']);
    expect(days.toSorted()).toEqual([...run.given].toSorted());
    for (const where of run.given.values()) if (where === 'home') atHome += 1; else atHost += 1;
  }), { numRuns: Number(process.env['GRANT_RUNS'] ?? 3), endOnFailure: true });
  expect(atHome + atHost).toBeGreaterThan(0);
  expect(dayFrom(two.home, 0)).toBe(dayFrom(two.host, 0));
  for (const { clinic } of [two.home, two.host]) expect((await clinic.as('nurse', { url: `/api/sites/${clinic.here.siteId}/ledger-check` })).json()).toMatchObject({ differs: [], dosesWithoutStock: 0 });
}, 400_000);
