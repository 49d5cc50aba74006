/** Excuses somebody from a test that was drawn by chance. */
import { excuses, excuseUrine } from '@fairlead/contract/tests';
import { Button, ChoiceField, TextField, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, useCall } from '../platform/index.ts';
import { chanceMessages } from './chance-messages.ts';

export function ExcuseForm({ testId, onClose }: { readonly testId: string; readonly onClose: () => void }) {
  const words = useWords(chanceMessages);
  const excuse = useCall(excuseUrine);
  const [why, setWhy] = useState<(typeof excuses)[number] | undefined>(undefined);
  const [said, setSaid] = useState('');
  const missing = why === undefined ? words('why') : why === 'other' && said.trim() === '' ? words('words') : undefined;
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); if (missing === undefined && why !== undefined) void excuse.send({ params: { id: testId }, body: { why, words: said.trim() } }).then((answer) => { if (answer.kind === 'done') onClose(); }); }}>
      <p className="small muted">{words('excuseHint')}</p>
      <ChoiceField label={words('why')} value={why} onChoose={setWhy} choices={excuses.map((value) => ({ value, label: words(value) }))} />
      <TextField label={words('words')} value={said} onText={setSaid} optional={why !== 'other'} />
      <AnswerNote answer={excuse.answer} onAgain={() => { void excuse.again(); }} />
      <div className="rowx"><Button type="submit" aria-busy={excuse.busy} why={missing}>{words('save')}</Button><Button look="bare" onClick={onClose}>{words('cancel')}</Button></div>
    </form>
  );
}
