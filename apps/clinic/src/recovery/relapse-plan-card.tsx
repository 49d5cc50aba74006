/** The relapse-prevention plan, edited together at one screen; the same plan is on the person's phone. */
import { putPersonRelapsePlan, type RecoveryRecord } from '@fairlead/contract/recovery';
import { Button, Card, EmptyState, ErrorNote, NotesField, useFormats, useWords } from '@fairlead/ui';
import { IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { usePerson } from '../people/index.tsx';
import { AnswerNote, useCall } from '../platform/index.ts';
import { planOf, textOf, type PlanText } from './plan-lines.ts';
import { recoveryMessages } from './recovery-messages.ts';

const parts = [['reasons', 'reasons', 'oneALine'], ['triggers', 'triggers', 'triggerLine'], ['warningSigns', 'warning', 'oneALine'], ['coping', 'coping', 'oneALine'], ['contacts', 'contacts', 'contactLine'], ['safety', 'safety', 'oneALine']] as const;

function EditPlan({ record, onKept }: { readonly record: RecoveryRecord; readonly onKept: () => void }) {
  const words = useWords(recoveryMessages);
  const { person } = usePerson();
  const [began] = useState(record.plan.version);
  const [text, setText] = useState<PlanText>(() => textOf(record.plan.plan));
  const [wrong, setWrong] = useState(false);
  const put = useCall(putPersonRelapsePlan);
  const moved = record.plan.version !== began;
  const keep = async () => {
    const plan = planOf(text, record.plan.plan);
    setWrong(plan === null);
    if (plan === null) return;
    // After somebody else kept a version, keeping again is a choice made with both in sight.
    const answer = await put.send({ params: { id: person.id }, body: plan }, { ifMatch: `"${record.plan.version}"` });
    if (answer.kind === 'done') onKept();
  };
  return (
    <div className="stack">
      {moved ? <ErrorNote title={words('elsewhere', { version: record.plan.version })} /> : null}
      {parts.map(([key, title, hint]) => <NotesField key={key} label={words(title)} hint={words(hint)} value={text[key]} onText={(value) => setText({ ...text, [key]: value })} rows={3} {...(key === 'contacts' && wrong ? { error: words('contactNumber') } : {})} />)}
      <AnswerNote answer={put.answer} onAgain={() => void put.again()} />
      <div className="rowx"><Button look="primary" aria-busy={put.busy} onClick={() => void keep()}>{words('keepPlan', { version: record.plan.version + 1 })}</Button><Button look="bare" onClick={onKept}>{words('cancel')}</Button></div>
    </div>
  );
}

export function RelapsePlanCard({ record }: { readonly record: RecoveryRecord }) {
  const words = useWords(recoveryMessages);
  const { date, dayOf } = useFormats();
  const [editing, setEditing] = useState(false);
  const { plan, version, changedAt, changedBy } = record.plan;
  const text = textOf(plan);
  return (
    <Card title={words('plan')} sub={version === 0 ? undefined : words('version', { version })} aside={editing ? undefined : <Button onClick={() => setEditing(true)}>{words('edit')}</Button>}>
      {editing ? <EditPlan record={record} onKept={() => setEditing(false)} /> : version === 0 ? <EmptyState icon={IconShieldCheck} title={words('planNone')}>{words('planNoneSub')}</EmptyState> : (
        <div className="stack">
          {parts.map(([key, title]) => (text[key] === '' ? null : <div key={key}><h3>{words(title)}</h3><ul className="dots">{text[key].split('\n').map((line) => <li key={line}>{line}</li>)}</ul></div>))}
          {changedAt === null ? null : <p className="small muted">{words('changed', { day: date(dayOf(changedAt)), name: changedBy ?? '' })}</p>}
        </div>
      )}
    </Card>
  );
}
