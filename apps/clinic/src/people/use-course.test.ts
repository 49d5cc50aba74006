import { describe, expect, it } from 'vitest';
import { careOf } from './use-course.ts';

const words = { waiting: 'waiting', inCare: 'in care', noScale: '', noMedicine: '', urine: '', ecg: () => '', medicine: (code: string) => code, event: () => undefined };
const episode = (startedOn: string, endedOn: string | null, askedOn: string | null = null) => ({ id: 'e', askedOn, startedOn, endedOn, siteName: null });

describe('the lane of the level of care', () => {
  it('shows each level for the days on which it was given, after the wait', () => {
    const care = careOf({ from: '2026-01-01', episodes: [episode('2026-01-05', null, '2026-01-02')], levels: [{ level: 'intensive_outpatient', from: '2026-01-07', to: '2026-02-01' }, { level: 'outpatient', from: '2026-02-01', to: null }] }, words, 'en');
    expect(care.map(({ fromDay, toDay, weight }) => [fromDay, toDay, weight])).toEqual([['2026-01-02', '2026-01-05', 0], ['2026-01-05', '2026-01-07', 2], ['2026-01-07', '2026-02-01', 1], ['2026-02-01', null, 2]]);
    expect(care.map(({ name }) => name)).toEqual(['waiting', 'in care', 'Intensive outpatient (IOP)', 'Outpatient treatment with medication']);
  });

  it('ends with the episode and leaves the months between two episodes empty', () => {
    const care = careOf({ from: '2025-01-01', episodes: [episode('2026-01-05', null), episode('2025-01-01', '2025-06-01')], levels: [{ level: 'outpatient', from: '2025-01-01', to: null }] }, words, 'en');
    expect(care.filter(({ fromDay }) => fromDay < '2026').map(({ fromDay, toDay }) => [fromDay, toDay])).toEqual([['2025-01-01', '2025-06-01']]);
  });

  it('says in care where nobody decided on a level', () => {
    expect(careOf({ from: '2026-01-01', episodes: [episode('2026-01-05', null)], levels: [] }, words, 'en')).toEqual([{ fromDay: '2026-01-05', toDay: null, name: 'in care', weight: 2 }]);
  });
});
