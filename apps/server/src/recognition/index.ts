import type { FrontDoor } from '../platform/doors.ts';
import type { PlatformDeps } from '../platform/mount.ts';
import type { AnyRoute } from '../platform/registry.ts';

/** The routes of this room. */
export const recognitionRoutes: readonly AnyRoute[] = [];

/** Draws the front door's pages from the record. */
export async function frontDoorOf(_deps: PlatformDeps): Promise<FrontDoor> {
  return async () => null;
}
