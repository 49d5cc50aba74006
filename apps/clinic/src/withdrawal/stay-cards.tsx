/** Parts of a stay: escalations, rounds, fluids, what is known of it, handover. */
import type { Fluid, Stay } from '@fairlead/contract/withdrawal';
import { Button, Card, EmptyState, Facts, StateTag, TextField, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, useSession } from '../platform/index.ts';
import { Pick } from './start-tab.tsx';
import { figureOf } from './use-round.ts';
import { useAddFluid } from './use-ward.ts';
import { useBand } from './ward-table.tsx';
import { wardMessages } from './withdrawal-messages.ts';

export function EscalationsCard({ stay }: { readonly stay: Stay }) {
  const words = useWords(wardMessages);
  const { dayTime } = useFormats();
  return (
    <Card title={words('escalations')}>
      {stay.escalations.length === 0 ? <p className="muted">{words('noEscalations')}</p> : <ul className="stack">{stay.escalations.map((one) => (
        <li key={one.id}><p className="rowx"><StateTag state={one.endedAt === null ? (one.kind === 'threshold' ? 'actNow' : 'overdue') : 'allow'}>{one.kind === 'overdue' || one.action === 'observe' ? words('observe') : words(one.action)}</StateTag><span className="muted num small">{words('opened', { time: dayTime(one.openedAt) })}</span></p>
          <p className="small muted num">{[one.askedPrescriberAt !== null && one.kind === 'overdue' ? words('askedPrescriber', { time: dayTime(one.askedPrescriberAt) }) : null, one.acknowledgedAt === null ? (one.endedAt === null ? words('notTakenYet') : null) : words('acknowledged', { time: dayTime(one.acknowledgedAt), who: one.acknowledgedBy ?? '' }), one.endedAt === null ? null : words('endedAs', { time: dayTime(one.endedAt), who: one.endedBy ?? '', outcome: one.outcome ?? '' })].filter(Boolean).join(' · ')}</p></li>
      ))}</ul>}
    </Card>
  );
}

