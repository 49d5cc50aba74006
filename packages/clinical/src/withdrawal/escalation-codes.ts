/** Red flags of a detox ward or a community detox: what each code says, and how fast somebody has to act. */
import type { CodeTable } from '../rule.ts';

export const escalationCodes = {
  SEDATION_EMERGENCY: { decision: 'refuse', override: 'prescriber', says: { en: 'Deep sedation or hardly any breathing: open the airway, give naloxone, call 911, stop every sedative.', es: 'Sedación profunda o respiración escasa: abra la vía aérea, dé naloxona, llame al 911, suspenda todo sedante.', 'en-GB': 'Deep sedation or hardly any breathing: open the airway, give naloxone, call 999, stop every sedative.' } },
  SEDATION_HOLD: { decision: 'refuse', override: 'prescriber', says: { en: 'POSS 3, or 9 to 11 breaths a minute: hold opioids and sedatives, call the prescriber now, observe every 15 minutes.', es: 'POSS 3, o de 9 a 11 respiraciones por minuto: retenga opioides y sedantes, llame ya al médico, observe cada 15 minutos.' } },
  NEWS2_EMERGENCY: { decision: 'refuse', override: 'prescriber', says: { en: 'NEWS2 is {news2}: emergency response, monitor continuously.', es: 'NEWS2 es {news2}: respuesta de urgencia, monitorización continua.' } },
  NEWS2_URGENT: { decision: 'warn', override: 'acknowledge', says: { en: 'NEWS2 is {news2}: urgent review, observe every hour.', es: 'NEWS2 es {news2}: revisión urgente, observación cada hora.' } },
  NEWS2_SINGLE_THREE: { decision: 'warn', override: 'acknowledge', says: { en: 'One part of NEWS2 scores 3: urgent review, observe every hour.', es: 'Una parte de NEWS2 puntúa 3: revisión urgente, observación cada hora.' } },
  NOT_OPIOID_WITHDRAWAL: { decision: 'refuse', override: 'prescriber', says: { en: 'Seizure, delirium or hallucination is not opioid withdrawal: treat as alcohol, benzodiazepine, GHB or another cause.', es: 'Convulsión, delirio o alucinación no son abstinencia de opioides: trate como alcohol, benzodiacepinas, GHB u otra causa.' } },
  PRECIPITATED_WITHDRAWAL_SUSPECTED: { decision: 'warn', override: 'acknowledge', says: { en: 'COWS rose by {rise} within two hours of buprenorphine: suspect precipitated withdrawal and follow its pathway.', es: 'COWS subió {rise} en dos horas tras buprenorfina: sospeche abstinencia precipitada y siga su protocolo.' } },
  TRANSFER_VOMITING: { decision: 'warn', override: 'acknowledge', says: { en: 'Vomiting for {hours} hours: medical transfer.', es: 'Vómitos durante {hours} horas: traslado médico.' } },
  TRANSFER_NO_URINE: { decision: 'warn', override: 'acknowledge', says: { en: 'No urine for {hours} hours: medical transfer.', es: 'Sin orinar durante {hours} horas: traslado médico.' } },
  TRANSFER_LOW_POTASSIUM: { decision: 'warn', override: 'acknowledge', says: { en: 'Potassium is {potassium} mmol/L: medical transfer.', es: 'Potasio de {potassium} mmol/L: traslado médico.' } },
  TRANSFER_QTC: { decision: 'warn', override: 'acknowledge', says: { en: 'QTc is {qtcMs} ms: medical transfer, no further QT-prolonging medicine.', es: 'QTc de {qtcMs} ms: traslado médico, sin más medicamentos que prolonguen el QT.' } },
  SEPSIS_SCREEN: { decision: 'warn', override: 'acknowledge', says: { en: 'Fever or a new sign in somebody who injects: look for sepsis, endocarditis, spinal abscess and joint infection today.', es: 'Fiebre o un signo nuevo en alguien que se inyecta: busque hoy sepsis, endocarditis, absceso espinal e infección articular.' } },
  PREGNANT_STOP_DETOX: { decision: 'refuse', override: 'prescriber', says: { en: 'The pregnancy test is positive: stop withdrawal, offer methadone or buprenorphine, call obstetrics.', es: 'Prueba de embarazo positiva: detenga la retirada, ofrezca metadona o buprenorfina, llame a obstetricia.' } },
  SUICIDE_RISK_ONE_TO_ONE: { decision: 'warn', override: 'acknowledge', says: { en: 'C-SSRS is high: somebody stays with the person, psychiatry now.', es: 'C-SSRS alto: alguien permanece con la persona, psiquiatría ya.' } },
  ECG_NOW: { decision: 'warn', override: 'acknowledge', says: { en: 'Chest pain, fainting or palpitations on methadone: ECG now.', es: 'Dolor torácico, desmayo o palpitaciones con metadona: ECG ahora.' } },
} as const satisfies CodeTable;

export type EscalationCode = keyof typeof escalationCodes;

/** How fast: emergency now with 911/999; transfer to medical care; the prescriber now; today. */
export const actionClasses = ['emergency', 'transfer', 'prescriber_now', 'today'] as const;
export type ActionClass = (typeof actionClasses)[number];

/** What each code sets going. `observeMinutes` 0 is continuous; null leaves the schedule as it is. */
export const actionOfCode: Readonly<Record<EscalationCode, { readonly action: ActionClass; readonly observeMinutes: number | null }>> = {
  SEDATION_EMERGENCY: { action: 'emergency', observeMinutes: 0 },
  SEDATION_HOLD: { action: 'prescriber_now', observeMinutes: 15 },
  NEWS2_EMERGENCY: { action: 'emergency', observeMinutes: 0 },
  NEWS2_URGENT: { action: 'prescriber_now', observeMinutes: 60 },
  NEWS2_SINGLE_THREE: { action: 'prescriber_now', observeMinutes: 60 },
  NOT_OPIOID_WITHDRAWAL: { action: 'emergency', observeMinutes: 15 },
  PRECIPITATED_WITHDRAWAL_SUSPECTED: { action: 'prescriber_now', observeMinutes: 30 },
  TRANSFER_VOMITING: { action: 'transfer', observeMinutes: null },
  TRANSFER_NO_URINE: { action: 'transfer', observeMinutes: null },
  TRANSFER_LOW_POTASSIUM: { action: 'transfer', observeMinutes: null },
  TRANSFER_QTC: { action: 'transfer', observeMinutes: null },
  SEPSIS_SCREEN: { action: 'today', observeMinutes: null },
  PREGNANT_STOP_DETOX: { action: 'prescriber_now', observeMinutes: null },
  SUICIDE_RISK_ONE_TO_ONE: { action: 'prescriber_now', observeMinutes: 0 },
  ECG_NOW: { action: 'prescriber_now', observeMinutes: null },
};
