import { catalogue } from '@fairlead/ui/words';

export const learnMessages = catalogue({
  en: { title: 'How treatment works', lead: 'Short pages in plain words. Each says where its facts come from.', minutes: { one: '{count} minute read', other: '{count} minute read' }, written: 'Written {day}', notReviewed: 'Not yet reviewed by a clinician. Ask one before you act on it.', sources: 'Where this comes from', faq: 'Questions people ask', next: 'Ask for help', nextText: 'You do not have to decide anything first.', all: 'All pages' },
  es: { title: 'Cómo funciona el tratamiento', lead: 'Páginas cortas en palabras simples. Cada una dice de dónde salen los datos.', minutes: { one: '{count} minuto de lectura', other: '{count} minutos de lectura' }, written: 'Escrito el {day}', notReviewed: 'Aún no lo ha revisado un profesional clínico. Pregunta a uno antes de actuar.', sources: 'De dónde sale', faq: 'Lo que la gente pregunta', next: 'Pedir ayuda', nextText: 'No hace falta decidir nada antes.', all: 'Todas las páginas' },
});

export interface ArticleText { readonly title: string; readonly lead: string; readonly parts: readonly (readonly [head: string, body: string])[]; readonly faq: readonly (readonly [question: string, answer: string])[] }
export interface Article { readonly slug: string; /** Articles that this one sends its reader on to. */ readonly onward?: readonly string[]; readonly writtenOn: string; readonly sources: readonly string[]; readonly en: ArticleText; readonly es: ArticleText }

const writtenOn = '2026-02-10';

