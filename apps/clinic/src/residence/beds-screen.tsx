/** The beds of a site: one truth about who has which, until when it is held, and for whom. */
import { addBed, bedBoard, closeBed, endLeave, leaveBed, releaseHold } from '@fairlead/contract/residence';
import type { Bed, BedSpan } from '@fairlead/contract/residence';
import { Button, Card, Chip, EmptyState, setClock, TextField, useFormats, useWords } from '@fairlead/ui';
import { IconBed, IconClockPause, IconDoorExit, IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { AnswerNote, Screen, Shown, useCall, useRead, useSession } from '../platform/index.ts';
import { WardTabs } from '../withdrawal/index.tsx';
import { AdmitToBed, CloseBed, HoldBed, MoveBed, StartLeave, type Doing } from './bed-dialogs.tsx';
import { residenceMessages } from './residence-messages.ts';
import './residence.css';

const dialogs = { hold: HoldBed, admit: AdmitToBed, move: MoveBed, leave: StartLeave, close: CloseBed } as const;

function SpanLine({ span }: { readonly span: BedSpan }) {
  const words = useWords(residenceMessages);
  const { dayTime } = useFormats();
  return (
    <div>
      <p><b>{span.name}</b>{span.number === null ? null : <span className="muted num"> {span.number}</span>}</p>
      <p className="small muted num">{span.kind === 'hold' && span.until !== null ? `${words('until', { time: dayTime(span.until) })}, ${words('heldBy', { who: span.madeBy })}` : words('since', { time: dayTime(span.from) })}{span.note === null ? '' : ` · ${span.note}`}</p>
      {span.leave === null ? null : <p className="rowx small"><Chip tone={span.leave.naloxoneInHand ? 'quiet' : 'warn'} icon={IconDoorExit}>{words('onLeave', { time: dayTime(span.leave.dueBackAt) })}</Chip><span className="muted">{words(span.leave.naloxoneInHand ? 'withNaloxone' : 'noNaloxone')}</span></p>}
    </div>
  );
}

function Occupied({ span, onDo }: { readonly span: BedSpan; readonly onDo: (doing: Doing) => void }) {
  const words = useWords(residenceMessages);
  const back = useCall(endLeave);
  const ends = useCall(leaveBed);
  const [isEnding, setEnding] = useState(false);
  const { leave } = span;
  if (isEnding) return <><div className="pair">{(['went_home', 'left_early', 'hospital'] as const).map((reason) => <Button key={reason} aria-busy={ends.busy} onClick={() => void ends.send({ params: { id: span.id }, body: { reason } })}>{words(reason)}</Button>)}<Button look="bare" onClick={() => setEnding(false)}>{words('cancel')}</Button></div><AnswerNote answer={ends.answer} onAgain={() => void ends.again()} /></>;
  return (
    <div className="pair">
      {span.personId === null ? null : <Link className="btn" to={`/people/${span.personId}`}>{words('openStay')}</Link>}
      {leave === null ? <Button onClick={() => onDo('leave')}>{words('leave')}</Button> : <Button aria-busy={back.busy} onClick={() => void back.send({ params: { id: leave.id }, body: {} })}>{words('isBack')}</Button>}
      <Button onClick={() => onDo('move')}>{words('move')}</Button><Button look="bare" onClick={() => setEnding(true)}>{words('ends')}</Button><AnswerNote answer={back.answer} onAgain={() => void back.again()} />
    </div>
  );
}

const looks = { free: { icon: IconBed, tone: 'allow' }, held: { icon: IconClockPause, tone: 'due' }, occupied: { icon: IconBed, tone: 'quiet' }, closed: { icon: IconLock, tone: 'quiet' } } as const;

function BedCard({ bed, onDo }: { readonly bed: Bed; readonly onDo: (doing: Doing) => void }) {
  const words = useWords(residenceMessages);
  const { dayTime } = useFormats();
  const { has } = useSession();
  const release = useCall(releaseHold);
  const open = useCall(closeBed);
  const { icon, tone } = looks[bed.state];
  const [nursing, admits] = [has('prescriber', 'nurse', 'manager'), has('prescriber', 'nurse', 'counsellor', 'peer_worker', 'front_desk', 'manager')];
  return (
    <section className={`bed-card ${bed.state}`} aria-label={words('bedNo', { bed: bed.name })}>
      <h3><span className="num">{words('bedNo', { bed: bed.name })} <span className="muted small">{bed.room}</span></span><Chip tone={tone} icon={icon}>{words(bed.state)}</Chip></h3>
      {bed.span === null ? (bed.closedReason === null ? null : <p className="muted">{bed.closedReason}</p>) : <SpanLine span={bed.span} />}
      {bed.next === null ? null : <p className="small muted num">{words('next', { name: bed.next.name, time: dayTime(bed.next.from) })}</p>}
      {bed.state === 'free' ? <div className="pair">{admits ? <Button onClick={() => onDo('hold')}>{words('hold')}</Button> : null}{nursing ? <Button onClick={() => onDo('admit')}>{words('admit')}</Button> : null}{has('nurse', 'manager') ? <Button look="bare" onClick={() => onDo('close')}>{words('close')}</Button> : null}</div> : null}
      {bed.state === 'held' && bed.span !== null ? <div className="pair">{nursing ? <Button onClick={() => onDo('admit')}>{words('admit')}</Button> : null}{admits ? <Button look="bare" aria-busy={release.busy} onClick={() => { if (bed.span !== null) void release.send({ params: { id: bed.span.id }, body: {} }); }}>{words('release')}</Button> : null}</div> : null}
      {bed.state === 'closed' && has('nurse', 'manager') ? <div className="pair"><Button aria-busy={open.busy} onClick={() => void open.send({ params: { id: bed.id }, body: { closedReason: null } })}>{words('open')}</Button></div> : null}
      {bed.state === 'occupied' && bed.span !== null && nursing ? <Occupied span={bed.span} onDo={onDo} /> : null}
      <AnswerNote answer={release.answer} onAgain={() => void release.again()} /><AnswerNote answer={open.answer} onAgain={() => void open.again()} />
    </section>
  );
}

function AddBed() {
  const words = useWords(residenceMessages);
  const { site } = useSession();
  const send = useCall(addBed);
  const [name, setName] = useState('');
  const [room, setRoom] = useState('');
  const press = () => { if (name.trim() !== '') void send.send({ params: { id: site.id }, body: { name: name.trim(), ...(room.trim() === '' ? {} : { room: room.trim() }) } }).then((answer) => { if (answer.kind === 'done') setName(''); }); };
  return <Card title={words('addBed')}><form className="rowx" onSubmit={(event) => { event.preventDefault(); press(); }}><TextField label={words('bedName')} value={name} onText={setName} maxLength={40} /><TextField label={words('room')} optional value={room} onText={setRoom} maxLength={60} /><Button type="submit" aria-busy={send.busy} why={name.trim() === '' ? words('bedName') : undefined}>{words('addBed')}</Button></form><AnswerNote answer={send.answer} onAgain={() => void send.again()} /></Card>;
}

export function BedsScreen() {
  const words = useWords(residenceMessages);
  const { site, has } = useSession();
  const read = useRead(bedBoard, { params: { id: site.id } }, { topics: ['beds'], refetchInterval: 60_000 });
  const [doing, setDoing] = useState<{ readonly doing: Doing; readonly bedId: string } | undefined>(undefined);
  const reply = read.data?.reply;
  useEffect(() => { if (reply !== undefined) setClock(Date.parse(reply.now)); }, [reply]);
  const bed = reply?.items.find(({ id }) => id === doing?.bedId);
  const Dialog = doing === undefined ? undefined : dialogs[doing.doing];
  const facts = reply === undefined ? [] : [{ name: words('free'), value: <b>{reply.places.free}</b> }, { name: words('held'), value: <b>{reply.places.held}</b> }, { name: words('occupied'), value: <b>{reply.places.occupied}</b> }];
  return (
    <Screen title={words('beds')} sub={site.name} facts={facts} layout="wide">
      <div className="stack">
        <WardTabs />
        <Shown of={read} lines={6}>{({ items }) => (items.length === 0 ? <EmptyState icon={IconBed} title={words('noBeds')}>{words('noBedsSub')}</EmptyState> : <div className="beds">{items.map((each) => <BedCard key={each.id} bed={each} onDo={(what) => setDoing({ doing: what, bedId: each.id })} />)}</div>)}</Shown>
        {has('manager', 'administrator') ? <AddBed /> : null}
        {Dialog === undefined || bed === undefined || reply === undefined ? null : <Dialog bed={bed} beds={reply.items} onClose={() => setDoing(undefined)} />}
      </div>
    </Screen>
  );
}
