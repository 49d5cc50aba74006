/** The plan for afterwards, in the person's words. */
import type { AftercarePlan } from '@fairlead/contract/aftercare';
import { writePlan } from '@fairlead/contract/aftercare';
import { Button, Card, EmptyState, NotesField, useFormats, useWords } from '@fairlead/ui';
import { IconSeedling } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { usePerson } from '../people/index.tsx';
import { AnswerNote, useCall, useSession } from '../platform/index.ts';
import { aftercareMessages } from './aftercare-messages.ts';

const parts = ['keepsWell', 'earlySigns', 'whatIDo', 'whoICall', 'medicine', 'weekly'] as const;
const needed = ['keepsWell', 'whoICall'] as const;

function WritePlan({ plan, onDone }: { readonly plan: AftercarePlan | null; readonly onDone: () => void }) {
  const words = useWords(aftercareMessages);
  const { person } = usePerson();
  const [form, setForm] = useState(() => Object.fromEntries(parts.map((part) => [part, plan?.[part] ?? ''])) as Record<(typeof parts)[number], string>);
  const [isAsked, setAsked] = useState(false);
  const write = useCall(writePlan);
  const isOpen = (part: (typeof parts)[number]) => needed.some((each) => each === part) && form[part].trim() === '';
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (parts.some(isOpen)) return;
    const answer = await write.send({ params: { id: person.id }, body: form });
    if (answer.kind === 'done') onDone();
  };
  return (
    <form className="stack" onSubmit={(event) => void keep(event)} noValidate>
      <div className="two">{parts.map((part) => <NotesField key={part} label={words(part)} value={form[part]} onText={(text) => setForm((had) => ({ ...had, [part]: text }))} rows={2} error={isAsked && isOpen(part) ? words('needWords') : undefined} {...(needed.some((each) => each === part) ? {} : { optional: true })} />)}</div>
      <AnswerNote answer={write.answer} onAgain={() => void write.again()} />
      <div className="rowx"><Button look="primary" type="submit" aria-busy={write.busy}>{words('keepPlan')}</Button><Button look="bare" onClick={onDone}>{words('cancel')}</Button></div>
    </form>
  );
}

export function PlanCard({ plan }: { readonly plan: AftercarePlan | null }) {
  const words = useWords(aftercareMessages);
  const { date, dayOf } = useFormats();
  const mayWrite = useSession().has('prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker');
  const [isWriting, setWriting] = useState(false);
  const write = mayWrite && !isWriting ? <Button onClick={() => setWriting(true)}>{words(plan === null ? 'writePlan' : 'changePlan')}</Button> : undefined;
  return (
    <Card title={words('plan')} {...(plan === null ? {} : { sub: words('writtenBy', { day: date(dayOf(plan.writtenAt)), name: plan.writtenBy }) })} aside={plan === null ? undefined : write}>
      {isWriting ? <WritePlan plan={plan} onDone={() => setWriting(false)} /> : plan === null ? <EmptyState icon={IconSeedling} title={words('planNone')} action={write}>{words('planNoneSub')}</EmptyState>
        : <dl className="stack">{parts.filter((part) => plan[part] !== '').map((part) => <div key={part}><dt className="muted small">{words(part)}</dt><dd>{plan[part]}</dd></div>)}</dl>}
    </Card>
  );
}
