/** The first visit of a real installation: the terminal's code, the clinic, its administrator, the authenticator app. */
import { Button, ChoiceField, ErrorNote, FairleadMark, Field, TextField, useWords } from '@fairlead/ui';
import { setUp, setUpFactor } from '@fairlead/contract';
import { startingRules } from '@fairlead/contract/setup';
import { useEffect, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { accountMessages } from './account-messages.ts';
import { call } from './api.ts';
import type { NotDone } from './api.ts';
import { Authenticator, faultAt, NewPassphrase, RecoveryCodes, Refusal } from './enrol-parts.tsx';
import { SiteRulesList } from './site-rules.tsx';
import { LanguageSwitch } from './sign-in.tsx';
import { ZoneField } from './zone-field.tsx';

type Given = Parameters<typeof call<typeof setUp>>[1]['body'];

const empty: Given = { code: '', organisationName: '', country: 'US', siteName: '', siteCode: '', timeZone: 'America/New_York', displayName: '', name: '', passphrase: '', totpCode: '' };

/** Which step a field stands on, so that what is wrong is shown where it was typed. */
const stepOf = (field: string | undefined): Step => (field === '/code' ? 'code' : field === '/passphrase' || field === '/name' || field === '/displayName' ? 'you' : field === '/totpCode' || field === undefined ? 'app' : 'clinic');

type Step = 'code' | 'clinic' | 'you' | 'app';
const steps: readonly Step[] = ['code', 'clinic', 'you', 'app'];
const titles = { code: 'codeTitle', clinic: 'clinicTitle', you: 'youTitle', app: 'appTitle' } as const;

interface FirstVisitForm {
  readonly step: Step;
  readonly given: Given;
  readonly set: (part: Partial<Given>) => void;
  readonly secret: string;
  readonly why: NotDone | undefined;
  readonly busy: boolean;
  readonly recoveryCodes: readonly string[];
  readonly next: () => Promise<void>;
  readonly back: () => void;
}

function useFirstVisit(): FirstVisitForm {
  const [step, setStep] = useState<Step>('code');
  const [given, setGiven] = useState(empty);
  const [secret, setSecret] = useState('');
  const [why, setWhy] = useState<NotDone | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const [recoveryCodes, setRecoveryCodes] = useState<readonly string[]>([]);
  const showCode = async () => {
    const answer = await call(setUpFactor, { body: { code: given.code } }, { gate: false });
    if (answer.kind !== 'done') return setWhy(answer);
    setSecret(answer.reply.totpSecret);
    setStep('clinic');
  };
  const finish = async () => {
    const answer = await call(setUp, { body: { ...given, totpCode: given.totpCode.replace(/\D/g, '') } }, { gate: false });
    if (answer.kind === 'done') return setRecoveryCodes(answer.reply.recoveryCodes);
    setWhy(answer);
    if (answer.kind === 'invalid') setStep(stepOf(answer.problem.field));
  };
  const next = async () => {
    setBusy(true);
    setWhy(undefined);
    if (step === 'code') await showCode();
    else if (step === 'app') await finish();
    else setStep(step === 'clinic' ? 'you' : 'app');
    setBusy(false);
  };
  const back = () => { setWhy(undefined); setStep(steps[Math.max(0, steps.indexOf(step) - 1)] ?? 'code'); };
  return { step, given, set: (part) => setGiven({ ...given, ...part }), secret, why, busy, recoveryCodes, next, back };
}

export function FirstVisit({ onDone }: { readonly onDone: () => void }) {
  const words = useWords(accountMessages);
  const form = useFirstVisit();
  const isDone = form.recoveryCodes.length > 0;
  useEffect(() => { document.title = `${words('firstTitle')} · Fairlead`; }, [words]);
  useEffect(() => { document.getElementById('first-visit')?.focus(); }, [form.step, isDone]);
  const send = (event: FormEvent) => { event.preventDefault(); void form.next(); };
  return (
    <main className="sign-in wide-card">
      <div className="sign-in-card">
        <header><FairleadMark size={44} /><div><h1 id="first-visit" tabIndex={-1}>{isDone ? words('recoveryTitle') : words(titles[form.step])}</h1><p className="muted">{words('firstTitle')}{isDone ? null : <> · {words('firstSub', { step: steps.indexOf(form.step) + 1 })}</>}</p></div></header>
        {isDone ? <RecoveryCodes codes={form.recoveryCodes} onKept={() => { history.replaceState(null, '', '/staff'); onDone(); }} /> : (
          <form className="stack" onSubmit={send}>
            <StepFields form={form} />
            {form.why?.kind === 'absent' ? <ErrorNote title={words('isSetUp')}>{words('isSetUpSub')} <Button onClick={() => location.reload()}>{words('reload')}</Button></ErrorNote> : <Refusal why={form.why} />}
            <div className="rowx">
              <Button look="primary" type="submit" aria-busy={form.busy}>{form.step === 'app' ? words('finish') : words('continue')}</Button>
              {form.step === 'code' ? null : <Button look="bare" onClick={form.back}>{words('back')}</Button>}
            </div>
          </form>
        )}
      </div>
      <LanguageSwitch />
    </main>
  );
}

function StepFields({ form }: { readonly form: FirstVisitForm }): ReactNode {
  const words = useWords(accountMessages);
  const { given, set, why } = form;
  switch (form.step) {
    case 'code': return <><p>{words('codeSub')}</p><TextField label={words('setupCode')} error={faultAt(why, '/code')} value={given.code} onText={(code) => set({ code })} autoComplete="off" autoCapitalize="characters" spellCheck={false} className="num" required minLength={8} maxLength={40} /></>;
    case 'clinic': return <ClinicFields form={form} />;
    case 'you': return (
      <>
        <p className="muted">{words('youSub')}</p>
        <TextField label={words('displayName')} error={faultAt(why, '/displayName')} value={given.displayName} onText={(displayName) => set({ displayName })} autoComplete="name" required maxLength={200} />
        <TextField label={words('signInName')} hint={words('signInNameHint')} error={faultAt(why, '/name')} value={given.name} onText={(name) => set({ name })} autoComplete="username" autoCapitalize="none" spellCheck={false} required minLength={3} maxLength={120} />
        <NewPassphrase value={given.passphrase} onText={(passphrase) => set({ passphrase })} error={faultAt(why, '/passphrase')} />
      </>
    );
    case 'app': return <Authenticator secret={form.secret} name={given.name} code={given.totpCode} onCode={(totpCode) => set({ totpCode })} error={faultAt(why, '/totpCode')} />;
  }
}

function ClinicFields({ form }: { readonly form: FirstVisitForm }) {
  const words = useWords(accountMessages);
  const { given, set, why } = form;
  const usualZone = { US: 'America/New_York', UK: 'Europe/London' } as const;
  return (
    <>
      <p className="muted">{words('clinicSub')}</p>
      <TextField label={words('organisation')} error={faultAt(why, '/organisationName')} value={given.organisationName} onText={(organisationName) => set({ organisationName })} autoComplete="organization" required maxLength={200} />
      <ChoiceField label={words('country')} value={given.country} onChoose={(country) => set({ country, timeZone: usualZone[country] })} choices={[{ value: 'US', label: words('US') }, { value: 'UK', label: words('UK') }]} />
      <div className="two">
        <TextField label={words('siteName')} error={faultAt(why, '/siteName')} value={given.siteName} onText={(siteName) => set({ siteName })} required maxLength={200} />
        <TextField label={words('siteCode')} hint={words('siteCodeHint')} error={faultAt(why, '/siteCode')} value={given.siteCode} onText={(text) => set({ siteCode: text.toUpperCase() })} pattern="[A-Z0-9]{2,12}" required />
      </div>
      <Field label={words('timeZone')} hint={words('timeZoneHint')} error={faultAt(why, '/timeZone')}>{(ties) => <ZoneField ties={ties} country={given.country} value={given.timeZone} onChoose={(timeZone) => set({ timeZone })} />}</Field>
      <section className="stack tight"><h2>{words('rulesTitle')}</h2><SiteRulesList rules={startingRules[given.country]} /><p className="muted small">{words('rulesSub')}</p></section>
    </>
  );
}
