import type { Translated } from '../catalogue'
import type { debrief as english } from '../en/debrief'

export const debrief: Translated<typeof english> = {
  title: 'Balance',
  open: 'Balance',
  pdf: 'PDF, una página',
  room: 'Lo que hizo la sala',
  heads: 'Personas en la sala',
  notCounted: 'sin contar',
  hosts: 'Anfitriones',
  events: 'Eventos',
  signUps: 'Inscripciones',
  people: 'Personas inscritas',
  hands: 'Manos levantadas',
  voices: 'Voces escuchadas',
  target: 'meta {{from}} – {{to}}',
  standing: {
    unknown: '{{rate}}',
    below: '{{rate}}, bajo la meta',
    within: '{{rate}}, en la meta',
    above: '{{rate}}, sobre la meta',
  },
  forms: {
    title: 'El camino del papel',
    issued: 'hojas entregadas',
    returned: 'volvieron',
    typed: 'renglones capturados',
    signUps: 'inscripciones',
  },
  times: {
    title: 'El tiempo, en minutos',
    part: 'Parte',
    planned: 'previsto',
    actual: 'tomó',
    never: 'se dejó',
    notBegun: 'La reunión no ha empezado.',
    runs: 'En marcha desde las {{time}}.',
  },
  notes: {
    title: 'Para recordar',
    new: 'Una nota nueva',
    example: 'Más plumas. El micrófono de atrás no servía.',
    add: 'Anotarla',
    focus: 'A las notas',
    one: 'Nota',
    removed: 'La nota ya no está.',
  },
}
