import { expect, test } from 'vitest'
import { en } from '#shared/messages/en'
import { es } from '#shared/messages/es'

/** Every text with its path, as `app.job.today`. */
function textsByKey(catalogue: object, path: string[] = []): Map<string, string> {
  return new Map(
    Object.entries(catalogue).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string'
        ? [[[...path, key].join('.'), value]]
        : [...textsByKey(value, [...path, key])],
    ),
  )
}

/** The gaps that a text leaves for values and for elements. */
const gapsOf = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}|<(\w+)\s*\/?>/g)].map(([gap]) => gap).sort()

const english = textsByKey(en)
const spanish = textsByKey(es)

test('both languages have the same texts', () => {
  expect([...spanish.keys()].sort()).toEqual([...english.keys()].sort())
})

test('a text has the same gaps in both languages', () => {
  for (const [key, text] of english)
    expect([key, gapsOf(spanish.get(key) ?? '')]).toEqual([key, gapsOf(text)])
})

test('no text is empty, has stray spaces, or is left in the other language', () => {
  const same = new Set<string>()
  for (const [key, text] of spanish) {
    expect([key, text]).toEqual([key, text.trim()])
    expect(text).not.toBe('')
    if (text === english.get(key) && text.split(' ').length > 3) same.add(key)
  }
  expect([...same]).toEqual([])
})

test('a text that counts has a form for one and a form for others', () => {
  for (const key of english.keys()) {
    const [, stem] = /^(.*)_one$/.exec(key) ?? []
    if (stem) expect(english.has(`${stem}_other`), stem).toBe(true)
  }
})
