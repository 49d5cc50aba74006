/** What is due, the decision that governs it, and one key for each thing that can have happened. */
import { Modal } from '@mantine/core';
import { Amount, Button, DecisionPanel, Key, NotesField, TextField, Ticket as TicketFrame, useFormats, useWords } from '@fairlead/ui';
import type { MarkKind, PharmacyRow } from '@fairlead/contract/dispensary';
import { IconDoorExit, IconDropletOff, IconHandStop, IconMessageQuestion, IconMoodEmpty, IconMoodSick } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { turning, ugOf, useFactWords } from '../../medication/index.tsx';
import { AnswerNote, ConfirmlessButton, useShortcut } from '../../platform/index.ts';
import { pharmacyMessages } from './pharmacy-messages.ts';
import { isOpen, isSupplied, useMarks, waits } from './use-pharmacy.ts';

type Dialog = 'none' | 'in-part' | 'held' | 'intoxicated' | 'supply' | 'missed' | 'refused' | 'ask' | 'correct';
interface Props { readonly row: PharmacyRow; readonly day: string; readonly isToday: boolean; readonly isAhead: boolean }

function MarkButton({ shortcut, label, onPress, children }: { readonly shortcut: string; readonly label: string; readonly onPress: () => void; readonly children: ReactNode }) {
  const here = useRef<HTMLSpanElement>(null);
  // The button has the focus before its form opens, so that it has it again when the form closes.
  useShortcut(shortcut, label, () => { here.current?.closest('button')?.focus(); onPress(); });
  return <Button onClick={onPress}>{children}{label} <span ref={here}><Key>{shortcut.toUpperCase()}</Key></span></Button>;
}

const ownOf = (row: PharmacyRow): number => row.due.filter(({ supervised }) => supervised).reduce((sum, { doseUg }) => sum + doseUg, 0);

function About({ row }: { readonly row: PharmacyRow }) {
  const words = useWords(pharmacyMessages);
  const { mg, time } = useFormats();
  const own = ownOf(row);
  if (row.state === 'ended') return <><p className="refuse"><IconHandStop className="i" aria-hidden="true" /> {words(row.endReason === null ? 'orderChanged' : 'endedNow')}</p>{row.endReason === null ? null : <p>{row.endReason}</p>}</>;
  if (row.state === 'at-home') return <p>{words('atHome')}</p>;
  if (row.state === 'given-at-clinic') return <p className="refuse">{words('atClinic')}</p>;
  if (row.dueUg === 0) return <p className="muted">{words('nothing')}</p>;
  return (
    <>
      <Amount doseUg={row.dueUg} kept={row.decision?.decision === 'refuse'} />
      <p className="num" lang="en">{row.dueText}</p>
      <p>{own > 0 && own < row.dueUg ? words('withAway', { dose: mg(own), rest: mg(row.dueUg - own) }) : row.state === 'in-part' && row.mark !== null ? words('tookOf', { taken: mg(row.mark.amountUg), rest: mg(row.mark.destroyedUg) }) : words(row.supervised || row.state === 'supervised' ? 'isSupervised' : 'isAway')}</p>
      {row.mark === null ? null : <p className="muted num">{words('laterToday', { time: time(row.mark.happenedAt), by: row.mark.author })}{row.mark.note === null ? '' : `: ${row.mark.note}`}</p>}
    </>
  );
}

