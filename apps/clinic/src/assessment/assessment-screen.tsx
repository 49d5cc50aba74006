/** The assessment of a person: parts that wait, one open beside them, and what it shows so far. */
import { assessmentParts, partOf, type PartId } from '@fairlead/clinical';
import { finishAssessment, getAssessment, listAssessments, startAssessment, type Assessment, type AssessmentPart } from '@fairlead/contract/assessment';
import { Button, Card, EmptyState, Note, useFormats, useWords } from '@fairlead/ui';
import { IconClipboardText, IconUrgent } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { RiskCard } from '../crisis/index.tsx';
import { usePerson } from '../people/index.tsx';
import { AnswerNote, Parts, Shown, useCall, useLeaveGuard, useRead, useSession, type Part } from '../platform/index.ts';
import './assessment.css';
import { assessmentMessages } from './assessment-messages.ts';
import { PartForm } from './part-form.tsx';
import { SummaryCard } from './summary-card.tsx';
import type { Drafts, PartDraft } from './use-part.ts';
import { useSay } from './use-say.ts';

const isPart = (value: unknown): value is PartId => typeof value === 'string' && partOf(value) !== null;

function usePartsList(assessment: Assessment, current: PartId | undefined, open: (part: PartId) => void): readonly Part[] {
  const words = useWords(assessmentMessages);
  const say = useSay();
  const { time } = useFormats();
  return assessmentParts.flatMap(({ id, title, minutes }) => {
    const part = assessment.parts.find((each) => each.part === id);
    if (part === undefined) return [];
    const line = part.state === 'done' && part.savedAt !== null ? words('savedBy', { time: time(part.savedAt), name: part.savedBy ?? '' }) : part.state === 'open' ? words('answeredOf', { some: part.answered, all: part.of }) : words('about', { minutes });
    const verb = words(part.state === 'done' ? 'change' : part.state === 'open' ? 'goOn' : 'open');
    const action = id === current ? <span className="tag">{words('shownNow')}</span> : <Button look={part.state === 'open' ? 'plain' : 'bare'} aria-label={`${verb}: ${say(title)}`} onClick={() => open(id)}>{verb}</Button>;
    return [{ key: id, title: say(title), line, state: part.state, action }];
  });
}

/** Takes the reader to the part that was opened; not when the screen itself opens. */
function useFocusOn(current: PartId) {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(current);
  useEffect(() => {
    if (before.current === current) return;
    before.current = current;
    place.current?.focus({ preventScroll: true });
    window.scrollTo({ top: Math.max(0, (place.current?.getBoundingClientRect().top ?? 0) + window.scrollY - 76) });
  }, [current]);
  return place;
}

function SuicideNote({ part }: { readonly part: AssessmentPart | undefined }) {
  const words = useWords(assessmentMessages);
  const { site } = useSession();
  if (part === undefined) return null;
  const yes = (id: string) => part.answers[id] === true || part.answers[id] === 1;
  if (yes('q4') || yes('q5') || yes('q6recent')) return <Note tone="refuse" icon={IconUrgent} title={words('highNow')} live="assertive">{words('highNowSub', { line: words(site.country === 'UK' ? 'crisisUk' : 'crisisUs') })}</Note>;
  return yes('q3') || yes('q6') ? <Note tone="warn" icon={IconUrgent} title={words('moderate')} live="polite">{words('moderateSub')}</Note> : null;
}

