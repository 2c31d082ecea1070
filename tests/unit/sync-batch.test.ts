import { expect, it } from 'vitest'
import { batchOf, FIRST_PAGE, nextPageSize } from '#main/sync/batch'

it('asks for few pictures together, and for many of all else', () => {
  expect(batchOf('pictures')).toBeLessThan(10)
  expect(batchOf('people')).toBe(1000)
})

it('asks for ever more changes after a break, and for few again when pictures come', () => {
  const people = ['person:a', 'person:b']
  let size = FIRST_PAGE
  for (let page = 0; page < 8; page++) size = nextPageSize(size, people)
  expect(size).toBe(1000)
  expect(nextPageSize(size, [...people, 'picturepart:s-1.abc.1'])).toBe(FIRST_PAGE)
})
