/** Comfort medicines of a stay: what is ordered, how much of the day is used, what was given, held and whether it helped. */
import { addEffect, endComfortOrder } from '@fairlead/contract/withdrawal';
import type { ComfortDose, ComfortOrder, Stay } from '@fairlead/contract/withdrawal';
import { Button, Card, Chip, DecisionPanel, DueTag, EmptyState, Facts, StateTag, TextField, useFormats, useWords } from '@fairlead/ui';
import { IconPill } from '@tabler/icons-react';
import { useState } from 'react';
import { AnswerNote, useCall, useSession } from '../platform/index.ts';
import { useComfortName } from './comfort-names.ts';
import { ComfortOrderForm } from './comfort-order-form.tsx';
import { GiveComfort } from './give-comfort.tsx';
import { CourseLine, SupplyButton } from './home-course.tsx';
import { homeMessages } from './home-messages.ts';
import { wardMessages } from './withdrawal-messages.ts';

function AskEffect({ dose }: { readonly dose: ComfortDose }) {
  const words = useWords(wardMessages);
  const { time } = useFormats();
  const send = useCall(addEffect);
  const medicine = useComfortName()(dose.medicine);
  const effects = [['better', 'better'], ['little', 'little'], ['none', 'noneEffect'], ['worse', 'worse']] as const;
  return (
    <div className="stack" role="group" aria-label={words('effectAsk', { medicine, time: time(dose.at) })}>
      <p className="rowx"><b>{words('effectAsk', { medicine, time: time(dose.at) })}</b>{dose.askEffectAt === null ? null : <DueTag dueAt={dose.askEffectAt} />}</p>
      <div className="pair">{effects.map(([effect, label]) => <Button key={effect} aria-busy={send.busy} onClick={() => void send.send({ params: { id: dose.id }, body: { effect } })}>{words(label)}</Button>)}</div>
      <AnswerNote answer={send.answer} onAgain={() => void send.again()} />
    </div>
  );
}

function Doses({ doses }: { readonly doses: readonly ComfortDose[] }) {
  const words = useWords(wardMessages);
  const home = useWords(homeMessages);
  const { dayTime, mg, time } = useFormats();
  if (doses.length === 0) return null;
  return (
    <ul className="stack small num">{doses.slice(0, 8).map((dose) => (
      <li key={dose.id} className="rowx"><StateTag state={dose.what === 'given' || dose.what === 'supplied' ? 'given' : dose.what === 'held' ? 'refuse' : 'away'}>{dose.what === 'supplied' ? home('supplied') : words(dose.what)}</StateTag><span>{dayTime(dose.at)}, {dose.units === null ? mg(dose.doseUg) : `${dose.units} × ${mg(dose.doseUg / dose.units)}`}, {dose.by}</span>
        {dose.recheckAt === null ? null : <span className="muted">{words('lookAgain', { time: time(dose.recheckAt) })}</span>}{dose.effect === null ? null : <Chip>{words(dose.effect.effect === 'none' ? 'noneEffect' : dose.effect.effect)}</Chip>}{dose.overrideReason === null ? null : <span className="muted">{words('wentPast', { reason: dose.overrideReason })}</span>}</li>
    ))}</ul>
  );
}

function EndOrder({ order, onDone }: { readonly order: ComfortOrder; readonly onDone: () => void }) {
  const words = useWords(wardMessages);
  const end = useCall(endComfortOrder);
  const [reason, setReason] = useState('');
  if (end.answer?.kind === 'done') return end.answer.reply.decision.findings.length === 0 ? null : <DecisionPanel alone decision={end.answer.reply.decision} />;
  return (
    <form className="rowx" onSubmit={(event) => { event.preventDefault(); if (reason.trim() !== '') void end.send({ params: { id: order.id }, body: { reason: reason.trim(), abrupt: true } }); }}>
      <TextField label={words('endReason')} value={reason} onText={setReason} /><Button type="submit" aria-busy={end.busy} why={reason.trim() === '' ? words('noReason') : undefined}>{words('endOrder')}</Button><Button look="bare" onClick={onDone}>{words('leaveIt')}</Button>
      <AnswerNote answer={end.answer} onAgain={() => void end.again()} />
    </form>
  );
}

