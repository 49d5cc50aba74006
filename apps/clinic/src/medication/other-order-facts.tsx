/** What the rules ask of a depot and of naltrexone. Nothing is chosen beforehand. */
import { Field, Segments, TextField, useWords } from '@fairlead/ui';
import { FormSection } from '../platform/index.ts';
import { MoreFacts } from './more-facts.tsx';
import { medicationMessages } from './medication-messages.ts';
import type { Known, OrderText } from './use-order-form.ts';

/** Codes that the rules know; each decides which hours, days and score are asked for. */
export const opioids = ['heroin', 'fentanyl', 'methadone', 'oxycodone', 'hydrocodone', 'morphine', 'tramadol', 'long-acting', 'buprenorphine', 'other'] as const;

interface Props { readonly text: OrderText; readonly set: (more: Partial<OrderText>) => void }

function Ask({ label, value, onChoose }: { readonly label: string; readonly value: Known; readonly onChoose: (value: Known) => void }) {
  const words = useWords(medicationMessages);
  return <div className="fieldx"><span>{label}</span><Segments<Known> label={label} value={value} choices={[{ value: 'no', label: words('no') }, { value: 'yes', label: words('yes') }, { value: 'unknown', label: words('notKnown') }]} onChoose={onChoose} /></div>;
}

export function ChildPugh({ text, set }: Props) {
  const words = useWords(medicationMessages);
  return (
      <Field label={words('childPugh')}>{(ties) => <select {...ties} className="in" value={text.childPugh} onChange={(event) => set({ childPugh: event.target.value as OrderText['childPugh'] })}><option value="">{words('notKnown')}</option><option value="A">A</option><option value="B">B</option><option value="C">C</option></select>}</Field>
  );
}

export function DepotFacts({ text, set }: Props) {
  const words = useWords(medicationMessages);
  return (
    <FormSection title={words('facts')} hint={words('depotHint')}>
      <ChildPugh text={text} set={set} />
      <Ask label={words('longQt')} value={text.longQt} onChoose={(longQt) => set({ longQt })} />
      <TextField label={words('espranor')} unit="mg" inputMode="decimal" value={text.espranorMg} onText={(espranorMg) => set({ espranorMg })} optional />
      <TextField label={words('otherMedicines')} value={text.otherMedicines} onText={(otherMedicines) => set({ otherMedicines })} optional />
    </FormSection>
  );
}

export function NaltrexoneFacts({ text, set }: Props) {
  const words = useWords(medicationMessages);
  return (
    <FormSection title={words('opioidFree')} hint={words('opioidFreeHint')}>
      <div className="two">
        <Field label={words('lastOpioidName')}>{(ties) => <select {...ties} className="in" value={text.lastOpioid} onChange={(event) => set({ lastOpioid: event.target.value })}><option value="">{words('notKnown')}</option>{opioids.map((each) => <option key={each} value={each}>{words(`opioid_${each}`)}</option>)}</select>}</Field>
        <TextField label={words('daysOpioidFree')} inputMode="numeric" value={text.daysOpioidFree} onText={(daysOpioidFree) => set({ daysOpioidFree })} />
      </div>
      <div className="fieldx"><span>{words('challenge')}</span><Segments<OrderText['challenge'] | 'none'> label={words('challenge')} value={text.challenge === '' ? 'none' : text.challenge} choices={[{ value: 'none', label: words('notDone') }, { value: 'negative', label: words('challengePassed') }, { value: 'positive', label: words('challengePositive') }]} onChoose={(value) => set({ challenge: value === 'none' ? '' : value })} /></div>
      <Ask label={words('dependent')} value={text.dependent} onChoose={(dependent) => set({ dependent })} />
      <TextField label={words('painkiller')} hint={words('painkillerHint')} value={text.painkiller} onText={(painkiller) => set({ painkiller })} />
      <div className="fields"><TextField label={words('alt')} inputMode="decimal" value={text.alt} onText={(alt) => set({ alt })} /><TextField label={words('daysToSurgery')} inputMode="numeric" value={text.daysToSurgery} onText={(daysToSurgery) => set({ daysToSurgery })} optional /></div>
      <MoreFacts kind="naltrexone" text={text} set={set} />
      <Ask label={words('hepatitis')} value={text.hepatitis} onChoose={(hepatitis) => set({ hepatitis })} />
    </FormSection>
  );
}
