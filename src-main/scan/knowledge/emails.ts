import { LETTER_CLASSES } from '#shared/forms/alphabet'
import { type Choice, likeliest, type Spelling, scoreOf } from '../readers/beam'

/** Each found in few addresses: other access providers, and where people from elsewhere have their mail. */
const SELDOM_HOSTS =
  '163.COM AIM.COM AMERITECH.NET CABLEONE.NET CENTURYLINK.NET DUCK.COM EMBARQMAIL.COM FASTMAIL.COM FRONTIER.COM FRONTIERNET.NET GMX.COM GMX.DE GMX.NET HEY.COM HOTMAIL.CO.UK HOTMAIL.COM.MX HOTMAIL.FR HUGHES.NET JUNO.COM LIBERO.IT LIVE.COM.MX MAIL.COM MAIL.RU MEDIACOMBB.NET MINDSPRING.COM NAVER.COM NETSCAPE.NET NETZERO.NET OUTLOOK.ES PACBELL.NET PM.ME PRODIGY.NET QQ.COM RCN.COM REDIFFMAIL.COM RISEUP.NET ROADRUNNER.COM RR.COM SUDDENLINK.NET SWBELL.NET TDS.NET TUTANOTA.COM TWC.COM USA.NET WEB.DE WINDSTREAM.NET WOWWAY.COM WP.PL YAHOO.CO.UK YAHOO.COM.AR YAHOO.COM.MX YAHOO.FR YANDEX.COM ZOHO.COM'.split(
    ' ',
  )
const SELDOM_HOST = 0.0005

/** Where most people have their mail, with the share of addresses it is found in. */
const HOSTS: ReadonlyMap<string, number> = new Map([
  ...SELDOM_HOSTS.map((host): [string, number] => [host, SELDOM_HOST]),
  ['GMAIL.COM', 0.5],
  ['YAHOO.COM', 0.13],
  ['HOTMAIL.COM', 0.07],
  ['OUTLOOK.COM', 0.05],
  ['ICLOUD.COM', 0.05],
  ['AOL.COM', 0.04],
  ['COMCAST.NET', 0.015],
  ['LIVE.COM', 0.01],
  ['MSN.COM', 0.01],
  ['ATT.NET', 0.01],
  ['ME.COM', 0.008],
  ['VERIZON.NET', 0.008],
  ['SBCGLOBAL.NET', 0.008],
  ['PROTONMAIL.COM', 0.006],
  ['PROTON.ME', 0.005],
  ['YMAIL.COM', 0.004],
  ['ROCKETMAIL.COM', 0.003],
  ['BELLSOUTH.NET', 0.003],
  ['COX.NET', 0.003],
  ['CHARTER.NET', 0.003],
  ['EARTHLINK.NET', 0.003],
  ['OPTONLINE.NET', 0.003],
  ['MAC.COM', 0.003],
  ['HOTMAIL.ES', 0.001],
  ['YAHOO.ES', 0.001],
  ['GOOGLEMAIL.COM', 0.001],
])
/** All other hosts together, and how many times as many there are for each letter before the ending (as logarithms). */
const OTHER_HOSTS = Math.log(0.06)
const PER_LETTER = -1.8
/** How hosts end, with the share of other hosts that do (as a logarithm). */
const ENDINGS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    COM: 0.3,
    ORG: 0.25,
    EDU: 0.2,
    NET: 0.1,
    GOV: 0.04,
    US: 0.04,
    IO: 0.01,
    ME: 0.01,
    CO: 0.01,
    INFO: 0.01,
    CA: 0.005,
    DE: 0.005,
    ES: 0.005,
    FR: 0.005,
    MX: 0.005,
    UK: 0.005,
  }).map(([ending, share]) => [ending, Math.log(share)]),
)
const OTHER_ENDING = -8

const LOCAL_CHARACTERS = LETTER_CLASSES.replace('@', '')
const HOST_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-'
const LOCALS = 16
const FREE_HOSTS = 12
/** People put their names into their addresses: what each letter of one found there is worth (as a logarithm), up to a whole name. */
const PER_NAME_LETTER = 0.9
const MOST_FOR_NAME = 6
/** Names shorter than this are found in anything. */
const SHORTEST_NAME = 3
/** A name whose ink is this much less likely than what is read is not looked at. */
const FARTHEST_NAME = 16

export const isKnownHost = (host: string) => HOSTS.has(host.toUpperCase())

/** How much less likely (as logarithms) what people's addresses seldom have is: digits before letters, odd signs. */
const SELDOM = {
  letterAfterDigit: -3,
  digitsAtAll: -0.7,
  sign: -2.5,
  hostNumber: -2,
  hostShape: -4,
  noAddress: -6,
  strangeInitial: -2.5,
}

