/** Family work and holistic offers of the catalogue. Holistic offers stand beside treatment and never instead of it. */
import type { Cite, Sentence } from '../rule.ts';
import { groupMinutes, type Programme } from './programme.ts';

const unchecked = (source: string): Cite => ({ source, mark: 'unchecked' });
const holistic = (id: string, evidence: Programme['evidence'], names: Sentence, says: Sentence, access: Sentence, cite = unchecked('Holistic offers, optional')): Programme => ({
  id, kind: 'holistic', evidence, names, says, access, modes: ['group', 'one_to_one'], sessions: null, weeks: null, minutes: { min: 20, max: 90 }, members: { min: 1, max: 15 }, topics: [], worksheets: [], cite,
});

export const familyProgrammes: readonly Programme[] = [
  {
    id: 'family', kind: 'family', evidence: 'good', modes: ['family'], sessions: { min: 12, max: 16 }, weeks: { min: 12, max: 16 }, minutes: groupMinutes, members: { min: 2, max: 8 }, worksheets: [], cite: unchecked('Family therapy, 12-16 weeks'),
    names: { en: 'Family therapy', es: 'Terapia familiar' },
    says: { en: 'Trust, talk and a calmer home, with those whom the person chooses.', es: 'Confianza, conversación y un hogar más tranquilo, con quienes la persona elija.' },
    access: { en: 'Children may come with consent. Anybody may be seen alone first, and is asked alone whether home is safe.', es: 'Pueden venir menores con consentimiento. Cada uno puede ser visto a solas antes, y se le pregunta a solas si el hogar es seguro.' },
    topics: [{ id: 'trust', names: { en: 'Trust, in small promises', es: 'Confianza, en promesas pequeñas' } }, { id: 'talk', names: { en: 'Talking without a fight', es: 'Hablar sin pelear' } }, { id: 'naloxone', names: { en: 'Naloxone at home', es: 'Naloxona en casa' } }],
  },
  {
    id: 'couples', kind: 'family', evidence: 'good', modes: ['family'], sessions: { min: 12, max: 20 }, weeks: { min: 12, max: 20 }, minutes: groupMinutes, members: { min: 2, max: 2 }, worksheets: [], cite: unchecked('Behavioural couples therapy, 12-20 sessions'),
    names: { en: 'Couples therapy', es: 'Terapia de pareja' },
    says: { en: 'A daily talk about trust, and time together that does not turn on use. Not offered where a partner is afraid.', es: 'Una charla diaria sobre la confianza y tiempo juntos que no gire en torno al consumo. No se ofrece si uno siente miedo.' },
    access: { en: 'Each partner is asked alone about fear and violence before the first joint session.', es: 'A cada uno se le pregunta a solas por miedo y violencia antes de la primera sesión conjunta.' },
    topics: [],
  },
  {
    id: 'family_support', kind: 'family', evidence: 'good', modes: ['family', 'one_to_one'], sessions: { min: 12, max: 14 }, weeks: null, minutes: groupMinutes, members: null, worksheets: [], cite: unchecked('Community reinforcement and family training, 12-14 sessions'),
    names: { en: 'Support for those who care', es: 'Apoyo a quienes cuidan' },
    says: { en: 'For family and friends, also while the person is not in treatment: safety, rest, and talk without confrontation.', es: 'Para familiares y amigos, también si la persona no está en tratamiento: seguridad, descanso y diálogo sin confrontación.' },
    access: { en: 'Nothing about the person is told here without their consent.', es: 'Aquí no se cuenta nada de la persona sin su consentimiento.' },
    topics: [],
  },
];

export const holisticProgrammes: readonly Programme[] = [
  {
    id: 'mindfulness', kind: 'holistic', evidence: 'some', modes: ['group'], sessions: { min: 8, max: 8 }, weeks: { min: 8, max: 8 }, minutes: { min: 120, max: 120 }, members: { min: 6, max: 12 }, worksheets: ['urge_surfing'], cite: unchecked('Mindfulness-based relapse prevention: 8 weekly groups of 2 hours, 20-40 minutes of practice at home'),
    names: { en: 'Mindfulness for relapse prevention', es: 'Atención plena para prevenir recaídas' },
    says: { en: 'Eight weekly groups: notice an urge, breathe, and choose.', es: 'Ocho grupos semanales: notar las ganas, respirar y elegir.' },
    access: { en: 'Seated, standing or lying. Eyes may stay open; anybody with bad memories may stop at any time.', es: 'Sentado, de pie o acostado. Los ojos pueden seguir abiertos; quien tenga malos recuerdos puede parar cuando quiera.' },
    topics: [{ id: 'autopilot', names: { en: 'Autopilot and waking up', es: 'Piloto automático y despertar' } }, { id: 'pause', names: { en: 'A pause in five steps', es: 'Una pausa en cinco pasos' } }, { id: 'risk', names: { en: 'Staying present in risky hours', es: 'Seguir presente en horas de riesgo' } }],
  },
  holistic('meditation', 'little', { en: 'Meditation', es: 'Meditación' }, { en: 'Quiet time, guided, for a calmer mind and sleep.', es: 'Tiempo en calma, guiado, para una mente y un sueño más tranquilos.' }, { en: 'Any faith or none. A chair is as good as a cushion.', es: 'De cualquier fe o ninguna. Una silla vale tanto como un cojín.' }),
  holistic('yoga', 'little', { en: 'Yoga', es: 'Yoga' }, { en: 'Gentle movement and breath, at your own level.', es: 'Movimiento suave y respiración, a su nivel.' }, { en: 'Chair version always offered. Tell the teacher about pregnancy, injuries, dizziness or a recent dose change; nobody is touched without asking.', es: 'Siempre hay versión en silla. Avise de embarazo, lesiones, mareo o cambio reciente de dosis; nadie es tocado sin permiso.' }),
  holistic('art', 'little', { en: 'Art', es: 'Arte' }, { en: 'Make something. No talent needed, and nothing has to be shown.', es: 'Crear algo. No hace falta talento ni mostrarlo.' }, { en: 'Materials for one hand and for low sight are there.', es: 'Hay materiales para una sola mano y para baja visión.' }),
  holistic('nutrition', 'little', { en: 'Food and cooking', es: 'Alimentación y cocina' }, { en: 'Cook and eat together; help with constipation, teeth, and weight.', es: 'Cocinar y comer juntos; ayuda con estreñimiento, dientes y peso.' }, { en: 'Tell us about allergies, diabetes and what you do not eat.', es: 'Díganos alergias, diabetes y lo que no come.' }),
  holistic('exercise', 'some', { en: 'Movement', es: 'Movimiento' }, { en: 'Walks and light exercise, towards 150 minutes a week.', es: 'Caminatas y ejercicio suave, hacia 150 minutos por semana.' }, { en: 'Ask the nurse first with heart trouble, or in the first days of methadone.', es: 'Pregunte antes a enfermería si tiene problemas de corazón o en los primeros días de metadona.' }),
  holistic('acupuncture', 'advised_against', { en: 'Ear acupuncture', es: 'Acupuntura auricular' }, { en: 'Some people find it calming. It is not shown to change use and is not offered as treatment for it.', es: 'A algunas personas les calma. No se ha demostrado que cambie el consumo y no se ofrece como tratamiento.' }, { en: 'Needles: single use. Not with a bleeding disorder.', es: 'Agujas de un solo uso. No con trastornos de coagulación.' }, unchecked('NICE: not recommended for drug use')),
];
