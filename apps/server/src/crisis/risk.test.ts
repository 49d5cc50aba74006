import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { assessmentRoutes } from '../assessment/index.ts';
import { clinicalDay } from '../assessment/index.ts';
import { crisisRoutes } from './index.ts';
import { methadoneStart } from './risk-doses.ts';
import { leftDetox, leftTreatment } from './risk-facts.ts';

let clinic: TestClinic;
beforeAll(async () => { clinic = await makeTestClinic({ routes: [...assessmentRoutes, ...crisisRoutes] }); });
afterAll(() => clinic.close());

const risk = async (personId: string) => (await clinic.as('nurse', { url: `/api/people/${personId}/risk` })).json();
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
const say = async (personId: string, part: string, answers: object, unsaid: object = {}) => {
  const { id } = (await clinic.as('nurse', { method: 'POST', url: `/api/people/${personId}/assessments` })).json();
  return clinic.as('nurse', { method: 'PUT', url: `/api/assessments/${id}/parts/${part}`, headers: { 'if-match': '"0"' }, payload: { answers, unsaid } });
};

describe('the overdose risk card', () => {
  it('says green only with all that nobody asked beside it', async () => {
    const { personId } = await clinic.addPerson();
    const shown = await risk(personId);
    expect(shown).toMatchObject({ tier: 'green', complete: false, present: [], naloxone: null, validated: false });
    expect(ids(shown.notAsked)).toEqual(expect.arrayContaining(['overdose_past_year', 'using_alone', 'no_naloxone', 'suicidality']));
    expect(shown.actions.map((action: { code: string }) => action.code)).toEqual(['ROUTINE_REVIEW', 'ASK_WHAT_IS_UNKNOWN']);
  });

  it('turns red by an overdose of this year, and keeps not known apart from not present', async () => {
    const { personId } = await clinic.addPerson();
    await say(personId, 'overdose', { overdosePastYear: true, lastOverdoseOn: '2025-11-02', usesAlone: false, naloxoneAtHome: false }, { injectsNow: 'not_said' });
    const shown = await risk(personId);
    expect(shown).toMatchObject({ tier: 'red', because: ['overdose_past_year'], present: [{ id: 'no_naloxone' }, { id: 'overdose_past_year', since: '2025-11-02', cite: { mark: 'product' } }], naloxone: { packs: 0 } });
    expect(ids(shown.notPresent)).toEqual(expect.arrayContaining(['using_alone', 'left_treatment']));
    expect(ids(shown.notAsked)).toContain('injecting');
  });

  it('takes a kit in hand over what was said, and its loss over both', async () => {
    const { personId } = await clinic.addPerson();
    await say(personId, 'overdose', { naloxoneAtHome: false });
    const { id } = (await clinic.as('nurse', { method: 'POST', url: `/api/people/${personId}/naloxone-kits`, payload: { product: 'nasal_4mg', devices: 2, trained: true, expiresOn: '2027-11-30' } })).json();
    expect(await risk(personId)).toMatchObject({ naloxone: { packs: 1, goodUntil: '2027-11-30' } });
    expect(ids((await risk(personId)).notPresent)).toContain('no_naloxone');
    await clinic.as('nurse', { method: 'POST', url: `/api/naloxone-kits/${id}/end`, payload: { how: 'used' } });
    expect(ids((await risk(personId)).present)).toContain('no_naloxone');
  });

  it('reads thoughts of suicide from the screen', async () => {
    const { personId } = await clinic.addPerson();
    const screen = (answers: object) => clinic.as('nurse', { method: 'POST', url: `/api/people/${personId}/responses`, payload: { instrument: 'C-SSRS-screener', answers } });
    await screen({ q1: false, q2: false, q6: false });
    expect(ids((await risk(personId)).notPresent)).toContain('suicidality');
    clinic.clock.moveBy(Temporal.Duration.from('PT1H'));
    await screen({ q1: true, q2: false, q6: false });
    expect(ids((await risk(personId)).present)).toContain('suicidality');
  });
});

describe('a methadone course', () => {
  const daily = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => ({ day: new Date(Date.UTC(2026, 0, from + at)).toISOString().slice(0, 10), ug: 40_000 }));
  it('counts as begun where it began again after five days without a dose', () => {
    expect(methadoneStart([], '2026-02-10')).toBe(false);
    expect(methadoneStart([...daily(1, 20), ...daily(26, 40)], '2026-02-10')).toEqual({ since: clinicalDay('2026-01-26') });
    expect(methadoneStart([...daily(1, 20), ...daily(25, 40)], '2026-02-10')).toEqual({ since: clinicalDay('2026-01-01') });
  });
});

describe('having left treatment', () => {
  const episode = (started_on: string, ended_on: string | null) => ({ started_on, ended_on });

  it('counts from the day of leaving, and goes on counting after a return', () => {
    expect(leftTreatment([episode('2025-11-01', '2026-01-20')])).toEqual({ since: clinicalDay('2026-01-20') });
    expect(leftTreatment([episode('2026-02-08', null), episode('2025-11-01', '2026-01-20')])).toEqual({ since: clinicalDay('2026-01-20') });
  });

  it('does not count where one episode went over into the next, nor where nobody ever left', () => {
    expect(leftTreatment([episode('2026-01-21', null), episode('2025-11-01', '2026-01-20')])).toBe(false);
    expect(leftTreatment([episode('2026-01-20', null), episode('2025-11-01', '2026-01-20')])).toBe(false);
    expect(leftTreatment([episode('2026-01-22', null), episode('2025-11-01', '2026-01-20')])).toEqual({ since: clinicalDay('2026-01-20') });
    expect(leftTreatment([episode('2025-11-01', null)])).toBe(false);
    expect(leftTreatment([])).toBe(false);
  });
});

describe('a withdrawal that ended', () => {
  const since = (text: string) => ({ since: clinicalDay(text) });
  it('counts from its end here, or from a later one elsewhere, and says nothing where nobody knows of any', () => {
    expect(leftDetox('2026-02-10', false)).toEqual(since('2026-02-10'));
    expect(leftDetox('2026-02-10', since('2026-02-14'))).toEqual(since('2026-02-14'));
    expect(leftDetox('2026-02-10', since('2026-01-02'))).toEqual(since('2026-02-10'));
    expect(leftDetox(undefined, null)).toBe(null);
    expect(leftDetox(undefined, undefined)).toBeUndefined();
  });
});