export function PharmacyTicket({ row, day, isToday, isAhead }: Props) {
  const words = useWords(pharmacyMessages);
  const { mg, time } = useFormats();
  const { factWords, changeWords } = useFactWords();
  const findingId = useId();
  const { mark, ask, correct, press } = useMarks(row, day);
  const [dialog, setDialog] = useState<Dialog>('none');
  const kind: MarkKind = row.supervised ? 'supervised' : 'taken-away';
  const [open, stops] = [isOpen(row) && !isAhead, waits(row)];
  const refused = row.decision?.decision === 'refuse' && row.state !== 'missed';
  const needsWords = !isToday || row.state === 'intoxicated';
  const start = (next: Exclude<Dialog, 'none'>, now: MarkKind, wordsFirst: boolean) => () => { if (wordsFirst) setDialog(next); else void press(now); };
  const finish = async (note: string, at: string, takenUg?: number) => {
    const more = { ...(takenUg === undefined ? {} : { takenUg }), ...(note.trim() === '' ? {} : { note: note.trim() }), ...(at === '' ? {} : { at }) };
    const answer = dialog === 'ask' ? await ask.send({ params: { id: row.prescriptionId }, body: more }) : dialog === 'correct' ? await correct.send({ params: { id: row.mark?.id ?? '' }, body: { reason: note.trim() } })
      : dialog === 'none' ? undefined : await press(dialog === 'supply' ? kind : dialog, more);
    if (answer?.kind === 'done') setDialog('none');
  };
  const tone = row.state === 'ended' ? 'refuse' : row.decision === null || row.due.length === 0 ? 'quiet' : row.decision.decision;
  const clear = row.decision?.decision === 'allow' ? [words('clearHold'), words('clearMissed'), words('clearForm')] : [];
  const say = stops ? words('sayMissed') : row.state === 'on-hold' || row.state === 'held' ? words('sayHeld') : undefined;
  return (
    <>
      <TicketFrame tone={tone} title={words('todays')} about={<About row={row} />}
        decision={row.decision === null || (row.due.length === 0 && !stops) ? null : <DecisionPanel decision={turning(row.decision)} clear={clear} factWords={factWords} changeWords={changeWords} findingId={findingId} {...(say === undefined ? {} : { say })} />}
        actions={<>
          {stops ? <Stop row={row} busy={ask.busy} governedBy={findingId} onTell={() => { void ask.send({ params: { id: row.prescriptionId }, body: {} }); }} /> : null}
          {open && !refused ? <ConfirmlessButton label={words(kind === 'supervised' ? 'supplySupervised' : 'supplyAway', { dose: mg(row.dueUg) })} shortcut="s" busy={mark.busy} governedBy={findingId} onPress={start('supply', kind, needsWords)} /> : null}
          {open ? <div className="pair">
            {row.supervised && !refused ? <MarkButton shortcut="p" label={words('inPart')} onPress={() => setDialog('in-part')}><IconDropletOff className="i" aria-hidden="true" /></MarkButton> : null}
            {row.state === 'missed' ? null : <MarkButton shortcut="m" label={words('notCome')} onPress={start('missed', 'missed', !isToday)}><IconDoorExit className="i" aria-hidden="true" /></MarkButton>}
            {row.state === 'refused' ? null : <MarkButton shortcut="r" label={words('notWanted')} onPress={start('refused', 'refused', !isToday)}><IconMoodEmpty className="i" aria-hidden="true" /></MarkButton>}
            {row.state === 'held' || row.state === 'on-hold' ? null : <MarkButton shortcut="h" label={words('hold')} onPress={() => setDialog('held')}><IconHandStop className="i" aria-hidden="true" /></MarkButton>}
            {row.state === 'intoxicated' ? null : <MarkButton shortcut="i" label={words('intoxicated')} onPress={() => setDialog('intoxicated')}><IconMoodSick className="i" aria-hidden="true" /></MarkButton>}
          </div> : null}
          {row.state !== 'ended' && !stops && row.askedAt === null ? <Button look="bare" onClick={() => setDialog('ask')}><IconMessageQuestion className="i" aria-hidden="true" />{words('ask')}</Button> : null}
          {!stops && row.askedAt !== null ? <p role="status">{words('told', { time: time(row.askedAt) })}</p> : null}
          {row.mark !== null && row.state !== 'ended' ? <Button look="bare" onClick={() => setDialog('correct')}>{words('correct')}</Button> : null}
          {dialog === 'none' ? <><AnswerNote answer={mark.answer} onAgain={() => { void mark.again(); }} /><AnswerNote answer={ask.answer} onAgain={() => { void ask.again(); }} /></> : null}
        </>} />
      {mark.answer?.kind === 'done' && isSupplied(row) ? <p className="hide" role="status">{words('marked', { name: row.name, what: words(`state.${row.state}`, { time: '', count: 0 }) })}</p> : null}
      <Words dialog={dialog} ownUg={ownOf(row)} isLate={!isToday} busy={mark.busy || ask.busy || correct.busy} onClose={() => setDialog('none')} onSave={finish}><AnswerNote answer={dialog === 'ask' ? ask.answer : dialog === 'correct' ? correct.answer : mark.answer} /></Words>
    </>
  );
}

