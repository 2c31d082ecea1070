import { readFile } from 'node:fs/promises'
import type { ServerAddress } from '#main/central/client'
import { init } from '#main/central/init'
import { invite } from '#main/central/invite'
import { serve } from '#main/central/serve'
import type { Result } from '#shared/domain/result'
import type { Role } from '#shared/model/base'

export type TestCentral<N extends string> = {
  address: ServerAddress
  program: string
  invitations: Record<N, string>
  close(): Promise<void>
}

/** A central server of this process on a folder of its own, with a program and these people invited to it. */
export async function startCentral<N extends string>(
  dataDir: string,
  ...people: [name: N, roles: Role[]][]
): Promise<TestCentral<N>> {
  const program = 'spring'
  const { address, close } = must(await serve({ dataDir, port: 0, onBug: (cause) => console.error(cause) }))
  must(await init({ address, program, rules: await readFile('resources/couchdb/validate.js', 'utf8') }))
  const codes = await Promise.all(
    people.map(async ([name, roles]) => {
      const { code } = must(await invite({ address, program, name, roles }))
      return [name, code] as const
    }),
  )
  return { address, program, invitations: Object.fromEntries(codes) as Record<N, string>, close }
}

function must<T>(result: Result<T, { tag: string }>): T {
  if (!result.ok) throw new Error(result.error.tag)
  return result.value
}

/** The first model of a live query that passes. */
export async function until<T>(live: Promise<AsyncIterable<T>>, passes: (model: T) => boolean): Promise<T> {
  for await (const model of await live) if (passes(model)) return model
  throw new Error('the live query ended')
}
