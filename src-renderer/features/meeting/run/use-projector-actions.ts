import type { ProjectorModel } from '#shared/contract/projector'
import { directoryPages } from '#shared/domain/projector-pages'
import type { ProjectorSwitch } from '#shared/domain/projector-view'
import type { Language } from '#shared/model/base'
import type { MomentWhat } from '#shared/model/meeting'
import { type Action, useActions } from '../../../app/actions'
import type { ProjectorWindow } from './use-projector-window'
import type { Recorder } from './use-recorder'

type Options = {
  shows: ProjectorSwitch
  model: ProjectorModel | null
  window: ProjectorWindow
  recorder: Recorder
  /** Of this laptop. */
  language: Language
}

/** What the operator does with the projector; it stands in the meeting's log, so that it outlives every window. */
export function useProjectorActions({ shows, model, window, recorder, language }: Options) {
  const recorded = (action: Omit<Action, 'group' | 'run' | 'enabled'>, what: MomentWhat | null) =>
    recorder.recorded({ ...action, group: 'projector' }, what)
  const { blank, dark } = shows
  const room = shows.language || language
  const other = room === 'en' ? 'es' : 'en'
  const actions = {
    open: {
      id: 'projector.open',
      group: 'projector',
      label: 'projector.operator.open',
      keys: ['w'],
      run: window.open,
    },
    blank: recorded(
      {
        id: 'projector.blank',
        label: blank ? 'projector.operator.unblank' : 'projector.operator.blank',
        keys: ['b', '.'],
      },
      { type: 'blank', on: !blank },
    ),
    look: recorded(
      { id: 'projector.look', label: dark ? 'projector.operator.light' : 'projector.operator.dark' },
      { type: 'look', dark: !dark, language: shows.language },
    ),
    language: recorded(
      {
        id: 'projector.language',
        label: other === 'es' ? 'projector.operator.inSpanish' : 'projector.operator.inEnglish',
      },
      { type: 'look', dark, language: other },
    ),
    previousPage: recorded(
      { id: 'projector.previous-page', label: 'projector.operator.previousPage', keys: ['['] },
      pageTurn(model, -1),
    ),
    nextPage: recorded(
      { id: 'projector.next-page', label: 'projector.operator.nextPage', keys: [']'] },
      pageTurn(model, 1),
    ),
  } satisfies Record<string, Action>
  useActions(Object.values(actions))
  return actions
}

/** null where there is no page to turn. The first press stops the pages from turning by themselves. */
function pageTurn(model: ProjectorModel | null, by: 1 | -1): MomentWhat | null {
  if (model?.view !== 'directory') return null
  const pages = directoryPages(model.directory).length
  const page = Math.max(1, model.page + by)
  return pages > 1 && page <= pages && page !== model.page ? { type: 'show', view: 'directory', page } : null
}
