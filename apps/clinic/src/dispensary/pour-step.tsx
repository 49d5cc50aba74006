/** The dose through a pump: pour, see what it measured, then give. */
import type { ContainerLine, Poured, Ticket } from '@fairlead/contract/dispensary';
import { Button, Note, useFormats, useWords } from '@fairlead/ui';
import { IconAlertTriangle, IconCircleCheck, IconDropletOff, IconLoader2 } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { AnswerNote, ConfirmlessButton } from '../platform/index.ts';
import { pumpMessages } from './pump-messages.ts';
import { SettlePourDialog } from './settle-pour-dialog.tsx';
import { usePour } from './use-pour.ts';

/** After this a pump that is there has answered. */
const patienceMs = 16_000;

interface Props {
  readonly ticket: Ticket;
  readonly etag: string | undefined;
  readonly container: ContainerLine;
  readonly answered: ReadonlySet<string>;
  readonly governedBy: string;
  /** Gives what stands in the cup as a part of the dose, before a witness. */
  readonly onPart: () => void;
}

/** Draws the button that pours until the cup holds the dose; then nothing but what was measured, and the ticket's own button gives it. */
export function PourStep({ ticket, etag, container, answered, governedBy, onPart }: Props) {
  const words = useWords(pumpMessages);
  const { mg, mL } = useFormats();
  const { call, pour } = usePour(ticket, etag, answered);
  const cup = ticket.poured;
  const strength = container.product.ugPerMl;
  const { doseUg } = ticket;
  if (doseUg === null || strength === null) return null;
  const press = (label: string, ug: number) => <ConfirmlessButton label={label} amount={mL(ug, strength)} shortcut="g" busy={call.busy} governedBy={governedBy} onPress={() => pour(container.id)} />;
  return (
    <>
      {cup === null || cup.state === 'none' ? press(words('pour', { dose: mg(doseUg) }), doseUg) : cup.state === 'short' ? press(words('pourRest', { dose: mg(cup.restUg) }), cup.restUg) : null}
      {cup === null ? null : <CupNote cup={cup} doseUg={doseUg} strength={strength} />}
      {cup?.state === 'short' ? <Button onClick={onPart}><IconDropletOff className="i" aria-hidden="true" />{words('givePoured', { dose: mg(cup.measuredUg) })}</Button> : null}
      <AnswerNote answer={call.answer} onAgain={() => { void call.again(); }} />
    </>
  );
}

/** What stands under the nozzle, in a cup or in a bottle that goes home. */
export function CupNote({ cup, doseUg, strength, bottle = false }: { readonly cup: Poured; readonly doseUg: number; readonly strength: number; readonly bottle?: boolean }) {
  const words = useWords(pumpMessages);
  const { mg, mL } = useFormats();
  const late = useLate(cup);
  const pump = cup.pumpName;
  switch (cup.state) {
    case 'waiting': return late
      ? <Note tone="warn" icon={IconAlertTriangle} title={words('noAnswer', { pump })} live="assertive">{words('noAnswerSub')}</Note>
      : <Note tone="quiet" icon={IconLoader2} title={words('pouring', { pump })} live="polite">{words(bottle ? 'pouringBottle' : 'pouringSub', { volume: mL(cup.pours.at(-1)?.askedUg ?? doseUg, strength) })}</Note>;
    case 'fits': return <Note tone="allow" icon={IconCircleCheck} title={words('fits', { pump, volume: mL(cup.measuredUg, strength) })} live="polite" />;
    case 'short': return <Note tone="warn" icon={IconAlertTriangle} title={words('short', { pump, poured: mg(cup.measuredUg), dose: mg(doseUg) })} live="assertive">{words(bottle ? 'shortBottle' : 'shortSub')}</Note>;
    case 'over': return <Note tone="warn" icon={IconAlertTriangle} title={words('over', { pump, over: mg(cup.measuredUg - doseUg) })} live="assertive">{words(bottle ? 'overBottle' : 'overSub')}</Note>;
    case 'none': return <Note tone="warn" icon={IconAlertTriangle} title={words('nothing', { pump })} live="assertive">{words('nothingSub')}</Note>;
  }
}

/** Whether the last pour has been without a word for longer than a pump that is there takes. */
function useLate(cup: Poured): boolean {
  const since = cup.pours.at(-1)?.id;
  const [lateFor, setLateFor] = useState<string | undefined>(undefined);
  useEffect(() => {
    const timer = setTimeout(() => setLateFor(since), patienceMs);
    return () => clearTimeout(timer);
  }, [since]);
  return cup.state === 'waiting' && lateFor === since;
}

/** What stands poured and will not be given; and what is in the cup where the pump does not say it. */
export function WastePoured({ cup }: { readonly cup: Poured }) {
  const words = useWords(pumpMessages);
  const late = useLate(cup);
  const [open, setOpen] = useState(false);
  const unsettled = cup.pours.find((each) => each.measuredUl === null) ?? cup.pours.at(-1);
  if (unsettled === undefined || cup.state === 'none' || (cup.state === 'waiting' && !late)) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words(cup.state === 'waiting' ? 'sayWhatIsThere' : 'wastePoured')}</Button>
      <SettlePourDialog pour={unsettled} opened={open} onClose={() => setOpen(false)} />
    </>
  );
}
