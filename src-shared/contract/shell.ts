import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { language } from '#shared/model/base'

/**
 * What a page may ask of the shell around the core: the state of the core, its key, and what only a shell can
 * do. It is served before there is an open database, in the same way by Electron and by the browser shell.
 */

/** Why there is no open database. Each tag has its own words on the screen; `detail` is for a bug report. */
export const startProblem = z.object({
  tag: z.enum([
    /** The key does not open the database. */
    'wrong-key',
    /** There is a database and no key file beside it. */
    'key-missing',
    /** The key file cannot be read or understood. */
    'key-damaged',
    /** The key is kept in a system keychain that this shell cannot ask. */
    'key-in-keychain',
    'not-a-database',
    'corrupt',
    'disk-full',
    'read-only',
    /** This data folder was in use, and its database is gone. */
    'database-missing',
    /** A newer Barnstorm has written this database. */
    'newer-version',
    /** Another running Barnstorm has this data folder open. */
    'locked',
    /** The core stopped several times in a row. */
    'crashing',
    'unknown',
  ]),
  detail: z.string(),
})
export type StartProblem = z.infer<typeof startProblem>

/** What keeps the database key: the keychain of the system, or a passphrase that somebody knows. */
export const keyKeeper = z.enum(['keychain', 'passphrase'])
export type KeyKeeper = z.infer<typeof keyKeeper>

/** How often the core has come back after a crash since the shell started: more than before means "tell the user". */
const restarts = z.number().int().nonnegative()

export const shellState = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('choose-passphrase') }),
  z.object({ phase: z.literal('ask-passphrase') }),
  z.object({ phase: z.literal('starting'), restarts }),
  z.object({ phase: z.literal('ready'), keyKeeper, restarts }),
  z.object({ phase: z.literal('problem'), problem: startProblem }),
])
export type ShellState = z.infer<typeof shellState>

/** Either one of the page's actions, or something that the window itself can do. */
const menuItem = z.union([
  z.object({
    id: z.string().min(1).max(80),
    label: z.string().min(1).max(120),
    /** Electron's notation, as `CmdOrCtrl+K`. It is shown; the page itself handles the key. */
    accelerator: z.string().max(40).optional(),
    enabled: z.boolean(),
  }),
  z.object({
    role: z.enum([
      'undo',
      'redo',
      'cut',
      'copy',
      'paste',
      'selectAll',
      'resetZoom',
      'zoomIn',
      'zoomOut',
      'togglefullscreen',
      'minimize',
      'close',
      'quit',
    ]),
    label: z.string().min(1).max(120),
  }),
])

/** The menu bar, made from the page's actions and in the page's language. */
export const menuModel = z.array(
  z.object({ label: z.string().min(1).max(60), items: z.array(menuItem).max(60) }),
)
export type MenuModel = z.infer<typeof menuModel>

const passphrase = z.string().max(1000)

export const shellContract = {
  about: oc.output(
    z.object({
      shell: z.enum(['electron', 'browser']),
      version: z.string(),
      dataDir: z.string(),
      platform: z.string(),
    }),
  ),
  state: oc.output(eventIterator(shellState)),
  /** Four words that nobody has used before, in the user's language, plain letters only. */
  suggestPassphrase: oc.input(z.object({ language })).output(z.object({ passphrase: z.string() })),
  /** Makes the key of a new data folder. */
  choosePassphrase: oc
    .input(z.object({ passphrase }))
    .output(z.void())
    .errors({ TOO_SHORT: {}, ALREADY_CHOSEN: {}, NOT_WRITABLE: {} }),
  unlock: oc.input(z.object({ passphrase })).output(z.void()).errors({ WRONG_PASSPHRASE: {} }),
  /** Tries again after a problem: the disk has room now, the other window is closed. */
  retry: oc.output(z.void()),
  menu: {
    /** Does nothing in the browser shell, whose window has no menu bar of its own. */
    set: oc.input(menuModel).output(z.void()),
    /** Ids of the actions picked in this page's window. */
    chosen: oc.output(eventIterator(z.string())),
  },
}