/** Logarithm of how common such an address is: its host, and the order of letters and digits in front of it. */
export function emailPrior(text: string, names: readonly string[]): number {
  const [local = '', host, more] = text.split('@')
  if (!host || more !== undefined || local === '') return otherHost(text) + SELDOM.noAddress
  const isShaped = /^[A-Z0-9-]+(\.[A-Z0-9-]+)*\.[A-Z]{2,}$/.test(host)
  const known = HOSTS.get(host)
  const numbersInHost = known ? 0 : count(host, /\d+/g)
  return (
    (known ? Math.log(known) : otherHost(host)) +
    forNames(local, names) +
    (hasStrangeInitial(local, names) ? SELDOM.strangeInitial : 0) +
    (isShaped ? 0 : SELDOM.hostShape) +
    SELDOM.hostNumber * numbersInHost +
    SELDOM.letterAfterDigit * count(local, /\d[A-Z]/g) +
    SELDOM.digitsAtAll * Math.min(1, count(local, /\d/g)) +
    SELDOM.sign * count(local, /[+']/g)
  )
}

function otherHost(host: string): number {
  const ending = host.split('.').at(-1) ?? ''
  const letters = Math.max(0, host.length - ending.length - 1)
  return OTHER_HOSTS + PER_LETTER * letters + (ENDINGS.get(ending) ?? OTHER_ENDING)
}

const forNames = (local: string, names: readonly string[]) =>
  namesWithin(names)
    .filter((name) => local.includes(name))
    .reduce((sum, name) => sum + Math.min(MOST_FOR_NAME, PER_NAME_LETTER * name.length), 0)

/** ROSA7 and ROSAL7 are what a Rosa López takes; the S of ROSAS7 was a 5. */
function hasStrangeInitial(local: string, names: readonly string[]): boolean {
  const [, before = '', letter = ''] = /^([A-Z]+)([A-Z])\d+$/.exec(local) ?? []
  const others = namesWithin(names).filter((name) => name !== before)
  return namesWithin(names).includes(before) && !others.some((name) => name.startsWith(letter))
}

const namesWithin = (names: readonly string[]) =>
  names.map((name) => name.replace(/[^A-Z]/g, '')).filter((name) => name.length >= SHORTEST_NAME)

const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0

/** Spellings with exactly one @: known hosts that fit into the last boxes, and hosts as they are read. */
export function emailSpellings(boxes: Choice[], names: readonly string[]): Spelling[] {
  const localsBefore = once((at: number) => {
    const local = within(boxes.slice(0, at), LOCAL_CHARACTERS)
    return [...likeliest(local, LOCALS), ...localsWithNames(local, names)]
  })
  const withHost = (at: number, hosts: Spelling[]) => {
    const sign = boxes[at]?.find((choice) => choice.text === '@')?.score
    if (at < 1 || sign === undefined) return []
    return hosts.flatMap((host) =>
      localsBefore(at).map(({ text, score }) => ({
        text: `${text}@${host.text}`,
        score: score + sign + host.score,
      })),
    )
  }
  const known = [...HOSTS].flatMap(([host, share]) => {
    const end = boxes.length - host.length
    const ink = scoreOf(host, boxes.slice(Math.max(0, end)))
    // Few are looked at more closely: those of a host that hardly anybody has must not fill the list.
    return ink === undefined ? [] : withHost(end - 1, [{ text: host, score: ink + Math.log(share) }])
  })
  const places = boxes
    .map((choices, place) => ({
      place,
      score: choices.find((choice) => choice.text === '@')?.score ?? -Infinity,
    }))
    .sort((a, b) => b.score - a.score)
    .slice(0, 2)
  const free = places.flatMap(({ place }) =>
    withHost(place, freeHosts(within(boxes.slice(place + 1), HOST_CHARACTERS))),
  )
  return [...known.sort((a, b) => b.score - a.score).slice(0, 3 * LOCALS), ...free]
}

/** Remembers what was worked out for a place. */
function once<T>(work: (at: number) => T): (at: number) => T {
  const known = new Map<number, T>()
  return (at) => {
    const value = known.get(at) ?? work(at)
    known.set(at, value)
    return value
  }
}

/** Hosts as they are read, and with each of the usual endings. */
function freeHosts(boxes: Choice[]): Spelling[] {
  const read = likeliest(boxes, FREE_HOSTS)
  const best = read[0]?.text ?? ''
  const ended = [...ENDINGS.keys()].flatMap((ending) => {
    const text = `${best.slice(0, Math.max(0, best.length - ending.length - 1))}.${ending}`
    const score = scoreOf(text, boxes)
    return score === undefined ? [] : [{ text, score }]
  })
  return [...read, ...ended]
}

/** The likeliest text with one of the names in place of what is read there, wherever the ink allows it. */
function localsWithNames(boxes: Choice[], names: readonly string[]): Spelling[] {
  const [read] = likeliest(boxes, 1)
  if (!read) return []
  return namesWithin(names).flatMap((name) =>
    boxes.flatMap((_, start) => {
      const text = read.text.slice(0, start) + name + read.text.slice(start + name.length)
      const score = scoreOf(text, boxes)
      return score !== undefined && score > read.score - FARTHEST_NAME ? [{ text, score }] : []
    }),
  )
}

const within = (boxes: Choice[], allowed: string): Choice[] =>
  boxes.map((choices) => choices.filter((choice) => allowed.includes(choice.text)))
