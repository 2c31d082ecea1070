import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { askRunningInstance } from '#main/serve/instance'
import { type Served, serve } from '#main/serve/serve'
import { type DataFolder, dataFolderAt } from '#main/shell/data-folder'

let served: Served
let folder: DataFolder
let host: string

beforeEach(async () => {
  const root = mkdtempSync(join(tmpdir(), 'barnstorm-serve-'))
  const out = join(root, 'out')
  mkdirSync(join(out, 'renderer', 'assets'), { recursive: true })
  writeFileSync(join(out, 'renderer', 'index.html'), '<div id="root" nonce="__NONCE__"></div>')
  writeFileSync(join(out, 'renderer', 'assets', 'app-1.js'), 'export {}')
  writeFileSync(join(root, 'secret.txt'), 'a secret beside the build')
  folder = dataFolderAt(join(root, 'data'))
  // No passphrase: the core is never started, so its entry need not exist.
  served = await serve({ folder, out, version: '1', port: 0 })
  host = `127.0.0.1:${served.port}`
})
afterEach(() => served.close())

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string }

/** Sends a path as it stands: `fetch` would tidy up `..` before anybody could see it. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port: served.port, path, method, headers: { host, ...headers } },
      (response) => {
        let body = ''
        response.setEncoding('utf8').on('data', (chunk: string) => {
          body += chunk
        })
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        )
      },
    )
    asked.on('error', reject).end()
  })
}

async function enter(): Promise<string> {
  const { pathname, search } = new URL(served.newAddress())
  const { headers } = await ask(pathname + search)
  return String(headers['set-cookie']).split(';')[0] ?? ''
}

/** How a socket ends up: `open`, or the status with which it was refused. */
function socket(path: string, headers: Record<string, string>): Promise<'open' | number> {
  return new Promise((resolve) => {
    const opened = new WebSocket(`ws://${host}${path}`, { headers })
    opened.on('open', () => {
      opened.close()
      resolve('open')
    })
    opened.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
    opened.on('error', () => {})
  })
}

describe('the way in', () => {
  test('is an address that works once and leaves no token behind', async () => {
    const { pathname, search } = new URL(served.newAddress())
    const first = await ask(pathname + search)
    expect(first.status).toBe(303)
    expect(first.headers.location).toBe('/')
    expect(String(first.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/)
    const second = await ask(pathname + search)
    expect(second.status).toBe(403)
    expect(second.headers['set-cookie']).toBeUndefined()
  })

  test('is closed to a guessed token, and to no token', async () => {
    expect((await ask('/?token=')).status).toBe(403)
    expect((await ask('/?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')).status).toBe(403)
    expect((await ask('/')).status).toBe(401)
    expect((await ask('/assets/app-1.js')).status).toBe(401)
    expect((await ask('/', { cookie: `barnstorm-${served.port}=made-up` })).status).toBe(401)
  })

  test('says what to do in both languages', async () => {
    const { body } = await ask('/')
    expect(body).toContain('npm start')
    expect(body).toContain('Ejecuta')
  })
})

describe('whoever is in', () => {
  test('gets the page, under a policy with a nonce of its own each time', async () => {
    const cookie = await enter()
    const pages = [await ask('/', { cookie }), await ask('/', { cookie })]
    const nonces = pages.map(({ headers, body }) => {
      const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1]
      expect(body).toBe(`<div id="root" nonce="${nonce}"></div>`)
      return nonce
    })
    expect(nonces[0]).not.toBe(nonces[1])
    expect(pages[0]?.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
    expect(String(pages[0]?.headers['content-security-policy'])).toContain("default-src 'none'")
  })

  test.each([
    '/../../secret.txt',
    '/assets/../../../secret.txt',
    '/%2e%2e/%2e%2e/secret.txt',
    '/..%2f..%2fsecret.txt',
    '/assets\\..\\..\\..\\secret.txt',
    '//secret.txt',
    '//',
    '/\\[',
    'http://[/',
    '*',
    '/assets',
    '/assets/',
    '/.stamp',
    '/index.html%00.js',
  ])('finds nothing at %s', async (path) => {
    const { status, body } = await ask(path, { cookie: await enter() })
    expect(status).toBe(404)
    expect(body).not.toContain('secret')
  })

  test('can only read', async () => {
    const cookie = await enter()
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
      expect((await ask('/', { cookie }, method)).status).toBe(405)
  })
})

describe('another site in the same browser', () => {
  test('cannot read along through a name that leads here', async () => {
    const cookie = await enter()
    for (const name of [
      'evil.example',
      'localhost',
      `localhost:${served.port}`,
      '127.0.0.1',
      `0.0.0.0:${served.port}`,
    ])
      expect((await ask('/', { cookie, host: name })).status).toBe(403)
  })

  test('cannot open a socket, not even with the cookie', async () => {
    const cookie = await enter()
    expect(await socket('/shell', { cookie, origin: `http://${host}` })).toBe('open')
    expect(await socket('/shell', { cookie, origin: 'https://evil.example' })).toBe(403)
    expect(await socket('/shell', { cookie, origin: `http://127.0.0.1:${served.port + 1}` })).toBe(403)
    expect(await socket('/shell', { cookie, origin: 'null' })).toBe(403)
    expect(await socket('/shell', { cookie })).toBe(403)
    expect(await socket('/shell', { cookie, origin: `http://${host}`, host: 'evil.example' })).toBe(403)
  })

  test('cannot open a socket without the cookie, and there are only two of them', async () => {
    const origin = `http://${host}`
    expect(await socket('/shell', { origin })).toBe(401)
    expect(await socket('/core', { origin })).toBe(401)
    expect(await socket('/other', { origin, cookie: await enter() })).toBe(404)
  })
})

describe('a second start on the same data folder', () => {
  test('gets a new address from the first, good once', async () => {
    const address = await askRunningInstance(folder)
    const { host: answers, pathname, search } = new URL(address ?? '')
    expect(answers).toBe(host)
    expect((await ask(pathname + search)).status).toBe(303)
    expect((await ask(pathname + search)).status).toBe(403)
  })

  test('is refused without the secret that lies in the data folder', async () => {
    expect((await ask('/again', {}, 'POST')).status).toBe(403)
    expect((await ask('/again', { 'x-barnstorm-secret': 'x'.repeat(43) }, 'POST')).status).toBe(403)
    expect((await ask('/again', { cookie: await enter() }, 'POST')).status).toBe(403)
  })

  test('finds nobody once the first has closed', async () => {
    await served.close()
    expect(await askRunningInstance(folder)).toBeNull()
  })
})
