import type { CallScreen } from '#shared/contract/call'
import { fillText, type PlaceholderValues, stepText, type TextPart } from '#shared/domain/script'
import type { Contact } from '#shared/model/contact'
import type { Kit } from '#shared/model/kit'
import type { ScriptStep } from '#shared/model/script'
import type { Formats } from '../../../ui/format'

type About = {
  kit: Pick<Kit, 'hostName' | 'events' | 'phase'>
  contact: Pick<Contact, 'firstName' | 'lastName' | 'city' | 'state' | 'language'>
  callerName: string
}

export const aboutCall = ({ kit, caller }: Pick<CallScreen, 'kit' | 'caller'>, contact: Contact): About => ({
  kit,
  contact,
  callerName: caller.name,
})

/** What the caller reads at a step: the variant for this contact, with what is known filled in. */
export function spokenParts(step: ScriptStep, about: About, formats: Formats): TextPart[] {
  const { contact, kit } = about
  const scene = { language: contact.language, state: contact.state, phase: kit.phase }
  return fillText(stepText(step, scene), valuesOf(about, formats))
}

/** The event that is spoken of is the first that the kit offers. */
function valuesOf({ kit, contact, callerName }: About, formats: Formats): PlaceholderValues {
  const [event] = kit.events
  return {
    'contact.firstName': contact.firstName,
    'contact.lastName': contact.lastName,
    'contact.city': contact.city,
    'caller.name': callerName,
    'host.name': kit.hostName,
    ...(event
      ? {
          'event.title': event.title,
          'event.day': formats.longDay(event.startsAt, event.zone),
          'event.time': formats.time(event.startsAt, event.zone),
          'event.place': event.place,
        }
      : {}),
  }
}
