/** The route under which every screen of the clinic hangs. */
import { Button, EmptyState, ErrorNote, LoadingShapes, uiMessages, useWords } from '@fairlead/ui';
import { createRootRoute, createRoute, Link, Navigate } from '@tanstack/react-router';
import { IconMap2 } from '@tabler/icons-react';
import { useState } from 'react';
import { ScreenDidNotArrive } from './lazy-screen.ts';
import { firstRoom } from './rooms.ts';
import { Screen } from './screen.tsx';
import { useSession } from './session.tsx';
import { Shell } from './shell.tsx';
import { shellMessages } from './shell-messages.ts';

function NoPage() {
  const words = useWords(shellMessages);
  return <Screen title={words('notFound')} layout="narrow"><EmptyState icon={IconMap2} title={words('notFound')} action={<Link className="btn" to="/">{words('toWorklist')}</Link>}>{words('notFoundSub')}</EmptyState></Screen>;
}

/** The page is loaded anew only when the server answers: before, that would leave an empty window. */
function NotArrived() {
  const words = useWords(shellMessages);
  const ui = useWords(uiMessages);
  const [asking, setAsking] = useState(false);
  const again = async (): Promise<void> => {
    setAsking(true);
    const answers = await fetch('/', { cache: 'no-store' }).then(({ ok }) => ok, () => false);
    if (answers) location.reload();
    else setAsking(false);
  };
  return <Screen title={words('noAnswer')} layout="narrow"><ErrorNote title={words('noAnswer')}>{words('screenNotHere')}</ErrorNote><p><Button aria-busy={asking} onClick={() => void again()}>{ui('tryAgain')}</Button></p></Screen>;
}

function Broken({ reset, error }: { readonly reset: () => void; readonly error: unknown }) {
  const words = useWords(shellMessages);
  if (error instanceof ScreenDidNotArrive) return <NotArrived />;
  return <Screen title={words('broke')} layout="narrow"><ErrorNote title={words('broke')}>{words('brokeSub')}</ErrorNote><p><Button onClick={reset}>{words('reload')}</Button></p></Screen>;
}

function Coming() {
  const words = useWords(shellMessages);
  return <Screen title="" tab={words('starting')}><LoadingShapes lines={6} /></Screen>;
}

export const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NoPage });

function Start() {
  const { has, isPharmacy } = useSession();
  return <Navigate to={firstRoom(has, isPharmacy)} replace />;
}

/** Every room's routes name this as their parent. */
export const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: Start });

export const routerDefaults = { defaultNotFoundComponent: NoPage, defaultErrorComponent: Broken, defaultPendingComponent: Coming, defaultPendingMs: 300, defaultPreload: 'intent' as const, scrollRestoration: true };
