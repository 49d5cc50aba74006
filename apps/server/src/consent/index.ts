export { consentReply, consentRoutes, consentState } from './consent-routes.ts';
export * from './consent-store.ts';
