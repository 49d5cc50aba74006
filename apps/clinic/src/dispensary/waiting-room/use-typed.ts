/** Keys at the check-in screen: a reader types a whole card in an instant and ends with Enter; a person types one letter or a few digits. */
import { cardPrefix } from '@fairlead/contract/dispensary';
import { useEffect, useRef } from 'react';

/** A reader leaves less between two keys. */
const readerMs = 60;

export interface Typed {
  readonly onCard: (card: string) => void;
  readonly onLetter: (letter: string) => void;
  readonly onDigit: (digit: string) => void;
}

/** What a run of keys was: a card, or one key of a person. */
export function runOf(keys: string, ended: boolean): { readonly kind: 'card' | 'letter' | 'digit'; readonly text: string } | null {
  const text = keys.toUpperCase();
  if (text.length > 1) return ended && text.startsWith(cardPrefix) ? { kind: 'card', text } : null;
  if (/^\p{L}$/u.test(text)) return { kind: 'letter', text };
  return /^\d$/.test(text) ? { kind: 'digit', text } : null;
}

export function useTyped(typed: Typed): void {
  const latest = useRef(typed);
  useEffect(() => { latest.current = typed; });
  useEffect(() => {
    let keys = '';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (ended: boolean): boolean => {
      const run = runOf(keys, ended);
      keys = '';
      if (run?.kind === 'card') latest.current.onCard(run.text);
      else if (run?.kind === 'letter') latest.current.onLetter(run.text);
      else if (run?.kind === 'digit') latest.current.onDigit(run.text);
      return run?.kind === 'card';
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || (event.target instanceof HTMLElement && event.target.closest('input') !== null)) return;
      if (event.key === 'Enter' && keys.length > 1) {
        clearTimeout(timer);
        // The reader's Enter is the end of its card, and presses no button.
        event.preventDefault();
        tell(true);
        return;
      }
      if (event.key.length !== 1 || event.key === ' ') return;
      clearTimeout(timer);
      keys += event.key;
      timer = setTimeout(() => tell(false), readerMs);
    };
    document.addEventListener('keydown', onKey, { capture: true });
    return () => { clearTimeout(timer); document.removeEventListener('keydown', onKey, { capture: true }); };
  }, []);
}
