/** A person's bottles at home, as their labels say: kept on the phone, so that a label is read without a line. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Id, IsoDay, Language } from '../shapes.ts';

export const OwnBottle = z.object({
  id: Id,
  /** What the code of the label says, and the letters under it. */
  code: z.string(), day: IsoDay, part: z.int(), parts: z.int(),
  /** The words of the label, a line each, in the language that it is printed in. */
  language: Language, lines: z.array(z.string()),
});
export type OwnBottle = z.output<typeof OwnBottle>;
export const ownBottles = route({ method: 'GET', path: '/api/me/bottles', summary: 'My bottles at home, with what their labels say', reply: z.object({ items: z.array(OwnBottle) }) });
