import { InferenceSession, Tensor } from 'onnxruntime-node'
import { type Block, type Convolution, convolutionsOf, featuresOf, type Shape } from './network'
import { Graph } from './onnx'
import type { Random } from './random'

const SMOOTHING = 0.05
const DROPOUT = 0.3
const DECAY = 1e-4
const ADAM = { first: 0.9, second: 0.999, tiny: 1e-8 }
/** The weights that are kept are a running mean over about the last thousand steps. */
const MEAN_OVER = 1000

/** `random` decides what is dropped. */
export type Batch = { pictures: Float32Array[]; labels: number[]; random: Random }
export type Learner = {
  /** One step of Adam; answers the mean loss and the share that was right. */
  step(batch: Batch, rate: number): Promise<{ loss: number; right: number }>
  /** The running mean of all weights. */
  blocks(): Block[]
  /** All there is to know to go on later. */
  state(): Float32Array
  resume(state: Float32Array): void
}

/** Learning runs on onnxruntime as reading does: the step, its gradients and Adam are one graph. One thread: others use this machine too. */
export async function openLearner(shape: Shape, start: Block[], batch: number): Promise<Learner> {
  const session = await InferenceSession.create(stepGraph(shape, start, batch).model(), {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  })
  const means = start.map(({ values }) => values.slice())
  let state: Record<string, FloatTensor> = Object.fromEntries(
    start.flatMap(({ name, dims, values }) => [
      [name, tensor(values.slice(), dims)],
      [`${name}.mean`, tensor(new Float32Array(values.length), dims)],
      [`${name}.square`, tensor(new Float32Array(values.length), dims)],
    ]),
  )
  let steps = 0
  return {
    step: async ({ pictures, labels, random }, rate) => {
      steps++
      const outputs = await session.run({
        ...state,
        pictures: tensor(joined(pictures), [batch, 1, shape.side, shape.side]),
        wanted: tensor(softened(labels, shape.classes), [batch, shape.classes]),
        kept: tensor(kept(batch * shape.hidden, random), [batch, shape.hidden]),
        rate: tensor(Float32Array.of(rate / (1 - ADAM.first ** steps)), []),
        unbias: tensor(Float32Array.of(1 / (1 - ADAM.second ** steps)), []),
        decay: tensor(Float32Array.of(rate * DECAY), []),
      })
      state = Object.fromEntries(Object.keys(state).map((name) => [name, floats(outputs, `${name}.next`)]))
      const share = Math.max(1 / MEAN_OVER, 1 / steps)
      for (const [i, { name }] of start.entries())
        average(means[i], floats(outputs, `${name}.next`).data, share)
      return judge(floats(outputs, 'probabilities').data, labels, shape.classes)
    },
    blocks: () => start.map(({ name, dims }, i) => ({ name, dims, values: means[i] ?? new Float32Array(0) })),
    state: () => joined([Float32Array.of(steps), ...means, ...Object.values(state).map(({ data }) => data)]),
    resume: (saved) => {
      let at = 1
      const next = (size: number) => {
        at += size
        return saved.subarray(at - size, at)
      }
      steps = saved[0] ?? 0
      for (const mean of means) mean.set(next(mean.length))
      for (const { data } of Object.values(state)) data.set(next(data.length))
    },
  }
}

type FloatTensor = Tensor & { data: Float32Array }

const tensor = (values: Float32Array, dims: number[]): FloatTensor => new Tensor('float32', values, dims)

function floats(outputs: Record<string, Tensor>, name: string): FloatTensor {
  const tensor = outputs[name]
  if (!(tensor?.data instanceof Float32Array)) throw new TypeError(`no numbers in ${name}`)
  return tensor as FloatTensor
}

