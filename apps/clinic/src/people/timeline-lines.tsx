/** Lines of the timeline as a short feed beside other work: what happened, by whom, when. */
import type { TimelineLine } from '@fairlead/contract/people';
import { useFormats } from '@fairlead/ui';
import { IconPoint } from '@tabler/icons-react';
import { plainKind } from './sentences.ts';
import { timelineIcons } from './timeline-icons.ts';
import { useEventSentence } from './use-sentences.ts';

export function TimelineLines({ lines }: { readonly lines: readonly TimelineLine[] }) {
  const say = useEventSentence();
  const { dayTime } = useFormats();
  return (
    <ul className="feed">{lines.map((line) => {
      const LineIcon = timelineIcons[plainKind(line.kind).room] ?? IconPoint;
      return <li key={line.id}><LineIcon className="i" aria-hidden="true" /><p>{say(line.kind, line.params)} <span className="muted">{line.author === null ? null : <>{line.author}, </>}<time className="num" dateTime={line.at}>{dayTime(line.at)}</time></span></p></li>;
    })}</ul>
  );
}
