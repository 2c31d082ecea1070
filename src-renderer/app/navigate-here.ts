import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

/**
 * As `useNavigate`, for where the answer of a command leads. Whoever has gone on to another screen before the answer
 * came is not called back.
 */
export function useNavigateHere(): ReturnType<typeof useNavigate> {
  const navigate = useNavigate()
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])
  return ((options: Parameters<typeof navigate>[0]) =>
    isHere.current ? navigate(options) : Promise.resolve()) as typeof navigate
}
