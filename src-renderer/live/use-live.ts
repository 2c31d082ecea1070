import type { AsyncIteratorClass } from '@orpc/client'
import type { ProcedureUtils } from '@orpc/tanstack-query'
import { keepPreviousData, type SkipToken, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { CallContext } from './call-context'

type Options = {
  /** Show the last result while the next input's first one is on its way: for a list that somebody narrows. */
  keepPrevious?: boolean
  /** Forget the data as soon as nobody shows it: for what somebody acts upon, and must not act upon as it was. */
  forget?: boolean
}

/** Follows a live query of the contract: the data is always the newest, as long as the component is there. */
export function useLive<Input, Item, Failure extends Error>(
  procedure: ProcedureUtils<CallContext, Input, AsyncIteratorClass<Item, unknown, void>, Failure>,
  input: Input | SkipToken,
  { keepPrevious = false, forget = false }: Options = {},
): UseQueryResult<Item, Failure> {
  return useQuery({
    ...procedure.experimental_liveOptions({ input }),
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(forget ? { gcTime: 0 } : {}),
  })
}
