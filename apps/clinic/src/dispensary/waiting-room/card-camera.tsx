/** Reads a card with the screen's own camera, where the browser can read codes. */
import { cardPrefix } from '@fairlead/contract/dispensary';
import { useWords } from '@fairlead/ui';
import { useEffect, useRef, useState } from 'react';
import { waitingRoomMessages } from './waiting-room-messages.ts';

interface Reader { detect: (picture: HTMLVideoElement) => Promise<readonly { readonly rawValue: string }[]> }
type ReaderMaker = new (options: { readonly formats: readonly string[] }) => Reader;
const readerMaker = (globalThis as unknown as { readonly BarcodeDetector?: ReaderMaker }).BarcodeDetector;

export const canReadCodes = readerMaker !== undefined;
const everyMs = 250;

export function CardCamera({ onCard }: { readonly onCard: (card: string) => void }) {
  const words = useWords(waitingRoomMessages);
  const video = useRef<HTMLVideoElement>(null);
  const [isThere, setThere] = useState(true);
  const latest = useRef(onCard);
  useEffect(() => { latest.current = onCard; });
  useEffect(() => {
    const stop = new AbortController();
    const look = async (): Promise<void> => {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: 'user' } });
      stop.signal.addEventListener('abort', () => { for (const track of stream.getTracks()) track.stop(); });
      if (stop.signal.aborted || video.current === null || readerMaker === undefined) return;
      video.current.srcObject = stream;
      await video.current.play();
      const reader = new readerMaker({ formats: ['qr_code'] });
      const timer = setInterval(() => {
        const picture = video.current;
        if (picture === null) return;
        void reader.detect(picture).then((codes) => {
          const card = codes.find(({ rawValue }) => rawValue.startsWith(cardPrefix))?.rawValue;
          if (card === undefined || stop.signal.aborted) return;
          stop.abort();
          latest.current(card);
        }, () => undefined);
      }, everyMs);
      stop.signal.addEventListener('abort', () => clearInterval(timer));
    };
    look().catch(() => { if (!stop.signal.aborted) setThere(false); });
    return () => stop.abort();
  }, []);
  return isThere ? <video ref={video} className="kiosk-camera" muted playsInline aria-label={words('viewfinder')} /> : <p role="alert">{words('noCamera')}</p>;
}
