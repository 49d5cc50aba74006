/** What is wider than a phone scrolls in its own frame, so that the page does not; a frame that scrolls is reached by keyboard. */
import type { ReactNode } from 'react';

export function Across({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="across" role="region" aria-label={label} tabIndex={0}>{children}</div>
  );
}
