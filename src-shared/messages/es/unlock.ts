import type { Translated } from '../catalogue'
import type { unlock as english } from '../en/unlock'

export const unlock: Translated<typeof english> = {
  opening: 'Abriendo tu trabajo…',
  choose: {
    title: 'Elige una frase de acceso',
    lede: 'Con ella se cierra todo lo que hay en esta computadora. Nadie puede recuperarla por ti: escríbela en papel y guárdala en un lugar seguro.',
    field: 'Frase de acceso',
    hint: 'Por lo menos {{count}} letras. Cuatro palabras son fáciles de recordar y difíciles de adivinar.',
    suggest: 'Sugerir cuatro palabras',
    written: 'Ya la escribí en papel',
    action: 'Cerrar con llave y empezar',
    tooShort: 'Muy corta: por lo menos {{count}} letras.',
    alreadyChosen: 'Ya se eligió una frase. Vuelve a cargar esta ventana.',
    notWritable: 'No se puede escribir en esta carpeta. Revisa el disco y vuelve a intentarlo.',
    notWritten: 'Primero escríbela y luego marca esta casilla.',
  },
  ask: {
    title: 'Hola de nuevo',
    lede: 'Escribe la frase de acceso de esta computadora.',
    field: 'Frase de acceso',
    show: 'Mostrar lo que escribo',
    action: 'Abrir',
    wrong: 'Esta frase no la abre. Revisa las mayúsculas y los espacios.',
  },
  lost: {
    title: 'Barnstorm se cerró',
    body: 'El programa detrás de esta ventana terminó. Vuelve a abrir Barnstorm; todo lo que guardaste está ahí.',
  },
  problem: {
    title: 'No se puede abrir tu trabajo',
    safe: 'No se cambió ni se borró nada. El archivo queda como está.',
    where: 'Está en {{folder}}',
    retry: 'Intentar otra vez',
    detail: 'Para informar del error',
    tag: {
      'wrong-key':
        'La llave de esta computadora no corresponde a esta base de datos. Puede ser una copia de otra computadora: pon junto a ella el archivo de llave que le pertenece.',
      'key-missing':
        'Aquí hay una base de datos, pero falta el archivo de llave que la abre. Vuelve a ponerlo a su lado, desde un respaldo o la computadora anterior.',
      'key-damaged': 'El archivo de llave está dañado. Pon en su lugar una copia sana.',
      'key-in-keychain':
        'La llave está en el llavero del sistema de la aplicación de escritorio. Abre Barnstorm como aplicación de escritorio.',
      'not-a-database':
        'El archivo existe, pero no es una base de datos de Barnstorm. Algo pudo sobrescribirlo. Un respaldo ayudará.',
      corrupt: 'La base de datos está dañada. Restaura el último respaldo.',
      'disk-full': 'El disco está lleno. Libera espacio y vuelve a intentarlo.',
      'read-only':
        'No se puede escribir en la carpeta. Revisa el disco o sus permisos y vuelve a intentarlo.',
      'database-missing':
        'La base de datos que estaba en esta carpeta ya no está. Vuelve a ponerla desde un respaldo; no se crea una vacía en su lugar.',
      'newer-version': 'Un Barnstorm más nuevo trabajó con esta base de datos. Instala aquí esa versión.',
      locked: 'Otro Barnstorm tiene abierta esta carpeta. Ciérralo y vuelve a intentarlo.',
      crashing: 'La parte que guarda tu trabajo se detuvo varias veces seguidas.',
      unknown: 'Algo inesperado lo impide.',
    },
  },
}
