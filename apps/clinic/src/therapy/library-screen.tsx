/** The catalogue of therapies and programmes: what happens there, for whom, and how well it is shown to work. */
import { programmes, type Programme, type Range } from '@fairlead/clinical';
import { Card, Chip, Facts, Segments, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { Screen } from '../platform/index.ts';
import { SessionTabs } from './sessions-screen.tsx';
import { therapyMessages } from './therapy-messages.ts';
import { useSay } from './use-say.ts';
import './therapy.css';

type Kind = 'all' | Programme['kind'];

const tones = { good: 'allow', some: 'quiet', little: 'quiet', advised_against: 'warn' } as const;

function ProgrammeCard({ programme }: { readonly programme: Programme }) {
  const words = useWords(therapyMessages);
  const say = useSay();
  const range = (of: Range | null): string => (of === null ? words('anyNumber') : of.min === of.max ? String(of.min) : words('range', { min: of.min, max: of.max }));
  const facts = [
    { name: words('sessionsOf'), value: range(programme.sessions) }, ...(programme.weeks === null ? [] : [{ name: words('weeksOf'), value: range(programme.weeks) }]),
    { name: words('sessionLength'), value: words('minutes', { minutes: range(programme.minutes) }) }, ...(programme.members === null ? [] : [{ name: words('membersOf'), value: range(programme.members) }]),
  ];
  return (
    <Card className="programme-card" title={say(programme.names)} aside={<Chip tone={tones[programme.evidence]}>{words(programme.evidence)}</Chip>}>
      <div className="stack">
        <p>{say(programme.says)}</p>
        <Facts facts={facts} className="programme-facts num" />
        {programme.topics.length === 0 ? null : <details><summary>{words('topics')}</summary><ol className="stack">{programme.topics.map(({ id, names }) => <li key={id}>{say(names)}</li>)}</ol></details>}
        <p className="small"><b>{words('access')}:</b> {say(programme.access)}</p>
        <p className="muted small">{words('source')}: {programme.cite.source}{programme.cite.mark === 'unchecked' ? <> · {words('unchecked')}</> : null}</p>
      </div>
    </Card>
  );
}

export function LibraryScreen() {
  const words = useWords(therapyMessages);
  const [kind, setKind] = useState<Kind>('all');
  const choices = [{ value: 'all', label: words('kindAll') }, { value: 'talking', label: words('talking') }, { value: 'skills', label: words('skills') }, { value: 'family', label: words('familyKind') }, { value: 'holistic', label: words('holistic') }] as const;
  return (
    <Screen title={words('library')} layout="wide">
      <SessionTabs />
      <p><Segments label={words('kind')} choices={choices} value={kind} onChoose={setKind} /></p>
      {kind === 'holistic' ? <p className="muted">{words('holisticSays')}</p> : null}
      <div className="two">{programmes.filter((each) => kind === 'all' || each.kind === kind).map((programme) => <ProgrammeCard key={programme.id} programme={programme} />)}</div>
    </Screen>
  );
}
