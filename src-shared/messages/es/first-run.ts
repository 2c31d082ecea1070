import type { Translated } from '../catalogue'
import type { firstRun as english } from '../en/first-run'

export const firstRun: Translated<typeof english> = {
  title: 'De una sala llena de gente a eventos que suceden.',
  lede: 'Barnstorm conduce tu reunión, anota a quienes serán anfitriones y llena sus eventos. Funciona sin internet; todo lo que escribes se queda en esta computadora hasta que decidas enviarlo.',
  language: 'Idioma',
  name: 'Tu nombre',
  nameHint: 'Para que los demás sepan quién hizo qué.',
  role: '¿Qué haces?',
  roles: {
    organizer: {
      name: 'Conduzco la reunión',
      what: 'El programa, la petición, el llamado, los números en vivo',
    },
    host: { name: 'Recibo un evento', what: 'Quién viene, a quién llamar, qué pasó' },
    'data-entry': { name: 'Paso los formularios', what: 'Entra papel, salen filas, nada se pierde' },
    moderator: { name: 'Reviso eventos', what: 'Una fila: aprobar o pedir cambios' },
    support: {
      name: 'Apoyo a anfitriones e invitados',
      what: 'Llamar, recordar, llenar eventos con poca gente',
    },
    admin: { name: 'Cuido el servidor', what: 'Invitaciones, cuentas, respaldos' },
  },
  start: '¿Cómo quieres empezar?',
  demo: 'Abrir la demostración',
  demoWhat: 'Una reunión inventada con 175 personas y 19 anfitriones, para probarlo todo.',
  own: 'Empezar con lo mío',
  ownWhat: 'Un espacio vacío para tu grupo.',
}