function joined(parts: Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

function softened(labels: number[], classes: number): Float32Array {
  const wanted = new Float32Array(labels.length * classes).fill(SMOOTHING / classes)
  for (const [i, label] of labels.entries()) wanted[i * classes + label] = 1 - SMOOTHING + SMOOTHING / classes
  return wanted
}

const kept = (count: number, random: Random) =>
  Float32Array.from({ length: count }, () => (random() < DROPOUT ? 0 : 1 / (1 - DROPOUT)))

function average(mean: Float32Array | undefined, now: Float32Array, share: number): void {
  if (!mean) return
  for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] ?? 0) * (1 - share) + (now[i] ?? 0) * share
}

function judge(shares: Float32Array, labels: number[], classes: number) {
  let loss = 0
  let right = 0
  for (const [i, label] of labels.entries()) {
    const own = shares.subarray(i * classes, (i + 1) * classes)
    loss -= Math.log((own[label] ?? 0) + 1e-9)
    if (own.indexOf(Math.max(...own)) === label) right++
  }
  return { loss: loss / labels.length, right: right / labels.length }
}

/** Forward, backward, Adam. Every block of weights enters with its two running means, and leaves as `….next`. */
function stepGraph(shape: Shape, blocks: readonly Block[], batch: number): Graph {
  const graph = new Graph()
  for (const { name, dims } of blocks)
    for (const part of ['', '.mean', '.square']) graph.input(`${name}${part}`, dims)
  graph.input('pictures', [batch, 1, shape.side, shape.side])
  graph.input('wanted', [batch, shape.classes])
  graph.input('kept', [batch, shape.hidden])
  for (const name of ['rate', 'unbias', 'decay']) graph.input(name, [])
  const gradients = backward(graph, shape, batch)
  for (const { name, dims } of blocks) adam(graph, name, dims, gradients.get(name) ?? '')
  graph.output('probabilities', [batch, shape.classes])
  return graph
}

/** Answers the gradient of every block of weights, by the block's name. */
function backward(graph: Graph, shape: Shape, batch: number): ReadonlyMap<string, string> {
  const layers = convolutionsOf(shape)
  const gradients = new Map<string, string>()
  let last = 'pictures'
  const passed = layers.map((layer) => {
    const input = last
    const weights = [`${layer.name}.weight`, `${layer.name}.bias`]
    const cut = graph.op('Relu', [graph.op('Conv', [input, ...weights], { pads: [1, 1, 1, 1] })])
    const pooled = layer.isLast ? pool(graph, layer, cut, batch) : undefined
    last = pooled?.output ?? cut
    return { layer, input, cut, pooled }
  })
  const flat = graph.op('Reshape', [last, graph.whole([batch, featuresOf(shape)])])
  const cut = graph.op('Relu', [graph.op('Gemm', [flat, 'dense0.weight', 'dense0.bias'], { transB: 1 })])
  const hidden = graph.op('Mul', [cut, 'kept'])
  const scores = graph.op('Gemm', [hidden, 'dense1.weight', 'dense1.bias'], { transB: 1 })
  graph.op('Softmax', [scores], { axis: 1 }, 'probabilities')

  const wrong = graph.op('Mul', [graph.op('Sub', ['probabilities', 'wanted']), graph.float(1 / batch)])
  const dense = (name: string, gradient: string, input: string): string => {
    gradients.set(`${name}.weight`, graph.op('Gemm', [gradient, input], { transA: 1 }))
    gradients.set(`${name}.bias`, sum(graph, gradient, [0]))
    return graph.op('MatMul', [gradient, `${name}.weight`])
  }
  const ofHidden = graph.op('Mul', [dense('dense1', wrong, hidden), 'kept'])
  const ofFlat = dense('dense0', whereInked(graph, ofHidden, cut), flat)
  const deepest = layers.at(-1)
  const half = (deepest?.side ?? 0) >> 1
  let gradient = graph.op('Reshape', [ofFlat, graph.whole([batch, deepest?.outputs ?? 0, half, half])])
  for (const { layer, input, cut, pooled } of passed.reverse()) {
    const { name } = layer
    const below = whereInked(graph, pooled ? unpool(graph, layer, pooled, gradient, batch) : gradient, cut)
    gradients.set(`${name}.bias`, sum(graph, below, [0, 2, 3]))
    gradients.set(`${name}.weight`, ofWeights(graph, input, below))
    if (input !== 'pictures')
      gradient = graph.op('ConvTranspose', [below, `${name}.weight`], { pads: [1, 1, 1, 1] })
  }
  return gradients
}

