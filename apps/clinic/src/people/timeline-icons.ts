/** The mark of each room on a timeline. */
import { IconAlertTriangle, IconArrowUpRight, IconBed, IconBottle, IconCalendarEvent, IconClipboardList, IconFileImport, IconFileText, IconHeartHandshake, IconInbox, IconLifebuoy, IconMessage, IconMicroscope, IconPill, IconShieldCheck, IconTargetArrow, IconUsersGroup } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';

export const timelineIcons: Readonly<Record<string, Icon>> = {
  admission: IconInbox, recognition: IconInbox, assessment: IconClipboardList, placement: IconArrowUpRight, plan: IconTargetArrow, withdrawal: IconAlertTriangle, medication: IconPill, dispensary: IconBottle, residence: IconBed, therapy: IconUsersGroup,
  recovery: IconHeartHandshake, community: IconHeartHandshake, aftercare: IconHeartHandshake, crisis: IconLifebuoy, consent: IconShieldCheck, schedule: IconCalendarEvent, tests: IconMicroscope, messages: IconMessage, outcomes: IconFileText, funding: IconFileText, interop: IconFileImport,
};
