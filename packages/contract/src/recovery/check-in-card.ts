/** A person's card for the check-in screen, on the phone as on paper. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Instant } from '../shapes.ts';

/** A random text that means nothing elsewhere. `code` is its QR code: a path of dark squares in a square of `size`. */
export const CheckInCard = z.object({ card: z.string(), madeAt: Instant, code: z.object({ size: z.int(), path: z.string() }) });
export type CheckInCard = z.output<typeof CheckInCard>;
/** Asked for again it is the same, until staff make a new one. */
export const ownCard = route({ method: 'POST', path: '/api/me/check-in-card', summary: 'My card for the check-in screen', body: z.object({}), reply: CheckInCard });
