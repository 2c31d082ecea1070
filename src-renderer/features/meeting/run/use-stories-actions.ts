import { nextSpeaker, type Stories, stopSpeaker } from '#shared/domain/line-up-stories'
import type { MomentWhat } from '#shared/model/meeting'
import { type Action, useActions } from '../../../app/actions'
import { toggleSound, useSoundIsOn } from './sound-switch'
import type { Recorder } from './use-recorder'

/** Hands and voices are counted, speakers are timed; each press is one entry in the log, so two laptops add up. */
export function useStoriesActions(stories: Stories, { recorded }: Recorder) {
  const hasSound = useSoundIsOn()
  const count = (name: string, label: Action['label'], keys: string[], what: MomentWhat | null) =>
    recorded({ id: `stories.${name}`, group: 'meeting', label, keys }, what)
  const { hands, voices } = stories
  const actions = {
    speaker: count('speaker', 'meeting.stories.nextSpeaker', ['s'], nextSpeaker(stories)),
    stop: count('stop', 'meeting.stories.stop', ['x'], stopSpeaker(stories)),
    hand: count('hand', 'meeting.stories.moreHands', ['u'], by(1, 0)),
    fiveHands: count('five-hands', 'meeting.stories.fiveHands', ['5'], by(5, 0)),
    handFewer: count('hand-fewer', 'meeting.stories.fewerHands', ['shift+u'], hands > 0 ? by(-1, 0) : null),
    voice: count('voice', 'meeting.stories.moreVoices', ['v'], by(0, 1)),
    voiceFewer: count(
      'voice-fewer',
      'meeting.stories.fewerVoices',
      ['shift+v'],
      voices > 0 ? by(0, -1) : null,
    ),
    sound: {
      id: 'stories.sound',
      group: 'meeting',
      label: hasSound ? 'meeting.stories.soundOff' : 'meeting.stories.soundOn',
      keys: ['m'],
      run: toggleSound,
    },
  } satisfies Record<string, Action>
  useActions(Object.values(actions))
  return actions
}

const by = (hands: number, voices: number): MomentWhat => ({ type: 'stories', hands, voices })
