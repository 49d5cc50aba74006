/** Who is at the window, what was seen, and what was taken: what the nurse compares with the person in front of them. */
import { Card, Chip, Facts, useFormats, useWords } from '@fairlead/ui';
import type { QueueRow, Ticket } from '@fairlead/contract/dispensary';
import { Link } from '@tanstack/react-router';
import { IconFileDescription, IconUserCheck, IconUserQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { useRisk } from '../crisis/index.tsx';
import { LargeFace } from '../people/index.tsx';
import { NaloxoneChip, RiskChip } from '../platform/index.ts';
import { DoseBarsCard } from './dose-bars-card.tsx';
import { GivenDoses } from './given-doses.tsx';
import { SinceLastDose } from './since-last-dose.tsx';
import { CallAgain } from './window-calls.tsx';
import { mayBeUsual } from './use-window.ts';
import { WindowCheckForm } from './window-check-form.tsx';
import { windowMessages } from './window-messages.ts';

export function PersonAtWindow({ ticket, row }: { readonly ticket: Ticket; readonly row: QueueRow | undefined }) {
  const words = useWords(windowMessages);
  const { date, time, dayOf } = useFormats();
  const { check } = ticket;
  const risk = useRisk(ticket.personId).data?.reply;
  const naloxone = risk?.naloxone ?? null;
  return (
    <div className="person">
      <section className="id with-face" aria-label={row?.name ?? ''}>
        <LargeFace key={ticket.personId} personId={ticket.personId} name={row?.name ?? ''} />
        <div className="name">
          <h2>{row?.name}</h2><div className="line"><CallAgain key={ticket.personId} personId={ticket.personId} name={row?.name ?? ''} isHere={row?.lane === 'here'} /><Link className="btn" to={`/people/${ticket.personId}`}><IconFileDescription className="i" aria-hidden="true" />{words('chart')}</Link><Link className="btn" to={`/people/${ticket.personId}/orders`}>{words('orders')}</Link><Link className="btn" to={`/people/${ticket.personId}/take-home`}>{words('bottles')}</Link></div>
          <p className="num">{row === undefined || row.bornOn === null ? null : <>{words('born', { day: date(row.bornOn) })} · </>}{row?.number}</p>
          <p className="muted small num">{words('treatmentDay')} {ticket.treatmentDay}</p>
        </div>
        <div className="checks">
          {check?.identityConfirmed === true ? <Chip tone="allow" icon={IconUserCheck}>{words('confirmed', { time: time(check.checkedAt) })}</Chip> : <Chip tone="warn" icon={IconUserQuestion}>{words('notConfirmed')}</Chip>}
          {risk === undefined ? null : <>
            <RiskChip riskFactors={!risk.complete && risk.present.length === 0 ? null : risk.present.length} />
            <NaloxoneChip naloxone={naloxone === null ? null : { packs: naloxone.packs, ...(naloxone.goodUntil === null ? {} : { goodUntil: naloxone.goodUntil }) }} />
          </>}
          {ticket.bottlesOut === 0 ? null : <Chip>{words('bottlesOut', { count: ticket.bottlesOut })}</Chip>}
        </div>
      </section>
      <Seen ticket={ticket} bornOn={row?.bornOn ?? null} />
      <DoseBarsCard personId={ticket.personId} today={ticket.dosingDay} plannedUg={ticket.part === null ? null : ticket.doseUg} />
      <SinceLastDose personId={ticket.personId} today={ticket.dosingDay} dayOf={dayOf} />
      <GivenDoses personId={ticket.personId} />
    </div>
  );
}

function Seen({ ticket, bornOn }: { readonly ticket: Ticket; readonly bornOn: string | null }) {
  const words = useWords(windowMessages);
  const { time, number } = useFormats();
  const [again, setAgain] = useState(false);
  const { check } = ticket;
  if (check === null || again) {
    return <Card title={words('atTheWindow')} {...(check === null ? { aside: <span className="small muted">{words('notSeenYet')}</span> } : {})}><WindowCheckForm personId={ticket.personId} bornOn={mayBeUsual(ticket) ? bornOn : null} bottlesOut={ticket.bottlesOut} onSaved={() => setAgain(false)} {...(check === null ? {} : { onCancel: () => setAgain(false) })} /></Card>;
  }
  const unknown = <span className="muted">{words('notAsked')}</span>;
  const poss = { S: words('possS'), 1: words('poss1'), 2: words('poss2'), 3: words('poss3'), 4: words('poss4') };
  const yesNo = (value: boolean | null) => (value === null ? unknown : <b>{words(value ? 'yes' : 'no')}</b>);
  const facts = [
    { name: words('sedation'), value: check.poss === null ? unknown : <b>{poss[check.poss]}</b> },
    { name: words('breaths'), value: check.rr === null ? unknown : <b>{check.rr}</b> },
    { name: words('oxygen'), value: check.spo2 === null ? unknown : <b>{number(check.spo2)} %</b> },
    { name: words('intoxicated'), value: yesNo(check.intoxicated) },
    { name: words('elsewhere'), value: yesNo(check.dosedElsewhere) },
    { name: words('alcohol'), value: check.breathAlcoholMg === null ? unknown : <b>{number(check.breathAlcoholMg / 1000, 3)}</b> },
    { name: words('bottlesBack'), value: check.bottlesReturned === null ? unknown : <b>{words('ofAll', { done: check.bottlesReturned, all: check.bottlesDue ?? check.bottlesReturned })}</b> },
    { name: words('missed'), value: <b>{ticket.missedDays}</b> },
  ];
  return <Card className="now" title={words('atTheWindow')} aside={<span className="small muted num">{time(check.checkedAt)}, {check.checkedBy} <button type="button" className="btn bare" onClick={() => setAgain(true)}>{words('scoreAgain')}</button></span>}><Facts facts={facts} /></Card>;
}
