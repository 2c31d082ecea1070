import {
  type Box,
  type Caption,
  type Field,
  type FieldName,
  type FormKind,
  type Group,
  PAPERS,
  type PageGeometry,
  type Paper,
  type Reading,
  type TickName,
} from './form'

// Sheets of this version are in people's drawers: never change a number in this file, write the next layout instead.

const MARK_SIDE = 7
/** From the edge of the sheet to the middle of a mark: printers leave up to 6 mm white. */
const MARK_INSET = 11
const CODE_SIDE = 17
/** Everything written lies on a block that fits both papers, in the middle of the sheet. */
const BLOCK_WIDTH = 186
const NUMBER_WIDTH = 6
/** No other print is nearer to a box: labels close by cost five points of accuracy. */
const CLEAR = 2
const BOX = { width: 4.8, height: 5.6 }
const TICK_SIDE = 4.6
/** Between fields on one line, and between the three parts of a phone number. */
const FIELD_GAP = 2.4
const PART_GAP = 1.2
const LINE = BOX.height + CLEAR
const CAPTION_HEIGHT = 3.2
const TICK_CAPTION = 9.2
const ROWS_TOP = 36.5
const FOOT_ROOM = 16.8
const FIRST_NAME = 12
const LAST_NAME = 14
const EMAIL = 26

const PERSON_ROWS = 15
const HOST_ROWS = 11
const CALL_ROWS = 19

/** Version 1 of all forms. */
export function layout1(kind: FormKind, paper: Paper): PageGeometry {
  const { width, height } = PAPERS[paper]
  const left = (width - BLOCK_WIDTH) / 2
  const far = { x: width - MARK_INSET, y: height - MARK_INSET }
  const bottom = height - FOOT_ROOM
  return {
    kind,
    version: 1,
    paper,
    width,
    height,
    marks: [
      { x: MARK_INSET, y: MARK_INSET },
      { x: far.x, y: MARK_INSET },
      { x: far.x, y: far.y },
      { x: MARK_INSET, y: far.y },
    ],
    markSide: MARK_SIDE,
    orientation: { x: MARK_INSET + MARK_SIDE / 2 + 3, y: MARK_INSET - 1.6, width: 3.2, height: 3.2 },
    code: {
      x: width - MARK_INSET - MARK_SIDE / 2 - 4 - CODE_SIDE,
      y: 7,
      width: CODE_SIDE,
      height: CODE_SIDE,
    },
    title: { x: left + 14, y: 7, width: BLOCK_WIDTH - 14 - CODE_SIDE - 16, height: 18 },
    foot: { x: left + 14, y: height - MARK_INSET - 1.5 },
    ...contentOf(kind, left, bottom),
  }
}

type Content = Pick<PageGeometry, 'head' | 'rows' | 'rowLabel' | 'captions'>

function contentOf(kind: FormKind, left: number, bottom: number): Content {
  switch (kind) {
    case 'sign-in':
      return personRows(left, ROWS_TOP, bottom, PERSON_ROWS, ['isNew', 'canHost', 'textOk'])
    case 'walk-in':
      return personRows(left, ROWS_TOP, bottom, PERSON_ROWS, ['isNew', 'bringsFriend', 'textOk'])
    case 'host':
      return hostForm(left, bottom)
    case 'call':
      return callSheet(left, bottom)
  }
}

/** Two lines per person: names and phone, then e-mail, ZIP and ticks. */
function personFields(x: number, y: number, ticks: TickName[]): Field[] {
  const first = comb('firstName', 'firstName', x, y, FIRST_NAME)
  const last = comb('lastName', 'lastName', endOf(first) + FIELD_GAP, y, LAST_NAME)
  const phone = phoneComb(endOf(last) + FIELD_GAP, y)
  const email = comb('email', 'email', x, y + LINE, EMAIL)
  const zip = comb('zip', 'zip', endOf(email) + FIELD_GAP, y + LINE, 5)
  const room = x + BLOCK_WIDTH - NUMBER_WIDTH - endOf(zip)
  const pitch = room / ticks.length
  const boxes = ticks.map((name, i) =>
    tick(name, endOf(zip) + pitch * (i + 0.5) - TICK_SIDE / 2 + 1, y + LINE),
  )
  return [first, last, phone, email, zip, ...boxes]
}

