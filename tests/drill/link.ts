import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Random } from './random'

/** How often what befalls a request, out of one. */
export type Weather = { drop: number; lose: number; delay: number; duplicate: number }
export const calm: Weather = { drop: 0, lose: 0, delay: 0, duplicate: 0 }
export const storm: Weather = { drop: 0.1, lose: 0.08, delay: 0.25, duplicate: 0.08 }

/**
 * A bad line between a laptop and the server: requests vanish before they arrive, or are carried out and their answer
 * vanishes, come late (and so after those sent later), or arrive twice.
 */
export type Link = {
  url: string
  setWeather(weather: Weather): void
  counts: { requests: number; dropped: number; lost: number; delayed: number; duplicated: number }
  close(): Promise<void>
}

export async function openLink(target: string, random: Random): Promise<Link> {
  let weather = calm
  const counts = { requests: 0, dropped: 0, lost: 0, delayed: 0, duplicated: 0 }
  const happens = (chance: number) => random.next() < chance

  async function carry(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    counts.requests++
    const body = await bodyOf(incoming)
    if (happens(weather.drop)) {
      counts.dropped++
      response.destroy()
      return
    }
    if (happens(weather.delay)) {
      counts.delayed++
      await new Promise((resolve) => setTimeout(resolve, random.below(120)))
    }
    if (happens(weather.duplicate) && !incoming.url?.includes('longpoll')) {
      counts.duplicated++
      await ask(target, incoming, body).catch(() => {})
    }
    const answer = await ask(target, incoming, body)
    if (happens(weather.lose)) {
      counts.lost++
      response.destroy()
      return
    }
    const { connection, 'transfer-encoding': _, 'content-length': __, ...headers } = answer.headers
    response.writeHead(answer.status, headers)
    response.end(answer.body)
  }

  const server = createServer((incoming, response) => {
    carry(incoming, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    counts,
    setWeather(next) {
      weather = next
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer }

/** One request to the server; the caller hangs up with it. */
function ask(target: string, incoming: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { connection, host, 'transfer-encoding': _, ...headers } = incoming.headers
    const outgoing = request(
      new URL(incoming.url ?? '/', target),
      { method: incoming.method, headers: { ...headers, 'content-length': body.length }, agent: false },
      (answer) => {
        bodyOf(answer).then(
          (read) => resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: read }),
          reject,
        )
      },
    )
    outgoing.on('error', reject)
    const hangUp = () => outgoing.destroy(new Error('hung up'))
    incoming.socket.once('close', hangUp)
    outgoing.once('close', () => incoming.socket.off('close', hangUp))
    outgoing.end(body)
  })
}
