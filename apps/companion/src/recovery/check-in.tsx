import type { ReactElement } from 'react';
import { Icon } from '@fairlead/ui/icon';
import { useWords } from '../platform/app.ts';
import { Go, SavedNote } from '../platform/parts.tsx';
import { recoveryMessages } from './recovery-messages.ts';
import type { useCheckIns } from './use-check-ins.ts';

const waves = ['M6 30h32', 'M6 30c5 0 6-6 10-6s5 6 10 6 7-3 12-3', 'M6 30c6 0 7-13 13-13s7 13 13 13h6', 'M4 31c8 0 9-21 17-21s9 21 19 21', 'M3 32c9 0 11-28 20-28s10 28 18 28'] as const;
const names = ['pull0', 'pull1', 'pull2', 'pull3', 'pull4'] as const;

/** Five waves that grow with the words; one tap keeps the answer. */
export function CheckInCard({ checkIns }: { readonly checkIns: ReturnType<typeof useCheckIns> }): ReactElement {
  const words = useWords(recoveryMessages);
  const { last, saved, rate, share } = checkIns;
  return (
    <form className="soft" aria-labelledby="pull">
      <h2 id="pull">{words('pull')}</h2>
      <div className="pull" role="radiogroup" aria-labelledby="pull">
        {waves.map((wave, pull) => (
          <label key={wave}><input type="radio" name="pull" checked={last?.pull === pull} onChange={() => rate(pull)} /><svg viewBox="0 0 44 40" aria-hidden="true"><path d={wave} /></svg>{words(names[pull] ?? 'pull0')}</label>
        ))}
      </div>
      {last === undefined ? <p className="small muted own"><Icon name="lock" />{words('staysHere')}</p> : <SavedNote saved={saved} itemKey={last.shared ? last.key : undefined} />}
      {last === undefined ? null : <div className="two">
        {last.pull >= 3 ? <Go to="/craving" className="btn primary">{words('rideOut')}</Go> : null}
        {last.shared ? null : <button type="button" className="btn tinted" onClick={() => share(words('checkIn'))}><Icon name="share" />{words('share')}</button>}
      </div>}
    </form>
  );
}
