import { describe, expect, it } from 'vitest';
import { holidaysIn } from './holiday-list.ts';

describe('a pasted list of public holidays (D45)', () => {
  it('is read line by line, and what is no day is left out', () => {
    expect(holidaysIn('2026-11-30 St Andrew’s Day\nMonday\n2026-13-40 Nothing\n 2027-01-04; 2nd January\n', 'GB-SCT')).toEqual([{ day: '2026-11-30', name: 'St Andrew’s Day' }, { day: '2027-01-04', name: '2nd January' }]);
  });

  it('is read from the file of GOV.UK for its own division alone', () => {
    const file = JSON.stringify({ scotland: { division: 'scotland', events: [{ title: '2nd January', date: '2026-01-02', notes: '', bunting: true }, { title: '', date: '2026-01-01' }] }, 'england-and-wales': { events: [{ title: 'Boxing Day', date: '2026-12-28' }] } });
    expect(holidaysIn(file, 'GB-SCT')).toEqual([{ day: '2026-01-02', name: '2nd January' }]);
    expect(holidaysIn(file, 'GB-EAW')).toEqual([{ day: '2026-12-28', name: 'Boxing Day' }]);
    expect(holidaysIn(file, 'US-federal')).toEqual([]);
    expect(holidaysIn('{broken', 'GB-SCT')).toEqual([]);
  });
});
