import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { init } from '#main/central/init'
import { invite } from '#main/central/invite'
import { type Served, serve } from '#main/central/serve'
import { runSteward } from '#main/central/steward/run'
import type { Result } from '#shared/domain/result'
import type { Role } from '#shared/model/base'

/** A central server on this machine, with one program. */
export type Central = {
  /** The line that lets somebody's laptop join. */
  invitationFor(name: string, role: Role): Promise<string>
  /** From now on hosts get what is theirs, and the team what hosts do. */
  keepHosts(): void
  /** The network is gone: laptops carry on without it, until it is back. */
  goAway(): Promise<void>
  comeBack(): Promise<void>
  close(): Promise<void>
}

const PROGRAM = 'spring'

export async function startCentral(): Promise<Central> {
  const dataDir = mkdtempSync(join(tmpdir(), 'barnstorm-central-'))
  const onBug = (cause: unknown) => console.error(cause)
  let served: Served | null = must(await serve({ dataDir, port: 0, onBug }))
  const { address, port } = served
  const ending = new AbortController()
  let steward: Promise<unknown> = Promise.resolve()
  const goAway = async () => {
    await served?.close()
    served = null
  }
  must(
    await init({ address, program: PROGRAM, rules: readFileSync('resources/couchdb/validate.js', 'utf8') }),
  )
  return {
    async invitationFor(name, role) {
      return must(await invite({ address, program: PROGRAM, name, roles: [role] })).code
    },
    keepHosts() {
      const { signal } = ending
      const quiet = { onTurn: () => {}, onTrouble: () => {} }
      steward = runSteward({ address, program: PROGRAM, signal, once: false, ...quiet })
    },
    goAway,
    async comeBack() {
      served = must(await serve({ dataDir, port, onBug }))
    },
    async close() {
      ending.abort()
      await steward
      await goAway()
    },
  }
}

function must<T>(result: Result<T, { tag: string }>): T {
  if (!result.ok) throw new Error(result.error.tag)
  return result.value
}
