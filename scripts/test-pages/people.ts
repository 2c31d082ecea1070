import zipcodes from 'zipcodes'
import { between, pick, type Random } from '../train/random'

/** Who signs a test page. All of them are made up, and phones are from the range kept for fiction. */
export type SignedPerson = { firstName: string; lastName: string; phone: string; zip: string; email: string }

// Common, less common and rare names of several languages; about half are in no list that the readers know.
const FIRST_NAMES =
  'MARY JAMES LINDA ROBERT PATRICIA MICHAEL JENNIFER DAVID MARÍA JOSÉ CARMEN LUIS ANA CARLOS KEISHA TYRONE LATOYA DARNELL WEI MEI HIROSHI YUKI PRIYA RAHUL FATIMA AHMED AISHA OMAR OLGA DMITRI SVETLANA PIOTR AGNIESZKA THI HUONG QUAN KWAME ADAEZE NGOZI XIOMARA ITZEL YESENIA GUADALUPE CUAUHTÉMOC SIOBHAN NIAMH EOIN JEAN-LUC ZOË BRÜNHILDE OLIVIA LIAM NOAH EMMA MAYA ELIJAH SOFÍA MATEO ISABELLA CAMILA DEJA JAMAL SHANICE OPAL EDNA WILBUR MILDRED CLETUS RHONDA TAMMY DWAYNE KAREN PEDRO ROSA JUAN ÁNGEL TERESA'.split(
    ' ',
  )
const LAST_NAMES =
  "SMITH JOHNSON WILLIAMS BROWN GARCÍA RODRÍGUEZ MARTÍNEZ HERNÁNDEZ LÓPEZ NGUYEN TRAN PHAM KIM PARK CHEN WANG LI SINGH PATEL KHAN ALI HASSAN O'BRIEN MCDONALD FITZGERALD KOWALSKI NOWAK IVANOVA PETROV OKAFOR MENSAH ADEYEMI DIALLO TRAORÉ SCHWARTZ KAPLAN ROSENBERG MÜLLER JENSEN LINDQVIST VAN-DYKE SMITH-JONES QUISPE HUAMÁN XICOTÉNCATL ZAMBRANO ECHEVERRÍA BUSTAMANTE WASHINGTON JEFFERSON FREEMAN BOOKER HIGGINBOTHAM WUNDERLICH ABERNATHY THISTLEWOOD YAZZIE BEGAY TSOSIE KEALOHA TUPOU CASTRO REYES CRUZ FLORES RIVERA GÓMEZ DÍAZ MORALES TORRES LEE CLARK LEWIS YOUNG".split(
    ' ',
  )
const COMMON_HOSTS = [
  ...Array<string>(26).fill('gmail.com'),
  ...Array<string>(7).fill('yahoo.com'),
  ...Array<string>(4).fill('hotmail.com'),
  ...Array<string>(3).fill('outlook.com'),
  ...Array<string>(3).fill('icloud.com'),
  ...Array<string>(2).fill('aol.com'),
  'comcast.net',
  'att.net',
  'msn.com',
  'live.com',
  'verizon.net',
  'protonmail.com',
]
const RARE_HOSTS = ['rutgers.edu', 'seiu199.org', 'nyu.edu', 'tenants.org', 'kcs.k12.us', 'gmx.de', 'wow.net']
const NOBODYS_HOSTS = ['example.org', 'example.com', 'example.net']
const AREAS =
  '201 202 205 212 213 215 240 267 303 305 312 323 347 404 415 503 512 602 617 646 702 713 718 773 786 808 901 917 929 956'.split(
    ' ',
  )
const LONGEST = { first: 12, last: 14, email: 26 }

const ZIPS = Object.keys(zipcodes.codes)
  .filter((code) => /^\d{5}$/.test(code))
  .sort()

export const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '')

/**
 * Phones kept for fiction hold three fives each; on pages that only tune the readers they may be any that could exist.
 * In the demo the e-mails, too, are of domains that nobody has.
 */
export type Phones = 'fiction' | 'any' | 'demo'

export function person(random: Random, phones: Phones): SignedPerson {
  const firstName = pick(random, FIRST_NAMES)
  const lastName = pick(random, LAST_NAMES)
  const phone = `${pick(random, AREAS)}${phones === 'any' ? anyLine(random) : fiction(random)}`
  const isKnown = random() < 0.9
  const hosts = phones === 'demo' ? NOBODYS_HOSTS : isKnown ? COMMON_HOSTS : RARE_HOSTS
  const email = address(random, firstName, lastName, pick(random, hosts))
  return {
    firstName: firstName.slice(0, LONGEST.first),
    lastName: lastName.slice(0, LONGEST.last),
    phone: random() < 0.06 ? '' : phone,
    zip: random() < 0.08 ? '' : pick(random, ZIPS),
    email: random() < 0.2 ? '' : email,
  }
}

const fiction = (random: Random) => `55501${String(Math.floor(between(random, 0, 100))).padStart(2, '0')}`
const anyLine = (random: Random) => String(Math.floor(between(random, 2_000_000, 10_000_000)))

function address(random: Random, firstName: string, lastName: string, host: string): string {
  const letters = (name: string) => plain(name).replace(/[^A-Z]/g, '')
  const [first, last] = [letters(firstName), letters(lastName)]
  const year = String(Math.floor(between(random, 50, 100)))
  const forms = [
    `${first}.${last}`,
    `${first[0] ?? ''}${last}`,
    `${first}${last[0] ?? ''}`,
    `${first}_${year}`,
    `${last}${year}`,
    `${first}${Math.floor(between(random, 1, 999))}`,
  ]
  const room = LONGEST.email - host.length - 1
  const local = pick(random, forms).slice(0, room).replace(/[._]$/, '')
  return `${local}@${host.toUpperCase()}`
}
