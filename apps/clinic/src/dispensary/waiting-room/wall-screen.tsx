/** The wall: whose number or initials is called to which window. Live; when it has no line it says since when. */
import { readWall } from '@fairlead/contract/dispensary';
import { useFormats, useWords } from '@fairlead/ui';
import { useQueryClient } from '@tanstack/react-query';
import { IconCloudOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { startLive } from '../../platform/live.ts';
import { useRead } from '../../platform/index.ts';
import { waitingRoomMessages } from './waiting-room-messages.ts';

const everyMs = 10_000;
/** Two reads that did not come. */
const staleMs = 25_000;

/** True once nothing new came for too long. */
function useLate(updatedAt: number): boolean {
  const [lateSince, setLateSince] = useState(-1);
  useEffect(() => {
    const timer = setTimeout(() => setLateSince(updatedAt), staleMs);
    return () => clearTimeout(timer);
  }, [updatedAt]);
  return lateSince === updatedAt;
}

export function WallScreen() {
  const words = useWords(waitingRoomMessages);
  const { time } = useFormats();
  const client = useQueryClient();
  const wall = useRead(readWall, {}, { topics: ['queue'], refetchInterval: everyMs });
  useEffect(() => startLive(client), [client]);
  const refused = wall.error?.why.kind;
  useEffect(() => { if (refused === 'signed-out' || refused === 'forbidden') location.reload(); }, [refused]);
  const reply = wall.data?.reply;
  const isStale = useLate(wall.dataUpdatedAt) || wall.error !== null || wall.fetchStatus === 'paused' || wall.failureCount > 0;
  const [newest, ...others] = reply?.calls ?? [];
  return (
    <main className="wall" id="main">
      {isStale ? <p className="wall-stale" role="alert"><IconCloudOff className="i" aria-hidden="true" /> {words('stale', { time: reply === undefined ? '–' : time(reply.now) })}</p> : null}
      <h1>{words('wall')}</h1>
      <p className="hide" role="status">{newest === undefined ? '' : words('toWindow', { label: newest.label, window: newest.window })}</p>
      {newest === undefined ? <p className="wall-nobody">{words('nobody')}</p> : (
        <ol className="wall-calls">
          <li key={newest.id} className="newest"><b className="num">{newest.label}</b><span>{words('window', { window: newest.window })}</span></li>
          {others.map((call) => <li key={call.id}><b className="num">{call.label}</b><span>{words('window', { window: call.window })}</span></li>)}
        </ol>
      )}
      {reply === undefined ? null : <p className="wall-foot num">{words('waiting', { count: reply.waiting })}</p>}
    </main>
  );
}
