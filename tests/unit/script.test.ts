import { expect, test } from 'vitest'
import { fillText } from '#shared/domain/script'

const said = (text: string, name: string): string =>
  fillText(text, { 'caller.name': name })
    .map((part) => part.text)
    .join('')

test('one period ends both an initial and its sentence', () => {
  expect(said('My name is {{caller.name}}. Hello.', 'Ana R.')).toBe('My name is Ana R. Hello.')
  expect(said('My name is {{caller.name}}. Hello.', 'Ana')).toBe('My name is Ana. Hello.')
  expect(said('{{caller.name}} calls... soon', 'Ana R.')).toBe('Ana R. calls... soon')
})

test('what is not known is a gap, and its sentence keeps its period', () => {
  expect(fillText('My name is {{caller.name}}.', {})).toEqual([
    { kind: 'text', text: 'My name is ' },
    { kind: 'missing', text: 'caller.name' },
    { kind: 'text', text: '.' },
  ])
})