function OpenAssessment({ assessment, first }: { readonly assessment: Assessment; readonly first: PartId | undefined }) {
  const words = useWords(assessmentMessages);
  const [current, setCurrent] = useState<PartId>(first ?? assessment.parts.find(({ state }) => state !== 'done')?.part ?? 'substances');
  const [drafts, setDrafts] = useState<Drafts>({});
  const [opened, setOpened] = useState(false);
  const finish = useCall(finishAssessment);
  const place = useFocusOn(current);
  const keep = useCallback((part: PartId, next: (before: PartDraft | undefined) => PartDraft | undefined) => setDrafts((all) => ({ ...all, [part]: next(all[part]) })), []);
  const open = useCallback((part: PartId) => { setOpened(false); setCurrent(part); }, []);
  const list = usePartsList(assessment, current, open);
  useLeaveGuard(Object.values(drafts).some((draft) => draft !== undefined));
  const find = (id: PartId) => assessment.parts.find(({ part }) => part === id);
  const [part, suicide] = [find(current), find('suicide')];
  const nextPart = assessmentParts[assessmentParts.findIndex(({ id }) => id === current) + 1]?.id;
  // Item 9 above "not at all" puts the screen right below the form that opened it, without leaving it.
  const inlineScreen = current === 'mood' && suicide !== undefined && (opened || Number(part?.answers['selfHarm'] ?? 0) > 0);
  const formOf = (each: AssessmentPart, onNext?: () => void) => (
    <PartForm key={each.part} assessmentId={assessment.id} part={each} sex={assessment.sex} draft={drafts[each.part]} onDraft={(next) => keep(each.part, next)} onNext={onNext} onOpens={(opens) => setOpened(opens.includes('C-SSRS-screener'))} />
  );
  return (
    <div className="assess">
      <Card title={words('parts')} className="assess-parts" aside={<span className="muted small num">{words('doneOf', { some: assessment.done, all: assessment.of })}</span>}><p className="muted small">{words('partsSub')}</p><Parts parts={list} /></Card>
      <div className="stack assess-form" ref={place} tabIndex={-1}>
        <SuicideNote part={suicide} />
        {part === undefined ? null : formOf(part, nextPart === undefined || inlineScreen ? undefined : () => open(nextPart))}
        {inlineScreen ? formOf(suicide) : null}
      </div>
      <div className="stack assess-side">
        <SummaryCard summary={assessment.summary} title={words('summary')}>
          <AnswerNote answer={finish.answer} onAgain={() => void finish.again()} />
          <p><Button wide aria-busy={finish.busy} onClick={() => void finish.send({ params: { id: assessment.id } })}>{words('finish')}</Button></p>
          <p className="small muted">{words('finishSub')}</p>
        </SummaryCard>
        <RiskCard personId={assessment.personId} />
      </div>
    </div>
  );
}

function FinishedAssessment({ assessment, onStart, canStart }: { readonly assessment: Assessment; readonly onStart: () => void; readonly canStart: boolean }) {
  const words = useWords(assessmentMessages);
  const { dayTime } = useFormats();
  return (
    <div className="two">
      <SummaryCard summary={assessment.summary} title={words('finished', { time: assessment.finishedAt === null ? '' : dayTime(assessment.finishedAt), name: assessment.finishedBy ?? '' })}>{canStart ? <p><Button look="primary" onClick={onStart}>{words('startNew')}</Button></p> : null}</SummaryCard>
      <RiskCard personId={assessment.personId} />
    </div>
  );
}

function OneAssessment({ id, onStart, canStart, first }: { readonly id: string; readonly onStart: () => void; readonly canStart: boolean; readonly first: PartId | undefined }) {
  const read = useRead(getAssessment, { params: { id } }, { topics: ['assessment', 'responses'] });
  return <Shown of={read} lines={8}>{(assessment) => (assessment.state === 'open' ? <OpenAssessment key={assessment.id} assessment={assessment} first={first} /> : <FinishedAssessment assessment={assessment} onStart={onStart} canStart={canStart} />)}</Shown>;
}

export function AssessmentScreen() {
  const words = useWords(assessmentMessages);
  const { person, episode } = usePerson();
  const { has } = useSession();
  const read = useRead(listAssessments, { params: { id: person.id } }, { topics: ['assessment'] });
  const begin = useCall(startAssessment);
  const canStart = episode !== undefined && has('prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker');
  const asked = new URLSearchParams(window.location.search).get('part');
  const start = () => void begin.send({ params: { id: person.id } });
  return (
    <div className="stack">
      <AnswerNote answer={begin.answer} onAgain={() => void begin.again()} />
      <Shown of={read} lines={8}>{({ items }) => {
        const shown = items.find(({ state }) => state === 'open') ?? items[0];
        if (shown !== undefined) return <OneAssessment id={shown.id} onStart={start} canStart={canStart} first={isPart(asked) ? asked : undefined} />;
        return <Card title={words('tab')}><EmptyState icon={IconClipboardText} title={words('none')} action={canStart ? <Button look="primary" onClick={start}>{words('start')}</Button> : undefined}>{words(episode === undefined ? 'noEpisode' : 'noneSub')}</EmptyState></Card>;
      }}</Shown>
    </div>
  );
}
