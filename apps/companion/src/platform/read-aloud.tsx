import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { Icon } from '@fairlead/ui/icon';
import { useLanguage, useWords } from './app.ts';
import { platformMessages } from './platform-messages.ts';

/** Sentence by sentence, since long texts are cut off by some voices. */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/\n+|(?<=[.?!])\s+/).map((part) => part.trim()).filter((part) => part !== '');
}

/** Reads the page's main text with the phone's own voice; nothing is drawn where there is none. */
export function ReadAloud(): ReactElement | null {
  const words = useWords(platformMessages);
  const language = useLanguage();
  const [reading, setReading] = useState(false);
  useEffect(() => () => { if ('speechSynthesis' in window) window.speechSynthesis.cancel(); }, []);
  if (!('speechSynthesis' in window)) return null;
  const start = (): void => {
    window.speechSynthesis.cancel();
    if (reading) { setReading(false); return; }
    const main = document.querySelector('main');
    const parts = sentencesOf(main?.innerText ?? '');
    parts.forEach((part, index) => {
      const utterance = new SpeechSynthesisUtterance(part);
      utterance.lang = language === 'en' ? 'en-US' : language;
      utterance.rate = 0.95;
      if (index === parts.length - 1) utterance.onend = () => setReading(false);
      window.speechSynthesis.speak(utterance);
    });
    setReading(parts.length > 0);
  };
  return <button type="button" className="round" aria-pressed={reading} aria-label={words(reading ? 'readStop' : 'readAloud')} onClick={start}><Icon name={reading ? 'x' : 'volume'} /></button>;
}
