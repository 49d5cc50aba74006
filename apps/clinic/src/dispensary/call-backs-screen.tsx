/** Call-backs: somebody is picked by chance, called kindly, and what they bring is counted. */
import { callBack, listCallBacks, settleCallBack } from '@fairlead/contract/dispensary';
import type { CallBack } from '@fairlead/contract/dispensary';
import { Button, Card, Chip, ChoiceField, EmptyState, Segments, StateTag, TextField, useFormats, useWords } from '@fairlead/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { DiscreetMessage, discreetMessages } from '../messages/index.tsx';
import { AnswerNote, Screen, Shown, useCall, useRead, useSession } from '../platform/index.ts';
import { callBackMessages } from './call-back-messages.ts';

const outcomes = ['complete', 'short', 'excused', 'not-reached', 'not-come'] as const;

export function CallBacksScreen() {
  const words = useWords(callBackMessages);
  const { site, has } = useSession();
  const read = useRead(listCallBacks, { params: { id: site.id } }, { topics: ['take-home', 'tasks', 'outreach'] });
  return (
    <Screen title={words('callBacks')} sub={site.name} layout="sheet">
      <Shown of={read}>{({ items, mayBeAsked }) => {
        const open = items.filter(({ outcome }) => outcome === null);
        return (
          <>
            <div className="sheet stack">
              <Card title={words('open')}>{open.length === 0 ? <EmptyState title={words('noneOpen')}>{words('noneOpenSub')}</EmptyState> : <ul className="stack">{open.map((each) => <li key={each.id}><Open one={each} maySettle={has('nurse', 'pharmacist', 'prescriber')} /></li>)}</ul>}</Card>
              <Card title={words('before')}>{items.length === open.length ? <p className="muted">{words('noneBefore')}</p> : <ul className="stack">{items.filter(({ outcome }) => outcome !== null).map((each) => <li key={each.id}><Settled one={each} /></li>)}</ul>}</Card>
            </div>
            <aside className="side stack">{has('nurse', 'pharmacist', 'prescriber', 'manager') ? <Pick siteId={site.id} mayBeAsked={mayBeAsked} /> : null}</aside>
          </>
        );
      }}</Shown>
    </Screen>
  );
}

function Pick({ siteId, mayBeAsked }: { readonly siteId: string; readonly mayBeAsked: number }) {
  const words = useWords(callBackMessages);
  const pick = useCall(callBack);
  const [count, setCount] = useState<'1' | '3' | '5'>('1');
  return (
    <Card title={words('pick')}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); if (mayBeAsked > 0) void pick.send({ params: { id: siteId }, body: { count: Number(count) } }); }}>
        <p className="muted small">{words('pickHint')}</p>
        <p className="num">{words('mayBeAsked', { count: mayBeAsked })}</p>
        <div className="fieldx"><span>{words('howMany')}</span><Segments label={words('howMany')} value={count} onChoose={setCount} choices={(['1', '3', '5'] as const).map((value) => ({ value, label: words('people', { count: Number(value) }) }))} /></div>
        <AnswerNote answer={pick.answer} onAgain={() => { void pick.again(); }} />
        <Button type="submit" look="primary" aria-busy={pick.busy} why={mayBeAsked === 0 ? words('nobody') : undefined}>{words('draw')}</Button>
      </form>
    </Card>
  );
}

function Who({ one }: { readonly one: CallBack }) {
  return <Link to={`/people/${one.personId}/take-home`}><b>{one.name}</b> {one.number}</Link>;
}

function Open({ one, maySettle }: { readonly one: CallBack; readonly maySettle: boolean }) {
  const words = useWords(callBackMessages);
  const message = useWords(discreetMessages);
  const { dayTime, dayOf } = useFormats();
  const settle = useCall(settleCallBack);
  const [outcome, setOutcome] = useState<(typeof outcomes)[number] | undefined>(undefined);
  const [brought, setBrought] = useState('');
  const [note, setNote] = useState('');
  const [looked, setLooked] = useState<{ readonly seals?: 'yes' | 'no'; readonly volumes?: 'yes' | 'no' }>({});
  const came = outcome === 'complete' || outcome === 'short';
  const missing = outcome === undefined ? words('howItWent') : came && !/^\d{1,2}$/.test(brought) ? words('brought') : came && looked.seals === undefined ? words('seals') : came && looked.volumes === undefined ? words('volumes') : outcome === 'excused' && note.trim() === '' ? words('note') : undefined;
  const yesNo = [{ value: 'yes', label: words('yes') }, { value: 'no', label: words('no') }] as const;
  return (
    <div className="stack">
      <p className="num"><Who one={one} /> <Chip tone="due">{words('due', { when: dayTime(one.dueAt) })}</Chip> {words('bottles', { count: one.bottlesExpected })}</p>
      <p>{one.mayCall === false ? words('noCall') : one.telephone === null ? words('noNumber') : words('callAt', { telephone: one.telephone })} {words('say')}</p>
      {one.messagedAt === null ? null : <p className="muted small num">{message('wasSent', { when: dayTime(one.messagedAt) })}</p>}
      {maySettle ? <DiscreetMessage personId={one.personId} telephone={one.telephone} mayText={one.mayText} language={one.language} choices={['bringCall', 'bringAll']} before={dayOf(one.dueAt)} /> : null}
      {!maySettle ? null : <details><summary>{words('noteOutcome')}</summary>
        <form className="stack" onSubmit={(event) => { event.preventDefault(); if (missing === undefined && outcome !== undefined) void settle.send({ params: { id: one.id }, body: { outcome, ...(came ? { bottlesBrought: Number(brought), sealsWhole: looked.seals === 'yes', volumesRight: looked.volumes === 'yes' } : {}), ...(note.trim() === '' ? {} : { note }) } }); }}>
          <ChoiceField label={words('howItWent')} value={outcome} onChoose={setOutcome} choices={outcomes.map((value) => ({ value, label: words(value) }))} />
          {came ? <><TextField label={words('brought')} inputMode="numeric" value={brought} onText={setBrought} /><ChoiceField label={words('seals')} value={looked.seals} onChoose={(seals) => setLooked({ ...looked, seals })} choices={[...yesNo]} /><ChoiceField label={words('volumes')} value={looked.volumes} onChoose={(volumes) => setLooked({ ...looked, volumes })} choices={[...yesNo]} /></> : null}
          <TextField label={words('note')} value={note} onText={setNote} />
          <AnswerNote answer={settle.answer} onAgain={() => { void settle.again(); }} />
          <div><Button type="submit" aria-busy={settle.busy} why={missing}>{words('save')}</Button></div>
        </form></details>}
    </div>
  );
}

function Settled({ one }: { readonly one: CallBack }) {
  const words = useWords(callBackMessages);
  const { dayTime } = useFormats();
  if (one.outcome === null) return null;
  return <p className="num"><Who one={one} /> <StateTag state={one.outcome === 'complete' ? 'allow' : 'warn'}>{words(one.outcome)}</StateTag> <span className="muted small">{dayTime(one.pickedAt)}{one.settledBy === null ? null : `, ${one.settledBy}`}</span>{one.note === null ? null : <> {one.note}</>}</p>;
}
