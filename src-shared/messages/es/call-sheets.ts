import type { Translated } from '../catalogue'
import type { callSheets as english } from '../en/call-sheets'

export const callSheets: Translated<typeof english> = {
  print: {
    title: 'Imprimir hojas de llamadas',
    lede: 'Los contactos en papel no son de nadie más hasta que la hoja vuelve. Salen menos páginas si queda menos gente por llamar.',
    pages: 'Páginas',
    caller: 'Para quién',
    callerHint: 'Aparece en la hoja; puede quedar vacío.',
    language: 'Idioma',
    both: 'Los dos',
    paper: 'Papel',
    letter: 'Carta',
    a4: 'A4',
    withScript: 'Con el guion en una página al frente',
    action: 'Imprimir',
    made: 'La hoja {{number}} lleva {{contacts}}.',
  },
  contacts_one: '{{count}} contacto',
  contacts_other: '{{count}} contactos',
  list: {
    title: 'Hojas',
    sheet: 'Hoja {{number}}',
    forWhom: 'para {{caller}}',
    empty:
      'Todavía no hay hojas impresas. Quien no tiene computadora recibe papel, y a nadie se le llama dos veces.',
  },
  state: { out: 'En la mesa', back: 'De vuelta', released: 'Devuelta' },
  action: {
    again: 'Imprimir otra vez',
    release: 'No va a volver',
    takeBack: 'Pasarla aquí',
  },
  released: 'La hoja {{number}} está devuelta: se puede llamar otra vez a sus contactos.',
  back: {
    title: 'Pasar la hoja {{number}}',
    lede: 'Una línea por cada fila de la hoja. Las filas sin marca vuelven a la lista.',
    row: 'Fila {{row}}',
    page: 'página {{page}}',
    what: 'En qué quedó',
    nothing: 'sin marca',
    note: 'Nota',
    save: 'Anotar la hoja',
    saved_one: '{{count}} llamada quedó anotada.',
    saved_other: '{{count}} llamadas quedaron anotadas.',
    blank_one: '{{count}} contacto vuelve a la lista.',
    blank_other: '{{count}} contactos vuelven a la lista.',
  },
}
