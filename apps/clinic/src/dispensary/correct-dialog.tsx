/** Corrects a dose: less was taken, it was vomited, it was the wrong person, or a note. What moves stock needs a second person. */
import { correctDose } from '@fairlead/contract/dispensary';
import type { Dose } from '@fairlead/contract/dispensary';
import { Modal } from '@mantine/core';
import { Button, ChoiceField, DecisionPanel, NotesField, TextField, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { ugOf } from '../medication/index.tsx';
import { AnswerNote } from '../platform/index.ts';
import { SecondPersonDialog } from './second-person-dialog.tsx';
import { SecondWaits } from './second/second-waits.tsx';
import { useTwoSigned } from './second/use-two-signed.ts';
import { WastePhotoField, useWastePhoto } from './second/waste-photo.tsx';
import { windowMessages } from './window-messages.ts';

type What = 'amount' | 'refused' | 'vomited' | 'entered-in-error' | 'note';
const whole = (text: string): number | undefined => (/^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : undefined);

function useCorrection(dose: Dose) {
  const correct = useTwoSigned('correction', correctDose);
  const [what, setWhat] = useState<What | undefined>(undefined);
  const [text, setText] = useState({ taken: '', minutes: '', reason: '' });
  const [witnessed, setWitnessed] = useState<'yes' | 'no' | undefined>(undefined);
  const takenUg = what === 'refused' ? 0 : ugOf(text.taken);
  const minutes = whole(text.minutes);
  const missing = what === undefined ? 'what' as const : what === 'amount' && (takenUg === null || takenUg >= dose.doseUg) ? 'howMuch' as const
    : what === 'vomited' && (minutes === undefined || witnessed === undefined) ? 'minutesAfter' as const : text.reason.trim() === '' ? 'reason' as const : undefined;
  const movesStock = what === 'amount' || what === 'refused' || what === 'entered-in-error';
  const photo = useWastePhoto();
  const send = async (confirmationId?: string) => {
    const named = movesStock ? await photo.named() : {};
    return named === undefined ? undefined : correct.send({
    params: { id: dose.id },
    body: {
      kind: what === 'refused' ? 'amount' : what ?? 'note', reason: text.reason.trim(), ...(what === 'amount' || what === 'refused' ? { givenUg: takenUg ?? 0 } : {}),
      ...(what === 'vomited' && minutes !== undefined ? { minutesAfter: minutes, witnessed: witnessed === 'yes' } : {}), ...(confirmationId === undefined ? {} : { confirmationId }), ...named,
    },
  });
  };
  return { correct, photo, what, setWhat, text, setText, witnessed, setWitnessed, missing, movesStock, send };
}

export function CorrectDialog({ dose, onClose }: { readonly dose: Dose; readonly onClose: () => void }) {
  const words = useWords(windowMessages);
  const { day, mg } = useFormats();
  const { correct, photo, what, setWhat, text, setText, witnessed, setWitnessed, missing, movesStock, send } = useCorrection(dose);
  const [asking, setAsking] = useState(false);
  const press = async (confirmationId?: string) => {
    setAsking(false);
    const answer = await send(confirmationId);
    if (answer?.kind === 'done' && answer.reply.decision === null) onClose();
  };
  const decision = correct.answer?.kind === 'done' ? correct.answer.reply.decision : null;
  const kinds = [{ value: 'amount', label: words('lessTaken') }, { value: 'refused', label: words('nothingTaken') }, { value: 'vomited', label: words('vomited') }, { value: 'entered-in-error', label: words('wrongPerson') }, { value: 'note', label: words('onlyNote') }] as const;
  return (
    <>
      <Modal opened={!asking && correct.asked === undefined} onClose={onClose} title={words('correctDose', { day: day(dose.dosingDay) })} closeButtonProps={{ 'aria-label': words('close') }}>
        {decision === null ? (
          <form className="stack" onSubmit={(event) => { event.preventDefault(); if (missing !== undefined) return; if (movesStock) setAsking(true); else void press(); }}>
            <p className="muted num">{mg(dose.takenUg)}. {words('correctSub')}</p>
            <ChoiceField<What> label={words('what')} value={what} onChoose={setWhat} choices={kinds} />
            {what === 'amount' ? <TextField label={words('howMuch')} hint={words('ofDose', { dose: mg(dose.doseUg) })} unit="mg" inputMode="decimal" value={text.taken} onText={(taken) => setText({ ...text, taken })} /> : null}
            {what === 'vomited' ? <>
              <TextField label={words('minutesAfter')} unit={words('minutesUnit')} inputMode="numeric" value={text.minutes} onText={(minutes) => setText({ ...text, minutes })} />
              <ChoiceField label={words('witnessed')} value={witnessed} onChoose={setWitnessed} choices={[{ value: 'yes', label: words('yes') }, { value: 'no', label: words('no') }]} />
            </> : null}
            <NotesField label={words('reason')} rows={2} value={text.reason} onText={(reason) => setText({ ...text, reason })} />
            {what === 'amount' || what === 'refused' ? <WastePhotoField of={photo} /> : null}
            <AnswerNote answer={correct.answer} onAgain={() => { void correct.again(); }} />
            <Button type="submit" look="primary" aria-busy={correct.busy} why={missing === undefined ? undefined : words(missing)}>{words(movesStock ? 'correctWithSecond' : 'correct')}</Button>
          </form>
        ) : <div className="stack"><DecisionPanel alone decision={decision} /><p>{words('prescriberTold')}</p><Button look="primary" onClick={onClose}>{words('close')}</Button></div>}
      </Modal>
      <SecondPersonDialog mayAsk opened={asking} onClose={() => setAsking(false)} onConfirmed={(id) => { void press(id); }} />
      <SecondWaits of={correct} />
    </>
  );
}
