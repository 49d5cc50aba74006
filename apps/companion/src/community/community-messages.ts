import { catalogue } from '@fairlead/ui/words';

export const communityMessages = catalogue({
  en: {
    meetings: 'Meetings', meetingsLead: 'People who know what it is like. You can just sit and listen.', madeUp: 'These meetings are made up, to show how the list looks.', source: 'List from {source}, loaded {day}.', none: 'Your clinic has not loaded a list of meetings yet.', online: 'Online', stepFree: 'Step-free', today: 'Today', all: 'All days', dayAll: 'Which day?',
    hello: 'Hello, {name}.', lead: 'You see only what {person} allowed, until {day}.', leadMany: 'You see only what each person allowed.', nobody: 'Nobody shares with you now. You can still learn and get help for yourself.', ended: 'If sharing ends, it does not mean anything is wrong.',
    appointments: 'Appointments', family: 'family welcome', attendance: 'Was there', came: 'came', notCame: 'did not come', notKnown: 'not noted yet', doseDays: 'Days at the window', goals: 'Goals', warning: 'Early signs', coping: 'What helps', safety: 'To stay safe', alerts: 'Told you', nothing: 'Nothing in this part now.',
    learn: 'Learn', learnLead: 'Help for you, even if they are not ready. Nobody is told that you read this.',
    l1: 'What is going on', l1Text: 'Dependence is a health condition. It changes how the brain weighs what matters. It is not weak will, and it is not your doing. Treatment with medicine works for most people, and often it takes more than one start.',
    l2: 'Talk so that they can hear', l2Text: 'Choose a calm time. Say what you saw and how you felt, in one sentence. Ask, then listen. “I was scared when I could not wake you. How are you doing?” Leave out blame and threats you will not keep.',
    l3: 'Praise what goes well', l3Text: 'Notice good days aloud: a kept appointment, a meal together. Spend time when they do not use. Step back, without a fight, when they do. This is the heart of CRAFT, a family method with good evidence.',
    l4: 'Safety at home', l4Text: 'Carry naloxone and know how to use it. Keep bottles locked, away from children. If they use alone, agree on a call or a knock. After a break or a hospital stay the usual amount can kill.',
    l5: 'Medicine is treatment', l5Text: 'Methadone and buprenorphine are not “swapping one drug for another”. They stop withdrawal, calm the pull and roughly halve the risk of death while someone takes them. Stopping early is the risky part.',
    l6: 'When they use again', l6Text: 'It happens to many and it is not the end. First: safe and breathing. Then: kind words, and the plan. Ask what they need today. Their place in treatment is not lost.',
    l7: 'Look after yourself', l7Text: 'Sleep, friends, a doctor of your own. You may say no to money and yes to a meal. A group for families helps: Nar-Anon, SMART Family and Friends, Adfam in the UK. Call a crisis line for yourself too.',
    naloxone: 'How to use naloxone',
  },
  es: {
    meetings: 'Reuniones', meetingsLead: 'Gente que sabe cómo es. Puedes solo sentarte y escuchar.', madeUp: 'Estas reuniones son inventadas, para mostrar la lista.', source: 'Lista de {source}, cargada el {day}.', none: 'Tu clínica aún no ha cargado una lista de reuniones.', online: 'En línea', stepFree: 'Sin escalones', today: 'Hoy', all: 'Todos los días', dayAll: '¿Qué día?',
    hello: 'Hola, {name}.', lead: 'Ves solo lo que {person} permitió, hasta el {day}.', leadMany: 'Ves solo lo que cada persona permitió.', nobody: 'Ahora nadie comparte contigo. Puedes aprender y buscar ayuda para ti.', ended: 'Si deja de compartir, no quiere decir que algo vaya mal.',
    appointments: 'Citas', family: 'la familia puede venir', attendance: 'Asistencia', came: 'fue', notCame: 'no fue', notKnown: 'aún sin nota', doseDays: 'Días en la ventanilla', goals: 'Metas', warning: 'Primeras señales', coping: 'Lo que ayuda', safety: 'Para estar a salvo', alerts: 'Te contó', nothing: 'Ahora no hay nada aquí.',
    learn: 'Aprender', learnLead: 'Ayuda para ti, aunque la otra persona no esté lista. Nadie sabe que lees esto.',
    l1: 'Qué está pasando', l1Text: 'La dependencia es un problema de salud. Cambia lo que el cerebro cree importante. No es falta de voluntad ni es culpa tuya. El tratamiento con medicina funciona para la mayoría, y a menudo hay que empezar más de una vez.',
    l2: 'Hablar para que te oiga', l2Text: 'Elige un momento tranquilo. Di lo que viste y lo que sentiste, en una frase. Pregunta y escucha. “Me asusté cuando no despertabas. ¿Cómo estás?” Sin culpas y sin amenazas que no vas a cumplir.',
    l3: 'Reconoce lo que va bien', l3Text: 'Di en voz alta lo bueno: una cita cumplida, una comida juntos. Pasa tiempo cuando no consume. Aléjate sin pelear cuando consume. Es el centro de CRAFT, un método para familias con buena evidencia.',
    l4: 'Seguridad en casa', l4Text: 'Lleva naloxona y aprende a usarla. Frascos con llave, lejos de los niños. Si consume a solas, acuerden una llamada. Tras una pausa o un hospital, la cantidad de siempre puede matar.',
    l5: 'La medicina es tratamiento', l5Text: 'La metadona y la buprenorfina no son “cambiar una droga por otra”. Quitan la abstinencia, calman las ganas y bajan más o menos a la mitad el riesgo de morir mientras se toman. Lo peligroso es dejarlas pronto.',
    l6: 'Cuando consume otra vez', l6Text: 'Le pasa a mucha gente y no es el fin. Primero: a salvo y respirando. Después: palabras amables y el plan. Pregunta qué necesita hoy. Su lugar en el tratamiento no se pierde.',
    l7: 'Cuídate', l7Text: 'Dormir, amigos, tu propio médico. Puedes decir no al dinero y sí a una comida. Un grupo para familias ayuda, como Nar-Anon o SMART. También puedes llamar a una línea de crisis para ti.',
    naloxone: 'Cómo usar la naloxona',
  },
});
