/** A server says of itself that it is no node. */
import { getLink } from '@fairlead/contract/downtime';
import { staff } from '../platform/policy.ts';
import { read, type AnyRoute } from '../platform/registry.ts';

export const serverLinkRoute: AnyRoute = read(getLink, { policy: staff(), limiter: 'ordinary', audit: 'link looked at' }, async () => ({
  kind: 'ok', people: [], reply: { isNode: false, site: null, isLinked: true, lastExchangeAt: null, lostSince: null, dosesWaiting: 0, rowsWaiting: 0, heldTo: null, stopped: null, doubtedSince: null },
}));
