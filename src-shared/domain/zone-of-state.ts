import { Temporal } from 'temporal-polyfill'

/**
 * Time zones that clocks in a state follow, by one city each (tz database, `zone1970.tab`, without the few counties that
 * only history sets apart). States that are not listed keep Eastern time throughout.
 */
const zonesByState: Record<string, readonly string[]> = {
  AL: ['America/Chicago'],
  AK: ['America/Anchorage', 'America/Adak'],
  AZ: ['America/Phoenix', 'America/Denver'],
  AR: ['America/Chicago'],
  CA: ['America/Los_Angeles'],
  CO: ['America/Denver'],
  FL: ['America/New_York', 'America/Chicago'],
  GU: ['Pacific/Guam'],
  HI: ['Pacific/Honolulu'],
  IA: ['America/Chicago'],
  ID: ['America/Boise', 'America/Los_Angeles'],
  IL: ['America/Chicago'],
  IN: ['America/New_York', 'America/Chicago'],
  KS: ['America/Chicago', 'America/Denver'],
  KY: ['America/New_York', 'America/Chicago'],
  LA: ['America/Chicago'],
  MI: ['America/Detroit', 'America/Chicago'],
  MN: ['America/Chicago'],
  MO: ['America/Chicago'],
  MS: ['America/Chicago'],
  MT: ['America/Denver'],
  ND: ['America/Chicago', 'America/Denver'],
  NE: ['America/Chicago', 'America/Denver'],
  NM: ['America/Denver'],
  NV: ['America/Los_Angeles', 'America/Denver'],
  OK: ['America/Chicago'],
  OR: ['America/Los_Angeles', 'America/Denver'],
  PR: ['America/Puerto_Rico'],
  SD: ['America/Chicago', 'America/Denver'],
  TN: ['America/New_York', 'America/Chicago'],
  TX: ['America/Chicago', 'America/Denver'],
  UT: ['America/Denver'],
  VI: ['America/Puerto_Rico'],
  WA: ['America/Los_Angeles'],
  WI: ['America/Chicago'],
  WY: ['America/Denver'],
}

/** Zones of a state, that of most of its people first. */
export const zonesOfState = (state: string): readonly string[] => zonesByState[state] ?? ['America/New_York']

/**
 * Do clocks in `zone` show a time, at that instant, that no clock in the state shows? Compared by what the clock shows,
 * so that `America/Detroit` agrees with New York.
 */
export function zoneDiffersFromState(zone: string, state: string, instant: string): boolean {
  const key = `${zone}|${state}|${instant}`
  const known = answers.get(key)
  if (known !== undefined) return known
  const answer = differs(zone, state, instant)
  if (answers.size >= MAX_ANSWERS) answers.clear()
  answers.set(key, answer)
  return answer
}

/** A queue asks the same few questions thousands of times, and the calendar is slow to answer. */
const answers = new Map<string, boolean>()
const MAX_ANSWERS = 5_000

function differs(zone: string, state: string, instant: string): boolean {
  const at = Temporal.Instant.from(instant)
  const offset = (name: string) => at.toZonedDateTimeISO(name).offsetNanoseconds
  return !zonesOfState(state).some((name) => offset(name) === offset(zone))
}
