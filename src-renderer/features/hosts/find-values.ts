import type { NearestQuery } from '#shared/contract/hosts'
import type { WhoValues } from '../person/known-person-field'
import { type FreeBox, freeTimesOf } from './free-times'

/** What the table types: where and when somebody could go, and who they are. One draft holds it all. */
export type FindValues = WhoValues & {
  /** ZIP from which hosts are near. */
  near: string
  free: FreeBox[]
  alsoFull: boolean
}

export const nobodyYet: FindValues = {
  near: '',
  free: [],
  alsoFull: false,
  firstName: '',
  lastName: '',
  phone: '',
  email: '',
  zip: '',
  personId: '',
}

/** As many as somebody reads while a person waits. */
const LIMIT = 40

export const queryOf = ({ near, free, alsoFull }: FindValues, meetingId: string | null): NearestQuery => ({
  meetingId,
  zip: near.slice(0, 10),
  free: freeTimesOf(free),
  alsoFull,
  limit: LIMIT,
})
