import type { Language } from '../model/base'
import type { Caption, FormKind } from './form'

type Word = Caption['word']

export type FormWords = {
  title: Record<FormKind, string>
  howTo: Record<FormKind, string>
  foot: string
  sheet: string
  words: Record<Word, string>
}

const en: FormWords = {
  title: {
    'sign-in': 'Sign in',
    host: 'Host form',
    'walk-in': 'Walk-ins',
    call: 'Call sheet',
  },
  howTo: {
    'sign-in': 'CAPITAL LETTERS, one in each box. Tick what is true.',
    host: 'Host: fill in the top. Guests: sign below. CAPITAL LETTERS, one in each box.',
    'walk-in': 'Not on the list? Welcome! CAPITAL LETTERS, one in each box.',
    call: 'Tick one box for each call. Strike out a number that does not work.',
  },
  foot: 'We use this only to organize together.',
  sheet: 'Sheet',
  words: {
    firstName: 'First name',
    lastName: 'Last name',
    phone: 'Phone',
    zip: 'ZIP',
    email: 'E-mail',
    isNew: 'New here',
    canHost: 'Can host',
    textOk: 'Text me',
    bringsFriend: '+1 friend',
    month: 'Month',
    day: 'Day',
    hour: 'Hour',
    minute: 'Min.',
    am: 'am',
    pm: 'pm',
    seats: 'Seats',
    place: 'Place: name or street',
    placeZip: 'ZIP of place',
    note: 'Note',
    weekly: 'weekly',
    phoneBank: 'phones',
    canvass: 'doors',
    otherEvent: 'other',
    talked: 'Talked',
    willCome: 'Will come',
    noAnswer: 'No answer',
    leftMessage: 'Message',
    callBack: 'Call back',
    wrongNumber: 'Wrong no.',
    refused: 'Refused',
    contact: 'Contact',
  },
}

const es: FormWords = {
  title: {
    'sign-in': 'Asistencia',
    host: 'Hoja del anfitrión',
    'walk-in': 'Llegadas sin registro',
    call: 'Hoja de llamadas',
  },
  howTo: {
    'sign-in': 'MAYÚSCULAS, una en cada casilla. Marque lo que corresponda.',
    host: 'Anfitrión: llene la parte de arriba. Invitados: firmen abajo. MAYÚSCULAS, una en cada casilla.',
    'walk-in': '¿No está en la lista? ¡Bienvenida, bienvenido! MAYÚSCULAS, una en cada casilla.',
    call: 'Marque una casilla por llamada. Tache el número que no sirve.',
  },
  foot: 'Usamos esto solo para organizarnos.',
  sheet: 'Hoja',
  words: {
    firstName: 'Nombre',
    lastName: 'Apellido',
    phone: 'Teléfono',
    zip: 'Código postal',
    email: 'Correo electrónico',
    isNew: 'Nuevo',
    canHost: 'Anfitrión',
    textOk: 'Mensajes',
    bringsFriend: '+1 amigo',
    month: 'Mes',
    day: 'Día',
    hour: 'Hora',
    minute: 'Min.',
    am: 'am',
    pm: 'pm',
    seats: 'Lugares',
    place: 'Lugar: nombre o calle',
    placeZip: 'C. P. del lugar',
    note: 'Nota',
    weekly: 'semanal',
    phoneBank: 'llamar',
    canvass: 'puertas',
    otherEvent: 'otro',
    talked: 'Habló',
    willCome: 'Vendrá',
    noAnswer: 'No está',
    leftMessage: 'Recado',
    callBack: 'Luego',
    wrongNumber: 'Mal núm.',
    refused: 'No quiso',
    contact: 'Contacto',
  },
}

const BY_LANGUAGE: Record<Language, FormWords> = { en, es }

/** In which language or languages a form speaks. */
export type FormLanguage = Language | 'both'

export const wordsOf = (language: FormLanguage): FormWords[] =>
  language === 'both' ? [en, es] : [BY_LANGUAGE[language]]
