/** From nobody to a signed-in member of staff, and what stands over the screen when the session ends. */
import { Button, ErrorNote, LanguageProvider, LoadingShapes, setClock, useWords } from '@fairlead/ui';
import { useQueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { AnyRouter } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import type { NotDone } from './api.ts';
import { call } from './api.ts';
import { FirstVisit } from './first-visit.tsx';
import { startLive } from './live.ts';
import { languageChoice, SessionProvider, useSession, useSignInGate, useWho } from './session.tsx';
import type { Who } from '@fairlead/contract';
import { whoAmI } from '@fairlead/contract';
import { shellMessages } from './shell-messages.ts';
import { SignInOverlay, SignInScreen } from './sign-in.tsx';

function Failed({ why, onRetry }: { readonly why: NotDone; readonly onRetry: () => void }) {
  const words = useWords(shellMessages);
  return <main className="sign-in"><div className="sign-in-card"><ErrorNote title={words('noAnswer')} code={why.kind === 'fault' ? why.problem.reference : undefined}>{words('noAnswerSub')}</ErrorNote><Button look="primary" onClick={onRetry}>{words('reload')}</Button></div></main>;
}

function Inside({ router, who }: { readonly router: AnyRouter; readonly who: Who }) {
  const { site } = useSession();
  const client = useQueryClient();
  const language = languageChoice.use();
  const asked = useSignInGate();
  useEffect(() => startLive(client), [client]);
  const signedIn = useCallback(async () => {
    const answer = await call(whoAmI, {}, { gate: false });
    // Somebody else signed in over this screen: what was typed is not theirs to send.
    if (answer.kind === 'done' && answer.reply.accountId !== who.accountId) location.reload();
  }, [who.accountId]);
  return (
    <LanguageProvider language={language} zone={site.timeZone}>
      <RouterProvider router={router} />
      {asked === undefined ? null : <SignInOverlay asked={asked} onSignedIn={signedIn} />}
    </LanguageProvider>
  );
}

export function Door({ router }: { readonly router: AnyRouter }) {
  const { state, again } = useWho();
  const language = languageChoice.use();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const who = state.kind === 'staff' ? state.who : undefined;
  useEffect(() => {
    if (who === undefined) return;
    setClock(Date.parse(who.now));
    languageChoice.set(who.language);
  }, [who]);
  if (who !== undefined) return <SessionProvider who={who} onLeft={() => void again()}><Inside router={router} who={who} /></SessionProvider>;
  return (
    <LanguageProvider language={language} zone={zone}>
      {state.kind === 'asking' ? <main className="sign-in"><LoadingShapes /></main> : null}
      {state.kind === 'failed' ? <Failed why={state.why} onRetry={() => void again()} /> : null}
      {state.kind === 'nothing-yet' ? <FirstVisit onDone={() => void again()} /> : null}
      {state.kind === 'nobody' || state.kind === 'not-staff' ? <SignInScreen onDone={() => void again()} isOtherDoor={state.kind === 'not-staff'} /> : null}
    </LanguageProvider>
  );
}
