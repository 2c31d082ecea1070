import type { Kind } from './collections'

/**
 * The circle that each kind belongs to. Records of a kind in `host` name the one host whose circle they are in
 * (`host:<name>`).
 */
export const circleByKind = {
  profile: 'device',
  draft: 'device',
  refusal: 'device',
  conflict: 'device',
  server: 'device',
  handed: 'device',
  intake: 'device',
  view: 'device',
  meeting: 'program',
  agenda: 'program',
  moment: 'program',
  person: 'team',
  event: 'program',
  eventside: 'team',
  rsvp: 'team',
  review: 'team',
  claim: 'team',
  form: 'team',
  page: 'team',
  row: 'team',
  keying: 'team',
  picture: 'team',
  picturepart: 'team',
  account: 'team',
  reason: 'team',
  policy: 'team',
  trust: 'team',
  task: 'team',
  kit: 'host',
  script: 'host',
  caller: 'host',
  guest: 'host',
  kitmoment: 'host',
  callsheet: 'host',
  contact: 'host',
  conversation: 'host',
  kitdesk: 'device',
  importmap: 'device',
  sealkey: 'device',
  room: 'device',
} as const satisfies Record<Kind, CircleFamily>

/** Circles by their kind: those of all hosts are one family. */
export type CircleFamily = 'device' | 'program' | 'team' | 'host'
export const familyOf = (circle: string): string => (circle.startsWith('host:') ? 'host' : circle)
/** Kinds whose records say themselves which host's circle they are in. */
export type HostKind = { [K in Kind]: (typeof circleByKind)[K] extends 'host' ? K : never }[Kind]
