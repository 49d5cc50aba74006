/** Overdose risk of a person as facts: what is so and since when, what is not, what nobody asked, and what to do. */
import { sayIn, type Sentence } from '@fairlead/clinical';
import { getRisk, type OverdoseRisk } from '@fairlead/contract/crisis';
import { Card, Chip, useFormats, useLanguage, useWords } from '@fairlead/ui';
import { IconLifebuoy } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Shown, useRead } from '../platform/index.ts';
import { riskMessages } from './risk-messages.ts';

const tones = { red: 'refuse', amber: 'warn', green: 'quiet' } as const;

/** A sentence's first letter small inside a list, but not that of COPD. */
const uncapped = (text: string): string => (/^\p{Lu}\p{Lu}/u.test(text) ? text : text.slice(0, 1).toLocaleLowerCase() + text.slice(1));

/** Reads the risk of a person; for the chip in the bar and the card beside every screen. */
export function useRisk(personId: string, enabled = true) {
  return useRead(getRisk, { params: { id: personId } }, { enabled, topics: ['people', 'assessment', 'responses', 'episodes', 'dosing', 'queue', 'tests'] });
}

function Facts({ risk, personId }: { readonly risk: OverdoseRisk; readonly personId: string }) {
  const words = useWords(riskMessages);
  const language = useLanguage();
  const { date, list } = useFormats();
  const say = (says: OverdoseRisk['present'][number]['says']) => sayIn(says as Sentence, language);
  const names = (all: OverdoseRisk['notAsked']) => list(all.map(({ says }) => uncapped(say(says))));
  return (
    <div className="stack">
      {/* Green only says that nothing is known against it: while something was not asked, the word "lower" would be more than is known. */}
      <p className="rowx">{risk.tier === 'green' && !risk.complete ? null : <Chip tone={tones[risk.tier]} icon={IconLifebuoy}>{words(risk.tier)}</Chip>}{risk.complete ? null : <Chip tone="warn">{words('unknownYet')}</Chip>}</p>
      {risk.present.length === 0 ? <p>{words('none')}</p> : <ul className="stack">{risk.present.map((factor) => <li key={factor.id}><b>{say(factor.says)}</b>{factor.since === null ? null : <span className="small muted num"> {words('since', { day: date(factor.since) })}</span>}<span className="source"> {factor.cite.source}{factor.cite.mark === 'unchecked' ? <> · {words('unchecked')}</> : null}</span></li>)}</ul>}
      <div><b className="small">{words('todo')}</b><ul>{risk.actions.map(({ code, says }) => <li key={code}>{say(says)}</li>)}</ul></div>
      {risk.notPresent.length === 0 ? null : <p className="small"><b>{words('notPresent')}</b> {names(risk.notPresent)}.</p>}
      {risk.notAsked.length === 0 ? null : <p className="small"><b>{words('notAsked')}</b> {names(risk.notAsked)}. <Link to="/people/$personId/assessment" params={{ personId }}>{words('ask')}</Link></p>}
      <p className="small muted">{words('validated')}</p>
    </div>
  );
}

export function RiskCard({ personId }: { readonly personId: string }) {
  const words = useWords(riskMessages);
  const risk = useRisk(personId);
  return <Card title={words('title')}><Shown of={risk} lines={4}>{(reply) => <Facts risk={reply} personId={personId} />}</Shown></Card>;
}
