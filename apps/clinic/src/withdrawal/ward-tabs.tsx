/** The parts of the ward, always at the same place. */
import { useWords } from '@fairlead/ui';
import { TabsNav } from '../platform/index.ts';
import { wardMessages } from './withdrawal-messages.ts';

export function WardTabs() {
  const words = useWords(wardMessages);
  return <TabsNav label={words('parts')} tabs={[{ to: '/ward', label: words('ward') }, { to: '/ward/handover', label: words('handover') }, { to: '/beds', label: words('beds') }, { to: '/timetable', label: words('timetable') }]} />;
}
