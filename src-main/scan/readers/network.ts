import { InferenceSession, Tensor } from 'onnxruntime-node'
import { GLYPH_SIDE } from '../glyph'

/** A trained network that tells single characters apart. */
export type Network = {
  classes: string
  /** Probabilities in the order of `classes`, per glyph. */
  read(glyphs: Float32Array[]): Promise<Float32Array[]>
}

/**
 * One core for each thread that reads, and no pool of memory: lines of text have all lengths, and a pool keeps room for each of them.
 */
export const THRIFTY = { intraOpNumThreads: 1, enableCpuMemArena: false, enableMemPattern: false } as const

export async function loadNetwork(file: string, classes: string): Promise<Network> {
  const session = await InferenceSession.create(file, THRIFTY)
  const size = GLYPH_SIDE ** 2
  return {
    classes,
    read: async (glyphs) => {
      if (glyphs.length === 0) return []
      const input = new Float32Array(glyphs.length * size)
      for (const [i, glyph] of glyphs.entries()) input.set(glyph, i * size)
      const dims = [glyphs.length, 1, GLYPH_SIDE, GLYPH_SIDE]
      const { probabilities } = await session.run({ glyphs: new Tensor('float32', input, dims) })
      const data = probabilities?.data
      if (!(data instanceof Float32Array)) throw new TypeError('the network does not answer with numbers')
      return glyphs.map((_, i) => data.slice(i * classes.length, (i + 1) * classes.length))
    },
  }
}
