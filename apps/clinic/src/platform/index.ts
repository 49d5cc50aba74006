/** Everything a room's screen needs from the shell. */
export * from './api.ts';
export * from './use-api.ts';
export * from './keys.tsx';
export * from './kept.ts';
export * from './screen.tsx';
export { useSession } from './session.tsx';
export type { Session, Site } from './session.tsx';
export { useIsOffline } from './shell.tsx';
export { rootRoute } from './root-route.tsx';
export { roleKeys } from './roles.ts';
export { shellMessages } from './shell-messages.ts';
export * from './parts/person-header.tsx';
export * from './parts/worklist.tsx';
export * from './parts/forms.tsx';
export * from './parts/nav.tsx';
export * from './parts/shown.tsx';
export * from './site-time.ts';
export * from './save-file.ts';
