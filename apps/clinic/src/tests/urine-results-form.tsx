/** Results by substance: nothing is chosen beforehand, and what is left open stays without a result. */
import type { UrineTest } from '@fairlead/contract/tests';
import { Substance as SubstanceShape } from '@fairlead/contract/tests';
import { Button, Segments, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { chanceMessages } from './chance-messages.ts';
import { isSpecimenBad, noSpecimen, SpecimenFields, specimenOf, type SpecimenText } from './specimen-form.tsx';
import { testsMessages } from './tests-messages.ts';
import { useSubstance } from './use-substance.ts';

type Result = 'positive' | 'negative' | 'invalid';
type Method = 'presumptive' | 'confirmed';
type Substance = (typeof SubstanceShape.options)[number];
export interface EnteredResult { readonly substance: Substance; readonly method: Method; readonly result: Result }

interface Props { readonly test: UrineTest; readonly busy: boolean; readonly onSave: (results: readonly EnteredResult[], specimen: ReturnType<typeof specimenOf>) => void; readonly onCancel: () => void }

export function UrineResultsForm({ test, busy, onSave, onCancel }: Props) {
  const words = useWords(testsMessages);
  const say = useSubstance();
  const chance = useWords(chanceMessages);
  const [method, setMethod] = useState<Method>('presumptive');
  const [entered, setEntered] = useState<Readonly<Partial<Record<Substance, Result>>>>({});
  const [specimen, setSpecimen] = useState<SpecimenText>(noSpecimen);
  const known = SubstanceShape.options.filter((each) => test.panel.includes(each));
  const results = known.flatMap((substance) => { const result = entered[substance]; return result === undefined ? [] : [{ substance, method, result }]; });
  const choices = [{ value: 'negative', label: words('negative') }, { value: 'positive', label: words('positive') }, { value: 'invalid', label: words('invalid') }] as const;
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); if (results.length > 0 && !isSpecimenBad(specimen)) onSave(results, specimenOf(specimen)); }}>
      <Segments<Method> label={words('method')} value={method} onChoose={setMethod} choices={[{ value: 'presumptive', label: words('presumptive') }, { value: 'confirmed', label: words('confirmed') }]} />
      {known.map((substance) => <div key={substance} className="rowx"><span>{say(substance)}</span><Segments<Result | 'open'> label={say(substance)} value={entered[substance] ?? 'open'} choices={choices} onChoose={(value) => { if (value !== 'open') setEntered({ ...entered, [substance]: value }); }} /></div>)}
      <SpecimenFields text={specimen} onChange={setSpecimen} specimen={test.specimen} />
      <div className="rowx"><Button type="submit" look="primary" aria-busy={busy} why={results.length === 0 ? words('enterAtLeastOne') : isSpecimenBad(specimen) ? chance('figureBad') : undefined}>{words('save')}</Button><Button look="bare" onClick={onCancel}>{words('cancel')}</Button></div>
    </form>
  );
}
