import { useMemo } from 'react'
import { type DirectoryLine, directoryPages, pageShown } from '#shared/domain/projector-pages'
import type { Language } from '#shared/model/base'
import { formatsFor } from '../ui/format'
import { useNow } from '../ui/use-now'
import styles from './directory-view.module.css'
import { FitText } from './fit-text'
import { Frame, type Shown } from './frame'
import { Seats } from './line-up-view'
import { useRoomWords } from './room-words'

/** Who still has a seat, by place and day, page after page. */
export function DirectoryView({ model }: { model: Shown<'directory'> }) {
  const { words } = useRoomWords(model.language)
  const pages = useMemo(() => directoryPages(model.directory), [model.directory])
  const index = pageShown(model.page, pages.length, useNow(500))
  const lines = pages[index] ?? []
  return (
    <Frame model={model} title={model.segment?.title ?? words('findHost')}>
      {lines.length === 0 ? (
        <FitText largest={14} smallest={8} align="center">
          {words('noHosts')}
        </FitText>
      ) : (
        <ul className={styles.lines}>
          {lines.map((line) => (
            <Line key={keyOf(line)} line={line} language={model.language} />
          ))}
        </ul>
      )}
      {pages.length > 1 ? (
        <p className={styles.page}>{words('page', { page: index + 1, pages: pages.length })}</p>
      ) : null}
    </Frame>
  )
}

const keyOf = (line: DirectoryLine): string =>
  line.type === 'event' ? line.event.id : `${line.online}${line.area}`

function Line({ line, language }: { line: DirectoryLine; language: Language }) {
  const { words } = useRoomWords(language)
  if (line.type === 'heading') {
    const area = line.online ? words('online') : line.area || words('elsewhere')
    return <li className={styles.heading}>{area}</li>
  }
  const { event } = line
  return (
    <li className={styles.event}>
      <span className={styles.time}>
        {formatsFor(language, event.zone).wallDayAndTime(event.startsAt, event.zone)}
      </span>
      <strong>{event.hostName}</strong>
      <span>{event.formNumber ? words('form', { number: event.formNumber }) : ''}</span>
      <Seats left={event.seatsLeft} language={language} />
    </li>
  )
}
