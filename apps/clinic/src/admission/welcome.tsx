/** The first day: naloxone in hand, and the code of the companion. */
import { invite } from '@fairlead/contract/admission';
import { Button, Card, Note, useFormats, useWords } from '@fairlead/ui';
import { IconDeviceMobile } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { usePerson } from '../people/index.tsx';
import { AnswerNote, useCall } from '../platform/index.ts';
import { admissionMessages } from './admission-messages.ts';
import { NaloxoneCard } from './naloxone-card.tsx';

function CompanionCard() {
  const words = useWords(admissionMessages);
  const { dayTime } = useFormats();
  const { person } = usePerson();
  const make = useCall(invite);
  const made = make.answer?.kind === 'done' ? make.answer.reply : undefined;
  return (
    <Card title={words('companion')}>
      <div className="stack">
        <p>{words('companionWhy')}</p>
        {person.hasCompanion && made === undefined ? <Note icon={IconDeviceMobile} tone="allow" title={words('companionHas')} /> : null}
        {made === undefined ? null : <div className="code-out"><p className="num code" aria-label={words('code')}>{made.code}</p><p>{words('codeSays', { day: dayTime(made.expiresAt) })}</p><p className="muted small">{words('codeHow')}</p></div>}
        <AnswerNote answer={make.answer} onAgain={() => void make.again()} />
        <p><Button aria-busy={make.busy} onClick={() => void make.send({ params: { id: person.id } })}>{words(person.hasCompanion || made !== undefined ? 'newCode' : 'makeCode')}</Button></p>
      </div>
    </Card>
  );
}

export function Welcome() {
  const words = useWords(admissionMessages);
  const { person } = usePerson();
  return (
    <div className="stack">
      <p className="muted">{words('welcomeHint')}</p>
      <div className="two"><NaloxoneCard /><CompanionCard /></div>
      <p><Link className="btn" to="/people/$personId" params={{ personId: person.id }}>{words('toRecord')}</Link></p>
    </div>
  );
}
