/** Sentences of the timeline: what the person shared, lapses, silence and who reached them. */
import { catalogue } from '@fairlead/ui';

export const recoveryTimeline = catalogue({
  en: {
    'recovery.checked-in': 'Checked in on the phone: {pull}.', 'pull.0': 'no urge to use', 'pull.1': 'a slight urge to use', 'pull.2': 'a noticeable urge to use', 'pull.3': 'a strong urge to use', 'pull.4': 'a very strong urge to use', 'pull.none': 'the urge to use was not shared',
    'recovery.craving-shared': 'Rode out a craving: highest {highest} of 10, {last} at the end. {trigger}',
    'recovery.lapse-told': 'Told of a lapse. Nothing is reset.', 'recovery.lapse-debriefed': 'Looked back at a lapse together.',
    'recovery.plan-kept': 'Relapse-prevention plan kept {by}, version {version}.', 'recovery.plan-kept.by.person': 'by the person', 'recovery.plan-kept.by.staff': 'together with the team',
    'recovery.journal-shared': 'Shared a journal entry with the team.',
    'recovery.check-ins-agreed': { one: 'A check-in every day until {dueTime} is agreed.', other: 'A check-in every {count} days until {dueTime} is agreed.' }, 'recovery.check-ins-stopped': 'No check-in is awaited any more, as agreed.',
    'recovery.check-in-missed': 'A check-in that was due {due} did not come.',
    'recovery.tried-to-reach': 'Tried to reach {whom}: {outcome}.', 'recovery.tried-to-reach.whom.person': 'the person', 'recovery.tried-to-reach.whom.contact': 'the nominated contact', 'recovery.tried-to-reach.whom.visit': 'the person at home',
    'recovery.tried-to-reach.outcome.reached': 'reached', 'recovery.tried-to-reach.outcome.left_message': 'message left', 'recovery.tried-to-reach.outcome.no_answer': 'no answer',
    'assessment.self-rated': 'Filled in {instrument} on the phone. Total {total}.', 'assessment.self-rated.total.none': 'not complete',
  },
  es: {
    'recovery.checked-in': 'Registro en el teléfono: {pull}.', 'pull.0': 'sin ganas de consumir', 'pull.1': 'ganas leves de consumir', 'pull.2': 'ganas notables de consumir', 'pull.3': 'ganas fuertes de consumir', 'pull.4': 'ganas muy fuertes de consumir', 'pull.none': 'no compartió si tenía ganas de consumir',
    'recovery.craving-shared': 'Dejó pasar las ganas: máximo {highest} de 10, al final {last}. {trigger}',
    'recovery.lapse-told': 'Contó una recaída. Nada se reinicia.', 'recovery.lapse-debriefed': 'Miraron juntos una recaída.',
    'recovery.plan-kept': 'Plan de prevención guardado {by}, versión {version}.', 'recovery.plan-kept.by.person': 'por la persona', 'recovery.plan-kept.by.staff': 'junto con el equipo',
    'recovery.journal-shared': 'Compartió una entrada de diario con el equipo.',
    'recovery.check-ins-agreed': { one: 'Se acordó un registro cada día hasta las {dueTime}.', other: 'Se acordó un registro cada {count} días hasta las {dueTime}.' }, 'recovery.check-ins-stopped': 'Ya no se espera ningún registro, según lo acordado.',
    'recovery.check-in-missed': 'No llegó un registro previsto para {due}.',
    'recovery.tried-to-reach': 'Intento de contactar con {whom}: {outcome}.', 'recovery.tried-to-reach.whom.person': 'la persona', 'recovery.tried-to-reach.whom.contact': 'el contacto acordado', 'recovery.tried-to-reach.whom.visit': 'la persona en su casa',
    'recovery.tried-to-reach.outcome.reached': 'contactada', 'recovery.tried-to-reach.outcome.left_message': 'mensaje dejado', 'recovery.tried-to-reach.outcome.no_answer': 'sin respuesta',
    'assessment.self-rated': 'Rellenó {instrument} en el teléfono. Total {total}.', 'assessment.self-rated.total.none': 'sin completar',
  },
});
