/** The twelve weeks with their days: what is done, what comes, what is past its day. */
import { sayIn, twelveWeekPathway } from '@fairlead/clinical';
import type { PlanMilestone } from '@fairlead/contract/plan';
import { Button, Card, Chip, useFormats, useLanguage, useNow, useWords } from '@fairlead/ui';
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { planMessages } from './plan-messages.ts';
import { editMilestone, type PlanForm } from './use-plan-draft.ts';

export function useMilestoneName(): (code: string) => string {
  const language = useLanguage();
  return (code) => { const found = twelveWeekPathway.find((each) => each.code === code); return found === undefined ? code : sayIn(found.says, language); };
}

function Milestone({ each, form, today, canEdit }: { readonly each: PlanMilestone; readonly form: PlanForm; readonly today: string; readonly canEdit: boolean }) {
  const words = useWords(planMessages);
  const name = useMilestoneName();
  const { shortDay } = useFormats();
  const isDone = each.state === 'done';
  const isLate = each.state === 'to_come' && each.byOn < today;
  const LineIcon = isDone ? IconCircleCheck : IconCircleDashed;
  return (
    <li className="plan-line">
      <LineIcon className="i" aria-hidden="true" />
      <div><b>{name(each.code)}</b><br /><span className="small muted num">{isDone && each.doneOn !== null ? words('doneOn', { day: shortDay(each.doneOn) }) : words('from', { from: shortDay(each.fromOn), by: shortDay(each.byOn) })}</span> {isLate ? <Chip tone="due">{words('late')}</Chip> : null}</div>
      {canEdit ? <Button look="bare" aria-label={`${words(isDone ? 'markOpen' : 'markDone')}: ${name(each.code)}`} onClick={() => form.edit(editMilestone(each.code, isDone ? { state: 'to_come', doneOn: null } : { state: 'done', doneOn: today }))}>{words(isDone ? 'markOpen' : 'markDone')}</Button> : null}
    </li>
  );
}

export function PathwayCard({ form, canEdit }: { readonly form: PlanForm; readonly canEdit: boolean }) {
  const words = useWords(planMessages);
  const { dayOf } = useFormats();
  const today = dayOf(new Date(useNow()).toISOString());
  return <Card title={words('pathway')} lead={words('pathwaySub')}><ol className="plan-lines">{form.draft.milestones.map((each) => <Milestone key={each.code} each={each} form={form} today={today} canEdit={canEdit} />)}</ol></Card>;
}
