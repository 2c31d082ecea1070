import type { EventType } from '#shared/model/event'
import { type Slot, USUAL_TIMES } from './slots'

/** What the desk types about one host. Only the first name and a time are asked for; the rest may come later. */
export type HostValues = {
  firstName: string
  lastName: string
  phone: string
  email: string
  zip: string
  /** The known person picked from the suggestions, '' for somebody new. */
  personId: string
  type: EventType
  where: 'home' | 'venue'
  place: string
  street: string
  /** 0 = no limit. */
  capacity: number
  slots: Slot[]
  /** The usual times of day that the rows of the calendar stand for. */
  timeOne: string
  timeTwo: string
  timeThree: string
}

export const emptyHost: HostValues = {
  firstName: '',
  lastName: '',
  phone: '',
  email: '',
  zip: '',
  personId: '',
  type: 'phone-bank',
  where: 'home',
  place: '',
  street: '',
  capacity: 10,
  slots: [],
  timeOne: USUAL_TIMES[0],
  timeTwo: USUAL_TIMES[1],
  timeThree: USUAL_TIMES[2],
}

export const timesOf = ({ timeOne, timeTwo, timeThree }: HostValues): string[] => [
  timeOne,
  timeTwo,
  timeThree,
]
