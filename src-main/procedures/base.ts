import { ORPCError } from '@orpc/server'
import type { CoreContext } from '#main/core/context'
import type { Problem } from '#shared/contract/base'
import { may, type Right } from '#shared/domain/access'
import type { Result } from '#shared/domain/result'

/** Ends a procedure with the contract's typed error. */
export function fail(problem: Problem): never {
  throw new ORPCError('PROBLEM', { status: 422, data: problem })
}

export function unwrap<T>(result: Result<T, Problem>): T {
  return result.ok ? result.value : fail(result.error)
}

export function found<T>(value: T | null | undefined): T {
  return value ?? fail({ tag: 'not-found' })
}

export function requireRight(context: CoreContext, right: Right): void {
  if (!may(context.profile()?.roles ?? [], right)) fail({ tag: 'not-allowed', detail: right })
}
