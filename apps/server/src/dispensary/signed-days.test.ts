/** Guest days signed over to another organisation and back: two servers, two databases, two keys, and what a line does to letters (D-12). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLetter } from '@fairlead/contract/grant';
import { sql } from '../platform/scoped.ts';
import { askAsAdmin } from '../platform/testing/test-database.ts';
import { accept, addTraveller, consentTo, dayFrom, makeTwoHouses, orderAtHost, signOver, type House, type Traveller, type TwoHouses } from './testing/two-organisations.ts';

let two: TwoHouses;
beforeAll(async () => { two = await makeTwoHouses(); });
afterAll(() => two.close());

const stayOf = async (house: House, personId: string) => (await house.clinic.as('nurse', { url: `/api/people/${personId}/guest-stays` })).json().items[0];
const dosesOf = async (house: House, personId: string) => (await house.clinic.as('nurse', { url: `/api/people/${personId}/doses` })).json().items as { dosingDay: string; takenUg: number; origin: string; note: string | null }[];
const end = (house: House, id: string, payload: object = {}, who: 'nurse' | 'prescriber' = 'nurse') => house.clinic.as(who, { method: 'POST', url: `/api/guest-stays/${id}/end`, payload: { reason: 'They are back', ...payload } });
const give = async (house: House, person: Awaited<ReturnType<typeof orderAtHost>>) => {
  await house.kit.check(person.personId);
  return house.kit.give(person);
};
const letters = async (house: House, stayId: string) => (await house.clinic.as('nurse', { url: `/api/guest-stays/${stayId}/letters` })).json().items as { kind: string; text: string; notice: string; basis: string }[];
const codes = (reply: { json: () => { decision?: { reasons: readonly string[] } } }): readonly string[] => reply.json().decision?.reasons ?? [];
async function taken(from = 0, to = 2): Promise<{ who: Traveller; stayId: string; hostStay: string; text: string; ordered: Awaited<ReturnType<typeof orderAtHost>> }> {
  const who = await addTraveller(two);
  const { stayId, text, reply } = await signOver(two, who, from, to);
  expect(reply.statusCode, reply.body).toBe(201);
  const agreed = await accept(two, who, text, from, to);
  expect(agreed.statusCode, agreed.body).toBe(201);
  return { who, stayId, text, hostStay: agreed.json().stay.id, ordered: await orderAtHost(two, who, from, to) };
}

describe('days signed over', () => {
  it('are dosed at the host alone, come back with what was given, once, and go on at home on the day that was not used', async () => {
    const { who, stayId, hostStay, text, ordered } = await taken();
    await two.home.kit.check(who.atHome.personId);
    expect(codes(await two.home.kit.give(who.atHome))).toContain('GUEST_ELSEWHERE_TODAY');
    expect((await give(two.host, ordered)).statusCode).toBe(201);
    // Home cannot end them, with whatever it was told.
    expect((await end(two.home, stayId, { doses: [{ dosingDay: dayFrom(two.home, 0), doseUg: 20_000 }] }, 'prescriber')).json().detail).toMatch(/only it may dose until they are over/);
    const back = await end(two.host, hostStay);
    expect(back.json().stay, back.body).toMatchObject({ state: 'ended', signed: { state: 'returned', way: 'waiting' } });
    const [answer] = await letters(two.host, hostStay);
    expect(readLetter(answer?.text ?? '')).toMatchObject({ kind: 'return', return: { grantNumber: expect.any(Number), number: 1, days: [{ outcome: 'given', ug: 20_000 }, { outcome: 'back' }, { outcome: 'back' }] } });
    await two.host.send();
    expect(await stayOf(two.home, who.atHome.personId)).toMatchObject({ state: 'ended', endReason: 'returned', signed: { state: 'returned' } });
    const again = await two.home.clinic.as('nurse', { method: 'POST', url: '/api/guest-returns', payload: { text: answer?.text } });
    expect(again.json(), again.body).toMatchObject({ doses: 0, again: true });
    expect((await dosesOf(two.home, who.atHome.personId)).filter(({ dosingDay }) => dosingDay === dayFrom(two.home, 0))).toMatchObject([{ takenUg: 20_000, origin: 'imported', note: 'Given at Bay Clinic' }]);
    expect(await two.home.clinic.database.scoped(two.home.clinic.here.id, (tx) => tx.one(sql`select count(*)::int as n from doses d join guest_grants g on g.id = d.guest_grant_id where d.person_id = ${who.atHome.personId}`))).toEqual({ n: 1 });
    // What was given back is not dosed at the host any more, by no program and no route.
    two.moveBy({ hours: 24 });
    const late = await give(two.host, ordered);
    expect([late.statusCode, late.json().detail]).toEqual([409, expect.stringMatching(/was given back to Harbor Street/)]);
    expect((await accept(two, who, text, 0, 1)).json().detail).toMatch(/given back/);
    const home = await give(two.home, who.atHome);
    expect(home.statusCode, home.body).toBe(201);
  });

  it('say nothing of who it is, and nothing by which two grants are of one person', async () => {
    const who = await addTraveller(two);
    const [first, second] = [await signOver(two, who, 5, 6), await signOver(two, who, 8, 9)];
    const grants = [first, second].map(({ text }) => readLetter(text)).flatMap((letter) => (letter?.kind === 'grant' ? [letter.grant] : []));
    expect(new Set(grants.map(({ token }) => token)).size).toBe(2);
    for (const { text } of [first, second]) {
      const said = Buffer.from(text.split('.')[1] ?? '', 'base64url').toString('utf8');
      for (const word of ['1988', who.atHome.personId, who.homeConsent, 'FL-']) expect(said, word).not.toContain(word);
    }
    const [letter] = await letters(two.home, first.stayId);
    expect(letter).toMatchObject({ notice: '42 CFR part 2 prohibits unauthorized use or disclosure of these records.', basis: expect.stringMatching(/written consent/) });
    const paper = await two.home.clinic.as('nurse', { url: `/api/guest-stays/${first.stayId}/paper` });
    expect(Buffer.from(paper.json().base64, 'base64').subarray(0, 5).toString(), paper.body.slice(0, 200)).toBe('%PDF-');
  });

  it('are asked back by a letter that names nobody, and stay the other clinic’s until it has signed', async () => {
    const { who, stayId, hostStay } = await taken(0, 1);
    const askBack = (house: House, id: string, payload: object = { why: 'back-early' }) => house.clinic.as('nurse', { method: 'POST', url: `/api/guest-stays/${id}/recalls`, payload });
    const asked = await askBack(two.home, stayId);
    expect(asked.statusCode, asked.body).toBe(201);
    const { fileName, base64, call } = asked.json() as { fileName: string; base64: string; call: string[] };
    expect([fileName, Buffer.from(base64, 'base64').toString('latin1').match(/\/Type \/Page\n/g)?.length]).toEqual([expect.stringMatching(/^give-back-days-\d+\.pdf$/), 2]);
    expect(call.join(' ')).toMatch(/our letter number \d+/);
    for (const word of ['1988', 'methadone', 'FL-']) expect(call.join(' '), word).not.toContain(word);
    expect(await two.home.clinic.database.scoped(two.home.clinic.here.id, (tx) => tx.all(sql`select params ->> 'recipient' as recipient, audience from events where person_id = ${who.atHome.personId} and kind = 'dispensary.days-asked-back'`))).toEqual([{ recipient: 'Bay Clinic', audience: 'team' }]);
    await two.home.kit.check(who.atHome.personId);
    expect(codes(await two.home.kit.give(who.atHome))).toContain('GUEST_ELSEWHERE_TODAY');
    // The host has nothing of its own to ask back, and a free text would say more than the letter may.
    expect((await askBack(two.host, hostStay)).statusCode).toBe(409);
    expect((await askBack(two.home, stayId, { why: 'She uses again' })).statusCode).toBe(400);
    await end(two.host, hostStay);
    await two.host.send();
    expect((await askBack(two.home, stayId)).json().detail).toMatch(/nothing to ask back/);
    const home = await two.home.kit.give(who.atHome);
    expect(home.statusCode, home.body).toBe(201);
  });

  it('need a consent to this clinic that is in force, are told on the timeline, and stop on their way when it ends', async () => {
    const who = await addTraveller(two);
    const elsewhere = await consentTo(two.home, who.atHome.personId, 'Mill Road');
    const stay = await two.home.clinic.as('prescriber', { method: 'POST', url: `/api/episodes/${who.atHome.episodeId}/guest-stays`, payload: { kind: 'away', fromDay: dayFrom(two.home, 1), toDay: dayFrom(two.home, 2), clinic: 'Bay Clinic', phone: '555 0177' } });
    const sign = async (consentId?: string) => two.home.clinic.as('prescriber', { method: 'POST', url: `/api/guest-stays/${stay.json().stay.id}/grants`, payload: { issuerId: await two.home.believes(''), ...(consentId === undefined ? {} : { consentId }) } });
    expect(codes(await sign())).toContain('CONSENT_REQUIRED');
    expect((await sign(elsewhere)).json().detail).toMatch(/Mill Road, and not with Bay Clinic/);
    const signed = await sign(who.homeConsent);
    expect(signed.statusCode, signed.body).toBe(201);
    expect((await sign(who.homeConsent)).json().detail).toMatch(/signed over already/);
    const told = await two.home.clinic.database.scoped(two.home.clinic.here.id, (tx) => tx.all(sql`select params ->> 'recipient' as recipient, audience from events where person_id = ${who.atHome.personId} and kind = 'dispensary.days-signed-over'`));
    expect(told).toEqual([{ recipient: 'Bay Clinic', audience: 'person' }]);
    await two.home.clinic.as('nurse', { method: 'POST', url: `/api/consents/${who.homeConsent}/end`, payload: {} });
    await two.home.send();
    expect(two.home.sent).not.toContain(signed.json().letter.text);
    expect((await stayOf(two.home, who.atHome.personId)).signed).toMatchObject({ way: 'stopped', fault: 'consent-ended' });
  });

  it('are accepted by nobody else, for nobody else, and not twice', async () => {
    const who = await addTraveller(two);
    const { text } = await signOver(two, who, 0, 1);
    const other = await two.host.clinic.addPerson(undefined, { given: 'Sasha', family: 'Reyes' });
    const consentId = await consentTo(two.host, other.personId, two.home.name);
    const visit = (house: House, episodeId: string, payload: object) => house.clinic.as('prescriber', { method: 'POST', url: `/api/episodes/${episodeId}/guest-stays`, payload: { kind: 'visitor', fromDay: dayFrom(house, 0), toDay: dayFrom(house, 1), confirmation: { how: 'grant', text, ...payload } } });
    expect((await visit(two.host, other.episodeId, { consentId })).json().detail).toMatch(/somebody else’s/);
    expect(codes(await visit(two.host, who.atHost.episodeId, {}))).toContain('CONSENT_REQUIRED');
    // The home clinic itself does not hold the key that they were signed over to.
    expect((await visit(two.home, two.home.clinic.here.episodeId, {})).json().detail).toMatch(/No clinic that is believed here signed this/);
    const both = await Promise.all([accept(two, who, text, 0, 1), accept(two, who, text, 0, 1)]);
    expect(both.map(({ statusCode }) => statusCode).toSorted(), both.map(({ body }) => body).join('\n')).toEqual([201, 409]);
  });

  it('arrive by the line and are found by the person who comes, whichever way came first', async () => {
    const who = await addTraveller(two);
    const { text } = await signOver(two, who, 0, 1);
    two.line = 'answers-lost';
    await two.home.send();
    two.line = 'up';
    expect((await two.bring(two.host, text)).json()).toEqual({ taken: true });
    const arrived = (await two.host.clinic.as('nurse', { url: `/api/people/${who.atHost.personId}/arrived-grants` })).json().items;
    expect(arrived).toMatchObject([{ issuer: 'Harbor Street', text, mostUg: 20_000 }]);
    expect((await accept(two, who, text, 0, 1)).statusCode).toBe(201);
    expect((await two.host.clinic.as('nurse', { url: `/api/people/${who.atHost.personId}/arrived-grants` })).json().items).toEqual([]);
  });

  it('are asked about at home when they are over and nothing came; a prescriber or two answer, and a late return is somebody’s to look at', async () => {
    const { who, stayId, ordered, hostStay } = await taken(0, 0);
    expect((await give(two.host, ordered)).statusCode).toBe(201);
    two.line = 'cut';
    two.moveBy({ hours: 24 });
    await two.home.kit.check(who.atHome.personId);
    expect(codes(await two.home.kit.give(who.atHome))).toContain('GUEST_RETURN_MISSING');
    const answer = { doses: [{ dosingDay: dayFrom(two.home, -1), doseUg: 20_000 }] };
    expect((await end(two.home, stayId, answer)).json().detail).toMatch(/A prescriber ends these days on what was asked, or a second person confirms/);
    const settled = await end(two.home, stayId, { ...answer, reason: 'Nurse Reyes of Bay Clinic on the telephone' }, 'prescriber');
    expect(settled.json(), settled.body).toMatchObject({ stay: { state: 'ended', signed: { state: 'settled' } }, doses: 1 });
    expect((await give(two.home, who.atHome)).statusCode).toBe(201);
    await two.host.sweep();
    expect(await stayOf(two.host, who.atHost.personId)).toMatchObject({ id: hostStay, state: 'ended', endReason: 'days-over' });
    two.line = 'up';
    two.moveBy({ hours: 2 });
    await two.host.send();
    expect((await dosesOf(two.home, who.atHome.personId)).filter(({ dosingDay }) => dosingDay === dayFrom(two.home, -1))).toHaveLength(1);
    expect(await two.home.clinic.database.scoped(two.home.clinic.here.id, (tx) => tx.all(sql`select params ->> 'because' as because from tasks where person_id = ${who.atHome.personId} and kind = 'dispensary.look-at-return'`))).toEqual([{ because: 'settled' }]);
  });

  it('go back by themselves when nobody came with them', async () => {
    const who = await addTraveller(two);
    const { stayId } = await signOver(two, who, 0, 0);
    await two.home.send();
    two.moveBy({ hours: 48 });
    await two.host.sweep();
    await two.host.send();
    expect(await stayOf(two.home, who.atHome.personId)).toMatchObject({ id: stayId, state: 'ended', signed: { state: 'returned' } });
  });

  it('tell after a consent has ended only that a day was used, and it stays used', async () => {
    const { who, hostStay, ordered } = await taken(0, 1);
    expect((await give(two.host, ordered)).statusCode).toBe(201);
    await two.host.clinic.as('nurse', { method: 'POST', url: `/api/consents/${who.hostConsent}/end`, payload: {} });
    await end(two.host, hostStay);
    await two.host.send();
    const sent = readLetter(two.host.sent.at(-1) ?? '');
    expect(sent).toMatchObject({ kind: 'return', return: { days: [{ outcome: 'used', ug: 0, at: null }, { outcome: 'back' }] } });
    await two.home.kit.check(who.atHome.personId);
    expect(codes(await two.home.kit.give(who.atHome))).toContain('GUEST_ELSEWHERE_TODAY');
  });

  it('are told again when the host corrects a dose, and home looks at it', async () => {
    const { who, hostStay, ordered } = await taken(0, 0);
    const given = await give(two.host, ordered);
    await end(two.host, hostStay);
    await two.host.send();
    await two.host.clinic.as('nurse', { method: 'POST', url: `/api/doses/${given.json().dose.id}/corrections`, payload: { kind: 'vomited', minutesAfter: 10, witnessed: true, reason: 'In the waiting room' } });
    await two.host.sweep();
    await two.host.sweep();
    await two.host.send();
    const tasks = await two.home.clinic.database.scoped(two.home.clinic.here.id, (tx) => tx.all(sql`select params ->> 'because' as because from tasks where person_id = ${who.atHome.personId} and kind = 'dispensary.look-at-return'`));
    expect(tasks).toEqual([{ because: 'corrected' }]);
  });
});

describe('a host that gives a day back while its nurse presses', () => {
  // Each takes two people, four signatures and two letters: a twentieth of what the races of one clinic run.
  const rounds = Math.max(3, Math.ceil(Number(process.env['RACE_ROUNDS'] ?? 40) / 20));
  it('gave it and says so, or did not and home gives it: never both', async () => {
    let [host, home] = [0, 0];
    const houses = [two.home, two.host].map(({ clinic }) => askAsAdmin(clinic.adminUrl));
    for (let round = 0; round < rounds; round += 1) {
      // A run of many rounds lasts longer than a second factor.
      if (round % 50 === 0) for (const house of houses) await house.rows('update sessions set factor_at = now(), last_seen_at = now() where factor_at is not null');
      const { who, hostStay, ordered } = await taken(0, 0);
      await two.host.kit.check(who.atHost.personId);
      await two.home.kit.check(who.atHome.personId);
      const pair = [() => two.host.kit.give(ordered), () => end(two.host, hostStay)];
      const [one, other] = await Promise.all((round % 2 === 0 ? pair : pair.toReversed()).map((press) => press()));
      const [dose, back] = round % 2 === 0 ? [one, other] : [other, one];
      expect([200, 201], back?.body).toContain(back?.statusCode);
      await two.host.send();
      const atHome = await two.home.kit.give(who.atHome);
      expect([dose?.statusCode === 201, atHome.statusCode === 201].filter(Boolean), `${dose?.body}\n${atHome.body}`).toHaveLength(1);
      if (atHome.statusCode === 201) home += 1; else host += 1;
      expect((await dosesOf(two.home, who.atHome.personId)).filter(({ dosingDay }) => dosingDay === dayFrom(two.home, 0))).toHaveLength(1);
    }
    for (const house of houses) await house.end();
    expect(host + home).toBe(rounds);
  }, 60_000 + rounds * 2_000);
});

describe('a letter', () => {
  it('that was changed, or signed by nobody who is believed, does nothing', async () => {
    const who = await addTraveller(two);
    const { text } = await signOver(two, who, 0, 1);
    const [prefix, payload = '', signature = ''] = text.split('.');
    const fields = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as unknown[];
    fields[9] = 200_000;
    const forged = `${prefix}.${Buffer.from(JSON.stringify(fields)).toString('base64url')}.${signature}`;
    for (const each of [forged, `${text.slice(0, -3)}AAA`, 'FLG1.x.y', `FLR1${text.slice(4)}`]) expect((await two.bring(two.host, each)).statusCode, each).toBe(409);
    // A return of a stranger's days is of nobody here, and says no more.
    const mine = await taken(0, 0);
    await end(two.host, mine.hostStay);
    const [back] = await letters(two.host, mine.hostStay);
    expect((await two.bring(two.host, back?.text ?? '')).statusCode).toBe(409);
  });
});
