import type { ReactElement } from 'react';
import { iconPaths } from './icon-paths.generated.ts';

export type IconName = keyof typeof iconPaths;

/** One outline icon. It is hidden from readers: the word beside it speaks. */
export function Icon({ name }: { readonly name: IconName }): ReactElement {
  return <svg className="i" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d={iconPaths[name]} /></svg>;
}
