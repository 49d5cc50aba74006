/**
 * How a room adds its part to the person's record. It declares a route under `personRoute` and says so in `staticData`:
 *
 *   export const planTab = createRoute({
 *     getParentRoute: () => personRoute, path: 'plan', component: lazyRouteComponent(() => import('./plan-screen.tsx'), 'PlanScreen'),
 *     staticData: { tab: { order: 20, messages: planMessages, label: 'tab' } },
 *   });
 *   export const record = [planTab];
 *
 * and `record` gets one line in src/routes.tsx. The frame finds the tabs there; it draws the bar, the tabs and the head of the
 * record, so that a part draws only itself (no `Screen`) and reads whose record it is by `usePerson()`.
 */
import type { Catalogue } from '@fairlead/ui';
import type { Role } from '@fairlead/contract';

export interface RecordTab {
  /** Place among the tabs: overview 0, plan 10, doses 20, assessment 30, sessions 40, tests 50, letters 60, appointments 70, consents and access 80, timeline 90. */
  readonly order: number;
  readonly messages: Catalogue<string>;
  /** Key of the label in `messages`. */
  readonly label: string;
  /** The next step and the risks stand beside it. Without it the part has the whole width. */
  readonly side?: true;
  /** Who may open it; without it everybody who may open the record. The server decides, this only spares a closed door. */
  readonly roles?: readonly Role[];
  /** Only at sites of this country. */
  readonly country?: 'US' | 'UK';
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    readonly tab?: RecordTab;
  }
}

/** The tabs among routes, in their order. A route says its address by `fullPath`. */
export function tabsOf(routes: Iterable<{ readonly fullPath?: unknown; readonly options?: { readonly staticData?: { readonly tab?: RecordTab } } }>): readonly (RecordTab & { readonly to: string })[] {
  return [...routes]
    .flatMap(({ fullPath, options }) => (options?.staticData?.tab === undefined || typeof fullPath !== 'string' ? [] : [{ ...options.staticData.tab, to: fullPath.replace(/\/$/, '') }]))
    .toSorted((a, b) => a.order - b.order);
}

export type TabGroup = 'person' | 'medicine' | 'assessment' | 'recovery' | 'contact' | 'record';

const groupFrom: readonly (readonly [number, TabGroup])[] = [[80, 'record'], [60, 'contact'], [40, 'recovery'], [30, 'assessment'], [20, 'medicine'], [0, 'person']];

/** The tabs in groups by their order; a group without a tab is not there. */
export function groupsOfTabs<T extends { readonly order: number }>(tabs: readonly T[]): readonly { readonly group: TabGroup; readonly of: readonly T[] }[] {
  const groupOf = (order: number): TabGroup => groupFrom.find(([from]) => order >= from)?.[1] ?? 'person';
  return groupFrom.map(([, group]) => ({ group, of: tabs.filter(({ order }) => groupOf(order) === group) })).toReversed().filter(({ of }) => of.length > 0);
}
