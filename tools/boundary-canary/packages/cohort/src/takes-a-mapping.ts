export { mapping } from '../../fhir/src/index.ts';
