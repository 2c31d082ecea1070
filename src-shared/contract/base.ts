import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'

/**
 * Why a command was not carried out, for the person at the screen. The renderer has words for each tag
 * (messages: `problem.<tag>`); `field` names the field at fault, `detail` is data (a limit, a name), never prose.
 */
export const problem = z.object({
  tag: z.enum([
    'not-found',
    'not-allowed',
    'missing',
    'bad-phone',
    'bad-email',
    'bad-zip',
    'bad-time',
    'ends-before-start',
    'no-segments',
    'too-many-events',
    'no-events-chosen',
    'too-many-co-hosts',
    'incomplete',
    'already-decided',
    'wrong-state',
    'message-needed',
    'disk-full',
    'read-only',
    'file-unreadable',
    'file-too-large',
    'no-agenda-file',
    'too-many-columns',
    'no-rows',
    'bad-invitation',
    'server-unreachable',
    'sign-in-refused',
    /** Nobody answers there, or no room of ours. */
    'room-not-found',
    'wrong-code',
    'too-many-tries',
    /** The room belongs to another program than this laptop. */
    'other-program',
    'host-stays-out',
    /** The room cannot be opened: the network's address or port is not to be had. */
    'no-network',
    'not-empty',
    'demo-stays-here',
    /** A call could not come to an end with this script; `detail` names the first step at fault. */
    'script-flawed',
    /** The kit is closed, or its data is gone. */
    'kit-closed',
    /** Somebody else has this contact in hand; `detail` is their name. */
    'in-other-hands',
    'bad-passphrase',
    /** A sealed file for somebody else, or one that asks for a passphrase and got none. */
    'passphrase-needed',
    'not-for-this-laptop',
    'bad-recipient',
    /** Not a sealed file of ours, cut off, or damaged. */
    'not-sealed',
    'kit-file',
    'work-file',
    'nothing-here',
    'file-truncated',
    /** Made by a newer Barnstorm; `detail` is its version. */
    'file-newer',
    /** A file that this app should know has something in it that it cannot take; `detail` names the record. */
    'file-invalid',
    'in-use',
  ]),
  field: z.string().optional(),
  detail: z.string().optional(),
})
export type Problem = z.infer<typeof problem>

/** Every procedure: its expected failure is a typed `PROBLEM`, anything else is a bug. */
export const procedure = oc.errors({ PROBLEM: { status: 422, data: problem } })

/** A live query: the whole model at once, then again whenever what it shows has changed. */
export const live = <S extends z.ZodType>(model: S) => eventIterator(model)

/** A command that makes something carries the id of what it makes, so that sending it twice makes it once. */
export const newKey = z.string().regex(/^[A-Za-z0-9_-]{12,40}$/)
