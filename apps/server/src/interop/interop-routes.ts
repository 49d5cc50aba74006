/** Bringing records in. */
import * as contract from '@fairlead/contract/interop';
import { staff } from '../platform/policy.ts';
import { command, type AnyRoute } from '../platform/registry.ts';
import { importFiles } from './import-files.ts';

const importRecords = command(contract.importRecords, { policy: staff('administrator', 'manager', 'prescriber'), limiter: 'heavy', audit: 'records imported' }, (ask, tx) => importFiles(tx, ask.params.id, ask.body, ask.actor, ask.now));

/** The routes of this room. */
export const interopRoutes: readonly AnyRoute[] = [importRecords];
