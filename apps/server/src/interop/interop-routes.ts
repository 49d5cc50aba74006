/** Bringing records in, taking them out, and reading them as FHIR R4. */
import * as contract from '@fairlead/contract/interop';
import { anyone, clinicians, staff } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { capabilityStatement } from './capability.ts';
import { everything, readResource, searchResources } from './fhir-reads.ts';
import { cdsClientRoutes } from './cds-hooks/index.ts';
import { importFiles } from './import-files.ts';
import { releaseRecord } from './release-record.ts';

const importRecords = command(contract.importRecords, { policy: staff('administrator', 'manager', 'prescriber'), limiter: 'heavy', audit: 'records imported' }, (ask, tx) => importFiles(tx, ask.params.id, ask.body, ask.actor, ask.now));
const release = command(contract.releaseRecord, { policy: clinicians, limiter: 'heavy', audit: 'whole record taken out' }, (ask, tx) => releaseRecord(tx, ask.params.id, ask.body, ask.now));

const fhirRoutes: readonly AnyRoute[] = [
  read(contract.fhirMetadata, { policy: anyone, limiter: 'ordinary', audit: 'FHIR capability read' }, async (ask) => ({ kind: 'ok', people: [], reply: capabilityStatement(ask.origin, ask.now) })),
  read(contract.fhirEverything, { policy: clinicians, limiter: 'heavy', audit: 'whole record read as FHIR' }, (ask, tx) => everything(tx, ask.params.id, ask)),
  read(contract.fhirRead, { policy: clinicians, limiter: 'ordinary', audit: 'resource read as FHIR' }, (ask, tx) => readResource(tx, ask.params.type, ask.params.id, ask)),
  read(contract.fhirSearch, { policy: clinicians, limiter: 'ordinary', audit: 'record searched as FHIR' }, (ask, tx) => searchResources(tx, ask.params.type, ask.query, ask)),
];

/** The routes of this room. */
export const interopRoutes: readonly AnyRoute[] = [importRecords, release, ...fhirRoutes, ...cdsClientRoutes];
