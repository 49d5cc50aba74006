/** What an order has that is not of the ward: its last day, how many tablets, the paper it is on, and what went home of it. */
import { comfortPrescription } from '@fairlead/contract/withdrawal';
import type { ComfortOrder } from '@fairlead/contract/withdrawal';
import { Button, Note, useFormats, useWords } from '@fairlead/ui';
import { IconAlertTriangle, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { call, saveFile } from '../platform/index.ts';
import { homeMessages } from './home-messages.ts';

export function CourseLine({ order, course, inForce }: { readonly order: ComfortOrder; readonly course: NonNullable<ComfortOrder['course']>; readonly inForce: boolean }) {
  const words = useWords(homeMessages);
  const { day, mg } = useFormats();
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');
  const print = async () => {
    setState('busy');
    const answer = await call(comfortPrescription, { params: { id: order.id } });
    if (answer.kind === 'done') saveFile(answer.reply.fileName, 'application/pdf', Uint8Array.from(atob(answer.reply.base64), (letter) => letter.charCodeAt(0)));
    setState(answer.kind === 'done' ? 'ready' : 'failed');
  };
  return (
    <>
      <p className="num">{words('course', { day: day(course.lastOn), count: course.units, unit: mg(course.unitUg), how: course.supply === 'prescription' ? words('byPrescription') : words('byWindow', { given: course.suppliedUnits }) })}</p>
      {inForce && course.supply === 'prescription' ? <p className="no-print"><Button aria-busy={state === 'busy'} onClick={() => { void print(); }}><IconPrinter className="i" aria-hidden="true" />{words('print')}</Button></p> : null}
      {state === 'failed' ? <Note tone="warn" icon={IconAlertTriangle} title={words('printFailed')} live="assertive" /> : null}
    </>
  );
}

export function SupplyButton({ name, left, onPress }: { readonly name: string; readonly left: number; readonly onPress: () => void }) {
  const words = useWords(homeMessages);
  return left <= 0 ? <span className="muted">{words('allOut')}</span> : <Button onClick={onPress}>{words('supplyTitle', { medicine: name })}</Button>;
}
