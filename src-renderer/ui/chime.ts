/** Tones in hertz, one after the other. */
const CHIMES = {
  'wrap-up': [660],
  'time-up': [880, 660],
} as const

const TONE_SECONDS = 0.35
const LOUDNESS = 0.25

let context: AudioContext | undefined

/** A short tone out of this laptop's loudspeaker, made on the spot: no file, no network. */
export function chime(name: keyof typeof CHIMES): void {
  context ??= new AudioContext()
  // A browser lets no page sound before somebody has pressed a key in it.
  if (context.state === 'suspended') void context.resume()
  for (const [index, hertz] of CHIMES[name].entries())
    tone(context, hertz, context.currentTime + index * TONE_SECONDS)
}

/** Fades in and out: a bare start and stop would click. */
function tone(audio: AudioContext, hertz: number, at: number): void {
  const oscillator = audio.createOscillator()
  const volume = audio.createGain()
  oscillator.frequency.value = hertz
  volume.gain.setValueAtTime(0, at)
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02)
  volume.gain.linearRampToValueAtTime(0, at + TONE_SECONDS)
  oscillator.connect(volume).connect(audio.destination)
  oscillator.start(at)
  oscillator.stop(at + TONE_SECONDS)
}
