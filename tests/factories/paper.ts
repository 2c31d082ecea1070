import { create } from '#shared/domain/record'
import type { IssuedForm, PaperPage, PaperRow, RowField } from '#shared/model/sheet'
import { actor } from './documents'

/** A field as a sure reader leaves it. */
export const aField = (name: string, value: string, fields: Partial<RowField> = {}): RowField => ({
  name,
  reading: READINGS[name] ?? 'tick',
  value,
  confidence: 0.99,
  candidates: value ? [{ value, probability: 0.99 }] : [],
  blank: value === '',
  accepted: true,
  decidedBy: 'reader',
  illegible: false,
  flags: [],
  area: null,
  ...fields,
})

const READINGS: Record<string, RowField['reading']> = {
  firstName: 'firstName',
  lastName: 'lastName',
  phone: 'phone',
  zip: 'zip',
  placeZip: 'zip',
  email: 'email',
  month: 'number',
  day: 'number',
  hour: 'number',
  minute: 'number',
  seats: 'number',
  place: 'writing',
  note: 'writing',
}

export const aRow = (fields: Partial<PaperRow> = {}): PaperRow => ({
  ...create(
    'row',
    {
      id: 'row:sheet-1-1',
      pageId: 'page:sheet-1',
      meetingId: 'meeting:m1',
      number: 1,
      blank: false,
      area: null,
      personId: '',
      madeId: '',
      fields: [aField('firstName', 'MARY'), aField('lastName', 'OKAFOR'), aField('phone', '2125550123')],
    },
    actor,
  ),
  ...fields,
})

export const aPage = (fields: Partial<PaperPage> = {}): PaperPage => ({
  ...create(
    'page',
    {
      id: 'page:sheet-1',
      formId: 'form:sheet',
      form: 'sign-in',
      layout: 1,
      paper: 'letter',
      number: 1,
      page: 1,
      meetingId: 'meeting:m1',
      picture: 'a'.repeat(64),
      scans: ['b'.repeat(64)],
      width: 2159,
      height: 2794,
      problems: [],
      state: 'read',
      reason: '',
      lease: null,
      readAt: actor.now,
      verifiedBy: '',
      verifiedAt: '',
      eventId: '',
      made: [],
      purgedAt: '',
    },
    actor,
  ),
  ...fields,
})

export const aForm = (fields: Partial<IssuedForm> = {}): IssuedForm => ({
  ...create(
    'form',
    {
      id: 'form:sheet',
      form: 'sign-in',
      layout: 1,
      paper: 'letter',
      language: 'en',
      number: 1,
      pages: 1,
      meetingId: 'meeting:m1',
      issuedTo: '',
      issuedAt: actor.now,
      state: 'issued',
    },
    actor,
  ),
  ...fields,
})
