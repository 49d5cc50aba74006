/** One part as a form: its instrument or questions, saved by itself; a save by somebody else is shown, never overwritten. */
import { instrumentOfPart, itemAnswers, partOf, questionsToAsk, saidOf, scoreInstrument, type AssessmentPart as PartDefinition, type PartAnswers } from '@fairlead/clinical';
import type { AssessmentPart } from '@fairlead/contract/assessment';
import { Button, Card, Note, useFormats, useWords } from '@fairlead/ui';
import { IconHistory, IconUrgent, IconUsers } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { AnswerNote } from '../platform/index.ts';
import { assessmentMessages } from './assessment-messages.ts';
import { InstrumentForm } from './instrument-form.tsx';
import { QuestionField } from './question-field.tsx';
import { SubstancesGrid } from './substances-grid.tsx';
import { answered, draftOf, unsaidFor, usePartDraft, type PartDraft } from './use-part.ts';
import { useSay } from './use-say.ts';

interface PartFormProps {
  readonly assessmentId: string;
  readonly part: AssessmentPart;
  readonly sex: string | null;
  readonly draft: PartDraft | undefined;
  readonly onDraft: (next: (before: PartDraft | undefined) => PartDraft | undefined) => void;
  /** Goes on to the next part after a save; absent where the part stands below another. */
  readonly onNext?: (() => void) | undefined;
  /** Told when an answer opens another instrument at once. */
  readonly onOpens?: (opens: readonly string[]) => void;
}

type Form = ReturnType<typeof usePartDraft>;

function shownAnswer(saved: PartAnswers, id: string, words: (key: 'yes' | 'no' | 'notKnown' | 'notSaid' | 'notAsked') => string): string {
  const why = saved.unsaid[id];
  if (why !== undefined) return words(why === 'not_known' ? 'notKnown' : 'notSaid');
  const said = saved.answers[id];
  if (said === undefined || said === null) return words('notAsked');
  return typeof said === 'boolean' ? words(said ? 'yes' : 'no') : Array.isArray(said) ? said.join(', ') : String(said);
}

/** Both versions beside each other, question by question, and whose to keep. */
function Compare({ form, part, definition }: { readonly form: Form; readonly part: AssessmentPart; readonly definition: PartDefinition }) {
  const words = useWords(assessmentMessages);
  const say = useSay();
  const items = new Map([...(instrumentOfPart(definition)?.items ?? []), ...definition.questions].map(({ id, says }) => [id, says]));
  const ids = [...new Set([...Object.keys(form.draft.answers), ...Object.keys(form.draft.unsaid), ...Object.keys(part.answers), ...Object.keys(part.unsaid)])];
  const differing = ids.filter((id) => shownAnswer(form.draft, id, words) !== shownAnswer(part, id, words));
  const keepMine = { ...form.draft, version: part.version };
  return (
    <Note tone="due" icon={IconUsers} title={words('stale')} live="assertive">
      {words(differing.length === 0 ? 'same' : 'staleSub')}
      {differing.length === 0 ? null : (
        <table className="figures"><thead><tr><th scope="col">{words('question')}</th><th scope="col">{words('mine')}</th><th scope="col">{words('theirs', { name: part.savedBy ?? '' })}</th></tr></thead>
          <tbody>{differing.map((id) => { const says = items.get(id); return <tr key={id}><th scope="row">{says === undefined ? id : say(says)}</th><td>{shownAnswer(form.draft, id, words)}</td><td>{shownAnswer(part, id, words)}</td></tr>; })}</tbody></table>
      )}
      <p className="rowx"><Button look="primary" onClick={() => { form.replaceWith(keepMine); void form.save(keepMine); }}>{words('keepMine')}</Button><Button onClick={() => form.replaceWith(draftOf(part))}>{words('takeTheirs')}</Button></p>
    </Note>
  );
}

function Questions({ form, definition, fault }: { readonly form: Form; readonly definition: PartDefinition; readonly fault: { readonly question: string; readonly detail: string } | undefined }) {
  if (definition.layout === 'grid') return <SubstancesGrid saved={form.draft} fault={fault} onAnswer={(id, answer) => form.edit(answered(id, answer))} onUnsaid={(id, why) => form.edit(unsaidFor(id, why))} />;
  return (
    <div className="qs">{questionsToAsk(definition.questions, form.draft).map((question) => (
      <QuestionField key={question.id} question={question} value={form.draft.answers[question.id]} why={form.draft.unsaid[question.id]} error={fault?.question === question.id ? fault.detail : undefined}
        onAnswer={(answer) => form.edit(answered(question.id, answer))} onUnsaid={(why) => form.edit(unsaidFor(question.id, why))} />
    ))}</div>
  );
}

