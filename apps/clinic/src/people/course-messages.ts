/** Short words of the course chart: medicines, tests, turning points. */
import { catalogue } from '@fairlead/ui';

export const courseMessages = catalogue({
  en: {
    'medicine.methadone': 'Methadone', 'medicine.buprenorphine': 'Buprenorphine', 'medicine.buprenorphine-naloxone': 'Buprenorphine with naloxone', 'medicine.buprenorphine-depot': 'Buprenorphine depot', 'medicine.naltrexone': 'Naltrexone', 'medicine.naltrexone-depot': 'Naltrexone depot',
    urine: 'urine', ecgOf: 'ECG {qtcMs}',
    'event.crisis.naloxone-issued': 'naloxone', 'event.crisis.overdose-noted': 'overdose', 'event.recovery.lapse-told': 'lapse, told us', 'event.aftercare.discharged': 'left', 'event.aftercare.returned': 'came back', 'event.dispensary.take-home-issued': 'bottles', 'event.plan.signed': 'plan signed', 'event.medication.held': 'held', 'event.residence.admitted': 'moved in', 'event.residence.left': 'moved out',
    medicineNow: '{medicine} {dose}', medicineHeld: '{medicine} {dose}, held',
  },
  es: {
    'medicine.methadone': 'Metadona', 'medicine.buprenorphine': 'Buprenorfina', 'medicine.buprenorphine-naloxone': 'Buprenorfina con naloxona', 'medicine.buprenorphine-depot': 'Buprenorfina de depósito', 'medicine.naltrexone': 'Naltrexona', 'medicine.naltrexone-depot': 'Naltrexona de depósito',
    urine: 'orina', ecgOf: 'ECG {qtcMs}',
    'event.crisis.naloxone-issued': 'naloxona', 'event.crisis.overdose-noted': 'sobredosis', 'event.recovery.lapse-told': 'recaída, lo contó', 'event.aftercare.discharged': 'salió', 'event.aftercare.returned': 'volvió', 'event.dispensary.take-home-issued': 'frascos', 'event.plan.signed': 'plan firmado', 'event.medication.held': 'en pausa', 'event.residence.admitted': 'ingresó', 'event.residence.left': 'dejó la residencia',
    medicineNow: '{medicine} {dose}', medicineHeld: '{medicine} {dose}, en pausa',
  },
});
