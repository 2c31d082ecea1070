import { expect, it } from 'vitest'
import { digitReader } from '#main/scan/readers/digits'
import type { Network } from '#main/scan/readers/network'
import { DIGIT_CLASSES } from '#shared/forms/alphabet'

/** A network that gives these digits these shares in each box, and shares out the rest. */
function network(...boxes: Record<number, number>[]): Network {
  const answers = boxes.map((box) => {
    const rest = 1 - Object.values(box).reduce((sum, share) => sum + share, 0)
    const share = rest / (10 - Object.keys(box).length)
    return Float32Array.from({ length: 10 }, (_, digit) => box[digit] ?? share)
  })
  return { classes: DIGIT_CLASSES, read: async (glyphs) => answers.slice(0, glyphs.length) }
}

async function best(...networks: Network[]) {
  const glyph = new Float32Array(0)
  const picture = { ink: glyph, width: 0, height: 0 }
  const cells = [glyph, null, glyph].map((one) => ({ glyph: one, picture, amount: 0 }))
  const [candidates = []] = await digitReader(networks).read([{ reading: 'number', cells, names: [] }])
  return { text: candidates[0]?.text ?? '', probability: candidates[0]?.probability ?? 0 }
}

const sure = network({ 3: 0.95 }, { 1: 0.95 })

it('reads the digits that the networks together find likeliest', async () => {
  expect((await best(sure)).text).toBe('31')
  expect((await best(network({ 3: 0.5, 8: 0.4 }, { 1: 0.95 }), network({ 8: 0.9 }, { 1: 0.95 }))).text).toBe(
    '81',
  )
})

it('is sure where the networks together and the best of them alone are', async () => {
  expect((await best(sure, sure)).probability).toBeGreaterThan(0.98)
  expect((await best(sure, network({ 8: 0.9 }, { 1: 0.95 }))).probability).toBeLessThan(0.9)
  expect((await best(network({ 3: 0.6, 8: 0.3 }, { 1: 0.95 }), sure)).probability).toBeLessThan(0.9)
})

it('keeps fields apart', async () => {
  const glyph = new Float32Array(0)
  const cell = { glyph, picture: { ink: glyph, width: 0, height: 0 }, amount: 0 }
  const crop = { reading: 'number' as const, cells: [cell], names: [] }
  const blank = { ...crop, cells: [{ ...cell, glyph: null }] }
  const read = await digitReader([sure]).read([crop, blank, crop])
  expect(read.map(([candidate]) => candidate?.text)).toEqual(['3', '', '1'])
})
