/** A clinic whose database stands behind a wire that can be cut, with what the cut writes act on. */
import { downtimeRoutes, nodeExchangeRoutes } from '../../downtime/index.ts';
import { medicationRoutes } from '../../medication/index.ts';
import { peopleRoutes } from '../../people/index.ts';
import { deviceEnrolment, deviceRoutes } from '../../platform/device-routes.ts';
import type { PlatformDeps } from '../../platform/mount.ts';
import type { AnyRoute } from '../../platform/registry.ts';
import { openCount, type Counting } from '../../platform/testing/count-rows.ts';
import { makeTestClinic, type TestClinic } from '../../platform/testing/test-clinic.ts';
import { makeTestDatabase } from '../../platform/testing/test-database.ts';
import { testsRoutes } from '../../tests/index.ts';
import { dispensaryRoutes } from '../index.ts';
import { dateRoute } from './cut-rooms.ts';
import { makeStage, type Stage } from './cut-stage.ts';
import { openWire, type Wire } from './cut-wire.ts';

/** The rooms of which every write has a scenario. */
export const cutRoutes = (deps: PlatformDeps): readonly AnyRoute[] => [
  ...medicationRoutes, ...dispensaryRoutes, ...testsRoutes, ...peopleRoutes, ...deviceRoutes, ...deviceEnrolment(deps), ...downtimeRoutes, ...nodeExchangeRoutes(deps), ...dateRoute(deps),
];

export interface CutGround {
  readonly clinic: TestClinic;
  /** Method and path of each of its writes. */
  readonly writes: readonly string[];
  readonly stage: Stage;
  readonly wire: Wire;
  readonly counting: Counting;
  readonly close: () => Promise<void>;
}

/** `more`: routes beside those, of rooms that this one may not enter; `sums`: what is counted beside every table. */
export async function openCut(more: readonly AnyRoute[] = [], sums: readonly string[] = []): Promise<CutGround> {
  const database = await makeTestDatabase();
  const url = new URL(database.appUrl);
  const wire = await openWire(Number(url.port), url.hostname);
  url.port = String(wire.port);
  let routes: readonly AnyRoute[] = [];
  const clinic = await makeTestClinic({ routes: (deps) => [...(routes = cutRoutes(deps)), ...more.filter(({ shape }) => !routes.some((own) => own.shape.method === shape.method && own.shape.path === shape.path))], database: { ...database, appUrl: url.toString() } });
  const stage = await makeStage(clinic);
  const counting = await openCount(clinic.adminUrl, sums);
  return {
    clinic, stage, wire, counting, writes: routes.filter(({ shape }) => shape.method !== 'GET').map(({ shape }) => `${shape.method} ${shape.path}`),
    close: async () => {
      await counting.close();
      await clinic.close();
      await wire.close();
    },
  };
}