function personRows(left: number, top: number, bottom: number, count: number, ticks: TickName[]): Content {
  const x = left + NUMBER_WIDTH
  const rows = spread(top, bottom, count, 2 * LINE - CLEAR, (y) => personFields(x, y, ticks))
  return {
    head: null,
    rows,
    rowLabel: { x: left, width: NUMBER_WIDTH },
    captions: columnCaptions(rows[0], top),
  }
}

/** Captions of the columns: those of a person's two lines stand above each other. */
function columnCaptions(row: Group | undefined, top: number): Caption[] {
  return (row?.fields ?? []).map((field) => {
    const caption = captionAbove(field)
    const isFirstLine = extent(field).y < top + LINE / 2
    return { ...caption, bottom: top - CLEAR - (isFirstLine ? CAPTION_HEIGHT : 0) }
  })
}

function captionAbove(field: Field): Caption {
  const box = extent(field)
  const bottom = box.y - (BOX.height - box.height) / 2 - CLEAR
  if (field.reading !== 'tick')
    return { word: field.name, x: box.x, bottom, width: box.width + 1, align: 'left' }
  return {
    word: field.name,
    x: box.x + (box.width - TICK_CAPTION) / 2,
    bottom,
    width: TICK_CAPTION,
    align: 'centre',
  }
}

const HEAD_TOP = 33.5
const HEAD_STEP = BOX.height + 2 * CLEAR + 4.6

/** A host, their event, then rows to sign. */
function hostForm(left: number, bottom: number): Content {
  const x = left + NUMBER_WIDTH
  const [line1, line2, line3] = [HEAD_TOP, HEAD_TOP + HEAD_STEP, HEAD_TOP + 2 * HEAD_STEP]
  const first = comb('firstName', 'firstName', x, line1, FIRST_NAME)
  const last = comb('lastName', 'lastName', endOf(first) + FIELD_GAP, line1, LAST_NAME)
  const phone = phoneComb(endOf(last) + FIELD_GAP, line1)
  const email = comb('email', 'email', x, line2, EMAIL)
  const zip = comb('zip', 'zip', endOf(email) + FIELD_GAP, line2, 5)
  const month = comb('month', 'number', x, line3, 2)
  const day = comb('day', 'number', endOf(month) + FIELD_GAP, line3, 2)
  const hour = comb('hour', 'number', endOf(day) + 3 * FIELD_GAP, line3, 2)
  const minute = comb('minute', 'number', endOf(hour) + FIELD_GAP, line3, 2)
  const am = tick('am', endOf(minute) + FIELD_GAP, line3)
  const pm = tick('pm', endOf(am) + 2 * FIELD_GAP, line3)
  const seats = comb('seats', 'number', endOf(pm) + 4 * FIELD_GAP, line3, 3)
  const place = writing('place', endOf(seats) + FIELD_GAP, line3, 54)
  const placeZip = comb('placeZip', 'zip', endOf(place) + FIELD_GAP, line3, 5)
  const types: TickName[] = ['phoneBank', 'canvass', 'otherEvent', 'weekly']
  const kindsLeft = endOf(zip) + CLEAR - 0.8
  const room = x + BLOCK_WIDTH - NUMBER_WIDTH - kindsLeft
  const kinds = types.map((name, i) => tick(name, kindsLeft + (room / 4) * (i + 0.5) - TICK_SIDE / 2, line2))
  const fields = [first, last, phone, email, zip, ...kinds]
  const date = [month, day, hour, minute, am, pm, seats, place, placeZip]
  const head = { number: 0, top: line1, height: line3 + BOX.height - line1, fields: [...fields, ...date] }
  const top = line3 + BOX.height + 2 * CLEAR + 2 * CAPTION_HEIGHT + 2
  const body = personRows(left, top, bottom, HOST_ROWS, ['bringsFriend', 'canHost', 'textOk'])
  const captions = head.fields.map((field) => {
    const caption = captionAbove(field)
    const isKind = types.some((name) => name === field.name)
    return isKind ? { ...caption, x: caption.x + (TICK_CAPTION - room / 4) / 2, width: room / 4 } : caption
  })
  return { ...body, head, captions: [...captions, ...body.captions] }
}

