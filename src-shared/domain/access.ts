import type { Role } from '#shared/model/base'

/** What somebody may do in the app, by role. The server holds the same line (domain/write-rules.ts). */
const rolesByRight = {
  'run-meetings': ['organizer', 'admin'],
  'edit-events': ['organizer', 'host', 'support', 'data-entry', 'admin'],
  'enter-people': ['organizer', 'host', 'support', 'data-entry', 'admin'],
  review: ['moderator', 'admin'],
  'run-phone-banks': ['organizer', 'host', 'support', 'admin'],
  call: ['organizer', 'host', 'support', 'data-entry', 'admin'],
} as const satisfies Record<string, readonly Role[]>

export type Right = keyof typeof rolesByRight

export const may = (roles: readonly Role[], right: Right): boolean =>
  roles.some((role) => (rolesByRight[right] as readonly Role[]).includes(role))

/** Any laptop of the meeting may count at the door; everything else of the log is the operator's. */
export const rightToRecord = (type: unknown): Right => (type === 'heads' ? 'enter-people' : 'run-meetings')
