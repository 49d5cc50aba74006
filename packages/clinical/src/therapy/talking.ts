/** Talking therapies and taught skills of the catalogue, with parameters of clinical reference section 8. */
import type { Cite } from '../rule.ts';
import { groupMinutes, groupSize, type Programme, type Topic } from './programme.ts';

const unchecked = (source: string): Cite => ({ source, mark: 'unchecked' });
const topic = (id: string, en: string, es: string, gb?: string): Topic => ({ id, names: gb === undefined ? { en, es } : { en, es, 'en-GB': gb } });
const hour = { min: 45, max: 60 };
const talkingAccess = { en: 'Talking, in person, by video or by telephone. An interpreter can join.', es: 'Conversación en persona, por video o por teléfono. Puede acompañar un intérprete.' };

export const talkingProgrammes: readonly Programme[] = [
  {
    id: 'counselling', kind: 'talking', evidence: 'some', modes: ['one_to_one'], sessions: null, weeks: null, minutes: { min: 15, max: 60 }, members: null, worksheets: [], cite: { source: 'Fairlead therapy policy', mark: 'product' },
    names: { en: 'Counseling', es: 'Orientación', 'en-GB': 'Counselling' },
    says: { en: 'A safe place to talk about what pulls and what went wrong, with or without an appointment.', es: 'Un lugar seguro para hablar de lo que tienta y de los tropiezos, con o sin cita.' },
    access: talkingAccess,
    topics: [topic('today', 'What today is about', 'De qué se trata hoy'), topic('setback', 'A setback, looked at calmly', 'Un tropiezo, mirado con calma'), topic('next', 'One next step', 'Un siguiente paso')],
  },
  {
    id: 'cbt', kind: 'talking', evidence: 'good', modes: ['one_to_one', 'group'], sessions: { min: 12, max: 16 }, weeks: { min: 12, max: 16 }, minutes: hour, members: groupSize, worksheets: ['chain', 'thought_record'], cite: unchecked('Cognitive behavioural therapy for substance use, 12-16 weekly sessions'),
    names: { en: 'Cognitive behavioral therapy (CBT)', es: 'Terapia cognitivo-conductual (TCC)', 'en-GB': 'Cognitive behavioural therapy (CBT)' },
    says: { en: 'Find the chain from trigger to use, and change one link of it at a time.', es: 'Encontrar la cadena del desencadenante al consumo y cambiar un eslabón cada vez.' },
    access: talkingAccess,
    topics: [
      topic('chain', 'The chain from trigger to use', 'La cadena del desencadenante al consumo'), topic('cravings', 'Cravings: how they rise and pass', 'Las ganas: cómo suben y pasan'), topic('thoughts', 'Catching a thought and weighing it', 'Atrapar un pensamiento y sopesarlo'),
      topic('refusing', 'Saying no, with words that are yours', 'Decir que no con palabras propias'), topic('small-decisions', 'Small decisions that lead to big ones', 'Pequeñas decisiones que llevan a grandes'), topic('problems', 'Solving one problem in steps', 'Resolver un problema por pasos'),
      topic('mood', 'Low mood and doing things anyway', 'Ánimo bajo y hacer cosas igualmente'), topic('plan', 'An own plan for hard days', 'Un plan propio para los días difíciles'),
    ],
  },
  {
    id: 'dbt', kind: 'skills', evidence: 'some', modes: ['one_to_one', 'group'], sessions: { min: 24, max: 24 }, weeks: { min: 24, max: 24 }, minutes: { min: 60, max: 120 }, members: groupSize, worksheets: ['diary_card'], cite: unchecked('Dialectical behaviour therapy for substance use, 24-week skills cycle'),
    names: { en: 'Dialectical behavior therapy skills (DBT)', es: 'Habilidades de terapia dialéctica conductual (TDC)', 'en-GB': 'Dialectical behaviour therapy skills (DBT)' },
    says: { en: 'Four sets of skills, one diary card a day: noticing, bearing distress, steering feelings, and being with others.', es: 'Cuatro grupos de habilidades y una tarjeta diaria: observar, tolerar el malestar, manejar emociones y relacionarse.' },
    access: { en: 'A long group with breaks. The diary card can be filled in by telephone or read aloud.', es: 'Grupo largo con descansos. La tarjeta puede rellenarse por teléfono o en voz alta.' },
    topics: [topic('mindfulness', 'Noticing without judging', 'Observar sin juzgar'), topic('distress', 'Bearing distress without making it worse', 'Tolerar el malestar sin empeorarlo'), topic('emotion', 'Understanding and steering feelings', 'Entender y manejar las emociones'), topic('interpersonal', 'Asking, refusing and keeping respect', 'Pedir, negarse y conservar el respeto')],
  },
  {
    id: 'mi', kind: 'talking', evidence: 'good', modes: ['one_to_one'], sessions: { min: 4, max: 4 }, weeks: { min: 12, max: 12 }, minutes: hour, members: null, worksheets: ['rulers'], cite: unchecked('Motivational enhancement: four sessions in weeks 1, 2, 6 and 12'),
    names: { en: 'Motivational interviewing', es: 'Entrevista motivacional' },
    says: { en: 'Talk through both sides of a doubt until your own reasons are the loudest.', es: 'Hablar de los dos lados de la duda hasta que sus propias razones sean las más fuertes.' },
    access: talkingAccess,
    topics: [topic('both-sides', 'Both sides of the doubt (week 1)', 'Los dos lados de la duda (semana 1)'), topic('values', 'What matters most (week 2)', 'Lo que más importa (semana 2)'), topic('progress', 'What has moved (week 6)', 'Lo que ha cambiado (semana 6)'), topic('keeping', 'Keeping it going (week 12)', 'Mantenerlo (semana 12)')],
  },
  {
    id: 'relapse_prevention', kind: 'skills', evidence: 'good', modes: ['one_to_one', 'group'], sessions: { min: 8, max: 12 }, weeks: { min: 8, max: 12 }, minutes: groupMinutes, members: groupSize, worksheets: ['chain', 'urge_surfing'], cite: unchecked('Marlatt and Gordon 1985'),
    names: { en: 'Relapse prevention', es: 'Prevención de recaídas' },
    says: { en: 'Name the risky hours, practise what to do in them, and know what to do after a lapse.', es: 'Nombrar las horas de riesgo, practicar qué hacer y saber qué hacer tras un consumo.' },
    access: talkingAccess,
    topics: [topic('situations', 'My own risky situations', 'Mis situaciones de riesgo'), topic('signs', 'Early signs that others may see first', 'Señales que otros quizá vean antes'), topic('urges', 'Riding out an urge', 'Dejar pasar una ola de ganas'), topic('lapse', 'After a lapse: safe first, then learn', 'Tras un consumo: primero la seguridad, luego aprender'), topic('balance', 'A week with more than recovery in it', 'Una semana con algo más que la recuperación')],
  },
  {
    id: 'trauma', kind: 'skills', evidence: 'some', modes: ['one_to_one', 'group'], sessions: { min: 6, max: 25 }, weeks: null, minutes: groupMinutes, members: { min: 4, max: 10 }, worksheets: [], cite: unchecked('Present-focused coping for trauma and substance use, 25 topics'),
    names: { en: 'Trauma-focused coping', es: 'Afrontamiento centrado en el trauma' },
    says: { en: 'Safety today comes first. Nobody is asked to tell what happened.', es: 'Primero la seguridad de hoy. A nadie se le pide contar lo ocurrido.' },
    access: { en: 'You choose seat, door and pace, and may leave at any time. Groups of one gender where asked for.', es: 'Usted elige asiento, puerta y ritmo, y puede salir cuando quiera. Grupos de un solo género si se pide.' },
    topics: [topic('grounding', 'Coming back to here and now', 'Volver al aquí y ahora'), topic('safety', 'What safe means for me', 'Qué es la seguridad para mí'), topic('boundaries', 'Boundaries', 'Límites'), topic('asking', 'Asking for help', 'Pedir ayuda')],
  },
  {
    id: 'community_reinforcement', kind: 'skills', evidence: 'good', modes: ['one_to_one'], sessions: { min: 12, max: 24 }, weeks: { min: 12, max: 24 }, minutes: hour, members: null, worksheets: ['chain'], cite: unchecked('Community reinforcement approach'),
    names: { en: 'Building a life that competes with use', es: 'Construir una vida que compita con el consumo' },
    says: { en: 'Work, home, company and pleasure, one area a week.', es: 'Trabajo, hogar, compañía y disfrute, un área por semana.' },
    access: talkingAccess,
    topics: [topic('happiness', 'Ten areas, rated 1 to 10', 'Diez áreas, de 1 a 10'), topic('trial', 'A trial time without use', 'Un tiempo de prueba sin consumo'), topic('work', 'Finding work', 'Buscar trabajo')],
  },
  {
    id: 'twelve_step', kind: 'talking', evidence: 'some', modes: ['one_to_one', 'group'], sessions: { min: 12, max: 12 }, weeks: { min: 12, max: 12 }, minutes: hour, members: groupSize, worksheets: [], cite: unchecked('Twelve-step facilitation, 12 sessions'),
    names: { en: 'Way into mutual-aid meetings', es: 'Acceso a reuniones de ayuda mutua' },
    says: { en: 'Try meetings with somebody who knows them. Medicine is welcome in the ones we name.', es: 'Probar reuniones con alguien que las conoce. La medicación es bienvenida en las que nombramos.' },
    access: { en: 'Some meetings speak of faith; others do not. Both kinds are offered.', es: 'Algunas reuniones hablan de fe; otras no. Se ofrecen ambas.' },
    topics: [topic('first', 'A first meeting, together', 'Una primera reunión, acompañado'), topic('medicine', 'When a meeting does not welcome medicine', 'Cuando una reunión no acepta la medicación'), topic('sponsor', 'Choosing somebody to call', 'Elegir a quién llamar')],
  },
  {
    id: 'node_maps', kind: 'skills', evidence: 'some', modes: ['one_to_one', 'group'], sessions: null, weeks: null, minutes: hour, members: groupSize, worksheets: [], cite: unchecked('Node-link mapping (NTA, PHE)'),
    names: { en: 'Drawing it: maps of a problem', es: 'Dibujarlo: mapas de un problema' },
    says: { en: 'Problem, choices and goal drawn on one page, together.', es: 'Problema, opciones y meta dibujados juntos en una hoja.' },
    access: { en: 'Few words needed: good where reading is hard.', es: 'Requiere pocas palabras: útil si cuesta leer.' },
    topics: [topic('free', 'A free map', 'Un mapa libre'), topic('goal', 'A goal for the week', 'Una meta de la semana')],
  },
];
