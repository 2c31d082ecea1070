import type { Page } from '@playwright/test'
import { build } from 'esbuild'
import type { CoreClient } from '#shared/contract/contract'

/**
 * The contract, called from within a page of the running app by the app's own client: the same door, frames and checks
 * as any screen. For the bulk of an evening, where the screen itself has been gone through already. Commands only.
 */
export async function contractIn(page: Page): Promise<CoreClient> {
  bundle ??= bundled()
  await page.evaluate(await bundle)
  return proxyAt(page, []) as CoreClient
}

let bundle: Promise<string> | undefined

async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { client } from './src-renderer/live/client'; globalThis.barnstormContract = client`,
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome130',
  })
  return outputFiles[0]?.text ?? ''
}

type Procedure = (input: unknown) => Promise<unknown>

/** `client.a.b(input)` here is `barnstormContract.a.b(input)` there. */
function proxyAt(page: Page, path: readonly string[]): unknown {
  const call: Procedure = (input) =>
    page.evaluate(
      ([steps, argument]) => {
        let at: unknown = Reflect.get(globalThis, 'barnstormContract')
        for (const step of steps) at = Reflect.get(at as object, step)
        return (at as (given: unknown) => Promise<unknown>)(argument)
      },
      [path, input] as const,
    )
  return new Proxy(call, {
    // A promise of it must not take it for a promise.
    get: (_, name) => (name === 'then' ? undefined : proxyAt(page, [...path, String(name)])),
  })
}
