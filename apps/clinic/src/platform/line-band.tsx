/** Said once, at the foot of every screen: since when the record cannot be reached, what is kept, and what to do. */
import { useFormats, useWords } from '@fairlead/ui';
import { IconCloudOff, IconPlugConnectedX } from '@tabler/icons-react';
import type { Line } from './line.ts';
import { shellMessages } from './shell-messages.ts';
import './link-band.css';

export function LineBand({ line }: { readonly line: Exclude<Line, { readonly kind: 'up' }> }) {
  const words = useWords(shellMessages);
  const { time } = useFormats();
  const BandIcon = line.kind === 'offline' ? IconCloudOff : IconPlugConnectedX;
  return (
    <div className="link-band num due" role="status">
      <BandIcon className="i" aria-hidden="true" />
      <span><b>{words(line.kind === 'offline' ? 'offlineSince' : 'lostSince', { time: time(line.since) })}</b> {words('lineKept')}</span>
    </div>
  );
}
