/** What each code of the missed-dose rules decides, and what the nurse reads. */
import { allows, refuses, refusesUnless, warns } from '../codes.ts';
import { methadoneCodes } from '../medication/index.ts';
import type { CodeEntry, CodeTable } from '../rule.ts';

const intoxicated = methadoneCodes['INTOXICATED_HOLD_PRESCRIBER_REVIEW'] as CodeEntry;

export const missedDoseCodes: CodeTable = {
  INTOXICATED_HOLD_PRESCRIBER_REVIEW: intoxicated,
  PRESCRIBER_DISCUSSION_HALF_DOSE: warns(
    '{days} days missed. Talk to the prescriber: half the usual {usual} is {proposed}.',
    'Faltan {days} días de dosis. Hable con el prescriptor: la mitad de {usual} es {proposed}.'),
  PRESCRIBER_MUST_SEE: refuses(
    '{days} days missed. The prescriber sees the person first. Named by the guideline: {proposed}.',
    'Faltan {days} días de dosis. Antes debe verlo el prescriptor. La guía indica: {proposed}.'),
  NEW_INDUCTION: refuses(
    '{days} days missed: tolerance is lost. Start again as new, with the prescriber.',
    'Faltan {days} días de dosis: se perdió la tolerancia. Empiece de nuevo con el prescriptor.'),
  RESTART_LOWER: warns(
    '{days} days missed. Start again lower: {proposed} in place of {usual}.',
    'Faltan {days} días de dosis. Reinicie con menos: {proposed} en lugar de {usual}.'),
  NO_MISSED_DOSE_RULE_FOR_MEDICINE: refuses(
    '{days} days missed. The guideline of this site has no rule for this medicine: call the prescriber.',
    'Faltan {days} días de dosis. La guía de este centro no tiene regla para este medicamento: llame al prescriptor.'),
  UK_THREE_CONSECUTIVE_CONTACT_PRESCRIBER: refuses(
    '{days} days missed in a row. Do not supply. Contact the prescriber.',
    'Faltan {days} días seguidos. No entregue. Contacte con el prescriptor.'),
  UK_REASSESS_AND_RETITRATE: refuses(
    '{days} days missed in a row. Assess again, and titrate from the start.',
    'Faltan {days} días seguidos. Valore de nuevo y reinicie la titulación.'),
  UK_MISSED_DOSE_NOT_SUPPLIED_LATER: refusesUnless('nobody',
    'A missed dose is never supplied on a later day.',
    'Una dosis perdida nunca se entrega otro día.'),
  EMESIS_NOT_WITNESSED: refuses(
    'Nobody saw the vomiting. No replacement.',
    'Nadie vio el vómito. No se repone la dosis.'),
  NO_REPLACEMENT_OVER_30_MIN: refuses(
    'Vomited {minutes} minutes after the dose. No replacement after 30 minutes.',
    'Vomitó {minutes} minutos después de la dosis. No se repone pasados 30 minutos.'),
  PRESCRIBER_MAY_REPLACE_FULL: warns(
    'Vomited {minutes} minutes after the dose. The prescriber may order the whole dose again ({dose}). Score sedation first.',
    'Vomitó {minutes} minutos después de la dosis. El prescriptor puede indicar otra vez la dosis entera ({dose}). Valore antes la sedación.'),
  PRESCRIBER_MAY_REPLACE_HALF: warns(
    'Vomited {minutes} minutes after the dose. The prescriber may order half the dose again ({dose}). Score sedation first.',
    'Vomitó {minutes} minutos después de la dosis. El prescriptor puede indicar media dosis ({dose}). Valore antes la sedación.'),
  UK_EMESIS_NEW_PRESCRIPTION: refusesUnless('nobody',
    'Vomited {minutes} minutes after the dose. No replacement without a new prescription: call the prescriber.',
    'Vomitó {minutes} minutos después de la dosis. No se repone sin una receta nueva: llame al prescriptor.'),
  EMESIS_PREGNANT_SAME_DAY: allows(
    'Pregnant: the prescriber decides on the vomited dose today.',
    'Embarazo: el prescriptor decide hoy sobre la dosis vomitada.'),
};
