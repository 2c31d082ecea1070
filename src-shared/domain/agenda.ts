import type { Problem } from '#shared/contract/base'
import type { AgendaTemplate, Meeting, Segment } from '#shared/model/meeting'

type Segments = readonly Segment[]

export const totalMinutes = (segments: Segments): number =>
  segments.reduce((total, segment) => total + segment.minutes, 0)

/** The shortest that the meeting can be with all its segments. */
export const leastMinutes = (segments: Segments): number =>
  segments.reduce((total, segment) => total + (segment.flexible ? segment.minMinutes : segment.minutes), 0)

/** How an agenda stands against its promise. */
export type AgendaFit = {
  plannedMinutes: number
  leastMinutes: number
  promisedMinutes: number
  /** Promised less planned: negative where the agenda is longer than the promise. */
  spareMinutes: number
  /** `shortened`: on time only if flexible segments give up time. `too-long`: late even then. */
  fit: 'fits' | 'shortened' | 'too-long'
}

export function agendaFit(plan: Pick<Meeting, 'segments' | 'startsAt' | 'promisedEnd'>): AgendaFit {
  const promisedMinutes = Math.round((Date.parse(plan.promisedEnd) - Date.parse(plan.startsAt)) / 60_000)
  const plannedMinutes = totalMinutes(plan.segments)
  const least = leastMinutes(plan.segments)
  return {
    plannedMinutes,
    leastMinutes: least,
    promisedMinutes,
    spareMinutes: promisedMinutes - plannedMinutes,
    fit: plannedMinutes <= promisedMinutes ? 'fits' : least <= promisedMinutes ? 'shortened' : 'too-long',
  }
}

/** What must be put right before an agenda can be saved, in the order of the form. Fields as `segments.<id>.title`. */
export function agendaProblems(plan: Pick<Meeting, 'segments' | 'startsAt' | 'promisedEnd'>): Problem[] {
  const late: Problem[] =
    plan.promisedEnd <= plan.startsAt ? [{ tag: 'ends-before-start', field: 'promisedEnd' }] : []
  return [...late, ...segmentProblems(plan.segments)]
}

/** The same for an agenda that belongs to no meeting yet. */
export function segmentProblems(segments: Segments): Problem[] {
  const problems: Problem[] = []
  if (segments.length === 0) problems.push({ tag: 'no-segments', field: 'segments' })
  for (const segment of segments) {
    const field = (name: keyof Segment) => `segments.${segment.id}.${name}`
    if (segment.title.trim() === '') problems.push({ tag: 'missing', field: field('title') })
    if (!isMinutes(segment.minutes)) problems.push({ tag: 'bad-time', field: field('minutes') })
    if (segment.flexible && (!isMinutes(segment.minMinutes) || segment.minMinutes > segment.minutes))
      problems.push({ tag: 'bad-time', field: field('minMinutes') })
  }
  return problems
}

/** Parts as they may be stored: none shrinks above its length, and a fixed one not at all. */
export const checkSegments = (segments: Segments): Segment[] =>
  segments.map((segment) => ({
    ...segment,
    minMinutes: segment.flexible ? Math.min(segment.minMinutes, segment.minutes) : segment.minutes,
  }))

const isMinutes = (minutes: number): boolean => Number.isInteger(minutes) && minutes >= 1 && minutes <= 600

/** With `added` before the segment that now stands at `index`. An id that is there already changes nothing. */
export function addSegment(segments: Segments, added: Segment, index: number): Segment[] {
  if (segments.some((segment) => segment.id === added.id)) return [...segments]
  return segments.toSpliced(clamp(index, segments.length), 0, added)
}

export const removeSegment = (segments: Segments, id: string): Segment[] =>
  segments.filter((segment) => segment.id !== id)

/** With the segment at the place `index` of the list as it will be. */
export function moveSegment(segments: Segments, id: string, index: number): Segment[] {
  const moved = segments.find((segment) => segment.id === id)
  if (!moved) return [...segments]
  const others = removeSegment(segments, id)
  return others.toSpliced(clamp(index, others.length), 0, moved)
}

/** With some fields of a segment changed. Its minimum never stands above its minutes. */
export const changeSegment = (
  segments: Segments,
  id: string,
  fields: Partial<Omit<Segment, 'id'>>,
): Segment[] =>
  segments.map((segment) => (segment.id === id ? withMinimum({ ...segment, ...fields }) : segment))

const withMinimum = (segment: Segment): Segment => ({
  ...segment,
  minMinutes: Math.min(segment.minMinutes, segment.minutes),
})

const clamp = (index: number, length: number): number => Math.max(0, Math.min(length, index))

/** An agenda to start from: a copy of the template's segments, and the end that they promise. */
export const planFromTemplate = (
  template: AgendaTemplate,
  startsAt: string,
): Pick<Meeting, 'segments' | 'startsAt' | 'promisedEnd'> => ({
  segments: template.segments.map((segment) => ({
    ...segment,
    points: [...segment.points],
    cues: [...segment.cues],
  })),
  startsAt,
  promisedEnd: new Date(Date.parse(startsAt) + totalMinutes(template.segments) * 60_000).toISOString(),
})
