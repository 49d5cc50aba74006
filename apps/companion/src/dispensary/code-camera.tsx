import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useWords } from '../platform/app.ts';
import { dispensaryMessages } from './dispensary-messages.ts';

interface Reader { detect: (picture: HTMLVideoElement) => Promise<readonly { readonly rawValue: string }[]> }
type ReaderMaker = new (options: { readonly formats: readonly string[] }) => Reader;
const readerMaker = (globalThis as unknown as { readonly BarcodeDetector?: ReaderMaker }).BarcodeDetector;

export const canReadCodes = readerMaker !== undefined;
const everyMs = 250;

/** Looks through the phone's own camera until it meets a code. No picture is kept or sent. */
export function CodeCamera({ onCode }: { readonly onCode: (code: string) => void }): ReactElement {
  const words = useWords(dispensaryMessages);
  const video = useRef<HTMLVideoElement>(null);
  const [isThere, setThere] = useState(true);
  const latest = useRef(onCode);
  useEffect(() => { latest.current = onCode; });
  useEffect(() => {
    const stop = new AbortController();
    const look = async (): Promise<void> => {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: 'environment' } });
      stop.signal.addEventListener('abort', () => { for (const track of stream.getTracks()) track.stop(); });
      if (stop.signal.aborted) { for (const track of stream.getTracks()) track.stop(); return; }
      if (video.current === null || readerMaker === undefined) return;
      video.current.srcObject = stream;
      await video.current.play();
      const reader = new readerMaker({ formats: ['qr_code'] });
      const timer = setInterval(() => {
        if (video.current === null) return;
        void reader.detect(video.current).then(([code]) => {
          if (code === undefined || stop.signal.aborted) return;
          stop.abort();
          latest.current(code.rawValue);
        }, () => undefined);
      }, everyMs);
      stop.signal.addEventListener('abort', () => clearInterval(timer));
    };
    look().catch(() => { if (!stop.signal.aborted) setThere(false); });
    return () => stop.abort();
  }, []);
  return isThere ? <video ref={video} className="viewfinder" muted playsInline aria-label={words('viewfinder')} /> : <p className="note warn" role="alert">{words('noCamera')}</p>;
}
