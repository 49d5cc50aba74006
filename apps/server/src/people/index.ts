import type { AnyRoute } from '../platform/registry.ts';
import { peopleRoutes as recordRoutes } from './people-routes.ts';
import { photoRoutes } from './photos-routes.ts';

/** The routes of this room. */
export const peopleRoutes: readonly AnyRoute[] = [...recordRoutes, ...photoRoutes];

export { personReply, episodeReply } from './people-routes.ts';
export * from './people-store.ts';
export { hasPhoto, keepPicture, openedPhoto, photoRow, pictureNow, picturesThatHold, resealPhotos } from './photos-store.ts';
export { readPhoto } from './photo-file.ts';
export { photoSays } from './photos-routes.ts';
