/** The rooms, always at the same place: a rail, icons on a smaller screen, a menu on a small one. */
import { Drawer, Tooltip } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { FairleadMark, useWords } from '@fairlead/ui';
import { IconBed, IconBottle, IconBuildingStore, IconCalendarEvent, IconChartLine, IconInbox, IconListCheck, IconMenu2, IconPhoneCall, IconScale, IconUserCircle, IconUsers, IconUsersGroup } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { roomsFor, type Room, type RoomKey } from './rooms.ts';
import { useSession } from './session.tsx';
import { SettingsMenu } from './settings-menu.tsx';
import { shellMessages } from './shell-messages.ts';

const icons: Readonly<Record<RoomKey, Icon>> = { inbox: IconInbox, worklist: IconListCheck, reengage: IconPhoneCall, window: IconBottle, ward: IconBed, people: IconUsers, sessions: IconCalendarEvent, ledger: IconScale, staff: IconUsersGroup, outcomes: IconChartLine, pharmacy: IconBuildingStore };

interface RoomLinkProps { readonly room: Room; readonly withTooltip: boolean; readonly onGo?: () => void }

function RoomLink({ room: { key, to }, withTooltip, onGo }: RoomLinkProps) {
  const words = useWords(shellMessages);
  const RoomIcon = icons[key];
  return (
    <Tooltip label={words(key)} position="right" disabled={!withTooltip} withinPortal>
      <Link to={to} activeProps={{ 'aria-current': 'page' }} {...(onGo === undefined ? {} : { onClick: onGo })}><RoomIcon className="i" aria-hidden="true" /><span>{words(key)}</span></Link>
    </Tooltip>
  );
}

function RoomLinks({ withTooltips, onGo }: { readonly withTooltips: boolean; readonly onGo?: () => void }) {
  const { has, isPharmacy } = useSession();
  return roomsFor(has, isPharmacy).map((room) => <RoomLink key={room.key} room={room} withTooltip={withTooltips} {...(onGo === undefined ? {} : { onGo })} />);
}

export function Rail() {
  const words = useWords(shellMessages);
  const { who } = useSession();
  const isNarrow = useMediaQuery('(max-width: 1180px)') ?? false;
  return (
    <nav className="rail" aria-label={words('rooms')}>
      <Link to="/" className="mark" aria-label={words('home')}><FairleadMark /></Link>
      <RoomLinks withTooltips={isNarrow} />
      <SettingsMenu position="right-end"><button type="button" className="last" aria-label={words('you')}><IconUserCircle className="i" aria-hidden="true" /><span>{who.initials}</span></button></SettingsMenu>
    </nav>
  );
}

/** On a small screen the rooms stand behind this button. */
export function RailMenu() {
  const words = useWords(shellMessages);
  const { who } = useSession();
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <button type="button" className="btn menu" aria-label={words('menu')} aria-expanded={isOpen} onClick={open}><IconMenu2 className="i" aria-hidden="true" /></button>
      <Drawer opened={isOpen} onClose={close} size="17rem" title={words('rooms')} closeButtonProps={{ 'aria-label': words('closeMenu') }}>
        <nav className="rail-drawer" aria-label={words('rooms')}><RoomLinks withTooltips={false} onGo={close} /></nav>
        <SettingsMenu position="top-start"><button type="button" className="btn wide"><IconUserCircle className="i" aria-hidden="true" />{who.displayName}</button></SettingsMenu>
      </Drawer>
    </>
  );
}
