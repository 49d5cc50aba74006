import { useEffect, useState } from 'react';
import type { ReactElement, SubmitEvent } from 'react';
import { useWords } from '../platform/app.ts';
import { peopleMessages } from './people-messages.ts';
import type { Unlocked } from '../platform/vault.ts';

/** PINs that a stranger tries first. */
export function isEasyPin(pin: string): boolean {
  const digits = [...pin].map(Number);
  const steps = digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0));
  return steps.every((step) => step === 0) || steps.every((step) => step === 1) || steps.every((step) => step === -1);
}

interface PinFieldProps { readonly label: string; readonly value: string; readonly onChange: (value: string) => void; readonly describedBy?: string; readonly fresh: boolean }
function PinField({ label, value, onChange, describedBy, fresh }: PinFieldProps): ReactElement {
  return <label className="field"><span>{label}</span><input className="in pin num" type="password" inputMode="numeric" autoComplete={fresh ? 'new-password' : 'current-password'} maxLength={8} value={value} onChange={(event) => onChange(event.target.value.replace(/\D/g, ''))} {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })} /></label>;
}

export function ChoosePin({ signInName, onChosen }: { readonly signInName: string | null; readonly onChosen: (pin: string) => void }): ReactElement {
  const words = useWords(peopleMessages);
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [trouble, setTrouble] = useState<'pinShape' | 'pinSimple' | 'pinDiffers'>();
  const keep = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!/^\d{4,8}$/.test(pin)) setTrouble('pinShape');
    else if (isEasyPin(pin)) setTrouble('pinSimple');
    else if (pin !== again) setTrouble('pinDiffers');
    else onChosen(pin);
  };
  return (
    <>
      <h1>{words('pinTitle')}</h1>
      <p className="muted">{words('pinLead')}</p>
      {signInName === null ? null : <p className="note quiet">{words('keepName', { name: signInName })}</p>}
      <form className="soft form" onSubmit={keep} noValidate>
        <PinField fresh label={words('pin')} value={pin} onChange={setPin} describedBy="pin-trouble" />
        <PinField fresh label={words('pinAgain')} value={again} onChange={setAgain} describedBy="pin-trouble" />
        <p id="pin-trouble" className="note warn" role="alert" hidden={trouble === undefined}>{trouble === undefined ? '' : words(trouble)}</p>
        <button className="btn primary wide">{words('pinSet')}</button>
        <p className="small muted">{words('pinForgot')}</p>
      </form>
    </>
  );
}

interface LockedProps { readonly onPin: (pin: string) => Promise<Unlocked>; readonly onForgot: () => void }

export function Locked({ onPin, onForgot }: LockedProps): ReactElement {
  const words = useWords(peopleMessages);
  const [pin, setPin] = useState('');
  const [result, setResult] = useState<Unlocked>();
  const [left, setLeft] = useState(0);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (left <= 0) return undefined;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  const open = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (busy || left > 0 || pin === '') return;
    setBusy(true);
    const outcome = await onPin(pin);
    setBusy(false);
    setPin('');
    setResult(outcome);
    if (outcome.kind === 'wrong' || outcome.kind === 'wait') setLeft(outcome.waitSeconds);
  };
  const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  return (
    <>
      <h1>{words('locked')}</h1>
      <p className="muted">{words('lockedLead')}</p>
      <form className="soft form" onSubmit={(event) => { void open(event); }} noValidate>
        <PinField fresh={false} label={words('pin')} value={pin} onChange={setPin} describedBy="pin-said" />
        <p id="pin-said" className="note warn" role="alert" hidden={result?.kind !== 'wrong' && left === 0}>
          {result?.kind === 'wrong' ? `${words('wrongPin', { count: result.left })} ` : ''}{left > 0 ? words('wait', { time }) : ''}
        </p>
        <button className="btn primary wide" aria-disabled={busy || left > 0}>{words('open')}</button>
      </form>
      <details className="soft"><summary>{words('forgot')}</summary><p className="muted">{words('forgotLead')}</p><button type="button" className="btn wide" onClick={onForgot}>{words('forgotDo')}</button></details>
    </>
  );
}
