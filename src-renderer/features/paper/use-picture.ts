import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

/** A picture from the core, as an address that an image can show; null until it is there, or where there is none. */
export function usePicture(
  key: readonly unknown[],
  load: () => Promise<File>,
  enabled: boolean,
): string | null {
  const { data } = useQuery({
    queryKey: ['picture', ...key],
    queryFn: load,
    enabled,
    // A better picture of the same page takes the place of the one before when it is there.
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    // A page is half a megabyte: those of a minute ago are enough to go back to.
    gcTime: 60_000,
  })
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (!data) {
      setUrl(null)
      return
    }
    const made = URL.createObjectURL(data)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [data])
  return url
}
