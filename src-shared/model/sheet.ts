import { z } from 'zod'
import { instant, optionalLine, recordFields } from './base'

/** The same four as src-shared/forms knows; `other` is a sheet that we did not print. */
export const formKind = z.enum(['sign-in', 'host', 'walk-in', 'call'])
export type PrintedKind = z.infer<typeof formKind>
export const pageKind = z.enum([...formKind.options, 'other'])
export type PageKind = z.infer<typeof pageKind>

/** SHA-256 in hex: the name of a picture's file. */
export const hash = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * One sheet of paper that was handed out: `form:<key in its code>`. `state` is what people say about the paper; that it was read and
 * verified follows from its pages (domain/accounting.ts). Circle: team.
 */
export const issuedForm = z.object({
  ...recordFields,
  kind: z.literal('form'),
  form: formKind,
  layout: z.number().int().min(1),
  paper: z.enum(['letter', 'a4']),
  language: z.enum(['en', 'es', 'both']),
  /** As it stands on the paper; counted per meeting and kind of form. */
  number: z.number().int().min(1),
  pages: z.number().int().min(1),
  meetingId: z.string(),
  issuedTo: optionalLine,
  issuedAt: instant,
  /** `unused`: came back empty. */
  state: z.enum(['issued', 'returned', 'unused', 'lost']),
})
export type IssuedForm = z.infer<typeof issuedForm>

/** Whoever verifies a page has it for some minutes: a lease, not a lock. */
export const lease = z.object({ by: z.string(), until: instant })

/** A record that confirming a page wrote, and what stood in the changed fields before; null for a new record. */
export const madeRecord = z.object({
  id: z.string(),
  before: z.record(z.string(), z.unknown()).nullable(),
  /** `updatedAt` of what was written: a record that somebody has changed since is not undone. */
  at: instant,
})
export type MadeRecord = z.infer<typeof madeRecord>

const point = z.object({ x: z.number(), y: z.number() })
/** Of a sheet, from its top left clockwise, in shares of the picture's width and height. */
export const corners = z.tuple([point, point, point, point])

/**
 * One side of paper as it was read: `page:<sheet>-<page>`, and `page:x-<hash>` where the code cannot be read or is none of ours. However
 * often it is photographed, it is one page. Circle: team.
 */
export const page = z.object({
  ...recordFields,
  kind: z.literal('page'),
  formId: z.string(),
  form: pageKind,
  layout: z.number().int().min(0),
  paper: z.enum(['letter', 'a4']),
  /** 0 where nobody knows. */
  number: z.number().int().min(0),
  page: z.number().int().min(1),
  meetingId: z.string(),
  /** The sheet lying flat; '' once it is purged. */
  picture: z.union([hash, z.literal('')]),
  /** Each photo or scan of it, the one that was read first. */
  scans: z.array(hash).max(50),
  /** Of the flat picture, in pixels. */
  width: z.number().int().min(0),
  height: z.number().int().min(0),
  problems: z.array(z.string()).max(10),
  state: z.enum(['read', 'set-aside', 'verified', 'discarded']),
  /** Why it was set aside. */
  reason: optionalLine,
  lease: lease.nullable(),
  readAt: instant,
  verifiedBy: z.string(),
  verifiedAt: z.union([instant, z.literal('')]),
  /** Of a host form: the event that its rows signed up for, or ''. */
  eventId: z.string(),
  /** What confirming it wrote: undoing takes back exactly this. */
  made: z.array(madeRecord).max(200),
  purgedAt: z.union([instant, z.literal('')]),
  /**
   * Of a sheet that is not ours: which picture of its file it is, the corners that somebody placed on it, and whether it was looked
   * through for typed text.
   */
  foreign: z
    .object({ picture: z.number().int().min(1), corners: corners.nullable(), isRead: z.boolean() })
    .optional(),
})
export type PaperPage = z.infer<typeof page>

/** A part of the flat picture, in shares of its width and height; null where there is none. */
const area = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).nullable()

