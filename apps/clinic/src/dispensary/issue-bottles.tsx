/** Issues the bottles that the decision in force allows: which days, from which container, read by two where the liquid is strong. */
import { issueTakeHome } from '@fairlead/contract/dispensary';
import type { TakeHomeDecision, Ticket } from '@fairlead/contract/dispensary';
import { Button, Card, Field, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, Shown, useCall } from '../platform/index.ts';
import { SecondPersonDialog } from './second-person-dialog.tsx';
import { takeHomeMessages } from './take-home-messages.ts';
import { useTicket } from './use-window.ts';

interface Props { readonly personId: string; readonly inForce: TakeHomeDecision; readonly takenDays: ReadonlySet<string>; readonly out: number; /** These days alone: those that the site is closed on. */ readonly only?: readonly string[] }

export function IssueBottles(props: Props) {
  const words = useWords(takeHomeMessages);
  const ticket = useTicket(props.personId);
  return <Card title={words('issue')}><Shown of={ticket} lines={3}>{(reply, etag) => (reply.order === null ? <p className="muted">{words('noOrder')}</p> : <IssueForm {...props} ticket={reply} orderId={reply.order.id} etag={etag ?? String(reply.order.version)} strong={(reply.order.product.ugPerMl ?? 0) >= 10_000} />)}</Shown></Card>;
}

/** The next days, days in UTC, which has no zone to lose one in. */
export function daysAfter(day: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => new Date(Date.parse(`${day}T00:00:00Z`) + (index + 1) * 86_400_000).toISOString().slice(0, 10));
}

function IssueForm({ inForce, takenDays, out, only, ticket, orderId, etag, strong }: Props & { readonly ticket: Ticket; readonly orderId: string; readonly etag: string; readonly strong: boolean }) {
  const words = useWords(takeHomeMessages);
  const { day, mg } = useFormats();
  const issue = useCall(issueTakeHome);
  const left = Math.max(0, inForce.requestedDays - out);
  const offered = only ?? daysAfter(ticket.dosingDay, inForce.requestedDays + out).filter((each) => !takenDays.has(each)).slice(0, left);
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const [containerId, setContainer] = useState('');
  const [asking, setAsking] = useState(false);
  const days = offered.filter((each) => !without.has(each));
  const open = ticket.containers.filter((each) => each.state === 'open' && each.pump === null);
  // Tablets and films are drawn from all strengths that stand at the window.
  const counted = (ticket.order?.product.strengthsUg.length ?? 0) > 0;
  const from = containerId === '' ? open[0]?.id : containerId;
  const send = async (confirmationId?: string) => {
    setAsking(false);
    if (from !== undefined) await issue.send({ params: { id: orderId }, body: { dosingDays: [...days], ...(counted ? {} : { containerId: from }), ...(confirmationId === undefined ? {} : { confirmationId }) } }, { ifMatch: etag });
  };
  if (left === 0) return <><p className="muted">{words('allOut', { count: out })}</p><AnswerNote answer={issue.answer} /></>;
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); if (days.length === 0 || from === undefined) return; if (strong) setAsking(true); else void send(); }}>
      <fieldset className="fieldx"><legend>{words('forDays')}</legend>
        <div className="rowx">{offered.map((each) => <label key={each} className="choice num"><input type="checkbox" className="tick" checked={!without.has(each)} onChange={(event) => { const after = new Set(without); if (event.target.checked) after.delete(each); else after.add(each); setWithout(after); }} /><span>{day(each)}</span></label>)}</div>
      </fieldset>
      {counted ? <p className="muted num">{words('fromAll', { strengths: open.map((each) => `${each.label} · ${mg(each.balanceUg)}`).join('; ') })}</p> : <Field label={words('from')}>{(ties) => <select {...ties} className="in" value={from ?? ''} onChange={(event) => setContainer(event.target.value)}>{open.map((each) => <option key={each.id} value={each.id}>{each.label} · {mg(each.balanceUg)}</option>)}</select>}</Field>}
      <AnswerNote answer={issue.answer} onAgain={() => { void issue.again(); }} />
      <Button type="submit" aria-busy={issue.busy} why={days.length === 0 ? words('forDays') : from === undefined ? words('from') : undefined}>{words('issueBottles', { count: days.length })}</Button>
      <SecondPersonDialog opened={asking} onClose={() => setAsking(false)} onConfirmed={(id) => { void send(id); }} />
    </form>
  );
}
