import type { Translated } from '../catalogue'
import type { settings as english } from '../en/settings'

export const settings: Translated<typeof english> = {
  title: 'Ajustes',
  you: {
    title: 'Tú',
    name: 'Tu nombre',
    nameHint: 'Los demás lo ven junto a lo que hiciste.',
    roles: 'Lo que haces',
    rolesHint: 'Marca todo lo que hagas. A la izquierda verás las pantallas que necesitas.',
    mainRole: 'Barnstorm abre para',
    language: 'Idioma',
    saved: 'Guardado.',
    oneRole: 'Marca por lo menos una.',
  },
  role: {
    organizer: 'Organización: conduce reuniones',
    host: 'Anfitrión o anfitriona: recibe gente',
    'data-entry': 'Captura: pasa los formularios',
    support: 'Apoyo: llama a anfitriones e invitados',
    moderator: 'Moderación: revisa eventos',
    admin: 'Cuida el servidor',
  },
  roleShort: {
    organizer: 'Organización',
    host: 'Anfitrión o anfitriona',
    'data-entry': 'Captura',
    support: 'Apoyo',
    moderator: 'Moderación',
    admin: 'Servidor',
  },
  look: {
    title: 'Aspecto',
    theme: 'Brillo',
    light: 'Claro',
    dark: 'Oscuro',
    auto: 'Como la computadora',
  },
  data: {
    title: 'Tus datos',
    encrypted:
      'La base de datos de esta computadora está cifrada. Solo esta aplicación, con su llave, puede abrirla.',
    folder: 'Carpeta',
    version: 'Versión',
    documents: 'Registros',
    zone: 'Zona horaria de esta computadora',
    keeper: 'La llave la guarda',
    keychain: 'el llavero de este sistema',
    passphrase: 'tu frase de acceso',
    backupBody:
      'Una copia revisada de todo, cifrada con la misma llave. Llévala en una memoria USB, junto con el archivo de llave o la frase.',
    backedUp: 'La copia está escrita y revisada: {{size}}',
  },
  demo: {
    title: 'Esta es la demostración',
    body: 'Todas las personas, los teléfonos y los eventos son inventados. Prueba lo que quieras: nunca se envía a ningún lado. Para empezar con lo tuyo, abre Barnstorm con otra carpeta de datos:',
    command: 'npm start -- --data-dir mi-grupo',
  },
  action: { backup: 'Hacer un respaldo', save: 'Guardar los ajustes' },
}
