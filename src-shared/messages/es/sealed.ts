import type { Translated } from '../catalogue'
import type { sealed as english } from '../en/sealed'

export const sealed: Translated<typeof english> = {
  lockBy: '¿Cómo se cierra?',
  byPassphrase: 'Con una frase clave',
  byPassphraseHint: 'Dila por teléfono; nunca la escribas en el correo que lleva el archivo.',
  byRecipient: 'Para una sola computadora',
  byRecipientHint: 'Pega la llave de esa computadora; así no hay que decir nada.',
  passphrase: 'Frase clave',
  suggest: 'Sugerir otra',
  tooShort: 'Al menos {{count}} letras, o cuatro palabras.',
  recipient: 'Llave de la otra computadora',
  mine: 'Llave de esta computadora',
  mineHint: 'Quien la tenga puede sellar un archivo que solo abre esta computadora.',
  copy: 'Copiar',
  copied: 'Copiada.',
  made: '{{name}} está hecho. Di la frase clave por teléfono.',
  madeForLaptop: '{{name}} está hecho. Solo lo abre esa computadora.',
  dropNow: 'Suelta para tomar este archivo',
  dropBody: 'Termina en .barnstorm. Entra completo, o no entra nada.',
  choose: 'Elegir un archivo',
  openPassphrase: 'Frase clave',
  openPassphraseHint: 'Las palabras que te dijeron. Déjalo vacío si el archivo es para esta computadora.',
  open: 'Abrirlo',
  other: 'Otro archivo',
  from: 'Lo hizo {{who}}, {{when}}',
}
