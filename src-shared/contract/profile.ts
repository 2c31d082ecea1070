import { z } from 'zod'
import { draft, profile } from '#shared/model/profile'
import { live, procedure } from './base'

export const profileContract = {
  /** null before the first run is done. */
  live: procedure.output(live(profile.nullable())),
  save: procedure
    .input(profile.pick({ name: true, roles: true, language: true, mainRole: true }))
    .output(profile),
  draft: {
    get: procedure.input(draft.pick({ form: true })).output(draft.shape.values.nullable()),
    save: procedure.input(draft.pick({ form: true, values: true })).output(z.void()),
    clear: procedure.input(draft.pick({ form: true })).output(z.void()),
  },
}
