/** How a container stands towards the cold, in one line; and why it is held. */
import type { ColdState } from '@fairlead/contract/dispensary';
import { Note, StateTag, useFormats, useNow, useSpan, useWords } from '@fairlead/ui';
import { IconSnowflakeOff } from '@tabler/icons-react';
import { useIsNode } from '../second/ask-colleague.tsx';
import { coldMessages } from './cold-messages.ts';

/** Minutes outside in all, this moment's among them: the read is of a moment before. */
export function ColdTime({ cold }: { readonly cold: ColdState }) {
  const words = useWords(coldMessages);
  const span = useSpan();
  const { allowedMinutes, outsideMinutes } = cold;
  if (allowedMinutes === null) return <span className={outsideMinutes > 0 ? 'warn-ink' : 'muted'}>{words('noAllowed', { span: span(outsideMinutes) })}</span>;
  const says = words('ofAllowed', { span: span(outsideMinutes), allowed: span(allowedMinutes) });
  return outsideMinutes > allowedMinutes ? <StateTag state="refuse">{says}</StateTag> : <span>{says}</span>;
}

/** Beside the syringe that is chosen for an injection. */
export function ColdLine({ cold, label }: { readonly cold: ColdState | null; readonly label: string }) {
  const words = useWords(coldMessages);
  const span = useSpan();
  const { dayTime } = useFormats();
  const nowMs = useNow();
  const isNode = useIsNode();
  if (cold === null) return null;
  if (cold.held !== null) return <Note tone="refuse" icon={IconSnowflakeOff} title={words('isHeld', { label })} live="polite">{words(isNode ? 'isHeldNode' : 'isHeldSub')}</Note>;
  const since = cold.outsideSince;
  const stands = since !== null ? words('stoodOutside', { time: dayTime(since), span: span(Math.max(0, Math.floor((nowMs - Date.parse(since)) / 60_000))) }) : cold.fridge !== null ? words('stoodInside', { name: cold.fridge.name }) : words('stoodNever');
  return <p className={cold.fridge === null ? 'warn-ink num' : 'muted num'} role="status">{stands} · {words('outside')}: <ColdTime cold={cold} /></p>;
}
