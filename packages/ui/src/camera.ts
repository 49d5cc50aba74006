/** Codes seen by the device's own camera, where the browser can read them. No picture is kept or sent. */
import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

interface Reader { detect: (picture: HTMLVideoElement) => Promise<readonly { readonly rawValue: string }[]> }
type ReaderMaker = new (options: { readonly formats: readonly string[] }) => Reader;
const readerMaker = (globalThis as unknown as { readonly BarcodeDetector?: ReaderMaker }).BarcodeDetector;

export const canReadCodes = readerMaker !== undefined;
const everyMs = 250;

interface CodeCamera {
  /** Where the picture is drawn. */
  readonly video: RefObject<HTMLVideoElement | null>;
  /** False where there is no camera, or nobody allowed it. */
  readonly isThere: boolean;
}

/** Looks through the camera on the side that `facing` says until it meets a code that is wanted (every one, if `wants` is left out), and ends then. */
export function useCodeCamera({ facing, wants, onCode }: { readonly facing: 'user' | 'environment'; readonly wants?: (code: string) => boolean; readonly onCode: (code: string) => void }): CodeCamera {
  const video = useRef<HTMLVideoElement>(null);
  const [isThere, setThere] = useState(true);
  const latest = useRef({ wants, onCode });
  useEffect(() => { latest.current = { wants, onCode }; });
  useEffect(() => {
    const stop = new AbortController();
    const look = async (): Promise<void> => {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: facing } });
      const end = (): void => { for (const track of stream.getTracks()) track.stop(); };
      stop.signal.addEventListener('abort', end);
      // Whoever left while the browser was still asking leaves no camera running.
      if (stop.signal.aborted) return end();
      if (video.current === null || readerMaker === undefined) return;
      video.current.srcObject = stream;
      await video.current.play();
      const reader = new readerMaker({ formats: ['qr_code'] });
      const timer = setInterval(() => {
        if (video.current === null) return;
        void reader.detect(video.current).then((codes) => {
          const code = codes.find(({ rawValue }) => latest.current.wants?.(rawValue) ?? true)?.rawValue;
          if (code === undefined || stop.signal.aborted) return;
          stop.abort();
          latest.current.onCode(code);
        }, () => undefined);
      }, everyMs);
      stop.signal.addEventListener('abort', () => clearInterval(timer));
    };
    look().catch(() => { if (!stop.signal.aborted) setThere(false); });
    return () => stop.abort();
  }, [facing]);
  return { video, isThere };
}
