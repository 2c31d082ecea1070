import type { Graph } from './onnx'
import { around, type Random } from './random'

/**
 * A small convolutional network: stages of 3 × 3 convolutions, each stage halved by pooling, a hidden layer, classes. Pictures are
 * [side × side], ink 1, paper 0.
 */
export type Shape = { side: number; stages: readonly (readonly number[])[]; hidden: number; classes: number }

/** One block of weights. */
export type Block = { name: string; dims: number[]; values: Float32Array }

export type Convolution = { name: string; inputs: number; outputs: number; side: number; isLast: boolean }

/** The convolutions in order; `isLast` is followed by pooling. */
export function convolutionsOf({ side, stages }: Shape): Convolution[] {
  const layers: Convolution[] = []
  let inputs = 1
  for (const [stage, channels] of stages.entries()) {
    for (const [i, outputs] of channels.entries()) {
      const isLast = i === channels.length - 1
      layers.push({ name: `conv${stage}${i}`, inputs, outputs, side: side >> stage, isLast })
      inputs = outputs
    }
  }
  return layers
}

/** What the hidden layer sees. */
export function featuresOf({ side, stages }: Shape): number {
  return (stages.at(-1)?.at(-1) ?? 0) * (side >> stages.length) ** 2
}

/** Weights to begin with (He's rule), biases of nothing. */
export function newBlocks(shape: Shape, random: Random): Block[] {
  const layer = (name: string, dims: number[]): Block[] => {
    const [outputs = 0, ...rest] = dims
    const fanIn = rest.reduce((product, dim) => product * dim, 1)
    // A sum of two even spreads of width w has variance w²/6; He's rule asks for 2 / fanIn.
    const values = Float32Array.from({ length: outputs * fanIn }, () => around(random, Math.sqrt(12 / fanIn)))
    return [
      { name: `${name}.weight`, dims, values },
      { name: `${name}.bias`, dims: [outputs], values: new Float32Array(outputs) },
    ]
  }
  return [
    ...convolutionsOf(shape).flatMap(({ name, inputs, outputs }) => layer(name, [outputs, inputs, 3, 3])),
    ...layer('dense0', [shape.hidden, featuresOf(shape)]),
    ...layer('dense1', [shape.classes, shape.hidden]),
  ]
}

/** The network as a file: `glyphs` [n, 1, side, side] to `probabilities` [n, classes]; its weights stand in the graph already. */
export function forward(graph: Graph, shape: Shape): void {
  let last = graph.input('glyphs', ['n', 1, shape.side, shape.side])
  for (const { name, isLast } of convolutionsOf(shape)) {
    const sum = graph.op('Conv', [last, `${name}.weight`, `${name}.bias`], { pads: [1, 1, 1, 1] })
    last = graph.op('Relu', [sum])
    if (isLast) last = graph.op('MaxPool', [last], { kernel_shape: [2, 2], strides: [2, 2] })
  }
  const flat = graph.op('Flatten', [last], { axis: 1 })
  const hidden = graph.op('Relu', [graph.op('Gemm', [flat, 'dense0.weight', 'dense0.bias'], { transB: 1 })])
  const scores = graph.op('Gemm', [hidden, 'dense1.weight', 'dense1.bias'], { transB: 1 })
  graph.op('Softmax', [scores], { axis: 1 }, 'probabilities')
  graph.output('probabilities', ['n', shape.classes])
}

/** The weights in eight bits with a scale per row: a quarter of the size, and onnxruntime expands them when it loads. */
export function eightBit(graph: Graph, blocks: readonly Block[]): void {
  for (const { name, dims, values } of blocks) {
    if (name.endsWith('.bias')) {
      graph.floats(dims, values, name)
      continue
    }
    const { scales, quantized } = quantize(values, dims[0] ?? 1)
    const inputs = [
      graph.bytes(dims, quantized, `${name}.q`),
      graph.floats([scales.length], scales, `${name}.scale`),
    ]
    graph.op('DequantizeLinear', inputs, { axis: 0 }, name)
  }
}

/** One scale per output channel: rows of small weights keep their precision. */
function quantize(values: Float32Array, rows: number): { scales: Float32Array; quantized: Int8Array } {
  const width = values.length / rows
  const quantized = new Int8Array(values.length)
  const scales = Float32Array.from({ length: rows }, (_, row) => {
    const part = values.subarray(row * width, (row + 1) * width)
    const scale = part.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9) / 127
    quantized.set(
      Array.from(part, (weight) => Math.round(weight / scale)),
      row * width,
    )
    return scale
  })
  return { scales, quantized }
}
