import type { WriteOutcome } from './bulk-write'
import type { SqliteDriver } from './driver'

/**
 * Writes to several collections that reach the disk together or not at all. RxDB writes each collection with a call
 * of its own; the calls that carry one group's name as their context wait for each other and share a transaction.
 */
export type WriteGroups = {
  /** Opens a group of so many calls. @returns the context to give to each of them */
  begin(calls: number): string
  /** @returns undefined where `context` names no group. Rejects with GroupNotWritten where another call conflicted. */
  join<T>(context: string, write: () => WriteOutcome<T>): Promise<WriteOutcome<T>> | undefined
}

const GROUP = 'group '

/** Whether something was written by a command of this laptop, and not by sync. */
export const isOfCommand = (context: string): boolean => context.startsWith(GROUP)

/** Another call of the group met a conflict, so nothing of this one was written either. */
export class GroupNotWritten extends Error {
  override readonly name = 'GroupNotWritten'
}

type Call = {
  write: () => WriteOutcome<never>
  settle: (outcome: WriteOutcome<never>) => void
  fail: (cause: unknown) => void
}
type Group = { calls: number; waiting: Call[] }

/** Undoes the transaction; carries what each call met. */
class Conflicts extends Error {
  readonly outcomes: WriteOutcome<never>[]

  constructor(outcomes: WriteOutcome<never>[]) {
    super('conflicts')
    this.outcomes = outcomes
  }
}

export function writeGroups(driver: SqliteDriver): WriteGroups {
  const groups = new Map<string, Group>()
  let begun = 0

  return {
    begin(calls) {
      const context = `${GROUP}${begun++}`
      groups.set(context, { calls, waiting: [] })
      return context
    },

    join<T>(context: string, write: () => WriteOutcome<T>) {
      const group = groups.get(context)
      if (!group) return undefined
      return new Promise<WriteOutcome<T>>((settle, fail) => {
        // Groups mix collections of many types; each call gets back what its own `write` made.
        group.waiting.push({ write, settle, fail } as unknown as Call)
        if (group.waiting.length < group.calls) return
        groups.delete(context)
        writeAll(driver, group.waiting)
      })
    },
  }
}

function writeAll(driver: SqliteDriver, calls: Call[]): void {
  try {
    const written = driver.transaction(() => {
      const outcomes = calls.map(({ write }) => write())
      if (outcomes.some(({ errors }) => errors.length > 0)) throw new Conflicts(outcomes)
      return outcomes
    })
    for (const [index, outcome] of written.entries()) calls[index]?.settle(outcome)
  } catch (cause) {
    for (const [index, call] of calls.entries()) {
      const errors = cause instanceof Conflicts ? (cause.outcomes[index]?.errors ?? []) : []
      if (errors.length > 0) call.settle({ errors, changes: [] })
      else call.fail(cause instanceof Conflicts ? new GroupNotWritten() : cause)
    }
  }
}
