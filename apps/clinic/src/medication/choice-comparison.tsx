/** Each medicine with what speaks for and against it for this person. Always in the same order, nothing ranked. */
import type { ChoicePoint, OptionShown } from '@fairlead/contract/medication';
import { Card, DecisionPanel, useLanguage, useWords } from '@fairlead/ui';
import { choiceMessages } from './choice-messages.ts';
import { useFactWords } from './use-fact-words.ts';

function Points({ title, points }: { readonly title: string; readonly points: readonly ChoicePoint[] }) {
  const words = useWords(choiceMessages);
  const language = useLanguage();
  if (points.length === 0) return null;
  return (
    <div><h3 className="small">{title}</h3>
      <ul className="dots">{points.map(({ id, says, source, mark }) => <li key={id}>{says[language === 'es' ? 'es' : 'en']} <span className="muted small">{mark === 'product' ? null : mark === 'unchecked' ? `${source}, ${words('unchecked')}` : source}</span></li>)}</ul>
    </div>
  );
}

export function Comparison({ options }: { readonly options: readonly OptionShown[] }) {
  const words = useWords(choiceMessages);
  const say = useFactWords();
  return (
    <div className="two">
      {options.map((each) => (
        <Card key={each.option} title={words(`o-${each.option}`)}>
          <div className="stack">
            <Points title={words('for')} points={each.for} />
            <Points title={words('against')} points={each.against} />
            <Points title={words('know')} points={each.know} />
            {each.gates.length === 0 ? null : <div className="stack"><h3 className="small">{words('gates')}</h3><DecisionPanel alone decision={{ decision: each.gates.some(({ decision }) => decision === 'refuse') ? 'refuse' : 'warn', findings: each.gates, missing: [], wouldChange: [] }} /></div>}
            {each.missing.length === 0 ? null : <p className="muted small">{words('missing', { facts: each.missing.map(say.factWords).join(', ') })}</p>}
          </div>
        </Card>
      ))}
    </div>
  );
}
