import type { ProcedureUtils } from '@orpc/tanstack-query'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { err, ok, type Result } from '#shared/domain/result'
import type { CallContext } from '../live/call-context'
import { unsaved } from './saving'
import { type Trouble, troubleOf } from './trouble'
import { sayTrouble } from './undo'

export { type Trouble, troubleOf } from './trouble'

type Command<Input, Output> = {
  /** Carries the command out. Never rejects: what went wrong is in the result. */
  run: (input: Input) => Promise<Result<Output, Trouble>>
  pending: boolean
}

type Options = {
  /** Forms show the trouble at its field; everything else says it in a toast. */
  quiet?: boolean
}

/** A command of the contract, ready for a button or a form. */
export function useCommand<Input, Output, Failure extends Error>(
  procedure: ProcedureUtils<CallContext, Input, Output, Failure>,
  { quiet = false }: Options = {},
): Command<Input, Output> {
  const { t } = useTranslation()
  const mutation = useMutation(procedure.mutationOptions())
  const run = async (input: Input): Promise<Result<Output, Trouble>> => {
    const isSafe = unsaved()
    try {
      return ok(await mutation.mutateAsync(input))
    } catch (error) {
      const trouble = troubleOf(error)
      if (!quiet) sayTrouble(t(`problem.${trouble.tag}`))
      return err(trouble)
    } finally {
      isSafe()
    }
  }
  return { run, pending: mutation.isPending }
}
