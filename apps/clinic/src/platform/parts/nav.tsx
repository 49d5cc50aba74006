/** Parts of a record as tabs that are links, and one line that says where something stands. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export interface Tab { readonly to: string; readonly label: ReactNode }

/** `params` fill the addresses: `{ to: '/people/$personId/plan' }`. The first tab is current only at its exact address. */
export function TabsNav({ label, tabs, params, actions }: { readonly label: string; readonly tabs: readonly Tab[]; readonly params?: Readonly<Record<string, string>>; readonly actions?: ReactNode }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ to, label: tab }, at) => <Link key={to} to={to} {...(params === undefined ? {} : { params })} activeOptions={{ exact: at === 0 }} activeProps={{ 'aria-current': 'page' }}>{tab}</Link>)}
      {actions === undefined ? null : <span className="tab-acts">{actions}</span>}
    </nav>
  );
}

/** States, dates and authors in one quiet line. `live`: said once when it changes. */
export function StatusLine({ children, live }: { readonly children: ReactNode; readonly live?: boolean }) {
  return <p className="status-line num" {...(live ? { role: 'status' } : {})}>{children}</p>;
}
