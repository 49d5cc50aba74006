/** The route under which every screen of the clinic hangs. */
import { Button, EmptyState, ErrorNote, LoadingShapes, useWords } from '@fairlead/ui';
import { createRootRoute, createRoute, Link, Navigate } from '@tanstack/react-router';
import { IconMap2 } from '@tabler/icons-react';
import { firstRoom } from './rooms.ts';
import { Screen } from './screen.tsx';
import { useSession } from './session.tsx';
import { Shell } from './shell.tsx';
import { shellMessages } from './shell-messages.ts';

function NoPage() {
  const words = useWords(shellMessages);
  return <Screen title={words('notFound')} layout="narrow"><EmptyState icon={IconMap2} title={words('notFound')} action={<Link className="btn" to="/">{words('toWorklist')}</Link>}>{words('notFoundSub')}</EmptyState></Screen>;
}

function Broken({ reset }: { readonly reset: () => void }) {
  const words = useWords(shellMessages);
  return <Screen title={words('broke')} layout="narrow"><ErrorNote title={words('broke')}>{words('brokeSub')}</ErrorNote><p><Button onClick={reset}>{words('reload')}</Button></p></Screen>;
}

function Coming() {
  const words = useWords(shellMessages);
  return <Screen title="" tab={words('starting')}><LoadingShapes lines={6} /></Screen>;
}

export const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NoPage });

function Start() {
  const { has } = useSession();
  return <Navigate to={firstRoom(has)} replace />;
}

/** Every room's routes name this as their parent. */
export const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: Start });

export const routerDefaults = { defaultNotFoundComponent: NoPage, defaultErrorComponent: Broken, defaultPendingComponent: Coming, defaultPendingMs: 300, defaultPreload: 'intent' as const, scrollRestoration: true };
