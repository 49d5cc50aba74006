/** What each code of the rules on controlled-drug prescriptions and records decides, and what staff read. */
import { refuses, refusesUnless, warns } from '../codes.ts';
import type { CodeTable } from '../rule.ts';

export const controlledDrugCodes: CodeTable = {
  DRUG_NOT_PERMITTED_ON_FP10MDA: refusesUnless('nobody', '{drug} may not be prescribed on an FP10MDA.', '{drug} no se puede recetar en un FP10MDA.'),
  FP10MDA_OVER_14_DAYS: refusesUnless('nobody', '{days} days: an FP10MDA covers at most 14.', '{days} días: un FP10MDA cubre 14 como máximo.'),
  INSTALMENT_INTERVAL_MISSING: refusesUnless('nobody', 'The prescription does not say how often to supply.', 'La receta no dice cada cuánto entregar.'),
  INSTALMENT_AMOUNT_MISSING: refusesUnless('nobody', 'The prescription does not say how much to supply each time.', 'La receta no dice cuánto entregar cada vez.'),
  INSTALMENTS_NEED_FP10MDA: refusesUnless('nobody', 'Instalments need an FP10MDA.', 'Las entregas parciales necesitan un FP10MDA.'),
  CD_PRESCRIPTION_EXPIRED_28_DAYS: refusesUnless('nobody', 'The prescription is {days} days old. It was valid for 28.', 'La receta tiene {days} días. Valía 28.'),
  OVER_30_DAYS_STRONG_RECOMMENDATION: warns('{days} days’ supply. Not over 30 is strongly recommended.', 'Son {days} días de medicación. Se recomienda no pasar de 30.'),
  CD_QUANTITY_ONE_FORM_MISSING_PHARMACIST_MAY_AMEND: warns('The total is not both in words and in figures. The pharmacist may add what is missing.', 'El total no está en letra y en cifra. El farmacéutico puede añadir lo que falta.'),
  CD_QUANTITY_MISSING: refusesUnless('nobody', 'The prescription has no total quantity.', 'La receta no tiene cantidad total.'),
  CD_DOSE_MUST_BE_DEFINED: refusesUnless('nobody', 'The dose is not defined. “As directed” alone is none.', 'La dosis no está definida. «Según indicación» no basta.'),
  UK_INSTALMENT_DAY_LOST: refusesUnless('nobody', 'A missed instalment is lost: the prescription lacks the approved wording.', 'La entrega perdida no se recupera: falta el texto aprobado en la receta.'),
  BIENNIAL_INVENTORY_OVERDUE: warns('The last inventory was {months} months ago. One is due every 24.', 'El último inventario fue hace {months} meses. Toca uno cada 24.'),
  RETAIN_2_YEARS_MIN: refusesUnless('nobody', 'This record is {years} years old. Keep it for at least 2.', 'Este registro tiene {years} años. Guárdelo al menos 2.'),
  LOSS_NOTICE_OVERDUE: warns('Tell the field office of the loss: it was due within one business day.', 'Avise de la pérdida a la oficina regional: el plazo era un día hábil.'),
  LOSS_FORM_OVERDUE: warns('{days} days since the loss: form 106 was due within 45.', 'Han pasado {days} días: el formulario 106 vencía a los 45.'),
  WITNESSES_MISSING: refusesUnless('nobody', '{count} of {needed} signatures. Another person has to see it and sign.', '{count} de {needed} firmas. Debe verlo y firmar otra persona.'),
  UK_REGISTER_ENTRY_LATE: warns('Entered {days} days after the supply. The register is due by the next day.', 'Anotado {days} días después. El registro vence al día siguiente.'),
  EMERGENCY_SUPPLY_OVER_3_DAYS: refusesUnless('nobody', '{days} days: an emergency supply covers at most 3.', '{days} días: un suministro de urgencia cubre 3 como máximo.'),
  TRAINING_REQUIRED: refuses('Naloxone is supplied by trained people here. By law this binds the routes of 2024; for drug services it is guidance.', 'Aquí la naloxona la entrega personal formado. La ley lo exige en las vías de 2024; en servicios de drogas es una guía.'),
  NALOXONE_ROUTE_NOT_YET_IN_FORCE: refusesUnless('nobody', 'On that day this profession could not yet supply naloxone without a prescription.', 'Ese día esta profesión aún no podía entregar naloxona sin receta.'),
};
