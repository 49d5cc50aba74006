/** A reminder at home tells its owner that something is due, and nobody else what. */
import { describe, expect, it } from 'vitest';
import { bottleOf, plainCode } from './label-code.ts';
import { calendarFile, dueIn, partOfDay, remindersAhead } from './reminders.ts';

const times = { first: '08:00', second: '17:30' };

describe('reminders', () => {
  it('come once a day and time: the first part at the first, the second at the second, and nothing for what is past or taken at the window', () => {
    const days = [{ day: '2026-02-10', how: 'window' }, { day: '2026-02-11', how: 'home' }, { day: '2026-02-12', how: 'home' }, { day: '2026-02-13', how: 'none' }] as const;
    const bottles = [{ day: '2026-02-09', part: 1 }, { day: '2026-02-10', part: 2 }, { day: '2026-02-11', part: 1 }, { day: '2026-02-11', part: 2 }];
    expect(remindersAhead(days, bottles, '2026-02-10', times)).toEqual([
      { day: '2026-02-10', time: '17:30', count: 1 }, { day: '2026-02-11', time: '08:00', count: 1 }, { day: '2026-02-11', time: '17:30', count: 1 }, { day: '2026-02-12', time: '08:00', count: 1 },
    ]);
    expect(remindersAhead([], [], '2026-02-10', times)).toEqual([]);
  });

  it('are due by this phone’s clock', () => {
    const now = new Date(2026, 1, 10, 7, 0).getTime();
    expect(dueIn({ day: '2026-02-10', time: '08:00', count: 1 }, now)).toBe(3_600_000);
    expect(dueIn({ day: '2026-02-10', time: '06:30', count: 1 }, now)).toBeLessThan(0);
    expect(['08:00', '12:00', '17:30'].map(partOfDay)).toEqual(['morning', 'afternoon', 'evening']);
  });

  it('stand in a calendar file that says nothing of what they are, with ids that stay', () => {
    const file = calendarFile([{ day: '2026-02-11', time: '08:00', count: 1 }], () => 'Today: 1 thing, for this morning', 'k3', '2026-02-10T07:00:00.123Z');
    expect(file.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Today//Today//EN', 'CALSCALE:GREGORIAN', 'BEGIN:VEVENT', 'UID:2026-02-11-0800-k3', 'DTSTAMP:20260210T070000Z', 'DTSTART:20260211T080000', 'DURATION:PT5M',
      String.raw`SUMMARY:Today: 1 thing\, for this morning`, 'CLASS:PRIVATE', 'TRANSP:TRANSPARENT', 'BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:PT0S', String.raw`DESCRIPTION:Today: 1 thing\, for this morning`, 'END:VALARM', 'END:VEVENT', 'END:VCALENDAR', '',
    ]);
    expect(file).not.toMatch(/fairlead|clinic|dose|methadone|medicine|bottle/i);
  });
});

describe('the code of a label', () => {
  const bottles = [{ code: 'K7QW2M9ZD4TB8R3X' }, { code: 'AAAA2M9ZD4TB8R10' }, { code: 'BBBB2M9ZD4TB8R10' }];
  it('is known whole or by its last letters, however it is typed, and another is never guessed', () => {
    expect(plainCode(' k7qw-2m9z ol')).toBe('K7QW2M9Z01');
    expect(bottleOf('K7QW 2M9Z D4TB 8R3X', bottles)).toEqual({ kind: 'found', bottle: bottles[0] });
    expect(bottleOf('8r3x', bottles)).toMatchObject({ kind: 'found' });
    expect(bottleOf('8rIo', bottles)).toEqual({ kind: 'other' });
    expect(bottleOf('K7QW2M9ZD4TB8R3XX', bottles)).toEqual({ kind: 'other' });
    expect(bottleOf('r3x', bottles)).toEqual({ kind: 'short' });
  });
});
