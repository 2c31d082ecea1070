import { expect, test } from 'vitest'
import { acceleratorOf, type KeyPress, matches, partsOf } from '../../src-renderer/ui/keys'

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

test('mod is Control, and Command on a Mac', () => {
  expect(matches('mod+k', press('k', { ctrlKey: true }), false)).toBe(true)
  expect(matches('mod+k', press('k', { metaKey: true }), true)).toBe(true)
  expect(matches('mod+k', press('k', { ctrlKey: true }), true)).toBe(false)
  expect(matches('mod+k', press('k'), false)).toBe(false)
})

test('a plain key is not meant with a modifier held', () => {
  expect(matches('n', press('n'), false)).toBe(true)
  expect(matches('n', press('n', { ctrlKey: true }), false)).toBe(false)
  expect(matches('n', press('n', { altKey: true }), false)).toBe(false)
  expect(matches('h', press('H', { shiftKey: true }), false)).toBe(false)
  expect(matches('shift+h', press('H', { shiftKey: true }), false)).toBe(true)
})

test('a key that prints is taken as it prints, with Shift or without', () => {
  expect(matches('?', press('?', { shiftKey: true }), false)).toBe(true)
  expect(matches('+', press('+', { shiftKey: true }), false)).toBe(true)
  expect(matches('+', press('+'), false)).toBe(true)
  expect(matches('-', press('-'), false)).toBe(true)
})

test('a presenter clicker is a keyboard', () => {
  expect(matches('pagedown', press('PageDown'), false)).toBe(true)
  expect(matches('pageup', press('PageDown'), false)).toBe(false)
})

test('keys are shown part by part, and in the notation of the menu', () => {
  expect(partsOf('mod+enter')).toEqual(['mod', 'enter'])
  expect(partsOf('+')).toEqual(['+'])
  expect(acceleratorOf('mod+shift+k')).toBe('CmdOrCtrl+Shift+K')
  expect(acceleratorOf('pagedown')).toBe('PageDown')
})
