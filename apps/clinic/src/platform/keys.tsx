/** Single-key shortcuts: registered by the screen that has them, listed under "?", and switched off by whoever does not want them. */
import { Modal } from '@mantine/core';
import { Key, useWords } from '@fairlead/ui';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { kept } from './kept.ts';
import { shellMessages } from './shell-messages.ts';

interface Shortcut { readonly key: string; readonly says: string }

const shown = new Map<symbol, Shortcut>();
const watchers = new Set<() => void>();
let list: readonly Shortcut[] = [];

function changed(): void {
  // Two lists of one screen may have the same key; it is listed once.
  list = [...new Map([...shown.values()].map((each) => [`${each.key} ${each.says}`, each])).values()];
  for (const watcher of watchers) watcher();
}

const watch = (watcher: () => void) => { watchers.add(watcher); return () => { watchers.delete(watcher); }; };

/** Whether single keys act; kept on this device. */
export const keysChoice = kept<'on' | 'off'>('fairlead.keys', ['on', 'off'], 'on');

const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [role="dialog"]') !== null);

/** A single key does this while the component is on the screen. `says` comes from a catalogue and is listed under "?". */
export function useShortcut(key: string, says: string, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => { latest.current = act; });
  useEffect(() => {
    const id = Symbol(key);
    shown.set(id, { key, says });
    changed();
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== key.toLowerCase() || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (takesText(event.target) || keysChoice.get() === 'off') return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', onKey);
    return () => { document.removeEventListener('keydown', onKey); shown.delete(id); changed(); };
  }, [key, says]);
}

/** The help under "?": every key that acts on this screen. */
export function KeyHelp() {
  const words = useWords(shellMessages);
  const [isOpen, setOpen] = useState(false);
  useShortcut('?', words('keyHelp'), () => setOpen(true));
  const keys = useSyncExternalStore(watch, () => list);
  return (
    <Modal opened={isOpen} onClose={() => setOpen(false)} title={words('keysTitle')} closeButtonProps={{ 'aria-label': words('close') }}>
      <p className="muted">{words('keysSub')}</p>
      <dl className="keys-list">{keys.map(({ key, says }) => <div key={key}><dt><Key>{key === ' ' ? '␣' : key.toUpperCase()}</Key><span className="hide">{key}</span></dt><dd>{says}</dd></div>)}</dl>
    </Modal>
  );
}