/** One order with what was given under it, on the ward or at home. `open`: the stay or the episode it belongs to goes on. */
export function ComfortOrderShown({ order, open }: { readonly order: ComfortOrder; readonly open: boolean }) {
  const words = useWords(wardMessages);
  const { mg, dayTime, number } = useFormats();
  const { has } = useSession();
  const name = useComfortName()(order.medicine);
  const [doing, setDoing] = useState<'nothing' | 'give' | 'supply' | 'end'>('nothing');
  const line = words('orderLine', { dose: mg(order.doseUg), hours: number(order.everyHours, 1), most: mg(order.maxADayUg), how: words(order.asNeeded ? 'asNeededWord' : 'regularWord') });
  const asks = order.doses.filter(({ what, effect }) => (what === 'given' || what === 'supplied') && effect === null).slice(0, 1);
  const inForce = order.state === 'in_force' && open;
  return (
    <section className="order-card" aria-label={name}>
      <div className="rowx"><h3>{name}</h3><span className="muted num">{line}</span>{order.state === 'ended' ? <Chip>{words('ended')}</Chip> : null}{order.recheckAt === null ? null : <><StateTag state="refuse">{words('held')}</StateTag><DueTag dueAt={order.recheckAt} /></>}</div>
      <p className="small muted">{order.reason}. {order.signedBy}, {dayTime(order.signedAt)}.{order.overrideReason === null ? '' : ` ${words('wentPast', { reason: order.overrideReason })}`}</p>
      {order.state === 'ended' ? null : <Facts facts={[{ name: words('last24'), value: <b>{words('ofMost', { given: mg(order.last24hUg), most: mg(order.maxADayUg) })}</b> }, { name: words('lastGiven'), value: order.lastGivenAt === null ? words('never') : <b>{dayTime(order.lastGivenAt)}</b> }]} />}
      {order.course === null ? null : <CourseLine order={order} course={order.course} inForce={inForce} />}
      {has('nurse', 'prescriber') ? asks.map((dose) => <AskEffect key={dose.id} dose={dose} />) : null}
      {doing === 'give' || doing === 'supply' ? <GiveComfort order={order} supplies={doing === 'supply'} onClose={() => setDoing('nothing')} /> : doing === 'end' ? <EndOrder order={order} onDone={() => setDoing('nothing')} /> : inForce && has('nurse', 'prescriber')
        ? <div className="rowx">{order.course?.supply === 'window' ? <SupplyButton name={name} left={order.course.units - order.course.suppliedUnits} onPress={() => setDoing('supply')} /> : null}{order.course?.supply === 'prescription' ? null : <Button onClick={() => setDoing('give')}>{words('giveTitle', { medicine: name })}</Button>}{has('prescriber') ? <Button look="bare" onClick={() => setDoing('end')}>{words('endOrder')}</Button> : null}</div> : null}
      <Doses doses={order.doses} />
    </section>
  );
}

export function ComfortCard({ stay }: { readonly stay: Stay }) {
  const words = useWords(wardMessages);
  const { has } = useSession();
  const [isOrdering, setOrdering] = useState(false);
  const mayOrder = stay.state === 'open' && has('prescriber');
  return (
    <Card title={words('comfort')} aside={mayOrder && !isOrdering ? <Button onClick={() => setOrdering(true)}>{words('orderComfort')}</Button> : undefined}>
      {isOrdering ? <ComfortOrderForm place={{ stayId: stay.id }} onClose={() => setOrdering(false)} /> : null}
      {stay.orders.length === 0 && !isOrdering ? <EmptyState icon={IconPill} title={words('noComfort')}>{words('noComfortSub')}</EmptyState> : stay.orders.map((order) => <ComfortOrderShown key={order.id} order={order} open={stay.state === 'open'} />)}
    </Card>
  );
}
