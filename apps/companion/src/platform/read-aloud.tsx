import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { Icon } from '@fairlead/ui/icon';
import { useLanguage, useWords } from './app.ts';
import { platformMessages } from './platform-messages.ts';

/** Sentence by sentence, since long texts are cut off by some voices. */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/\n+|(?<=[.?!])\s+/).map((part) => part.trim()).filter((part) => part !== '');
}

export interface Said { readonly text: string; readonly lang: string }

/** The phone's own voice: a press begins, the next one stops. Undefined where the phone has none. */
export function useVoice(rate: number): { readonly reading: boolean; readonly press: (partsOf: () => readonly Said[]) => void } | undefined {
  const [reading, setReading] = useState(false);
  useEffect(() => () => { if ('speechSynthesis' in window) window.speechSynthesis.cancel(); }, []);
  if (!('speechSynthesis' in window)) return undefined;
  const press = (partsOf: () => readonly Said[]): void => {
    window.speechSynthesis.cancel();
    const parts = reading ? [] : partsOf();
    parts.forEach(({ text, lang }, index) => {
      const said = new SpeechSynthesisUtterance(text);
      said.lang = lang === 'en' ? 'en-US' : lang;
      said.rate = rate;
      if (index === parts.length - 1) said.onend = () => setReading(false);
      window.speechSynthesis.speak(said);
    });
    setReading(parts.length > 0);
  };
  return { reading, press };
}

/** Reads the page's main text; nothing is drawn where there is no voice. */
export function ReadAloud(): ReactElement | null {
  const words = useWords(platformMessages);
  const lang = useLanguage();
  const voice = useVoice(0.95);
  if (voice === undefined) return null;
  const { reading, press } = voice;
  const start = (): void => press(() => sentencesOf(document.querySelector('main')?.innerText ?? '').map((text) => ({ text, lang })));
  return <button type="button" className="round" aria-pressed={reading} aria-label={words(reading ? 'readStop' : 'readAloud')} onClick={start}><Icon name={reading ? 'x' : 'volume'} /></button>;
}
