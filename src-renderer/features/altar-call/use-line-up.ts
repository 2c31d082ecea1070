import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineUpEntryRow, LineUpModel } from '#shared/contract/line-up'
import { may } from '#shared/domain/access'
import { bringBack, pitchLog, skipPitch } from '#shared/domain/line-up-pitch'
import type { Moment, MomentWhat } from '#shared/model/meeting'
import { type Action, useActions } from '../../app/actions'
import { useProfile } from '../../app/profile'
import { client, orpc } from '../../live/client'
import { newKey } from '../../live/new-key'
import { useCommand } from '../../ui/command'
import { offerUndo, say } from '../../ui/undo'

export type LineUpActions = ReturnType<typeof useLineUp>['actions']

/** The line as somebody works on it: who is picked, and what can be done with them, each by button or key. */
export function useLineUp(meetingId: string, { entries }: LineUpModel, moments: readonly Moment[]) {
  const navigate = useNavigate()
  const { roles } = useProfile()
  const mayOrder = may(roles, 'run-meetings')
  const mayEdit = may(roles, 'edit-events')
  const [chosenKey, choose] = useState('')
  const index = entries.findIndex(({ key }) => key === chosenKey)
  const chosen = entries[index]
  const commands = useLineCommands(meetingId, entries, moments)
  const incomplete = chosen?.events.find(({ missing }) => missing.length > 0)
  const action = (one: Omit<Action, 'group'>): Action => ({ group: 'altarCall', ...one })

  const actions = {
    earlier: action({
      id: 'line.earlier',
      label: 'altarCall.earlier',
      keys: ['alt+arrowup'],
      enabled: mayOrder && index > 0,
      run: () => commands.move(chosenKey, entries[index - 1]?.key ?? null),
    }),
    later: action({
      id: 'line.later',
      label: 'altarCall.later',
      keys: ['alt+arrowdown'],
      enabled: mayOrder && index >= 0 && index < entries.length - 1,
      run: () => commands.move(chosenKey, entries[index + 2]?.key ?? null),
    }),
    skip: action({
      id: 'line.skip',
      label: 'altarCall.skip',
      keys: ['x'],
      enabled: mayOrder && (chosen?.status === 'waiting' || chosen?.status === 'now'),
      run: () => commands.skip(chosen),
    }),
    back: action({
      id: 'line.back',
      label: 'altarCall.back',
      keys: ['b'],
      enabled: mayOrder && (chosen?.status === 'skipped' || chosen?.status === 'done'),
      run: () => commands.back(chosen),
    }),
    renumber: action({
      id: 'line.renumber',
      label: 'altarCall.renumber',
      keys: ['n'],
      enabled: mayEdit && chosen?.numberTwice === true,
      run: () => commands.renumber(chosen),
    }),
    open: action({
      id: 'line.open',
      label: 'altarCall.open',
      keys: ['o'],
      enabled: chosen !== undefined,
      run: () => {
        const id = (incomplete ?? chosen?.events[0])?.id
        if (id) void navigate({ to: '/events', search: { id } })
      },
    }),
  }
  useActions(Object.values(actions))
  return { chosen, choose, move: mayOrder ? commands.move : undefined, actions }
}

function useLineCommands(meetingId: string, entries: LineUpEntryRow[], moments: readonly Moment[]) {
  const { t } = useTranslation()
  const moving = useCommand(orpc.lineUp.move)
  const recording = useCommand(orpc.meeting.record)
  const renumbering = useCommand(orpc.lineUp.renumber)
  const record = (what: MomentWhat) => recording.run({ key: newKey(), meetingId, what })

  return {
    move: (key: string, before: string | null) => {
      const next = entries[entries.findIndex((entry) => entry.key === key) + 1]?.key ?? null
      if (before === key || before === next) return
      void moving.run({ meetingId, key, before }).then((moved) => {
        if (!moved.ok) return
        const name = entries.find((entry) => entry.key === key)?.hostName ?? ''
        offerUndo(t('altarCall.moved', { name }), () => client.lineUp.move({ meetingId, key, before: next }))
      })
    },
    skip: (entry: LineUpEntryRow | undefined) => {
      if (!entry) return
      void record(skipPitch(pitchLog(moments), entry.key)).then((skipped) => {
        if (!skipped.ok) return
        offerUndo(t('altarCall.skipped', { name: entry.hostName }), () =>
          record(bringBack(pitchLog(moments), entry.key)),
        )
      })
    },
    back: (entry: LineUpEntryRow | undefined) => {
      if (!entry) return
      void record(bringBack(pitchLog(moments), entry.key)).then((back) => {
        if (back.ok) say(t('altarCall.cameBack', { name: entry.hostName }))
      })
    },
    renumber: (entry: LineUpEntryRow | undefined) => {
      if (!entry) return
      const { key, formNumber, hostName } = entry
      void renumbering.run({ meetingId, key, replaces: formNumber }).then((done) => {
        if (done.ok) say(t('altarCall.renumbered', { name: hostName, number: done.value.formNumber }))
      })
    },
  }
}
