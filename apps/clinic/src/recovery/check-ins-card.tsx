/** Check-ins that were shared, and noting one said by telephone. */
import { noteCheckIn, type RecoveryRecord } from '@fairlead/contract/recovery';
import { Button, Card, ChoiceField, EmptyState, NotesField, useFormats, useWords } from '@fairlead/ui';
import { IconRipple } from '@tabler/icons-react';
import { useState } from 'react';
import { usePerson } from '../people/index.tsx';
import { AnswerNote, useCall } from '../platform/index.ts';
import { recoveryMessages } from './recovery-messages.ts';

export const pulls = ['pull0', 'pull1', 'pull2', 'pull3', 'pull4'] as const;

function NoteCheckIn({ onKept }: { readonly onKept: () => void }) {
  const words = useWords(recoveryMessages);
  const { person } = usePerson();
  const [pull, setPull] = useState<string>();
  const [note, setNote] = useState('');
  const add = useCall(noteCheckIn);
  const keep = async () => {
    if (pull === undefined) return;
    const answer = await add.send({ params: { id: person.id }, body: { pull: Number(pull), ...(note.trim() === '' ? {} : { note: note.trim() }) } });
    if (answer.kind === 'done') onKept();
  };
  return (
    <div className="stack">
      <ChoiceField label={words('howStrong')} choices={pulls.map((key, level) => ({ value: String(level), label: words(key) }))} value={pull} onChoose={setPull} />
      <NotesField label={words('whatSaid')} value={note} onText={setNote} rows={2} optional />
      <AnswerNote answer={add.answer} onAgain={() => void add.again()} />
      <div className="rowx"><Button look="primary" why={pull === undefined ? words('howStrong') : undefined} aria-busy={add.busy} onClick={() => void keep()}>{words('keepCheckIn')}</Button><Button look="bare" onClick={onKept}>{words('cancel')}</Button></div>
    </div>
  );
}

export function CheckInsCard({ record }: { readonly record: RecoveryRecord }) {
  const words = useWords(recoveryMessages);
  const { day, number } = useFormats();
  const [noting, setNoting] = useState(false);
  return (
    <Card title={words('checkIns')} aside={noting ? undefined : <Button onClick={() => setNoting(true)}>{words('noteCheckIn')}</Button>}>
      <div className="stack">
        {noting ? <NoteCheckIn onKept={() => setNoting(false)} /> : null}
        {record.checkIns.length === 0 ? <EmptyState icon={IconRipple} title={words('noCheckIns')}>{words('noCheckInsSub')}</EmptyState> : (
          // A table wider than a phone is scrolled by keyboard too.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <div className="figures-scroll" role="region" aria-label={words('checkIns')} tabIndex={0}>
            <table className="figures"><thead><tr><th scope="col">{words('day')}</th><th scope="col">{words('pull')}</th><th scope="col">{words('mood')}</th><th scope="col">{words('sleep')}</th><th scope="col">{words('note')}</th></tr></thead>
              <tbody>{record.checkIns.slice(0, 14).map((one) => (
                <tr key={one.id}><td className="num">{day(one.day)}</td><td>{words(pulls[one.pull] ?? 'pull0')}</td><td className="num">{one.mood === null ? '' : words('of4', { level: one.mood })}</td><td className="num">{one.sleepHours === null ? '' : words('hours', { count: number(one.sleepHours, 1) })}</td>
                  <td>{[one.note, one.by === 'staff' ? words('byStaff') : null].filter((part) => part !== null).join(', ')}</td></tr>
              ))}</tbody></table>
          </div>
        )}
      </div>
    </Card>
  );
}
