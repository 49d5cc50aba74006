/** Parts of a record as tabs that are links, and one line that says where something stands. */
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

export interface Tab { readonly to: string; readonly label: ReactNode }

/** Says on the element at which end more of it is out of sight, and keeps the current link in sight. */
export function useMore() {
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = nav.current;
    if (element === null) return undefined;
    const tell = () => {
      const hidden = element.scrollWidth - element.clientWidth;
      element.dataset['more'] = [element.scrollLeft > 4 ? 'start' : '', element.scrollLeft < hidden - 4 ? 'end' : ''].filter((end) => end !== '').join(' ');
    };
    const showCurrent = () => {
      const current = element.querySelector<HTMLElement>('[aria-current]');
      if (current === null) return;
      // By hand: scrollIntoView would move the page up and down as well.
      const [start, end] = [current.offsetLeft - element.offsetLeft - 48, current.offsetLeft - element.offsetLeft + current.offsetWidth + 48];
      if (start < element.scrollLeft) element.scrollLeft = start;
      else if (end > element.scrollLeft + element.clientWidth) element.scrollLeft = end - element.clientWidth;
    };
    const watcher = new ResizeObserver(() => { showCurrent(); tell(); });
    watcher.observe(element);
    element.addEventListener('scroll', tell, { passive: true });
    return () => { watcher.disconnect(); element.removeEventListener('scroll', tell); };
  }, []);
  return nav;
}

/** `params` fill the addresses: `{ to: '/people/$personId/plan' }`. The first tab is current only at its exact address. */
export function TabsNav({ label, tabs, params, actions }: { readonly label: string; readonly tabs: readonly Tab[]; readonly params?: Readonly<Record<string, string>>; readonly actions?: ReactNode }) {
  const nav = useMore();
  return (
    <nav className="tabs" aria-label={label} ref={nav}>
      {tabs.map(({ to, label: tab }, at) => <Link key={to} to={to} {...(params === undefined ? {} : { params })} activeOptions={{ exact: at === 0 }} activeProps={{ 'aria-current': 'page' }}>{tab}</Link>)}
      {actions === undefined ? null : <span className="tab-acts">{actions}</span>}
    </nav>
  );
}

/** States, dates and authors in one quiet line. `live`: said once when it changes. */
export function StatusLine({ children, live }: { readonly children: ReactNode; readonly live?: boolean }) {
  return <p className="status-line num" {...(live ? { role: 'status' } : {})}>{children}</p>;
}
