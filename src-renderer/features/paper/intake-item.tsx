import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconClock, IconPlayerStop } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { IntakeModel } from '#shared/contract/intake'
import { en } from '#shared/messages/en'
import { useNavigateHere } from '../../app/navigate-here'
import { orpc } from '../../live/client'
import { useCommand } from '../../ui/command'
import styles from './intake.module.css'

type Item = IntakeModel['items'][number]
type ProblemTag = keyof typeof en.paper.problem
const isKnown = (tag: string): tag is ProblemTag => tag in en.paper.problem
const ICON = { size: 20, stroke: 1.75, 'aria-hidden': true } as const

/** One file: what became of it, and what helps where something is wrong. */
export function IntakeItem({ item }: { item: Item }) {
  const { t } = useTranslation()
  const again = useCommand(orpc.intake.again)
  const cancel = useCommand(orpc.intake.cancel)
  const pages = item.results.filter(({ pageId }) => pageId !== '')
  const repeats = pages.filter(({ repeat }) => repeat).length
  const wrong = item.results.flatMap((result, index) => (result.problem ? [{ ...result, index }] : []))
  const isOver = item.state === 'done' || item.state === 'cancelled'
  return (
    <li className={styles.item} data-wrong={wrong.length > 0 || undefined}>
      <span className={styles.icon}>{iconOf(item, wrong.length > 0)}</span>
      <div className={styles.what}>
        <span className={styles.file}>{item.name}</span>
        <span className={styles.outcome}>
          {item.state === 'waiting' ? t('paper.intake.waits') : null}
          {item.state === 'reading' ? t('paper.intake.reading') : null}
          {item.state === 'cancelled' ? t('paper.intake.cancelled') : null}
          {isOver && pages.length > 0
            ? [
                t('paper.intake.read', { count: pages.length }),
                ...(repeats > 0 ? [t('paper.intake.repeats', { count: repeats })] : []),
              ].join(', ')
            : null}
        </span>
        {wrong.map(({ problem, preview, index }) => (
          <Wrong key={index} item={item} index={index} problem={problem} hasPhoto={preview !== ''} />
        ))}
      </div>
      {item.state === 'waiting' ? (
        <Button variant="subtle" onClick={() => void cancel.run({ id: item.id })}>
          {t('paper.intake.stop')}
        </Button>
      ) : null}
      {item.state === 'cancelled' ? (
        <Button variant="subtle" onClick={() => void again.run({ id: item.id })}>
          {t('paper.intake.tryAgain')}
        </Button>
      ) : null}
    </li>
  )
}

type WrongProps = { item: Item; index: number; problem: string; hasPhoto: boolean }

function Wrong({ item, index, problem, hasPhoto }: WrongProps) {
  const { t } = useTranslation()
  const navigate = useNavigateHere()
  const asOther = useCommand(orpc.intake.asOther)
  const typeIt = async () => {
    const result = await asOther.run({ id: item.id, index, corners: null })
    if (result.ok)
      void navigate({ to: '/paper/verify/$pageId', params: { pageId: result.value.pageId }, search: {} })
  }
  return (
    <div className={styles.wrong}>
      <span>{t(`paper.problem.${isKnown(problem) ? problem : 'other'}`)}</span>
      {hasPhoto ? (
        <span className={styles.buttons}>
          <Button
            variant="default"
            onClick={() =>
              void navigate({
                to: '/paper/corners/$intakeId/$index',
                params: { intakeId: item.id, index: String(index) },
                search: {},
              })
            }
          >
            {t('paper.intake.place')}
          </Button>
          <Button variant="default" onClick={() => void typeIt()} loading={asOther.pending}>
            {t('paper.intake.byHand')}
          </Button>
        </span>
      ) : null}
    </div>
  )
}

function iconOf({ state }: Item, isWrong: boolean) {
  if (state === 'waiting' || state === 'reading') return <IconClock {...ICON} />
  if (state === 'cancelled') return <IconPlayerStop {...ICON} />
  return isWrong ? <IconAlertTriangle {...ICON} /> : <IconCircleCheck {...ICON} />
}
