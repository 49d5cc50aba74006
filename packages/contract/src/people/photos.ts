/** The photo of a person: the picture travels inside a reply and has no address of its own. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Created, Id, IdParams, Instant } from '../shapes.ts';

/** none: nobody asked yet. declined: asked, and wants none. withdrawn: had agreed, and took it back. */
export const PhotoState = z.enum(['none', 'taken', 'declined', 'withdrawn']);
export type PhotoState = z.output<typeof PhotoState>;

export const Photos = z.object({
  state: PhotoState,
  /** The photo that holds now; null where there is none. */
  photoId: z.nullable(Id),
  /** What was noted, newest first. */
  items: z.array(z.object({ id: Id, state: z.enum(['taken', 'declined', 'withdrawn']), notedBy: z.string(), notedAt: Instant })),
});
export type Photos = z.output<typeof Photos>;

export const getPhotos = route({ method: 'GET', path: '/api/people/:id/photos', summary: 'Whether a person has a photo, and what was noted of it', params: IdParams, reply: Photos });
export const getPicture = route({
  method: 'GET', path: '/api/people/:id/photo', summary: 'The photo that holds now, base64', params: IdParams,
  reply: z.object({ photoId: Id, mediaType: z.enum(['image/jpeg', 'image/webp', 'image/png']), picture: z.string() }),
});
export const takePhoto = route({
  method: 'POST', path: '/api/people/:id/photos', summary: 'Keeps a photo that the person agreed to: square, at most 60 kB', params: IdParams,
  body: z.object({ picture: z.string().check(z.maxLength(90_000), z.regex(/^[A-Za-z0-9+/]+={0,2}$/)), agreed: z.literal(true) }), reply: Created,
});
export const wantsNoPhoto = route({ method: 'POST', path: '/api/people/:id/no-photo', summary: 'Notes that a person wants no photo; one that there is is not shown again', params: IdParams, body: z.object({}), reply: Created });
