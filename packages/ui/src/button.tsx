/** Buttons and keys. A button that cannot act yet stays reachable and explains itself: `why` instead of `disabled`. */
import { useId, useState } from 'react';
import type { ButtonHTMLAttributes, ReactNode } from 'react';

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  readonly look?: 'primary' | 'plain' | 'bare' | 'danger';
  readonly wide?: boolean;
  /** Why it cannot act now; shown to readers, as a tooltip, and beside it once it is pressed: a finger has no tooltip. The press is then given to `onWhy`, which shows it instead. */
  readonly why?: string | undefined;
  readonly onWhy?: () => void;
}

const looks = { primary: 'btn primary', plain: 'btn', bare: 'btn bare', danger: 'btn solid-danger' } as const;

export function Button({ look = 'plain', wide, why, onWhy, onClick, className, children, ...rest }: ButtonProps) {
  const whyId = useId();
  const [told, setTold] = useState<string | undefined>(undefined);
  return (
    <>
      <button
        type="button"
        {...rest}
        className={[looks[look], wide ? 'wide' : '', className ?? ''].join(' ').trim()}
        {...(why === undefined ? { onClick } : { 'aria-disabled': true, title: why, 'aria-describedby': whyId, onClick: (event) => { event.preventDefault(); if (onWhy === undefined) setTold(why); else onWhy(); } })}
      >
        {children}
      </button>
      {why === undefined ? null : <span id={whyId} className={told === why ? 'why' : 'hide'}>{why}</span>}
    </>
  );
}

/** One key of the keyboard, beside what it does. */
export function Key({ children }: { readonly children: ReactNode }) {
  return <kbd aria-hidden="true">{children}</kbd>;
}
