/** An ONNX model (opset 17), written node by node. Numbers of fields are those of onnx.proto. */
export class Graph {
  private readonly nodes: Buffer[] = []
  private readonly constants: Buffer[] = []
  private readonly inputs: Buffer[] = []
  private readonly outputs: Buffer[] = []
  private count = 0

  /** Adds an operation; answers the name of its output, which may be given. */
  op(
    operator: string,
    inputs: string[],
    attributes: Attributes = {},
    output = `${operator}${this.count++}`,
  ): string {
    this.nodes.push(
      Buffer.concat([
        ...inputs.map((input) => text(1, input)),
        text(2, output),
        text(4, operator),
        ...Object.entries(attributes).map(([name, setting]) => block(5, attribute(name, setting))),
      ]),
    )
    return output
  }

  floats(dims: number[], values: Float32Array, name = `floats${this.count++}`): string {
    return this.constant(name, dims, FLOAT, Buffer.from(values.buffer, values.byteOffset, values.byteLength))
  }

  float(value: number): string {
    return this.floats([], Float32Array.of(value))
  }

  bytes(dims: number[], values: Int8Array, name: string): string {
    return this.constant(name, dims, INT8, Buffer.from(values.buffer, values.byteOffset, values.byteLength))
  }

  whole(values: number[]): string {
    const raw = Buffer.from(BigInt64Array.from(values, BigInt).buffer)
    return this.constant(`whole${this.count++}`, [values.length], INT64, raw)
  }

  input(name: string, dims: (number | string)[]): string {
    this.inputs.push(value(name, dims))
    return name
  }

  output(name: string, dims: (number | string)[]): void {
    this.outputs.push(value(name, dims))
  }

  model(): Buffer {
    const graph = Buffer.concat([
      ...this.nodes.map((bytes) => block(1, bytes)),
      text(2, 'characters'),
      ...this.constants.map((bytes) => block(5, bytes)),
      ...this.inputs.map((bytes) => block(11, bytes)),
      ...this.outputs.map((bytes) => block(12, bytes)),
    ])
    return Buffer.concat([number(1, 8), text(2, 'barnstorm'), block(7, graph), block(8, number(2, 17))])
  }

  private constant(name: string, dims: number[], type: number, raw: Buffer): string {
    this.constants.push(
      Buffer.concat([...dims.map((dim) => number(1, dim)), number(2, type), text(8, name), block(9, raw)]),
    )
    return name
  }
}

export const FLOAT = 1
const INT8 = 3
const INT64 = 7

type Attributes = Record<string, number | number[]>

const attribute = (name: string, setting: number | number[]) =>
  typeof setting === 'number'
    ? Buffer.concat([text(1, name), number(3, setting), number(20, 2)])
    : Buffer.concat([text(1, name), ...setting.map((item) => number(8, item)), number(20, 7)])

function value(name: string, dims: (number | string)[]): Buffer {
  const shape = dims.map((dim) => block(1, typeof dim === 'number' ? number(1, dim) : text(2, dim)))
  const tensorType = Buffer.concat([number(1, FLOAT), block(2, Buffer.concat(shape))])
  return Buffer.concat([text(1, name), block(2, block(1, tensorType))])
}

/** The three field forms of Protocol Buffers that ONNX needs. */
const number = (field: number, content: number) => Buffer.concat([varint(field << 3), varint(content)])
const block = (field: number, content: Buffer) =>
  Buffer.concat([varint((field << 3) | 2), varint(content.length), content])
const text = (field: number, content: string) => block(field, Buffer.from(content))

function varint(content: number): Buffer {
  const bytes: number[] = []
  for (let rest = content; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest])
    bytes.push((rest % 128) | 128)
  }
}
