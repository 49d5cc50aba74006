/** The frame of a screen: its name and figures go up into the bar, the rest is its main content. */
import { useWords } from '@fairlead/ui';
import { createContext, useContext, useEffect } from 'react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { Fact } from '@fairlead/ui';
import { shellMessages } from './shell-messages.ts';

export interface BarPlaces { readonly where: HTMLElement | null; readonly facts: HTMLElement | null }

export const BarContext = createContext<BarPlaces>({ where: null, facts: null });

/**
 * three: queue, content, ticket. board: wide content, ticket. sheet: content, narrow side. wide: one column. narrow: one column of reading width.
 * Inside three, board and sheet give the regions the classes `queue`, `person` or `board` or `sheet`, and `side`.
 */
export type Layout = 'three' | 'board' | 'sheet' | 'wide' | 'narrow';

interface ScreenProps {
  readonly title: ReactNode;
  /** What the tab says; the title where that is plain text. */
  readonly tab?: string;
  readonly sub?: ReactNode;
  /** At most three figures for the bar. */
  readonly facts?: readonly Fact[];
  /** Stands in the bar instead of title and sub, such as a `PersonHeader`; it then holds the h1. */
  readonly head?: ReactNode;
  readonly layout?: Layout;
  readonly children: ReactNode;
}

export function Screen({ title, tab, sub, facts = [], head, layout = 'wide', children }: ScreenProps) {
  const words = useWords(shellMessages);
  const places = useContext(BarContext);
  const tabTitle = tab ?? (typeof title === 'string' ? title : words('signInSub'));
  useEffect(() => { document.title = `${tabTitle} · Fairlead`; }, [tabTitle]);
  return (
    <>
      {places.where === null ? null : createPortal(head ?? <><h1>{title}</h1>{sub === undefined ? null : <span className="muted num">{sub}</span>}</>, places.where)}
      {places.facts === null || facts.length === 0 ? null : createPortal(<dl className="facts num">{facts.map(({ name, value }, at) => <div key={at}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>, places.facts)}
      <main id="main" tabIndex={-1} className={`screen ${layout}`}>{children}</main>
    </>
  );
}
