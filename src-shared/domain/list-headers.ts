import { fold } from './person'

/** A header of a list as words to compare: `CellPhone`, `cell_phone` and `mZip5` are `cell phone` and `m zip5`. */
export const foldHeader = (header: string): string => fold(header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))

export const NOTE_HEADERS = [
  ...['note', 'notes', 'comment', 'comments'],
  ...['nota', 'notas', 'comentario', 'comentarios', 'observaciones'],
]
