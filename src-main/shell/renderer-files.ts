import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

/**
 * Only the app's own code and pictures; no markup made from text. Mantine writes its CSS variables into <style>
 * elements: they carry the nonce of this response. Trusted types: one policy, which lets style sheets through and
 * nothing that could hold an element (src-renderer/live/trusted-types.ts).
 */
const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ')

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/** Where index.html asks for the nonce of the response it comes in. */
const NONCE_PLACEHOLDER = '__NONCE__'

export type RendererFile = { body: string | Buffer; headers: Record<string, string> }

/**
 * The built renderer, by URL path. Its files are listed once, at the start: a path that is not on the list does not
 * exist, so no spelling of `..` can lead out of the folder.
 */
export function rendererFilesIn(folder: string) {
  const paths = new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).split(sep).join('/')),
  )
  return async (path: string): Promise<RendererFile | null> => {
    const name = path === '/' ? '/index.html' : path
    if (!paths.has(name)) return null
    const nonce = randomBytes(16).toString('base64')
    const content = await readFile(join(folder, name))
    const isPage = name.endsWith('.html')
    return {
      body: isPage ? content.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce) : content,
      headers: {
        'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
        'content-security-policy': contentSecurityPolicy(nonce),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        // The names of the assets carry a hash of their content; the page itself carries a nonce.
        'cache-control': name.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-store',
      },
    }
  }
}
export type RendererFiles = ReturnType<typeof rendererFilesIn>
