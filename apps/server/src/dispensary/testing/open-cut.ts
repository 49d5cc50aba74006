/** A clinic whose database stands behind a wire that can be cut, with what the cut writes act on. */
import { medicationRoutes } from '../../medication/index.ts';
import { openCount, type Counting } from '../../platform/testing/count-rows.ts';
import { makeTestClinic, type TestClinic } from '../../platform/testing/test-clinic.ts';
import { makeTestDatabase } from '../../platform/testing/test-database.ts';
import { dispensaryRoutes } from '../index.ts';
import { makeStage, type Stage } from './cut-stage.ts';
import { openWire, type Wire } from './cut-wire.ts';

export interface CutGround {
  readonly clinic: TestClinic;
  readonly stage: Stage;
  readonly wire: Wire;
  readonly counting: Counting;
  readonly close: () => Promise<void>;
}

export async function openCut(): Promise<CutGround> {
  const database = await makeTestDatabase();
  const url = new URL(database.appUrl);
  const wire = await openWire(Number(url.port), url.hostname);
  url.port = String(wire.port);
  const clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes], database: { ...database, appUrl: url.toString() } });
  const stage = await makeStage(clinic);
  const counting = await openCount(clinic.adminUrl);
  return {
    clinic, stage, wire, counting,
    close: async () => {
      await counting.close();
      await clinic.close();
      await wire.close();
    },
  };
}
