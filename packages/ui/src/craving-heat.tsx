/** Cravings by hour and weekday: stronger is deeper; nothing noted is dashed, never a blank that looks calm. */
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { ChartFrame } from './chart-frame.tsx';
import { useFormats, useWords } from './language.tsx';
import { dayOfNumber, linear } from './scale.ts';
import { uiMessages } from './ui-messages.ts';

/** `weekday` 1 Monday to 7 Sunday; `hour` 0 to 23 in the site's zone; `level` 0 to 10. */
export interface CravingNoted { readonly weekday: number; readonly hour: number; readonly level: number }
export interface HeatCell { readonly weekday: number; readonly fromHour: number; readonly level: number; readonly count: number }

const hoursACell = 3;

/** Means of each three hours of each weekday that has anything noted. */
export function heatCells(noted: readonly CravingNoted[]): readonly HeatCell[] {
  const cells = new Map<string, { weekday: number; fromHour: number; sum: number; count: number }>();
  for (const { weekday, hour, level } of noted) {
    const fromHour = Math.floor(hour / hoursACell) * hoursACell;
    const cell = cells.get(`${weekday} ${fromHour}`) ?? { weekday, fromHour, sum: 0, count: 0 };
    cell.sum += level;
    cell.count += 1;
    cells.set(`${weekday} ${fromHour}`, cell);
  }
  return [...cells.values()].map(({ weekday, fromHour, sum, count }) => ({ weekday, fromHour, level: Math.round((sum / count) * 10) / 10, count }));
}

/** How deep a cell is: figures stay readable on it in light and dark, so the middle of the scale stays pale. */
export const depthOf = (level: number): number => (level >= 8 ? 0.85 + 0.075 * (level - 8) : 0.1 + 0.045 * level);

// The 5th of January 1970 was a Monday.
const mondayNumber = 4;

export function CravingHeat({ title, sub, noted }: { readonly title: string; readonly sub?: ReactNode; readonly noted: readonly CravingNoted[] }) {
  const words = useWords(uiMessages);
  const { weekday: weekdayOf, number } = useFormats();
  const nameOf = (weekday: number) => weekdayOf(dayOfNumber(mondayNumber + weekday - 1));
  const hours = (fromHour: number) => `${String(fromHour).padStart(2, '0')}–${String(fromHour + hoursACell).padStart(2, '0')}`;
  const cells = heatCells(noted).toSorted((a, b) => a.weekday - b.weekday || a.fromHour - b.fromHour);
  const strongest = cells.toSorted((a, b) => b.level - a.level)[0];
  const says = strongest === undefined ? words('heatNone') : words('heatSays', { weekday: nameOf(strongest.weekday), hour: hours(strongest.fromHour), level: number(strongest.level, 1) });
  const starts = Array.from({ length: 24 / hoursACell }, (_, at) => at * hoursACell);
  return (
    <ChartFrame title={title} sub={sub} says={says} height={7 * 26 + 26} minWidth={300} table={{ caption: says, columns: [words('day'), words('hour'), words('score'), words('detail')], rows: cells.map((cell) => [nameOf(cell.weekday), hours(cell.fromHour), number(cell.level, 1), String(cell.count)]) }}>
      {(width) => {
        const x = linear([0, 24], [44, width]);
        const cellWidth = x(hoursACell) - x(0) - 3;
        return (
          <>
            {starts.map((start) => <text key={start} x={x(start)} y={14}>{String(start).padStart(2, '0')}</text>)}
            {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
              <Fragment key={weekday}>
                <text x={0} y={20 + weekday * 26 - 8}>{nameOf(weekday)}</text>
                {starts.map((start) => {
                  const cell = cells.find((each) => each.weekday === weekday && each.fromHour === start);
                  const place = { x: x(start), y: weekday * 26 - 4, width: cellWidth, height: 22, rx: 4 };
                  if (cell === undefined) return <rect key={start} className="cell-none" {...place}><title>{words('notNoted')}</title></rect>;
                  return (
                    <g key={start}>
                      <rect className={cell.level === 0 ? 'cell-zero' : 'cell'} {...place} {...(cell.level === 0 ? {} : { opacity: depthOf(cell.level) })}><title>{words('heatCell', { weekday: nameOf(weekday), hour: hours(start), level: number(cell.level, 1), count: cell.count })}</title></rect>
                      <text className={cell.level >= 8 ? 'mid on-cell' : 'mid strong'} x={place.x + cellWidth / 2} y={place.y + 15}>{number(cell.level)}</text>
                    </g>
                  );
                })}
              </Fragment>
            ))}
          </>
        );
      }}
    </ChartFrame>
  );
}
