/** What each code of the methadone rules decides, who may go past it, and what the nurse and the prescriber read. */
import { allows, refuses, refusesUnless, warns } from '../codes.ts';
import type { CodeTable } from '../rule.ts';

export const methadoneCodes: CodeTable = {
  // Starting
  US_CFR_DAY1_OVER_50_NO_RATIONALE: refusesUnless('nobody',
    'The first-day total of {total} is over {limit}. Federal rules ask for a written medical reason first.',
    'El total del primer día, {total}, supera {limit}. La norma federal exige antes un motivo médico por escrito.'),
  US_CFR_DAY1_OVER_50_RATIONALE_RECORDED: warns(
    'The first-day total of {total} is over {limit}. A medical reason is on record: read it before you go on.',
    'El total del primer día, {total}, supera {limit}. Hay un motivo médico registrado: léalo antes de continuar.'),
  FIRST_DOSE_OVER_30: warns(
    'A first dose of {dose} is over {limit}.',
    'Una primera dosis de {dose} supera {limit}.'),
  DAY1_TOTAL_OVER_40: warns(
    'The first-day total of {total} is over {limit}.',
    'El total del primer día, {total}, supera {limit}.'),
  SUPPLEMENT_OVER_10: warns(
    'A supplement of {dose} is over {limit}.',
    'Un suplemento de {dose} supera {limit}.'),
  SUPPLEMENT_BEFORE_2H_PEAK: warns(
    'Only {hours} h since the first dose, which has not peaked yet. Wait until {earliest} h and look again.',
    'Solo han pasado {hours} h desde la primera dosis, que aún no alcanza su máximo. Espere hasta las {earliest} h y valore de nuevo.'),
  SUPPLEMENT_BEFORE_3H: warns(
    'Only {hours} h since the first dose. This guideline waits at least {earliest} h.',
    'Solo han pasado {hours} h desde la primera dosis. Esta guía espera al menos {earliest} h.'),
  LOW_TOLERANCE_OVER_5_DAYS: warns(
    'No opioid for {days} days: tolerance is low. Start lower.',
    'Lleva {days} días sin opioides: la tolerancia es baja. Empiece con menos.'),
  LOW_TOLERANCE_START_OVER_10: warns(
    'Tolerance is low, and a first dose of {dose} is over {limit}.',
    'La tolerancia es baja y una primera dosis de {dose} supera {limit}.'),
  UK_START_OVER_30: refuses(
    'A start of {total} is over {limit}.',
    'Un inicio de {total} supera {limit}.'),
  UK_START_OVER_20_WITH_SEDATIVES: refuses(
    'A start of {total} is over {limit}, and sedatives or alcohol are in use.',
    'Un inicio de {total} supera {limit} y hay consumo de sedantes o alcohol.'),
  AU_CAUTION_30_OR_MORE: warns(
    'A start of {total} calls for caution. 20 mg is presumed safe for an adult of 70 kg.',
    'Un inicio de {total} exige precaución. 20 mg se consideran seguros en un adulto de 70 kg.'),
  AU_EXTREME_CARE_OVER_40: warns(
    'A start of {total} calls for extreme care. 20 mg is presumed safe for an adult of 70 kg.',
    'Un inicio de {total} exige extremo cuidado. 20 mg se consideran seguros en un adulto de 70 kg.'),
  CANADA_FIRST_3_DAYS_OVER_30: warns(
    '{total} is over {limit} in the first three days.',
    '{total} supera {limit} en los tres primeros días.'),
  CANADA_OVER_20_WITH_RISK: warns(
    '{total} is over {limit} in the first three days, with sedatives, alcohol, age 60 or over, or a breathing illness.',
    '{total} supera {limit} en los tres primeros días, con sedantes, alcohol, 60 años o más, o una enfermedad respiratoria.'),
  START_OVER_20_FRAIL: warns(
    'A start of {total} is over {limit}, and age, breathing, liver or a recent hospital stay asks for less. Raise more slowly too.',
    'Un inicio de {total} supera {limit}, y la edad, la respiración, el hígado o un ingreso reciente piden menos. Aumente también más despacio.'),

  // Raising and lowering
  UK_STEP_OVER_10: refuses(
    'A rise of {step} in one day is over {limit}.',
    'Un aumento de {step} en un día supera {limit}.'),
  UK_WEEK_RISE_OVER_30: refuses(
    'A rise of {rise} in one week is over {limit}.',
    'Un aumento de {rise} en una semana supera {limit}.'),
  UK_LATER_WEEK_RISE_OVER_10: warns(
    'A rise of {rise} in a week after the first is over {limit}.',
    'Un aumento de {rise} en una semana posterior a la primera supera {limit}.'),
  ASAM_INCREASE_SOONER_THAN_5_DAYS: warns(
    'The last increase was {days} days ago. Wait about {earliest} days: the level is still rising.',
    'El último aumento fue hace {days} días. Espere unos {earliest} días: el nivel aún está subiendo.'),
  ASAM_STEP_OVER_10: warns(
    'An increase of {step} is over {limit}.',
    'Un aumento de {step} supera {limit}.'),
  BC_INCREASE_SOONER_THAN_3_DAYS: warns(
    'The last increase was {days} days ago. Wait at least {earliest} days.',
    'El último aumento fue hace {days} días. Espere al menos {earliest} días.'),
  BC_STEP_OVER_15: warns(
    'An increase of {step} is over {limit}.',
    'Un aumento de {step} supera {limit}.'),
  TAPER_STEP_10PCT_OR_MORE: warns(
    'From {from} to {to} is a step of {percent}%. The label steps by less than 10%. Offer to pause, and supply naloxone.',
    'De {from} a {to} es una reducción del {percent} %. La ficha reduce menos del 10 %. Ofrezca una pausa y entregue naloxona.'),
  TAPER_STEP_OVER_10PCT: warns(
    'From {from} to {to} is a step of {percent}%, over 10%. Offer to pause, and supply naloxone.',
    'De {from} a {to} es una reducción del {percent} %, más del 10 %. Ofrezca una pausa y entregue naloxona.'),
  UK_TAPER_STEP_OVER_5: warns(
    'From {from} to {to} is a step of more than 5 mg. Offer to pause, and supply naloxone.',
    'De {from} a {to} es una reducción de más de 5 mg. Ofrezca una pausa y entregue naloxona.'),
  TAPER_STEP_TOO_SOON: warns(
    'The last reduction was {days} days ago. Wait at least {earliest} days.',
    'La última reducción fue hace {days} días. Espere al menos {earliest} días.'),

  // At the window
  SEDATION_POSS_3_HOLD: refuses(
    'Too drowsy: sedation 3. Do not dose. Call the prescriber, and score again in 30 to 60 minutes.',
    'Demasiada somnolencia: sedación 3. No administre. Llame al prescriptor y valore de nuevo en 30 a 60 minutos.'),
  SEDATION_POSS_4_EMERGENCY: refuses(
    'Little or no response: sedation 4. Emergency: call 911, give naloxone, support breathing.',
    'Respuesta mínima o nula: sedación 4. Emergencia: llame al 911, dé naloxona, asista la respiración.',
    'Little or no response: sedation 4. Emergency: call 999, give naloxone, support breathing.'),
  RR_8_OR_LESS_EMERGENCY: refuses(
    '{rr} breaths a minute. Emergency: call 911, give naloxone, support breathing.',
    '{rr} respiraciones por minuto. Emergencia: llame al 911, dé naloxona, asista la respiración.',
    '{rr} breaths a minute. Emergency: call 999, give naloxone, support breathing.'),
  RR_9_TO_11_HOLD: refuses(
    '{rr} breaths a minute: slow. Do not dose. Call the prescriber, and watch every 15 minutes.',
    '{rr} respiraciones por minuto: lenta. No administre. Llame al prescriptor y vigile cada 15 minutos.'),
  SPO2_91_OR_LESS_EMERGENCY: refuses(
    'Oxygen {spo2}%. Emergency: check airway and breathing, call 911, have naloxone at hand.',
    'Oxígeno {spo2} %. Emergencia: compruebe la vía aérea y la respiración, llame al 911, tenga naloxona a mano.',
    'Oxygen {spo2}%. Emergency: check airway and breathing, call 999, have naloxone at hand.'),
  SPO2_UNDER_92_HOLD: refuses(
    'Oxygen {spo2}%, with a target of 88 to 92%. Do not dose until the prescriber has looked.',
    'Oxígeno {spo2} %, con un objetivo de 88 a 92 %. No administre hasta que el prescriptor lo valore.'),
  UNROUSABLE_EMERGENCY: refuses(
    'Cannot be roused. Emergency: call 911, give naloxone, support breathing.',
    'No despierta. Emergencia: llame al 911, dé naloxona, asista la respiración.',
    'Cannot be roused. Emergency: call 999, give naloxone, support breathing.'),
  INTOXICATED_HOLD_PRESCRIBER_REVIEW: refuses(
    'Looks intoxicated. Do not dose. Call the prescriber.',
    'Parece en estado de intoxicación. No administre. Llame al prescriptor.'),
  BREATH_ALCOHOL_HOLD: refuses(
    'Breath alcohol {reading} g/210 L. Do not dose. Call the prescriber.',
    'Alcohol en aliento {reading} g/210 L. No administre. Llame al prescriptor.'),
  BREATH_ALCOHOL_CAUTION: warns(
    'Breath alcohol {reading} g/210 L. Look again before you dose.',
    'Alcohol en aliento {reading} g/210 L. Valore de nuevo antes de administrar.'),
  DUPLICATE_DOSE_SAME_DAY: refusesUnless('nobody',
    'Already dosed today.',
    'Ya recibió la dosis de hoy.'),
  IDENTITY_NOT_CONFIRMED: refusesUnless('nobody',
    'This may be another person. Confirm two identifiers first.',
    'Puede ser otra persona. Confirme antes dos datos de identidad.'),
  BOTTLE_RETURNED_SHORT: refuses(
    'A take-home bottle is missing or not empty as expected. Call the prescriber.',
    'Falta un frasco para casa o no vuelve como debía. Llame al prescriptor.'),
  NALTREXONE_XR_ACTIVE: refuses(
    'Extended-release naltrexone was injected {days} days ago and still blocks opioids. Call the prescriber.',
    'Recibió naltrexona de liberación prolongada hace {days} días y aún bloquea los opioides. Llame al prescriptor.'),

  // Heart
  QTC_450_500_DISCUSS_MONITOR: warns(
    'QTc {qtc} ms. Talk through risk and benefit, and repeat the ECG sooner.',
    'QTc {qtc} ms. Hable de riesgos y beneficios y repita antes el ECG.'),
  QTC_OVER_500_REDUCE_OR_ALTERNATIVE: refuses(
    'QTc {qtc} ms. Reduce the dose, remove other causes, or change the medicine.',
    'QTc {qtc} ms. Reduzca la dosis, retire otras causas o cambie de medicamento.'),
  ECG_30_DAY_OVERDUE: warns(
    'Treatment day {day}: the 30-day ECG is not done.',
    'Día {day} de tratamiento: falta el ECG de los 30 días.'),
  ECG_DUE_DOSE_OVER_100: warns(
    '{total} a day is over 100 mg, and no ECG was taken at this dose.',
    '{total} al día supera 100 mg y no hay un ECG con esta dosis.'),
  ECG_ANNUAL_OVERDUE: warns(
    'The last ECG was {days} days ago. One is due each year.',
    'El último ECG fue hace {days} días. Toca uno cada año.'),
  ECG_BASELINE_NOT_DONE: warns(
    'No ECG from before treatment. Do not withhold treatment for it; take one soon, or offer buprenorphine.',
    'No hay un ECG previo al tratamiento. No niegue el tratamiento por ello; hágalo pronto u ofrezca buprenorfina.'),
  ECG_DUE_SYNCOPE_OR_SEIZURE: warns(
    'Unexplained fainting or seizure: take an ECG.',
    'Desmayo o convulsión sin causa clara: haga un ECG.'),

  // Other medicines
  INTERACTION_INDUCER: warns(
    '{medicines}: the methadone level may fall, with withdrawal in 3 to 14 days. Plan a rise, and undo it when it stops.',
    '{medicines}: el nivel de metadona puede bajar, con abstinencia en 3 a 14 días. Prevea un aumento y deshágalo al suspenderlo.'),
  INTERACTION_INHIBITOR: warns(
    '{medicines}: the methadone level may rise. Consider less, and an ECG.',
    '{medicines}: el nivel de metadona puede subir. Considere menos dosis y un ECG.'),
  INTERACTION_QT: warns(
    '{medicines}: adds to QT prolongation. Take an ECG.',
    '{medicines}: alarga más el QT. Haga un ECG.'),
  INTERACTION_CNS_DEPRESSANT: warns(
    '{medicines}: slows breathing together with methadone. Start lower, and supply naloxone.',
    '{medicines}: deprime la respiración junto con la metadona. Empiece con menos y entregue naloxona.'),
  INTERACTION_ANTAGONIST_OR_PARTIAL: refuses(
    '{medicines}: may set off sudden withdrawal with methadone.',
    '{medicines}: puede provocar una abstinencia brusca con metadona.'),
  INTERACTION_SEROTONERGIC: warns(
    '{medicines}: watch for serotonin syndrome.',
    '{medicines}: vigile el síndrome serotoninérgico.'),
  INTERACTION_ZIDOVUDINE: allows(
    '{medicines}: methadone raises its level. Watch for its side effects.',
    '{medicines}: la metadona eleva su nivel. Vigile sus efectos adversos.'),
};
