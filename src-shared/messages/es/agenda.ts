import type { Translated } from '../catalogue'
import type { agenda as english } from '../en/agenda'

export const agenda: Translated<typeof english> = {
  library: 'Programas para empezar',
  open: 'Programas',
  title: 'Título',
  summary: 'Para qué sirve',
  language: 'Idioma',
  whose: 'De',
  own: 'tuyo',
  builtIn: 'viene con Barnstorm',
  least: '{{minutes}} min como mínimo',
  other: 'Otro programa',
  taken: 'Ahora el programa es «{{title}}».',
  saveAs: 'Guardar como tuyo',
  save: 'Guardar',
  saved: 'Se guardó «{{title}}»: empieza con él cualquier reunión.',
  copyOf: '{{title}}, a nuestro modo',
  rename: 'Cambiar el nombre',
  renamed: 'Ahora se llama «{{title}}».',
  remove: 'Quitar este programa',
  removed: 'Se quitó «{{title}}».',
  export: 'Guardar como archivo',
  import: 'Traer un archivo',
  imported: 'Se trajo «{{title}}».',
}