export function RoundsCard({ stay }: { readonly stay: Stay }) {
  const words = useWords(wardMessages);
  const band = useBand();
  const { dayTime } = useFormats();
  if (stay.rounds.length === 0) return <Card title={words('rounds')}><EmptyState title={words('noRounds')}>{words('noRoundsSub')}</EmptyState></Card>;
  const score = (one: Stay['rounds'][number]['cows']): string => (one === null ? '–' : one.total === null ? words('incomplete') : String(one.total));
  return (
    <Card title={words('rounds')} sub={String(stay.rounds.length)}>
      {/* A region that scrolls has to be reached by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="figures-scroll" role="region" aria-label={words('rounds')} tabIndex={0}>
        <table className="figures num"><caption className="hide">{words('rounds')}</caption><thead><tr><th scope="col">{words('hour')}</th><th scope="col">{words('cows')}</th><th scope="col">{words('news2')}</th><th scope="col">{words('poss')}</th><th scope="col">{words('note')}</th></tr></thead>
          <tbody>{stay.rounds.map((round) => <tr key={round.id}><th scope="row">{dayTime(round.at)}<br /><span className="muted small">{round.by}</span></th><td>{score(round.cows)} <span className="muted small">{band(round.cows?.band ?? null)}</span></td><td>{score(round.news2)}</td><td>{round.poss ?? '–'}</td><td>{round.action === null ? null : <StateTag state="refuse">{words(round.action)}</StateTag>} {round.note ?? ''}</td></tr>)}</tbody></table>
      </div>
    </Card>
  );
}

const kinds = [['drink', 'drink'], ['oral_rehydration', 'oral_rehydration'], ['intravenous', 'intravenous'], ['urine', 'urineOut'], ['vomit', 'vomit'], ['stool', 'stool']] as const;

export function FluidsCard({ stay }: { readonly stay: Stay }) {
  const words = useWords(wardMessages);
  const { time } = useFormats();
  const { has } = useSession();
  const add = useAddFluid();
  const [what, setWhat] = useState<Fluid['what']>('drink');
  const [millilitres, setMillilitres] = useState('');
  const { items, inMl24h, outMl24h, lastUrineAt } = stay.fluids;
  const label = (kind: Fluid['what']): string => { const found = kinds.find(([each]) => each === kind); return found === undefined ? '' : words(found[1]); };
  const press = () => { const ml = figureOf(millilitres); void add.send({ params: { id: stay.id }, body: { what, ...(ml === null ? {} : { millilitres: Math.round(ml) }) } }).then((answer) => { if (answer.kind === 'done') setMillilitres(''); }); };
  return (
    <Card title={words('fluids')} sub={<span className="num">{words('inOut', { inMl: inMl24h, outMl: outMl24h })}</span>}>
      <div className="stack">
        <p className="small muted num">{lastUrineAt === null ? words('noUrine') : words('lastUrine', { time: time(lastUrineAt) })}</p>
        {stay.state === 'open' && has('nurse', 'prescriber') ? <form className="readings" onSubmit={(event) => { event.preventDefault(); press(); }}><Pick label={words('fluidWhat')} value={what} options={kinds.map(([kind, key]) => [kind, words(key)] as const)} onPick={(kind) => { if (kind !== '') setWhat(kind); }} /><TextField label={words('millilitres')} inputMode="numeric" unit="mL" value={millilitres} onText={setMillilitres} /><Button type="submit" aria-busy={add.busy}>{words('addFluid')}</Button></form> : null}
        <AnswerNote answer={add.answer} onAgain={() => void add.again()} />
        {items.length === 0 ? <p className="muted small">{words('noFluids')}</p> : <ul className="small num">{items.slice(0, 6).map((fluid) => <li key={fluid.id}>{time(fluid.at)} {label(fluid.what)}{fluid.millilitres === null ? '' : `, ${words('mL', { ml: fluid.millilitres })}`}</li>)}</ul>}
      </div>
    </Card>
  );
}

export function DetailsCard({ stay }: { readonly stay: Stay }) {
  const words = useWords(wardMessages);
  const { dayTime } = useFormats();
  return (
    <Card title={words('details')}>
      <Facts facts={[
        { name: words('responsible'), value: stay.responsibleClinician }, { name: words('supervision'), value: words(stay.supervision) }, { name: words('method'), value: words(`m_${stay.method}`) }, { name: words('opioid'), value: words(stay.opioid) }, { name: words('lastUse'), value: dayTime(stay.lastUseAt) },
        { name: words('started'), value: `${dayTime(stay.startedAt)}, ${stay.startedBy}` }, { name: words('planned'), value: words('days', { count: stay.plannedDays }) }, { name: words('offer'), value: words(stay.agonistAnswer) },
      ]} />
      {stay.agonistWords === null ? null : <p className="say"><b>{words('supporter')}</b>{stay.agonistWords}</p>}
      {stay.overrideReason === null ? null : <p className="muted">{words('wentPast', { reason: stay.overrideReason })}</p>}
    </Card>
  );
}

export function HandoverCard({ stay }: { readonly stay: Stay }) {
  const words = useWords(wardMessages);
  const { dayTime } = useFormats();
  return (
    <Card title={words('handoverLines')}>
      {stay.handovers.length === 0 ? <p className="muted small">{words('noNotes')}</p> : <ul className="stack small">{stay.handovers.slice(0, 5).map((line) => <li key={line.at}><b className="num">{dayTime(line.at)}</b> <span className="muted">{words('fromTo', { by: line.by, to: line.to })}{line.acknowledgedAt === null ? ` · ${words('unread')}` : ''}</span><p>{line.changed}</p><p className="muted">{line.due}</p></li>)}</ul>}
    </Card>
  );
}
