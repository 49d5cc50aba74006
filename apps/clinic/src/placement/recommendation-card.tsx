/** What the rules recommend, with every rule that fired, the facts it rests on, what is missing and what would change it. */
import type { PersonPlacement, Recommendation } from '@fairlead/contract/placement';
import { Card, Chip, DecisionPanel, useFormats, useWords } from '@fairlead/ui';
import { IconPill } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { placementMessages } from './placement-messages.ts';
import { useFactWords, useLevelName } from './use-words.ts';

export function RecommendationCard({ recommendation, facts, personId }: { readonly recommendation: Recommendation; readonly facts: PersonPlacement['facts']; readonly personId: string }) {
  const words = useWords(placementMessages);
  const level = useLevelName();
  const say = useFactWords();
  const { list, dayTime } = useFormats();
  return (
    <Card title={words('recommended', { level: level(recommendation.recommendedLevel) })} aside={recommendation.complete ? undefined : <Chip tone="warn">{words('unknown')}</Chip>}>
      <div className="stack">
        {recommendation.complete ? null : <p><b>{words('notComplete')}</b> <Link to="/people/$personId/assessment" params={{ personId }}>{words('askIt')}</Link></p>}
        {recommendation.alsoSuitable.length === 0 ? null : <p>{words('alsoSuitable', { levels: list(recommendation.alsoSuitable.map(level)) })}</p>}
        {recommendation.medicationToday ? <p><IconPill className="i" aria-hidden="true" /> <b>{words('medicineToday')}</b></p> : null}
        {recommendation.offerHousing ? <p>{words('offerHousing')}</p> : null}
        <DecisionPanel alone decision={{ ...recommendation, wouldChange: [] }} verdict={words('fired')} factWords={say.fact} />
        {recommendation.levelWouldChange.length === 0 ? null : (
          <div className="change"><b>{words('wouldLead')}</b><ul>{recommendation.levelWouldChange.slice(0, 8).map((change) => (
            <li key={`${change.fact} ${JSON.stringify(change.to)}`}>{words('changeLevel', { fact: say.fact(change.fact), to: say.value(change.to), level: level(change.level) })}{change.unknown === true ? <span className="muted"> {words('ifKnown')}</span> : null}</li>
          ))}</ul></div>
        )}
        <details><summary>{words('facts')}</summary>
          <table className="figures"><thead><tr><th scope="col">{words('fact')}</th><th scope="col">{words('value')}</th><th scope="col">{words('from')}</th></tr></thead>
            <tbody>{facts.map(({ fact, value, from }) => <tr key={fact}><th scope="row">{say.fact(fact)}</th><td className="num">{say.value(value)}</td><td className="small muted num">{from === null ? null : <>{say.source(from.of)}, {dayTime(from.at)}</>}</td></tr>)}</tbody></table>
        </details>
        <p className="small muted">{words('neverSessions')}</p>
      </div>
    </Card>
  );
}
