import type { Translated } from '../catalogue'
import type { ui as english } from '../en/ui'

export const ui: Translated<typeof english> = {
  loading: 'Un momento…',
  retry: 'Intentar otra vez',
  undo: 'Deshacer',
  close: 'Cerrar',
  draftKept: 'Volvió lo que habías escrito.',
  draftDiscard: 'Empezar de nuevo',
  noMatches: 'No se encontró nada',
  sortedUp: 'ordenado de menor a mayor',
  sortedDown: 'ordenado de mayor a menor',
  errorTitle: 'Esta pantalla se detuvo',
  errorBody:
    'Lo que guardaste está a salvo. Abre la pantalla de nuevo; si se detiene otra vez, avisa a quien preparó tu computadora.',
  minutes_one: '{{count}} minuto',
  minutes_other: '{{count}} minutos',
  minutesShort: '{{count}} min',
  target: 'Meta',
  targetReached: 'meta alcanzada',
  timeHint: 'Horas y minutos, como 6:30 pm o 18:30',
}
