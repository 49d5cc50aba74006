import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { Icon } from '@fairlead/ui/icon';
import { useWords } from '../platform/app.ts';
import { nowMs } from '../platform/clock.ts';
import { crisisMessages } from './crisis-messages.ts';

const waitMs = 180_000;

/** Three minutes until the second spray; counted from the clock, so that a screen that slept is still right. */
export function NaloxoneTimer(): ReactElement {
  const words = useWords(crisisMessages);
  const [until, setUntil] = useState<number>();
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (until === undefined) return undefined;
    const timer = setInterval(() => setNow(nowMs()), 250);
    return () => clearInterval(timer);
  }, [until]);
  const leftSeconds = until === undefined ? waitMs / 1000 : Math.max(0, Math.ceil((until - now) / 1000));
  const over = until !== undefined && leftSeconds === 0;
  const start = (): void => { const at = nowMs(); setNow(at); setUntil(at + waitMs); };
  return (
    <div className="timer">
      <button type="button" className="btn" onClick={start}><Icon name="hourglass" />{words(until === undefined ? 'timer' : 'timerAgain')}</button>
      <span className="num muted" role="timer" aria-live="off">{Math.floor(leftSeconds / 60)}:{String(leftSeconds % 60).padStart(2, '0')}</span>
      <p className="timer-over" role="alert" hidden={!over}>{over ? words('timerOver') : ''}</p>
    </div>
  );
}
