/** Worksheets of therapies: filled in together, kept with their version, read again before the next session. */
import { worksheetById, worksheets, type Worksheet, type WorksheetAnswers, type WorksheetItem } from '@fairlead/clinical';
import type { WorksheetCopy } from '@fairlead/contract/therapy';
import { keepWorksheet } from '@fairlead/contract/therapy';
import { Button, Card, Field, NotesField, TextField, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, StatusLine, useCall } from '../platform/index.ts';
import { useDraft } from './drafts.ts';
import { TherapyDecision } from './therapy-decision.tsx';
import { recordMessages } from './record-messages.ts';
import { useSay } from './use-say.ts';

type Typed = Readonly<Record<string, string>>;

/** Typed text as answers; undefined where a number is none or out of its range. */
export function answersOf(sheet: Worksheet, typed: Typed): WorksheetAnswers | undefined {
  const answers: Record<string, string | number | boolean> = {};
  for (const item of sheet.items) {
    const text = (typed[item.id] ?? '').trim();
    if (text === '') continue;
    if (item.kind === 'text') answers[item.id] = text;
    else if (item.kind === 'yes_no') answers[item.id] = text === 'yes';
    else {
      const number = Number(text);
      if (!Number.isInteger(number) || number < item.min || number > item.max) return undefined;
      answers[item.id] = number;
    }
  }
  return answers;
}

function ItemField({ item, value, onText }: { readonly item: WorksheetItem; readonly value: string; readonly onText: (text: string) => void }) {
  const words = useWords(recordMessages);
  const say = useSay();
  if (item.kind === 'text') return <NotesField label={say(item.label)} rows={2} value={value} onText={onText} />;
  if (item.kind === 'yes_no') return <Field label={say(item.label)}>{(ties) => <select {...ties} className="in" value={value} onChange={(event) => onText(event.target.value)}><option value="">–</option><option value="yes">{words('yes')}</option><option value="no">{words('no')}</option></select>}</Field>;
  const number = Number(value);
  const isWrong = value.trim() !== '' && (!Number.isInteger(number) || number < item.min || number > item.max);
  return <TextField label={say(item.label)} inputMode="numeric" value={value} onText={onText} error={isWrong ? words('wrongNumber', { min: item.min, max: item.max }) : undefined} />;
}

function SheetForm({ personId, onDone }: { readonly personId: string; readonly onDone: () => void }) {
  const words = useWords(recordMessages);
  const say = useSay();
  const [id, setId] = useState(worksheets[0]?.id ?? '');
  const { draft, set, clear } = useDraft<{ readonly typed: Readonly<Record<string, Typed>> }>(`worksheet ${personId}`, { typed: {} });
  const keep = useCall(keepWorksheet);
  const sheet = worksheetById(id);
  if (sheet === undefined) return null;
  const typed = draft.typed[id] ?? {};
  const answers = answersOf(sheet, typed);
  const press = async () => {
    const answer = await keep.send({ params: { id: personId }, body: { worksheet: sheet.id, answers: { ...answers } } });
    if (answer.kind !== 'done') return;
    clear();
    if (answer.reply.decision.findings.length === 0) onDone();
  };
  if (keep.answer?.kind === 'done') return <div className="stack"><StatusLine live>{words('kept')}</StatusLine><TherapyDecision decision={keep.answer.reply.decision} /><p><Button onClick={onDone}>{words('close')}</Button></p></div>;
  return (
    <div className="stack">
      <Field label={words('sheet')} hint={say(sheet.says)}>{(ties) => <select {...ties} className="in" value={id} onChange={(event) => setId(event.target.value)}>{worksheets.map((each) => <option key={each.id} value={each.id}>{say(each.names)}</option>)}</select>}</Field>
      <div className="two">{sheet.items.map((item) => <ItemField key={`${id} ${item.id}`} item={item} value={typed[item.id] ?? ''} onText={(text) => set({ typed: { ...draft.typed, [id]: { ...typed, [item.id]: text } } })} />)}</div>
      <AnswerNote answer={keep.answer} onAgain={() => void keep.again()} />
      <div className="rowx"><Button look="primary" why={answers === undefined || Object.keys(answers).length === 0 ? words('sheet') : undefined} aria-busy={keep.busy} onClick={() => void press()}>{words('keepSheet')}</Button><Button look="bare" onClick={onDone}>{words('cancel')}</Button></div>
    </div>
  );
}

export function WorksheetCard({ personId, copies, mayWrite }: { readonly personId: string; readonly copies: readonly WorksheetCopy[]; readonly mayWrite: boolean }) {
  const words = useWords(recordMessages);
  const say = useSay();
  const { dayTime } = useFormats();
  const [isFilling, setFilling] = useState(false);
  const shown = (value: string | number | boolean): string => (typeof value === 'boolean' ? words(value ? 'yes' : 'no') : String(value));
  return (
    <Card title={words('worksheets')} aside={isFilling || !mayWrite ? undefined : <Button onClick={() => setFilling(true)}>{words('fillIn')}</Button>}>
      <div className="stack">
        {isFilling ? <SheetForm personId={personId} onDone={() => setFilling(false)} /> : null}
        {copies.length === 0 ? <p className="muted">{words('noSheets')}</p> : copies.map((copy) => {
          const sheet = worksheetById(copy.worksheet);
          return (
            <details key={copy.id}>
              <summary><b>{sheet === undefined ? copy.worksheet : say(sheet.names)}</b> <span className="muted small num">{dayTime(copy.at)}{copy.by === null ? null : <> · {copy.by}</>}</span></summary>
              <dl className="stack">{Object.entries(copy.answers).map(([item, value]) => { const asked = sheet?.items.find((each) => each.id === item); return <div key={item}><dt className="muted small">{asked === undefined ? item : say(asked.label)}</dt><dd className="prewrap">{shown(value)}</dd></div>; })}</dl>
            </details>
          );
        })}
      </div>
    </Card>
  );
}
