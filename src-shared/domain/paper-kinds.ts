import type { PrintedKind } from '#shared/model/sheet'

/** Our printed forms, in the order of an evening. */
export const formKinds: readonly PrintedKind[] = ['sign-in', 'host', 'walk-in', 'call']
