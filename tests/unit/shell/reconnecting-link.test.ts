import { createORPCClient, ORPCError } from '@orpc/client'
import { describe, expect, test } from 'vitest'
import type { Line } from '../../../src-renderer/live/channel'
import { reconnectingLink } from '../../../src-renderer/live/reconnecting-link'

type Echo = { echo(input: string): Promise<string> }
type Answer = (text: string) => Promise<{ status: number; body: unknown }>

/** A core whose lines can be cut. What it answers is set from outside, per line. */
function cuttableCore(answers: Answer[]) {
  const cuts: (() => void)[] = []
  const heard: string[] = []
  const open = async (onClose: () => void): Promise<Line> => {
    const answer = answers[Math.min(cuts.length, answers.length - 1)]
    if (!answer) throw new Error('no core')
    const isCut = new Promise<never>((_, reject) => {
      cuts.push(() => {
        reject(new DOMException('the line is gone', 'AbortError'))
        onClose()
      })
    })
    isCut.catch(() => {})
    return {
      async call(request) {
        const body = request.body
        const text = body && typeof body === 'object' && 'json' in body ? String(body.json) : ''
        heard.push(text)
        const { status, body: answered } = await Promise.race([answer(text), isCut])
        return { status, headers: {}, body: async () => answered }
      },
    }
  }
  return { open, heard, cut: () => cuts.at(-1)?.(), lines: () => cuts.length }
}

const echoes: Answer = async (text) => ({ status: 200, body: { json: text.toUpperCase() } })
const never: Answer = () => new Promise(() => {})
const clientOver = (core: ReturnType<typeof cuttableCore>, states: boolean[] = []): Echo =>
  createORPCClient(reconnectingLink(core.open, (isOpen) => states.push(isOpen)))

describe('a link that reconnects', () => {
  test('answers', async () => {
    const core = cuttableCore([echoes])
    expect(await clientOver(core).echo('hola')).toBe('HOLA')
  })

  test('makes a call again that was under way when the line was lost', async () => {
    const core = cuttableCore([never, echoes])
    const answer = clientOver(core).echo('sign up Ana')
    while (core.heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    core.cut()
    expect(await answer).toBe('SIGN UP ANA')
    expect(core.heard).toEqual(['sign up Ana', 'sign up Ana'])
  })

  test('lets a refusal of the core stand', async () => {
    const refusal = new ORPCError('PROBLEM', { status: 422, data: { tag: 'not-found' } })
    const core = cuttableCore([async () => ({ status: 422, body: { json: refusal.toJSON() } })])
    await expect(clientOver(core).echo('gone')).rejects.toMatchObject({ code: 'PROBLEM', status: 422 })
    expect(core.heard).toHaveLength(1)
  })

  test('lets a call wait until there is a core', async () => {
    let isUp = false
    const core = cuttableCore([echoes])
    const open = (onClose: () => void) => (isUp ? core.open(onClose) : Promise.reject(new Error('not yet')))
    const client: Echo = createORPCClient(reconnectingLink(open, () => {}))
    const answer = client.echo('early')
    isUp = true
    expect(await answer).toBe('EARLY')
  })

  test('opens one line at a time, and says when it has none', async () => {
    const states: boolean[] = []
    const core = cuttableCore([echoes])
    const client = clientOver(core, states)
    await Promise.all([client.echo('a'), client.echo('b')])
    core.cut()
    await client.echo('c')
    expect(core.lines()).toBe(2)
    expect(states).toEqual([true, false, true])
  })
})