export const rowField = z.object({
  /** As src-shared/forms names it. */
  name: z.string().max(40),
  reading: z.enum(['firstName', 'lastName', 'phone', 'zip', 'email', 'number', 'tick', 'writing']),
  /** '' for an empty field; ticks are 'yes' or ''. */
  value: z.string().max(400),
  confidence: z.number().min(0).max(1),
  candidates: z.array(z.object({ value: z.string(), probability: z.number() })).max(6),
  blank: z.boolean(),
  /** Needs no look, or has had one. */
  accepted: z.boolean(),
  decidedBy: z.enum(['reader', 'person']),
  illegible: z.boolean(),
  /** Why a sure reader still asks: `guess`, `unknown-number` and so on (docs/paper.md). */
  flags: z.array(z.string()).max(8),
  area,
})
export type RowField = z.infer<typeof rowField>

/** One line of a page, `row:<page>-<number>`; 0 is the head of a host form. Circle: team. */
export const row = z.object({
  ...recordFields,
  kind: z.literal('row'),
  pageId: z.string(),
  meetingId: z.string(),
  number: z.number().int().min(0),
  fields: z.array(rowField).max(40),
  area,
  /** Nobody wrote in it: as read, or as somebody said. */
  blank: z.boolean(),
  /** The known person that somebody chose; `new` for somebody new; '' where it is left to the rules. */
  personId: z.string(),
  /** Whom confirming the page made of it, or ''. */
  madeId: z.string(),
})
export type PaperRow = z.infer<typeof row>

/** A row typed a second time by somebody who did not see the first. Only ever added. Circle: team. */
export const keying = z.object({
  ...recordFields,
  kind: z.literal('keying'),
  pageId: z.string(),
  rowId: z.string(),
  meetingId: z.string(),
  /** Who verified the row first. */
  firstBy: z.string(),
  values: z.record(z.string(), z.string()),
})
export type Keying = z.infer<typeof keying>

/**
 * The picture of a page as apps before parts sent it, whole, `picture:<page>`: it is emptied once the page is verified. Circle: team.
 */
export const sharedPicture = z.object({
  ...recordFields,
  kind: z.literal('picture'),
  pageId: z.string(),
  meetingId: z.string(),
  /** JPEG in base64, or ''. */
  data: z.string().max(900_000),
})
export type SharedPicture = z.infer<typeof sharedPicture>

/**
 * A part of the picture of a page on its way to the other laptops of the team, `picturepart:<page>.<beginning of hash>.<part>`. Once the
 * page is verified its data is gone, and it is deleted. Circle: team.
 */
export const picturePart = z.object({
  ...recordFields,
  kind: z.literal('picturepart'),
  pageId: z.string(),
  /** Of the whole picture. */
  hash,
  /** From 1. */
  part: z.number().int().min(1),
  of: z.number().int().min(1),
  /** In base64. */
  data: z.string().max(500_000),
})
export type PicturePart = z.infer<typeof picturePart>

/** That the paper of a meeting adds up, and what became of its pictures: `account:<meeting>`. Circle: team. */
export const account = z.object({
  ...recordFields,
  kind: z.literal('account'),
  meetingId: z.string(),
  reconciledAt: z.union([instant, z.literal('')]),
  reconciledBy: z.string(),
  /** Days that pictures are kept after that. */
  keepDays: z.number().int().min(0).max(3650),
  purgedAt: z.union([instant, z.literal('')]),
  purgedPictures: z.number().int().min(0),
})
export type Account = z.infer<typeof account>

/** A file in this laptop's queue, `intake:<hash>`: the same file twice is one entry. Circle: device. */
export const intake = z.object({
  ...recordFields,
  kind: z.literal('intake'),
  hash,
  name: z.string().max(300),
  bytes: z.number().int().min(0),
  meetingId: z.string(),
  /** Order in which it is read. */
  at: instant,
  state: z.enum(['waiting', 'reading', 'done', 'cancelled']),
  /** How often reading it began and the app ended before anything came of it; left out = never. */
  tries: z.number().int().min(0).optional(),
  /** What came of each picture in it, in order. */
  results: z
    .array(
      z.object({
        pageId: z.string(),
        /** '' where a page was read; else the tag of what is wrong (docs/paper.md). */
        problem: z.string(),
        /** A page that was there already. */
        repeat: z.boolean(),
        /** The photo, small, where no page was found on it: to place the corners by hand. */
        preview: z.union([hash, z.literal('')]),
        /** Which picture of the file, from 1; left out in what was read before this was noted. */
        picture: z.number().int().min(1).optional(),
      }),
    )
    .max(600),
})
export type Intake = z.infer<typeof intake>
