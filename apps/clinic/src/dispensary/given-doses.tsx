/** The newest doses of a person, each of which can be corrected: a new line with a reason, never an erasure. */
import type { Dose } from '@fairlead/contract/dispensary';
import { Button, Card, Chip, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { Shown } from '../platform/index.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import { useDoses } from './use-window.ts';
import { windowMessages } from './window-messages.ts';

const shownDoses = 3;

export function GivenDoses({ personId }: { readonly personId: string }) {
  const words = useWords(windowMessages);
  const { day, mg, time } = useFormats();
  const [correcting, setCorrecting] = useState<Dose | undefined>(undefined);
  const states = { given: undefined, partial: words('takenInPart'), refused: words('notWanted'), vomited: words('vomited'), void: words('enteredInError') };
  return (
    <Shown of={useDoses(personId)} lines={2}>{({ items }) => {
      const newest = items.filter(({ kind }) => kind === 'observed').slice(-shownDoses).toReversed();
      return newest.length === 0 ? null : (
        <Card title={words('newestDoses')}>
          <ul className="stack">{newest.map((dose) => (
            <li key={dose.id} className="rowx num"><b>{day(dose.dosingDay)}</b> {mg(dose.takenUg)}{dose.takenUg === dose.doseUg ? null : <span className="muted">{words('ofAll', { done: '', all: mg(dose.doseUg) })}</span>} <span className="muted">{time(dose.givenAt)}{dose.givenBy === null ? null : <>, {dose.givenBy}</>}</span>
              {states[dose.state] === undefined ? null : <Chip tone="warn">{states[dose.state]}</Chip>}
              {dose.state === 'void' || dose.state === 'refused' ? null : <Button look="bare" aria-label={words('correctDose', { day: day(dose.dosingDay) })} onClick={() => setCorrecting(dose)}>{words('correct')}</Button>}
            </li>
          ))}</ul>
          {correcting === undefined ? null : <CorrectDialog key={correcting.id} dose={correcting} onClose={() => setCorrecting(undefined)} />}
        </Card>
      );
    }}</Shown>
  );
}
