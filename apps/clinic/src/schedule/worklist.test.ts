import type { Task } from '@fairlead/contract/schedule';
import { formatsOf } from '@fairlead/ui';
import { describe, expect, it } from 'vitest';
import { groupsOf } from './worklist-screen.tsx';

const task = (id: string, dueAt: string): Task => ({ id, kind: 'admission.call-back', personId: null, personName: null, episodeId: null, role: 'nurse', assigneeId: null, assignee: null, params: {}, priority: 3, dueAt, state: 'open', createdAt: dueAt });

describe('a worklist', () => {
  it('keeps overdue, today and later apart by the site’s own day', () => {
    const { dayOf } = formatsOf('en', 'America/New_York');
    const groups = groupsOf([task('late', '2026-02-10T10:00:00Z'), task('tonight', '2026-02-11T03:00:00Z'), task('tomorrow', '2026-02-11T14:00:00Z'), task('just now', '2026-02-10T12:58:00Z')], Date.parse('2026-02-10T13:00:00Z'), dayOf);
    expect([groups.wrong, groups.today, groups.next].map((each) => each.map(({ id }) => id))).toEqual([['late'], ['tonight', 'just now'], ['tomorrow']]);
  });
});
