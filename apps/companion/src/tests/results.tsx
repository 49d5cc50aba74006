import type { ReactElement } from 'react';
import type { OwnScore, OwnTest, PersonData } from '@fairlead/contract/recovery';
import { useApp, useLanguage, useWords } from '../platform/app.ts';
import { Age, Card, Go, Page } from '../platform/parts.tsx';
import { platformMessages } from '../platform/platform-messages.ts';
import { fullDay } from '../platform/say.ts';
import { resultsMessages } from './results-messages.ts';

/** A copy that an older version of this app kept has neither. */
type Copy = Partial<Pick<PersonData, 'tests' | 'scores'>>;

/** Own tests in kind and true words, and own scores over time. */
export function ResultsPage(): ReactElement {
  const words = useWords(resultsMessages);
  const platform = useWords(platformMessages);
  const { me } = useApp();
  const { tests = [], scores = [] }: Copy = me?.value ?? {};
  return (
    <Page title={words('title')} lead={words('lead')} back="/more">
      {me === undefined ? <p className="muted spaced">{platform('nothingYet')}</p> : <>
        <h2 className="part">{words('tests')}</h2>
        {tests.length === 0 ? <p className="muted">{words('noTests')}</p> : <p>{words('kind')}</p>}
        {tests.map((test) => <Test key={test.id} test={test} />)}
        {tests.length === 0 ? null : <p className="spaced"><Go to="/more/messages" className="btn tinted wide">{words('talk')}</Go></p>}
        <h2 className="part">{words('scores')}</h2>
        {scores.length === 0 ? <p className="muted">{words('noScores')}</p> : scores.map((score) => <Score key={score.instrument} score={score} />)}
        <Age keptAt={me.keptAt} />
      </>}
    </Page>
  );
}

const ordinary = ['opiates', '6-acetylmorphine', 'methadone', 'methadone metabolite', 'buprenorphine', 'buprenorphine metabolite', 'oxycodone', 'tramadol', 'benzodiazepines', 'cocaine', 'amphetamines', 'methamphetamine', 'cannabis', 'alcohol metabolite', 'barbiturates', 'gabapentinoids', 'xylazine', 'nitazenes'] as const;

function Test({ test }: { readonly test: OwnTest }): ReactElement {
  const words = useWords(resultsMessages);
  const language = useLanguage();
  const named = (substance: string): string => {
    const known = ordinary.find((one) => one === substance);
    return substance === 'fentanyl' ? words('fentanylName') : known === undefined ? substance : words(known);
  };
  const list = (all: readonly string[]): string => new Intl.ListFormat(language, { type: 'conjunction' }).format(all.map(named));
  const of = (result: OwnTest['results'][number]['result']): readonly string[] => test.results.filter((one) => one.result === result).map((one) => one.substance);
  const lines = [['found', of('positive')], ['notFound', of('negative')], ['unclear', of('invalid')], ['unknown', test.state === 'resulted' ? test.unknown : []]] as const;
  return (
    <Card title={fullDay(language, test.day)}>
      <p className="small muted">{words(test.state)}</p>
      {lines.map(([key, all]) => (all.length === 0 ? null : <p key={key}>{words(key, { what: list(all) })}</p>))}
      {test.results.some((one) => !one.confirmed && one.result === 'positive') ? <p className="small muted">{words('quick')}</p> : null}
      {of('positive').includes('fentanyl') ? <p className="small">{words('fentanyl')} <Go to="/help/naloxone">{words('fentanylHelp')}</Go></p> : null}
    </Card>
  );
}

const width = 320;
const height = 96;

function Score({ score: { title, min, max, better, points } }: { readonly score: OwnScore }): ReactElement | null {
  const words = useWords(resultsMessages);
  const language = useLanguage();
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return null;
  const x = (index: number): number => 12 + (index / Math.max(1, points.length - 1)) * (width - 24);
  const y = (total: number): number => height - 12 - ((total - min) / Math.max(1, max - min)) * (height - 24);
  return (
    <Card title={title}>
      <p>{words('now', { total: last.total, max })} {points.length === 1 ? '' : words('change', { first: first.total, day: fullDay(language, first.day) })} <span className="muted">{words(better)}</span></p>
      {points.length < 2 ? null : <svg className="chart trend" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words('chart', { title, points: points.map((one) => words('point', { day: fullDay(language, one.day), total: one.total })).join(', ') })}>
        <path className="base" d={`M12 ${height - 12}H${width - 12}`} />
        <polyline points={points.map((one, index) => `${x(index)},${y(one.total)}`).join(' ')} />
        {points.map((one, index) => <circle key={one.at} cx={x(index)} cy={y(one.total)} r="5" />)}
      </svg>}
    </Card>
  );
}
