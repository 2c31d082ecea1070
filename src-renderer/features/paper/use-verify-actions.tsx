import { IconArrowBackUp, IconCheck, IconFileOff, IconPhoto, IconZoomIn } from '@tabler/icons-react'
import type { Verification, VerifyCommand } from '#shared/domain/verify'
import { type Action, useActions } from '../../app/actions'
import type { MessageKey } from '../../app/i18n'
import { ActionButton } from '../../ui/action-button'
import styles from './verify.module.css'

type Options = {
  run: (command: VerifyCommand) => void
  state: Verification
  enabled: boolean
  zoom: () => void
  whole: () => void
  aside: () => void
  confirm: { can: boolean; run: () => void }
  undo: () => void
  back: () => void
}

const ICON = { size: 20, stroke: 1.75, 'aria-hidden': true } as const

/** What can be done on the page, as buttons with their keys; the keys themselves are heard by `useVerifyKeys`. */
export function useVerifyActions({ run, state, enabled, ...does }: Options) {
  const atField = enabled && state.cursor !== null && state.typing === null
  const action = (id: string, label: MessageKey, key: string, can: boolean, does: () => void): Action => ({
    id: `paper.${id}`,
    label,
    group: 'paper',
    keys: [key],
    enabled: can,
    run: does,
  })
  const fields = [
    action('accept', 'paper.verify.accept', 'enter', atField, () => run({ type: 'accept' })),
    action('type', 'paper.verify.type', 'space', atField, () => run({ type: 'type', start: null })),
    action('illegible', 'paper.verify.illegible', '-', atField, () => run({ type: 'illegible' })),
    action('nothing', 'paper.verify.nothing', '0', atField, () => run({ type: 'nothing' })),
    action('blank-row', 'paper.verify.blankRow', 'delete', atField, () => run({ type: 'blank-row' })),
    action('skip', 'paper.verify.skip', '=', atField, () => run({ type: 'skip' })),
  ]
  const undo = action('undo', 'paper.verify.undo', 'backspace', enabled && state.typing === null, does.undo)
  const zoom = action('zoom', 'paper.verify.zoom', '+', true, does.zoom)
  const whole = action('whole', 'paper.verify.whole', '*', true, does.whole)
  const aside = action('aside', 'paper.verify.setAside', 'mod+s', enabled, does.aside)
  const confirm = action(
    'confirm',
    'paper.verify.confirm',
    'mod+enter',
    enabled && does.confirm.can,
    does.confirm.run,
  )
  const leave = action('leave', 'paper.verify.leave', 'escape', true, does.back)
  useActions([...fields, undo, zoom, whole, aside, confirm, leave])
  return {
    confirm,
    top: (
      <>
        <ActionButton action={undo} look="quiet" icon={<IconArrowBackUp {...ICON} />} />
        <ActionButton action={zoom} look="quiet" icon={<IconZoomIn {...ICON} />} />
        <ActionButton action={whole} look="quiet" icon={<IconPhoto {...ICON} />} />
        <ActionButton action={aside} look="quiet" icon={<IconFileOff {...ICON} />} />
      </>
    ),
    bottom: (
      <div className={styles.buttons}>
        {fields.map((one, index) => (
          <ActionButton
            key={one.id}
            action={one}
            look={index === 0 ? 'primary' : 'plain'}
            icon={index === 0 ? <IconCheck {...ICON} /> : undefined}
          />
        ))}
      </div>
    ),
  }
}
