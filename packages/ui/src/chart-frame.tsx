/** The frame of every chart: title, direct legend, the picture drawn for its real width, and the same as a table one key away. */
import { IconChartLine, IconTable } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { useWords } from './language.tsx';
import { uiMessages } from './ui-messages.ts';

export interface TableOfChart { readonly caption: string; readonly columns: readonly string[]; readonly rows: readonly (readonly ReactNode[])[] }
export interface LegendEntry { readonly mark: string; readonly label: string }

interface ChartFrameProps {
  readonly title: string;
  readonly sub?: ReactNode;
  readonly aside?: ReactNode;
  readonly legend?: readonly LegendEntry[];
  /** What the picture says, in one sentence, for whoever does not see it. */
  readonly says: string;
  readonly table: TableOfChart;
  readonly height: number;
  /** Never narrower than this; a smaller screen scrolls the picture sideways. */
  readonly minWidth?: number;
  /** Draws for a width in CSS pixels. */
  readonly children: (width: number) => ReactNode;
  readonly over?: ReactNode;
  readonly onKey?: (event: KeyboardEvent) => void;
}

/** The width that a picture has, measured; so text keeps its size. */
export function useWidth(usual: number): readonly [RefObject<HTMLDivElement | null>, number] {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(usual);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const watch = new ResizeObserver(([entry]) => { if (entry !== undefined && entry.contentRect.width > 0) setWidth(Math.floor(entry.contentRect.width)); });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [place, width];
}

export function FiguresTable({ table, hidden }: { readonly table: TableOfChart; readonly hidden?: boolean }) {
  return (
    <table className={hidden ? 'figures hide' : 'figures num'}>
      <caption>{table.caption}</caption>
      <thead><tr>{table.columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
      <tbody>{table.rows.map((row, at) => <tr key={at}>{row.map((cell, column) => (column === 0 ? <th key={column} scope="row">{cell}</th> : <td key={column}>{cell}</td>))}</tr>)}</tbody>
    </table>
  );
}

export function Legend({ entries }: { readonly entries: readonly LegendEntry[] }) {
  return <ul className="legend" aria-hidden="true">{entries.map(({ mark, label }) => <li key={label}><i className={mark} />{label}</li>)}</ul>;
}

export function ChartFrame({ title, sub, aside, legend = [], says, table, height, minWidth = 320, children, over, onKey }: ChartFrameProps) {
  const words = useWords(uiMessages);
  const id = useId();
  const [isTable, setTable] = useState(false);
  const [place, measured] = useWidth(640);
  const width = Math.max(minWidth, measured);
  const toggle = words(isTable ? 'asChart' : 'asTable');
  return (
    <div className="chart-frame">
      <div className="cap"><h2 id={`${id}-title`}>{title}{sub === undefined ? null : <> <span className="cap-sub">{sub}</span></>}</h2>{legend.length === 0 || isTable ? null : <Legend entries={legend} />}{aside}
        <button type="button" className="tbl" aria-label={toggle} title={toggle} aria-pressed={isTable} onClick={() => setTable(!isTable)}>{isTable ? <IconChartLine className="i" aria-hidden="true" /> : <IconTable className="i" aria-hidden="true" />}</button>
      </div>
      {isTable ? <div className="figures-scroll" role="region" aria-labelledby={`${id}-title`}><FiguresTable table={table} /></div> : (
        <div className="plot" ref={place} {...(onKey === undefined ? { tabIndex: 0, role: 'group', 'aria-labelledby': `${id}-title` } : { tabIndex: 0, role: 'group', 'aria-labelledby': `${id}-title`, onKeyDown: onKey })}>
          <svg className="chart" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}-t ${id}-d`}><title id={`${id}-t`}>{title}</title><desc id={`${id}-d`}>{says}</desc>{children(width)}</svg>
          {over}
        </div>
      )}
    </div>
  );
}
