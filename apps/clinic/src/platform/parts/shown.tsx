/** One read on the screen: nothing, then shapes, then the content; or what did not load and what to do. */
import { ErrorNote, LoadingShapes, useWords } from '@fairlead/ui';
import type { RouteShape } from '@fairlead/contract';
import type { UseQueryResult } from '@tanstack/react-query';
import { use, type ReactNode } from 'react';
import { LineContext } from '../line.ts';
import { shellMessages } from '../shell-messages.ts';
import type { Read, ReadFailed } from '../use-api.ts';

interface ShownProps<R extends RouteShape> {
  readonly of: UseQueryResult<Read<R>, ReadFailed>;
  readonly lines?: number;
  readonly children: (reply: Read<R>['reply'], etag: string | undefined) => ReactNode;
}

/** What failed stands above what was there before, which stays readable. */
export function Shown<R extends RouteShape>({ of, lines = 4, children }: ShownProps<R>) {
  const words = useWords(shellMessages);
  const { data, error, refetch, isPending, fetchStatus } = of;
  const why = error?.why;
  const isDown = use(LineContext).kind !== 'up';
  const retry = () => { void refetch(); };
  const note = why === undefined ? null
    : why.kind === 'forbidden' ? <ErrorNote title={words('noRight')}>{why.problem.detail}</ErrorNote>
      : why.kind === 'absent' ? <ErrorNote title={words('absent')}>{words('absentSub')}</ErrorNote>
        : why.kind === 'unreachable' || why.kind === 'signed-out' ? <ErrorNote title={words('noAnswer')} onRetry={retry}>{words('noAnswerSub')}</ErrorNote>
          : <ErrorNote title={words('readFailed')} code={why.problem.reference} onRetry={retry}>{words('readFailedSub')}</ErrorNote>;
  // Without a line each part would say the same; the band at the foot says it once for what still stands here.
  if (data !== undefined) return <>{isDown && why?.kind === 'unreachable' ? null : note}{children(data.reply, data.etag)}</>;
  if (note !== null) return note;
  return isPending && fetchStatus !== 'idle' ? <LoadingShapes lines={lines} /> : null;
}
