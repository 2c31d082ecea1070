import type { Language } from '#shared/model/base'
import type { EventType } from '#shared/model/event'

type List<T> = readonly [T, ...T[]]

/** All that people have written in the demo. */
export type DemoWords = {
  meeting: { title: string; goal: string; ask: string; venue: string; materials: List<string> }
  nextMeeting: { title: string; goal: string; venue: string }
  eventTitle: Record<EventType, (host: string) => string>
  description: Record<EventType, string>
  /** Public places that exist in every neighborhood. */
  venues: List<(neighborhood: string) => string>
  accessibility: List<string>
  directions: List<string>
  rsvpNotes: List<string>
  requests: { time: string; place: string }
  rejection: string
  rivalMessage: string
  cancelled: string
  comments: List<string>
}

const en: DemoWords = {
  meeting: {
    title: 'Barnstorm at Carpenters’ Hall',
    goal: 'Thirty evenings of calls in three weeks, every one with a host and ten guests.',
    ask: 'Will you host one phone bank in the next three weeks?',
    venue: 'Carpenters’ Hall',
    materials: [
      'Host forms, numbered',
      'Sign-in sheets',
      'Pens',
      'Clipboards',
      'Projector and cable',
      'Wifi card',
    ],
  },
  nextMeeting: {
    title: 'Barnstorm in the library',
    goal: 'Ten new hosts in the neighborhoods that have none yet.',
    venue: 'Public library, large room',
  },
  eventTitle: {
    'phone-bank': (host) => `Phone bank with ${host}`,
    canvass: (host) => `Door-knocking with ${host}`,
    friendbank: (host) => `Friendbank with ${host}`,
    'text-bank': (host) => `Text bank with ${host}`,
    'watch-party': (host) => `Watch party at ${host}’s`,
    'volunteer-meeting': (host) => `Volunteers’ evening with ${host}`,
    barnstorm: (host) => `Barnstorm with ${host}`,
    training: (host) => `Training for new hosts with ${host}`,
    other: (host) => `Evening with ${host}`,
  },
  description: {
    'phone-bank':
      'Bring your phone, a charger and a laptop if you have one. We train you on the spot. Food is there.',
    canvass:
      'We walk in pairs, new people with somebody who has done it before. Wear comfortable shoes, bring water.',
    friendbank: 'Go through your own contacts with us, one by one. Bring your phone.',
    'text-bank': 'Two hours of texting from laptops. We show you how in ten minutes.',
    'watch-party': 'We watch together, then everybody writes to three friends.',
    'volunteer-meeting': 'Meet the others nearby, choose a task, eat something.',
    barnstorm: 'The big meeting: the plan, the ask, and everybody signed up with a host.',
    training: 'One hour: the kit, the script, and what to do when nobody turns up.',
    other: 'Come and see.',
  },
  venues: [
    (neighborhood) => `${neighborhood} library`,
    (neighborhood) => `${neighborhood} community center`,
    () => 'Teachers’ union office',
    () => 'Back room of the laundromat café',
    (neighborhood) => `${neighborhood} parish hall`,
  ],
  accessibility: [
    'Step-free, wide doors.',
    'Two steps at the door, we help.',
    'Third floor, no elevator.',
    '',
  ],
  directions: ['Ring the lower bell.', 'Come in through the yard.', 'Parking behind the building.', '', ''],
  rsvpNotes: [
    'Brings a friend',
    'Needs a ride',
    'Comes half an hour late',
    'Speaks Spanish',
    'Vegetarian',
    '',
  ],
  requests: {
    time: 'Nine in the evening is late to call people. Could you begin at six?',
    place: 'Please tell guests which entrance to take, and where to park.',
  },
  rejection: 'This is a fundraiser for a shop. We can only list volunteer events here.',
  rivalMessage: 'We already have a phone bank in this building at that hour. Please pick another evening.',
  cancelled: 'The host is ill. All guests have been called.',
  comments: ['Called the host, all fine.', 'Left a message.', 'First-time host: call again two days before.'],
}

