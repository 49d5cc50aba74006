/** The frame of one person's record: who it is, the tabs that the rooms added, what is next. */
import { useWords, wordsOf, useLanguage } from '@fairlead/ui';
import { Outlet, useMatches, useParams, useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { PersonBanner, Screen, Shown, useSession } from '../platform/index.ts';
import { NextStep } from './next-step.tsx';
import { peopleMessages } from './people-messages.ts';
import type { OpenRecord } from './person-context.ts';
import { RecordContext } from './person-context.ts';
import { PersonSide } from './person-side.tsx';
import { RecordTabs } from './record-tabs.tsx';
import { tabsOf } from './tabs.ts';
import { usePersonShown, useRecordRead } from './use-record.ts';

function useTabs() {
  const router = useRouter();
  const language = useLanguage();
  const { has, site } = useSession();
  const routes: Readonly<Record<string, object>> = router.routesById;
  const tabs = useMemo(() => tabsOf(Object.values(routes)), [routes]);
  return tabs.filter(({ roles, country }) => (roles === undefined || has(...roles)) && (country === undefined || country === site.country)).map(({ to, messages, label, order }) => ({ to, order, label: wordsOf(messages, language)(label) }));
}

function OpenFrame({ record }: { readonly record: OpenRecord }) {
  const shown = usePersonShown(record);
  const tabs = useTabs();
  const hasSide = useMatches().some(({ staticData }) => staticData.tab?.side === true);
  return (
    <RecordContext value={record}>
      <Screen title={record.name} head={<PersonBanner person={shown} />} layout={hasSide ? 'sheet' : 'wide'}>
        <RecordTabs tabs={tabs} personId={record.person.id} />
        {hasSide ? <><div><Outlet /></div><aside className="side record-side"><NextStep /><PersonSide /></aside></> : <Outlet />}
      </Screen>
    </RecordContext>
  );
}

export function PersonFrame() {
  const words = useWords(peopleMessages);
  const { personId = '' }: { readonly personId?: string } = useParams({ strict: false });
  const { read, record } = useRecordRead(personId);
  if (record === undefined || record.person.id !== personId) return <Screen title={words('people')} layout="narrow"><Shown of={read} lines={8}>{() => null}</Shown></Screen>;
  return <OpenFrame key={record.person.id} record={record} />;
}
