/** Site nodes: leases on dosing days, exchanges, what a node serves; and what is done on paper. */
import type { AnyRoute } from '../platform/registry.ts';
import { downtimeRoutes as staffRoutes } from './downtime-routes.ts';
import { serverLinkRoute } from './link-route.ts';
import { paperRoutes } from './paper-routes.ts';

/** Routes of the server for its staff. */
export const downtimeRoutes: readonly AnyRoute[] = [...staffRoutes, ...paperRoutes, serverLinkRoute];

export { enrolmentText, nodeExchangeRoutes } from './downtime-routes.ts';
export { makeNodeLink, type NodeKeys, type NodeLink, type NodeParts } from './node-link.ts';
export { nodeRoutes } from './node-gate.ts';
export { becomeNode, changeServerUrl, openReplica } from './own-store.ts';
export { newKeyPair, signText, type KeyPair } from './signing.ts';
export { resealNodeKeys } from './reseal-node-keys.ts';
/** Ends what is over of nodes that were ended. */
export { closePastDays as sweepEndedNodes } from './nodes-store.ts';
