/** Bottles filled by a pump: fill, see what it measured, issue, label; then the next. */
import { issueTakeHome, pourBottle } from '@fairlead/contract/dispensary';
import type { Bottle, ContainerLine, TakeHome } from '@fairlead/contract/dispensary';
import { Button, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, useCall } from '../platform/index.ts';
import { CupNote, WastePoured } from './pour-step.tsx';
import { pumpMessages } from './pump-messages.ts';
import { SecondPersonDialog } from './second-person-dialog.tsx';
import { SecondWaits } from './second/second-waits.tsx';
import { useTwoSigned } from './second/use-two-signed.ts';

export type Filling = TakeHome['filling'];
export interface Slot { readonly day: string; readonly part: number; readonly doseUg: number }

interface Props {
  readonly orderId: string;
  readonly etag: string;
  /** Today's, as this screen shows it. */
  readonly dosingDay: string;
  readonly container: ContainerLine;
  /** What may still go home, in the order of its days. */
  readonly slots: readonly Slot[];
  readonly filling: Filling;
  /** A second person reads each measure. */
  readonly strong: boolean;
  readonly onIssued: (bottle: Bottle | undefined) => void;
}

export function FillBottles({ orderId, etag, dosingDay, container, slots, filling, strong, onIssued }: Props) {
  const words = useWords(pumpMessages);
  const { day, mg } = useFormats();
  const pour = useCall(pourBottle);
  const issue = useTwoSigned('take-home', issueTakeHome);
  const [asking, setAsking] = useState(false);
  const filled = filling[0];
  const cup = filled?.cup ?? null;
  const slot = filled === undefined ? slots[0] : slots.find((each) => each.day === filled.dosingDay && each.part === filled.part) ?? { day: filled.dosingDay, part: filled.part, doseUg: filled.cup.measuredUg + filled.cup.restUg };
  const strength = container.product.ugPerMl ?? 1000;
  if (slot === undefined) return <p className="muted">{words('allFilled')}</p>;
  const fill = () => { void pour.send({ params: { id: orderId }, body: { dosingDay, forDay: slot.day, part: slot.part, doseUg: slot.doseUg, containerId: container.id } }, { ifMatch: etag }); };
  const send = async (confirmationId?: string) => {
    setAsking(false);
    const answer = await issue.send({ params: { id: orderId }, body: { dosingDays: [slot.day], part: slot.part, containerId: container.id, ...(confirmationId === undefined ? {} : { confirmationId }) } }, { ifMatch: etag });
    if (answer.kind === 'done') onIssued(answer.reply.bottles[0]);
  };
  return (
    <div className="stack">
      <p className="small muted">{words('oneByOne')}</p>
      {cup === null || cup.state === 'none' ? <Button look="primary" aria-busy={pour.busy} onClick={fill}>{words('fillBottle', { day: day(slot.day), dose: mg(slot.doseUg) })}</Button> : null}
      {cup === null ? null : <CupNote cup={cup} doseUg={slot.doseUg} strength={strength} bottle />}
      {cup?.state === 'short' ? <Button look="primary" aria-busy={pour.busy} onClick={fill}>{words('pourRest', { dose: mg(cup.restUg) })}</Button> : null}
      {cup?.state === 'fits' || cup?.state === 'over' ? <Button look="primary" aria-busy={issue.busy} onClick={() => { if (strong || cup.state === 'over') setAsking(true); else void send(); }}>{words('issueFilled', { day: day(slot.day) })}</Button> : null}
      {cup === null ? null : <WastePoured key={cup.pours.at(-1)?.id ?? ''} cup={cup} />}
      <AnswerNote answer={pour.answer?.kind === 'done' ? undefined : pour.answer} onAgain={() => { void pour.again(); }} />
      <AnswerNote answer={issue.answer?.kind === 'done' ? undefined : issue.answer} onAgain={() => { void issue.again(); }} />
      <SecondPersonDialog mayAsk opened={asking} onClose={() => setAsking(false)} onConfirmed={(id) => { void send(id); }} />
      <SecondWaits of={issue} />
    </div>
  );
}
