import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NotFound } from '../app/not-found'
import { troubleOf } from './command'
import { ErrorState, Loading } from './states'

type Props<T> = {
  query: UseQueryResult<T | null>
  children: (data: T) => ReactNode
}

/** What a live query shows: a moment's wait, trouble with a way on, that there is no such thing, or the data. */
export function Live<T>({ query, children }: Props<T>) {
  const { t } = useTranslation()
  if (query.isPending) return <Loading />
  if (query.isError)
    return (
      <ErrorState title={t(`problem.${troubleOf(query.error).tag}`)} retry={() => void query.refetch()} />
    )
  if (query.data === null) return <NotFound />
  return children(query.data)
}
