/** Names of our own in FHIR, and those of others that more than one mapping uses. */

/** The base of every URL that this product defines; an installation that publishes them serves them under its own host. */
export const FAIRLEAD = 'https://fairlead.example/fhir';

export const LOINC = 'http://loinc.org';
export const UCUM = 'http://unitsofmeasure.org';
export const OBSERVATION_CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category';
export const DATA_ABSENT_REASON = 'http://terminology.hl7.org/CodeSystem/data-absent-reason';

export const TRANSLATION = 'http://hl7.org/fhir/StructureDefinition/translation';
export const ORDINAL_VALUE = 'http://hl7.org/fhir/StructureDefinition/ordinalValue';
export const MIN_VALUE = 'http://hl7.org/fhir/StructureDefinition/minValue';
export const MAX_VALUE = 'http://hl7.org/fhir/StructureDefinition/maxValue';
export const QUESTIONNAIRE_UNIT = 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit';

export const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';
export const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
export const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';
export const NHS_NUMBER = 'https://fhir.nhs.uk/Id/nhs-number';

/** The number by which a person is known at an organisation of ours. */
export const PERSON_NUMBER = `${FAIRLEAD}/identifier/person-number`;
/** A row of our record as it stands, for what R4 has no element for. */
export const RECORD_ROW = `${FAIRLEAD}/StructureDefinition/record-row`;
/** Basic resources that carry one row of our record. */
export const RECORD_ROW_PROFILE = `${FAIRLEAD}/StructureDefinition/record-row-basic`;
export const RECORD_TABLES = `${FAIRLEAD}/CodeSystem/record-tables`;
export const DOSE_PART = `${FAIRLEAD}/StructureDefinition/dose-part`;
export const DOSING_DAY = `${FAIRLEAD}/StructureDefinition/dosing-day`;
export const MEDICINES = `${FAIRLEAD}/CodeSystem/medicines`;
export const OBSERVATIONS = `${FAIRLEAD}/CodeSystem/observations`;
export const SUBSTANCES = `${FAIRLEAD}/CodeSystem/substances`;
