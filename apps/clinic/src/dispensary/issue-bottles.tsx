/** Issues the bottles that the decision in force allows: which days, from which container, read by two where the liquid is strong. */
import { issueTakeHome } from '@fairlead/contract/dispensary';
import type { Bottle, TakeHomeDecision, Ticket } from '@fairlead/contract/dispensary';
import { Button, Card, Field, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, Shown } from '../platform/index.ts';
import { PrintLabels } from './bottle-labels.tsx';
import { FillBottles, type Filling, type Slot } from './fill-bottles.tsx';
import { pumpMessages } from './pump-messages.ts';
import { SecondPersonDialog } from './second-person-dialog.tsx';
import { SecondWaits } from './second/second-waits.tsx';
import { useTwoSigned } from './second/use-two-signed.ts';
import { takeHomeMessages } from './take-home-messages.ts';
import { useTicket } from './use-window.ts';

interface Props { readonly personId: string; readonly inForce: TakeHomeDecision; readonly takenDays: ReadonlySet<string>; readonly out: number; readonly bottles: readonly Bottle[]; readonly filling: Filling; /** These days alone: those that the site is closed on. */ readonly only?: readonly string[] }

export function IssueBottles(props: Props) {
  const words = useWords(takeHomeMessages);
  const ticket = useTicket(props.personId);
  return <Card title={words('issue')}><Shown of={ticket} lines={3}>{(reply, etag) => (reply.order === null ? <p className="muted">{words('noOrder')}</p> : <IssueForm {...props} ticket={reply} orderId={reply.order.id} etag={etag ?? String(reply.order.version)} strong={(reply.order.product.ugPerMl ?? 0) >= 10_000} />)}</Shown></Card>;
}

/** The next days, days in UTC, which has no zone to lose one in. */
export function daysAfter(day: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => new Date(Date.parse(`${day}T00:00:00Z`) + (index + 1) * 86_400_000).toISOString().slice(0, 10));
}

/** The bottles of these days, part by part, as the order in force has them. */
function slotsOf({ order }: Ticket, days: readonly string[], bottles: readonly Bottle[]): readonly Slot[] {
  const version = order?.versions.find((each) => each.version === order.version);
  if (order === null || version === undefined) return [];
  return days.flatMap((day) => version.partUg.map((usual, index) => ({ day, part: order.firstPart + index, doseUg: version.schedule.find((each) => each.dosingDay === day && each.part === order.firstPart + index)?.doseUg ?? usual })))
    .filter(({ day, part, doseUg }) => doseUg > 0 && !bottles.some((each) => each.dosingDay === day && each.part === part));
}

function IssueForm({ personId, bottles, filling, inForce, takenDays, out, only, ticket, orderId, etag, strong }: Props & { readonly ticket: Ticket; readonly orderId: string; readonly etag: string; readonly strong: boolean }) {
  const words = useWords(takeHomeMessages);
  const { day, mg } = useFormats();
  const issue = useTwoSigned('take-home', issueTakeHome);
  const left = Math.max(0, inForce.requestedDays - out);
  const offered = only ?? daysAfter(ticket.dosingDay, inForce.requestedDays + out).filter((each) => !takenDays.has(each)).slice(0, left);
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const [containerId, setContainer] = useState('');
  const [asking, setAsking] = useState(false);
  const [last, setLast] = useState<Bottle | undefined>(undefined);
  const pump = useWords(pumpMessages);
  const days = offered.filter((each) => !without.has(each));
  const open = ticket.containers.filter((each) => each.state === 'open').toSorted((a, b) => Number(a.pump !== null) - Number(b.pump !== null));
  // Tablets and films are drawn from all strengths that stand at the window.
  const counted = (ticket.order?.product.strengthsUg.length ?? 0) > 0;
  // What stands filled under a pump comes first; else the nurse's choice, else what is drawn by hand.
  const from = filling[0]?.cup.containerId ?? (containerId === '' ? open[0]?.id : containerId);
  const atPump = open.find((each) => each.id === from && each.pump !== null);
  const send = async (confirmationId?: string) => {
    setAsking(false);
    if (from !== undefined) await issue.send({ params: { id: orderId }, body: { dosingDays: [...days], ...(counted ? {} : { containerId: from }), ...(confirmationId === undefined ? {} : { confirmationId }) } }, { ifMatch: etag });
  };
  // Filled by a pump, and not without its label for long.
  const label = last === undefined ? null : <PrintLabels personId={personId} bottle={{ id: last.id, label: pump('labelIt', { day: day(last.dosingDay) }) }} />;
  const choice = <Field label={words('from')}>{(ties) => <select {...ties} className="in" value={from ?? ''} onChange={(event) => setContainer(event.target.value)}>{open.map((each) => <option key={each.id} value={each.id}>{each.pump === null ? '' : `${each.pump.name}: `}{each.label} · {mg(each.balanceUg)}</option>)}</select>}</Field>;
  if (atPump !== undefined && (left > 0 || filling.length > 0)) return <div className="stack">{choice}<FillBottles orderId={orderId} etag={etag} dosingDay={ticket.dosingDay} container={atPump} slots={slotsOf(ticket, only ?? daysAfter(ticket.dosingDay, inForce.requestedDays + out), bottles).slice(0, left)} filling={filling} strong={strong} onIssued={(bottle) => { setLast(bottle); setContainer(atPump.id); }} />{label}</div>;
  if (left === 0) return <>{label}<p className="muted">{words('allOut', { count: out })}</p><AnswerNote answer={issue.answer} /></>;
  return (
    <>
    {label}
    <form className="stack" onSubmit={(event) => { event.preventDefault(); if (days.length === 0 || from === undefined) return; if (strong) setAsking(true); else void send(); }}>
      <fieldset className="fieldx"><legend>{words('forDays')}</legend>
        <div className="rowx">{offered.map((each) => <label key={each} className="choice num"><input type="checkbox" className="tick" checked={!without.has(each)} onChange={(event) => { const after = new Set(without); if (event.target.checked) after.delete(each); else after.add(each); setWithout(after); }} /><span>{day(each)}</span></label>)}</div>
      </fieldset>
      {counted ? <p className="muted num">{words('fromAll', { strengths: open.map((each) => `${each.label} · ${mg(each.balanceUg)}`).join('; ') })}</p> : choice}
      <AnswerNote answer={issue.answer} onAgain={() => { void issue.again(); }} />
      <Button type="submit" aria-busy={issue.busy} why={days.length === 0 ? words('forDays') : from === undefined ? words('from') : undefined}>{words('issueBottles', { count: days.length })}</Button>
      <SecondPersonDialog mayAsk opened={asking} onClose={() => setAsking(false)} onConfirmed={(id) => { void send(id); }} />
      <SecondWaits of={issue} />
    </form>
    </>
  );
}
