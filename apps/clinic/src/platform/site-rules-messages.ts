/** Words of what a site chooses a guideline for. Names of guidelines are the same in every language. */
import { catalogue } from '@fairlead/ui';

export const siteRulesMessages = catalogue({
  en: { methadoneStart: 'Starting methadone', titration: 'Raising the dose', missedDose: 'After missed days', takeHome: 'Take-home doses', buprenorphineStart: 'Starting buprenorphine', ecg: 'ECG with methadone', taper: 'Tapering methadone', depot: 'Depot injections', naltrexone: 'Naltrexone and the liver', medicationReview: 'Review of maintenance', drugTests: 'Drug tests by chance', secondSignature: 'A second signature waits' },
  es: { methadoneStart: 'Empezar metadona', titration: 'Subir la dosis', missedDose: 'Tras días sin dosis', takeHome: 'Dosis para llevar', buprenorphineStart: 'Empezar buprenorfina', ecg: 'ECG con metadona', taper: 'Reducir la metadona', depot: 'Inyecciones de depósito', naltrexone: 'Naltrexona e hígado', medicationReview: 'Revisión del mantenimiento', drugTests: 'Pruebas al azar', secondSignature: 'Una segunda firma espera' },
});

/** What stands behind a guideline's short name. */
export const guidelineNames: Readonly<Record<string, string>> = {
  'US-CFR-2024': '42 CFR 8.12 (2024)', 'US-LABEL': 'FDA label', OB17: 'UK guidelines 2017 (Orange Book)', RCGP: 'RCGP', 'BC-2023': 'British Columbia 2023', 'AU-2003': 'Australia 2003', AU03: 'Australia 2003',
  ASAM20: 'ASAM 2020', TIP63: 'SAMHSA TIP 63', UK: 'UK guidelines 2017 (Orange Book)', EXPERTS: 'US label page, experts', ACEP: 'ACEP', 'CA-BRIDGE': 'CA Bridge',
  KRANTZ09: 'Krantz 2009', 'APS-HRS-2014': 'APS/HRS 2014', 'UK-MHRA': 'MHRA 2006', 'AATOD-RISK': 'AATOD', 'ASAM-2020': 'ASAM 2020', 'UK-NHS': 'NHS', CANADA: 'Canada, older guidance', 'US-TABLET': 'FDA label, tablet', 'US-ZUBSOLV': 'FDA label, Zubsolv', 'EU-BUVIDAL': 'Buvidal SmPC',
  'TAPER-CONSENSUS': '10% a step', 'PRE-2025': 'Sublocade label before 2025', '2025-RAPID': 'Sublocade label 2025', 'US-PROGRAMME': 'US standing orders', 'UK-12-WEEKS': 'NDTMS, 12 w', QUARTERLY: '90 d', 'HALF-YEARLY': '26 w', 'EIGHT-A-YEAR': '42 CFR 8.12, 8 / 365 d', 'TWELVE-A-YEAR': '12 / 365 d', 'NO-MINIMUM': '0 / 365 d', LABEL: 'Label', 'STRICT-3X': '3 times the upper limit', '5-MINUTES': '5 min', '15-MINUTES': '15 min', '30-MINUTES': '30 min', '60-MINUTES': '60 min',
};
export const guidelineName = (code: string): string => guidelineNames[code] ?? code;
