/** Saving and signing: the review day, what it lacks, the signatures, and the compare where somebody else saved. */
import type { Plan } from '@fairlead/contract/plan';
import { planVersions, signPlan } from '@fairlead/contract/plan';
import { Button, Card, DecisionPanel, Note, TextField, useFormats, useWords } from '@fairlead/ui';
import { IconCircleCheck, IconClock, IconMessage2, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { AnswerNote, Shown, useCall, useRead, useSession } from '../platform/index.ts';
import { useMilestoneName } from './pathway-card.tsx';
import { planMessages } from './plan-messages.ts';
import { contentOf, differencesOf, type PlanForm } from './use-plan-draft.ts';

export function CompareNote({ form, plan }: { readonly form: PlanForm; readonly plan: Plan }) {
  const words = useWords(planMessages);
  const name = useMilestoneName();
  const lines = differencesOf(contentOf(form.draft), contentOf(plan), { review: words('reviewDay'), milestone: (code) => words('milestone', { what: name(code) }) });
  const whose = { mine: words('onlyMine'), theirs: words('onlyTheirs'), both: words('differs') };
  return (
    <Note tone="due" icon={IconUsers} title={words('stale')} live="assertive">
      {lines.length === 0 ? words('same') : <>{words('staleSub', { version: plan.version, name: plan.by })}<ul>{lines.map(({ what, whose: of }) => <li key={`${what} ${of}`}><b>{what}</b>: {whose[of]}</li>)}</ul></>}
      <p className="rowx"><Button look="primary" onClick={form.takeBoth}>{words('takeBoth')}</Button><Button onClick={() => void form.save(plan.version)}>{words('keepMine')}</Button><Button onClick={form.takeTheirs}>{words('takeTheirs')}</Button></p>
    </Note>
  );
}

function Signatures({ plan }: { readonly plan: Plan }) {
  const words = useWords(planMessages);
  const { dayTime } = useFormats();
  const [team, person] = [plan.signatures.filter(({ role }) => role === 'staff'), plan.signatures.filter(({ role }) => role === 'person')];
  return (
    <ul className="stack signs">
      {team.map(({ by, at }) => <li key={at} className="rowx"><IconCircleCheck className="i allow-ink" aria-hidden="true" />{words('signed', { who: by })} <span className="small muted num">{dayTime(at)}</span></li>)}
      {person.map(({ at, agree, words: said }) => <li key={at} className="rowx">{agree ? <><IconCircleCheck className="i allow-ink" aria-hidden="true" />{words('signedPerson')}</> : <><IconMessage2 className="i due-ink" aria-hidden="true" />{words('asks', { words: said ?? '' })}</>} <span className="small muted num">{dayTime(at)}</span></li>)}
      {team.length === 0 ? <li className="rowx muted"><IconClock className="i" aria-hidden="true" />{words('waitsTeam')}</li> : person.some(({ agree }) => agree) ? null : <li className="rowx muted"><IconClock className="i" aria-hidden="true" />{words('waitsPerson')}</li>}
    </ul>
  );
}

export function SaveCard({ form, plan, canEdit }: { readonly form: PlanForm; readonly plan: Plan; readonly canEdit: boolean }) {
  const words = useWords(planMessages);
  const { dayTime } = useFormats();
  const { has, who } = useSession();
  const hasSigned = plan.signatures.some(({ role, by }) => role === 'staff' && by === who.displayName);
  const sign = useCall(signPlan);
  return (
    <Card title={words('savedBy', { version: plan.version, time: dayTime(plan.at), name: plan.by })} aside={form.isDirty ? <span className="small due-ink">{words('unsaved')}</span> : undefined}>
      <div className="stack">
        <TextField type="date" label={words('review')} value={form.draft.reviewOn ?? ''} onText={(text) => form.edit((draft) => ({ ...draft, reviewOn: text === '' ? null : text }))} />
        {canEdit ? <>
          <TextField label={words('changed')} hint={words('changedHint')} optional value={form.draft.changed} onText={(text) => form.edit((draft) => ({ ...draft, changed: text }))} />
          {form.saving.answer?.kind === 'stale' && form.isBehind ? null : <AnswerNote answer={form.saving.answer} onAgain={() => void form.saving.again()} />}
          <Button look={form.isDirty ? 'primary' : 'plain'} wide aria-busy={form.saving.busy} why={form.isDirty ? undefined : words('nothingChanged')} onClick={() => void form.save()}>{words('save', { version: plan.version + 1 })}</Button>
        </> : null}
        <Signatures plan={plan} />
        {plan.signing.findings.length === 0 ? null : <DecisionPanel alone decision={plan.signing} verdict={words(plan.signing.decision === 'refuse' ? 'notReady' : 'ready')} />}
        {has('prescriber', 'nurse', 'counsellor') && !hasSigned ? <>
          <AnswerNote answer={sign.answer} onAgain={() => void sign.again()} />
          <Button look={form.isDirty ? 'plain' : 'primary'} wide aria-busy={sign.busy} why={form.isDirty ? words('saveFirst') : plan.signing.decision === 'refuse' ? words('notReady') : undefined} onClick={() => void sign.send({ params: { id: plan.id }, body: { version: plan.version } })}>{words('sign', { version: plan.version })}</Button>
          <p className="small muted">{words('signSub')}</p>
        </> : null}
      </div>
    </Card>
  );
}

export function VersionsCard({ planId }: { readonly planId: string }) {
  const words = useWords(planMessages);
  const { dayTime } = useFormats();
  const [isOpen, setOpen] = useState(false);
  const read = useRead(planVersions, { params: { id: planId } }, { enabled: isOpen, topics: ['plan'] });
  return (
    <Card title={words('versions')}>
      {isOpen ? <Shown of={read} lines={3}>{({ items }) => <ol className="stack">{items.map((row) => <li key={row.version}><b className="num">{words('versionLine', { version: row.version, time: dayTime(row.at), name: row.by })}</b><br /><span className="small muted">{words('goalCount', { count: row.goals.length })}{row.changed === null ? null : <>. {row.changed}</>}{row.signatures.map(({ by, at, agree }) => <span key={at}>{agree ? <>. {words('signed', { who: by })}</> : null}</span>)}</span></li>)}</ol>}</Shown> : <Button onClick={() => setOpen(true)}>{words('showVersions')}</Button>}
    </Card>
  );
}
