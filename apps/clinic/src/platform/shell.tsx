/** The clinic around every screen: rooms, bar, search, saved and offline state, keys. */
import { useFormats, useNow, useWords } from '@fairlead/ui';
import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { useIsMutating, useMutationState } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { FindBox } from './find-box.tsx';
import { KeyHelp } from './keys.tsx';
import { LinkBand } from './link-band.tsx';
import { onLine } from './live.ts';
import { Rail, RailMenu } from './rail.tsx';
import { BarContext } from './screen.tsx';
import { useSession } from './session.tsx';
import { shellMessages } from './shell-messages.ts';
import { ToSignLink } from './to-sign-link.tsx';

const watchNetwork = (watcher: () => void) => {
  addEventListener('online', watcher);
  addEventListener('offline', watcher);
  return () => { removeEventListener('online', watcher); removeEventListener('offline', watcher); };
};

/** Whether the device has a line at all. */
export const useIsOffline = (): boolean => useSyncExternalStore(watchNetwork, () => !navigator.onLine);

function SavedState() {
  const words = useWords(shellMessages);
  const { time } = useFormats();
  const isOffline = useIsOffline();
  const saving = useIsMutating() > 0;
  const nowMs = useNow();
  const [isUp, setUp] = useState(true);
  useEffect(() => onLine(setUp), []);
  const sentAt = useMutationState({ filters: { status: 'success' }, select: (mutation) => mutation.state.submittedAt });
  const [openedAt] = useState(nowMs);
  const savedAt = Math.max(openedAt, ...sentAt);
  if (isOffline) return <span className="sync due" role="status" title={words('offlineLong')}><IconCloudOff className="i" aria-hidden="true" /><span>{words('offline')}</span></span>;
  if (saving) return <span className="sync"><IconCloudUp className="i" aria-hidden="true" /><span>{words('saving')}</span></span>;
  if (!isUp) return <span className="sync due" role="status"><IconCloudUp className="i" aria-hidden="true" /><span>{words('lineLost')}</span></span>;
  return <span className="sync num"><IconCloudCheck className="i" aria-hidden="true" /><span>{words('saved', { time: time(new Date(savedAt).toISOString()) })}</span></span>;
}

export function Shell() {
  const words = useWords(shellMessages);
  const { isPharmacy } = useSession();
  const [where, setWhere] = useState<HTMLElement | null>(null);
  const [facts, setFacts] = useState<HTMLElement | null>(null);
  const places = useMemo(() => ({ where, facts }), [where, facts]);
  return (
    <>
      <div className="clinic">
        <a className="skip" href="#main" onClick={(event) => { event.preventDefault(); document.getElementById('main')?.focus(); }}>{words('skip')}</a>
        <Rail />
        <header className="bar">
          <RailMenu />
          <div className="where" ref={setWhere} />
          {isPharmacy ? null : <FindBox />}
          <div className="bar-facts" ref={setFacts} />
          {isPharmacy ? null : <ToSignLink />}
          <SavedState />
        </header>
        <BarContext value={places}><Outlet /></BarContext>
        <KeyHelp />
      </div>
      {isPharmacy ? null : <LinkBand />}
    </>
  );
}
