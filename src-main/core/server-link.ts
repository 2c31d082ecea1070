import { hostOfCircle } from '#shared/domain/circle-content'
import { type Actor, change, create, remove, restore } from '#shared/domain/record'
import type { Invitation } from '#shared/model/invitation'
import { SERVER_ID, type ServerLink } from '#shared/model/sync'
import type { Records } from './records'

type LinkFields = Pick<ServerLink, 'url' | 'program' | 'user' | 'password' | 'circles'>

export const linkOf = ({ url, program, name, password, circles }: Invitation): LinkFields => ({
  url,
  program,
  user: name,
  password,
  circles,
})

/** How this laptop reaches its server, kept in the encrypted database and never sent anywhere. */
export function saveLink(records: Records, fields: LinkFields, actor: Actor): Promise<ServerLink> {
  const { url, program, user, password, circles } = fields
  return records.command(async (unit) => {
    const known = await unit.one('server', SERVER_ID)
    const link = known
      ? change(withoutEnd(restore(known, actor)), { url, program, user, password, circles }, actor)
      : create('server', { id: SERVER_ID, url, program, user, password, circles }, actor)
    unit.put(link)
    return link
  })
}

/** A new invitation is a new part. */
const withoutEnd = ({ endedAt: _, ...link }: ServerLink): ServerLink => link

export const forgetLink = (records: Records, actor: Actor): Promise<void> =>
  records.command(async (unit) => {
    const known = await unit.one('server', SERVER_ID)
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
