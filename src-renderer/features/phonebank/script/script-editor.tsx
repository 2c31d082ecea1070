import {
  IconArrowDown,
  IconArrowUp,
  IconCheck,
  IconHistory,
  IconPlayerPlay,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { may } from '#shared/domain/access'
import { addStep, blankStep, changeStep, freeId, moveStep, removeStep } from '#shared/domain/script-edit'
import type { Kit } from '#shared/model/kit'
import type { Script } from '#shared/model/script'
import { type Action, useActions } from '../../../app/actions'
import { useProfile } from '../../../app/profile'
import { ActionButton } from '../../../ui/action-button'
import { Hand, Split } from '../../../ui/split'
import { offerUndo, say } from '../../../ui/undo'
import { KitFrame } from '../kit/kit-frame'
import { FlawLine } from './flaw-words'
import { Preview } from './preview'
import styles from './script.module.css'
import { StaleNotice } from './stale-notice'
import { StepEditor } from './step-editor'
import { StepList } from './step-list'
import { useScriptDraft } from './use-script-draft'
import { VersionsDialog } from './versions-dialog'

type Props = { kit: Kit; standing: Script; versions: Script[] }

/** The script: its steps in order on the left, the chosen one on the right. One save makes one version. */
export function ScriptEditor({ kit, standing, versions }: Props) {
  const { t } = useTranslation()
  const { roles } = useProfile()
  const mayEdit = may(roles, 'run-phone-banks') && kit.state !== 'closed'
  const draft = useScriptDraft(standing)
  const { steps } = draft.form.values
  const [chosenId, setChosenId] = useState(steps[0]?.id ?? '')
  const [over, setOver] = useState<'none' | 'preview' | 'versions'>('none')
  const index = Math.max(
    0,
    steps.findIndex(({ id }) => id === chosenId),
  )
  const chosen = steps[index]

  const add = () => {
    const step = blankStep(freeId(steps, 'step'), t('script.newStep'))
    draft.setSteps(addStep(steps, step, chosen?.id ?? ''))
    setChosenId(step.id)
  }
  const remove = () => {
    if (!chosen) return
    const before = steps
    draft.setSteps(removeStep(steps, chosen.id))
    setChosenId((steps[index + 1] ?? steps[index - 1])?.id ?? '')
    offerUndo(t('script.removed', { title: chosen.title }), async () => {
      draft.setSteps(before)
      setChosenId(chosen.id)
    })
  }
  const move = (to: number) => {
    if (chosen) draft.setSteps(moveStep(steps, chosen.id, to))
  }
  const save = async () => {
    const saved = await draft.save()
    if (saved) say(t('script.saved', { version: saved.version }))
  }
  const actions = {
    save: {
      id: 'script.save',
      label: 'script.action.save',
      group: 'phoneBank',
      keys: ['mod+enter'],
      enabled: mayEdit && draft.canSave,
      run: () => void save(),
    },
    preview: {
      id: 'script.preview',
      label: 'script.action.preview',
      group: 'phoneBank',
      keys: ['t'],
      run: () => setOver('preview'),
    },
    versions: {
      id: 'script.versions',
      label: 'script.action.versions',
      group: 'phoneBank',
      run: () => setOver('versions'),
    },
    add: {
      id: 'script.add',
      label: 'script.action.add',
      group: 'phoneBank',
      keys: ['n'],
      enabled: mayEdit && steps.length < 60,
      run: add,
    },
    up: {
      id: 'script.up',
      label: 'script.action.up',
      group: 'phoneBank',
      keys: ['alt+arrowup'],
      enabled: mayEdit && index > 0,
      run: () => move(index - 1),
    },
    down: {
      id: 'script.down',
      label: 'script.action.down',
      group: 'phoneBank',
      keys: ['alt+arrowdown'],
      enabled: mayEdit && index < steps.length - 1,
      run: () => move(index + 1),
    },
    remove: {
      id: 'script.remove',
      label: 'script.action.remove',
      group: 'phoneBank',
      keys: ['delete'],
      enabled: mayEdit && steps.length > 1,
      run: remove,
    },
  } as const satisfies Record<string, Action>
  useActions(over === 'preview' ? [] : Object.values(actions))
  const icon = { size: 20, stroke: 1.75, 'aria-hidden': true }
  if (over === 'preview')
    return <Preview kit={kit} script={{ ...standing, ...draft.form.values }} onEnd={() => setOver('none')} />
  return (
    <KitFrame
      kit={kit}
      actions={
        <>
          <ActionButton action={actions.versions} look="quiet" icon={<IconHistory {...icon} />} />
          <ActionButton action={actions.preview} icon={<IconPlayerPlay {...icon} />} />
          <ActionButton action={actions.save} look="primary" icon={<IconCheck {...icon} />} />
        </>
      }
    >
      {draft.isStale ? <StaleNotice draft={draft} /> : null}
      <Split
        list="narrow"
        above={
          <div className={styles.above}>
            <FlawLine draft={draft} version={standing.version} onGo={setChosenId} />
            <ActionButton action={actions.add} icon={<IconPlus {...icon} />} />
          </div>
        }
        rows={
          <StepList steps={steps} flaws={draft.flaws} chosenId={chosen?.id ?? ''} onChoose={setChosenId} />
        }
        hand={
          <Hand
            label={chosen?.title ?? t('script.steps')}
            foot={
              <div className={styles.foot}>
                <ActionButton action={actions.up} icon={<IconArrowUp {...icon} />} />
                <ActionButton action={actions.down} icon={<IconArrowDown {...icon} />} />
                <ActionButton action={actions.remove} look="quiet" icon={<IconTrash {...icon} />} />
              </div>
            }
          >
            {chosen ? (
              <StepEditor
                key={chosen.id}
                step={chosen}
                steps={steps}
                languages={draft.form.values.languages}
                flaws={draft.flaws.filter(({ stepId }) => stepId === chosen.id)}
                readOnly={!mayEdit}
                onChange={(fields) => draft.setSteps(changeStep(steps, chosen.id, fields))}
              />
            ) : null}
          </Hand>
        }
      />
      <VersionsDialog
        opened={over === 'versions'}
        onClose={() => setOver('none')}
        kit={kit}
        standing={standing}
        versions={versions}
        mayEdit={mayEdit}
      />
    </KitFrame>
  )
}
