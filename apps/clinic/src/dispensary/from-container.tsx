/** Which container a dose is drawn from; two of them where neither holds enough. */
import type { Ticket } from '@fairlead/contract/dispensary';
import { Field, useFormats, useWords } from '@fairlead/ui';
import { windowMessages } from './window-messages.ts';

type Drawn = { readonly containers?: readonly { readonly id: string; readonly ug: number }[] };

const usable = (ticket: Ticket) => ticket.containers.filter((each) => each.state === 'open' && each.expiresOn >= ticket.dosingDay && each.balanceUg > 0);

/** What is sent: nothing where the nurse left it to the one that expires first; else the chosen one, and the rest from the next. */
export function drawnFrom(ticket: Ticket, chosen: string | undefined): Drawn {
  const { doseUg } = ticket;
  const all = usable(ticket);
  const first = all.find((each) => each.id === chosen);
  if (doseUg === null || first === undefined) return {};
  // A pump pours from its own container alone.
  if (first.balanceUg >= doseUg || first.pump !== null) return { containers: [{ id: first.id, ug: doseUg }] };
  const rest = doseUg - first.balanceUg;
  const second = all.find((each) => each.id !== first.id && each.pump === null && each.balanceUg >= rest);
  return second === undefined ? {} : { containers: [{ id: first.id, ug: first.balanceUg }, { id: second.id, ug: rest }] };
}

export function FromContainer({ ticket, chosen, onChoose }: { readonly ticket: Ticket; readonly chosen: string | undefined; readonly onChoose: (id: string | undefined) => void }) {
  const words = useWords(windowMessages);
  const { mg } = useFormats();
  const all = usable(ticket);
  const only = all[0];
  if (only === undefined) return null;
  if (all.length === 1) return <p className="small muted num">{words('container', { label: only.label, lot: only.lot })} · {words('left_mg', { amount: mg(only.balanceUg) })}</p>;
  const { containers } = drawnFrom(ticket, chosen);
  return (
    <>
      <Field label={words('fromContainer')}>{(ties) => (
        <select {...ties} className="in" value={chosen ?? ''} onChange={(event) => onChoose(event.target.value === '' ? undefined : event.target.value)}>
          <option value="">{words('expiresFirst')}</option>
          {all.map((each) => <option key={each.id} value={each.id}>{each.pump === null ? '' : `${each.pump.name}: `}{words('container', { label: each.label, lot: each.lot })} · {words('left_mg', { amount: mg(each.balanceUg) })}</option>)}
        </select>
      )}</Field>
      {containers === undefined || containers.length < 2 ? null : <p className="num">{containers.map(({ id, ug }) => `${mg(ug)} ${all.find((each) => each.id === id)?.label ?? ''}`).join(' + ')}</p>}
    </>
  );
}
