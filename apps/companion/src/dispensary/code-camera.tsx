import type { ReactElement } from 'react';
import { useCodeCamera } from '@fairlead/ui/camera';
import { useWords } from '../platform/app.ts';
import { dispensaryMessages } from './dispensary-messages.ts';

/** Looks through the phone's own camera until it meets a code. */
export function CodeCamera({ onCode }: { readonly onCode: (code: string) => void }): ReactElement {
  const words = useWords(dispensaryMessages);
  const { video, isThere } = useCodeCamera({ facing: 'environment', onCode });
  return isThere ? <video ref={video} className="viewfinder" muted playsInline aria-label={words('viewfinder')} /> : <p className="note warn" role="alert">{words('noCamera')}</p>;
}
