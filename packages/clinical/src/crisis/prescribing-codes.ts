/** What each finding about prescribing says. None of them forbids a medicine: only naltrexone beside an opioid stops an order. */
import { allows, refuses, warns } from '../codes.ts';
import type { CodeTable } from '../rule.ts';

export const prescribingCodes = {
  NALOXONE_OFFER_DOSE: warns(
    'Offer naloxone: opioids come to {mme} MME a day, and no naloxone is on the list.',
    'Ofrezca naloxona: los opioides suman {mme} MME al día y no hay naloxona en la lista.'),
  NALOXONE_OFFER_BENZODIAZEPINE: warns(
    'Offer naloxone: an opioid and a benzodiazepine together, and no naloxone is on the list.',
    'Ofrezca naloxona: opioide y benzodiacepina juntos, y no hay naloxona en la lista.'),
  NALOXONE_OFFER_OUD: warns(
    'Offer naloxone: opioid use disorder is on record, and no naloxone is on the list.',
    'Ofrezca naloxona: consta trastorno por consumo de opioides y no hay naloxona en la lista.'),
  NALOXONE_OFFER_OVERDOSE: warns(
    'Offer naloxone: an overdose is on record, and no naloxone is on the list.',
    'Ofrezca naloxona: consta una sobredosis y no hay naloxona en la lista.'),
  OPIOID_WITH_BENZODIAZEPINE: warns(
    'An opioid for pain and a benzodiazepine together: particular caution. Stop neither abruptly.',
    'Un opioide para el dolor y una benzodiacepina juntos: precaución especial. No suspenda ninguno de golpe.'),
  TREATMENT_WITH_BENZODIAZEPINE: allows(
    'A benzodiazepine alone is no reason to withhold methadone or buprenorphine: manage the risk.',
    'Una benzodiacepina por sí sola no es motivo para negar metadona o buprenorfina: gestione el riesgo.'),
  MME_50_REASSESS: warns(
    'Opioids come to {mme} MME a day: from 50, pause and weigh benefit against risk again.',
    'Los opioides suman {mme} MME al día: desde 50, pare y vuelva a sopesar beneficio y riesgo.'),
  MME_90_AVOID: warns(
    'Opioids come to {mme} MME a day: avoid 90 or more, or justify it. Do not taper abruptly.',
    'Los opioides suman {mme} MME al día: evite 90 o más, o justifíquelo. No reduzca de golpe.'),
  URINE_TEST_CONSIDER: allows(
    'No urine drug test within a year: consider benefits and risks of one, with the patient.',
    'Sin prueba de orina en un año: considere beneficios y riesgos de hacerla, con el paciente.'),
  OUD_OFFER_MEDICINE: warns(
    'Opioid use disorder without medicine for it: offer or arrange methadone, buprenorphine or naltrexone.',
    'Trastorno por consumo de opioides sin medicación: ofrezca o gestione metadona, buprenorfina o naltrexona.'),
  NALTREXONE_WITH_OPIOID: refuses(
    'Naltrexone and an opioid together: blocked pain relief, or sudden withdrawal. Do not combine.',
    'Naltrexona y un opioide juntos: analgesia bloqueada o abstinencia brusca. No los combine.'),
} as const satisfies CodeTable;

export type PrescribingCode = keyof typeof prescribingCodes;
