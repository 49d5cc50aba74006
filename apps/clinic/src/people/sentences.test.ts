import { formatsOf } from '@fairlead/ui';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventBook, joined, plainKind, sentenceIn, taskBook } from './sentences.ts';
import { groupsOfTabs, tabsOf } from './tabs.ts';
import { peopleMessages } from './people-messages.ts';

const server = join(import.meta.dirname, '../../../server/src');
const sources = globSync('**/*.ts', { cwd: server }).filter((name) => !name.endsWith('.test.ts') && !name.startsWith('demo')).map((name) => readFileSync(join(server, name), 'utf8'));
/** `kind: 'room.what'` followed by the topic of an event, or by what a task has: its role, list or due time. */
const kindsWith = (next: RegExp): string[] => [...new Set(sources.flatMap((source) => [...source.matchAll(/kind: '([a-z]+\.[a-z-]+)',\s*([^\n]{0,160})/g)].flatMap(([, kind = '', rest = '']) => (next.test(rest) ? [kind] : []))))].toSorted();
const formats = formatsOf('en', 'America/New_York');

describe('every event of the server', () => {
  it('has a sentence in a room’s timeline-messages.ts', () => {
    const kinds = kindsWith(/^topic:|^[^{}]*topic: '/);
    expect(kinds).toContain('admission.accepted');
    expect(kinds.filter((kind) => eventBook.en[kind] === undefined)).toEqual([]);
  });
  it('has a task sentence where it asks for work', () => {
    const kinds = kindsWith(/(role|dueAt|assigneeId): |dueAt,/).filter((kind) => eventBook.en[kind] === undefined);
    expect(kinds).toContain('admission.call-back');
    expect(kinds.filter((kind) => taskBook.en[kind] === undefined)).toEqual([]);
  });
  it('says the same in Spanish', () => {
    expect(Object.keys(eventBook.en).filter((key) => eventBook.es[key] === undefined)).toEqual([]);
    expect(Object.keys(taskBook.en).filter((key) => taskBook.es[key] === undefined)).toEqual([]);
  });
});

describe('a sentence', () => {
  const book = joined({ room: { words: { en: { 'a.b': '{doseUg} on {onDay}, {how}{note}.', 'a.b.how.call': 'by telephone', 'a.c': '{count} of {ids}' }, es: {} } } });
  it('writes amounts, days and codes as a reader does, and leaves out what an older event does not have', () => {
    expect(sentenceIn(book, 'a.b', { doseUg: 85_000, onDay: '2026-02-10', how: 'call', note: null }, 'en', formats)).toBe('85 mg on Tue, Feb 10, by telephone.');
    expect(sentenceIn(book, 'a.b', { doseUg: 85_000, how: 'call' }, 'en', formats)).toBe('85 mg on, by telephone.');
    expect(sentenceIn(book, 'a.c', { count: 2, ids: ['x', 'y'] }, 'en', formats)).toBe('2 of x and y');
  });
  it('says plainly what nobody has words for', () => {
    expect(sentenceIn(book, 'x.y-z', {}, 'en', formats)).toBeUndefined();
    expect(plainKind('dispensary.dose-given')).toEqual({ room: 'dispensary', what: 'dose given' });
  });
});

describe('the tabs of a record', () => {
  it('come from the routes, in their order', () => {
    const tab = (order: number) => ({ staticData: { tab: { order, messages: peopleMessages, label: 'overview' } } });
    expect(tabsOf([{ fullPath: '/people/$personId/plan', options: tab(10) }, { fullPath: '/people/$personId/', options: tab(0) }, { fullPath: '/inbox' }]).map(({ to }) => to)).toEqual(['/people/$personId', '/people/$personId/plan']);
  });
});

describe('the parts of a record', () => {
  it('stand in groups by their order, and none is lost', () => {
    const tabs = [0, 10, 20, 22, 30, 47, 65, 75, 80, 90].map((order) => ({ order }));
    const groups = groupsOfTabs(tabs);
    expect(groups.map(({ group, of }) => [group, of.map(({ order }) => order)])).toEqual([['person', [0, 10]], ['medicine', [20, 22]], ['assessment', [30]], ['recovery', [47]], ['contact', [65, 75]], ['record', [80, 90]]]);
    expect(groups.flatMap(({ of }) => of)).toHaveLength(tabs.length);
  });
});
