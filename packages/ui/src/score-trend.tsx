/** Scores above, doses below, on one x-axis of days. */
import type { ReactNode } from 'react';
import { ChartFrame } from './chart-frame.tsx';
import { DayAxis, DoseBars, ScoreBands, ScoreLine, sideOfWords } from './chart-marks.tsx';
import type { Band, DoseDay, ScoreAt } from './chart-marks.tsx';
import { useFormats, useWords } from './language.tsx';
import { dayNumber, linear, niceTicks } from './scale.ts';
import { uiMessages } from './ui-messages.ts';

interface ScoreTrendProps {
  readonly title: string;
  readonly sub?: ReactNode;
  /** Name of the scale: COWS. */
  readonly scoreName: string;
  readonly scores: readonly ScoreAt[];
  readonly doses: readonly DoseDay[];
  readonly bands: readonly Band[];
  readonly from: string;
  readonly to: string;
  /** Where the axis says "today"; usually the last day. */
  readonly today?: string | undefined;
}

const height = 214;
const left = 30;

export function ScoreTrend({ title, sub, scoreName, scores, doses, bands, from, to, today }: ScoreTrendProps) {
  const words = useWords(uiMessages);
  const { day, mg, number } = useFormats();
  const firstScore = scores[0];
  const lastScore = scores.at(-1);
  const counts = { doses: doses.filter(({ kind }) => kind === 'observed' || kind === 'atHome').length, missed: doses.filter(({ kind }) => kind === 'missed').length };
  const says = firstScore === undefined || lastScore === undefined ? words('nothingYet')
    : words('trendSays', { score: scoreName, first: firstScore.score, from: day(firstScore.day), last: lastScore.score, to: day(lastScore.day), ...counts });
  const rows = [...new Set([...scores.map((each) => each.day), ...doses.map((each) => each.day)])].toSorted().map((each) => {
    const dose = doses.find((one) => one.day === each);
    return [day(each), scores.filter((one) => one.day === each).map(({ score, note }) => [number(score), note].filter(Boolean).join(', ')).join('; '), dose === undefined ? '' : mg(dose.doseUg), dose === undefined ? '' : words(dose.kind)];
  });
  const kinds = ([['observed', 'k-dose'], ['atHome', 'k-take'], ['missed', 'k-miss']] as const).filter(([kind]) => doses.some((dose) => dose.kind === kind)).map(([kind, mark]) => ({ mark, label: words(kind) }));
  return (
    <ChartFrame title={title} sub={sub} says={says} height={height} legend={[{ mark: 'k-line', label: scoreName }, ...kinds]} table={{ caption: says, columns: [words('day'), scoreName, words('dose'), words('kind')], rows }}>
      {(width) => <Drawn {...{ scores, doses, bands, width, today }} fromDay={dayNumber(from)} toDay={dayNumber(to)} />}
    </ChartFrame>
  );
}

function Drawn({ scores, doses, bands, today, width, fromDay, toDay }: Pick<ScoreTrendProps, 'scores' | 'doses' | 'bands' | 'today'> & { readonly width: number; readonly fromDay: number; readonly toDay: number }) {
  const words = useWords(uiMessages);
  const right = width - 4;
  const step = (right - left) / Math.max(1, toDay - fromDay + 1);
  const x = linear([fromDay, toDay], [left + step / 2, right - step / 2]);
  const top = Math.max(14, ...scores.map(({ score }) => score + 1), ...bands.map(({ from }) => from + 1));
  const y = linear([0, top], [102, 20]);
  const doseTop = niceTicks(Math.max(1, ...doses.map(({ doseUg }) => doseUg)), 4).at(-1) ?? 1;
  const doseY = linear([0, doseTop], [188, 124]);
  const now = today === undefined ? undefined : x(dayNumber(today));
  const [low, high] = [bands[0], bands[1]];
  return (
    <>
      {low === undefined ? null : <rect className="zone" x={left} y={high === undefined ? 20 : y(high.from)} width={right - left} height={y(low.from) - (high === undefined ? 20 : y(high.from))} />}
      <ScoreBands bands={bands} y={y} left={left} right={right} wordsAt={sideOfWords(bands, scores, x, y, left, right)} />
      <ScoreLine scores={scores} x={x} y={y} base={102} withArea right={right} />
      <DoseBars doses={doses} x={x} y={doseY} base={188} barWidth={Math.max(2, Math.min(14, step * 0.64))} />
      <line className="edge" x1={left} y1={188} x2={right} y2={188} /><text className="end" x={left - 6} y={160}>{words('unitMg')}</text>
      <DayAxis from={fromDay} to={toDay} x={x} y={208} width={right - left} avoid={now} />
      {now === undefined ? null : <text className={now > right - 24 ? 'strong end' : 'strong mid'} x={now > right - 24 ? right : now} y={208}>{words('today')}</text>}
    </>
  );
}
