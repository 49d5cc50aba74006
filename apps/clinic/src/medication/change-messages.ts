/** What would change a decision, as a sentence: `fact.value` for one value of a fact, `fact` for any. */
import { catalogue } from '@fairlead/ui';

export const changeMessages = catalogue({
  en: {
    'openHolds.0': 'no hold is open', 'identityConfirmed.true': 'identity is confirmed', 'containerExpired.false': 'another container is used, within its date', 'containerSetAside.false': 'another container is used', 'secondReaderMissing.false': 'a second person read the measure', 'dosedElsewhereToday.false': 'nobody else gave a dose today',
    'intoxicated.false': 'the person is not intoxicated', 'bottlesReturnedShort.false': 'all bottles are back', missedDays: 'no more than {to} days are missed', 'rationaleDocumented.true': 'a rationale is written', 'splitReasonDocumented.true': 'the reason for the split is written', 'sedativesOrAlcohol.false': 'no sedatives or alcohol', 'lowTolerance.false': 'tolerance is not low',
    'pregnant.false': 'not pregnant', 'naloxoneChallenge.negative': 'a naloxone challenge was passed', daysOpioidFree: '{to} days without opioids', qtcMs: 'a QTc of {to} ms', 'baselineEcgDone.true': 'an ECG from before treatment is there', 'ecgFollowUp30d.true': 'the ECG at 30 days is there', 'longQt.false': 'no long QT', cows: 'a COWS of {to}', hoursSince: '{to} hours since the last opioid',
    'atHostWindow.true': 'this window gives on guest days', 'awayToday.false': 'no other clinic gives today', 'nextAppointmentBooked.true': 'the next appointment is booked', 'naloxoneGiven.true': 'naloxone is in their hands', 'aftercarePlan.true': 'the plan for afterwards is written',
  },
  es: {
    'openHolds.0': 'no hay ninguna espera abierta', 'identityConfirmed.true': 'se confirma la identidad', 'containerExpired.false': 'se usa otro envase, no caducado', 'containerSetAside.false': 'se usa otro envase', 'secondReaderMissing.false': 'otra persona comprobó la medida', 'dosedElsewhereToday.false': 'nadie más dio dosis hoy',
    'intoxicated.false': 'la persona no está intoxicada', 'bottlesReturnedShort.false': 'volvieron todos los frascos', missedDays: 'no faltan más de {to} días', 'rationaleDocumented.true': 'hay un motivo por escrito', 'splitReasonDocumented.true': 'está escrito por qué se divide', 'sedativesOrAlcohol.false': 'no hay sedantes ni alcohol', 'lowTolerance.false': 'la tolerancia no es baja',
    'pregnant.false': 'no hay embarazo', 'naloxoneChallenge.negative': 'se superó la prueba de naloxona', daysOpioidFree: '{to} días sin opioides', qtcMs: 'un QTc de {to} ms', 'baselineEcgDone.true': 'hay un ECG previo al tratamiento', 'ecgFollowUp30d.true': 'hay el ECG de los 30 días', 'longQt.false': 'sin QT largo', cows: 'un COWS de {to}', hoursSince: '{to} horas desde el último opioide',
    'atHostWindow.true': 'esta ventanilla da en días de visita', 'awayToday.false': 'ningún otro centro da hoy', 'nextAppointmentBooked.true': 'la próxima cita está reservada', 'naloxoneGiven.true': 'tiene naloxona en la mano', 'aftercarePlan.true': 'el plan para después está escrito',
  },
});
