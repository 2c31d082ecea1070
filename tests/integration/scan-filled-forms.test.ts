import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openScanner } from '#main/scan/scanner'
import { addPage, newScore, percent, readTruth, type Score } from '#tests/bench/scan-score'

/**
 * A handful of the pages on which the bench measures all: a sheet of each form, on both papers, from each camera. What is asked
 * here is looser than what the bench must reach, because a few pages leave more to chance.
 */
const FIXTURES = 'tests/fixtures/scan'
const CHOSEN = ['01-', '04-', '06-', '07-', '10-', '12-']

const mistakes: string[] = []
let score: Score

beforeAll(async () => {
  const scanner = openScanner({ threads: 2 })
  score = newScore()
  const pages = readTruth(join(FIXTURES, 'truth.jsonl')).filter((page) =>
    CHOSEN.includes(page.file.slice(0, 3)),
  )
  for (const page of pages) {
    const bytes = readFileSync(join(FIXTURES, page.file))
    for await (const result of scanner.read(bytes, { reach: 'all', pictures: false })) {
      addPage(score, page, result, (mistake) => mistakes.push(mistake))
    }
  }
  await scanner.close()
}, 300_000)

describe('pages filled in by many hands', () => {
  it('are all found, with the sheet that each of them is', () => {
    expect(score.pages).toEqual({ right: CHOSEN.length, all: CHOSEN.length })
  })

  it('have every tick read', () => {
    expect(percent(score.ticks)).toBeGreaterThanOrEqual(99.5)
  })

  it('never lose a row that somebody wrote on', () => {
    expect(score.filledCalledBlank.all).toBeGreaterThan(50)
    expect(score.filledCalledBlank.right).toBe(0)
  })

  it('have most of their fields read, whatever the reader', () => {
    expect(percent(score.phone)).toBeGreaterThan(85)
    expect(percent(score.zip)).toBeGreaterThan(85)
    expect(percent(score.name)).toBeGreaterThan(75)
    expect(percent(score.email)).toBeGreaterThan(40)
    expect(percent(score.emailDomain)).toBeGreaterThan(85)
  })

  it('seldom give a wrong value that asks for no look', () => {
    expect(percent(score.acceptedWrong)).toBeLessThan(1)
    expect(percent(score.acceptedShare)).toBeGreaterThan(50)
    expect(mistakes.filter((mistake) => mistake.includes('ACCEPTED')).length).toBeLessThan(6)
  })
})