const CONTACT_WIDTH = 62
const OUTCOMES: TickName[] = [
  'talked',
  'willCome',
  'noAnswer',
  'leftMessage',
  'callBack',
  'wrongNumber',
  'refused',
]
const OUTCOME_PITCH = 11

/** A printed contact per row, outcomes to tick, room for a note. */
function callSheet(left: number, end: number): Content {
  const x = left + CONTACT_WIDTH
  const notes = x + OUTCOME_PITCH * OUTCOMES.length
  const rows = spread(ROWS_TOP, end - 3, CALL_ROWS, BOX.height, (y) => [
    ...OUTCOMES.map((name, i) => tick(name, x + OUTCOME_PITCH * (i + 0.5) - TICK_SIDE / 2, y)),
    writing('note', notes + CLEAR, y, left + BLOCK_WIDTH - notes - CLEAR),
  ])
  const bottom = ROWS_TOP - CLEAR
  const contact: Caption = { word: 'contact', x: left, bottom, width: CONTACT_WIDTH - 2, align: 'left' }
  const captions = (rows[0]?.fields ?? []).map((field) => ({ ...captionAbove(field), bottom }))
  return {
    head: null,
    rows,
    rowLabel: { x: left, width: CONTACT_WIDTH - 2 },
    captions: [contact, ...captions],
  }
}

/** Rows of equal height from top to bottom; a row's boxes begin at its top. */
function spread(
  top: number,
  bottom: number,
  count: number,
  height: number,
  fields: (y: number) => Field[],
): Group[] {
  const pitch = (bottom - top - height) / (count - 1)
  return Array.from({ length: count }, (_, i) => {
    const y = top + pitch * i
    return { number: i + 1, top: y, height, fields: fields(y) }
  })
}

const boxes = (x: number, y: number, count: number): Box[] =>
  Array.from({ length: count }, (_, i) => ({ x: x + i * BOX.width, y, ...BOX }))

const comb = (name: FieldName, reading: Reading, x: number, y: number, count: number): Field => ({
  name,
  reading,
  boxes: boxes(x, y, count),
})

/** Area code, exchange, line: 3 + 3 + 4. */
function phoneComb(x: number, y: number): Field {
  const second = x + 3 * BOX.width + PART_GAP
  const third = second + 3 * BOX.width + PART_GAP
  return {
    name: 'phone',
    reading: 'phone',
    boxes: [...boxes(x, y, 3), ...boxes(second, y, 3), ...boxes(third, y, 4)],
  }
}

const tick = (name: TickName, x: number, y: number): Field => ({
  name,
  reading: 'tick',
  boxes: [{ x, y: y + (BOX.height - TICK_SIDE) / 2, width: TICK_SIDE, height: TICK_SIDE }],
})

const writing = (name: FieldName, x: number, y: number, width: number): Field => ({
  name,
  reading: 'writing',
  boxes: [{ x, y, width, height: BOX.height }],
})

const endOf = (field: Field): number => {
  const box = extent(field)
  return box.x + box.width
}

/** The box around all boxes of a field. */
function extent(field: Field): Box {
  const left = Math.min(...field.boxes.map((box) => box.x))
  const right = Math.max(...field.boxes.map((box) => box.x + box.width))
  const top = Math.min(...field.boxes.map((box) => box.y))
  const bottom = Math.max(...field.boxes.map((box) => box.y + box.height))
  return { x: left, y: top, width: right - left, height: bottom - top }
}
