/** What an assessment shows: severity with its working, scores, next steps of infections, what was not said. */
import { instrumentById, nextInfectionStep, partOf } from '@fairlead/clinical';
import type { AssessmentSummary } from '@fairlead/contract/assessment';
import { Card, useFormats, useWords } from '@fairlead/ui';
import type { ReactNode } from 'react';
import { useSession } from '../platform/index.ts';
import { assessmentMessages } from './assessment-messages.ts';
import { bandSentence, useSay } from './use-say.ts';

const severities = { none: 'severityNone', mild: 'severityMild', moderate: 'severityModerate', severe: 'severitySevere' } as const;

function Oud({ oud }: { readonly oud: NonNullable<AssessmentSummary['oud']> }) {
  const words = useWords(assessmentMessages);
  const say = useSay();
  const { site } = useSession();
  const items = instrumentById('DSM5-OUD')?.items ?? [];
  const named = (ids: readonly string[]) => items.filter(({ id }) => ids.includes(id)).map(({ id, says }) => `${id}. ${say(says)}`);
  const key = oud.severity === null ? undefined : severities[oud.severity as keyof typeof severities];
  return (
    <section className="stack">
      <h3>{words('oud')}</h3>
      <p><b>{key === undefined ? words('criteriaOpen') : words(key)}</b>{oud.counted === null ? null : <span className="num">, {words('criteria', { some: oud.counted, all: oud.of })}</span>}</p>
      {oud.codes === null ? null : <p className="muted small num">{site.country === 'UK' ? words('codesUk', { uk: oud.codes.icd10Uk, icd11: oud.codes.icd11 }) : words('codes', { cm: oud.codes.icd10cm, icd11: oud.codes.icd11 })}</p>}
      <details><summary>{words('working')}</summary><ul className="small">{named(oud.met).map((line) => <li key={line}>{line}</li>)}</ul>{oud.leftOut.length === 0 ? null : <p className="small muted">{words('leftOut', { items: oud.leftOut.join(', ') })}</p>}</details>
    </section>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <section className="stack"><h3>{title}</h3>{children}</section>;
}

/** The summary's own parts, without a card around them. */
export function SummaryParts({ summary }: { readonly summary: AssessmentSummary }) {
  const words = useWords(assessmentMessages);
  const say = useSay();
  const { list } = useFormats();
  const isEmpty = summary.oud === null && summary.scores.length === 0 && summary.infections.length === 0 && summary.unanswered.length === 0;
  return (
    <div className="stack">
      {isEmpty ? <p className="muted">{words('nothingYet')}</p> : null}
      {summary.oud === null ? null : <Oud oud={summary.oud} />}
      {summary.scores.length === 0 ? null : <Section title={words('scores')}><ul className="stack">{summary.scores.filter(({ instrument }) => instrument !== 'DSM5-OUD').map(({ instrument, total, band, complete }) => {
        const known = instrumentById(instrument);
        const says = known === null ? null : bandSentence(known, band);
        return <li key={instrument}><b className="num">{instrument}{total === null ? null : <> {total}</>}</b>{says !== null && (complete || band === 'high' || band === 'moderate') ? <>, {say(says)}</> : null}{complete ? null : <span className="small muted"> {words('incomplete')}</span>}</li>;
      })}</ul></Section>}
      {summary.infections.length === 0 ? null : <Section title={words('infections')}><ul className="stack">{summary.infections.map(({ infection, status }) => {
        const step = nextInfectionStep(infection, status);
        return step === null ? null : <li key={infection}><b>{say(step.nextSays)}</b> <span className="small muted">{say(step.says)}</span></li>;
      })}</ul></Section>}
      {summary.unanswered.length === 0 ? null : <p className="small muted">{words('unanswered')}: {words('unansweredCount', { count: summary.unanswered.length })}</p>}
      <p className="small muted">{summary.openParts.length === 0 ? words('allDone') : words('openParts', { parts: list(summary.openParts.flatMap((id) => { const part = partOf(id); return part === null ? [] : [say(part.title)]; })) })}</p>
    </div>
  );
}

export function SummaryCard({ summary, title, children }: { readonly summary: AssessmentSummary; readonly title: ReactNode; readonly children?: ReactNode }) {
  return <Card title={title}><div className="stack"><SummaryParts summary={summary} />{children}</div></Card>;
}
