import { createContext, useContext } from 'react'
import type { Profile } from '#shared/model/profile'

const ProfileContext = createContext<Profile | null>(null)
export const ProfileProvider = ProfileContext.Provider

/** Who is at this laptop. Only below the first run, which makes it. */
export function useProfile(): Profile {
  const profile = useContext(ProfileContext)
  if (!profile) throw new Error('useProfile outside of ProfileProvider')
  return profile
}
