import { ORPCError } from '@orpc/client'
import type { Problem } from '#shared/contract/base'

/** A problem of the contract, or `unexpected` for anything else: the screen has words for each tag. */
export type Trouble = Omit<Problem, 'tag'> & { tag: Problem['tag'] | 'unexpected' }

/** What an error of a procedure means to the person at the screen. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof ORPCError && error.code === 'PROBLEM' && isProblem(error.data)) return error.data
  console.error(error)
  return { tag: 'unexpected' }
}

const isProblem = (data: unknown): data is Problem =>
  typeof data === 'object' && data !== null && 'tag' in data && typeof data.tag === 'string'