const sum = (graph: Graph, of: string, axes: number[]) =>
  graph.op('ReduceSum', [of, graph.whole(axes)], { keepdims: 0 })

/** The gradient passes where the cut at zero let something through. */
const whereInked = (graph: Graph, gradient: string, cut: string) =>
  graph.op('Mul', [
    gradient,
    graph.op('Cast', [graph.op('Greater', [cut, graph.float(0)])], { to: FLOAT_TYPE }),
  ])

const FLOAT_TYPE = 1

/** The gradient of a convolution's weights is the convolution of its input with its output's gradient, pictures and channels swapped. */
function ofWeights(graph: Graph, input: string, gradient: string): string {
  const swapped = (name: string) => graph.op('Transpose', [name], { perm: [1, 0, 2, 3] })
  return swapped(graph.op('Conv', [swapped(input), swapped(gradient)], { pads: [1, 1, 1, 1] }))
}

type Pooled = { output: string; squares: string; largest: string }

/** The largest of every 2 × 2; a last odd row and column are left out. */
function pool(graph: Graph, { outputs, side }: Convolution, cut: string, batch: number): Pooled {
  const half = side >> 1
  const even =
    side % 2 === 0
      ? cut
      : graph.op('Slice', [cut, graph.whole([0, 0]), graph.whole([2 * half, 2 * half]), graph.whole([2, 3])])
  const squares = graph.op('Reshape', [even, graph.whole([batch * outputs, half, 2, half, 2])])
  const largest = graph.op('ReduceMax', [squares], { axes: [2, 4], keepdims: 1 })
  return {
    output: graph.op('Reshape', [largest, graph.whole([batch, outputs, half, half])]),
    squares,
    largest,
  }
}

/** The gradient goes to the pixel that was largest. */
function unpool(
  graph: Graph,
  { outputs, side }: Convolution,
  { squares, largest }: Pooled,
  gradient: string,
  batch: number,
): string {
  const half = side >> 1
  const isLargest = graph.op('Cast', [graph.op('Equal', [squares, largest])], { to: FLOAT_TYPE })
  const spread = graph.op('Reshape', [gradient, graph.whole([batch * outputs, half, 1, half, 1])])
  const even = graph.op('Reshape', [
    graph.op('Mul', [isLargest, spread]),
    graph.whole([batch, outputs, 2 * half, 2 * half]),
  ])
  if (side % 2 === 0) return even
  return graph.op('Pad', [even, graph.whole([0, 0, 0, 0, 0, 0, 1, 1])])
}

function adam(graph: Graph, name: string, dims: number[], gradient: string): void {
  const blend = (old: string, now: string, keep: number, next: string) =>
    graph.op(
      'Add',
      [graph.op('Mul', [old, graph.float(keep)]), graph.op('Mul', [now, graph.float(1 - keep)])],
      {},
      next,
    )
  const mean = blend(`${name}.mean`, gradient, ADAM.first, `${name}.mean.next`)
  const square = blend(
    `${name}.square`,
    graph.op('Mul', [gradient, gradient]),
    ADAM.second,
    `${name}.square.next`,
  )
  const root = graph.op('Sqrt', [graph.op('Mul', [square, 'unbias'])])
  const step = graph.op('Mul', [
    graph.op('Div', [mean, graph.op('Add', [root, graph.float(ADAM.tiny)])]),
    'rate',
  ])
  const pulled = name.endsWith('.weight') ? graph.op('Sub', [name, graph.op('Mul', [name, 'decay'])]) : name
  graph.op('Sub', [pulled, step], {}, `${name}.next`)
  for (const part of ['', '.mean', '.square']) graph.output(`${name}${part}.next`, dims)
}
