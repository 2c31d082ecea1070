import {
  IconCalendarEvent,
  IconClipboardCheck,
  IconCloudUp,
  IconFileText,
  IconPhone,
  IconPhoneCheck,
  IconSettings,
  IconSpeakerphone,
  IconSunrise,
  IconUsers,
} from '@tabler/icons-react'
import type { en } from '#shared/messages/en'
import type { Role } from '#shared/model/base'

/** A place in the rail: a job somebody comes here to do. */
type Job = {
  id: keyof typeof en.app.job
  to: string
  icon: typeof IconSunrise
  /** Left out = everybody. */
  roles?: readonly Role[]
}

/** In the order of the rail. A job enters this list together with its screen. */
export const jobs = [
  { id: 'today', to: '/', icon: IconSunrise },
  { id: 'meetings', to: '/meetings', icon: IconSpeakerphone, roles: ['organizer', 'data-entry', 'admin'] },
  { id: 'events', to: '/events', icon: IconCalendarEvent },
  {
    id: 'people',
    to: '/people',
    icon: IconUsers,
    roles: ['organizer', 'host', 'data-entry', 'support', 'admin'],
  },
  {
    id: 'paper',
    to: '/paper',
    icon: IconFileText,
    roles: ['organizer', 'data-entry', 'support', 'admin'],
  },
  {
    id: 'phoneBank',
    to: '/phone-bank',
    icon: IconPhone,
    roles: ['organizer', 'host', 'support', 'data-entry', 'admin'],
  },
  {
    id: 'followUp',
    to: '/follow-up',
    icon: IconPhoneCheck,
    roles: ['organizer', 'support', 'admin'],
  },
  { id: 'review', to: '/review', icon: IconClipboardCheck, roles: ['moderator', 'admin'] },
  { id: 'sync', to: '/sync', icon: IconCloudUp },
  { id: 'settings', to: '/settings', icon: IconSettings },
] as const satisfies readonly Job[]

export const jobsOf = (roles: readonly Role[]) =>
  jobs.filter((job: Job) => !job.roles || job.roles.some((role) => roles.includes(role)))
