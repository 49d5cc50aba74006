/** The clinic around every screen: rooms, bar, search, saved and offline state, keys. */
import { useFormats, useNow, useWords } from '@fairlead/ui';
import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { useIsMutating, useMutationState, type Mutation } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import type { Answer } from './api.ts';
import { FindBox } from './find-box.tsx';
import { keepFocus } from './keep-focus.ts';
import { KeyHelp } from './keys.tsx';
import { LineBand } from './line-band.tsx';
import { LineContext, useLine, type Line } from './line.ts';
import { LinkBand } from './link-band.tsx';
import { Rail, RailMenu } from './rail.tsx';
import { BarContext } from './screen.tsx';
import { useSession } from './session.tsx';
import { shellMessages } from './shell-messages.ts';
import { ToSignLink } from './to-sign-link.tsx';

/** A press that got no answer, or a refusal, saved nothing. */
const wasSaved = ({ state }: Mutation): boolean => (state.data as Answer<unknown> | undefined)?.kind === 'done';

function SavedState({ line }: { readonly line: Line }) {
  const words = useWords(shellMessages);
  const { time } = useFormats();
  const saving = useIsMutating() > 0;
  const nowMs = useNow();
  const sentAt = useMutationState({ filters: { status: 'success', predicate: wasSaved }, select: (mutation) => mutation.state.submittedAt });
  const [openedAt] = useState(nowMs);
  const savedAt = Math.max(openedAt, ...sentAt);
  if (line.kind === 'offline') return <span className="sync due"><IconCloudOff className="i" aria-hidden="true" /><span>{words('offline')}</span></span>;
  if (saving) return <span className="sync"><IconCloudUp className="i" aria-hidden="true" /><span>{words('saving')}</span></span>;
  if (line.kind === 'lost') return <span className="sync due"><IconCloudUp className="i" aria-hidden="true" /><span>{words('lineLost')}</span></span>;
  return <span className="sync num"><IconCloudCheck className="i" aria-hidden="true" /><span>{words('saved', { time: time(new Date(savedAt).toISOString()) })}</span></span>;
}

export function Shell() {
  const words = useWords(shellMessages);
  const { isPharmacy } = useSession();
  const [where, setWhere] = useState<HTMLElement | null>(null);
  const line = useLine();
  const [facts, setFacts] = useState<HTMLElement | null>(null);
  useEffect(keepFocus, []);
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
          <SavedState line={line} />
        </header>
        <LineContext value={line}><BarContext value={places}><Outlet /></BarContext></LineContext>
        <KeyHelp />
      </div>
      {line.kind !== 'up' ? <LineBand line={line} /> : isPharmacy ? null : <LinkBand />}
    </>
  );
}
