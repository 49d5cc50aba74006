/** A time zone: those usual in the country first, then every one that there is. */
import { useWords } from '@fairlead/ui';
import type { FieldTies } from '@fairlead/ui';
import { accountMessages } from './account-messages.ts';

const usual = {
  US: ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Phoenix', 'America/Los_Angeles', 'America/Anchorage', 'Pacific/Honolulu', 'America/Puerto_Rico'],
  UK: ['Europe/London'],
} as const;

export function ZoneField({ ties, country, value, onChoose }: { readonly ties: FieldTies; readonly country: 'US' | 'UK'; readonly value: string; readonly onChoose: (zone: string) => void }) {
  const words = useWords(accountMessages);
  const first: readonly string[] = usual[country];
  const others = Intl.supportedValuesOf('timeZone').filter((zone) => !first.includes(zone));
  return (
    <select {...ties} className="in" value={value} onChange={(event) => onChoose(event.target.value)}>
      <optgroup label={words('usual')}>{first.map((zone) => <option key={zone} value={zone}>{zone.replaceAll('_', ' ')}</option>)}</optgroup>
      <optgroup label={words('allZones')}>{(others.includes(value) || first.includes(value) ? others : [value, ...others]).map((zone) => <option key={zone} value={zone}>{zone.replaceAll('_', ' ')}</option>)}</optgroup>
    </select>
  );
}
