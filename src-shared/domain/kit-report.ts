import type { KitReport } from '#shared/contract/after'
import type { Conversation } from '#shared/model/conversation'
import type { Guest, Kit, SaidCounts } from '#shared/model/kit'
import type { Script, ScriptAnswer } from '#shared/model/script'

export const guestCounts = (guests: readonly Guest[]): KitReport['guests'] => ({
  signedUp: guests.filter(({ source }) => source === 'rsvp').length,
  arrived: guests.filter(({ arrivedAt }) => arrivedAt !== '').length,
  walkIns: guests.filter(({ source }) => source === 'walk-in').length,
})

/**
 * What came of the conversations, in numbers. Once words begin to go, the kit's own note of it counts.
 * @param versions of the script, newest first
 */
export const saidCounts = (
  kit: Kit,
  conversations: readonly Conversation[],
  versions: readonly Script[],
): SaidCounts =>
  kit.said ?? {
    answers: answerCounts(conversations, versions),
    signUps: signUpCounts(conversations, kit),
  }

/**
 * How often each answer was given, in the order of the newest script; steps and answers that only an older version had
 * follow after it. Each call is counted by the version that it followed.
 * @param versions newest first
 */
function answerCounts(
  conversations: readonly Conversation[],
  versions: readonly Script[],
): SaidCounts['answers'] {
  const counts = new Map<string, number>()
  for (const { answers } of conversations)
    for (const { stepId, answerId } of answers) {
      const name = `${stepId} ${answerId}`
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  const steps = new Map<string, { step: string; answers: Map<string, ScriptAnswer> }>()
  for (const { steps: ofVersion } of versions)
    for (const { id, title, answers } of ofVersion) {
      const known = steps.get(id) ?? { step: title, answers: new Map<string, ScriptAnswer>() }
      for (const answer of answers) if (!known.answers.has(answer.id)) known.answers.set(answer.id, answer)
      steps.set(id, known)
    }
  return [...steps].flatMap(([stepId, { step, answers }]) => {
    const counted = [...answers.values()].map(({ id, label }) => ({
      answerId: id,
      label,
      count: counts.get(`${stepId} ${id}`) ?? 0,
    }))
    return counted.some(({ count }) => count > 0) ? [{ stepId, step, answers: counted }] : []
  })
}

function signUpCounts(conversations: readonly Conversation[], { events }: Kit): SaidCounts['signUps'] {
  const counts = new Map<string, number>()
  for (const { signUps } of conversations)
    for (const { eventId } of signUps) counts.set(eventId, (counts.get(eventId) ?? 0) + 1)
  const titles = new Map(events.map(({ id, title }) => [id, title]))
  return [...counts].map(([eventId, count]) => ({ eventId, title: titles.get(eventId) ?? '', count }))
}