function Stop({ row, busy, governedBy, onTell }: { readonly row: PharmacyRow; readonly busy: boolean; readonly governedBy: string; readonly onTell: () => void }) {
  const words = useWords(pharmacyMessages);
  const { time } = useFormats();
  return row.askedAt === null
    ? <><ConfirmlessButton label={words('tell')} shortcut="t" busy={busy} governedBy={governedBy} onPress={onTell} /><p className="small muted">{words('asks')}</p></>
    : <p role="status"><b>{words('told', { time: time(row.askedAt) })}</b></p>;
}

interface WordsProps { readonly dialog: Dialog; readonly isLate: boolean; readonly busy: boolean; readonly onClose: () => void; readonly onSave: (note: string, at: string, takenUg?: number) => Promise<void>; /** What is due under supervision. */ readonly ownUg: number; readonly children: ReactNode }

/** The words that a mark needs: why it is held, how the person is now, why it is entered late. */
function Words({ dialog, ownUg, isLate, busy, onClose, onSave, children }: WordsProps) {
  const words = useWords(pharmacyMessages);
  const titles = { none: '', 'in-part': words('inPart'), held: words('hold'), intoxicated: words('intoxicated'), supply: words('note'), missed: words('notCome'), refused: words('notWanted'), ask: words('ask'), correct: words('correct') };
  return <Modal opened={dialog !== 'none'} onClose={onClose} title={titles[dialog]} closeButtonProps={{ 'aria-label': words('close') }}>{dialog === 'none' ? null : <WordsForm key={dialog} dialog={dialog} ownUg={ownUg} isLate={isLate} busy={busy} onClose={onClose} onSave={onSave}>{children}</WordsForm>}</Modal>;
}

function WordsForm({ dialog, ownUg, isLate, busy, onSave, children }: WordsProps) {
  const words = useWords(pharmacyMessages);
  const { mg } = useFormats();
  const [taken, setTaken] = useState('');
  const isPart = dialog === 'in-part';
  const typedUg = isPart ? ugOf(taken) : null;
  const takenUg = typedUg !== null && typedUg > 0 && typedUg < ownUg ? typedUg : undefined;
  const [note, setNote] = useState('');
  const [at, setAt] = useState('');
  const late = isLate && dialog !== 'ask' && dialog !== 'correct';
  const label = isPart ? words('whyDestroyed') : dialog === 'held' ? words('whyHold') : dialog === 'ask' ? words('question') : dialog === 'correct' ? words('whyCorrect') : late ? words('whyLate') : dialog === 'intoxicated' ? words('whyIntoxicated') : words('howNow');
  const needsTime = late && (dialog === 'supply' || isPart);
  const why = isPart && takenUg === undefined ? words('tookHowMuch') : note.trim() === '' && (dialog !== 'intoxicated' || late) ? label : needsTime && at === '' ? words('at') : undefined;
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); if (why === undefined) void onSave(note, at, takenUg); }}>
      {isPart ? <TextField data-autofocus label={words('tookHowMuch')} hint={words('ofDose', { dose: mg(ownUg) })} unit="mg" inputMode="decimal" value={taken} onText={setTaken} /> : null}
      {takenUg === undefined ? null : <p className="num" role="status"><b>{words('restDestroyed', { rest: mg(ownUg - takenUg) })}</b></p>}
      <NotesField first={!isPart} label={label} value={note} onText={setNote} rows={3} />
      {needsTime ? <TextField label={words('at')} type="time" value={at} onText={setAt} /> : null}
      {children}
      <Button type="submit" look="primary" aria-busy={busy} why={why}>{dialog === 'ask' ? words('send') : words('save')}</Button>
    </form>
  );
}
