/** What the gates rest on: heart, liver, the last opioid. What the record knows stands there already. */
import type { ChoiceAnswers } from '@fairlead/contract/medication';
import { Field, TextField, useWords } from '@fairlead/ui';
import { choiceMessages } from './choice-messages.ts';

const opioids = ['heroin', 'fentanyl', 'oxycodone', 'methadone', 'long-acting', 'other'] as const;
const classes = ['A', 'B', 'C'] as const;
const whole = (text: string): number | null => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : null);
const decimal = (text: string): number | null => (/^\d{1,3}([.,]\d{1,2})?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : null);
const shown = (value: number | null | undefined): string => (value === null || value === undefined ? '' : String(value));

interface Props { readonly answers: ChoiceAnswers; readonly known: ChoiceAnswers; readonly onAnswer: (more: Partial<ChoiceAnswers>) => void }

export function ClinicalFields({ answers, known, onAnswer }: Props) {
  const words = useWords(choiceMessages);
  return (
    <div className="two">
      <TextField label={words('qtc')} unit="ms" inputMode="numeric" value={shown(answers.qtcMs ?? known.qtcMs)} onText={(text) => onAnswer({ qtcMs: whole(text) })} />
      <Field label={words('liver')}>{(ties) => <select {...ties} className="in" value={answers.childPugh ?? ''} onChange={(event) => onAnswer({ childPugh: classes.find((each) => each === event.target.value) ?? null })}><option value="">{words('notKnown')}</option>{classes.map((each) => <option key={each} value={each}>{each}</option>)}</select>}</Field>
      <TextField label={words('alt')} inputMode="decimal" value={shown(answers.altTimesUln)} onText={(text) => onAnswer({ altTimesUln: decimal(text) })} />
      <Field label={words('lastOpioid')}>{(ties) => <select {...ties} className="in" value={answers.lastOpioid ?? known.lastOpioid ?? ''} onChange={(event) => onAnswer({ lastOpioid: event.target.value === '' ? null : event.target.value })}><option value="">{words('notKnown')}</option>{opioids.map((each) => <option key={each} value={each}>{words(`opioid_${each}`)}</option>)}</select>}</Field>
      <TextField label={words('daysFree')} inputMode="numeric" value={shown(answers.daysOpioidFree ?? known.daysOpioidFree)} onText={(text) => onAnswer({ daysOpioidFree: whole(text) })} />
    </div>
  );
}
