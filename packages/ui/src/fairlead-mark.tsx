/** The logo: a ring that keeps a rope running true. */
interface FairleadMarkProps {
  readonly size?: number;
  /** Only where the mark stands without the name beside it. */
  readonly label?: string;
}

export function FairleadMark({ size = 30, label }: FairleadMarkProps) {
  return (
    <svg className="fairlead-mark" viewBox="0 0 32 32" width={size} height={size} {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}>
      <circle cx="16" cy="16" r="9" fill="none" stroke="currentColor" strokeWidth="3" />
      <path d="M2 22c6 0 8-12 14-12s8 12 14 12" fill="none" stroke="var(--rope-strong)" strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}
