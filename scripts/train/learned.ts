import type { Block } from './network'
import { FLOAT } from './onnx'

/** The weights of a network that `train.ts` wrote: what another one goes on from. */
export function learnedBlocks(file: Uint8Array, blocks: readonly Block[]): Block[] {
  const [graph] = fieldsOf(file, GRAPH)
  const constants = new Map(fieldsOf(graph ?? file, CONSTANT).map((tensor) => [nameOf(tensor), tensor]))
  const values = (name: string) => valuesOf(constants.get(name) ?? missing(name))
  return blocks.map(({ name, dims, values: { length } }) => {
    if (name.endsWith('.bias')) return { name, dims, values: values(name) }
    const scales = values(`${name}.scale`)
    const width = length / scales.length
    const learned = values(`${name}.q`).map((weight, i) => weight * (scales[Math.floor(i / width)] ?? 0))
    if (learned.length !== length) throw new RangeError(`${name} has another shape there`)
    return { name, dims, values: learned }
  })
}

function missing(name: string): never {
  throw new RangeError(`no ${name} in that network`)
}

/** Numbers of the fields of ONNX's messages that hold these. */
const GRAPH = 7
const CONSTANT = 5
const [TYPE, NAME, RAW] = [2, 8, 9]

const nameOf = (tensor: Uint8Array) => new TextDecoder().decode(fieldsOf(tensor, NAME)[0])

function valuesOf(tensor: Uint8Array): Float32Array {
  const raw = Uint8Array.from(fieldsOf(tensor, RAW)[0] ?? [])
  const [type] = numbersOf(tensor, TYPE)
  return type === FLOAT ? new Float32Array(raw.buffer) : Float32Array.from(new Int8Array(raw.buffer))
}

const fieldsOf = (message: Uint8Array, field: number) =>
  entriesOf(message).flatMap((entry) => (entry.field === field && entry.bytes ? [entry.bytes] : []))
const numbersOf = (message: Uint8Array, field: number) =>
  entriesOf(message).flatMap((entry) => (entry.field === field && !entry.bytes ? [entry.number] : []))

/** Protocol Buffers: a number, or a length and bytes; four bytes where ONNX has a float. */
function entriesOf(message: Uint8Array): { field: number; number: number; bytes: Uint8Array | undefined }[] {
  const entries = []
  let at = 0
  const varint = () => {
    let [result, factor] = [0, 1]
    for (;;) {
      const byte = message[at++] ?? 0
      result += (byte & 127) * factor
      if (byte < 128) return result
      factor *= 128
    }
  }
  while (at < message.length) {
    const key = varint()
    const [field, form] = [key >> 3, key & 7]
    const number = form === 5 ? 4 : varint()
    const bytes = form === 0 ? undefined : message.subarray(at, at + number)
    if (bytes) at += number
    entries.push({ field, number, bytes })
  }
  return entries
}
