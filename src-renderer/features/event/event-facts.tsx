import { useTranslation } from 'react-i18next'
import type { Seats } from '#shared/contract/event'
import { endsAt, USUAL_REMINDER_HOURS } from '#shared/domain/event'
import { fullName } from '#shared/domain/person'
import { showPhone } from '#shared/domain/phone'
import type { EventRecord, EventSide } from '#shared/model/event'
import type { Person } from '#shared/model/person'
import { Fact, Facts } from '../../ui/facts'
import { useFormats } from '../../ui/format'
import { wallTimeOf } from '../../ui/zoned-time'
import { EventCoHosts } from './event-co-hosts'
import { SeatsBar } from './seats-bar'

type Props = {
  event: EventRecord
  side: EventSide | null
  host: Person | null
  coHosts: readonly Person[]
  seats: Seats
  mayEdit: boolean
}

/** All that is known of an event, to read. What is open says so. */
export function EventFacts({ event, side, host, coHosts, seats, mayEdit }: Props) {
  const { t } = useTranslation()
  const { list } = useFormats()
  const open = t('event.notGiven')
  const where = useWhere(event, side)
  return (
    <Facts>
      <Fact
        label={t('event.field.seats')}
        value={<SeatsBar seats={seats} capacity={event.capacity} long />}
      />
      <Fact label={t('event.field.where')} value={where} open={open} wide />
      <Fact label={t('event.field.host')} value={host ? fullName(host) : event.hostName} />
      <Fact
        label={t('event.field.hostPhone')}
        value={side?.hostPhone ? showPhone(side.hostPhone) : ''}
        open={open}
      />
      {coHosts.length > 0 ? (
        <Fact
          label={t('event.field.coHosts')}
          value={<EventCoHosts event={event} coHosts={coHosts} mayEdit={mayEdit} />}
          wide
        />
      ) : event.coHostNames?.length ? (
        <Fact label={t('event.field.coHosts')} value={list(event.coHostNames)} />
      ) : null}
      {side?.hostEmail ? <Fact label={t('event.field.hostEmail')} value={side.hostEmail} /> : null}
      <Fact label={t('event.field.visibility')} value={t(`event.visibility.${event.visibility}`)} />
      <Fact
        label={t('event.field.languages')}
        value={list(event.languages.map((language) => t(`event.language.${language}`)))}
        open={open}
      />
      <Fact label={t('event.field.contactShown')} value={t(event.contactShown ? 'event.yes' : 'event.no')} />
      <Fact
        label={t('event.field.reminder')}
        value={t('event.hoursBefore', { count: event.reminderHours ?? USUAL_REMINDER_HOURS })}
      />
      <Fact label={t('event.field.formNumber')} value={event.formNumber} open={open} />
      <Fact label={t('event.field.description')} value={event.description} open={open} wide />
      {event.mode === 'in-person' ? (
        <Fact label={t('event.field.directions')} value={event.directions} open={open} wide />
      ) : null}
      <Fact label={t('event.field.accessibility')} value={event.accessibility} open={open} wide />
      {side?.note ? <Fact label={t('event.field.note')} value={side.note} wide /> : null}
    </Facts>
  )
}

/** `Saturday, March 14, 6:00 – 8:00 PM`; past midnight the end has its own day. */
export function useWhen(event: EventRecord): string {
  const { longDay, timeSpan, time, dayAndTime } = useFormats()
  const { startsAt, zone } = event
  const end = endsAt(event)
  const isOneDay = wallTimeOf(startsAt, zone).date === wallTimeOf(end, zone).date
  const hours = isOneDay
    ? timeSpan(startsAt, end, zone)
    : `${time(startsAt, zone)} – ${dayAndTime(end, zone)}`
  return `${longDay(startsAt, zone)}, ${hours}`
}

/** Place, street and ZIP in one line, with the street of a home (which only the team has) or the link. */
export function useWhere(event: EventRecord, side: EventSide | null): string {
  const { t } = useTranslation()
  if (event.mode === 'online') return [t('event.mode.online'), side?.onlineLink].filter(Boolean).join(': ')
  const street = event.atHome ? side?.street : event.venueAddress
  const place = event.atHome && event.place ? `${event.place} (${t('event.atHome')})` : event.place
  return [place, street, event.zip].filter(Boolean).join(', ')
}
