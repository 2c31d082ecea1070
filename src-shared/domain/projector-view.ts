import type { Language } from '#shared/model/base'
import type { Moment, MomentWhat } from '#shared/model/meeting'
import { inOrder } from './agenda-run-log'

export type ShownView = Extract<MomentWhat, { type: 'show' }>['view']

/** What the operator has put on the projector by hand; `language` '' = that of the laptop. */
export type ProjectorSwitch = {
  blank: boolean
  view: ShownView
  page: number
  dark: boolean
  language: Language | ''
}

/**
 * The switches of the projector as the log has them. A view picked by hand stands until the room moves on to another
 * segment, so that nobody has to remember to put it back; blank stays until it is lifted.
 */
export function projectorSwitch(moments: readonly Moment[]): ProjectorSwitch {
  let state: ProjectorSwitch = { blank: false, view: 'auto', page: 0, dark: false, language: '' }
  let currentId = ''
  let isOver = false
  for (const { what } of inOrder(moments)) {
    if (what.type === 'blank') state = { ...state, blank: what.on }
    if (what.type === 'show') state = { ...state, view: what.view, page: what.page }
    if (what.type === 'look') state = { ...state, dark: what.dark, language: what.language }
    if (what.type === 'reopen') isOver = false
    // The clock (domain/agenda-run-log.ts) passes over presses that no longer apply; so does this.
    const movesOn = what.type === 'enter' && !isOver && what.from === currentId
    const ends = what.type === 'end' && !isOver && currentId !== ''
    if (movesOn) currentId = what.segmentId
    if (ends) isOver = true
    if (movesOn || ends) state = { ...state, view: 'auto', page: 0 }
  }
  return state
}
