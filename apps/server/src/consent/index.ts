export { consentReply, consentRoutes, consentState } from './consent-routes.ts';
export * from './consent-store.ts';
export { mayDisclose } from './may-disclose.ts';
export { supporterReply } from './supporter-reply.ts';
export * from './supporters-store.ts';
