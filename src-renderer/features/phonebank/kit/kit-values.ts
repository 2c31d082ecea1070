import type { KitFields } from '#shared/contract/kit'
import type { Kit, KitEvent } from '#shared/model/kit'
import type { Trouble } from '../../../ui/trouble'
import { instantOf, wallTimeOf } from '../../../ui/zoned-time'

/** A kit as its form holds it. */
export type KitValues = ReturnType<typeof valuesOf>

export function valuesOf(kit: Kit) {
  const { date, time } = wallTimeOf(kit.startsAt, kit.zone)
  return {
    ...{ title: kit.title, date, time, zone: kit.zone, minutes: kit.minutes, place: kit.place },
    ...{ hostName: kit.hostName, calls: kit.goals.calls, talks: kit.goals.talks, yeses: kit.goals.yeses },
    ...{ fromHour: kit.hours.fromHour, toHour: kit.hours.toHour, phase: kit.phase, keepDays: kit.keepDays },
    ...{ noAnswer: kit.cooldowns.noAnswer, busy: kit.cooldowns.busy, leftMessage: kit.cooldowns.leftMessage },
    ...{ guideEn: kit.guide.en, guideEs: kit.guide.es, eventIds: kit.events.map(({ id }) => id) },
    trainingEn: kit.training.map(({ en }) => en).join('\n'),
    trainingEs: kit.training.map(({ es }) => es).join('\n'),
  }
}

/** Only what was typed is sent, so that a change made elsewhere meanwhile stays; or the first field at fault. */
export function changesOf(
  values: KitValues,
  kit: Kit,
  offered: readonly KitEvent[],
): { ok: true; value: Partial<KitFields> } | { ok: false; error: Trouble } {
  if (values.title.trim() === '') return { ok: false, error: { tag: 'missing', field: 'title' } }
  const startsAt = instantOf({ date: values.date, time: values.time }, values.zone)
  if (!startsAt) return { ok: false, error: { tag: 'bad-time', field: 'time' } }
  if (values.toHour <= values.fromHour)
    return { ok: false, error: { tag: 'ends-before-start', field: 'toHour' } }
  const fields: KitFields = {
    ...{ title: values.title.trim(), startsAt, zone: values.zone, minutes: values.minutes },
    ...{ place: values.place.trim(), hostName: values.hostName.trim(), phase: values.phase.trim() },
    goals: { calls: values.calls, talks: values.talks, yeses: values.yeses },
    hours: { fromHour: values.fromHour, toHour: values.toHour },
    cooldowns: { noAnswer: values.noAnswer, busy: values.busy, leftMessage: values.leftMessage },
    guide: { en: values.guideEn, es: values.guideEs },
    events: values.eventIds.flatMap((id) => offered.find((event) => event.id === id) ?? []),
    training: trainingOf(values, kit.training),
    keepDays: values.keepDays,
  }
  const changed = Object.entries(fields).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(kit[name as keyof KitFields]),
  )
  return { ok: true, value: Object.fromEntries(changed) }
}

/** Line by line. An item whose words only changed keeps its id, so that what callers have ticked stays ticked. */
function trainingOf({ trainingEn, trainingEs }: KitValues, known: Kit['training']): Kit['training'] {
  const english = trainingEn.split('\n')
  const spanish = trainingEs.split('\n')
  return english.flatMap((en, index) =>
    en.trim() === ''
      ? []
      : [{ id: known[index]?.id ?? `item-${index + 1}`, en: en.trim(), es: (spanish[index] ?? '').trim() }],
  )
}
