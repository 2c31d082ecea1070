/**
 * Which fields of an event a reviewer has approved with it. Part of the rules that CouchDB runs: nothing but the
 * language itself.
 */

/** Order in the line, the number on a form, who hosts with whom, who may edit: the organizers' own business. */
const NEVER_REVIEWED = new Set([
  'lineUp',
  'formNumber',
  'note',
  'hostPhone',
  'hostEmail',
  'meetingId',
  'hostUser',
  'coHostNames',
  'trusted',
  'state',
  'submittedAt',
  'decision',
  'updatedAt',
  'updatedBy',
  'createdAt',
  'deletedAt',
])

/** Time and place: what a trusted host changes without another review. */
const LEFT_TO_TRUSTED = new Set([
  'startsAt',
  'zone',
  'minutes',
  'place',
  'venueAddress',
  'street',
  'zip',
  'directions',
])

/** Is an approved event looked at again when this field changes? `_id` and `_rev` are none of its fields. */
export const needsReview = (field: string, isTrusted: boolean): boolean =>
  !field.startsWith('_') && !NEVER_REVIEWED.has(field) && !(isTrusted && LEFT_TO_TRUSTED.has(field))
