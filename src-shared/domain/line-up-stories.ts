import type { Moment, MomentWhat } from '#shared/model/meeting'
import { inOrder } from './agenda-run-log'

/** What a speaker has: stories of the room, not speeches to it. */
export const SPEAKER_SECONDS = 90

/** Stories from the room: who raised a hand, how many voices were heard, who speaks now and since when. */
export type Stories = {
  hands: number
  voices: number
  /** How many speakers have begun; also the number of the one who speaks. */
  speakers: number
  speaker: { number: number; startedAt: string } | null
}

/**
 * Counts of two laptops add up. A speaker's timer carries the speaker's number, so that a second press starts no
 * second timer and counts no second voice.
 */
export function storiesOf(moments: readonly Moment[]): Stories {
  const stories: Stories = { hands: 0, voices: 0, speakers: 0, speaker: null }
  for (const { at, what } of inOrder(moments)) {
    if (what.type === 'stories') {
      stories.hands = Math.max(0, stories.hands + what.hands)
      stories.voices = Math.max(0, stories.voices + what.voices)
    } else if (what.type === 'speaker') applySpeaker(stories, what, at)
  }
  return stories
}

function applySpeaker(stories: Stories, what: Extract<MomentWhat, { type: 'speaker' }>, at: string): void {
  if (what.state === 'start' && what.number === stories.speakers + 1) {
    stories.speakers = what.number
    stories.voices += 1
    stories.speaker = { number: what.number, startedAt: at }
  } else if (what.state === 'stop' && what.number === stories.speaker?.number) stories.speaker = null
}

/** The next voice: starts the timer anew, whoever spoke before. */
export const nextSpeaker = (stories: Stories): MomentWhat => ({
  type: 'speaker',
  number: stories.speakers + 1,
  state: 'start',
})

/** null while nobody speaks. */
export const stopSpeaker = (stories: Stories): MomentWhat | null =>
  stories.speaker && { type: 'speaker', number: stories.speaker.number, state: 'stop' }
