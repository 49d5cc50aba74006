/** Results read beside the medicines that were in force, in the words of the rules, each with its source. */
import type { UrineTest } from '@fairlead/contract/tests';
import { StateTag, useFormats, useLanguage, useWords } from '@fairlead/ui';
import { chanceMessages } from './chance-messages.ts';
import { useSubstance } from './use-substance.ts';

export function TestReading({ reading }: { readonly reading: NonNullable<UrineTest['reading']> }) {
  const words = useWords(chanceMessages);
  const language = useLanguage();
  const substance = useSubstance();
  const { list } = useFormats();
  return (
    <div className="stack tight">
      <p><StateTag state={reading.summary === 'unexpected' ? 'warn' : reading.summary === 'as_expected' ? 'allow' : 'due'} boxed>{words(reading.summary)}</StateTag> <span className="small muted">{words('besides', { list: reading.ordered.length === 0 ? words('noneOrdered') : list(reading.ordered) })}</span></p>
      {reading.readings.length === 0 ? null : <ul className="small">{reading.readings.map((each) => (
        <li key={`${each.code} ${each.substance ?? ''}`}>{each.substance === null ? null : <b>{substance(each.substance)}: </b>}{language === 'es' ? each.says.es : each.says.en} <span className="muted">{each.mark === 'product' ? null : words('source', { source: each.source, mark: each.mark })}</span></li>
      ))}</ul>}
    </div>
  );
}
