import { Subject } from 'rxjs'
import { expect, test } from 'vitest'
import type { Records } from '#main/core/records'
import { remembered } from '#main/core/remembered'

test('is read once for each key until something changes, and again where reading failed', async () => {
  const changes = new Subject<void>()
  const records = { changes: () => changes } as unknown as Records
  let reads = 0
  const read = remembered(['moments'], async (_records, key) => {
    reads++
    if (key === 'broken') throw new Error('disk')
    return `${key} ${reads}`
  })
  expect(await Promise.all([read(records, 'a'), read(records, 'a'), read(records, 'b')])).toEqual([
    'a 1',
    'a 1',
    'b 2',
  ])
  changes.next()
  expect(await read(records, 'a')).toBe('a 3')
  await expect(read(records, 'broken')).rejects.toThrow('disk')
  await expect(read(records, 'broken')).rejects.toThrow('disk')
  expect(reads).toBe(5)

  const slow = read(records, 'c')
  changes.next()
  expect([await slow, await read(records, 'c')]).toEqual(['c 6', 'c 7'])
})