/** Own-written articles; figures as the product's clinical reference has them. */
export const articles: readonly Article[] = [
  {
    slug: 'how-treatment-goes', writtenOn, sources: ['Sordo and others, BMJ 2017: deaths in and out of treatment', 'Clinical reference of this product, sections 3, 4, 9'],
    en: {
      title: 'How treatment goes', lead: 'From the first day to years later, in the order you meet it.',
      parts: [
        ['The first talk', 'You tell us what you use, how you feel and what you hope for. Nobody asks you to stop first. You choose what to do next, with all the facts.'],
        ['The first days', 'Most people start a medicine. It takes the sickness away. The team sees you often at first, because the right dose has to be found with care.'],
        ['The first weeks', 'The dose is raised step by step until withdrawal and strong pulls are gone. You make a plan in your own words. You choose talks or groups that fit you.'],
        ['Months and years', 'Sleep, food, work, family: life gets bigger than the drug. Many people stay on medicine for years, like others stay on medicine for blood pressure. You can come back at any time, and nobody starts from zero.'],
      ],
      faq: [['How long does it take?', 'As long as it helps. Short courses end in a return to use more often. You decide together, and you can slow down at any time.'], ['Do I have to go away?', 'Mostly not. Many people live at home the whole time. A bed helps when home is not safe or health is poor.'], ['What if I use again?', 'You come in. Your place is not lost. First we make sure that you are safe.']],
    },
    es: {
      title: 'Cómo es el tratamiento', lead: 'Del primer día a años después, en el orden en que lo encuentras.',
      parts: [
        ['La primera conversación', 'Cuentas qué usas, cómo te sientes y qué esperas. Nadie te pide dejarlo antes. Tú eliges el siguiente paso, con toda la información.'],
        ['Los primeros días', 'Casi todos empiezan una medicina. Quita el malestar. El equipo te ve a menudo al inicio, porque hay que hallar la dosis con cuidado.'],
        ['Las primeras semanas', 'La dosis sube paso a paso hasta que se van la abstinencia y las ganas fuertes. Haces un plan con tus palabras. Eliges charlas o grupos.'],
        ['Meses y años', 'Sueño, comida, trabajo, familia: la vida se hace más grande que la droga. Muchos siguen con la medicina años, como otros con la de la presión. Puedes volver siempre, y nadie empieza de cero.'],
      ],
      faq: [['¿Cuánto dura?', 'Lo que te ayude. Los tratamientos cortos acaban más a menudo en recaída. Se decide juntos y puedes ir más lento.'], ['¿Tengo que irme de casa?', 'Casi nunca. Mucha gente vive en casa todo el tiempo. Una cama ayuda si la casa no es segura o la salud es mala.'], ['¿Y si consumo otra vez?', 'Vienes. Tu lugar no se pierde. Primero vemos que estés a salvo.']],
    },
  },
  {
    slug: 'opioids', onward: ['naloxone'], writtenOn, sources: ['Clinical reference of this product, sections 1, 2 and 6', 'WHO: opioid overdose fact sheet (for the signs of overdose)'],
    en: {
      title: 'Heroin and other opioids', lead: 'What they do, and why stopping is hard.',
      parts: [
        ['What they are', 'Heroin, fentanyl, oxycodone, codeine, morphine and tramadol are opioids. They block pain and bring warmth and calm. They also slow your breathing.'],
        ['Why the body asks for more', 'With daily use the body gets used to it. You need more for the same effect. Without it you feel ill. That is dependence. It happens to anyone who takes enough for long enough.'],
        ['The main danger', 'Too much stops the breathing. The danger is highest after a break, with sedatives or alcohol, and when you use alone. Street drugs can hold fentanyl or nitazenes, which are far stronger.'],
      ],
      faq: [['Can I get dependent on prescribed pills?', 'Yes, also when you take them as told. Do not stop all at once. Talk to who prescribes them.'], ['Is it my fault?', 'No. It is a health condition with treatment that works.']],
    },
    es: {
      title: 'Heroína y otros opioides', lead: 'Qué hacen y por qué cuesta dejarlos.',
      parts: [
        ['Qué son', 'Heroína, fentanilo, oxicodona, codeína, morfina y tramadol son opioides. Quitan el dolor y dan calor y calma. También frenan la respiración.'],
        ['Por qué el cuerpo pide más', 'Con el uso diario el cuerpo se acostumbra. Hace falta más para lo mismo. Sin ello te sientes mal. Eso es dependencia. Le pasa a cualquiera que tome bastante por bastante tiempo.'],
        ['El mayor peligro', 'Demasiado para la respiración. El peligro es mayor tras una pausa, con sedantes o alcohol y a solas. En la calle puede haber fentanilo o nitacenos, mucho más fuertes.'],
      ],
      faq: [['¿Puedo depender de pastillas recetadas?', 'Sí, incluso si las tomas como te dijeron. No las dejes de golpe. Habla con quien las receta.'], ['¿Es culpa mía?', 'No. Es un problema de salud con un tratamiento que funciona.']],
    },
  },
  {
    slug: 'withdrawal', writtenOn, sources: ['SA Health: opioid withdrawal', 'CA Bridge: fentanyl and withdrawal', 'Clinical reference of this product, section 2.1'],
    en: {
      title: 'Withdrawal', lead: 'What comes, when, and what makes it bearable.',
      parts: [
        ['When it comes', 'After heroin it starts in about 6 to 24 hours. It is worst on day 2 or 3. Most of it is over in 5 to 10 days. After methadone it starts later and lasts for weeks. With fentanyl it can start late and last longer.'],
        ['How it feels', 'First: worry, yawning, sweating, runny nose, aches, no sleep. Then: cramps, being sick, loose bowels, goosebumps, wide pupils, a strong pull to use.'],
        ['What helps', 'Methadone or buprenorphine stop most of it. Other medicines help with cramps, sickness and sleep. Drink often. You should not be alone.'],
        ['The danger after it', 'After withdrawal your body can bear far less. The old amount can kill. Withdrawal alone is a beginning and not a cure: go on with medicine, and carry naloxone.'],
      ],
      faq: [['Can I do it alone at home?', 'It is rarely deadly by itself, but being very sick without drinking can be, and low mood can be dangerous. With help it is safer and far easier.'], ['When should I call for help?', 'If you cannot keep water down, are confused, faint, pregnant, or think of ending your life: call now.']],
    },
    es: {
      title: 'Abstinencia', lead: 'Qué viene, cuándo y qué la hace llevadera.',
      parts: [
        ['Cuándo llega', 'Tras la heroína empieza a las 6 a 24 horas. Lo peor es el día 2 o 3. Casi todo pasa en 5 a 10 días. Tras la metadona empieza más tarde y dura semanas. Con fentanilo puede empezar tarde y durar más.'],
        ['Cómo se siente', 'Primero: inquietud, bostezos, sudor, mocos, dolores, sin sueño. Después: cólicos, vómitos, diarrea, piel de gallina, pupilas grandes, muchas ganas.'],
        ['Qué ayuda', 'La metadona o la buprenorfina quitan casi todo. Otras medicinas ayudan con cólicos, náuseas y sueño. Bebe a menudo. No te quedes a solas.'],
        ['El peligro después', 'Tras la abstinencia el cuerpo aguanta mucho menos. La cantidad de antes puede matar. Es un comienzo y no una cura: sigue con medicina y lleva naloxona.'],
      ],
      faq: [['¿Puedo hacerlo a solas en casa?', 'Rara vez mata por sí misma, pero vomitar sin beber sí puede, y el mal ánimo puede ser peligroso. Con ayuda es más seguro y más fácil.'], ['¿Cuándo llamo?', 'Si no retienes agua, hay confusión, desmayo, embarazo o piensas en quitarte la vida: llama ya.']],
    },
  },
  {
    slug: 'methadone', writtenOn, sources: ['Sordo and others, BMJ 2017', 'Clinical reference of this product, section 3'],
    en: {
      title: 'Methadone', lead: 'A slow medicine, once a day. It holds you steady.',
      parts: [
        ['What it does', 'One dose lasts about a day. It stops withdrawal and calms the pull without the highs and lows. In one large review, people out of methadone treatment died about three times as often as people in it.'],
        ['How it starts', 'Low, then up in small steps over weeks. It builds up in the body over days, so a dose that is fine today can be too much in three days. That is why the start is slow and watched.'],
        ['Day to day', 'At first you drink it at a window or a pharmacy. Later you may take bottles home. Keep them locked: a child’s sip can kill. Tell us if you missed days, so that your dose is safe.'],
      ],
      faq: [['Is it one drug for another?', 'No. It is treatment. You can work, drive when steady, and look after children.'], ['Will it show on my heart?', 'At higher doses it can change the heart rhythm. We may check it with an ECG.'], ['Can I stop?', 'Yes, slowly, when life is steady. Fast stops are risky. You can pause or go back up at any time.']],
    },
    es: {
      title: 'Metadona', lead: 'Una medicina lenta, una vez al día. Te mantiene estable.',
      parts: [
        ['Qué hace', 'Una dosis dura más o menos un día. Quita la abstinencia y calma las ganas sin subidas y bajadas. En una gran revisión, fuera del tratamiento se moría unas tres veces más que dentro.'],
        ['Cómo empieza', 'Baja, y luego sube en pasos pequeños por semanas. Se acumula en el cuerpo, así que una dosis buena hoy puede ser demasiado en tres días. Por eso se empieza lento y con vigilancia.'],
        ['Cada día', 'Al inicio la tomas en una ventanilla o farmacia. Más tarde puede haber frascos en casa. Con llave: un sorbo puede matar a un niño. Di si faltaste días, para que tu dosis sea segura.'],
      ],
      faq: [['¿Es cambiar una droga por otra?', 'No. Es tratamiento. Puedes trabajar, conducir cuando estés estable y cuidar hijos.'], ['¿Afecta al corazón?', 'A dosis altas puede cambiar el ritmo. Quizá lo miremos con un electro.'], ['¿Puedo dejarla?', 'Sí, despacio, cuando la vida esté estable. Dejarla rápido es peligroso. Puedes parar o volver a subir.']],
    },
  },
  {
    slug: 'buprenorphine', writtenOn, sources: ['ACEP and CA Bridge: when the first dose may be given', 'Sordo and others, BMJ 2017', 'Clinical reference of this product, section 4'],
    en: {
      title: 'Buprenorphine', lead: 'Under the tongue each day, or as a shot each week or month.',
      parts: [
        ['What it does', 'It fills the same places as heroin but only partly. It stops withdrawal, calms the pull and has a ceiling, so it is harder to take too much. Often sold with naloxone, as Suboxone.'],
        ['The first dose', 'Wait until you are clearly in withdrawal. Too early, and it can push other opioids out and make you very ill for some hours. We check with you. With fentanyl the wait can be longer, or we start with tiny doses.'],
        ['Day to day', 'Many people take it at home from the start. A shot once a week or month means nothing to remember and nothing to lose.'],
      ],
      faq: [['Methadone or buprenorphine?', 'Both work. Buprenorphine is safer if too much is taken and easier to take home. Methadone can hold people better when buprenorphine did not. You choose with us.'], ['Can I use on top?', 'It is dangerous, most of all with sedatives or alcohol, or when you have stopped the medicine. Tell us. We help, we do not punish.']],
    },
    es: {
      title: 'Buprenorfina', lead: 'Bajo la lengua cada día, o una inyección cada semana o mes.',
      parts: [
        ['Qué hace', 'Ocupa los mismos sitios que la heroína, pero solo en parte. Quita la abstinencia, calma las ganas y tiene un techo, así que es más difícil pasarse. A menudo va con naloxona, como Suboxone.'],
        ['La primera dosis', 'Espera a estar claramente en abstinencia. Demasiado pronto puede echar a los otros opioides y ponerte muy mal unas horas. Lo miramos contigo. Con fentanilo puede haber que esperar más, o empezar con dosis muy pequeñas.'],
        ['Cada día', 'Muchos la toman en casa desde el inicio. Con una inyección por semana o mes no hay nada que recordar ni que perder.'],
      ],
      faq: [['¿Metadona o buprenorfina?', 'Las dos funcionan. La buprenorfina es más segura si se toma de más y más fácil en casa. La metadona puede sostener mejor cuando la otra no bastó. Eliges con nosotros.'], ['¿Y si consumo encima?', 'Es peligroso, sobre todo con sedantes o alcohol, o si dejaste la medicina. Dilo. Ayudamos, no castigamos.']],
    },
  },
  {
    slug: 'naltrexone', writtenOn, sources: ['Label summaries and ASAM 2020', 'Clinical reference of this product, section 5'],
    en: {
      title: 'Naltrexone', lead: 'A blocker, for after withdrawal.',
      parts: [
        ['What it does', 'It blocks opioids. It is not an opioid and you do not get dependent on it. It comes as a tablet, and in the United States as a monthly shot.'],
        ['Before the first dose', 'Your body must be free of opioids: usually 7 to 10 days after heroin, and up to two weeks after methadone or buprenorphine. Earlier it brings on hard withdrawal.'],
        ['The danger to know', 'Your body forgets opioids. If you stop naltrexone, or near the end of the month of a shot, the old amount can kill. Never try to use over the block. Carry naloxone.'],
      ],
      faq: [['Who is it for?', 'For people who are past withdrawal and want no opioid medicine. Fewer people stay on it than on methadone or buprenorphine.'], ['What about pain or an operation?', 'Tell every doctor that you take it. Pain medicine has to be planned.']],
    },
    es: {
      title: 'Naltrexona', lead: 'Un bloqueo, para después de la abstinencia.',
      parts: [
        ['Qué hace', 'Bloquea los opioides. No es un opioide y no crea dependencia. Hay tabletas y, en Estados Unidos, una inyección mensual.'],
        ['Antes de la primera dosis', 'El cuerpo debe estar libre de opioides: casi siempre 7 a 10 días tras la heroína, y hasta dos semanas tras metadona o buprenorfina. Antes provoca una abstinencia dura.'],
        ['El peligro', 'El cuerpo olvida los opioides. Si dejas la naltrexona, o al final del mes de la inyección, la cantidad de antes puede matar. Nunca intentes pasar por encima del bloqueo. Lleva naloxona.'],
      ],
      faq: [['¿Para quién es?', 'Para quien ya pasó la abstinencia y no quiere medicina opioide. Menos gente sigue con ella que con metadona o buprenorfina.'], ['¿Y si hay dolor u operación?', 'Dilo a todos los médicos. El dolor hay que planearlo.']],
    },
  },
  {
    slug: 'naloxone', writtenOn, sources: ['Product labels of naloxone nasal sprays', 'Clinical reference of this product, section 6.1'],
    en: {
      title: 'Naloxone', lead: 'It brings breathing back. Carry it, and tell people where it is.',
      parts: [
        ['What it does', 'It pushes opioids out for a while. It works in minutes and fades in 20 to 40 minutes. It does no harm to someone who did not take opioids.'],
        ['How to use the spray', 'Call the emergency number. Lay them on their back, head tilted. Tip all the way into one nostril. Press all the way: one spray. Breathe for them if you know how. No better after 2 to 3 minutes? A new spray, the other nostril.'],
        ['After it works', 'Lay them on one side. Stay. Breathing can stop again when it fades. They should take nothing more now.'],
        ['Where to get it', 'In the United States at pharmacies without a prescription, and often free from health departments. In the United Kingdom free from drug services. Anyone may give it to save a life.'],
      ],
      faq: [['One spray in each nostril at the start?', 'No. One spray in one nostril is the first dose.'], ['How many should I carry?', 'At least two. With fentanyl or nitazenes one may not be enough.']],
    },
    es: {
      title: 'Naloxona', lead: 'Devuelve la respiración. Llévala y di dónde está.',
      parts: [
        ['Qué hace', 'Echa a los opioides por un rato. Funciona en minutos y se va en 20 a 40 minutos. No daña a quien no tomó opioides.'],
        ['Cómo usar el aerosol', 'Llama a emergencias. Boca arriba, cabeza atrás. La punta del todo en una fosa. Aprieta hasta el fondo: un rociado. Da respiración si sabes. ¿Igual tras 2 a 3 minutos? Uno nuevo, en la otra fosa.'],
        ['Cuando hace efecto', 'De lado. Quédate. Puede dejar de respirar otra vez. Nada más de drogas ahora.'],
        ['Dónde conseguirla', 'En Estados Unidos en farmacias sin receta, y a menudo gratis en salud pública. En el Reino Unido, gratis en los servicios de drogas. Cualquiera puede darla para salvar una vida.'],
      ],
      faq: [['¿Un rociado en cada fosa al inicio?', 'No. Un rociado en una fosa es la primera dosis.'], ['¿Cuántas llevo?', 'Al menos dos. Con fentanilo o nitacenos una puede no bastar.']],
    },
  },
  {
    slug: 'talking-treatments', writtenOn, sources: ['Clinical reference of this product, section 8'],
    en: {
      title: 'Talking treatments', lead: 'Different ways to talk, and what each is good for.',
      parts: [
        ['Motivational interviewing', 'You weigh what you want yourself. Nobody pushes.'],
        ['CBT', 'You find what sets off a pull, and practise another answer. Often 12 to 16 weekly talks.'],
        ['DBT', 'Skills for strong feelings: staying in the moment, getting through distress, asking for what you need.'],
        ['Groups and meetings', 'Usually 6 to 12 people. You hear that you are not the only one. Meetings like Narcotics Anonymous or SMART are free and open to all.'],
        ['Family talks', 'To build trust again, with rules that keep everyone safe.'],
        ['Body and calm', 'Walking, yoga, mindfulness, art. They help with sleep and stress. They go with treatment and do not replace it.'],
      ],
      faq: [['Do I have to talk to get medicine?', 'You should not have to. Talks help, and medicine helps also without them.'], ['Is it private?', 'What you say stays with the team. Notes of a counsellor get extra protection.']],
    },
    es: {
      title: 'Terapias para hablar', lead: 'Distintas formas de hablar, y para qué sirve cada una.',
      parts: [
        ['Entrevista motivacional', 'Tú sopesas lo que quieres. Nadie empuja.'],
        ['Terapia cognitivo-conductual', 'Hallas qué provoca las ganas y practicas otra respuesta. A menudo 12 a 16 charlas semanales.'],
        ['DBT', 'Habilidades para emociones fuertes: estar en el momento, aguantar el mal rato, pedir lo que necesitas.'],
        ['Grupos y reuniones', 'Casi siempre 6 a 12 personas. Oyes que no eres el único. Las reuniones como Narcóticos Anónimos o SMART son gratis y abiertas.'],
        ['Charlas en familia', 'Para volver a confiar, con reglas que cuidan a todos.'],
        ['Cuerpo y calma', 'Caminar, yoga, atención plena, arte. Ayudan con el sueño y el estrés. Acompañan al tratamiento y no lo reemplazan.'],
      ],
      faq: [['¿Tengo que hablar para recibir medicina?', 'No debería ser así. Hablar ayuda, y la medicina ayuda también sin ello.'], ['¿Es privado?', 'Lo que dices queda en el equipo. Las notas de terapia tienen protección extra.']],
    },
  },
  {
    slug: 'home-or-bed', writtenOn, sources: ['Clinical reference of this product, section 7'],
    en: {
      title: 'At home or with a bed', lead: 'Where treatment can happen, and how to choose.',
      parts: [
        ['At home', 'You come for medicine and talks and sleep in your own bed. It suits most people, above all with someone who supports you.'],
        ['Several days a week', 'Intensive outpatient: about three days. Partial hospital: up to five days. More help, and you still live at home.'],
        ['With a bed', 'Residential treatment helps when home is not safe, when you are ill in body or mind, or when other ways did not hold. It lasts weeks to months.'],
        ['Moving between them', 'You can step up or down. A bed is one part of the way. The medicine should go on before, during and after.'],
      ],
      faq: [['Is a bed better?', 'Not by itself. What counts is that treatment goes on afterwards. Leaving without medicine is a dangerous time.'], ['What does it cost?', 'It differs a lot. The cost page shows prices, and works out what you would pay.']],
    },
    es: {
      title: 'En casa o con cama', lead: 'Dónde puede ser el tratamiento y cómo elegir.',
      parts: [
        ['En casa', 'Vienes por medicina y charlas y duermes en tu cama. Va bien a la mayoría, sobre todo con alguien que apoye.'],
        ['Varios días por semana', 'Ambulatorio intensivo: unos tres días. Hospital de día: hasta cinco. Más ayuda, y sigues en casa.'],
        ['Con cama', 'La residencia ayuda cuando la casa no es segura, hay enfermedad del cuerpo o de la mente, o lo demás no bastó. Dura de semanas a meses.'],
        ['Pasar de una a otra', 'Puedes subir o bajar. La cama es una parte del camino. La medicina debe seguir antes, durante y después.'],
      ],
      faq: [['¿Es mejor con cama?', 'No por sí sola. Cuenta que el tratamiento siga después. Salir sin medicina es un momento peligroso.'], ['¿Cuánto cuesta?', 'Varía mucho. La página de costo muestra precios y calcula lo que pagarías.']],
    },
  },
  {
    slug: 'afterwards', onward: ['naloxone'], writtenOn, sources: ['Clinical reference of this product, sections 6.2 and 9'],
    en: {
      title: 'Afterwards, for years', lead: 'What keeps people well, and what to do when it slips.',
      parts: [
        ['A plan before you leave', 'Who you see next and when. Medicine that goes on. Naloxone at home. Early signs and what you do then.'],
        ['A life that fits', 'A safe place to live, something to do, people who are good for you. We help with work and housing.'],
        ['When it slips', 'Many people use again at some point. It is not the end of anything. Be with someone. Use far less than before, or better nothing. Tell us: the sooner, the easier.'],
        ['Contact for years', 'A call now and then, as often as you like. Coming back is easy, and your story is not lost.'],
      ],
      faq: [['When is it most dangerous?', 'In the first weeks after leaving treatment, hospital or prison. The body bears far less then.'], ['Am I ever done?', 'That is your word to choose. The door stays open.']],
    },
    es: {
      title: 'Después, por años', lead: 'Qué mantiene bien a la gente y qué hacer si algo falla.',
      parts: [
        ['Un plan antes de salir', 'A quién ves después y cuándo. Medicina que sigue. Naloxona en casa. Primeras señales y qué haces entonces.'],
        ['Una vida que encaje', 'Un lugar seguro, algo que hacer, gente que te hace bien. Ayudamos con trabajo y vivienda.'],
        ['Cuando algo falla', 'Muchos consumen otra vez en algún momento. No es el fin de nada. Quédate con alguien. Usa mucho menos que antes, o mejor nada. Cuéntalo: cuanto antes, más fácil.'],
        ['Contacto por años', 'Una llamada de vez en cuando, tan a menudo como quieras. Volver es fácil y tu historia no se pierde.'],
      ],
      faq: [['¿Cuándo es más peligroso?', 'En las primeras semanas tras salir de tratamiento, hospital o prisión. El cuerpo aguanta mucho menos.'], ['¿Termina alguna vez?', 'Esa palabra la eliges tú. La puerta sigue abierta.']],
    },
  },
  {
    slug: 'family', onward: ['naloxone', 'how-treatment-goes'], writtenOn, sources: ['Clinical reference of this product, section 8 (CRAFT)'],
    en: {
      title: 'For family and friends', lead: 'Help for you, even if they are not ready.',
      parts: [
        ['What you can do', 'Choose a calm time. Say what you saw and how you felt. Ask, and listen. Notice good days aloud. Step back, without a fight, when they use. This way is called CRAFT.'],
        ['Keep everyone safe', 'Carry naloxone and learn to use it. Keep medicine locked. Know the signs of an overdose.'],
        ['Look after yourself', 'You did not cause it and you cannot cure it alone. Sleep, see friends, talk to someone. You may say no to money and yes to a meal.'],
        ['What we can tell you', 'We can always listen to you. We can tell you something about them only if they said yes.'],
      ],
      faq: [['Should I throw them out?', 'There is no one right answer. If there is violence, or children are in danger, safety comes first: call for help.'], ['Can I ask for help for them?', 'Yes. We talk with you. We do not contact them without their yes.']],
    },
    es: {
      title: 'Para familia y amigos', lead: 'Ayuda para ti, aunque la otra persona no esté lista.',
      parts: [
        ['Qué puedes hacer', 'Elige un momento tranquilo. Di lo que viste y sentiste. Pregunta y escucha. Reconoce los días buenos. Aléjate sin pelear cuando consume. Esta forma se llama CRAFT.'],
        ['Seguridad para todos', 'Lleva naloxona y aprende a usarla. Medicinas con llave. Conoce las señales de sobredosis.'],
        ['Cuídate', 'No lo causaste y no puedes curarlo a solas. Duerme, ve a tus amigos, habla con alguien. Puedes decir no al dinero y sí a una comida.'],
        ['Qué podemos decirte', 'Siempre podemos escucharte. Sobre la otra persona solo podemos decir algo si dijo que sí.'],
      ],
      faq: [['¿Debo echar a la persona de casa?', 'No hay una sola respuesta. Si hay violencia o niños en peligro, primero la seguridad: pide ayuda.'], ['¿Puedo pedir ayuda para otra persona?', 'Sí. Hablamos contigo. No la contactamos sin su sí.']],
    },
  },
];
