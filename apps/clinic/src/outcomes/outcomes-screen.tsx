/** Retention, waiting, change, leaving and equity, each with its numerator, its denominator and how it is counted. */
import type { Outcomes } from '@fairlead/contract/outcomes';
import { getOutcomes } from '@fairlead/contract/outcomes';
import { Button, Card, EmptyState, Field, useFormats, useNow, useWords } from '@fairlead/ui';
import { IconChartLine, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { Screen, Shown, useRead } from '../platform/index.ts';
import { CaseloadCard, ChangeCard, GroupsCard, LeavingCard, SitesCard } from './figure-cards.tsx';
import { outcomesMessages } from './outcomes-messages.ts';
import { StayingCard, WaitingCard } from './staying-card.tsx';

type Period = 'all' | '12' | '6';
interface Asked { readonly siteId: string; readonly period: Period; readonly origin: '' | 'here' | 'imported' | 'synthetic' }

function Filters({ asked, set, origins, sites }: { readonly sites: Outcomes['sites']; readonly asked: Asked; readonly set: (change: Partial<Asked>) => void; readonly origins: Outcomes['origins'] | undefined }) {
  const words = useWords(outcomesMessages);
  const counts = origins ?? { here: 0, imported: 0, synthetic: 0 };
  return (
    <div className="rowx filters no-print">
      <Field label={words('period')}>{(ties) => <select {...ties} className="in" value={asked.period} onChange={(event) => set({ period: event.target.value as Period })}><option value="all">{words('periodAll')}</option><option value="12">{words('period12')}</option><option value="6">{words('period6')}</option></select>}</Field>
      <Field label={words('site')}>{(ties) => <select {...ties} className="in" value={asked.siteId} onChange={(event) => set({ siteId: event.target.value })}><option value="">{words('allSites')}</option>{sites.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select>}</Field>
      <Field label={words('origin')}>{(ties) => <select {...ties} className="in" value={asked.origin} onChange={(event) => set({ origin: event.target.value as Asked['origin'] })}><option value="">{words('originAll')}</option>{(['here', 'imported', 'synthetic'] as const).map((each) => <option key={each} value={each}>{words(each, { count: counts[each] })}</option>)}</select>}</Field>
      <Button onClick={() => print()}><IconPrinter className="i" aria-hidden="true" />{words('print')}</Button>
    </div>
  );
}

function Headlines({ of }: { readonly of: Outcomes }) {
  const words = useWords(outcomesMessages);
  const { percent, number } = useFormats();
  const point = of.retention.find(({ name }) => name === 'all')?.points.find(({ day }) => day === of.pointDay);
  const { waiting } = of;
  const heads = [
    { name: words('inTreatmentAt', { day: of.pointDay }), figure: point?.retained === null || point === undefined ? words('unknown') : percent(point.retained), line: point === undefined ? '' : `${words('of', { some: point.numerator, all: point.denominator })} ${point.low === null || point.high === null || point.low === point.high ? '' : words('interval', { low: Math.round(point.low * 100), high: Math.round(point.high * 100) })}` },
    { name: words('firstDose', { days: waiting.limitDays }), figure: waiting.n === 0 ? words('unknown') : percent(waiting.withinLimit / waiting.n), line: words('of', { some: waiting.withinLimit, all: waiting.n }) },
    { name: words('deaths'), figure: number(of.deaths), line: words('deathsOf', { count: of.people, years: number(of.personYears, 1) }) },
    { name: words('waitingNow'), figure: number(waiting.stillWaiting), line: words('pastLimit', { count: waiting.waitingPastLimit }) },
  ];
  return <dl className="headlines">{heads.map(({ name, figure, line }) => <div key={name}><dt>{name}</dt><dd className="num"><b>{figure}</b><span>{line}</span></dd></div>)}</dl>;
}

export function OutcomesScreen() {
  const words = useWords(outcomesMessages);
  const { day, dayOf } = useFormats();
  const nowMs = useNow();
  const [asked, setAsked] = useState<Asked>({ siteId: '', period: 'all', origin: '' });
  const from = asked.period === 'all' ? undefined : dayOf(new Date(nowMs - (asked.period === '12' ? 365 : 183) * 86_400_000).toISOString());
  const read = useRead(getOutcomes, { query: { ...(asked.siteId === '' ? {} : { siteId: asked.siteId }), ...(from === undefined ? {} : { from }), ...(asked.origin === '' ? {} : { origin: asked.origin }) } }, { topics: ['outcomes'], keep: true });
  return (
    <Screen title={words('outcomes')} {...(read.data === undefined ? {} : { sub: words('counted', { day: day(read.data.reply.asOf) }) })}>
      <Filters asked={asked} set={(change) => setAsked((had) => ({ ...had, ...change }))} origins={read.data?.reply.origins} sites={read.data?.reply.sites ?? []} />
      <Shown of={read} lines={10}>{(of) => (
        <>
          <Headlines of={of} />
          {of.started === 0 ? <Card title={words('staying')}><EmptyState icon={IconChartLine} title={words('empty')}>{words('emptySub')}</EmptyState></Card> : (
            <>
              <div className="two wide-two">
                <div className="stack"><StayingCard of={of} /><GroupsCard of={of} /></div>
                <div className="stack"><WaitingCard of={of} /><LeavingCard of={of} /><CaseloadCard of={of} /><SitesCard of={of} siteId={asked.siteId} /></div>
              </div>
              <ChangeCard of={of} />
            </>
          )}
          {of.started === 0 ? <div className="two"><SitesCard of={of} siteId={asked.siteId} /><CaseloadCard of={of} /></div> : null}
        </>
      )}</Shown>
    </Screen>
  );
}
