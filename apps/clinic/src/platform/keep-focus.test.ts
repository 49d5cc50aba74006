import { describe, expect, it } from 'vitest';
import { goesOnAt, type Place } from './keep-focus.ts';

const place = (name: string, parts: Readonly<Record<string, readonly Place[]>> = {}, isConnected = true): Place => ({ isConnected, textContent: name, querySelectorAll: (selectors) => parts[selectors] ?? [] });

describe('the keyboard, when what it stood on is gone', () => {
  const [newOrder, other] = [place('New order'), place('End')];
  const gone = place('form', {}, false);
  const card = place('card', { button: [other] });
  const screen = place('screen', { button: [other, newOrder] });

  it('goes back to the button that had opened the form, wherever around it that stands', () => {
    expect(goesOnAt({ around: [gone, card, screen], openedBy: 'New order', formsBefore: new Set() })).toBe(newOrder);
  });

  it('goes into a form that opened over its button, never into one that stood there before', () => {
    const [before, opened] = [place('before'), place('opened')];
    const both = place('card', { form: [before, opened] });
    expect(goesOnAt({ around: [gone, card, both], openedBy: undefined, formsBefore: new Set([before]) })).toBe(opened);
    expect(goesOnAt({ around: [both], openedBy: undefined, formsBefore: new Set([before, opened]) })).toBe(both);
  });

  it('stays in the nearest part that still stands, and asks for the screen where none does', () => {
    expect(goesOnAt({ around: [gone, card, screen], openedBy: 'Sign', formsBefore: new Set() })).toBe(card);
    expect(goesOnAt({ around: [gone], openedBy: undefined, formsBefore: new Set() })).toBeUndefined();
  });
});
