export { openBundle, openEntries, type BrokenEntry, type BundleEntry, type BundleFault, type Opened, type OpenedBundle } from './entries.ts';
export { personElements, personReferences, referencesIn, withReferences, type Found } from './references.ts';
