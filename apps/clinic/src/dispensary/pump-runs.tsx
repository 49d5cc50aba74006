/** What a pump poured for nobody: its line filled, calibrated, checked in the morning. Measured by two, in the ledger as waste or poured back. */
import { notePumpRun } from '@fairlead/contract/dispensary';
import type { PumpLine } from '@fairlead/contract/dispensary';
import { Button, Note, Segments, TextField, useFormats, useWords } from '@fairlead/ui';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { AnswerNote } from '../platform/index.ts';
import { pumpMessages } from './pump-messages.ts';
import { SecondPersonDialog } from './second-person-dialog.tsx';
import { SecondWaits } from './second/second-waits.tsx';
import { useTwoSigned } from './second/use-two-signed.ts';
import { ulOf } from './settle-pour-dialog.tsx';

type Kind = PumpLine['runs'][number]['kind'];
type Went = PumpLine['runs'][number]['went'];

export function PumpRuns({ pump }: { readonly pump: PumpLine }) {
  const words = useWords(pumpMessages);
  const { mL, dayTime } = useFormats();
  const [open, setOpen] = useState(false);
  const volume = (ul: number) => mL(ul, 1000);
  return (
    <details className="more" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words('runs')}</summary>
      <div className="stack">
        {open ? <RunForm pumpId={pump.id} /> : null}
        {pump.runs.length === 0 ? null : <ul className="stack small num" aria-label={words('newest')}>{pump.runs.slice(0, 5).map((run) => <li key={run.at}>{words('runSays', { what: words(`run_${run.kind}`), said: volume(run.saidUl), measured: volume(run.measuredUl), went: words(`went_${run.went}`), by: run.by, second: run.secondBy, when: dayTime(run.at) })}</li>)}</ul>}
      </div>
    </details>
  );
}

function RunForm({ pumpId }: { readonly pumpId: string }) {
  const words = useWords(pumpMessages);
  const { number } = useFormats();
  const note = useTwoSigned('pump-run', notePumpRun);
  const [kind, setKind] = useState<Kind>('check');
  const [went, setWent] = useState<Went>('waste');
  const [typed, setTyped] = useState({ said: '', measured: '' });
  const [asking, setAsking] = useState(false);
  const [saidUl, measuredUl] = [ulOf(typed.said), ulOf(typed.measured)];
  const why = saidUl === null || saidUl === 0 ? words('saidBy') : measuredUl === null || measuredUl === 0 ? words('measuredByTwo') : undefined;
  const send = async (confirmationId: string) => {
    setAsking(false);
    if (saidUl === null || measuredUl === null) return;
    const answer = await note.send({ params: { id: pumpId }, body: { kind, saidUl, measuredUl, went, confirmationId } });
    if (answer.kind === 'done') setTyped({ said: '', measured: '' });
  };
  const kinds = (['check', 'calibration', 'prime'] as const).map((value) => ({ value, label: words(`run_${value}`) }));
  const ways = (['waste', 'return'] as const).map((value) => ({ value, label: words(`went_${value}`) }));
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); if (why === undefined) setAsking(true); }}>
      <div className="fieldx"><span>{words('runWhat')}</span><Segments<Kind> label={words('runWhat')} value={kind} onChoose={setKind} choices={kinds} /></div>
      <div className="fields"><TextField label={words('saidBy')} unit="mL" inputMode="decimal" value={typed.said} onText={(said) => setTyped({ ...typed, said })} /><TextField label={words('measuredByTwo')} unit="mL" inputMode="decimal" value={typed.measured} onText={(measured) => setTyped({ ...typed, measured })} /></div>
      <div className="fieldx"><span>{words('runWent')}</span><Segments<Went> label={words('runWent')} value={went} onChoose={setWent} choices={ways} /></div>
      {note.answer?.kind === 'done' ? (note.answer.reply.fits ? <Note tone="allow" icon={IconCircleCheck} title={words('runFits')} live="polite" /> : <Note tone="warn" icon={IconAlertTriangle} title={words('runOff', { off: number(note.answer.reply.offPermille / 10) })} live="assertive" />) : <AnswerNote answer={note.answer} onAgain={() => { void note.again(); }} />}
      <Button type="submit" aria-busy={note.busy} why={why}>{words('noteRun')}</Button>
      <SecondPersonDialog mayAsk opened={asking} onClose={() => setAsking(false)} onConfirmed={(id) => { void send(id); }} />
      <SecondWaits of={note} />
    </form>
  );
}
