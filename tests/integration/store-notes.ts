import type { AnyDocument } from '#main/store/database'
import type { CollectionDefinition } from '#shared/model/collection-definition'

export const KEY = 'the right key'

const text = { type: 'string', maxLength: 120 } as const
export const notes: CollectionDefinition = {
  name: 'notes',
  indexes: [['topic', 'writtenAt'], ['topic']],
  fields: { id: text, topic: text, writtenAt: text },
}
export type Note = AnyDocument & { topic: string; text: string }

export const aNote = (number: number, own: Partial<Note> = {}): Note => ({
  id: `note:${number}`,
  topic: `topic ${number % 7}`,
  writtenAt: new Date(Date.UTC(2026, 0, 1) + number * 1000).toISOString(),
  text: `text of note ${number}`,
  ...own,
})
export const someNotes = (count: number): Note[] =>
  Array.from({ length: count }, (_, number) => aNote(number))
