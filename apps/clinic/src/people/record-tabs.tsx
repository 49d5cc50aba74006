/** The parts of a record, in groups: all in sight on a wide screen, one line with a key to unfold it on a phone. */
import { useWords } from '@fairlead/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMore } from '../platform/index.ts';
import { peopleMessages } from './people-messages.ts';
import { groupsOfTabs, type TabGroup } from './tabs.ts';

interface RecordTabsProps { readonly tabs: readonly { readonly to: string; readonly label: string; readonly order: number }[]; readonly personId: string }

export function RecordTabs({ tabs, personId }: RecordTabsProps) {
  const words = useWords(peopleMessages);
  const nav = useMore();
  const [unfolded, setUnfolded] = useState(false);
  const names: Readonly<Record<TabGroup, string>> = { person: words('groupPerson'), medicine: words('groupMedicine'), assessment: words('groupAssessment'), recovery: words('groupRecovery'), contact: words('groupContact'), record: words('groupRecord') };
  return (
    <nav className={unfolded ? 'tabs grouped unfolded' : 'tabs grouped'} aria-label={words('record')} ref={nav}>
      <button type="button" className="btn bare unfold" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>{words(unfolded ? 'fewerParts' : 'allParts')}</button>
      {groupsOfTabs(tabs).map(({ group, of }) => (
        <span key={group} className="tab-group" role="group" aria-label={names[group]}>
          {of.map(({ to, label, order }) => <Link key={to} to={to} params={{ personId } as never} activeOptions={{ exact: order === 0 }} activeProps={{ 'aria-current': 'page' }} onClick={() => setUnfolded(false)}>{label}</Link>)}
        </span>
      ))}
    </nav>
  );
}