function Instrument({ form, definition, sex }: { readonly form: Form; readonly definition: PartDefinition; readonly sex: string | null }) {
  const instrument = instrumentOfPart(definition);
  if (instrument === null) return null;
  const supervised = saidOf(form.draft, 'solelyUnderMedicalSupervision');
  return (
    <InstrumentForm instrument={instrument} answers={itemAnswers(instrument, form.draft)} unsaid={form.draft.unsaid} facts={{ sex, solelyUnderMedicalSupervision: typeof supervised === 'boolean' ? supervised : null }}
      onAnswer={(item, answer) => form.edit(answered(item, answer))} onUnsaid={(item, why) => form.edit(unsaidFor(item, why))} />
  );
}

/** What an answer opens is saved at once, so that the task stands on the list before the form is whole. */
function useOpensAtOnce(form: Form, definition: PartDefinition, onOpens: PartFormProps['onOpens']): boolean {
  const instrument = instrumentOfPart(definition);
  const score = instrument === null ? null : scoreInstrument(instrument, itemAnswers(instrument, form.draft));
  const opens = score?.kind === 'scored' && score.opens.length > 0;
  const danger = score?.kind === 'scored' && instrument?.triage !== undefined && (score.band === 'high' || score.band === 'moderate') ? score.band : null;
  const key = `${opens} ${danger ?? ''}`;
  const told = useRef('false ');
  const latest = useRef({ form, onOpens, score });
  useEffect(() => { latest.current = { form, onOpens, score }; });
  useEffect(() => {
    if (told.current === key || key === 'false ') return;
    told.current = key;
    const { form: now, onOpens: tell, score: scored } = latest.current;
    if (now.isDirty) void now.save(now.draft);
    if (scored?.kind === 'scored') tell?.(scored.opens);
  }, [key]);
  return opens;
}

export function PartForm({ assessmentId, part, sex, draft, onDraft, onNext, onOpens }: PartFormProps) {
  const words = useWords(assessmentMessages);
  const say = useSay();
  const { time, date } = useFormats();
  const definition = partOf(part.part);
  const form = usePartDraft(assessmentId, part, draft, onDraft);
  const opens = useOpensAtOnce(form, definition ?? { id: part.part, title: { en: '', es: '' }, minutes: 0, questions: [], layout: 'list' }, onOpens);
  if (definition === null) return null;
  const problem = form.saving.answer?.kind === 'invalid' ? form.saving.answer.problem : undefined;
  const fault = problem?.field === undefined ? undefined : { question: problem.field.replace('/answers/', ''), detail: problem.detail };
  const isBehind = form.draft.version < part.version;
  const saveAndGo = async () => { const answer = form.isDirty || part.version === 0 ? await form.save(form.draft) : undefined; if (answer === undefined || answer.kind === 'done') onNext?.(); };
  return (
    <Card title={say(definition.title)} aside={<span className="muted small num">{form.isDirty ? words('unsaved') : part.savedAt === null ? words('about', { minutes: definition.minutes }) : words('savedBy', { time: time(part.savedAt), name: part.savedBy ?? '' })}</span>}>
      {part.version === 0 && part.before !== null && draft === undefined ? <Note icon={IconHistory} title={words('before', { day: date(part.before.savedOn) })}><p><Button onClick={() => { if (part.before !== null) form.replaceWith({ answers: part.before.answers, unsaid: part.before.unsaid, version: 0 }); }}>{words('useBefore')}</Button></p></Note> : null}
      {isBehind ? <Compare form={form} part={part} definition={definition} /> : null}
      <Instrument form={form} definition={definition} sex={sex} />
      <Questions form={form} definition={definition} fault={fault} />
      {opens ? <Note tone="refuse" icon={IconUrgent} title={words('suicideNow')} live="assertive">{words('suicideNowSub')}</Note> : null}
      {form.saving.answer?.kind === 'stale' && isBehind ? null : <AnswerNote answer={form.saving.answer} onAgain={() => void form.saving.again()} />}
      <p className="rowx part-acts">
        <Button look="primary" aria-busy={form.saving.busy} onClick={() => void saveAndGo()}>{words(onNext === undefined ? 'save' : 'saveNext')}</Button>
        {onNext === undefined ? null : <Button onClick={() => void form.save(form.draft)}>{words('save')}</Button>}
      </p>
    </Card>
  );
}
