/** The band under every screen of a site node: linked, or since when not, and what waits. A server shows none. */
import { getLink } from '@fairlead/contract/downtime';
import { useFormats, useWords } from '@fairlead/ui';
import { IconHandStop, IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react';
import type { LinkState } from '@fairlead/contract/downtime';
import { ConfirmDate } from './link-date.tsx';
import { linkMessages } from './link-messages.ts';
import { useRead } from './use-api.ts';
import './link-band.css';

const everyMs = 5_000;

/** A server is asked once; it does not become a node under an open screen. */
export function LinkBand() {
  const link = useRead(getLink, {}, { topics: ['link'] }).data?.reply;
  return link?.isNode === true ? <Watched /> : null;
}

function Watched() {
  const link = useRead(getLink, {}, { topics: ['link'], refetchInterval: everyMs }).data?.reply;
  return link === undefined ? null : <Band link={link} />;
}

function Band({ link }: { readonly link: LinkState }) {
  const words = useWords(linkMessages);
  const { dayTime, day } = useFormats();
  const site = link.site ?? '';
  const doses = words('doses', { count: link.dosesWaiting });
  const tone = link.stopped !== null ? 'refuse' : link.isLinked ? 'allow' : 'warn';
  const BandIcon = link.stopped !== null ? IconHandStop : link.isLinked ? IconPlugConnected : IconPlugConnectedX;
  return (
    <div className={`link-band num ${tone}`} role="status">
      <BandIcon className="i" aria-hidden="true" />
      <span>
        {link.isLinked ? words('linked', { site }) : words('lost', { when: link.lostSince === null ? '' : dayTime(link.lostSince), doses, site, to: link.heldTo === null ? '' : day(link.heldTo) })}
        {link.stopped === null ? null : <> <b>{words('notDosing')}</b> {link.stopped}</>}
      </span>
      {link.doubtedSince === null ? null : <ConfirmDate since={link.doubtedSince} />}
    </div>
  );
}
