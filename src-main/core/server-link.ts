import { hostOfCircle } from '#shared/domain/circle-content'
import { type Actor, change, create, remove, restore } from '#shared/domain/record'
import type { Invitation } from '#shared/model/invitation'
import { type ROOM_LINK_ID, SERVER_ID, type ServerLink } from '#shared/model/sync'
import type { Records } from './records'

/** The central server, or another laptop's room. */
type LinkId = typeof SERVER_ID | typeof ROOM_LINK_ID
type LinkFields = Pick<ServerLink, 'url' | 'program' | 'user' | 'password' | 'circles' | 'roles' | 'room'>

export const linkOf = ({ url, program, name, password, circles, roles }: Invitation): LinkFields => ({
  url,
  program,
  user: name,
  password,
  circles,
  roles,
})

/** How this laptop reaches a server, kept in the encrypted database and never sent anywhere. */
export function saveLink(
  records: Records,
  fields: LinkFields,
  actor: Actor,
  id: LinkId = SERVER_ID,
): Promise<ServerLink> {
  return records.command(async (unit) => {
    const known = await unit.one('server', id)
    const link = known
      ? change(withoutEnd(restore(known, actor)), fields, actor)
      : create('server', { id, ...fields }, actor)
    unit.put(link)
    return link
  })
}

/** A new invitation is a new part. */
const withoutEnd = ({ endedAt: _, ...link }: ServerLink): ServerLink => link

export const forgetLink = (records: Records, actor: Actor, id: LinkId = SERVER_ID): Promise<void> =>
  records.command(async (unit) => {
    const known = await unit.one('server', id)
    if (known) unit.put({ ...remove(known, actor), password: '' })
  })

/** The host whose laptop this is, by her name on the server; '' where somebody of the team, or nobody, works with it. */
export function hostOf(link: Pick<ServerLink, 'circles'> | null): string {
  const circles = link?.circles ?? []
  if (circles.includes('team')) return ''
  return circles.map(hostOfCircle).find((host) => host !== null) ?? ''
}

/** Events that name no host become those of the actor. */
export async function adoptEvents(records: Records, actor: Actor & { hostUser: string }): Promise<void> {
  const found = await records.find('events', { selector: { kind: 'event', deletedAt: '' } })
  const ids = found.filter((one) => one.kind === 'event' && !one.hostUser).map(({ id }) => id)
  if (ids.length === 0) return
  await records.command(async (unit) => {
    for (const event of await unit.many('event', ids))
      unit.put(change(event, { hostUser: actor.hostUser }, actor))
  })
}
