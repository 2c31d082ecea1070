import { createRouterClient, ORPCError, type RouterClient } from '@orpc/server'
import { problem } from '#shared/contract/base'
import { type Core, startCore } from '../core/core'
import { systemClock } from '../core/ports'
import type { DataFolder } from '../shell/data-folder'
import { openKey } from './open-key'
import { Failure, type Place } from './outcome'
import { problemSentence, sentenceFor } from './sentences'

export type CoreClient = RouterClient<Core['router']>

/** Runs a piece of work on a core of its own, in this process, and closes it whatever happens. */
export async function withCore<T>(
  folder: DataFolder,
  place: Place,
  work: (client: CoreClient) => Promise<T>,
): Promise<T> {
  const key = await openKey(folder, place.passphrase)
  const core = await startCore({
    dataDir: folder.path,
    key,
    version: place.version,
    clock: systemClock,
    log: () => {},
    // A command does one thing, and ends.
    restart: () => {},
  })
  if (!core.ok) throw new Failure(sentenceFor(core.error))
  try {
    return await work(createRouterClient(core.value.router))
  } catch (error) {
    throw asFailure(error)
  } finally {
    await core.value.close()
  }
}

/** A refusal of the contract in words; anything else is a bug and stays what it is. */
function asFailure(error: unknown): unknown {
  const refused = error instanceof ORPCError ? problem.safeParse(error.data) : null
  return refused?.success ? new Failure(problemSentence(refused.data)) : error
}
