/** Who is signed in at this door, and the way back in when the session ends in the middle of a form. */
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Language } from '@fairlead/ui';
import { call, openGateWith } from './api.ts';
import type { NotDone } from './api.ts';
import { setupState, signOut as signOutRoute, whoAmI } from '@fairlead/contract';
import type { Who } from '@fairlead/contract';
import { kept } from './kept.ts';

export type Site = Who['sites'][number];

export interface Session {
  readonly who: Who;
  /** The site one works at, of those one may. */
  readonly site: Site;
  readonly chooseSite: (siteId: string) => void;
  readonly has: (...roles: Who['roles']) => boolean;
  /** An account of a pharmacy: it has no role here, and its site is the pharmacy. */
  readonly isPharmacy: boolean;
  readonly signOut: () => Promise<void>;
}

export type SessionState = { readonly kind: 'asking' } | { readonly kind: 'nobody' } | { readonly kind: 'nothing-yet' } | { readonly kind: 'not-staff' } | { readonly kind: 'failed'; readonly why: NotDone } | { readonly kind: 'staff'; readonly who: Who };

/** The language chosen on this device before anybody is signed in; afterwards the account's own. */
export const languageChoice = kept<Language>('fairlead.language', ['en', 'en-GB', 'es'], 'en');

const SessionContext = createContext<Session | undefined>(undefined);

/** The session; only below the sign-in. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('useSession stands above the sign-in.');
  return session;
}

export interface Asked { readonly factorOnly: boolean; readonly settle: (signedIn: boolean) => void }

/** What asks for a new sign-in over the screen, or undefined. Calls that meet 401 meanwhile wait for the same answer. */
export function useSignInGate(): Asked | undefined {
  const [asked, setAsked] = useState<Asked | undefined>(undefined);
  useEffect(() => {
    let waiting: Promise<boolean> | undefined;
    openGateWith((problem) => {
      waiting ??= new Promise<boolean>((resolve) => {
        setAsked({ factorOnly: problem?.type === '/problems/factor-needed', settle: (signedIn) => { waiting = undefined; setAsked(undefined); resolve(signedIn); } });
      });
      return waiting;
    });
    return () => openGateWith(undefined);
  }, []);
  return asked;
}

async function askWho(): Promise<SessionState> {
  const answer = await call(whoAmI, {}, { gate: false });
  if (answer.kind === 'done') {
    const { pharmacy, organisation } = answer.reply;
    if (pharmacy !== null) return { kind: 'staff', who: { ...answer.reply, sites: [{ ...pharmacy, code: '', country: organisation.country }] } };
    return answer.reply.kind === 'staff' && answer.reply.sites.length > 0 ? { kind: 'staff', who: answer.reply } : { kind: 'not-staff' };
  }
  // A screen of the house has its own door, and nobody signs in at it.
  if (answer.kind === 'forbidden') location.replace('/device');
  if (answer.kind !== 'signed-out') return { kind: 'failed', why: answer };
  // Nobody is signed in where nothing was set up yet; where that cannot be asked, signing in says what is wrong.
  const setup = await call(setupState, {}, { gate: false });
  return { kind: setup.kind === 'done' && setup.reply.needed ? 'nothing-yet' : 'nobody' };
}

/** Asks the server who is here; `again` after a sign-in. */
export function useWho(): { readonly state: SessionState; readonly again: () => Promise<void> } {
  const [state, setState] = useState<SessionState>({ kind: 'asking' });
  useEffect(() => { void askWho().then(setState); }, []);
  const again = useCallback(async () => setState(await askWho()), []);
  return { state, again };
}

export function SessionProvider({ who, onLeft, children }: { readonly who: Who; readonly onLeft: () => void; readonly children: ReactNode }) {
  const client = useQueryClient();
  const [siteId, chooseSite] = useState(who.sites[0]?.id);
  const site = who.sites.find((each) => each.id === siteId) ?? who.sites[0];
  const signOut = useCallback(async () => {
    await call(signOutRoute, {}, { gate: false });
    client.clear();
    onLeft();
  }, [client, onLeft]);
  const has = useCallback((...roles: Who['roles']) => roles.some((role) => who.roles.includes(role)), [who]);
  const session = useMemo(() => (site === undefined ? undefined : { who, site, chooseSite, has, isPharmacy: who.pharmacy !== null, signOut }), [who, site, has, signOut]);
  return session === undefined ? null : <SessionContext value={session}>{children}</SessionContext>;
}
