/** Words of the assessment and of forms made from instruments. */
import { catalogue } from '@fairlead/ui';

export const assessmentMessages = catalogue({
  en: {
    tab: 'Assessment', parts: 'Parts of the assessment', partsSub: 'In any order, by whoever is there. Each is saved by itself.',
    none: 'Not assessed yet', noneSub: 'Begin with what matters to the person. It can be finished another day, by somebody else.', noEpisode: 'An assessment belongs to an episode, and none is open.', start: 'Start the assessment', startNew: 'Start a new assessment',
    notAsked: 'not asked', answeredOf: '{some} of {all} answered', about: 'About {minutes} min', savedBy: 'Saved {time}, {name}', open: 'Open', goOn: 'Continue', change: 'Change', shownNow: 'shown now', doneOf: '{some} of {all} parts done',
    save: 'Save this part', saveNext: 'Save and go on', saved: 'Saved {time}', unsaved: 'Not saved yet', before: 'Last time, {day}', useBefore: 'Begin from last time’s answers', usedBefore: 'Filled in from last time. Check each answer, then save.',
    yes: 'Yes', no: 'No', notKnown: 'Not known', notSaid: 'Would rather not say', clear: 'Clear', answerOf: 'Answer in words', day: 'Day',
    soFar: '{points} so far, {some} of {all} answered', total: 'Total {points}', ofMax: 'of {max}', incomplete: 'Not complete: no total and no band while an item is open.', stillOpen: 'Still open: {items}', points: '{points} points', working: 'How this is counted', source: 'Source', unchecked: 'Check against the source before relying on it.', howCounts: 'What counts',
    suicideNow: 'Ask the suicide screen now.', suicideNowSub: 'The answer to item 9 is above “not at all”. Stay with the person; the screen stands below.', highNow: 'High suicide risk: act now.', highNowSub: 'Do not leave the person alone. A prescriber has been called to act; help means safety now: {line}.', moderate: 'Moderate suicide risk: a clinician reviews today.', moderateSub: 'Write a safety plan together before the person leaves.',
    crisisUs: '988 or 911', crisisUk: '999, or 111 option 2',
    stale: 'Somebody saved this part meanwhile.', staleSub: 'Nothing you typed is lost. Where you differ:', keepMine: 'Keep mine and save', takeTheirs: 'Take theirs', mine: 'Yours', theirs: 'Saved by {name}', same: 'You wrote the same. Save again to go on.', question: 'Question',
    summary: 'What it shows so far', finish: 'Finish the assessment', finished: 'Finished {time}, {name}', finishSub: 'Parts may stay open: they are named, and the next assessment goes on from here.', openParts: 'Open parts: {parts}', allDone: 'Every part is done.', nothingYet: 'Nothing yet. The first saved part shows here.',
    oud: 'Opioid use disorder', severityNone: 'Below the threshold', severityMild: 'Mild', severityModerate: 'Moderate', severitySevere: 'Severe', criteria: '{some} of {all} criteria', criteriaOpen: 'Criteria not all asked yet', leftOut: 'Not counted under medical supervision: {items}', codes: 'ICD-10-CM {cm} · ICD-11 {icd11}', codesUk: 'ICD-10 {uk} · ICD-11 {icd11}',
    scores: 'Scores', infections: 'Infections: next steps', unanswered: 'Not known or not said', unansweredCount: { one: '{count} answer', other: '{count} answers' }, earlier: 'Earlier assessments', by: 'by {name}', group: 'Substance', never: 'Never', details: 'Details of {substance}',
    outOf: '{low} to {high}', rangeHint: 'A whole number from {low} to {high}', allNever: 'Mark all others as never',
  },
  es: {
    tab: 'Evaluación', parts: 'Partes de la evaluación', partsSub: 'En cualquier orden, por quien esté. Cada una se guarda sola.',
    none: 'Aún sin evaluar', noneSub: 'Empiece por lo que importa a la persona. Puede terminarla otro día otra persona.', noEpisode: 'Una evaluación pertenece a un episodio, y no hay ninguno abierto.', start: 'Empezar la evaluación', startNew: 'Empezar otra evaluación',
    notAsked: 'sin preguntar', answeredOf: '{some} de {all} respondidas', about: 'Unos {minutes} min', savedBy: 'Guardado {time}, {name}', open: 'Abrir', goOn: 'Continuar', change: 'Cambiar', shownNow: 'a la vista', doneOf: '{some} de {all} partes hechas',
    save: 'Guardar esta parte', saveNext: 'Guardar y seguir', saved: 'Guardado {time}', unsaved: 'Aún sin guardar', before: 'La última vez, {day}', useBefore: 'Empezar con las respuestas de la última vez', usedBefore: 'Rellenado con la última vez. Revise cada respuesta y guarde.',
    yes: 'Sí', no: 'No', notKnown: 'No se sabe', notSaid: 'Prefiere no decirlo', clear: 'Borrar', answerOf: 'Respuesta con palabras', day: 'Día',
    soFar: '{points} hasta ahora, {some} de {all} respondidas', total: 'Total {points}', ofMax: 'de {max}', incomplete: 'Incompleto: sin total ni nivel mientras falte un ítem.', stillOpen: 'Falta: {items}', points: '{points} puntos', working: 'Cómo se cuenta', source: 'Fuente', unchecked: 'Compruébelo en la fuente antes de confiar en ello.', howCounts: 'Qué cuenta',
    suicideNow: 'Haga ahora el cribado de suicidio.', suicideNowSub: 'La respuesta al ítem 9 supera “ningún día”. Quédese con la persona; el cribado está abajo.', highNow: 'Riesgo alto de suicidio: actúe ahora.', highNowSub: 'No deje sola a la persona. Se ha llamado a un médico para actuar; la ayuda es seguridad ahora: {line}.', moderate: 'Riesgo moderado de suicidio: revisión clínica hoy.', moderateSub: 'Escriban juntos un plan de seguridad antes de que se vaya.',
    crisisUs: '988 o 911', crisisUk: '999, o 111 opción 2',
    stale: 'Alguien guardó esta parte mientras tanto.', staleSub: 'No se perdió nada de lo que escribió. En qué difieren:', keepMine: 'Dejar lo mío y guardar', takeTheirs: 'Tomar lo otro', mine: 'Lo suyo', theirs: 'Guardado por {name}', same: 'Escribieron lo mismo. Guarde otra vez para seguir.', question: 'Pregunta',
    summary: 'Lo que muestra hasta ahora', finish: 'Terminar la evaluación', finished: 'Terminada {time}, {name}', finishSub: 'Puede quedar algo abierto: se nombra, y la próxima evaluación sigue desde aquí.', openParts: 'Partes abiertas: {parts}', allDone: 'Todas las partes están hechas.', nothingYet: 'Nada todavía. La primera parte guardada aparece aquí.',
    oud: 'Trastorno por consumo de opioides', severityNone: 'Por debajo del umbral', severityMild: 'Leve', severityModerate: 'Moderado', severitySevere: 'Grave', criteria: '{some} de {all} criterios', criteriaOpen: 'Aún no se preguntaron todos los criterios', leftOut: 'No cuentan bajo supervisión médica: {items}', codes: 'CIE-10-MC {cm} · CIE-11 {icd11}', codesUk: 'CIE-10 {uk} · CIE-11 {icd11}',
    scores: 'Puntuaciones', infections: 'Infecciones: próximos pasos', unanswered: 'No se sabe o no se dijo', unansweredCount: { one: '{count} respuesta', other: '{count} respuestas' }, earlier: 'Evaluaciones anteriores', by: 'por {name}', group: 'Sustancia', never: 'Nunca', details: 'Detalles de {substance}',
    outOf: '{low} a {high}', rangeHint: 'Un número entero de {low} a {high}', allNever: 'Marcar todas las demás como nunca',
  },
});