const es: DemoWords = {
  meeting: {
    title: 'Gran asamblea en el Salón de Carpinteros',
    goal: 'Treinta tardes de llamadas en tres semanas, cada una con anfitrión y diez invitados.',
    ask: '¿Va a abrir su casa para una tarde de llamadas en las próximas tres semanas?',
    venue: 'Salón de Carpinteros',
    materials: [
      'Hojas de anfitrión numeradas',
      'Listas de asistencia',
      'Plumas',
      'Tablas para escribir',
      'Proyector y cable',
      'Tarjeta del wifi',
    ],
  },
  nextMeeting: {
    title: 'Gran asamblea en la biblioteca',
    goal: 'Diez anfitriones nuevos en los barrios donde todavía no hay.',
    venue: 'Biblioteca pública, sala grande',
  },
  eventTitle: {
    'phone-bank': (host) => `Tarde de llamadas con ${host}`,
    canvass: (host) => `De puerta en puerta con ${host}`,
    friendbank: (host) => `Llamemos a nuestras amistades con ${host}`,
    'text-bank': (host) => `Tarde de mensajes con ${host}`,
    'watch-party': (host) => `Lo vemos en casa de ${host}`,
    'volunteer-meeting': (host) => `Noche de voluntarios con ${host}`,
    barnstorm: (host) => `Gran asamblea con ${host}`,
    training: (host) => `Capacitación de anfitriones con ${host}`,
    other: (host) => `Tarde con ${host}`,
  },
  description: {
    'phone-bank':
      'Traiga su teléfono, el cargador y una computadora si tiene. Le enseñamos ahí mismo. Hay comida.',
    canvass: 'Vamos de dos en dos, quien empieza con alguien que ya lo hizo. Zapatos cómodos y agua.',
    friendbank: 'Repasamos juntos sus propios contactos, uno por uno. Traiga su teléfono.',
    'text-bank': 'Dos horas de mensajes desde la computadora. Se aprende en diez minutos.',
    'watch-party': 'Lo vemos juntos y después cada quien escribe a tres amistades.',
    'volunteer-meeting': 'Conozca a la gente de su zona, escoja una tarea, coma algo.',
    barnstorm: 'La reunión grande: el plan, la petición, y todos apuntados con un anfitrión.',
    training: 'Una hora: el paquete, el guion y qué hacer si no llega nadie.',
    other: 'Venga y vea.',
  },
  venues: [
    (neighborhood) => `Biblioteca de ${neighborhood}`,
    (neighborhood) => `Centro comunitario de ${neighborhood}`,
    () => 'Oficina del sindicato de maestros',
    () => 'Cuarto de atrás del café de la lavandería',
    (neighborhood) => `Salón parroquial de ${neighborhood}`,
  ],
  accessibility: [
    'Sin escalones, puertas anchas.',
    'Dos escalones en la puerta, ayudamos.',
    'Tercer piso sin elevador.',
    '',
  ],
  directions: [
    'Toque el timbre de abajo.',
    'Se entra por el patio.',
    'Estacionamiento atrás del edificio.',
    '',
    '',
  ],
  rsvpNotes: [
    'Trae a una amistad',
    'Necesita transporte',
    'Llega media hora tarde',
    'Habla inglés',
    'Vegetariana',
    '',
  ],
  requests: {
    time: 'Las nueve de la noche es tarde para llamar. ¿Podría empezar a las seis?',
    place: 'Por favor diga a los invitados por qué puerta entrar y dónde estacionarse.',
  },
  rejection: 'Es una venta a beneficio de una tienda. Aquí solo caben eventos de voluntarios.',
  rivalMessage: 'Ya hay una tarde de llamadas en ese edificio a esa hora. Por favor escoja otro día.',
  cancelled: 'La anfitriona está enferma. Se llamó a todos los invitados.',
  comments: [
    'Hablé con la anfitriona, todo bien.',
    'Dejé recado.',
    'Primera vez: llamar otra vez dos días antes.',
  ],
}

export const demoWords: Record<Language, DemoWords> = { en, es }

/** The crew of the demo: who did what shows in every record. */
export const CREW = {
  organizer: 'Marisol Vega',
  timekeeper: 'Theo Lindqvist',
  dataEntry: 'Priscilla Okoye',
  runners: 'Sam Tsosie, Ines Duarte',
  moderator: 'Amina Yusuf',
  otherModerator: 'Dana Kowalski',
} as const
